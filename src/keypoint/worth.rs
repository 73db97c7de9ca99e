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
use crate::document::Document;
use crate::focus;
use crate::span::Span;
use crate::token::TermId;

/// One thing that is measured of each draft.
pub(crate) struct Feature {
    pub(crate) name: &'static str,
    measure: fn(&Measured) -> f64,
}

/// What is measured of each draft, in the order of a [`Row`].
#[rustfmt::skip]
pub(crate) static FEATURES: [Feature; 26] = [
    // The sentence's score, from 0 to 1 in each article.
    Feature { name: "score", measure: |m| m.article.share(m.draft.sentence) },
    // 1 for the sentence that summaries take first, 1/2 for the next, 1/3 …
    Feature { name: "rank", measure: |m| 1.0 / (1 + m.article.ranks[m.draft.sentence]) as f64 },
    // From 1 for the first sentence to 0 behind the last.
    Feature { name: "place", measure: |m| 1.0 - m.before() as f64 / m.document().content.len().max(1) as f64 },
    // It is the article's first sentence.
    Feature { name: "first", measure: |m| flag(m.before() == 0) },
    // The mean logarithm of how often its terms stand in the article.
    Feature { name: "frequency", measure: |m| m.frequency() },
    // The share of its terms that stand nowhere else.
    Feature { name: "rare", measure: |m| m.rare() },
    // How many names, up to 4.
    Feature { name: "names", measure: |m| m.named().count().min(4) as f64 },
    // It names who is named most.
    Feature { name: "main", measure: |m| flag(m.named().any(|entity| Some(entity) == m.article.main)) },
    // How many figures, up to 3.
    Feature { name: "figures", measure: |m| m.figures().min(3) as f64 },
    // The share of the sentence that is left out.
    Feature { name: "left_out", measure: |m| m.left_out() },
    // It tells a change of post.
    Feature { name: "change", measure: |m| flag(m.kind == Kind::Change) },
    // It tells what somebody wants, plans, must or will do.
    Feature { name: "aim", measure: |m| flag(is_aim(m.kind)) },
    // It begins with somebody's own words.
    Feature { name: "direct", measure: |m| flag(m.draft.direct) },
    // The share of it that is somebody's own words.
    Feature { name: "quoted", measure: |m| m.quoted() },
    // It announces a list.
    Feature { name: "head", measure: |m| flag(m.context().lists.iter().any(|list| list.head == m.draft.sentence)) },
    // It is an item of a list that is announced.
    Feature { name: "listed", measure: |m| flag(head_of(m.context(), m.draft.sentence).is_some()) },
    // It is an entry of a list with marks.
    Feature { name: "entry", measure: |m| flag(m.document().block_of(m.draft.sentence).kind == BlockKind::Item) },
    // Its first word stands for something said elsewhere.
    Feature { name: "leans", measure: |m| flag(m.draft.leans) },
    // It does not name who says it.
    Feature { name: "voiceless", measure: |m| flag(m.draft.voiceless) },
    // It asks, and does not tell.
    Feature { name: "question", measure: |m| flag(m.asks()) },
    // Words beyond 8, beyond 16, beyond 24, in tens.
    Feature { name: "over_8", measure: |m| m.over(8) },
    Feature { name: "over_16", measure: |m| m.over(16) },
    Feature { name: "over_24", measure: |m| m.over(24) },
    // Fewer than 6 words.
    Feature { name: "scant", measure: |m| flag(m.draft.words < 6) },
    // Fewer than 4: a heading, or a fragment.
    Feature { name: "fragment", measure: |m| flag(m.draft.words < 4) },
    // How well its sentence matches the focus, 0 to 1.
    Feature { name: "focus", measure: |m| m.context().found.relevance[m.draft.sentence] },
];

fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// The features of one draft.
pub(crate) type Row = [f64; FEATURES.len()];

/// What each feature counts, and the settings of the choice.
pub(super) struct Weights {
    row: Row,
    /// What it counts that all of a draft's terms are said already.
    pub(super) repeated: f64,
    /// What an aim counts more behind the first points.
    pub(super) later_aim: f64,
    /// What the article's first sentence counts more in languages whose sentences are not cut.
    uncut_first: f64,
}

/// From `weights/points.txt`: a name and its weight a line.
pub(super) static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let file = data::file("weights", "points");
    let weight = |name: &str| {
        let line = file.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.and_then(decimal).unwrap_or_default()
    };
    Weights {
        row: std::array::from_fn(|at| weight(FEATURES[at].name)),
        repeated: weight("repeated"),
        later_aim: weight("later_aim"),
        uncut_first: weight("uncut_first"),
    }
});

