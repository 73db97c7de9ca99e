//! Key points: what a reader must know.

mod attribution;
mod compress;
mod cue;
mod kind;

pub(crate) use attribution::{find as attributions, Attribution, Mentions, Speaker, Speech};
pub(crate) use compress::Leaning;
pub(crate) use cue::{folded, sections, Folded, Phrases};
pub(crate) use kind::Cues;

use crate::analysis::{Change, Entity, Figure, KeyPoint, Kind, Quote};
use crate::document::Document;
use crate::entity::Names;

/// All that the earlier stages found, for the key points to draw on.
pub(crate) struct Found<'a> {
    pub(crate) document: &'a Document<'a>,
    /// A score for each sentence.
    pub(crate) scores: &'a [f64],
    /// Content sentences, the best first.
    pub(crate) order: &'a [usize],
    pub(crate) names: &'a Names,
    pub(crate) entities: &'a [Entity],
    pub(crate) quotes: &'a [Quote],
    pub(crate) figures: &'a [Figure],
}

/// The most key points an analysis holds.
const MOST: usize = 12;

/// The changes of post the text tells.
pub(crate) fn changes(_found: &Found) -> Vec<Change> {
    Vec::new()
}

/// The key points, the most important first.
pub(crate) fn extract(found: &Found, _changes: &[Change]) -> Vec<KeyPoint> {
    found
        .order
        .iter()
        .take(MOST)
        .enumerate()
        .map(|(rank, &sentence)| {
            let span = found.document.sentences[sentence].span;
            let text =
                span.of(found.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
            KeyPoint {
                text,
                spans: vec![span],
                sentences: vec![sentence],
                kind: Kind::Other,
                actors: vec![],
                parent: None,
                rank,
            }
        })
        .collect()
}
