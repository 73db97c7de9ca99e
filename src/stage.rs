//! Each stage by itself, for the benchmarks. Not for other use.

use crate::analysis::{Change, Figure};
use crate::block;
use crate::document::Document;
use crate::entity::{self, Names};
use crate::keypoint::{self, Found};
use crate::language::{self, Language};
use crate::options::Options;
use crate::quote::Telling;
use crate::ranking::Ranking;
use crate::{figure, keyphrase, quote};

/// A text, and what every stage made of it: a stage finds here what the ones before it made.
pub struct Stages<'t> {
    language: &'static Language,
    document: Document<'t>,
    ranking: Ranking,
    names: Names,
    telling: Telling,
    figures: Vec<Figure>,
    changes: Vec<Change>,
}

/// Runs one stage again and tells how much it found.
pub type Stage = fn(&Stages) -> usize;

/// The stages and their names, in the order the text flows through them.
/// "document" is blocks, sentences and tokens together; "blocks" is the first of these alone.
pub const ALL: [(&str, Stage); 10] = [
    ("language", |s| language::detect(s.document.text).0.code.len()),
    ("blocks", |s| block::split(s.document.text, s.language).len()),
    ("document", |s| Document::new(s.document.text, s.language).tokens.len()),
    ("ranking", |s| Ranking::new(&s.document, &Options::default()).order.len()),
    ("entities", |s| entity::extract(&s.document).entities.len()),
    ("quotes", |s| quote::read(&s.document, &s.names).quotes.len()),
    ("figures", |s| figure::extract(&s.document).len()),
    ("changes", |s| keypoint::changes(&s.found()).len()),
    ("key points", |s| keypoint::extract(&s.found(), &s.changes).key_points.len()),
    ("keyphrases", |s| keyphrase::extract(&s.document).len()),
];

impl<'t> Stages<'t> {
    /// Runs all stages once.
    pub fn new(text: &'t str) -> Self {
        Self::with(text, language::detect(text).0, &Options::default())
    }

    /// Runs all stages once on a text in that language.
    pub(crate) fn with(text: &'t str, language: &'static Language, options: &Options) -> Self {
        let document = Document::new(text, language);
        let ranking = Ranking::new(&document, options);
        let names = entity::extract(&document);
        let telling = quote::read(&document, &names);
        let figures = figure::extract(&document);
        let mut stages =
            Stages { language, document, ranking, names, telling, figures, changes: Vec::new() };
        stages.changes = keypoint::changes(&stages.found());
        stages
    }

    /// What key points are made from.
    pub(crate) fn drafts(&self) -> Vec<keypoint::Draft> {
        keypoint::drafts(&self.found(), &self.changes)
    }

    fn found(&self) -> Found<'_> {
        Found::new(&self.document, &self.ranking, &self.names, &self.telling, &self.figures)
    }
}
