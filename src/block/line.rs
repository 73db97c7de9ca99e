//! Paragraphs from any line style: one a line, blank lines between, hard-wrapped lines.

use super::shape;
use crate::span::{is_blank, Span};

/// One line that holds something.
struct Line {
    span: Span,
    /// Whether a blank line stands above it.
    after_blank: bool,
}

/// The paragraphs of `text`, trimmed, none empty.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let wrap = Wrap::detect(text, &lines);
    let mut paragraphs: Vec<Span> = Vec::with_capacity(lines.len());
    let mut above: Option<Span> = None;
    for line in &lines {
        let joined = match (&wrap, above) {
            (Some(wrap), Some(above)) if !line.after_blank => wrap.joins(text, above, line.span),
            _ => false,
        };
        match paragraphs.last_mut() {
            Some(last) if joined => last.end = line.span.end,
            _ => paragraphs.push(line.span),
        }
        above = Some(line.span);
    }
    paragraphs
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut blank, mut after_cr) = (0, false, false);
    let mut push = |start: usize, end: usize, blank: &mut bool, crlf: bool| {
        let span = Span::new(start, end).trim(text);
        if !span.is_empty() {
            lines.push(Line { span, after_blank: std::mem::take(blank) });
        } else if !crlf {
            *blank = true;
        }
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let width = break_width(bytes, at);
        if width == 0 {
            at += 1;
            continue;
        }
        let crlf = after_cr && start == at && bytes[at] == b'\n';
        push(start, at, &mut blank, crlf);
        after_cr = bytes[at] == b'\r';
        at += width;
        start = at;
    }
    push(start, text.len(), &mut blank, false);
    lines
}

/// Bytes of the line break that starts at `at`; 0 where none does.
fn break_width(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        b'\n' | b'\r' | 0x0B | 0x0C => 1,
        0xC2 if bytes.get(at + 1) == Some(&0x85) => 2, // next line
        // Line and paragraph separator.
        0xE2 if bytes.get(at + 1) == Some(&0x80)
            && matches!(bytes.get(at + 2), Some(0xA8 | 0xA9)) =>
        {
            3
        }
        _ => 0,
    }
}

/// A text whose lines were broken at a width.
struct Wrap {
    width: usize,
}

impl Wrap {
    /// Widths that mail programs, terminals and PDF columns break at. A longer line is a paragraph of its own.
    const WIDTHS: std::ops::RangeInclusive<usize> = 40..=130;

    /// A text is hard-wrapped if nearly every line is so full that the next word had no room, and most go on below
    /// without a full stop.
    fn detect(text: &str, lines: &[Line]) -> Option<Wrap> {
        let mut width = 0;
        for line in lines {
            let piece = line.span.of(text);
            // A long address fits no line.
            if piece.len() > *Self::WIDTHS.end() && piece.contains(' ') {
                let chars = piece.chars().take(*Self::WIDTHS.end() + 1).count();
                width = width.max(chars);
            } else if piece.contains(' ') {
                width = width.max(piece.chars().count());
            }
            if width > *Self::WIDTHS.end() {
                return None;
            }
        }
        let wrap = Wrap { width };
        let (mut pairs, mut full, mut open) = (0usize, 0usize, 0usize);
        for (above, line) in lines.iter().zip(lines.iter().skip(1)) {
            if line.after_blank || shape::starts_block(line.span.of(text)) {
                continue;
            }
            pairs += 1;
            let is_full = wrap.is_full(text, above.span, line.span);
            full += usize::from(is_full);
            open += usize::from(is_full && goes_on(above.span.of(text), line.span.of(text)));
        }
        let wrapped =
            Self::WIDTHS.contains(&width) && pairs > 0 && full * 4 >= pairs * 3 && open * 2 > pairs;
        wrapped.then_some(wrap)
    }

    /// Whether the first word of `next` had no room left on `line`.
    fn is_full(&self, text: &str, line: Span, next: Span) -> bool {
        const LONGEST_WORD: usize = 24;
        let word = next.of(text).chars().take(LONGEST_WORD).take_while(|&c| !is_blank(c)).count();
        line.of(text).chars().count() + 1 + word > self.width
    }

    fn joins(&self, text: &str, line: Span, next: Span) -> bool {
        if shape::starts_block(next.of(text)) || shape::is_sure_heading(line.of(text)) {
            return false;
        }
        self.is_full(text, line, next) || goes_on(line.of(text), next.of(text))
    }
}

/// Whether `line` ends in the middle of a sentence and `next` does not open with a capital.
fn goes_on(line: &str, next: &str) -> bool {
    !shape::ends_sentence(line) && next.chars().next().is_some_and(|c| !c.is_uppercase())
}
