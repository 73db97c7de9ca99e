//! Enumerations: the sentence that announces a list ("di tiga bidang", "three priorities") and its items.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::cue::{folded, sections, Phrases};
use super::Context;
use crate::block::BlockKind;
use crate::document::Document;

/// The words that announce a list and that open its items.
#[derive(Debug)]
pub(crate) struct Lists {
    numbers: Vec<(&'static str, usize)>,
    nouns: FxHashSet<&'static str>,
    ordinals: Phrases<()>,
    more: FxHashSet<&'static str>,
}

impl Lists {
    pub(crate) fn new(file: &'static str) -> Self {
        let one = |name: &'static str| {
            sections(file).filter(move |(section, _)| *section == name).map(|(_, entry)| entry)
        };
        Lists {
            numbers: one("numbers").zip(2..).collect(),
            nouns: one("nouns").collect(),
            ordinals: Phrases::new(one("ordinals").map(|entry| (entry, ()))),
            more: one("more").collect(),
        }
    }
}

/// A list: the sentence that announces it, and the sentences that each open with one of its items.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Enumeration {
    pub(super) head: usize,
    pub(super) items: Vec<usize>,
}

/// How many words may stand between the number and the noun it counts: "tiga langkah", "three strategic priorities".
const NOUN_WITHIN: usize = 3;
/// Sentences behind the head in which its items are looked for.
const ITEMS_WITHIN: usize = 14;

/// The enumerations of a document.
pub(super) fn enumerations(context: &Context) -> Vec<Enumeration> {
    let document = context.found.document;
    let mut found = Vec::new();
    let mut next = 0;
    for &sentence in &document.content {
        if sentence < next {
            continue;
        }
        let Some(count) = announced(document, sentence) else { continue };
        let items = items(document, sentence, count);
        if !items.is_empty() {
            next = items.last().map_or(sentence, |&i| i);
            found.push(Enumeration { head: sentence, items });
        }
    }
    found
}

/// How many items a sentence announces: the number that counts the last noun of a list in it.
fn announced(document: &Document, sentence: usize) -> Option<usize> {
    let lists = document.language.lists();
    let words = folded(document, document.sentences[sentence].tokens.clone());
    (0..words.len()).rev().find_map(|at| {
        let word = words[at].as_ref();
        let named = lists.numbers.iter().find(|(n, _)| *n == word).map(|(_, count)| *count);
        let count = named.or_else(|| word.parse().ok().filter(|n| (2..=20).contains(n)))?;
        let near = &words[at + 1..words.len().min(at + 1 + NOUN_WITHIN)];
        near.iter().any(|w| lists.nouns.contains(w.as_ref())).then_some(count)
    })
}

/// The sentences behind `head` that open with an ordinal, stand in a list, or go on with "also".
fn items(document: &Document, head: usize, count: usize) -> Vec<usize> {
    let last = document.sentences.len().min(head + 1 + ITEMS_WITHIN);
    let behind: Vec<usize> =
        (head + 1..last).filter(|&s| document.sentences[s].boilerplate.is_none()).collect();
    let ordinal = |&s: &usize| opens_item(document, s);
    let Some(first) = behind.iter().position(ordinal) else { return vec![] };
    if first > 1 {
        return vec![];
    }
    behind[first..]
        .iter()
        .copied()
        .filter(|s| opens_item(document, *s) || goes_on(document, *s))
        .take(count)
        .collect()
}

fn opens_item(document: &Document, sentence: usize) -> bool {
    if document.block_of(sentence).kind == BlockKind::Item {
        return true;
    }
    let tokens = document.sentences[sentence].tokens.clone();
    let words = folded(document, start_of(tokens, 3));
    document.language.lists().ordinals.at(&words).is_some()
}

/// Whether one of the first words says that there is more: "juga", "also".
fn goes_on(document: &Document, sentence: usize) -> bool {
    let tokens = document.sentences[sentence].tokens.clone();
    let words = folded(document, start_of(tokens, 5));
    words.iter().any(|w| document.language.lists().more.contains(w.as_ref()))
}

fn start_of(tokens: Range<usize>, most: usize) -> Range<usize> {
    tokens.start..tokens.end.min(tokens.start + most)
}
