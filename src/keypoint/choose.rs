//! Which drafts become key points, and in what order: the most important first, each telling something new.

use rustc_hash::FxHashSet;

use super::draft::{self, Draft};
use super::kind::{classify, is_aim};
use super::Context;
use crate::analysis::{Change, Kind};
use crate::block::BlockKind;
use crate::focus;
use crate::token::TermId;

/// A draft with its kind, its actors and what it is worth.
pub(super) struct Candidate {
    pub(super) draft: Draft,
    pub(super) kind: Kind,
    pub(super) actors: Vec<usize>,
    /// What it is worth by itself, whatever else is told.
    pub(super) worth: f64,
    terms: Vec<TermId>,
}

/// Sentences looked at, the best first: what comes later never becomes a point.
const CANDIDATES: usize = 60;

/// Points that tell what the story is; behind them, what somebody wants or plans comes before the rest.
const FIRST: usize = 5;

/// What a candidate is worth besides its sentence's score, which runs from 0 to 1 in each article.
/// Set by hand on the shared gold annotations; see ARCHITECTURE.md.
mod worth {
    /// It matches the focus: above all that does not.
    pub(super) const FOCUS: f64 = 4.0;
    /// It tells a change of post.
    pub(super) const CHANGE: f64 = 0.40;
    /// It tells what somebody wants, plans, must or will do.
    pub(super) const AIM: f64 = 0.10;
    /// The same, behind the first points.
    pub(super) const LATER_AIM: f64 = 0.4;
    /// Its terms run through the article: the mean logarithm of how often they stand in it.
    pub(super) const FREQUENCY: f64 = 0.3;
    /// It stands at the article's start; nothing at its end.
    pub(super) const PLACE: f64 = 0.3;
    /// Each name in it, up to `NAMES`.
    pub(super) const NAME: f64 = 0.05;
    pub(super) const NAMES: usize = 4;
    /// Each figure in it, up to `FIGURES`.
    pub(super) const FIGURE: f64 = 0.03;
    pub(super) const FIGURES: usize = 3;
    /// It is somebody's own words.
    pub(super) const DIRECT: f64 = -0.15;
    /// It announces a list.
    pub(super) const HEAD: f64 = 0.10;
    /// Its first word stands for something said elsewhere.
    pub(super) const LEANS: f64 = -0.20;
    /// It does not name who says it.
    pub(super) const VOICELESS: f64 = -0.15;
    /// It is one entry of a list.
    pub(super) const ITEM: f64 = -0.40;
    /// It asks, and does not tell.
    pub(super) const QUESTION: f64 = -0.20;
    /// Each word beyond `SHORT`.
    pub(super) const WORD: f64 = -0.020;
    pub(super) const SHORT: f64 = 16.0;
    /// Fewer words than this say little.
    pub(super) const SCANT: usize = 6;
    pub(super) const SCANTY: f64 = -0.15;
    /// Fewer than this are a heading, or a fragment.
    pub(super) const FRAGMENT: usize = 4;
    pub(super) const FRAGMENTARY: f64 = -0.8;
    /// All of its words are said already.
    pub(super) const REPEATED: f64 = -0.70;
}

/// The candidates that become key points, the most important first.
pub(super) fn choose(
    context: &Context,
    changes: &[Change],
    heads: &[usize],
    most: usize,
) -> Vec<Candidate> {
    let mut candidates = candidates(context, changes, heads);
    let mut said: FxHashSet<TermId> = FxHashSet::default();
    let mut chosen: Vec<Candidate> = Vec::with_capacity(most);
    while chosen.len() < most {
        let later = chosen.len() >= FIRST;
        let worth = |c: &Candidate| {
            let aim = if later && is_aim(c.kind) { worth::LATER_AIM } else { 0.0 };
            c.worth + aim + worth::REPEATED * repeated(c, &said)
        };
        let best = (0..candidates.len()).fold(None, |best: Option<(usize, f64)>, i| {
            let value = worth(&candidates[i]);
            if best.is_none_or(|(_, b)| value > b) {
                Some((i, value))
            } else {
                best
            }
        });
        let Some((index, _)) = best else { break };
        let next = candidates.remove(index);
        said.extend(&next.terms);
        candidates.retain(|c| !overlap(&c.draft, &next.draft) && repeated(c, &said) < 1.0);
        chosen.push(next);
    }
    chosen
}

fn candidates(context: &Context, changes: &[Change], heads: &[usize]) -> Vec<Candidate> {
    let found = context.found;
    let unfocused = |s: usize| found.scores[s] - focus::WEIGHT * found.relevance[s];
    let scores = found.order.iter().map(|&s| unfocused(s));
    let (low, high) =
        scores.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), s| (low.min(s), high.max(s)));
    let spread = if high > low { high - low } else { 1.0 };
    let counts = Counts::new(context);
    let drafts = found.order.iter().take(CANDIDATES).flat_map(|&s| draft::drafts(context, s));
    drafts
        .map(|draft| {
            let (kind, actors) = classify(context, &draft, changes);
            let terms = terms(context, &draft);
            let score = (unfocused(draft.sentence) - low) / spread;
            let head = heads.contains(&draft.sentence);
            let told = Told { score, frequency: counts.mean(&terms), place: counts.place(&draft) };
            let focus = worth::FOCUS * found.relevance[draft.sentence];
            let worth = told.worth() + extra(context, &draft, kind, head) + focus;
            Candidate { draft, kind, actors, worth, terms }
        })
        .collect()
}

