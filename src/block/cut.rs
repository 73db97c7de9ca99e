//! Boilerplate that shares a paragraph with the telling: datelines in front, promotions and initials behind.

use super::boilerplate::{line_kind, LONGEST_LINE};
use super::phrase::Phrases;
use super::{dateline, initials, shape, Block, BlockKind, Boilerplate};
use crate::language::Language;
use crate::span::{find, Span};

/// Cuts paragraphs where boilerplate begins or ends inside them; the parts keep the paragraph's number.
pub(super) fn cut(text: &str, blocks: Vec<Block>, language: &Language) -> Vec<Block> {
    let is_told = |b: &Block| b.boilerplate.is_none();
    let first = blocks.iter().position(|b| is_told(b) && dateline::may_open(b));
    let last = blocks.iter().rposition(is_told);
    let mut parts = Parts { text, blocks: Vec::with_capacity(blocks.len()) };
    for (at, block) in blocks.into_iter().enumerate() {
        if block.boilerplate.is_none() {
            let place = Place { opens: Some(at) == first, closes: Some(at) == last };
            cut_block(&mut parts, block, place, language);
        } else {
            parts.push(block, block.span.start, block.span.end, block.boilerplate);
        }
    }
    parts.blocks
}

/// Where a block stands among those that tell.
struct Place {
    opens: bool,
    closes: bool,
}

struct Parts<'t> {
    text: &'t str,
    blocks: Vec<Block>,
}

impl Parts<'_> {
    /// Adds the part of `block` from `start` to `end`, unless it is blank.
    fn push(&mut self, block: Block, start: usize, end: usize, boilerplate: Option<Boilerplate>) {
        let span = Span::new(start, end).trim(self.text);
        // A heading names what follows; boilerplate names nothing.
        let names_nothing = boilerplate.is_some() && block.kind == BlockKind::Heading;
        let kind = if names_nothing { BlockKind::Paragraph } else { block.kind };
        if !span.is_empty() {
            self.blocks.push(Block { span, kind, boilerplate, ..block });
        }
    }
}

fn cut_block(parts: &mut Parts, block: Block, place: Place, language: &Language) {
    let Span { mut start, mut end } = block.span;
    let line = block.span.of(parts.text);
    if let Some(len) = dateline::len(line, place.opens, language) {
        parts.push(block, start, start + len, Some(Boilerplate::Dateline));
        start += len;
    }
    let tail = initials::start(Span::new(start, end).of(parts.text), place.closes);
    let stop = end;
    if let Some(tail) = tail {
        end = start + tail;
    }
    cut_asides(parts, block, Span::new(start, end), language.phrases());
    parts.push(block, end, stop, Some(Boilerplate::Initials));
}

/// Cuts out sentences like "Simak juga video …: [Gambas:Video]" and "(Baca juga: …)".
fn cut_asides(parts: &mut Parts, block: Block, span: Span, phrases: &Phrases) {
    let mut start = span.start;
    let text = parts.text;
    let mut from = span.start;
    while let Some(at) = next_sentence(text, from, span.end) {
        from = at;
        if let Some((len, kind)) = aside(Span::new(at, span.end).of(text), phrases) {
            parts.push(block, start, at, None);
            parts.push(block, at, at + len, Some(kind));
            start = at + len;
            from = start;
        }
    }
    parts.push(block, start, span.end, None);
}

/// Where the next sentence may begin, behind `from`: after a full stop or a closing mark and blanks.
fn next_sentence(text: &str, from: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at + 1 < end {
        let closes = matches!(bytes[at], b'.' | b'!' | b'?' | b'"' | b')' | b']' | 0x9D);
        at += 1;
        if closes && bytes[at] == b' ' {
            while at < end && bytes[at] == b' ' {
                at += 1;
            }
            return (at < end).then_some(at);
        }
    }
    None
}

/// The length and kind of the boilerplate that `rest` opens with; none where it goes on as text.
///
/// In brackets any kind may stand anywhere; without them a promotion must run to the end.
fn aside(rest: &str, phrases: &Phrases) -> Option<(usize, Boilerplate)> {
    let close = match rest.as_bytes().first() {
        Some(b'[') => b']',
        Some(b'(') => b')',
        Some(b'A'..=b'Z') if rest.len() <= LONGEST_LINE => return promotion(rest, phrases),
        _ => return None,
    };
    let end = rest.bytes().take(LONGEST_LINE).position(|b| b == close)?;
    let piece = &rest[..=end];
    let named = piece.contains(char::is_alphabetic); // "(12/3/2024)" belongs to its sentence
    let kind = line_kind(piece, phrases).filter(|_| named)?;
    (!shape::has_inner_stop(piece)).then_some((piece.len(), kind))
}

/// "Simak juga video …: [Gambas:Video]": a mark or the word "video" shows that a title follows, a colon that a name does.
fn promotion(rest: &str, phrases: &Phrases) -> Option<(usize, Boilerplate)> {
    let is_sign = |b: u8| matches!(b, b':' | b'"' | b'\'' | b'[');
    const LONGEST_LABEL: usize = 24;
    let titled = rest.bytes().any(is_sign) || find(rest, "ideo").is_some();
    if !titled || shape::has_inner_stop(rest) {
        return None;
    }
    let kind = line_kind(rest, phrases)?;
    let takes = match kind {
        Boilerplate::Related => true,
        Boilerplate::Credit | Boilerplate::Byline => {
            let letters = |label: &str| label.chars().all(|c| c.is_alphabetic() || c == ' ');
            rest.find(':').is_some_and(|at| at <= LONGEST_LABEL && letters(&rest[..at]))
        }
        _ => false,
    };
    takes.then_some((rest.len(), kind))
}