impl Weights {
    /// What a draft with these features is worth; `opens`: it is the first sentence, in a language whose sentences are not cut.
    pub(super) fn worth(&self, row: &Row, opens: bool) -> f64 {
        let more = if opens { self.uncut_first } else { 0.0 };
        self.row.iter().zip(row).map(|(weight, value)| weight * value).sum::<f64>() + more
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

    /// How good a sentence is among those of the article, 0 to 1.
    fn share(&self, sentence: usize) -> f64 {
        (self.unfocused(sentence) - self.scores.0) / self.scores.1
    }

    /// Whether a draft tells the first sentence, in a language whose sentences are not cut: so long a lead pays for its words
    /// elsewhere, and what stands behind it would come first.
    pub(super) fn opens(&self, draft: &Draft) -> bool {
        let document = self.context.found.document;
        !document.language.has_cues() && document.content.first() == Some(&draft.sentence)
    }

    /// The features of a draft of that kind and with those terms.
    pub(super) fn measure(&self, draft: &Draft, kind: Kind, terms: &[TermId]) -> Row {
        let measured = Measured { article: self, draft, kind, terms };
        std::array::from_fn(|at| (FEATURES[at].measure)(&measured))
    }
}

/// A draft under the rule.
struct Measured<'a> {
    article: &'a Article<'a>,
    draft: &'a Draft,
    kind: Kind,
    terms: &'a [TermId],
}

impl<'a> Measured<'a> {
    fn context(&self) -> &'a Context<'a> {
        self.article.context
    }

    fn document(&self) -> &'a Document<'a> {
        self.context().found.document
    }

    /// Content sentences before its own.
    fn before(&self) -> usize {
        self.document().content.partition_point(|&s| s < self.draft.sentence)
    }

    /// The entities it names, once for each mention.
    fn named(&self) -> impl Iterator<Item = usize> + '_ {
        self.draft.spans.iter().flat_map(|s| self.context().mentions.within(*s)).map(|m| m.1)
    }

    /// Nothing in languages whose sentences are not cut: a long one is no draft that could have been shorter.
    fn over(&self, words: usize) -> f64 {
        let cut = self.document().language.has_cues();
        if cut {
            self.draft.words.saturating_sub(words) as f64 / 10.0
        } else {
            0.0
        }
    }

    fn asks(&self) -> bool {
        let last = self.draft.spans.last().map_or("", |s| s.of(self.document().text));
        last.trim_end().ends_with('?')
    }

    /// How often a term stands in the article.
    fn count(&self, term: TermId) -> u32 {
        self.article.counts[term as usize]
    }

    fn frequency(&self) -> f64 {
        let often = |&term: &TermId| libm::log(f64::from(self.count(term).max(1)));
        self.terms.iter().map(often).sum::<f64>() / self.terms.len().max(1) as f64
    }

    fn rare(&self) -> f64 {
        let rare = self.terms.iter().filter(|&&term| self.count(term) <= 1).count();
        rare as f64 / self.terms.len().max(1) as f64
    }

    /// How many figures it holds that are no dates.
    fn figures(&self) -> usize {
        let all = self.draft.spans.iter().flat_map(|s| self.context().figures_in(*s));
        all.filter(|figure| figure.kind != FigureKind::Date).count()
    }

    /// Bytes of the source that it is made of.
    fn kept(&self) -> usize {
        self.draft.spans.iter().map(|s| s.len()).sum()
    }

    fn left_out(&self) -> f64 {
        let whole = self.document().sentences[self.draft.sentence].span.len();
        1.0 - (self.kept() as f64 / whole.max(1) as f64).min(1.0)
    }

    fn quoted(&self) -> f64 {
        let quoted = self.context().quoted;
        let within = |span: &Span| -> usize {
            let from = quoted.partition_point(|q| q.end <= span.start);
            let here = quoted[from..].iter().take_while(|q| q.start < span.end);
            here.map(|q| q.end.min(span.end) - q.start.max(span.start)).sum()
        };
        self.draft.spans.iter().map(within).sum::<usize>() as f64 / self.kept().max(1) as f64
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
        let names = FEATURES.iter().map(|f| f.name);
        for name in names.chain(["repeated", "later_aim", "uncut_first"]) {
            assert!(file.lines().any(|line| line.split(' ').next() == Some(name)), "{name}");
        }
    }
}
