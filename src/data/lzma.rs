//! Decodes raw LZMA (Igor Pavlov's specification, lc = 2, lp = 0, pb = 0), which `build.rs` writes.
//!
//! A range decoder reads bits, each by a probability that adapts to what was read; the bits are those of literals,
//! and of matches: how far back to copy from, and how many bytes.

/// Probabilities are of 11 bits; a bit moves one by a 32nd of what it is wrong by.
const ONE: u16 = 1 << 11;
const RATE: u16 = 5;

/// States: what the last symbols were. Those below [`AFTER_MATCH`] end with a literal.
const STATES: usize = 12;
const AFTER_MATCH: usize = 7;

// Where the probabilities of each kind begin.
const IS_MATCH: usize = 0;
const IS_REPEAT: usize = IS_MATCH + STATES;
const IS_REPEAT_LATER: usize = IS_REPEAT + STATES; // and twice more, for the second and third distance before
const IS_REPEAT_LONG: usize = IS_REPEAT_LATER + 3 * STATES;
const SLOT: usize = IS_REPEAT_LONG + STATES;
const DISTANCE: usize = SLOT + 4 * 64;
const ALIGN: usize = DISTANCE + 128;
const LENGTH: usize = ALIGN + 16;
const REPEAT_LENGTH: usize = LENGTH + LENGTH_SIZE;
const LITERAL: usize = REPEAT_LENGTH + LENGTH_SIZE;
const ALL: usize = LITERAL + (LITERAL_SIZE << LITERAL_BITS);

/// Of a length: two choices, then a tree of 8 lengths, another of 8, and one of 256.
const LENGTH_SIZE: usize = 2 + 8 + 8 + 256;
/// Of a literal: a tree of 256, and one for each bit that a literal after a match can be compared with.
const LITERAL_SIZE: usize = 0x300;
/// Bits of the byte before a literal that choose its tree.
const LITERAL_BITS: usize = 2;

struct Decoder<'p> {
    packed: std::slice::Iter<'p, u8>,
    range: u32,
    code: u32,
    /// How likely each bit is 0.
    odds: Vec<u16>,
}

/// The `size` bytes that `packed` stands for; fewer if it is broken.
pub(crate) fn decode(packed: &[u8], size: usize) -> Vec<u8> {
    let odds = vec![ONE / 2; ALL];
    let mut decoder = Decoder { packed: packed.iter(), range: u32::MAX, code: 0, odds };
    for _ in 0..5 {
        decoder.code = decoder.code << 8 | decoder.byte();
    }
    let mut text = Vec::with_capacity(size);
    let (mut state, mut distances) = (0usize, [0; 4]);
    while text.len() < size {
        if decoder.bit(IS_MATCH + state) == 0 {
            let copied = (state >= AFTER_MATCH).then(|| back(&text, distances[0]));
            let literal = decoder.literal(back(&text, 0), copied);
            text.push(literal);
            // No table: this unpacks all tables of the engine (src/tables.rs).
            state -= if state < 10 { state.min(3) } else { 6 };
            continue;
        }
        let after_literal = state < AFTER_MATCH;
        let length = if decoder.bit(IS_REPEAT + state) == 0 {
            let length = decoder.length(LENGTH);
            distances = [decoder.distance(length), distances[0], distances[1], distances[2]];
            state = if after_literal { 7 } else { 10 };
            length
        } else {
            let which = decoder.repeated(state);
            if which == 0 && decoder.bit(IS_REPEAT_LONG + state) == 0 {
                state = if after_literal { 9 } else { 11 };
                1
            } else {
                distances[..=which].rotate_right(1);
                state = if after_literal { 8 } else { 11 };
                decoder.length(REPEAT_LENGTH)
            }
        };
        copy(&mut text, distances[0], length);
    }
    text
}

/// The byte that stands `distance` before the last one.
fn back(text: &[u8], distance: usize) -> u8 {
    text.len().checked_sub(distance + 1).map_or(0, |at| text[at])
}

/// Adds `length` bytes that stand `distance` before the last one, and may be among those added.
fn copy(text: &mut Vec<u8>, distance: usize, mut length: usize) {
    let Some(start) = text.len().checked_sub(distance + 1) else {
        text.resize(text.len() + length, 0); // broken
        return;
    };
    while length > 0 {
        let known = length.min(text.len() - start);
        text.extend_from_within(start..start + known);
        length -= known;
    }
}

