//! The words that tell who says something.

use super::cue::{sections, word_set, Phrases};
use crate::index::WordSet;
use crate::token::as_listed;

/// Where the speaker stands, seen from the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Before it; after it where the verb follows what is said.
    Before,
    /// After it.
    After,
    /// After it, and the verb stands right behind a quotation or a comma.
    Tail,
    /// In it: "ujarnya".
    Own,
}

/// The words that tell who says something.
#[derive(Debug)]
pub(crate) struct Speech {
    pub(super) verbs: Phrases<Side>,
    /// Media that only pass on what they were told.
    pub(crate) media: Phrases<()>,
    pub(super) pronouns: WordSet,
    /// Words that end the naming of the speaker: "to reporters", "pada Senin".
    pub(super) addressees: WordSet,
    /// Verbs that need to say to whom: "told".
    pub(super) addressed: WordSet,
    /// Words that make a naming definite, before or after it: "the", "itu".
    definites: WordSet,
    /// Words that lead to who acts in a passive clause: "by", "oleh".
    pub(super) agents: WordSet,
    /// Words that may stand between speaker and verb.
    pub(super) helpers: WordSet,
}

impl Speech {
    pub(crate) fn new(file: &'static str) -> Self {
        let set = |section| word_set(file, section);
        let verbs = sections(file).filter_map(|(section, entry)| {
            let side = match section {
                "before" => Side::Before,
                "after" => Side::After,
                "tail" => Side::Tail,
                "own" => Side::Own,
                _ => return None,
            };
            Some((entry, side))
        });
        Speech {
            verbs: Phrases::new(verbs),
            media: Phrases::of(file, "medium"),
            pronouns: set("pronouns"),
            addressees: set("addressees"),
            addressed: set("addressed"),
            agents: set("agents"),
            definites: set("definites"),
            helpers: set("helpers"),
        }
    }

    /// Whether a word stands for a person named before.
    pub(crate) fn is_pronoun(&self, word: &str) -> bool {
        self.pronouns.contains(as_listed(word).as_ref())
    }

    /// The words of a definite naming without what makes it definite: "the minister", "menteri itu".
    pub(crate) fn definite<'t>(&self, words: &'t str) -> Option<&'t str> {
        let (first, after) = words.split_once(char::is_whitespace)?;
        let (before, last) = words.rsplit_once(char::is_whitespace)?;
        if self.definites.contains(as_listed(first).as_ref()) {
            return Some(after);
        }
        self.definites.contains(as_listed(last).as_ref()).then_some(before)
    }

    /// Whether a folded word ends the naming of a speaker.
    pub(crate) fn ends_naming(&self, word: &str) -> bool {
        self.addressees.contains(word)
    }

    /// Whether a word is a verb of saying.
    pub(crate) fn is_verb(&self, word: &str) -> bool {
        self.verbs.has(&as_listed(word))
    }
}
