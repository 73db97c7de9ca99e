//! Phrases from the language's data files, found among the words of a text.

use crate::data;
use crate::index::{Map, WordSet};
use crate::token::Folded;

/// The entries of a data file with the name of the section each stands in.
pub(crate) fn sections(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    parts(file).flat_map(|(name, part)| data::entries(part).map(move |entry| (name, entry)))
}

/// The sections of a data file: a name in square brackets, which nothing else has, and the entries below it.
fn parts(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let parts = file.split('[').map(|part| part.split_once(']').unwrap_or(("", part)));
    parts.map(|(name, part)| (name, part.trim_start()))
}

/// The entries of one section of a data file.
#[inline(never)]
pub(crate) fn entries(file: &'static str, section: &str) -> Vec<&'static str> {
    let named = parts(file).filter(|(name, _)| *name == section);
    named.flat_map(|(_, part)| data::entries(part)).collect()
}

/// The words of one section of a data file.
#[inline(never)]
pub(crate) fn word_set(file: &'static str, section: &str) -> WordSet {
    entries(file, section).into_iter().collect()
}

/// A set of phrases, each with what it means.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    index: PhraseIndex,
    meanings: Vec<T>,
}

impl Phrases<()> {
    /// The phrases of one section of a data file, which say no more than that they are there.
    #[inline(never)]
    pub(crate) fn of(file: &'static str, section: &str) -> Self {
        Phrases::new(entries(file, section).into_iter().map(|entry| (entry, ())))
    }
}

impl<T: Copy> Phrases<T> {
    /// Collects phrases; white space and hyphens part their words as they part those of a text.
    pub(crate) fn new(entries: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut phrases = Phrases { index: PhraseIndex::default(), meanings: vec![] };
        for (entry, meaning) in entries {
            phrases.index.add(entry, phrases.meanings.len());
            phrases.meanings.push(meaning);
        }
        phrases.index.sort();
        phrases
    }

    /// The longest phrase that starts the words: how many words it has, and its meaning.
    pub(crate) fn at(&self, words: &[Folded]) -> Option<(usize, T)> {
        self.index.at(words).map(|(length, phrase)| (length, self.meanings[phrase]))
    }

    /// Whether a phrase of the set begins with this word.
    pub(crate) fn begins(&self, word: &str) -> bool {
        self.index.by_first.contains(word)
    }

    /// Whether one word alone is a phrase of the set.
    pub(crate) fn has(&self, word: &str) -> bool {
        let phrases = self.index.by_first.get(word);
        phrases.is_some_and(|list| list.iter().any(|p| p.rest.is_empty()))
    }
}

/// Phrases by their first word, whatever they mean: compiled once.
#[derive(Debug, Default)]
struct PhraseIndex {
    by_first: Map<&'static str, Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    rest: Vec<&'static str>,
    number: usize,
}

impl PhraseIndex {
    #[inline(never)]
    fn add(&mut self, entry: &'static str, number: usize) {
        let mut words = entry.split(&[' ', '-'][..]).filter(|word| !word.is_empty());
        if let Some(first) = words.next() {
            self.by_first.entry(first, Vec::new).push(Phrase { rest: words.collect(), number });
        }
    }

    /// The longest is tried first; those of one length keep the file's order.
    fn sort(&mut self) {
        for list in self.by_first.values_mut() {
            crate::order::sort_by_key(list, |p| (usize::MAX - p.rest.len(), 0));
        }
    }

    #[inline(never)]
    fn at(&self, words: &[Folded]) -> Option<(usize, usize)> {
        let (first, rest) = words.split_first()?;
        let phrases = self.by_first.get(first)?;
        phrases.iter().find_map(|phrase| Some((reach(&phrase.rest, rest)? + 1, phrase.number)))
    }
}

/// Stands in a phrase for one to [`GAP`] words of any kind.
const ANY: &str = "~";
const GAP: usize = 3;

/// How many words `phrase` takes up where it starts `words`.
fn reach(phrase: &[&str], words: &[Folded]) -> Option<usize> {
    let Some((first, rest)) = phrase.split_first() else { return Some(0) };
    if *first == ANY {
        return (1..=GAP.min(words.len()))
            .find_map(|skip| reach(rest, &words[skip..]).map(|n| n + skip));
    }
    let word = words.first()?;
    let fits = match (first.strip_suffix('*'), first.strip_prefix('*')) {
        (Some(beginning), _) => word.starts_with(beginning),
        (_, Some(ending)) => word.ends_with(ending),
        _ => word == first,
    };
    if !fits {
        return None;
    }
    reach(rest, &words[1..]).map(|n| n + 1)
}

/// Shapes of words: "me*" for a beginning, "*ing" for an ending.
#[derive(Debug)]
pub(crate) struct Shapes {
    beginnings: Vec<&'static str>,
    endings: Vec<&'static str>,
}

impl Shapes {
    /// A word that only begins so must be longer than this, in bytes: short ones are chance.
    const SHORT: usize = 5;

    pub(crate) fn of(file: &'static str, section: &str) -> Self {
        let mut shapes = Shapes { beginnings: vec![], endings: vec![] };
        for entry in entries(file, section) {
            match entry.strip_prefix('*') {
                Some(ending) => shapes.endings.push(ending),
                None => shapes.beginnings.push(entry.trim_end_matches('*')),
            }
        }
        shapes
    }

    /// Whether a folded word has one of the shapes.
    pub(crate) fn fit(&self, word: &str) -> bool {
        self.endings.iter().any(|e| word.ends_with(e))
            || (word.len() > Self::SHORT && self.beginnings.iter().any(|b| word.starts_with(b)))
    }
}