impl Decoder<'_> {
    fn byte(&mut self) -> u32 {
        self.packed.next().map_or(0, |&byte| byte.into())
    }

    fn bit(&mut self, place: usize) -> usize {
        let odds = &mut self.odds[place];
        let bound = (self.range >> 11) * u32::from(*odds);
        let bit = usize::from(self.code >= bound);
        if bit == 0 {
            self.range = bound;
            *odds += (ONE - *odds) >> RATE;
        } else {
            self.range -= bound;
            self.code -= bound;
            *odds -= *odds >> RATE;
        }
        self.refill();
        bit
    }

    fn refill(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | self.byte();
        }
    }

    /// A number of so many bits, the highest first, each by those before it.
    fn tree(&mut self, place: usize, bits: usize) -> usize {
        self.walk(place, 1, 1 << bits) - (1 << bits)
    }

    /// Goes down a tree from `node` to one of the nodes from `leaves` on. Most bits are read here, so what [`Self::bit`]
    /// does is written out once more, with the state in variables: it is twice as fast.
    fn walk(&mut self, place: usize, mut node: usize, leaves: usize) -> usize {
        let (mut range, mut code) = (self.range, self.code);
        while node < leaves {
            let odds = &mut self.odds[place + node];
            let bound = (range >> 11) * u32::from(*odds);
            node <<= 1;
            if code < bound {
                range = bound;
                *odds += (ONE - *odds) >> RATE;
            } else {
                range -= bound;
                code -= bound;
                *odds -= *odds >> RATE;
                node |= 1;
            }
            if range < 1 << 24 {
                range <<= 8;
                code = code << 8 | self.byte();
            }
        }
        (self.range, self.code) = (range, code);
        node
    }

    /// The same with the lowest bit first.
    fn reverse_tree(&mut self, place: usize, bits: usize) -> usize {
        let (mut node, mut number) = (1, 0);
        for at in 0..bits {
            let bit = self.bit(place + node);
            node = node << 1 | bit;
            number |= bit << at;
        }
        number
    }

    /// A number whose bits are all as likely.
    fn direct(&mut self, bits: usize) -> usize {
        let mut number = 0;
        for _ in 0..bits {
            self.range >>= 1;
            let bit = self.code >= self.range;
            if bit {
                self.code -= self.range;
            }
            self.refill();
            number = number << 1 | usize::from(bit);
        }
        number
    }

    /// A byte, by the one before it; after a match also by the one that `copied` expects.
    fn literal(&mut self, before: u8, copied: Option<u8>) -> u8 {
        let tree = LITERAL + LITERAL_SIZE * usize::from(before >> (8 - LITERAL_BITS));
        let mut node = 1;
        let mut expected = copied.map(usize::from);
        while let Some(byte) = expected.filter(|_| node < 0x100) {
            let first = byte >> 7 & 1;
            let bit = self.bit(tree + ((1 + first) << 8) + node);
            node = node << 1 | bit;
            expected = (first == bit).then_some(byte << 1);
        }
        self.walk(tree, node, 0x100) as u8
    }

    /// Which of the last four distances is taken again.
    fn repeated(&mut self, state: usize) -> usize {
        (0..3).find(|which| self.bit(IS_REPEAT_LATER + which * STATES + state) == 0).unwrap_or(3)
    }

    fn length(&mut self, place: usize) -> usize {
        if self.bit(place) == 0 {
            2 + self.tree(place + 2, 3)
        } else if self.bit(place + 1) == 0 {
            10 + self.tree(place + 10, 3)
        } else {
            18 + self.tree(place + 18, 8)
        }
    }

    /// How far back a match of so many bytes stands, less one.
    fn distance(&mut self, length: usize) -> usize {
        let slot = self.tree(SLOT + 64 * (length - 2).min(3), 6);
        if slot < 4 {
            return slot;
        }
        let bits = (slot >> 1) - 1;
        let start = (2 | slot & 1) << bits;
        if slot < 14 {
            start + self.reverse_tree(DISTANCE + start - slot, bits)
        } else {
            let high = self.direct(bits - 4) << 4;
            start + high + self.reverse_tree(ALIGN, 4)
        }
    }
}
