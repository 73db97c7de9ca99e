//! What a block is by its shape: heading, list item, block quotation.

use super::word::is_shouted;
use super::{Block, BlockKind};
use crate::language::Language;
use crate::span::{find, has_words, is_digit, is_no_word, is_not_small, marks};
use crate::token::lower;

/// Names the shape of each block.
pub(super) fn mark(text: &str, blocks: &mut [Block]) {
    let first = blocks.iter().position(|b| b.boilerplate.is_none());
    let top = top_of_page(text, blocks);
    let mut below_runs = false; // whether the next block that is telling is running text
    for (at, block) in blocks.iter_mut().enumerate().rev() {
        let line = block.span.of(text);
        let above = at < top;
        let title = above || Some(at) == first;
        let names = if title { is_title_line(line) } else { is_subheading(line) };
        block.kind = kind(line, (above || below_runs) && names);
        if block.boilerplate.is_none() {
            // A heading above a heading is one too, if text follows at last.
            below_runs = block.kind == BlockKind::Heading || is_running(line);
        }
    }
    mark_announced_rows(text, blocks);
    mark_repeated_title(text, blocks);
}

/// "The new board:", and below it "Chair: Ana Lund", "Treasurer: Ben Ode": rows, and no headings.
fn mark_announced_rows(text: &str, blocks: &mut [Block]) {
    let mut announced = false;
    for block in blocks.iter_mut().filter(|b| b.boilerplate.is_none()) {
        let line = block.span.of(text);
        let row = announced && line.split_once(": ").is_some_and(|(_, value)| !value.is_empty());
        if row && block.kind == BlockKind::Heading {
            block.kind = BlockKind::Item;
        }
        announced = row || line.ends_with(':') && has_words(line, 3);
    }
}

/// How many blocks stand above the first that runs, where nearly all that follows runs: titles, who wrote it, what a picture shows,
/// each without a full stop.
fn top_of_page(text: &str, blocks: &[Block]) -> usize {
    const FEWEST: usize = 3;
    let runs = |b: &&Block| is_running(b.span.of(text));
    let told = |b: &&Block| b.boilerplate.is_none();
    let Some(top) = blocks.iter().position(|b| told(&b) && runs(&b)) else { return 0 };
    let below = || blocks[top..].iter().filter(told);
    let running = below().filter(runs).count();
    if running >= FEWEST && running * 4 >= below().count() * 3 {
        top
    } else {
        0
    }
}

/// "Terms of the deal.": some papers close their subheadings with a full stop. Two of them at least stand in the text,
/// each of a few words between paragraphs, and none opens as sentences do ("It worked.").
pub(super) fn mark_stopped_titles(text: &str, blocks: &mut [Block], language: &Language) {
    const FEWEST: usize = 2;
    const MOST_WORDS: usize = 4;
    const LONG: usize = 10;
    let told = |b: &Block| b.kind == BlockKind::Paragraph && b.boilerplate.is_none();
    let is_long = |b: &Block| told(b) && has_words(b.span.of(text), LONG);
    let is_title = |b: &Block| {
        let line = b.span.of(text);
        let first = line.split(is_no_word).next().unwrap_or_default();
        told(b)
            && line.ends_with('.')
            && first.starts_with(char::is_uppercase)
            && !has_words(line, MOST_WORDS + 1)
            && !language.is_stop_word(&lower(first))
    };
    let titles: Vec<usize> = (1..blocks.len().saturating_sub(1))
        .filter(|&at| is_title(&blocks[at]) && is_long(&blocks[at - 1]) && is_long(&blocks[at + 1]))
        .collect();
    if titles.len() >= FEWEST {
        titles.into_iter().for_each(|at| blocks[at].kind = BlockKind::Heading);
    }
}

/// A title said twice is a title twice, even with a full stop.
fn mark_repeated_title(text: &str, blocks: &mut [Block]) {
    let bare =
        |block: &Block| lower(block.span.of(text).trim_end_matches(&['.', '!', '?', ' '][..]));
    let told = |b: &&Block| b.boilerplate.is_none();
    let Some(title) = blocks.iter().find(told).filter(|b| b.kind == BlockKind::Heading).map(bare)
    else {
        return;
    };
    const SPARE: usize = 4;
    for block in blocks.iter_mut().filter(|b| b.boilerplate.is_none()) {
        if block.span.len() <= title.len() + SPARE && bare(block) == title {
            block.kind = BlockKind::Heading;
        }
    }
}

fn kind(line: &str, names_text: bool) -> BlockKind {
    if is_quote(line) {
        BlockKind::Quote
    } else if is_markdown_heading(line) || names_text {
        BlockKind::Heading
    } else if is_item(line) {
        BlockKind::Item
    } else {
        BlockKind::Paragraph
    }
}

