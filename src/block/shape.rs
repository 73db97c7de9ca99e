//! What a block is by its shape: heading, list item, block quotation.

use super::word::is_shouted;
use super::{Block, BlockKind};

/// Names the shape of each block.
pub(super) fn mark(text: &str, blocks: &mut [Block]) {
    let mut below_runs = false; // whether the next block that is telling is running text
    for block in blocks.iter_mut().rev() {
        let line = block.span.of(text);
        block.kind = kind(line, below_runs);
        if block.boilerplate.is_none() {
            // A heading above a heading is one too, if text follows at last.
            below_runs = block.kind == BlockKind::Heading || is_running(line);
        }
    }
}

fn kind(line: &str, below_runs: bool) -> BlockKind {
    if is_quote(line) {
        BlockKind::Quote
    } else if is_markdown_heading(line) || (below_runs && is_title_line(line)) {
        BlockKind::Heading
    } else if is_item(line) {
        BlockKind::Item
    } else {
        BlockKind::Paragraph
    }
}

/// Whether a line opens a block of its own, whatever stands above it.
pub(super) fn starts_block(line: &str) -> bool {
    is_item(line) || is_markdown_heading(line)
}

/// A line that is a heading whatever stands below it: Markdown, or capitals without a full stop.
pub(super) fn is_sure_heading(line: &str) -> bool {
    is_markdown_heading(line) || (is_shouted(line) && is_title_line(line))
}

/// A line that can be a title: short, opens with a capital, ends without a full stop.
pub(super) fn is_title_line(line: &str) -> bool {
    const LONGEST: usize = 160;
    const MOST_WORDS: usize = 22;
    if line.len() > LONGEST || (ends_sentence(line) && !is_question_of_title(line)) {
        return false;
    }
    let open = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let capital = open.starts_with(|c: char| !c.is_lowercase());
    capital && !is_item_text(line) && line.split_whitespace().count() <= MOST_WORDS
}

/// "APA ITU PAJAK?": in capitals a question is a heading too.
fn is_question_of_title(line: &str) -> bool {
    line.ends_with(['?', '!']) && is_shouted(line)
}

/// Whether `line` ends as sentences do, or leads on to what follows (":", ",", ";").
pub(super) fn ends_sentence(line: &str) -> bool {
    const CLOSING: [char; 10] = ['"', '”', '\'', '’', '»', ')', ']', '*', '“', '‘'];
    const FINAL: [char; 14] =
        ['.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '؟', '।', '։', '።'];
    let ends = |text: &str| text.trim_end_matches(CLOSING).ends_with(FINAL);
    // "… on Monday. (abc/def)"
    let before_bracket = line
        .ends_with([')', ']'])
        .then(|| line.rfind(['(', '[']).map(|open| line[..open].trim_end()))
        .flatten();
    ends(line) || before_bracket.is_some_and(ends)
}

/// Text that tells: it ends as a sentence does, or it is long.
fn is_running(line: &str) -> bool {
    const LONG: usize = 160;
    line.len() > LONG || (ends_sentence(line) && line.split_whitespace().nth(3).is_some())
}

fn is_markdown_heading(line: &str) -> bool {
    let level = line.len() - line.trim_start_matches('#').len();
    (1..=6).contains(&level) && line.len() <= 300 && line[level..].starts_with(' ')
}

fn is_quote(line: &str) -> bool {
    line.strip_prefix('>')
        .is_some_and(|rest| rest.starts_with([' ', '>']) || rest.starts_with(char::is_alphanumeric))
}

/// A list item with text behind its mark.
fn is_item(line: &str) -> bool {
    is_item_text(line)
}

/// "- x", "• x", "1. x", "2) x", "(3) x", "a. x", "b) x".
fn is_item_text(line: &str) -> bool {
    let Some(rest) = after_mark(line) else { return false };
    rest.starts_with(char::is_whitespace) && rest.contains(char::is_alphanumeric)
}

/// What stands behind the mark of a list item.
fn after_mark(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(['•', '●', '▪', '◦', '‣', '·', '■']) {
        // These marks open nothing else, so a missing space does no harm.
        return Some(if rest.starts_with(char::is_alphanumeric) { " x" } else { rest });
    }
    if let Some(rest) = line.strip_prefix(['-', '*', '–', '+']) {
        return Some(rest);
    }
    let (open, inner) = match line.strip_prefix('(') {
        Some(inner) => (true, inner),
        None => (false, line),
    };
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let letters = usize::from(inner.starts_with(|c: char| c.is_ascii_lowercase()));
    let width = if digits > 0 { digits } else { letters };
    let early = digits > 0 || inner.starts_with(|c: char| matches!(c, 'a'..='h'));
    let rest = &inner[width..];
    match (open, width) {
        (_, 1..=3) => match rest.strip_prefix(')') {
            Some(rest) => Some(rest),
            None if open || !early => None,
            None => rest.strip_prefix('.'),
        },
        _ => None,
    }
}
