//! Paragraphs from any line style: one a line, blank lines between, hard-wrapped lines.

use super::shape;
use crate::span::{has_words, is_blank, Span};
use crate::token;

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
    // Where there are no capitals, a small letter may begin a sentence.
    let cased = text.chars().any(char::is_uppercase) || text.chars().any(token::is_unspaced);
    let mut paragraphs: Vec<Span> = Vec::with_capacity(lines.len());
    let mut above: Option<Span> = None;
    for line in &lines {
        let joined = match (&wrap, above) {
            (Some(wrap), Some(above)) if !line.after_blank => wrap.joins(text, above, line.span),
            (None, Some(above)) if cased && !line.after_blank => is_torn(text, above, line.span),
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

    /// Fewer lines that are not quite full may be lines of a list.
    const FEWEST_RAGGED: usize = 4;

    /// A text is hard-wrapped if nearly every line is so full that the next word had hardly room, and many go on below
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
        let (mut pairs, mut full, mut nearly, mut open) = (0usize, 0usize, 0usize, 0usize);
        let mut short = 0usize;
        for (above, line) in lines.iter().zip(lines.iter().skip(1)) {
            if line.after_blank || shape::starts_block(line.span.of(text)) {
                continue;
            }
            // The lines of a signature tell nothing of the others.
            if above.span.of(text).chars().count() * 3 < width {
                short += 1;
                continue;
            }
            pairs += 1;
            let is_nearly = wrap.is_full(text, above.span, line.span, wrap.width / RAGGED);
            full += usize::from(wrap.is_full(text, above.span, line.span, 0));
            nearly += usize::from(is_nearly);
            open += usize::from(is_nearly && goes_on(above.span.of(text), line.span.of(text)));
        }
        let most = |count: usize| count > 0 && count * 4 >= pairs * 3;
        let wrapped = Self::WIDTHS.contains(&width)
            && short <= pairs
            && (most(full) && open * 2 >= pairs
                || most(nearly) && open * 2 > pairs && pairs >= Self::FEWEST_RAGGED);
        wrapped.then_some(wrap)
    }

    /// Whether the first word of `next` had no room left on `line`, or would have left less than `spare` of it.
    fn is_full(&self, text: &str, line: Span, next: Span, spare: usize) -> bool {
        const LONGEST_WORD: usize = 24;
        let next = unquoted(next.of(text));
        let word = next.chars().take(LONGEST_WORD).take_while(|&c| !is_blank(c)).count();
        line.of(text).chars().count() + 1 + word + spare > self.width
    }

    fn joins(&self, text: &str, line: Span, next: Span) -> bool {
        let (above, below) = (line.of(text), next.of(text));
        if shape::starts_block(below) || shape::is_sure_heading(above) {
            return false;
        }
        let spare = if shape::ends_sentence(above) { 0 } else { self.width / RAGGED };
        self.is_full(text, line, next, spare) || goes_on(above, below)
    }
}

/// Letters differ in width: a line copied from a page may be shorter by this part of the longest.
const RAGGED: usize = 6;

/// Whether a line break strayed into a sentence of a text that is not hard-wrapped: a blank stands before it, or a comma,
/// or the two lines read as one sentence.
fn is_torn(text: &str, line: Span, next: Span) -> bool {
    const FEWEST_WORDS: usize = 3;
    const JAPANESE: &[char] = &['の', 'を', 'が', 'に'];
    let (above, below) = (line.of(text), next.of(text));
    if above.ends_with(JAPANESE) {
        return below.starts_with(token::is_unspaced);
    }
    let open = !shape::ends_sentence(above);
    let spaced = text[line.end..].starts_with(' ') && open;
    let one = || {
        let title = !above.starts_with(char::is_uppercase) || shape::is_title_case(above);
        open && !title && below.ends_with('.') && shape::is_running(below)
    };
    below.starts_with(char::is_lowercase)
        && (spaced || above.ends_with(',') || one())
        && has_words(above, FEWEST_WORDS)
        && !shape::starts_block(above)
        && !shape::starts_block(below)
        && !shape::is_sure_heading(above)
}

/// Whether `line` ends in the middle of a sentence and `next` does not open with a capital.
fn goes_on(line: &str, next: &str) -> bool {
    !shape::ends_sentence(line) && !unquoted(next).starts_with(char::is_uppercase)
}

/// A line of a quoted mail without its "> ".
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(&['>', ' '][..])
}
