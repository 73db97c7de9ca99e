//! Phrases from the language's data files, found among the words of a text.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::Document;
use crate::index::Index;
use crate::token::lower;

/// A word as the data files write it: lower case, straight apostrophes.
pub(crate) type Folded<'t> = Cow<'t, str>;

/// The folded words of a range of tokens.
pub(crate) fn folded<'t>(document: &Document<'t>, tokens: Range<usize>) -> Vec<Folded<'t>> {
    document.tokens[tokens].iter().map(|token| fold(token.span.of(document.text))).collect()
}

/// A word in lower case with straight apostrophes.
pub(crate) fn fold(word: &str) -> Folded<'_> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    Cow::Owned(lower(&word.replace('’', "'")))
}

/// The entries of a data file with the name of the section each stands in.
pub(crate) fn sections(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    file.lines().filter_map(move |line| {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(name) => {
                section = name;
                None
            }
            None => Some((section, line)),
        }
    })
}

/// A set of phrases, each with what it means.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    by_first: Index<Vec<Phrase<T>>>,
}

#[derive(Debug)]
struct Phrase<T> {
    rest: Vec<&'static str>,
    meaning: T,
}

impl<T: Copy> Phrases<T> {
    /// Collects phrases; white space and hyphens part their words as they part those of a text.
    pub(crate) fn new(entries: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: Index<Vec<Phrase<T>>> = Index::default();
        for (entry, meaning) in entries {
            let mut words = words(entry);
            if let Some(first) = words.next() {
                by_first.entry(first, Vec::new).push(Phrase { rest: words.collect(), meaning });
            }
        }
        // The longest is tried first; those of one length keep the file's order.
        for list in by_first.values_mut() {
            crate::order::sort_by_key(list, |p| (usize::MAX - p.rest.len(), 0));
        }
        Phrases { by_first }
    }

    /// The longest phrase that starts the words: how many words it has, and its meaning.
    pub(crate) fn at(&self, words: &[Folded]) -> Option<(usize, T)> {
        let (first, rest) = words.split_first()?;
        self.by_first
            .get(first.as_ref())?
            .iter()
            .find_map(|phrase| Some((reach(&phrase.rest, rest)? + 1, phrase.meaning)))
    }

    /// Whether a phrase of the set begins with this word.
    pub(crate) fn begins(&self, word: &str) -> bool {
        self.by_first.get(word).is_some()
    }

    /// Whether one word alone is a phrase of the set.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.by_first.get(word).is_some_and(|list| list.iter().any(|p| p.rest.is_empty()))
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

fn words(entry: &'static str) -> impl Iterator<Item = &'static str> {
    entry.split([' ', '-']).filter(|word| !word.is_empty())
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

    pub(crate) fn new(entries: impl Iterator<Item = &'static str>) -> Self {
        let mut shapes = Shapes { beginnings: vec![], endings: vec![] };
        for entry in entries {
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
