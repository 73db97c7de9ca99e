//! What stands above and below an article that was copied with its page: menus, tags, links to other articles.

use super::boilerplate::is_link_title;
use super::phrase::{List, Phrases};
use super::word::words;
use super::{shape, Block, Boilerplate};
use crate::span::{find, has_words};

/// Marks the menus, names of sections and buttons above an article: "Home", "Share". A byline or a date shows that a page was
/// copied, or their number does; what the article repeats may be its title.
pub(super) fn mark_first_labels(text: &str, blocks: &mut [Block]) {
    const FEWEST: usize = 3;
    const FEWEST_ALONE: usize = 6;
    /// Characters of the first paragraph in which a label is looked for: the time stays linear.
    const OPENING: usize = 2000;
    let told = |b: &Block| b.boilerplate.is_none();
    let runs = |b: &&Block| told(b) && shape::is_running(b.span.of(text));
    let Some(first) = blocks.iter().position(|b| runs(&b)) else { return };
    if blocks.iter().filter(runs).nth(1).is_none() {
        return;
    }
    let opening = blocks[first].span.of(text);
    let opening = opening.char_indices().nth(OPENING).map_or(opening, |(end, _)| &opening[..end]);
    let labels: Vec<usize> = (0..first)
        .filter(|&at| told(&blocks[at]) && is_label(blocks[at].span.of(text)))
        .filter(|&at| {
            let label = blocks[at].span.of(text);
            !label.starts_with(char::is_lowercase) && find(opening, label).is_none()
        })
        .collect();
    let above = || blocks[..first].iter();
    let titled = above().any(|b| told(b) && !is_label(b.span.of(text))) && !above().all(told);
    if labels.len() >= if titled { FEWEST } else { FEWEST_ALONE } {
        labels.into_iter().for_each(|at| blocks[at].boilerplate = Some(Boilerplate::Share));
    }
}

/// Marks a title or two below an article of whole sentences: they name nothing that follows, so they lead elsewhere.
pub(super) fn mark_last_titles(text: &str, blocks: &mut [Block]) {
    const FEWEST_RUNNING: usize = 3;
    const MOST_TITLES: usize = 2;
    let is_title = |line: &str| {
        shape::is_title_line(line) && shape::is_title_case(line) && line.split(' ').nth(3).is_some()
    };
    let told: Vec<usize> =
        (0..blocks.len()).filter(|&at| blocks[at].boilerplate.is_none()).collect();
    let titles = told.iter().rev().take_while(|&&at| is_title(blocks[at].span.of(text))).count();
    let (above, titles) = told.split_at(told.len() - titles);
    let running = above.iter().rev().take(FEWEST_RUNNING);
    if above.len() >= FEWEST_RUNNING
        && titles.len() <= MOST_TITLES
        && running.clone().all(|&at| shape::is_running(blocks[at].span.of(text)))
    {
        titles.iter().for_each(|&at| blocks[at].boilerplate = Some(Boilerplate::Related));
    }
}

/// Marks what closes a press release: from a heading like "About Northwind" or "Media contact:" on, where most of the text stands
/// above.
pub(super) fn mark_closing(text: &str, blocks: &mut [Block], phrases: &Phrases) {
    const MOST_WORDS: usize = 6;
    let closes = |b: &Block| {
        let line = b.span.of(text);
        if has_words(line, MOST_WORDS + 1) || shape::ends_sentence(line) {
            return false;
        }
        let words = words(line);
        let named = phrases.name_len(List::Closing, &words);
        named > 0 && words[named..].iter().all(|w| !w.is_word() || w.is_capital())
    };
    let running = |blocks: &[Block]| {
        let told = blocks.iter().filter(|b| b.boilerplate.is_none());
        told.filter(|b| shape::is_running(b.span.of(text))).count()
    };
    let Some(first) = blocks.iter().position(closes) else { return };
    let (above, below) = blocks.split_at_mut(first);
    if running(above) > 2 * running(below) {
        below
            .iter_mut()
            .for_each(|b| b.boilerplate = b.boilerplate.or(Some(Boilerplate::Copyright)));
    }
}

/// Marks the titles among the links, buttons and notices below an article, where these are as many.
pub(super) fn mark_last_links(text: &str, blocks: &mut [Block]) {
    use Boilerplate::{Copyright, Link, Related, Share};
    let told = |b: &Block| b.boilerplate.is_none();
    let below = |b: &&Block| !told(b) || is_link_title(b.span.of(text));
    let count = blocks.iter().rev().take_while(below).count();
    let (above, last) = blocks.split_at_mut(blocks.len() - count);
    let leads = |b: &Block| matches!(b.boilerplate, Some(Copyright | Link | Related | Share));
    let Some(first) = last.iter().position(leads) else { return };
    let links = &mut last[first..];
    let titles = links.iter().filter(|b| told(b) && !is_label(b.span.of(text))).count();
    let running = above.iter().filter(|b| told(b) && shape::is_running(b.span.of(text))).count();
    if running > 1 && titles * 2 <= links.len() {
        links.iter_mut().filter(|b| told(b)).for_each(|b| b.boilerplate = Some(Related));
    }
}

/// Marks the labels and tags among the boilerplate below an article: "banjir", "Most viewed". Below a line without a full
/// stop they may be the last of its list.
pub(super) fn mark_last_labels(text: &str, blocks: &mut [Block]) {
    let initials = |b: &Block| b.span.of(text).starts_with('(');
    let below = |b: &&Block| b.boilerplate.is_some() || is_label(b.span.of(text)) || initials(b);
    let count = blocks.iter().rev().take_while(below).count();
    let (above, last) = blocks.split_at_mut(blocks.len() - count);
    let running = above.iter().filter(|b| shape::is_running(b.span.of(text))).nth(1).is_some();
    let Some(marked) = last.iter().position(|b| b.boilerplate.is_some()) else { return };
    let lists = above
        .last()
        .is_some_and(|b| b.boilerplate.is_none() && !shape::is_running(b.span.of(text)));
    let from = if lists { marked } else { 0 };
    if running {
        for block in last[from..].iter_mut().filter(|b| b.boilerplate.is_none() && !initials(b)) {
            block.boilerplate = Some(Boilerplate::Related);
        }
    }
}

/// A few words without a full stop, no list item, no dateline: "banjir", "Most viewed".
fn is_label(line: &str) -> bool {
    const MOST_WORDS: usize = 3;
    !shape::starts_block(line)
        && !shape::ends_sentence(line)
        && !line.ends_with(&['-', '–', '—'][..])
        && !has_words(line, MOST_WORDS + 1)
}
