//! Which drafts become key points, and in what order: the most important first, each telling something new.

use rustc_hash::FxHashSet;

use super::draft::{self, Draft};
use super::kind::{classify, is_aim};
use super::Context;
use crate::analysis::{Change, Kind};
use crate::token::TermId;

/// A draft with its kind, its actors and what it is worth.
pub(super) struct Candidate {
    pub(super) draft: Draft,
    pub(super) kind: Kind,
    pub(super) actors: Vec<usize>,
    worth: f64,
    terms: Vec<TermId>,
}

/// Sentences looked at, the best first: what comes later never becomes a point.
const CANDIDATES: usize = 60;

/// What a candidate is worth besides its sentence's score, which runs from 0 to 1 in each article.
/// Set by hand on the shared gold annotations; see ARCHITECTURE.md.
mod worth {
    /// It tells a change of post.
    pub(super) const CHANGE: f64 = 0.25;
    /// It tells what somebody wants, plans, must or will do.
    pub(super) const AIM: f64 = 0.10;
    /// It announces a list.
    pub(super) const HEAD: f64 = 0.10;
    /// Its first word stands for something said elsewhere.
    pub(super) const LEANS: f64 = -0.20;
    /// It does not name who says it.
    pub(super) const VOICELESS: f64 = -0.15;
    /// It asks, and does not tell.
    pub(super) const QUESTION: f64 = -0.20;
    /// Each word beyond `SHORT`.
    pub(super) const WORD: f64 = -0.008;
    pub(super) const SHORT: f64 = 16.0;
    /// Fewer words than this say little.
    pub(super) const SCANT: usize = 6;
    pub(super) const SCANTY: f64 = -0.15;
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
        let worth = |c: &Candidate| c.worth + worth::REPEATED * repeated(c, &said);
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
        candidates.retain(|c| !overlap(&c.draft, &next.draft));
        chosen.push(next);
    }
    chosen
}

fn candidates(context: &Context, changes: &[Change], heads: &[usize]) -> Vec<Candidate> {
    let found = context.found;
    let scores = found.order.iter().map(|&s| found.scores[s]);
    let (low, high) =
        scores.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), s| (low.min(s), high.max(s)));
    let spread = if high > low { high - low } else { 1.0 };
    let drafts = found.order.iter().take(CANDIDATES).filter_map(|&s| draft::draft(context, s));
    drafts
        .map(|draft| {
            let (kind, actors) = classify(context, &draft, changes);
            let terms = terms(context, &draft);
            let score = (found.scores[draft.sentence] - low) / spread;
            let head = heads.contains(&draft.sentence);
            let worth = score + extra(context, &draft, kind, head);
            Candidate { draft, kind, actors, worth, terms }
        })
        .collect()
}

fn extra(context: &Context, draft: &Draft, kind: Kind, head: bool) -> f64 {
    let text = context.found.document.text;
    let question = draft.spans.last().is_some_and(|s| s.of(text).trim_end().ends_with('?'));
    let parts = [
        (kind == Kind::Change, worth::CHANGE),
        (is_aim(kind), worth::AIM),
        (head, worth::HEAD),
        (draft.leans, worth::LEANS),
        (draft.voiceless, worth::VOICELESS),
        (question, worth::QUESTION),
        (draft.words < worth::SCANT, worth::SCANTY),
    ];
    let fixed: f64 = parts.iter().filter(|(holds, _)| *holds).map(|(_, part)| part).sum();
    fixed + worth::WORD * (draft.words as f64 - worth::SHORT).max(0.0)
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
    terms.sort_unstable();
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
