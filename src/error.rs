//! The one error type.

use crate::span::join;
use std::fmt;

/// What is wrong with the options given. Its text is for people: what was wrong, and what is allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    UnknownLanguage { given: String },
    Length { given: String },
}

impl Error {
    pub(crate) fn unknown_language(given: &str) -> Self {
        Error { kind: Kind::UnknownLanguage { given: given.chars().take(40).collect() } }
    }

    pub(crate) fn length(given: impl fmt::Display) -> Self {
        Error { kind: Kind::Length { given: given.to_string() } }
    }

    /// The name of the option that was wrong.
    pub fn option(&self) -> &'static str {
        match self.kind {
            Kind::UnknownLanguage { .. } => "language",
            Kind::Length { .. } => "length",
        }
    }

    /// What the option may be, in words.
    pub fn allowed(&self) -> String {
        match self.kind {
            Kind::UnknownLanguage { .. } => {
                format!(
                    "a BCP 47 tag; Nutgraf has data for {}",
                    join(&mut crate::language::codes().into_iter(), ", ")
                )
            }
            Kind::Length { .. } => {
                "at least one sentence, at least one word, or a ratio above 0 and at most 1".into()
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::UnknownLanguage { given } => write!(f, "unknown language \"{given}\"")?,
            Kind::Length { given } => write!(f, "no summary can be {given} long")?,
        }
        write!(f, "; allowed: {}", self.allowed())
    }
}

impl std::error::Error for Error {}
