//! Whether the words around a cue make it the sentence's own, and who its subject is.

use std::borrow::Cow;

use super::kind::Cues;
use super::Context;
use crate::analysis::EntityKind;
use crate::entity::Marks;
use crate::language::Language;
use crate::span::Span;
use crate::token::{Case, Folded, Token};

/// How many words around a cue are looked at.
const REACH: usize = 40;

/// Whether a byte between words is of a mark that parts clauses; the last two end the dashes.
fn is_stop(byte: &u8) -> bool {
    matches!(byte, b',' | b';' | b':' | b'(' | b')' | b'.' | b'!' | b'?' | 0x93 | 0x94)
}

/// Who or what the subject of a cue is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Subject {
    /// A person, an organisation or a country.
    Entity(usize),
    /// A word for somebody who acts, as an index of its token: "they", "the company".
    Actor(usize),
    /// A name of something else, or of nobody knows what: an entity, if it is one.
    Name(Option<usize>),
}

impl Subject {
    /// Whether it is known to be somebody who acts.
    pub(super) fn acts(self) -> bool {
        !matches!(self, Subject::Name(_))
    }
}

/// The words of a draft, read clause by clause.
pub(super) struct Reading<'a> {
    context: &'a Context<'a>,
    language: &'static Language,
    cues: &'static Cues,
    /// Indices of its tokens.
    tokens: Vec<usize>,
    pub(super) words: Cow<'a, [Folded<'a>]>,
    /// It asks, and does not tell.
    pub(super) asks: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(context: &'a Context<'a>, spans: &[Span]) -> Self {
        let document = context.found.document;
        let language = document.language;
        let (mut tokens, mut words) = (vec![], Cow::default());
        for span in spans {
            let range = document.tokens_in(*span);
            tokens.extend(range.clone());
            match tokens.len() == range.len() {
                true => words = Cow::Borrowed(&document.listed[range]),
                false => words.to_mut().extend_from_slice(&document.listed[range]),
            }
        }
        let text = spans.last().map_or("", |s| s.of(document.text));
        let asks = text.trim_end_matches(crate::quote::is_mark).ends_with('?');
        Reading { context, language, cues: language.cues(), tokens, words, asks }
    }

    /// The words from `at` to the end of its clause.
    pub(super) fn clause_from(&self, at: usize) -> &[Folded<'a>] {
        let last = self.words.len().min(at + REACH);
        let end = (at + 1..last).find(|&w| self.parts(w)).unwrap_or(last);
        &self.words[at..end]
    }

    /// Whether a mark parts word `at` from the one before it, or something left out.
    fn parts(&self, at: usize) -> bool {
        let document = self.context.found.document;
        let (before, here) = (self.tokens[at - 1], self.tokens[at]);
        let gap = document.tokens[before].span.end..document.tokens[here].span.start;
        before + 1 != here || document.text.as_bytes()[gap].iter().any(is_stop)
    }

    /// The word that the clause of `at` begins with: behind a mark, or behind a word that opens clauses.
    fn clause_start(&self, at: usize) -> usize {
        let opens = |w: usize| {
            let before = self.words[w - 1].as_ref();
            self.parts(w)
                || self.cues.bounds.contains(before)
                || self.cues.asides.contains(before)
                || self.language.speech().is_verb(before)
        };
        let first = at.saturating_sub(REACH);
        (first + 1..=at).rev().find(|&w| opens(w)).unwrap_or(first)
    }

    /// Whether the clause of the cue at `at` is a condition, a time or a part of a noun.
    pub(super) fn is_aside(&self, at: usize) -> bool {
        let start = self.clause_start(at);
        let word = |w: usize| self.words[w].as_ref();
        let before = start.checked_sub(1).map_or("", word);
        let now =
            |w: usize| self.language.lexicon().head_first && self.cues.things.contains(word(w));
        // "saat ini polisi akan …": now, and no "while".
        let relative = |w: usize| w < at && self.cues.relatives.contains(word(w)) && !now(w + 1);
        // "mengatakan jika": what is said, and no condition.
        let said = start > 1
            && self.language.lexicon().head_first
            && self.language.speech().is_verb(word(start - 2));
        relative(start)
            || at > 0 && relative(at - 1)
            // "more than 10 cities are planning to"
            || self.cues.asides.contains(before)
                && !(self.parts(start) || said || self.token(start).number)
    }

    /// Whether word `at` is part of a name: "Will Baker", "Priorities USA".
    pub(super) fn is_named(&self, at: usize) -> bool {
        let token = self.token(at);
        let before = self.context.found.document.text[..token.span.start].trim_end();
        let starts = |mark: char| crate::quote::is_mark(mark) || matches!(mark, '.' | ':');
        at > 0 && token.case == Case::Capital && !before.ends_with(starts)
    }

    /// The subject of the cue at `at`, if it is somebody who acts or a name.
    pub(super) fn subject(&self, at: usize) -> Option<Subject> {
        let start = self.clause_start(at);
        let word = |w: usize| self.words[w].as_ref();
        if start < at && self.cues.determiners.contains(word(at - 1)) {
            return None;
        }
        if (start..at).all(|w| self.is_small(w) && self.acts(w).is_none()) {
            if (start..at).any(|w| self.cues.things.contains(word(w))) {
                return None;
            }
            // The subject stands before the clause: "Moreno, 50, will", "sold it and will".
            let mut before = (start.saturating_sub(REACH)..start).filter_map(|w| self.acts(w));
            return before.clone().find(|s| self.is_actor(*s)).or(before.find(|s| s.acts()));
        }
        // "X sends Y to Z in a bid to": the subject of the whole clause.
        if self.language.lexicon().head_first || self.cues.links.contains(word(at)) {
            // Titles go before a name; another noun is the subject itself.
            let noun = |w: usize| !self.is_small(w) && self.token(w).case == Case::Lower;
            return (start..at)
                .find(|&w| self.acts(w).is_some() || noun(w))
                .and_then(|w| self.acts(w));
        }
        let mut end = at;
        while end > start + 1 && self.acts(end - 1).is_none() && self.is_small(end - 1) {
            end -= 1;
        }
        // "the head of the council", "members of the club": the first noun of them.
        let link = (start + 1..end).rev().find(|&w| self.cues.links.contains(word(w)));
        self.acts(link.unwrap_or(end) - 1)
    }

    /// Where word `at` starts in the text.
    pub(super) fn start(&self, at: usize) -> usize {
        self.token(at).span.start
    }

    /// Where word `at` ends in the text.
    pub(super) fn end(&self, at: usize) -> usize {
        self.token(at).span.end
    }

    fn token(&self, at: usize) -> &Token {
        &self.context.found.document.tokens[self.tokens[at]]
    }

    /// Whether word `at` says little, as an adverb or an article does.
    fn is_small(&self, at: usize) -> bool {
        let token = self.token(at);
        let word = self.words[at].as_ref();
        token.stop
            || token.number
            || self.cues.filler_shapes.fit(word)
            || self.cues.fillers.contains(word)
            || self.marks(word).any(Marks::CALENDAR)
    }

    fn marks(&self, word: &str) -> Marks {
        self.language.lexicon().word(word)
    }

    /// What word `at` is, if somebody who acts, or part of a name.
    fn acts(&self, at: usize) -> Option<Subject> {
        let named = self.mention(at);
        if let Some(entity) = named {
            if self.context.found.entities[entity].kind != EntityKind::Other {
                return named.map(Subject::Entity);
            }
        }
        let word = self.words[at].as_ref();
        let kinds = Marks::HEAD.with(Marks::ORGANISATION).with(Marks::DEMONYM);
        let acts = |word: &str| self.cues.actors.contains(word) || self.marks(word).any(kinds);
        let bare = |ending: &&str| word.strip_suffix(*ending).is_some_and(acts);
        let known = acts(word) || self.cues.noun_endings.iter().any(bare);
        let capital = at > 0 && self.token(at).case != Case::Lower && !self.is_small(at);
        let name = named.is_some() || capital;
        known.then_some(Subject::Actor(self.tokens[at])).or(name.then_some(Subject::Name(named)))
    }

    /// Whether a subject is a person or an organisation with a name.
    fn is_actor(&self, subject: Subject) -> bool {
        let entities = self.context.found.entities;
        let acts =
            |e: usize| matches!(entities[e].kind, EntityKind::Person | EntityKind::Organisation);
        matches!(subject, Subject::Entity(e) if acts(e))
    }

    /// The entity whose name word `at` is part of.
    fn mention(&self, at: usize) -> Option<usize> {
        let here = self.token(at).span;
        let near = Span::new(here.start.saturating_sub(60), here.end);
        let named = self.context.mentions.within(near);
        named.iter().rev().find(|(m, _)| m.end > here.start).map(|&(_, e)| e)
    }

    /// Whether the plan of `length` words at `at` tells what only happens: "will win", "akan menjadi".
    pub(super) fn happens(&self, at: usize, length: usize) -> bool {
        let next = (at + 1..self.words.len())
            .take(REACH)
            .find(|&w| self.is_event(w) || (w >= at + length && !self.is_small(w)));
        next.is_some_and(|w| self.is_event(w))
    }

    fn is_event(&self, at: usize) -> bool {
        self.cues.events.contains(self.words[at].as_ref())
    }

    /// Whether the cue of `length` words at `at` tells what is not so: "does not want to", "will not"; what somebody
    /// must not do or vows not to do is `binding` all the same.
    pub(super) fn is_denied(&self, at: usize, length: usize, binding: bool) -> bool {
        let denies = |w: usize| {
            let word = self.words.get(w).map_or("", |w| w.as_ref());
            self.cues.denials.contains(word) || self.cues.denial_shapes.fit(word)
        };
        at > 0 && denies(at - 1) || !binding && denies(at + length)
    }

    /// Where what is denied at `at` ends: at the next "but".
    pub(super) fn turn_behind(&self, at: usize) -> usize {
        let turn = |&w: &usize| self.cues.turns.contains(self.words[w].as_ref());
        (at + 1..self.words.len()).take(REACH).find(turn).unwrap_or(self.words.len())
    }
}
