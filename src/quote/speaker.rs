//! Which attribution belongs to which quotation, and whom a pronoun means.

use crate::document::Document;
use crate::keypoint::{Attribution, Mentions, Speaker};
use crate::span::Span;

/// Who said a quotation.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    pub(super) speaker: Option<Speaker>,
    /// Whether the text says so right there, and not by what came before.
    pub(super) own: bool,
}

/// Most tokens between a quotation and the verb that says whose it is.
const NEAR: usize = 14;
/// Most sentences looked back over for whom a pronoun means.
const LOOK_BACK: usize = 10;

/// Ties attributions to speakers, and quotations to attributions.
pub(super) struct Resolver<'a> {
    document: &'a Document<'a>,
    mentions: &'a Mentions<'a>,
    quotes: &'a [Span],
    attributions: &'a [Attribution],
    /// The speaker of each attribution, pronouns resolved.
    resolved: Vec<Option<Speaker>>,
    /// For each sentence: the first person it names outside quotations, and where.
    subject: Vec<Option<(usize, usize)>>,
    /// For each sentence: who speaks last in it.
    spoken: Vec<Option<Speaker>>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        document: &'a Document<'a>,
        mentions: &'a Mentions<'a>,
        quotes: &'a [Span],
        attributions: &'a [Attribution],
    ) -> Self {
        let subject = (0..document.sentences.len())
            .map(|s| first_person(document, mentions, s, quotes))
            .collect();
        let spoken = vec![None; document.sentences.len()];
        let mut resolver = Resolver {
            document,
            mentions,
            quotes,
            attributions,
            resolved: vec![],
            subject,
            spoken,
        };
        for index in 0..attributions.len() {
            resolver.resolve(index);
        }
        resolver
    }

    /// The speaker of each attribution, pronouns resolved.
    pub(super) fn speakers(self) -> Vec<Option<Speaker>> {
        self.resolved
    }

    /// Who said each quoted stretch.
    pub(super) fn said(&self) -> Vec<Said> {
        let mut said: Vec<Said> = Vec::with_capacity(self.quotes.len());
        for index in 0..self.quotes.len() {
            let before = index.checked_sub(1).map(|i| (self.quotes[i], said[i]));
            said.push(self.said_by(index, before));
        }
        said
    }

    fn resolve(&mut self, index: usize) {
        let attribution = &self.attributions[index];
        let speaker = match attribution.speaker {
            Speaker::Pronoun => self.meant(attribution.sentence, self.verb(index).start),
            Speaker::Words(words) => Some(self.holder(attribution.sentence, words)),
            named => Some(named),
        };
        self.resolved.push(speaker);
        if speaker.is_some() {
            self.spoken[attribution.sentence] = speaker;
        }
    }

    /// Who "the finance minister" is: whoever has that post in the text, or spoke last, or the words as they stand.
    fn holder(&self, sentence: usize, words: Span) -> Speaker {
        let text = words.of(self.document.text);
        let Some(post) = self.document.language.speech().definite(text) else {
            return Speaker::Words(words);
        };
        let by_role = self.mentions.person_with_role(post).map(Speaker::Entity);
        let by_turn = || {
            // Somebody named in the same sentence would not be called by the post: look before it.
            let before = sentence.checked_sub(1).and_then(|s| self.meant(s, usize::MAX));
            let post = self.mentions.names_post(words);
            before.filter(|_| post)
        };
        by_role.or_else(by_turn).unwrap_or(Speaker::Words(words))
    }

    /// Whom a pronoun at `at` in `sentence` means: whoever spoke last, or the person the sentences before are about.
    fn meant(&self, sentence: usize, at: usize) -> Option<Speaker> {
        let floor = sentence.saturating_sub(LOOK_BACK);
        // Who speaks, and whether that is surely a person: a company may speak, but "he" is a person, as is whom a sentence is about.
        let meant = |s: usize| match self.spoken[s] {
            Some(Speaker::Entity(e)) => Some((Speaker::Entity(e), self.mentions.is_person(e))),
            Some(words) => Some((words, true)),
            None => {
                let named = self.subject[s].filter(|(start, _)| *start < at);
                named.map(|(_, person)| (Speaker::Entity(person), true))
            }
        };
        let mut found = (floor..=sentence).rev().filter_map(meant);
        let first = found.next()?;
        let person = Some(first).filter(|f| f.1).or_else(|| found.find(|f| f.1));
        Some(person.unwrap_or(first).0)
    }

    fn verb(&self, attribution: usize) -> Span {
        let tokens = &self.document.tokens[self.attributions[attribution].verb.clone()];
        match (tokens.first(), tokens.last()) {
            (Some(a), Some(b)) => Span::new(a.span.start, b.span.end),
            _ => Span::default(),
        }
    }

    fn said_by(&self, index: usize, before: Option<(Span, Said)>) -> Said {
        if let Some(own) = self.own(index) {
            return Said { speaker: self.resolved[own], own: true };
        }
        let quote = self.quotes[index];
        let Some(sentence) = self.sentence_at(quote.start) else { return Said::default() };
        if !self.stands_alone(quote, sentence) {
            return Said::default();
        }
        // It goes on with what the one before began, where little but its attribution stands between.
        if let Some((previous, said)) = before {
            let near =
                self.sentence_at(previous.end.saturating_sub(1)).is_some_and(|s| sentence - s <= 1);
            if near && said.speaker.is_some() && said.own {
                return Said { speaker: said.speaker, own: false };
            }
        }
        let speaker = sentence.checked_sub(1).and_then(|s| self.meant(s, usize::MAX));
        Said { speaker, own: false }
    }

    /// Whether the quotation is all that its sentences hold.
    fn stands_alone(&self, quote: Span, sentence: usize) -> bool {
        let start = self.document.sentences[sentence].span.start;
        let end = self
            .sentence_at(quote.end.saturating_sub(1))
            .map_or(quote.end, |s| self.document.sentences[s].span.end);
        // Behind it only marks and pictures may stand: no word.
        quote.start.saturating_sub(start) <= 1 && self.tokens_between(quote.end, end) == 0
    }

    fn sentence_at(&self, at: usize) -> Option<usize> {
        let next = self.document.sentences.partition_point(|s| s.span.start <= at);
        next.checked_sub(1)
    }

    /// The attribution that stands by the quotation: the one that leads to it, the one that follows, any before it.
    fn own(&self, index: usize) -> Option<usize> {
        let quote = self.quotes[index];
        let after = self.attribution_after(index);
        let before = self.attribution_before(index);
        let lead = self.document.text[..quote.start].trim_end();
        let announced = lead.ends_with(':')
            || before.is_some_and(|b| {
                let end = self.verb(b).end;
                quote.start.saturating_sub(end) <= 2
                    || (lead.ends_with(',') && self.tokens_between(end, quote.start) <= 1)
            });
        if announced {
            before.or(after)
        } else {
            after.or(before)
        }
    }

    fn tokens_between(&self, from: usize, to: usize) -> usize {
        let start = self.document.tokens.partition_point(|t| t.span.start < from);
        let end = self.document.tokens.partition_point(|t| t.span.start < to);
        end.saturating_sub(start)
    }

    fn attribution_after(&self, index: usize) -> Option<usize> {
        let quote = self.quotes[index];
        let limit = self.quotes.get(index + 1).map_or(usize::MAX, |q| q.start);
        let first = self.first_from(quote.end);
        let attribution = self.attributions.get(first)?;
        let verb = self.verb(first);
        let tokens = self.tokens_between(quote.end, verb.start);
        if verb.start >= limit
            || tokens > NEAR
            || !self.same_breath(quote, attribution.sentence, tokens)
        {
            return None;
        }
        let inner =
            quote.of(self.document.text).trim_end_matches(|c| super::marks::is_mark(c) || c == ' ');
        // A full stop inside ends the telling too, unless a verb of saying follows at once.
        let ended = inner.ends_with('.') && !inner.ends_with("..");
        (!ended || tokens == 0 || attribution.follows).then_some(first)
    }

    /// Whether sentence `s` is the one the quotation ends in, or goes on right behind its closing mark.
    fn same_breath(&self, quote: Span, s: usize, tokens: usize) -> bool {
        let Some(end) = self.sentence_at(quote.end.saturating_sub(1)) else { return false };
        let same_block = self.document.sentences[s].block == self.document.sentences[end].block;
        let cut = self.document.sentences[end].span.end <= quote.end + 1;
        s == end || (cut && same_block && s == end + 1 && tokens <= 6)
    }

    fn attribution_before(&self, index: usize) -> Option<usize> {
        let quote = self.quotes[index];
        let last = self.first_from(quote.start).checked_sub(1)?;
        let attribution = &self.attributions[last];
        let verb = self.verb(last);
        let sentence = self.sentence_at(quote.start)?;
        let cut = self.document.text[..quote.start].trim_end().ends_with(':');
        let near =
            attribution.sentence == sentence || (cut && attribution.sentence + 1 == sentence);
        (near && self.tokens_between(verb.end, quote.start) <= 2 * NEAR).then_some(last)
    }

    /// The first attribution whose verb starts at `at` or later.
    fn first_from(&self, at: usize) -> usize {
        let tokens = &self.document.tokens;
        self.attributions
            .partition_point(|a| tokens.get(a.verb.start).is_some_and(|t| t.span.start < at))
    }
}

