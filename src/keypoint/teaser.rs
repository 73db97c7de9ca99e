//! The teaser: sentences that draw a reader in, and keep back how the story ends.

use super::choose::Candidate;
use super::Context;
use crate::analysis::Kind;

/// Sentences an analysis offers.
const MOST: usize = 5;
/// The share of the article, from its start, that a teaser may tell.
const OPENING: f64 = 0.6;

/// Indices of sentences, the best first.
pub(super) fn teaser(context: &Context, chosen: &[Candidate]) -> Vec<usize> {
    let document = context.found.document;
    let told = document.content.len();
    let open = ((told as f64 * OPENING) as usize).max(told.min(2)).max(1);
    let opening = document.content.get(open.min(told).wrapping_sub(1)).copied();
    let opens = |s: usize| opening.is_some_and(|last| s <= last);
    let tells_end =
        |s: usize| chosen.iter().any(|c| c.draft.sentence == s && matches!(c.kind, Kind::Result));
    let order = || context.found.order.iter().copied().filter(|&s| opens(s));
    let asks = |s: usize| document.sentences[s].span.of(document.text).trim_end().ends_with('?');
    let draws = |s: &usize| !tells_end(*s);
    let mut teaser: Vec<usize> = order().filter(|&s| asks(s)).filter(draws).take(1).collect();
    for s in order().filter(draws).chain(order()) {
        if teaser.len() < MOST && !teaser.contains(&s) {
            teaser.push(s);
        }
    }
    teaser
}
