//! A place in the source.

use serde::Serialize;

/// A range of the source text: bytes inside the core, UTF-16 code units once
/// [`Analysis::to_utf16`](crate::Analysis::to_utf16) has been called. The end is exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// Offset of the first unit.
    pub start: usize,
    /// Offset after the last unit.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`, end exclusive.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span ends before it starts: {start}..{end}");
        Span { start, end }
    }

    /// Length in units.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The piece of `text` it covers; its offsets must be bytes.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Whether `other` lies within it.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same span without white space (and invisible characters) at its ends.
    pub fn trim(self, text: &str) -> Span {
        let piece = self.of(text);
        let left = piece.trim_start_matches(is_blank);
        let start = self.end - left.len();
        Span::new(start, start + left.trim_end_matches(is_blank).len())
    }
}

/// White space, control characters and invisible marks that carry no text of their own.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

// What is searched for by marks, `&[',', '.'][..]` or `is_digit`: each array's length and each closure is a type of its own, for
// which the standard library's search would be compiled anew.

/// A digit of ASCII.
pub(crate) fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// A letter of ASCII.
pub(crate) fn is_latin_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// All but small letters.
pub(crate) fn is_not_small(c: char) -> bool {
    !c.is_lowercase()
}

/// Neither letter nor digit of any script.
pub(crate) fn is_no_word(c: char) -> bool {
    !c.is_alphanumeric()
}

/// The pieces with `between` between them.
pub(crate) fn join(pieces: &mut dyn Iterator<Item = &str>, between: &str) -> String {
    let mut whole = String::new();
    for piece in pieces {
        if !whole.is_empty() {
            whole.push_str(between);
        }
        whole.push_str(piece);
    }
    whole
}

/// `text` on one line: one space for all blanks between two words.
pub(crate) fn one_line(text: &str) -> String {
    join(&mut text.split_whitespace(), " ")
}

/// Whether `text` has so many words at least, parted by blanks of ASCII.
pub(crate) fn has_words(text: &str, count: usize) -> bool {
    let words = text.as_bytes().split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    words.take(count).count() == count
}

/// Where `needle`, which is short, first stands in `text`. The standard library's search is quick for long ones, and 2 kB.
#[inline(never)]
pub(crate) fn find(text: &str, needle: &str) -> Option<usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let first = needle.first()?;
    text.windows(needle.len()).position(|piece| piece[0] == *first && piece == needle)
}

/// The pieces of `text` between the bytes that part it, which are ASCII. By bytes, as pieces are short: the standard library's
/// search for where one ends pays for long ones.
pub(crate) fn pieces(text: &str, parts: impl Fn(u8) -> bool) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let all = rest?;
        let end = all.bytes().position(&parts);
        rest = end.map(|end| &all[end + 1..]);
        Some(&all[..end.unwrap_or(all.len())])
    })
}

/// How many letters, digits and blanks of ASCII `text` begins with; none where it holds nothing else. A scan for marks skips
/// them as bytes: that is several times as fast as character by character.
pub(crate) fn plain_len(text: &str) -> Option<usize> {
    text.bytes().position(|b| !(b.is_ascii_alphanumeric() || b == b' '))
}

/// The characters of `text` that are no letter, digit or blank of ASCII, and where each stands.
pub(crate) fn marks(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut next = 0;
    std::iter::from_fn(move || {
        let at = next + plain_len(&text[next..])?;
        let mark = text[at..].chars().next()?;
        next = at + mark.len_utf8();
        Some((at, mark))
    })
}
