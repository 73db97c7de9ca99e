//! Which drafts become key points, and in what order: the most important first, each telling something new.

use super::draft::{self, Draft};
use super::kind::{classify, head_of, is_aim};
use super::worth::{Article, Row, WEIGHTS};
use super::Context;
use crate::analysis::{Change, Kind};
use crate::token::TermId;

/// A draft with its kind, its actors and what it is worth.
pub(super) struct Candidate {
    pub(super) draft: Draft,
    pub(super) kind: Kind,
    pub(super) actors: Vec<usize>,
    /// What it is worth by itself, whatever else is told.
    pub(super) worth: f64,
    pub(super) features: Row,
    pub(super) terms: Vec<TermId>,
}

/// Sentences looked at, the best first: what comes later never becomes a point.
const CANDIDATES: usize = 60;

/// What a point that leans on the sentence before pays while no point tells that one.
const ALONE: f64 = 0.15;
/// Points that tell what the story is; behind them, what somebody wants or plans comes before the rest.
pub(crate) const FIRST: usize = 7;

/// The candidates that become key points, the most important first: at most `most`, and then what somebody wants or plans, so that
/// with these there are at most `with_aims`.
pub(super) fn choose(
    context: &Context,
    changes: &[Change],
    most: usize,
    with_aims: usize,
) -> Vec<Candidate> {
    let mut candidates = candidates(context, changes);
    let mut said = vec![false; context.found.document.vocabulary.len()];
    let mut chosen: Vec<Candidate> = Vec::with_capacity(most);
    while chosen.len() < with_aims {
        if chosen.len() == most {
            candidates.retain(|c| is_aim(c.kind));
        }
        let later = chosen.len() >= FIRST;
        let worth = |c: &Candidate| {
            let aim = if later && is_aim(c.kind) { WEIGHTS.later_aim } else { 0.0 };
            let told = |k: &Candidate| k.draft.sentence + 1 == c.draft.sentence;
            let alone = if c.draft.leans && !chosen.iter().any(told) { ALONE } else { 0.0 };
            c.worth + aim - alone + WEIGHTS.repeated * repeated(c, &said)
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
        let next = candidates.remove(announced(context, &chosen, &candidates, index));
        next.terms.iter().for_each(|&t| said[t as usize] = true);
        candidates.retain(|c| !overlap(&c.draft, &next.draft) && repeated(c, &said) < 1.0);
        chosen.push(next);
    }
    chosen
}

/// The candidate at `index`, or the one that announces the list of which it is an item, if that is not chosen yet.
fn announced(
    context: &Context,
    chosen: &[Candidate],
    candidates: &[Candidate],
    index: usize,
) -> usize {
    let of = |sentence: usize| move |c: &Candidate| c.draft.sentence == sentence;
    let head = head_of(context, candidates[index].draft.sentence);
    let head = head.filter(|&head| !chosen.iter().any(of(head)));
    head.and_then(|head| candidates.iter().position(of(head))).unwrap_or(index)
}

/// All drafts of the article's best sentences.
pub(super) fn candidates(context: &Context, changes: &[Change]) -> Vec<Candidate> {
    let article = Article::new(context);
    let best = context.found.order.iter().take(CANDIDATES);
    best.flat_map(|&s| draft::drafts(context, s))
        .map(|draft| {
            let (kind, actors) = classify(context, &draft, changes);
            let terms = terms(context, &draft);
            let features = article.measure(&draft, kind, &terms);
            let worth = WEIGHTS.worth(&features, article.opens(&draft));
            Candidate { draft, kind, actors, worth, features, terms }
        })
        .collect()
}

fn terms(context: &Context, draft: &Draft) -> Vec<TermId> {
    let document = context.found.document;
    let mut terms: Vec<TermId> = draft
        .spans
        .iter()
        .flat_map(|s| &document.tokens[document.tokens_in(*s)])
        .filter(|t| !t.stop)
        .map(|t| t.term)
        .collect();
    crate::order::sort_by_key(&mut terms, |&t| (t as usize, 0));
    terms.dedup();
    terms
}

/// The share of a candidate's terms that are said already.
fn repeated(candidate: &Candidate, said: &[bool]) -> f64 {
    if candidate.terms.is_empty() {
        return 1.0;
    }
    let old = candidate.terms.iter().filter(|&&t| said[t as usize]).count();
    old as f64 / candidate.terms.len() as f64
}

fn overlap(a: &Draft, b: &Draft) -> bool {
    a.spans.iter().any(|s| b.spans.iter().any(|t| s.overlaps(*t) && s.len() > 3 && t.len() > 3))
}
