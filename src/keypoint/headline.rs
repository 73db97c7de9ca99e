//! Headlines: the one clause that says best what the article is about, within a number of words.

use super::choose::Candidate;
use super::wording;
use super::Context;
use crate::analysis::Headline;
use crate::span::Span;
use crate::token::Folded;

/// Most words of a short, a medium and a long headline.
const LIMITS: [usize; 3] = [12, 17, 22];
/// Points among which the headline is looked for: what comes later is not what the story is.
const FIRST: usize = 8;
/// What each word that had to go costs.
const LOST: f64 = 0.02;
/// It stands for something said elsewhere, or is somebody's own words.
const DEPENDS: f64 = 0.5;
/// What had to go may turn the meaning of what is left.
const TORN: f64 = 0.6;
/// A clause has at least this many words.
const SHORTEST: usize = 5;
/// It says too little.
const SCANT: f64 = 0.8;
/// Longest lead into a clause that goes, in words.
const LONGEST_LEAD: usize = 14;

/// One headline a limit, the shortest first.
pub(super) fn headlines(context: &Context, chosen: &[Candidate]) -> Vec<Headline> {
    LIMITS.iter().filter_map(|&limit| headline(context, chosen, limit)).collect()
}

fn headline(context: &Context, chosen: &[Candidate], limit: usize) -> Option<Headline> {
    let clause = title(context, limit)
        .or_else(|| best_clause(context, chosen, limit))
        .or_else(|| opening(context, limit))?;
    let mut text = wording::sentence(context.found.document.text, &clause);
    if text.ends_with('.') && !text.ends_with("..") && text.len() > 1 {
        text.pop();
    }
    let words = clause.iter().map(|s| context.words_in(*s)).sum();
    Some(Headline { text, spans: clause, words })
}

/// The heading at the top of the text, which says it already.
fn title(context: &Context, limit: usize) -> Option<Vec<Span>> {
    let document = context.found.document;
    let first =
        (0..document.sentences.len()).find(|&s| document.sentences[s].boilerplate.is_none())?;
    // Datelines, credits and the like may stand between it and the text, other headings may not.
    let between = first + 1..*document.content.first()?;
    let alone =
        between.end > first && document.sentences[between].iter().all(|s| s.boilerplate.is_some());
    let words = document.tokens_of(first).len();
    let fits = document.is_heading(first) && alone && (4..=limit).contains(&words);
    fits.then(|| vec![document.sentences[first].span])
}

fn best_clause(context: &Context, chosen: &[Candidate], limit: usize) -> Option<Vec<Span>> {
    let mut best: Option<(f64, Clause)> = None;
    for candidate in chosen.iter().take(FIRST) {
        let Some(clause) = Clause::of(context, candidate, limit) else { continue };
        let value = candidate.worth - clause.cost(candidate);
        if best.as_ref().is_none_or(|(most, _)| value > *most) {
            best = Some((value, clause));
        }
    }
    best.map(|(_, clause)| clause.spans)
}

/// The first words of the best sentence: for a text in which nothing can stand as a point.
fn opening(context: &Context, limit: usize) -> Option<Vec<Span>> {
    let best = *context.found.order.first()?;
    let piece = Piece::new(context, context.found.document.sentences[best].span);
    let end = if piece.words.len() > limit { piece.end_of(limit) } else { piece.span.end };
    Some(vec![Span::new(piece.span.start, end)])
}

/// What a point comes down to within a number of words.
struct Clause {
    spans: Vec<Span>,
    words: usize,
    /// What had to go may turn the meaning of what is left, or what is left is no clause.
    torn: bool,
}

impl Clause {
    /// The words of a point up to the last place within `limit` where a clause may end.
    fn of(context: &Context, candidate: &Candidate, limit: usize) -> Option<Clause> {
        let (mut spans, mut torn) = (Vec::new(), false);
        let mut words = 0;
        for (index, &span) in candidate.draft.spans.iter().enumerate() {
            let piece =
                Piece::new(context, if index == 0 { without_lead(context, span) } else { span });
            if piece.words.len() <= limit - words {
                words += piece.words.len();
                spans.push(piece.span);
                continue;
            }
            let end = piece.end_within(limit - words, words);
            torn = end.torn || (index == 0 && !piece.is_clause(end.words));
            spans.extend(
                (end.words > 0).then(|| Span::new(piece.span.start, piece.end_of(end.words))),
            );
            words += end.words;
            break;
        }
        (words > 0).then_some(Clause { spans, words, torn })
    }