/// The first person a sentence names outside quotations, and where; none where a pronoun comes first.
fn first_person(
    document: &Document,
    mentions: &Mentions,
    sentence: usize,
    quotes: &[Span],
) -> Option<(usize, usize)> {
    let quoted = |m: Span| {
        let next = quotes.partition_point(|q| q.end <= m.start);
        quotes.get(next).is_some_and(|q| q.contains(m))
    };
    let named = mentions.within(document.sentences[sentence].span);
    // "With Ana Putri, she says": the sentence is about somebody else.
    let led = |m: Span| {
        let at = document.tokens.partition_point(|t| t.span.start < m.start);
        let start = document.sentences[sentence].tokens.start;
        at > start
            && document
                .language
                .change_cues()
                .leads_away(document.text, document.tokens[at - 1].span)
    };
    let free = |m: Span, e: usize| mentions.is_person(e) && !quoted(m) && !led(m);
    let first = document.tokens_of(sentence).first()?.span;
    // "Maureen Tisdall, whose son Aaron was driving": a name of two words opens it, though nothing tells that it is a person's.
    let opens = |&&(m, e): &&(Span, usize)| {
        let long = m.of(document.text).contains(' ');
        m.start == first.start && long && mentions.may_be_person(e) && !quoted(m)
    };
    let hit = named.first().filter(opens).or_else(|| named.iter().find(|(m, e)| free(*m, *e)))?;
    let pronoun = document.language.speech().is_pronoun(first.of(document.text));
    (!pronoun).then_some((hit.0.start, hit.1))
}
