//! Key points: what a reader must know.

mod actor;
mod attribution;
mod change;
mod choose;

mod compress;
mod cue;
mod draft;
mod half;
mod headline;
mod kind;
mod leaning;
mod mentions;
mod priority;
mod speech;
mod subject;
mod teaser;
mod wording;
mod worth;

pub(crate) use attribution::{find as attributions, Attribution, Speaker};
pub(crate) use change::ChangeCues;
pub(crate) use choose::FIRST;
pub(crate) use cue::{sections, Phrases, Shapes};
pub(crate) use kind::Cues;
pub(crate) use leaning::{Lean, Leaning};
pub(crate) use mentions::Mentions;
pub(crate) use priority::{opens_counted, Lists};
pub(crate) use speech::Speech;

use std::cell::OnceCell;
use std::ops::Range;

use crate::analysis::{Change, Entity, Figure, Headline, KeyPoint, Kind};
use crate::document::Document;
use crate::entity::Names;
use crate::quote::Telling;
use crate::ranking::Ranking;
use crate::span::Span;
use choose::Candidate;
use priority::Enumeration;
pub(crate) use worth::FEATURES;

/// All that the earlier stages found, for the key points to draw on.
pub(crate) struct Found<'a> {
    pub(crate) document: &'a Document<'a>,
    /// A score for each sentence.
    pub(crate) scores: &'a [f64],
    /// How well each sentence matches the focus, 0 to 1.
    pub(crate) relevance: &'a [f64],
    /// Content sentences, the best first.
    pub(crate) order: &'a [usize],
    pub(crate) names: &'a Names,
    pub(crate) entities: &'a [Entity],
    /// Who says what.
    pub(crate) telling: &'a Telling,
    pub(crate) figures: &'a [Figure],
}

impl<'a> Found<'a> {
    pub(crate) fn new(
        document: &'a Document<'a>,
        ranking: &'a Ranking,
        names: &'a Names,
        telling: &'a Telling,
        figures: &'a [Figure],
    ) -> Self {
        Found {
            document,
            scores: &ranking.scores,
            relevance: &ranking.relevance,
            order: &ranking.order,
            names,
            entities: &names.entities,
            telling,
            figures,
        }
    }
}

/// The most key points an analysis holds.
pub(crate) const MOST: usize = 12;
/// What a short article has, if it has so many sentences.
const FEWEST: usize = 5;

/// The changes of post the text tells.
pub(crate) fn changes(found: &Found) -> Vec<Change> {
    change::extract(found)
}

/// What every key point is made from: what was found, and who says what where.
struct Context<'a> {
    found: &'a Found<'a>,
    mentions: Mentions<'a>,
    /// What stands between quotation marks.
    quoted: &'a [Span],
    /// The sentences of each of those, once they are asked for.
    inner: Vec<OnceCell<Vec<Span>>>,
    attributions: &'a [Attribution],
    /// The speaker of each attribution, pronouns resolved.
    speakers: &'a [Option<Speaker>],
    lists: Vec<Enumeration>,
}

impl<'a> Context<'a> {
    fn new(found: &'a Found<'a>) -> Self {
        let Telling { quoted, attributions, speakers, .. } = found.telling;
        let lists = priority::enumerations(found.document);
        let mentions = Mentions::new(found.names);
        let inner = vec![OnceCell::new(); quoted.len()];
        Context { found, mentions, quoted, inner, attributions, speakers, lists }
    }

    /// The sentence that byte `at` stands in, or the last before it.
    fn sentence_at(&self, at: usize) -> Option<usize> {
        self.found.document.sentences.partition_point(|s| s.span.start <= at).checked_sub(1)
    }

