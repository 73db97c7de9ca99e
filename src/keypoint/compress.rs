//! Compression: a sentence with the parts left out that a reader can do without.

use super::cue::{sections, Phrases};

/// How a sentence leans on others, and what of it can be left out.
#[derive(Debug)]
pub(crate) struct Leaning {
    /// What each phrase at the start, or after a comma, does.
    pub(crate) phrases: Phrases<Lean>,
}

/// What a word does where it opens a sentence or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lean {
    /// Ties to what came before, and can go.
    Connective,
}

impl Leaning {
    pub(crate) fn new(file: &'static str) -> Self {
        Leaning {
            phrases: Phrases::new(
                sections(file)
                    .filter(|(s, _)| *s == "connectives")
                    .map(|(_, e)| (e, Lean::Connective)),
            ),
        }
    }
}
