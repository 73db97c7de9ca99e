//! Headlines: the one clause that says best what the article is about, within a number of words.

use super::choose::Candidate;
use super::compress;
use super::cue::folded;
use super::Context;
use crate::analysis::Headline;
use crate::span::Span;

/// Most words of a short, a medium and a long headline.
const LIMITS: [usize; 3] = [12, 17, 22];
/// Points among which the headline is looked for: what comes later is not what the story is.
const FIRST: usize = 6;
/// What each word that had to go costs.
const LOST: f64 = 0.02;
/// It stands for something said elsewhere, or is somebody's own words.
const DEPENDS: f64 = 0.5;
/// What had to go may turn the meaning of what is left.
const TORN: f64 = 0.6;
/// A clause has at least this many words.
const SHORTEST: usize = 5;

/// One headline a limit, the shortest first.
pub(super) fn headlines(context: &Context, chosen: &[Candidate]) -> Vec<Headline> {
    LIMITS.iter().filter_map(|&limit| headline(context, chosen, limit)).collect()
}

fn headline(context: &Context, chosen: &[Candidate], limit: usize) -> Option<Headline> {
    let title = title(context, limit);
    let clause = title.or_else(|| best_clause(context, chosen, limit))?;
    let text = compress::sentence(context.found.document.text, &clause);
    let words = clause.iter().map(|s| context.words_in(*s)).sum();
    Some(Headline { text: text.trim_end_matches('.').to_owned(), spans: clause, words })
}

/// The heading at the top of the text, which says it already.
fn title(context: &Context, limit: usize) -> Option<Vec<Span>> {
    let document = context.found.document;
    let first =
        (0..document.sentences.len()).find(|&s| document.sentences[s].boilerplate.is_none())?;
    let alone = document.content.first().is_some_and(|&s| s == first + 1);
    let words = document.tokens_of(first).len();
    let fits = document.is_heading(first) && alone && (4..=limit).contains(&words);
    fits.then(|| vec![document.sentences[first].span])
}

fn best_clause(context: &Context, chosen: &[Candidate], limit: usize) -> Option<Vec<Span>> {
    let mut best: Option<(f64, Vec<Span>)> = None;
    for candidate in chosen.iter().take(FIRST) {
        let draft = &candidate.draft;
        let Some((spans, whole)) = clause(context, candidate, limit) else { continue };
        let kept: usize = spans.iter().map(|s| context.words_in(*s)).sum();
        let lost = draft.words.saturating_sub(kept) as f64;
        let depends = draft.leans || draft.direct || draft.voiceless;
        let value = candidate.worth
            - LOST * lost
            - if depends { DEPENDS } else { 0.0 }
            - if whole { 0.0 } else { TORN };
        if best.as_ref().is_none_or(|(most, _)| value > *most) {
            best = Some((value, spans));
        }
    }
    best.map(|(_, spans)| spans)
}

/// A candidate's words up to the last place within `limit` where a clause may end, and whether it may end there.
fn clause(context: &Context, candidate: &Candidate, limit: usize) -> Option<(Vec<Span>, bool)> {
    let mut left = limit;
    let mut spans = Vec::new();
    for &span in &candidate.draft.spans {
        let words = context.words_in(span);
        if words <= left {
            spans.push(span);
            left -= words;
            continue;
        }
        let (end, whole) = end_within(context, span, left, limit - left);
        spans.extend((end > span.start).then(|| Span::new(span.start, end)));
        return (!spans.is_empty()).then_some((spans, whole));
    }
    Some((spans, true))
}

/// The last place in the first `limit` words of `span` where a clause may end, and whether it may end there.
/// `before` words stand before it.
fn end_within(context: &Context, span: Span, limit: usize, before: usize) -> (usize, bool) {
    let document = context.found.document;
    let leaning = document.language.leaning();
    let from = document.tokens.partition_point(|t| t.span.start < span.start);
    let to = document.tokens.partition_point(|t| t.span.start < span.end);
    let words = folded(document, from..to);
    let place = |at: usize| document.tokens[from + at];
    let breaks = |at: usize| {
        let gap = &document.text[place(at - 1).span.end..place(at).span.start];
        let mark = gap.trim_start().starts_with([',', ';', ':', '(', '–', '—']);
        let hangs = leaning.breaks(&words[at - 1..]) || document.tokens[from + at - 1].stop;
        mark || (leaning.breaks(&words[at..]) && !hangs)
    };
    let quoted = |at: usize| context.is_quoted(place(at).span.start);
    let last = limit.min(words.len() - 1);
    let found = (1..=last).rev().find(|&at| at + before >= SHORTEST && breaks(at) && !quoted(at));
    let Some(at) = found else {
        let end = if last > 0 { place(last - 1).span.end } else { span.start };
        return (end, false);
    };
    let speaker = context.told_within(from + at..to).iter().any(|a| a.follows);
    (place(at - 1).span.end, !speaker && !leaning.binds(&words[at..]))
}