    /// The figures that start within `span`.
    fn figures_in(&self, span: Span) -> &'a [Figure] {
        let figures = self.found.figures;
        let from = figures.partition_point(|f| f.start < span.start);
        let to = figures.partition_point(|f| f.start < span.end);
        &figures[from..to.max(from)]
    }

    /// Whether byte `at` lies within a quotation.
    fn is_quoted(&self, at: usize) -> bool {
        let next = self.quoted.partition_point(|q| q.end <= at);
        self.quoted.get(next).is_some_and(|q| q.start < at)
    }

    /// The attributions whose verbs are among these tokens.
    fn told_within(&self, tokens: Range<usize>) -> &[Attribution] {
        &self.attributions[self.telling_within(tokens)]
    }

    /// Who speaks by the verbs among these tokens, one for each attribution.
    fn speakers_within(&self, tokens: Range<usize>) -> &[Option<Speaker>] {
        self.speakers.get(self.telling_within(tokens)).unwrap_or_default()
    }

    fn telling_within(&self, tokens: Range<usize>) -> Range<usize> {
        let from = self.attributions.partition_point(|a| a.verb.start < tokens.start);
        let to = self.attributions.partition_point(|a| a.verb.start < tokens.end);
        from..to.max(from)
    }

    fn words_in(&self, span: Span) -> usize {
        self.found.document.tokens_in(span).len()
    }
}

/// What an article comes down to, in its three shapes.
#[derive(Default)]
pub(crate) struct Points {
    /// The most important first.
    pub(crate) key_points: Vec<KeyPoint>,
    pub(crate) headlines: Vec<Headline>,
    /// Indices of sentences, the best first.
    pub(crate) teaser: Vec<usize>,
}

/// The key points, and the headlines and the teaser that come of them.
pub(crate) fn extract(found: &Found, changes: &[Change]) -> Points {
    let context = Context::new(found);
    let most = MOST.min((found.order.len() * 2).div_ceil(3).max(FEWEST));
    let chosen = choose::choose(&context, changes, most, MOST);
    Points {
        headlines: headline::headlines(&context, &chosen),
        teaser: teaser::teaser(&context, &chosen),
        key_points: key_points(&context, chosen),
    }
}

/// What a key point is chosen from, for `training/points.py`.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it would read like.
    pub text: String,
    /// Where its words stand.
    pub spans: Vec<Span>,
    /// One value for each of the features' names.
    pub features: Vec<f64>,
    /// Its terms.
    pub terms: Vec<u32>,
}

/// All drafts of an article that key points are chosen from.
pub(crate) fn drafts(found: &Found, changes: &[Change]) -> Vec<Draft> {
    let context = Context::new(found);
    let draft = |c: Candidate| Draft {
        text: wording::sentence(found.document.text, &c.draft.spans),
        spans: c.draft.spans,
        features: c.features.to_vec(),
        terms: c.terms,
    };
    choose::candidates(&context, changes).into_iter().map(draft).collect()
}

fn key_points(context: &Context, chosen: Vec<Candidate>) -> Vec<KeyPoint> {
    let found = context.found;
    if chosen.is_empty() {
        return found.order.first().map(|&best| whole(found, best)).into_iter().collect();
    }
    let place = |sentence: usize| chosen.iter().position(|c| c.draft.sentence == sentence);
    let parent = |sentence: usize| kind::head_of(context, sentence).and_then(place);
    chosen
        .iter()
        .enumerate()
        .map(|(rank, candidate)| KeyPoint {
            text: wording::sentence(found.document.text, &candidate.draft.spans),
            spans: candidate.draft.spans.clone(),
            sentences: sentences(context, &candidate.draft.spans),
            kind: candidate.kind,
            actors: candidate.actors.clone(),
            parent: parent(candidate.draft.sentence),
            rank,
            words: candidate.draft.words,
        })
        .collect()
}

/// A sentence as it stands: for a text in which nothing can stand as a point.
fn whole(found: &Found, sentence: usize) -> KeyPoint {
    let spans = vec![found.document.sentences[sentence].span];
    KeyPoint {
        text: wording::sentence(found.document.text, &spans),
        spans,
        sentences: vec![sentence],
        kind: Kind::Other,
        actors: vec![],
        parent: None,
        rank: 0,
        words: found.document.sentences[sentence].tokens.len(),
    }
}

/// The sentences that spans come from.
fn sentences(context: &Context, spans: &[Span]) -> Vec<usize> {
    let mut all: Vec<usize> = spans
        .iter()
        .flat_map(|s| {
            let first = context.sentence_at(s.start).unwrap_or_default();
            let last = context.sentence_at(s.end.saturating_sub(1)).unwrap_or_default();
            first..last + 1
        })
        .collect();
    all.dedup();
    all
}

#[cfg(test)]
mod tests;