/// An article begins at its dateline: short lines above it are its title, a deck or a caption.
pub(super) fn mark_above_dateline(blocks: &mut [Block]) {
    const MOST_BLOCKS: usize = 3;
    const LONGEST: usize = 240;
    let Some(dateline) =
        blocks.iter().position(|b| b.boilerplate == Some(super::Boilerplate::Dateline))
    else {
        return;
    };
    let above = &mut blocks[..dateline];
    let told = |b: &Block| b.boilerplate.is_none();
    let short = |b: &Block| b.span.len() <= LONGEST && b.kind != BlockKind::Quote;
    let fits = above.iter().filter(|b| told(b)).all(short);
    if fits && above.iter().filter(|b| told(b)).count() <= MOST_BLOCKS {
        above.iter_mut().filter(|b| told(b)).for_each(|b| b.kind = BlockKind::Heading);
    }
}

/// A title line in the middle of an article. Text that lost its full stop looks alike, so it is short, or its words
/// open with capitals.
fn is_subheading(line: &str) -> bool {
    const MOST_WORDS: usize = 8;
    const MOST_WORDS_IN_CAPITALS: usize = 16;
    is_title_line(line)
        && (!has_words(line, MOST_WORDS + 1)
            || (!has_words(line, MOST_WORDS_IN_CAPITALS + 1) && is_title_case(line)))
}

/// Whether most longer words open with a capital.
pub(super) fn is_title_case(line: &str) -> bool {
    let long = line.split_whitespace().filter(|w| w.chars().count() > 3);
    let (capitals, all) = long.fold((0, 0), |(capitals, all), word| {
        let capital = word.trim_start_matches(is_no_word);
        (capitals + usize::from(!capital.starts_with(char::is_lowercase)), all + 1)
    });
    capitals * 4 >= all * 3
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
    let open = line.trim_start_matches(is_no_word);
    let capital = open.starts_with(is_not_small);
    let tells =
        has_inner_stop(line) || [",\"", ",”", ", \""].iter().any(|said| find(line, said).is_some());
    capital && !tells && !is_item(line) && !has_words(line, MOST_WORDS + 1)
}

/// "APA ITU PAJAK?": in capitals a question is a heading too.
fn is_question_of_title(line: &str) -> bool {
    line.ends_with(&['?', '!'][..]) && is_shouted(line)
}

/// Whether `line` ends as sentences do, or leads on to what follows (":", ",", ";").
pub(super) fn ends_sentence(line: &str) -> bool {
    const CLOSING: &[char] = &['"', '”', '\'', '’', '»', ')', ']', '*', '“', '‘'];
    const FINAL: &[char] =
        &['.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '؟', '।', '։', '።'];
    let ends = |text: &str| text.trim_end_matches(CLOSING).ends_with(FINAL);
    // "… on Monday. (abc/def)"
    let before_bracket = line
        .ends_with(&[')', ']'][..])
        .then(|| line.rfind(&['(', '['][..]).map(|open| line[..open].trim_end()))
        .flatten();
    ends(line) || before_bracket.is_some_and(ends)
}

/// Two sentences: the second opens with a capital behind ". ". Initials and titles ("Ltd. di") do not count.
pub(super) fn has_inner_stop(line: &str) -> bool {
    marks(line).filter(|(_, mark)| matches!(mark, '.' | '?' | '!')).any(|(at, _)| {
        let word = line[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let mut next = line[at + 1..].chars();
        word.chars().count() > 3
            && next.next() == Some(' ')
            && next.next().is_some_and(char::is_uppercase)
    })
}

/// Text that tells: it ends as a sentence does, or it is long.
pub(super) fn is_running(line: &str) -> bool {
    const LONG: usize = 160;
    line.len() > LONG || (ends_sentence(line) && has_words(line, 4))
}

fn is_markdown_heading(line: &str) -> bool {
    let level = line.len() - line.trim_start_matches('#').len();
    let title = line[level..].strip_prefix(' ').unwrap_or_default();
    (1..=6).contains(&level)
        && line.len() <= 300
        && !title.starts_with(char::is_lowercase)
        && !title.is_empty()
}

fn is_quote(line: &str) -> bool {
    line.strip_prefix('>').is_some_and(|rest| {
        rest.starts_with(&[' ', '>'][..]) || rest.starts_with(char::is_alphanumeric)
    })
}

/// "- x", "• x", "1. x", "2) x", "(3) x", "a. x", "b) x".
fn is_item(line: &str) -> bool {
    let Some(rest) = after_mark(line) else { return false };
    rest.starts_with(char::is_whitespace) && rest.contains(char::is_alphanumeric)
}

/// What stands behind the mark of a list item.
fn after_mark(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(&['•', '●', '▪', '◦', '‣', '·', '■'][..]) {
        // These marks open nothing else, so a missing space does no harm.
        return Some(if rest.starts_with(char::is_alphanumeric) { " x" } else { rest });
    }
    if let Some(rest) = line.strip_prefix(&['-', '*', '–', '+'][..]) {
        return Some(rest);
    }
    let (open, inner) = match line.strip_prefix('(') {
        Some(inner) => (true, inner),
        None => (false, line),
    };
    let digits = inner.len() - inner.trim_start_matches(is_digit).len();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracle::agrees;

    #[test]
    fn shapes_are_what_their_patterns_say() {
        agrees("list item", is_item);
        agrees("block quotation", is_quote);
        agrees("Markdown heading", is_markdown_heading);
        agrees("two sentences", has_inner_stop);
    }
}
