//! Enumerations: the sentence that announces a list ("di tiga bidang", "three priorities") and its items.

use std::ops::Range;

use super::cue::{entries, word_set, Phrases};
use crate::block::BlockKind;
use crate::document::Document;
use crate::index::WordSet;
use crate::token::Folded;

/// The words that announce a list and that open its items.
#[derive(Debug)]
pub(crate) struct Lists {
    numbers: Vec<(&'static str, usize)>,
    nouns: WordSet,
    /// They open an item where a mark follows.
    ordinals: WordSet,
    openers: Phrases<()>,
    more: WordSet,
}

impl Lists {
    pub(crate) fn new(file: &'static str) -> Self {
        Lists {
            numbers: entries(file, "numbers").into_iter().zip(2..).collect(),
            nouns: word_set(file, "nouns"),
            ordinals: word_set(file, "ordinals"),
            openers: Phrases::of(file, "openers"),
            more: word_set(file, "more"),
        }
    }
}

impl Lists {
    /// Whether a word says which item of a list it is, where a comma follows.
    pub(super) fn counts(&self, word: &str) -> bool {
        self.ordinals.contains(word)
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
/// Sentences behind the head of which one is the first item.
const FIRST_WITHIN: usize = 3;
/// The most items of a list that does not say how many it has.
const MOST_ITEMS: usize = 20;

/// The enumerations of a document.
pub(super) fn enumerations(document: &Document) -> Vec<Enumeration> {
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

/// How many items a sentence announces: the number that counts the last noun of a list in it, or any number
/// where entries of a list follow its colon.
fn announced(document: &Document, sentence: usize) -> Option<usize> {
    let lists = document.language.lists();
    let words = words(document, sentence, usize::MAX);
    let counted = (0..words.len()).rev().find_map(|at| {
        let word = words[at].as_ref();
        let named = lists.numbers.iter().find(|(n, _)| *n == word).map(|(_, count)| *count);
        let count = named.or_else(|| word.parse().ok().filter(|n| (2..=20).contains(n)))?;
        let near = &words[at + 1..words.len().min(at + 1 + NOUN_WITHIN)];
        near.iter().any(|w| lists.nouns.contains(w.as_ref())).then_some(count)
    });
    counted.or_else(|| {
        let colon = document.sentences[sentence].span.of(document.text).ends_with(':');
        (colon && is_entry(document, sentence + 1)).then_some(MOST_ITEMS)
    })
}

/// The sentences behind `head` that open with an ordinal, stand in a list, or go on with "also".
fn items(document: &Document, head: usize, count: usize) -> Vec<usize> {
    let last = document.sentences.len().min(head + 1 + ITEMS_WITHIN.max(count.min(MOST_ITEMS)));
    let behind: Vec<usize> =
        (head + 1..last).filter(|&s| document.sentences[s].boilerplate.is_none()).collect();
    let Some(first) = behind.iter().position(|&s| opens_item(document, s)) else { return vec![] };
    // A sentence between that announces a list itself is nearer to the items.
    if first >= FIRST_WITHIN || behind[..first].iter().any(|&s| announced(document, s).is_some()) {
        return vec![];
    }
    let entries = is_entry(document, behind[first]);
    behind[first..]
        .iter()
        .copied()
        .filter(|&s| match entries {
            true => is_entry(document, s),
            false => opens_item(document, s) || goes_on(document, head, s),
        })
        .take(count)
        .collect()
}

/// Whether a sentence begins one entry of a list.
fn is_entry(document: &Document, sentence: usize) -> bool {
    let begins = sentence == 0
        || document
            .sentences
            .get(sentence)
            .is_some_and(|s| s.block != document.sentences[sentence - 1].block);
    begins && document.block_of(sentence).kind == BlockKind::Item
}

/// Whether a sentence opens an item: an entry of a list, or one that counts.
fn opens_item(document: &Document, sentence: usize) -> bool {
    is_entry(document, sentence) || opens_counted(document, sentence)
}

/// Whether a sentence opens as one of several: "First, …", "The first is …", "Her second aim is …".
pub(crate) fn opens_counted(document: &Document, sentence: usize) -> bool {
    let lists = document.language.lists();
    let words = words(document, sentence, 6);
    let tokens = &document.tokens[document.sentences[sentence].tokens.clone()];
    let marked = |at: usize| {
        let end = tokens[at].span.end;
        document.text[end..]
            .trim_start_matches(&['"', '”', '\'', '’'][..])
            .starts_with(&[',', ':'][..])
    };
    let counts = |at: usize| words.get(at).is_some_and(|w| lists.ordinals.contains(w.as_ref()));
    let noun = |at: usize| words.get(at).is_some_and(|w| lists.nouns.contains(w.as_ref()));
    let opens = counts(0) && marked(0) || lists.openers.at(words).is_some();
    opens || (0..4).any(|at| counts(at) && (noun(at + 1) || at > 0 && noun(at - 1)))
}

/// Whether one of the first words says that there is more, "juga", "also", of what `head` speaks of.
fn goes_on(document: &Document, head: usize, sentence: usize) -> bool {
    let more = |w: &Folded| document.language.lists().more.contains(w.as_ref());
    let of_head = |term| document.tokens_of(head).iter().any(|t| t.term == term);
    let shared = || {
        let own = |t: &&crate::token::Token| !t.stop && t.case == crate::token::Case::Lower;
        document.tokens_of(sentence).iter().filter(own).any(|t| of_head(t.term))
    };
    words(document, sentence, 5).iter().any(more) && shared()
}

/// The first words of a sentence, `most` of them, folded.
fn words<'a>(document: &'a Document, sentence: usize, most: usize) -> &'a [Folded<'a>] {
    let tokens: Range<usize> = document.sentences[sentence].tokens.clone();
    &document.listed[tokens.start..tokens.end.min(tokens.start.saturating_add(most))]
}
