//! Direct quotations and who said them.

mod marks;
mod speaker;

use crate::analysis::Quote;
use crate::document::Document;
use crate::entity::Names;
use crate::keypoint::{attributions, Attribution, Mentions, Speaker};
use crate::span::Span;
use speaker::{Resolver, Said};

pub(crate) use marks::is_mark;

/// Who says what, and where.
#[derive(Debug, Default)]
pub(crate) struct Telling {
    /// Direct quotations, in order.
    pub(crate) quotes: Vec<Quote>,
    /// All that stands between quotation marks, in order; phrases and titles too.
    pub(crate) quoted: Vec<Span>,
    /// In order.
    pub(crate) attributions: Vec<Attribution>,
    /// The speaker of each attribution, pronouns resolved.
    pub(crate) speakers: Vec<Option<Speaker>>,
}

/// Reads who says what in a document.
pub(crate) fn read(document: &Document, names: &Names) -> Telling {
    let quoted = marks::quoted(document);
    let mentions = Mentions::new(names);
    let attributions = attributions(document, &mentions, &quoted);
    let resolver = Resolver::new(document, &mentions, &quoted, &attributions);
    let quotes = quoted
        .iter()
        .zip(resolver.said())
        .filter(|(span, said)| is_speech(document, **span, said))
        .map(|(&span, said)| Quote {
            start: span.start,
            end: span.end,
            text: span.of(document.text).to_owned(),
            speaker: said.speaker.map(|s| match s {
                Speaker::Entity(e) => names.entities[e].name.clone(),
                Speaker::Words(words) => words.of(document.text).to_owned(),
                Speaker::Pronoun => String::new(),
            }),
        })
        .collect();
    let speakers = resolver.speakers();
    Telling { quotes, quoted, attributions, speakers }
}

/// From this many words on, a piece of a sentence is more than a phrase.
const LONG_PHRASE: usize = 6;
/// With this many words a stretch that reads as a sentence is one, whoever says it.
const SHORT_SENTENCE: usize = 4;

/// Most words of the name of a work that a stop ends.
const SHOW: usize = 5;
/// From this many words on, what goes on after "…, he said," is said too.
const SHORT_HALF: usize = 3;

/// Whether what stands between marks is said, not a phrase or a title somebody put in marks.
fn is_speech(document: &Document, span: Span, said: &Said) -> bool {
    let attributed = said.own || said.speaker.is_some();
    let tokens = document.tokens_in(span);
    let words = tokens.len();
    let inner =
        span.of(document.text).trim_matches(|c: char| marks::is_mark(c) || c.is_whitespace());
    let stopped = inner.ends_with(&[',', '.', '!', '?', '…', '-'][..]);
    let capital = inner.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    if !stopped && is_title(document, tokens.start, tokens.end)
        || is_show(document, span, tokens.start, tokens.end)
    {
        return false;
    }
    let sentence = stopped && capital;
    // "The bridge," said Baker, "will stay": the second half of a sentence.
    let lead = document.text[..span.start].trim_end();
    let second_half = said.own && stopped && lead.ends_with(',') && words >= SHORT_HALF;
    words >= LONG_PHRASE
        || second_half
        || (sentence && words >= SHORT_SENTENCE)
        || (words > 0 && sentence && attributed)
        || (words >= SHORT_SENTENCE && capital && attributed)
}

/// Whether it is the name of a work that ends a clause: right behind a word, `the show "Harbour Lights,"`, and no small word in it
/// but such as a name has.
fn is_show(document: &Document, span: Span, from: usize, to: usize) -> bool {
    let behind_word = document.text[..span.start].trim_end().ends_with(char::is_alphanumeric);
    let small = |t: &&crate::token::Token| t.case == crate::token::Case::Lower && !t.stop;
    let tokens = &document.tokens[from..to];
    let named = tokens.iter().skip(1).any(|t| t.case != crate::token::Case::Lower);
    behind_word && to - from <= SHOW && named && !tokens.iter().any(|t| small(&t))
}

/// Whether nearly all of its longer words begin with a capital, as those of a book's title do.
fn is_title(document: &Document, from: usize, to: usize) -> bool {
    let long = document.tokens[from..to].iter().filter(|t| t.span.len() >= 4 && !t.stop);
    let (capital, all) = long.fold((0, 0), |(capital, all), t| {
        (capital + usize::from(t.case != crate::token::Case::Lower), all + 1)
    });
    all > 0 && capital * 10 >= all * 8
}
