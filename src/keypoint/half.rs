//! Halves: a sentence that tells two things, each as a clause that can stand alone.
//!
//! "A did this, and B did that." Only at a comma with a conjunction that sets facts side by side, or at a
//! semicolon; only where both sides hold a verb, and nothing said on one side is needed by the other.

use std::ops::Range;

use super::compress::Kept;
use super::Context;
use crate::span::Span;
use crate::token::{Case, Folded};

/// A half has at least this many words.
const SHORTEST: usize = 6;
/// A sentence is parted only if it has more words than this.
const LONG: usize = 16;
/// Most words of a list's entry.
const LIST_ENTRY: usize = 6;
/// What has more words than this is no sentence, and stays as it is: the time stays linear.
const LONGEST: usize = 120;

/// The halves of a draft that stands in one piece; none where it tells one thing.
pub(super) fn halves(context: &Context, kept: &Kept) -> Vec<Kept> {
    let [span] = kept.spans[..] else { return vec![] };
    let sentence = Sentence::new(context, span);
    if !(LONG..=LONGEST).contains(&sentence.words.len()) {
        return vec![];
    }
    let all = 0..sentence.words.len();
    let Some(joint) = all.clone().find_map(|at| sentence.joint(at)) else { return vec![] };
    let mut halves = Vec::new();
    if sentence.first_stands(&joint) {
        let end = sentence.token(joint.start - 1).end;
        halves.push(Kept { spans: vec![Span::new(span.start, end)], leans: kept.leans });
    }
    if sentence.second_stands(&joint) {
        let start = sentence.token(joint.end).start;
        halves.push(Kept { spans: vec![Span::new(start, span.end)], leans: false });
    }
    halves
}

/// A sentence in one piece. Words are counted from its start.
struct Sentence<'a> {
    context: &'a Context<'a>,
    span: Span,
    tokens: Range<usize>,
    words: &'a [Folded<'a>],
}

impl<'a> Sentence<'a> {
    fn new(context: &'a Context<'a>, span: Span) -> Self {
        let tokens = context.found.document.tokens_in(span);
        Sentence { context, span, words: &context.found.document.listed[tokens.clone()], tokens }
    }

    fn token(&self, at: usize) -> Span {
        self.context.found.document.tokens[self.tokens.start + at].span
    }

    /// The words that join two clauses at word `at`: empty for a semicolon.
    fn joint(&self, at: usize) -> Option<Range<usize>> {
        if at < SHORTEST || self.context.is_quoted(self.token(at).start) {
            return None;
        }
        let leaning = self.context.found.document.language.leaning();
        let joint = match self.gap(at).trim() {
            ";" => at..at,
            "," => at..at + leaning.halves.at(&self.words[at..])?.0,
            _ => return None,
        };
        let stand = joint.end + SHORTEST <= self.words.len()
            && self.tells(0..joint.start)
            && !self.ends_list(joint.start)
            && self.opens_clause(joint.end);
        stand.then_some(joint)
    }

    /// Whether these words hold a verb.
    fn tells(&self, words: Range<usize>) -> bool {
        let leaning = self.context.found.document.language.leaning();
        self.words[words].iter().any(|word| leaning.may_be_verb(word))
    }

    /// Whether a subject and, near it, a verb follow from word `at` on.
    fn opens_clause(&self, at: usize) -> bool {
        let leaning = self.context.found.document.language.leaning();
        let near = at + 1..self.words.len().min(at + 9);
        let ends = |w: &usize| {
            leaning.breaks(&self.words[*w..])
                || self.gap(*w).contains(&[',', ';', '(', '–', '—'][..])
        };
        self.tells(near.start..near.clone().find(ends).unwrap_or(near.end))
    }

    /// What stands between word `at` and the one before it.
    fn gap(&self, at: usize) -> &str {
        &self.context.found.document.text[self.token(at - 1).end..self.token(at).start]
    }

    /// Whether the comma before word `at` ends an entry of a list: "A, B, and C".
    fn ends_list(&self, at: usize) -> bool {
        (at.saturating_sub(LIST_ENTRY)..at)
            .rev()
            .filter(|&w| w > 0)
            .find(|&w| self.gap(w).starts_with(','))
            .is_some_and(|start| !self.tells(start..at))
    }

    /// Whether the words before the joint can do without those behind it.
    fn first_stands(&self, joint: &Range<usize>) -> bool {
        let leaning = self.context.found.document.language.leaning();
        let rest = self.tokens.start + joint.end..self.tokens.end;
        let said = self.context.told_within(rest).iter().any(|a| a.follows);
        !said && !leaning.binds(&self.words[joint.end..]) && !self.tears(joint)
    }

    /// Whether the words behind the joint can do without those before it.
    fn second_stands(&self, joint: &Range<usize>) -> bool {
        let document = self.context.found.document;
        let leaning = document.language.leaning();
        let first = self.tokens.start..self.tokens.start + joint.start;
        let named =
            self.context.mentions.within(Span::new(self.token(joint.end).start, self.span.end));
        let opens_with_name =
            named.first().is_some_and(|m| m.0.start == self.token(joint.end).start)
                && document.tokens[self.tokens.start + joint.end].case != Case::Lower;
        opens_with_name
            && self.context.told_within(first).is_empty()
            && !leaning.binds(&self.words[..joint.start])
            && !self.tears(joint)
    }

    /// Whether a quotation reaches over the joint.
    fn tears(&self, joint: &Range<usize>) -> bool {
        self.context.is_quoted(self.token(joint.start).start)
    }
}
