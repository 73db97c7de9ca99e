//! How sentences lean on one another, and the words that part a sentence.

use super::cue::{sections, word_set, Phrases, Shapes};
use crate::index::WordSet;
use crate::token::Folded;

/// How a sentence leans on others, and what of it can be left out.
#[derive(Debug)]
pub(crate) struct Leaning {
    pub(super) connectives: Phrases<Joint>,
    pub(super) pronouns: Phrases<()>,
    pub(super) relatives: Phrases<()>,
    pub(super) tails: Phrases<()>,
    pub(super) halves: Phrases<()>,
    conditions: WordSet,
    condition_shapes: Shapes,
    /// Words that open what is said behind who says it: "that".
    pub(super) clauses: WordSet,
    verbs: WordSet,
    breaks: Phrases<()>,
    verb_shapes: Shapes,
    clause_shapes: Shapes,
}

/// How a connective stands at the start of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// A comma follows it.
    Comma,
    /// It stands with or without one.
    Free,
}

impl Leaning {
    pub(crate) fn new(file: &'static str) -> Self {
        let marked = |section| Phrases::of(file, section);
        let joints = sections(file).filter_map(|(section, entry)| match section {
            "joiners" => Some((entry, Joint::Free)),
            "connectives" => Some((entry, Joint::Comma)),
            _ => None,
        });
        Leaning {
            connectives: Phrases::new(joints),
            pronouns: marked("pronouns"),
            relatives: marked("relatives"),
            tails: marked("tails"),
            halves: marked("halves"),
            conditions: word_set(file, "conditions"),
            condition_shapes: Shapes::of(file, "condition shapes"),
            clauses: word_set(file, "clauses"),
            verbs: word_set(file, "verbs"),
            breaks: marked("breaks"),
            verb_shapes: Shapes::of(file, "verb shapes"),
            clause_shapes: Shapes::of(file, "clause shapes"),
        }
    }

    /// Whether a word may be the verb of a clause: listed, or by its shape.
    pub(super) fn may_be_verb(&self, word: &str) -> bool {
        self.verbs.contains(word) || self.verb_shapes.fit(word)
    }

    /// Whether a word behind a conjunction opens a clause of its own: "Sementara menunggu, …".
    pub(super) fn opens_clause(&self, word: &str) -> bool {
        self.clause_shapes.fit(word)
    }

    /// Whether these words open a part that a clause can do without.
    pub(super) fn breaks(&self, words: &[Folded]) -> bool {
        self.breaks.at(words).is_some()
    }

    /// Whether a stretch of words holds something the meaning hangs on.
    pub(super) fn binds(&self, words: &[Folded]) -> bool {
        words.iter().any(|w| self.conditions.contains(w.as_ref()) || self.condition_shapes.fit(w))
    }

    /// How a sentence that starts with these words leans on the one before: by a word that stands for
    /// something said there, by a connective, or not at all.
    pub(crate) fn of(&self, words: &[Folded]) -> Lean {
        match (self.pronouns.at(words), self.connectives.at(words)) {
            (Some(_), _) => Lean::Pronoun,
            (_, Some(_)) => Lean::Connective,
            _ => Lean::None,
        }
    }
}

/// How a sentence leans on the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lean {
    None,
    Connective,
    Pronoun,
}