pub(super) fn rows(context: &Context, changes: &[Change], heads: &[usize]) -> Vec<(String, Vec<crate::span::Span>, usize, Vec<u32>, super::worth::Row, usize)> {
    let found = context.found;
    let scores: Vec<f64> = found.order.iter().map(|&s| found.scores[s]).collect();
    let article = super::worth::Article::new(context, &scores);
    candidates(context, changes, heads)
        .into_iter()
        .map(|c| {
            let head = heads.contains(&c.draft.sentence);
            let row = article.measure(&c.draft, found.scores[c.draft.sentence], c.kind, &c.terms, head);
            let text = super::wording::sentence(found.document.text, &c.draft.spans);
            (text, c.draft.spans.clone(), c.draft.words, c.terms.clone(), row, c.draft.sentence)
        })
        .collect()
}

/// How often each term stands in the text, and where each sentence does.
struct Counts<'a> {
    content: &'a [usize],
    terms: Vec<u32>,
}

impl<'a> Counts<'a> {
    fn new(context: &Context<'a>) -> Self {
        let document = context.found.document;
        let mut terms = vec![0; document.vocabulary.len()];
        for token in document.content.iter().flat_map(|&s| document.tokens_of(s)) {
            terms[token.term as usize] += 1;
        }
        Counts { content: &document.content, terms }
    }

    /// The mean logarithm of the terms' counts.
    fn mean(&self, terms: &[TermId]) -> f64 {
        let sum: f64 =
            terms.iter().map(|&t| libm::log(f64::from(self.terms[t as usize].max(1)))).sum();
        sum / terms.len().max(1) as f64
    }

    /// From 1 for the first sentence to 0 behind the last.
    fn place(&self, draft: &Draft) -> f64 {
        let before = self.content.partition_point(|&s| s < draft.sentence);
        1.0 - before as f64 / self.content.len().max(1) as f64
    }
}

/// What the article as a whole says of a draft.
struct Told {
    /// The sentence's score, from 0 to 1 in each article.
    score: f64,
    frequency: f64,
    place: f64,
}

impl Told {
    fn worth(&self) -> f64 {
        self.score + worth::FREQUENCY * self.frequency + worth::PLACE * self.place
    }
}

fn extra(context: &Context, draft: &Draft, kind: Kind, head: bool) -> f64 {
    let text = context.found.document.text;
    let question = draft.spans.last().is_some_and(|s| s.of(text).trim_end().ends_with('?'));
    let item = context.found.document.block_of(draft.sentence).kind == BlockKind::Item;
    let parts = [
        (kind == Kind::Change, worth::CHANGE),
        (is_aim(kind), worth::AIM),
        (head, worth::HEAD),
        (draft.leans, worth::LEANS),
        (draft.voiceless, worth::VOICELESS),
        (question, worth::QUESTION),
        (item, worth::ITEM),
        (draft.direct, worth::DIRECT),
        (draft.words < worth::SCANT, worth::SCANTY),
        (draft.words < worth::FRAGMENT, worth::FRAGMENTARY),
    ];
    let fixed: f64 = parts.iter().filter(|(holds, _)| *holds).map(|(_, part)| part).sum();
    let names = draft.spans.iter().map(|s| context.mentions.within(*s).len()).sum::<usize>();
    let figures = draft.spans.iter().map(|s| context.figures_in(*s).len()).sum::<usize>();
    fixed
        + worth::NAME * names.min(worth::NAMES) as f64
        + worth::FIGURE * figures.min(worth::FIGURES) as f64
        + worth::WORD * (draft.words as f64 - worth::SHORT).max(0.0)
}

fn terms(context: &Context, draft: &Draft) -> Vec<TermId> {
    let tokens = &context.found.document.tokens;
    let mut terms: Vec<TermId> = draft
        .spans
        .iter()
        .flat_map(|s| {
            let from = tokens.partition_point(|t| t.span.start < s.start);
            tokens[from..].iter().take_while(|t| t.span.start < s.end)
        })
        .filter(|t| !t.stop)
        .map(|t| t.term)
        .collect();
    crate::order::sort_by_key(&mut terms, |&t| (t as usize, 0));
    terms.dedup();
    terms
}

/// The share of a candidate's terms that are said already.
fn repeated(candidate: &Candidate, said: &FxHashSet<TermId>) -> f64 {
    if candidate.terms.is_empty() {
        return 1.0;
    }
    let old = candidate.terms.iter().filter(|t| said.contains(t)).count();
    old as f64 / candidate.terms.len() as f64
}

fn overlap(a: &Draft, b: &Draft) -> bool {
    a.spans.iter().any(|s| b.spans.iter().any(|t| s.overlaps(*t) && s.len() > 3 && t.len() > 3))
}
