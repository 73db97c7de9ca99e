//! What a draft is worth by itself: its features, and the weights they have.
//!
//! The weights are learned by `training/points.py` from articles of which people said what a reader must learn.

use std::sync::LazyLock;

use super::draft::Draft;
use super::kind::{head_of, is_aim};
use super::Context;
use crate::analysis::{EntityKind, FigureKind, Kind};
use crate::block::BlockKind;
use crate::data;
use crate::decimal::decimal;
use crate::focus;
use crate::token::TermId;

/// What is measured of each draft, in the order of a [`Row`].
pub(crate) const FEATURES: [&str; 26] = [
    "score",     // the sentence's, from 0 to 1 in each article
    "rank",      // 1 for the sentence that summaries take first, 1/2 for the next, 1/3 …
    "place",     // from 1 for the first sentence to 0 behind the last
    "first",     // it is the article's first sentence
    "frequency", // the mean logarithm of how often its terms stand in the article
    "rare",      // the share of its terms that stand nowhere else
    "names",     // how many, up to 4
    "main",      // it names who is named most
    "figures",   // how many, up to 3
    "left_out",  // the share of the sentence that is left out
    "change",    // it tells a change of post
    "aim",       // it tells what somebody wants, plans, must or will do
    "direct",    // it begins with somebody's own words
    "quoted",    // the share of it that is somebody's own words
    "head",      // it announces a list
    "listed",    // it is an item of a list that is announced
    "entry",     // it is an entry of a list with marks
    "leans",     // its first word stands for something said elsewhere
    "voiceless", // it does not name who says it
    "question",  // it asks, and does not tell
    "over_8",    // words beyond 8, in tens
    "over_16",   // words beyond 16, in tens
    "over_24",   // words beyond 24, in tens
    "scant",     // fewer than 6 words
    "fragment",  // fewer than 4: a heading, or a fragment
    "focus",     // how well its sentence matches the focus, 0 to 1
];

/// The features of one draft.
pub(crate) type Row = [f64; FEATURES.len()];

/// What each feature counts, and two settings of the choice.
pub(super) struct Weights {
    row: Row,
    /// What it counts that all of a draft's terms are said already.
    pub(super) repeated: f64,
    /// What an aim counts more behind the first points.
    pub(super) later_aim: f64,
}

/// From `weights/points.txt`: a name and its weight a line.
pub(super) static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let file = data::file("weights", "points");
    let weight = |name: &str| {
        let line = file.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.and_then(decimal).unwrap_or_default()
    };
    Weights {
        row: FEATURES.map(weight),
        repeated: weight("repeated"),
        later_aim: weight("later_aim"),
    }
});

impl Weights {
    /// What a draft with these features is worth.
    pub(super) fn worth(&self, row: &Row) -> f64 {
        self.row.iter().zip(row).map(|(weight, value)| weight * value).sum()
    }
}

/// The article that drafts are measured against.
pub(super) struct Article<'a> {
    context: &'a Context<'a>,
    /// How often each term stands in it.
    counts: Vec<u32>,
    /// Who is named most.
    main: Option<usize>,
    /// The lowest score of a sentence, and how far the highest is above it.
    scores: (f64, f64),
    /// By sentence: its place in the order of selection.
    ranks: Vec<usize>,
}

