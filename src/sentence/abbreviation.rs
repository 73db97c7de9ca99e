//! Abbreviations of a language, and how each stands to the end of a sentence.

use std::sync::LazyLock;

use crate::data::{entries, file};
use crate::index::Map;
use crate::token::{as_listed, lower};

/// What follows an abbreviation, so whether its full stop may end the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// A name or more of the phrase, always: "Dr.", "Jl.", "e.g." never end a sentence.
    Name,
    /// A number: "No. 5", "hlm. 3"; before anything else it is a common word.
    Number,
    /// More of the sentence, mostly: "Inc.", "U.S."; ends it only before a word that begins sentences.
    More,
    /// Often nothing: "etc.", "p.m."; ends the sentence before any capital.
    End,
}

static SHARED: LazyLock<Abbreviations> =
    LazyLock::new(|| Abbreviations::parse(file("shared", "abbreviations")));

/// Abbreviations that hold in any language; a language's own come first.
pub fn shared() -> &'static Abbreviations {
    &SHARED
}

/// The abbreviations of one data file.
#[derive(Debug, Default)]
pub struct Abbreviations {
    words: Map<&'static str, Follows>,
    /// Numbers with a full stop are ordinals: "12. Juni", "XIV. Ludwig".
    pub ordinals: bool,
    /// Words with which a sentence goes on behind a blank, where blanks and not full stops part sentences.
    pub going_on: Vec<&'static str>,
    /// Words that begin an adverbial at the start of a sentence, behind which its clause is still to come: "On" Monday.
    pub adverbials: Vec<&'static str>,
}

/// What the entries of a section are.
enum Section {
    Abbreviations(Follows),
    GoingOn,
    Adverbials,
}

impl Abbreviations {
    /// Reads a file: sections `[before a name]`, `[before a number]`, `[inside]`, `[at the end]`, one entry a line,
    /// without the last full stop. An entry in small letters stands for every case (but a single capital is
    /// an initial), one with a capital for itself and all capitals. The section `[ordinals]` says that "12." may be an
    /// ordinal, `[going on]` names the words with which a sentence goes on behind a blank, `[adverbials]` those that begin an
    /// adverbial, as a sentence writes them.
    pub fn parse(file: &'static str) -> Self {
        let mut found = Abbreviations::default();
        let mut section = Section::Abbreviations(Follows::More);
        for entry in entries(file) {
            match entry {
                "[before a name]" => section = Section::Abbreviations(Follows::Name),
                "[before a number]" => section = Section::Abbreviations(Follows::Number),
                "[inside]" => section = Section::Abbreviations(Follows::More),
                "[at the end]" => section = Section::Abbreviations(Follows::End),
                "[ordinals]" => found.ordinals = true,
                "[going on]" => section = Section::GoingOn,
                "[adverbials]" => section = Section::Adverbials,
                _ => match section {
                    Section::Abbreviations(follows) => {
                        *found.words.entry(entry, || follows) = follows;
                    }
                    Section::GoingOn => found.going_on.push(entry),
                    Section::Adverbials => found.adverbials.push(entry),
                },
            }
        }
        found
    }

    /// How the abbreviation `word` (without its last full stop) stands to the end of a sentence, if it is one.
    pub fn get(&self, word: &str) -> Option<Follows> {
        let exact = self.words.get(word).copied();
        let small = as_listed(word);
        if exact.is_some() || small == word {
            return exact;
        }
        let initial = word.chars().nth(1).is_none() && word.starts_with(char::is_uppercase);
        let small = || self.words.get(&small).filter(|_| !initial);
        let title = || self.words.get(title_case(word)?.as_str());
        small().or_else(title).copied()
    }
}

/// "PROF" as "Prof".
fn title_case(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    (rest.chars().any(char::is_uppercase) && !rest.chars().any(char::is_lowercase))
        .then(|| format!("{first}{}", lower(rest)))
}
