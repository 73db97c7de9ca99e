//! What a draft is worth by itself: its features, and the weights they have.

use super::draft::Draft;
use super::kind::is_aim;
use super::Context;
use crate::additive::Additive;
use crate::analysis::{EntityKind, FigureKind, Kind};
use crate::block::BlockKind;
use crate::token::TermId;

/// What is measured of each draft, in the order of a [`Row`].
pub(crate) const FEATURES: [&str; 30] = [
    "score", "rank", "place", "first", "frequency", "names", "main", "figures", "dates", "words",
    "left_out", "terms", "rare", "change", "aim", "statement", "figure", "reaction", "telling",
    "background", "direct", "head", "leans", "voiceless", "item", "question", "quoted", "attributed",
    "paragraph_start", "sentences",
];

/// The features of one draft.
pub(crate) type Row = [f64; FEATURES.len()];

/// What of the article the drafts are measured against.
pub(super) struct Article<'a> {
    context: &'a Context<'a>,
    /// How often each term stands in the article.
    counts: Vec<u32>,
    /// Who is named most.
    main: Option<usize>,
    lowest: f64,
    spread: f64,
}

impl<'a> Article<'a> {
    pub(super) fn new(context: &'a Context<'a>, scores: &[f64]) -> Self {
        let document = context.found.document;
        let mut counts = vec![0; document.vocabulary.len()];
        for token in document.content.iter().flat_map(|&s| document.tokens_of(s)) {
            counts[token.term as usize] += 1;
        }
        let (low, high) = scores
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &s| (low.min(s), high.max(s)));
        let spread = if high > low { high - low } else { 1.0 };
        let acts = |e: &usize| {
            matches!(
                context.found.entities[*e].kind,
                EntityKind::Person | EntityKind::Organisation
            )
        };
        let entities = context.found.entities;
        let main = (0..entities.len())
            .filter(acts)
            .fold(None, |best: Option<usize>, e| match best {
                Some(b) if entities[b].mentions.len() >= entities[e].mentions.len() => best,
                _ => Some(e),
            });
        Article { context, counts, main, lowest: low, spread }
    }

    pub(super) fn measure(
        &self,
        draft: &Draft,
        score: f64,
        kind: Kind,
        terms: &[TermId],
        head: bool,
    ) -> Row {
        let context = self.context;
        let document = context.found.document;
        let text = document.text;
        let content = &document.content;
        let before = content.partition_point(|&s| s < draft.sentence);
        let rank = context.found.order.iter().position(|&s| s == draft.sentence).unwrap_or(0);
        let count = |t: &TermId| f64::from(self.counts[*t as usize].max(1));
        let frequency = terms.iter().map(|t| libm::log(count(t))).sum::<f64>() / terms.len().max(1) as f64;
        let named = || draft.spans.iter().flat_map(|s| context.mentions.within(*s));
        let figures = || draft.spans.iter().flat_map(|s| context.figures_in(*s));
        let dates = figures().filter(|f| f.kind == FigureKind::Date).count();
        let bytes = |s: &crate::span::Span| s.len();
        let kept: usize = draft.spans.iter().map(bytes).sum();
        let whole = document.sentences[draft.sentence].span.len().max(1);
        let quoted: usize = draft
            .spans
            .iter()
            .map(|s| {
                let from = context.quoted.partition_point(|q| q.end <= s.start);
                context.quoted[from..]
                    .iter()
                    .take_while(|q| q.start < s.end)
                    .map(|q| q.end.min(s.end) - q.start.max(s.start))
                    .sum::<usize>()
            })
            .sum();
        let flag = |holds: bool| f64::from(u8::from(holds));
        let question = draft.spans.last().is_some_and(|s| s.of(text).trim_end().ends_with('?'));
        let block = document.block_of(draft.sentence);
        let starts = before == 0
            || document.block_of(content[before - 1]).paragraph != block.paragraph;
        [
            (score - self.lowest) / self.spread,
            rank as f64,
            before as f64 / content.len().max(1) as f64,
            before as f64,
            frequency,
            named().count() as f64,
            flag(self.main.is_some_and(|m| named().any(|&(_, e)| e == m))),
            (figures().count() - dates) as f64,
            dates as f64,
            draft.words as f64,
            1.0 - (kept as f64 / whole as f64).min(1.0),
            terms.len() as f64,
            terms.iter().filter(|t| self.counts[**t as usize] <= 1).count() as f64 / terms.len().max(1) as f64,
            flag(kind == Kind::Change),
            flag(is_aim(kind)),
            flag(kind == Kind::Statement),
            flag(kind == Kind::Figure),
            flag(kind == Kind::Reaction),
            flag(matches!(kind, Kind::Result | Kind::Cause)),
            flag(kind == Kind::Background),
            flag(draft.direct),
            flag(head),
            flag(draft.leans),
            flag(draft.voiceless),
            flag(block.kind == BlockKind::Item),
            flag(question),
            quoted as f64 / kept.max(1) as f64,
            flag(draft.attributed),
            flag(starts),
            content.len() as f64,
        ]
    }
}

/// The weights of the features, from `weights/points.txt`.
pub(crate) fn model() -> Additive {
    Additive::default()
}
