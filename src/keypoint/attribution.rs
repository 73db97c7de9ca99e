//! Attribution: who says it. Finds the verbs of saying and the speaker each of them has.

use std::ops::Range;

use super::mentions::Mentions;
use super::speech::{Side, Speech};
use crate::document::Document;
use crate::span::Span;
use crate::token::Folded;

/// Who says something, as the text puts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speaker {
    /// An index into the entities.
    Entity(usize),
    /// Somebody without a name: "a spokesman".
    Words(Span),
    /// "he", "dia", "-nya".
    Pronoun,
}

/// One place that tells who says something.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    /// Index of its sentence.
    pub(crate) sentence: usize,
    /// The verb's tokens.
    pub(crate) verb: Range<usize>,
    /// Who says it.
    pub(crate) speaker: Speaker,
    /// Whether the verb follows what is said: "…", kata Budi.
    pub(crate) follows: bool,
    /// The tokens that name speaker and verb.
    pub(crate) tokens: Range<usize>,
}

/// How far from its verb a speaker is looked for, in tokens.
const REACH: usize = 24;
/// Most words of a speaker without a name.
const LONGEST_NAMING: usize = 8;

/// Every attribution of the text, in its order; what stands within `quoted` is not looked at.
pub(crate) fn find(document: &Document, mentions: &Mentions, quoted: &[Span]) -> Vec<Attribution> {
    let mut found = Vec::new();
    let mut quotes = quoted;
    for sentence in document.content.iter().copied() {
        let span = document.sentences[sentence].span;
        while quotes.first().is_some_and(|q| q.end <= span.start) {
            quotes = &quotes[1..];
        }
        for tokens in outside(document, sentence, quotes) {
            Clause {
                document,
                mentions,
                sentence,
                words: &document.listed[tokens.clone()],
                tokens,
            }
            .attributions(&mut found);
        }
    }
    found
}

/// The stretches of a sentence's tokens that no quotation holds.
fn outside(document: &Document, sentence: usize, quotes: &[Span]) -> Vec<Range<usize>> {
    let all = document.sentences[sentence].tokens.clone();
    let end = document.sentences[sentence].span.end;
    let mut stretches = Vec::new();
    let mut from = all.start;
    for quote in quotes.iter().take_while(|q| q.start < end) {
        let tokens = &document.tokens[all.clone()];
        let start = all.start + tokens.partition_point(|t| t.span.start < quote.start);
        let stop = all.start + tokens.partition_point(|t| t.span.start < quote.end);
        if start > from {
            stretches.push(from..start);
        }
        from = from.max(stop);
    }
    if from < all.end {
        stretches.push(from..all.end);
    }
    stretches
}

/// A stretch of one sentence without quotations.
struct Clause<'a> {
    document: &'a Document<'a>,
    mentions: &'a Mentions<'a>,
    sentence: usize,
    tokens: Range<usize>,
    words: &'a [Folded<'a>],
}