    fn cost(&self, candidate: &Candidate) -> f64 {
        let draft = &candidate.draft;
        let lost = draft.words.saturating_sub(self.words) as f64;
        let depends = draft.leans || draft.direct || draft.voiceless;
        let parts = [(depends, DEPENDS), (self.torn, TORN), (self.words < SHORTEST, SCANT)];
        LOST * lost + parts.iter().filter(|(holds, _)| *holds).map(|(_, part)| part).sum::<f64>()
    }
}

/// A span without what leads into its clause: "On Monday, …", "Meskipun hujan, …".
fn without_lead(context: &Context, span: Span) -> Span {
    let piece = Piece::new(context, span);
    let leaning = context.found.document.language.leaning();
    let comma = (1..piece.words.len().min(LONGEST_LEAD)).find(|&at| piece.gap(at).starts_with(','));
    match comma {
        Some(at)
            if leaning.breaks(piece.words)
                && !leaning.binds(&piece.words[..at])
                && context.told_within(piece.first..piece.first + at).is_empty() =>
        {
            Span::new(piece.token(at).start, span.end)
        }
        _ => span,
    }
}

/// Where a piece is cut: after so many words, and whether that may turn the meaning.
struct End {
    words: usize,
    torn: bool,
}

/// A stretch of a point, with its words.
struct Piece<'a> {
    context: &'a Context<'a>,
    span: Span,
    first: usize,
    words: &'a [Folded<'a>],
}

impl<'a> Piece<'a> {
    fn new(context: &'a Context<'a>, span: Span) -> Self {
        let document = context.found.document;
        let tokens = document.tokens_in(span);
        Piece { context, span, first: tokens.start, words: &document.listed[tokens] }
    }

    fn token(&self, at: usize) -> Span {
        self.context.found.document.tokens[self.first + at].span
    }

    /// Where word `count` ends, counted from 1.
    fn end_of(&self, count: usize) -> usize {
        self.token(count - 1).end
    }

    /// What stands between word `at` and the one before it.
    fn gap(&self, at: usize) -> &str {
        &self.context.found.document.text[self.end_of(at)..self.token(at).start]
    }

    /// The last place in the first `limit` words where a clause may end. `before` words stand before the piece.
    fn end_within(&self, limit: usize, before: usize) -> End {
        let last = limit.min(self.words.len() - 1);
        let fits = |&at: &usize| at + before >= SHORTEST && self.may_break(at);
        let Some(at) = (1..=last).rev().find(fits) else { return self.torn_within(last) };
        let rest = self.first + at..self.first + self.words.len();
        let speaker = self.context.told_within(rest).iter().any(|a| a.follows);
        let leaning = self.context.found.document.language.leaning();
        End { words: at, torn: speaker || leaning.binds(&self.words[at..]) }
    }

    /// No clause ends there: the cut at least goes through no name, and leaves no word hanging.
    fn torn_within(&self, last: usize) -> End {
        let document = self.context.found.document;
        let leaning = document.language.leaning();
        let ends = |&at: &usize| {
            let (before, after) = (self.token(at - 1), self.token(at));
            let name = self.context.mentions.within(Span::new(self.span.start, after.start));
            let named = name.last().is_some_and(|(m, _)| m.end > before.end);
            let hangs = document.tokens[self.first + at - 1].stop
                || leaning.breaks(&self.words[at - 1..])
                || leaning.may_be_verb(&self.words[at - 1]);
            !named && !hangs && !self.context.is_quoted(after.start)
        };
        End { words: (1..=last).rev().find(ends).unwrap_or(last), torn: true }
    }

    /// Whether what starts with word `at` may be left out.
    fn may_break(&self, at: usize) -> bool {
        let language = self.context.found.document.language;
        let breaks = |at: usize| language.leaning().breaks(&self.words[at..]);
        let mark = self.gap(at).trim_start().starts_with(&[',', ';', ':', '(', '–', '—'][..]);
        let hangs = breaks(at - 1)
            || self.context.found.document.tokens[self.first + at - 1].stop
            || language.speech().is_verb(&self.words[at - 1]);
        // "called for": the word belongs to the verb.
        let bound = language.leaning().may_be_verb(&self.words[at - 1]);
        (mark || (breaks(at) && !bound)) && !hangs && !self.context.is_quoted(self.token(at).start)
    }

    /// Whether the first `count` words can stand as a clause: they hold a verb, and do not lead into another clause.
    fn is_clause(&self, count: usize) -> bool {
        let leaning = self.context.found.document.language.leaning();
        let verb = (0..count)
            .any(|at| leaning.may_be_verb(&self.words[at]) && !leaning.breaks(&self.words[at..]));
        verb && !leaning.breaks(self.words)
    }
}
