//! Sentence segmentation: where one sentence ends and the next begins. Rather not split than split wrongly.
//!
//! The marks that may end a sentence are those of Unicode's UAX #29. Each of them is a candidate, and
//! [`rules::ends_sentence`] decides in a fixed order: does the sentence go on, is the full stop that of an abbreviation,
//! an initial or an ordinal, can what follows begin a sentence? Quotations and brackets are kept whole
//! ([`pair`]), lists within a line are split before their markers ([`list`]).

pub mod abbreviation;
mod blank;
mod candidate;
mod list;
mod mark;
mod pair;
mod rules;

use crate::language::Language;
use crate::span::Span;
use candidate::Candidate;
use list::Items;
use pair::Pairs;
use rules::Context;

/// Splits one block into sentences, in order, without overlap; only white space lies between them.
pub fn split(text: &str, block: Span, language: &'static Language) -> Vec<Span> {
    let piece = block.of(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    for bound in bounds(piece, language).into_iter().chain([piece.len()]) {
        let sentence = Span::new(block.start + start, block.start + bound).trim(text);
        if !sentence.is_empty() {
            blank::split(text, sentence, language, &mut sentences);
        }
        start = bound;
    }
    sentences
}

/// Whether `sentence`, the last of several in `block`, is a stray remnant: "… in its 24 years. history."
pub fn is_fragment(text: &str, block: Span, sentence: Span) -> bool {
    sentence.start > block.start
        && sentence.end == block.end
        && is_cased(block.of(text))
        && rules::is_remnant(sentence.of(text))
}

/// Where sentences end within `text`, in order.
fn bounds(text: &str, language: &'static Language) -> Vec<usize> {
    let pairs = Pairs::find(text);
    let items = Items::find(text).starts;
    let careless = text.starts_with(char::is_lowercase);
    let context = Context { language, cased: is_cased(text), careless };
    let mut inside = pairs.inside();
    let mut bounds = Vec::new();
    let mut start = 0;
    let mut search = 0;
    let mut item = 0;
    while let Some(mark) = mark::find(text, search) {
        search = mark.span.end;
        while items.get(item).is_some_and(|&at| at < search) {
            start = start.max(items[item]);
            item += 1;
        }
        let c = Candidate::new(text, start, mark, &pairs);
        if inside(c.end) || !rules::ends_sentence(&c, context) {
            search = last_repeated(text, search, c.end);
            continue;
        }
        bounds.push(c.end);
        start = c.next.at;
        search = search.max(c.end);
    }
    if !items.is_empty() {
        bounds.extend(items);
        crate::order::sort_by_key(&mut bounds, |&at| (at, 0));
    }
    bounds
}

/// Where the last of the marks stands that are repeated between `from` and `to`, "Really ? ? ?"; `from` where none is.
/// Those before it would be answered as it is, each after a look at all behind it.
fn last_repeated(text: &str, from: usize, to: usize) -> usize {
    let run = &text[from..to];
    let last = run.rfind(mark::REPEATED).map_or("", |last| &run[..last]);
    from + last.trim_end_matches(mark::REPEATED).len()
}

/// Whether capitals are used.
fn is_cased(text: &str) -> bool {
    text.chars().any(char::is_uppercase)
}

#[cfg(test)]
mod tests;