impl Clause<'_> {
    fn speech(&self) -> &'static Speech {
        self.document.language.speech()
    }

    fn attributions(&self, found: &mut Vec<Attribution>) {
        let mut at = 0;
        while at < self.words.len() {
            let step = match self.speech().verbs.at(&self.words[at..]) {
                Some((length, side)) => {
                    found.extend(self.attribution(at..at + length, side));
                    length
                }
                None => 1,
            };
            at += step;
        }
    }

    /// The attribution that the verb at `verb` (counted from the clause's start) makes.
    fn attribution(&self, verb: Range<usize>, side: Side) -> Option<Attribution> {
        let behind = self.stands_behind(verb.start);
        let found = match side {
            Side::Own => Some((Speaker::Pronoun, verb.clone())),
            Side::After => self.after(verb.end).map(|(s, end)| (s, verb.start..end)),
            Side::Tail if behind || self.opens_sentence(verb.start) => {
                self.after(verb.end).map(|(s, end)| (s, verb.start..end))
            }
            Side::Tail => None,
            Side::Before if self.passive(verb.end) && !self.is_active(verb.start) => {
                self.after(verb.end + 1).map(|(s, end)| (s, verb.start..end))
            }
            Side::Before
                if behind && self.inverted(verb.end) && !self.has_addressee(verb.start) =>
            {
                self.after(verb.end).map(|(s, end)| (s, verb.start..end))
            }
            Side::Before => self.before(verb.start).map(|(s, start)| (s, start..verb.end)),
        };
        let (speaker, tokens) = found?;
        let offset = self.tokens.start;
        let follows = side == Side::Own
            || (tokens.end > verb.end && !self.passive(verb.end))
            || self.stands_behind_quote(verb.start)
            || self.stands_behind_quote(tokens.start);
        Some(Attribution {
            sentence: self.sentence,
            verb: verb.start + offset..verb.end + offset,
            speaker,
            follows,
            tokens: tokens.start + offset..tokens.end + offset,
        })
    }

    /// Whether word `at` stands right behind a quotation or a comma.
    fn stands_behind(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(self.tokens.start + at) else { return false };
        let before = self.document.text[..token.span.start].trim_end_matches(&[' ', '\u{A0}'][..]);
        before.ends_with(&[',', '"', '”', '\'', '’', '»', '“', '!', '?'][..])
    }

    /// Whether word `at` stands right behind a quotation that no full stop ends.
    fn stands_behind_quote(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(self.tokens.start + at) else { return false };
        let before = self.document.text[..token.span.start].trim_end_matches(&[' ', '\u{A0}'][..]);
        let inner = before.trim_end_matches(crate::quote::is_mark).trim_end();
        inner.len() < before.trim_end().len() && !inner.ends_with('.')
    }

    /// Whether the one who acts is named behind word `at`: "was hailed by …".
    fn passive(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| self.speech().agents.contains(w.as_ref()))
    }

    /// "he said by telephone": who acts stands right before the verb.
    fn is_active(&self, verb: usize) -> bool {
        verb.checked_sub(1)
            .is_some_and(|at| self.speech().pronouns.contains(self.words[at].as_ref()))
    }

    /// "…," Ana Putri, the ferry's owner, told NBN: whom the verb tells stands behind it, never who.
    fn has_addressee(&self, verb: usize) -> bool {
        verb > 0 && self.speech().addressed.contains(self.words[verb].as_ref())
    }

    /// Whether what follows the verb is a short naming that ends the clause: `…, said Ana Putri.`
    fn inverted(&self, at: usize) -> bool {
        let Some(first) = self.document.tokens.get(self.tokens.start + at) else { return false };
        if at >= self.words.len() {
            return false;
        }
        let capital = first.case != crate::token::Case::Lower;
        at == 1 || (capital && self.words.len() - at <= 10)
    }

    fn span(&self, words: Range<usize>) -> Span {
        let tokens = &self.document.tokens;
        let start = tokens[self.tokens.start + words.start].span.start;
        Span::new(start, tokens[self.tokens.start + words.end - 1].span.end.max(start))
    }

    /// The speaker named from word `from` on, and the word after his name.
    fn after(&self, from: usize) -> Option<(Speaker, usize)> {
        if from >= self.words.len() {
            return None;
        }
        if self.speech().pronouns.contains(self.words[from].as_ref()) {
            return Some((Speaker::Pronoun, from + 1));
        }
        if self.gap_before(from).contains(&[',', ':'][..]) {
            return Some((Speaker::Pronoun, from));
        }
        let end = self.naming_end(from);
        if end == from {
            return None;
        }
        let span = self.span(from..end);
        let named = self.mentions.within(span);
        let person = |m: &&(Span, usize)| self.mentions.is_person(m.1);
        let first = named.iter().find(|m| m.0.start == span.start).filter(person);
        let who = first
            .or_else(|| named.iter().rev().find(person))
            .or_else(|| named.iter().find(|(m, e)| *m == span && self.mentions.may_speak(*e)));
        let short = self.span(from..self.first_comma(from, end));
        // "the coach", "pelatih tim itu": somebody named before.
        let definite = self.speech().definite(short.of(self.document.text)).is_some();
        // "said the union's secretary, Ana Lund"
        let named_behind = named.iter().find(|(m, _)| m.start > short.end).filter(person);
        let apposed = named_behind.filter(|(m, _)| {
            self.document.text[short.end..m.start].trim_matches(&[',', ' '][..]).is_empty()
        });
        if definite && apposed.is_none() && !named.iter().any(|(m, _)| m.start == span.start) {
            return Some((Speaker::Words(short), end));
        }
        Some((who.map_or(Speaker::Words(short), |(_, e)| Speaker::Entity(*e)), end))
    }

    /// Where the naming of a speaker that starts at `from` ends: before an addressee, a stop, or too far away.
    fn naming_end(&self, from: usize) -> usize {
        let last = self.words.len().min(from + REACH);
        (from + 1..last).find(|&at| self.ends_naming(from, at)).unwrap_or(last)
    }

    fn ends_naming(&self, from: usize, at: usize) -> bool {
        let gap = self.gap_before(at);
        let stop = gap.contains(&['.', ';', ':', '!', '?', '–', '—'][..]) && !gap.starts_with(". ");
        let aside = gap.contains('(') && !self.aside_goes_on(at);
        // "Kepala Dinas, dr. Ana": a title, and the name behind it.
        let titled = |at: usize| at + 1 < self.words.len() && self.gap_before(at + 1) == ". ";
        let comma = at > from && gap.contains(',') && self.is_small(at) && !titled(at);
        stop || aside || comma || self.speech().addressees.contains(self.words[at].as_ref())
    }

    /// Whether behind the parenthesis that opens before word `at` the name goes on: "Dinas Kesehatan (Dinkes) Arum".
    fn aside_goes_on(&self, at: usize) -> bool {
        let rest =
            (at + 1..self.words.len().min(at + 5)).find(|&w| self.gap_before(w).contains(')'));
        rest.is_some_and(|w| self.gap_before(w).trim() == ")" && !self.is_small(w))
    }

    fn is_small(&self, at: usize) -> bool {
        let token = self.document.tokens.get(self.tokens.start + at);
        token.is_some_and(|t| t.case == crate::token::Case::Lower)
    }

    fn first_comma(&self, from: usize, end: usize) -> usize {
        (from + 1..end).find(|&at| self.gap_before(at).contains(',')).unwrap_or(end)
    }

    /// What stands between word `at` and the one before it.
    fn gap_before(&self, at: usize) -> &str {
        let at = self.tokens.start + at;
        if at == 0 {
            return "";
        }
        let tokens = &self.document.tokens;
        &self.document.text[tokens[at - 1].span.end..tokens[at].span.start]
    }

    /// The speaker named before word `to`, and the word his naming starts with.
    fn before(&self, to: usize) -> Option<(Speaker, usize)> {
        let floor = to.saturating_sub(REACH);
        let mut end = to;
        while end > floor && self.speech().helpers.contains(self.words[end - 1].as_ref()) {
            end -= 1;
        }
        if end == floor {
            return None;
        }
        if self.speech().pronouns.contains(self.words[end - 1].as_ref()) {
            return Some((Speaker::Pronoun, end - 1));
        }
        // Parts between commas, the nearest first; one that is closed by a comma tells more of the one before it.
        let parts = self.parts(floor, end);
        let aside =
            parts.len() > 1 && self.gap_before(end).contains(',') && !self.names_person(&parts[0]);
        let turn = if aside {
            parts[1..].iter().chain(&parts[..1])
        } else {
            parts.iter().chain(&parts[..0])
        };
        let parts: Vec<_> = turn.cloned().collect();
        let first = |wanted: &dyn Fn(usize) -> bool| {
            parts.iter().find_map(|part| {
                let named = self.mentions.within(self.span(part.clone()));
                let hit = named.iter().find(|(_, e)| wanted(*e))?;
                Some((Speaker::Entity(hit.1), part.start))
            })
        };
        let pronoun = self.pronoun_in(&parts);
        let led = pronoun.filter(|(_, at)| *at == 0 && self.tokens.start == self.sentence_start());
        led.or_else(|| first(&|e| self.mentions.is_person(e)))
            .or(pronoun)
            .or_else(|| first(&|e| self.mentions.may_speak(e)))
            .or_else(|| {
                let part = parts.first()?;
                let near = part.start.max(part.end.saturating_sub(LONGEST_NAMING))..part.end;
                Some((self.nameless(near.clone()), near.start))
            })
    }

    /// A speaker without a name; where nothing but small words stands, it is the one who spoke before.
    fn nameless(&self, words: Range<usize>) -> Speaker {
        let tokens = self.tokens.start + words.start..self.tokens.start + words.end;
        match self.document.tokens[tokens].iter().all(|t| t.stop) {
            true => Speaker::Pronoun,
            false => Speaker::Words(self.span(words)),
        }
    }

    /// Whether these words are a person's name and nothing else.
    fn names_person(&self, words: &Range<usize>) -> bool {
        let span = self.span(words.clone());
        let named = self.mentions.within(span);
        named.iter().any(|(m, e)| *m == span && self.mentions.is_person(*e))
    }

    /// Whether word `at` opens the sentence and a name follows it: "Kata Budi, …".
    fn opens_sentence(&self, at: usize) -> bool {
        at == 0 && self.tokens.start == self.sentence_start() && !self.is_small(1)
    }

    fn sentence_start(&self) -> usize {
        self.document.sentences[self.sentence].tokens.start
    }

    fn pronoun_in(&self, parts: &[Range<usize>]) -> Option<(Speaker, usize)> {
        parts.iter().find_map(|part| {
            let at =
                part.clone().find(|&w| self.speech().pronouns.contains(self.words[w].as_ref()))?;
            Some((Speaker::Pronoun, at))
        })
    }

    /// The words between `floor` and `end`, parted at commas, the last part first.
    fn parts(&self, floor: usize, end: usize) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut to = end;
        for at in (floor + 1..end).rev() {
            if self.gap_before(at).contains(&[',', ';', ':', '–', '—', '(', ')', '.'][..]) {
                parts.push(at..to);
                to = at;
            }
        }
        parts.push(floor..to);
        parts
    }
}