impl<'a> Article<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        let document = context.found.document;
        let mut counts = vec![0; document.vocabulary.len()];
        for token in document.content.iter().flat_map(|&s| document.tokens_of(s)) {
            counts[token.term as usize] += 1;
        }
        let mut ranks = vec![0; document.sentences.len()];
        context.found.order.iter().enumerate().for_each(|(rank, &s)| ranks[s] = rank);
        let mut article =
            Article { context, counts, main: main(context), scores: (0.0, 1.0), ranks };
        let scores = context.found.order.iter().map(|&s| article.unfocused(s));
        let (low, high) = scores
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), s| (low.min(s), high.max(s)));
        article.scores = (low, if high > low { high - low } else { 1.0 });
        article
    }

    /// A sentence's score without what the focus added.
    fn unfocused(&self, sentence: usize) -> f64 {
        let found = self.context.found;
        found.scores[sentence] - focus::WEIGHT * found.relevance[sentence]
    }

    /// The features of a draft of that kind and with those terms.
    pub(super) fn measure(&self, draft: &Draft, kind: Kind, terms: &[TermId]) -> Row {
        let context = self.context;
        let document = context.found.document;
        let flag = |holds: bool| f64::from(u8::from(holds));
        let before = document.content.partition_point(|&s| s < draft.sentence);
        let named = || draft.spans.iter().flat_map(|s| context.mentions.within(*s));
        let over = |words: usize| draft.words.saturating_sub(words) as f64 / 10.0;
        let item = document.block_of(draft.sentence).kind == BlockKind::Item;
        let lists = &context.lists;
        [
            (self.unfocused(draft.sentence) - self.scores.0) / self.scores.1,
            1.0 / (1 + self.ranks[draft.sentence]) as f64,
            1.0 - before as f64 / document.content.len().max(1) as f64,
            flag(before == 0),
            self.frequency(terms),
            self.rare(terms),
            named().count().min(4) as f64,
            flag(named().any(|&(_, entity)| Some(entity) == self.main)),
            self.figures(draft).min(3) as f64,
            self.left_out(draft),
            flag(kind == Kind::Change),
            flag(is_aim(kind)),
            flag(draft.direct),
            self.quoted(draft),
            flag(lists.iter().any(|list| list.head == draft.sentence)),
            flag(head_of(context, draft.sentence).is_some()),
            flag(item),
            flag(draft.leans),
            flag(draft.voiceless),
            flag(draft.spans.last().is_some_and(|s| s.of(document.text).trim_end().ends_with('?'))),
            over(8),
            over(16),
            over(24),
            flag(draft.words < 6),
            flag(draft.words < 4),
            context.found.relevance[draft.sentence],
        ]
    }

    fn count(&self, term: TermId) -> u32 {
        self.counts[term as usize]
    }

    fn frequency(&self, terms: &[TermId]) -> f64 {
        let sum: f64 = terms.iter().map(|&t| libm::log(f64::from(self.count(t).max(1)))).sum();
        sum / terms.len().max(1) as f64
    }

    fn rare(&self, terms: &[TermId]) -> f64 {
        let rare = terms.iter().filter(|&&t| self.count(t) <= 1).count();
        rare as f64 / terms.len().max(1) as f64
    }

    /// How many figures a draft holds that are no dates.
    fn figures(&self, draft: &Draft) -> usize {
        let all = draft.spans.iter().flat_map(|s| self.context.figures_in(*s));
        all.filter(|figure| figure.kind != FigureKind::Date).count()
    }

    fn left_out(&self, draft: &Draft) -> f64 {
        let kept: usize = draft.spans.iter().map(|s| s.len()).sum();
        let whole = self.context.found.document.sentences[draft.sentence].span.len();
        1.0 - (kept as f64 / whole.max(1) as f64).min(1.0)
    }

    fn quoted(&self, draft: &Draft) -> f64 {
        let quoted = self.context.quoted;
        let within = |span: &crate::span::Span| -> usize {
            let from = quoted.partition_point(|q| q.end <= span.start);
            let here = quoted[from..].iter().take_while(|q| q.start < span.end);
            here.map(|q| q.end.min(span.end) - q.start.max(span.start)).sum()
        };
        let kept: usize = draft.spans.iter().map(|s| s.len()).sum();
        draft.spans.iter().map(within).sum::<usize>() as f64 / kept.max(1) as f64
    }
}

/// The person or organisation that is named most; of several, the first.
fn main(context: &Context) -> Option<usize> {
    let entities = context.found.entities;
    let acts =
        |&e: &usize| matches!(entities[e].kind, EntityKind::Person | EntityKind::Organisation);
    let named = |e: usize| entities[e].mentions.len();
    (0..entities.len()).filter(acts).fold(None, |best, e| match best {
        Some(b) if named(b) >= named(e) => best,
        _ => Some(e),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_weighs_every_feature() {
        let file = data::file("weights", "points");
        for name in FEATURES.iter().chain(&["repeated", "later_aim"]) {
            assert!(file.lines().any(|line| line.split(' ').next() == Some(name)), "{name}");
        }
    }
}
