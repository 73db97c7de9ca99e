//! Who stands around a cue.

use std::ops::Range;

use super::cue::{Frame, Small};
use super::may_be_person;
use super::place::Place;
use crate::analysis::{Action, EntityKind};
use crate::entity::{Gap, Marks, Mention, Words};
use crate::span::Span;
use crate::token::Case;

/// Words from a cue to the person or post it is about, at most.
pub(super) const REACH: usize = 14;

/// Before a name these show that it stands outside the clause.
const APART: Gap = Gap::QUOTE.or(Gap::COLON).or(Gap::OPEN);

/// A cue in its sentence.
pub(crate) struct Trigger<'p, 'a> {
    pub(super) place: &'p Place<'a>,
    pub(crate) cue: Range<usize>,
    /// Whom a pronoun means where the sentence itself names nobody.
    pub(super) previous: Option<usize>,
}

impl<'a> Trigger<'_, 'a> {
    pub(super) fn words(&self) -> &'a Words {
        self.place.words()
    }

    #[inline(never)]
    pub(super) fn is(&self, at: usize, small: Small) -> bool {
        self.place.cues().is(self.words(), at, small)
    }

    /// Whether another clause begins at word `at`.
    #[inline(never)]
    pub(super) fn ends_before(&self, at: usize) -> bool {
        self.is(at, Small::Clause) || self.words().gap(at).any(Gap::COLON.or(Gap::QUOTE))
    }

    /// "Eastport Fire Department", "cease-fire": the cue is part of another word or name.
    pub(super) fn is_in_name(&self) -> bool {
        let hyphen = self.words().gap(self.cue.start).is(Gap::HYPHEN);
        let named = |m: &Mention| m.tokens.start <= self.cue.start && self.cue.end <= m.tokens.end;
        // "Fire Chief"
        let roles = &self.place.found.names.roles;
        let last = roles.partition_point(|r| r.tokens.start <= self.cue.start);
        let word =
            self.words().at(self.cue.start).is_some_and(|w| w.case != Case::Lower && !w.opens);
        let titled =
            word && roles[..last].last().is_some_and(|r| r.tokens.contains(&self.cue.start));
        hyphen || titled || self.place.mentions().any(named)
    }

    /// Whether what the cue does is done to somebody: "fires in the hills" and "he was to fire, Ana said" are not.
    pub(super) fn is_transitive(&self) -> bool {
        !self.goes_on_with_preposition() && !self.words().gap(self.cue.end).any(Gap::COMMA)
    }

    /// "succeeded in making": no person follows.
    pub(crate) fn goes_on_with_preposition(&self) -> bool {
        self.is(self.cue.end, Small::By)
    }

    /// Whether a comma stands right before the cue.
    pub(crate) fn after_comma(&self) -> bool {
        self.words().gap(self.cue.start).any(Gap::COMMA)
    }

    /// The bytes in which a date may belong to the cue.
    pub(crate) fn reach(&self) -> Span {
        let start = self.words().span(&(self.place.tokens.start..self.cue.end)).start;
        let mut end = self.cue.end;
        while end < self.place.tokens.end && !self.is(end, Small::Clause) {
            end += 1;
        }
        Span::new(start, self.words().span(&(self.place.tokens.start..end)).end)
    }

    /// "when Ben leaves": a clause of its own stands between word `from` and the cue.
    pub(crate) fn opens_aside(&self, from: usize) -> bool {
        let start = self.clause_start();
        start >= from && self.is(start, Small::Clause)
    }

    /// Whether a date may tell when: no relative clause between it and the cue.
    pub(crate) fn may_date(&self, date: Span) -> bool {
        let words_of = self.words();
        let at = words_of.words.partition_point(|w| w.span.start < date.start);
        if at < self.cue.start {
            return at <= self.place.tokens.start + 4;
        }
        let (cues, end) = (self.place.cues(), self.place.tokens.end);
        // "was promoted, and Ben will leave in June": that is when Ben leaves.
        let other =
            |k| cues.at(words_of, k, end).is_some_and(|(_, cue)| cue.frame == Frame::Leaves);
        (self.cue.end..at).all(|k| !self.is(k, Small::Relative) && !other(k))
    }

    /// "with immediate effect", "next month": the words that say when, where a date may stand; and whether that is yet to come.
    pub(crate) fn time(&self) -> Option<(Span, bool)> {
        let (words, cues) = (self.words(), self.place.cues());
        let end = self.reach().end;
        let said = |at: usize| {
            let (from, next) = cues.time(words, at)?;
            // "in June": "June"
            let led = from < at && self.is(from, Small::Year) && !self.is(from, Small::LongTime);
            let from = from + usize::from(led);
            // "until the end of the season" is no date of what begins.
            let lasts = from > 0 && self.is(from - 1, Small::Range);
            let time = words.span(&(from..at + 1));
            (!lasts && time.end <= end && self.may_date(time)).then_some((time, next))
        };
        self.place.tokens.clone().find_map(said)
    }

    pub(super) fn is_verb_of_saying(&self, at: usize) -> bool {
        self.place.found.document.language.speech().is_verb(self.words().text(at))
    }

    /// Where the clause of the cue begins: after the last conjunction before it.
    pub(super) fn clause_start(&self) -> usize {
        let mut at = self.cue.start;
        while at > self.place.tokens.start && self.cue.start - at < 4 * REACH {
            if self.words().gap(at).any(Gap::QUOTE.or(Gap::COLON)) {
                return at;
            }
            at -= 1;
            if self.is(at, Small::Clause) {
                return at;
            }
        }
        at
    }

    /// "in the 80th minute": players come and go, and no post changes hands.
    pub(crate) fn is_play(&self) -> bool {
        let end = self.place.tokens.end.min(self.cue.end + REACH);
        (self.cue.end..end).any(|at| self.is(at, Small::NoPost))
    }

    /// "dari Ana kepada Ben": who hands over, and to whom.
    pub(crate) fn hand_over(&self) -> Option<(Mention, Mention)> {
        let mut after = self.place.people().filter(|m| m.tokens.start >= self.cue.end);
        let (from, to) = (after.next()?, after.next()?);
        let led = |words: Range<usize>, small| words.into_iter().any(|at| self.is(at, small));
        let handed = led(self.cue.end..from.tokens.start, Small::From)
            && led(from.tokens.end..to.tokens.start, Small::ByWhom);
        handed.then(|| (from.clone(), to.clone()))
    }

    /// The organisation that acts: "Northwind Bank named Ana".
    pub(crate) fn house_before(&self) -> Option<usize> {
        let near = self.cue.start.saturating_sub(5).max(self.clause_start());
        let entities = self.place.found.entities;
        let mention = self.place.mentions().rfind(|m| m.tokens.end <= self.cue.start)?;
        let organisation =
            entities.get(mention.entity).is_some_and(|e| e.kind == EntityKind::Organisation);
        let acts = mention.tokens.end > near && !self.place.is_object_of(mention);
        let body = mention.tokens.clone().any(|at| self.is(at, Small::Body));
        (organisation && acts && !mention.inside && !body).then_some(mention.entity)
    }

    /// The person after word `from`: "melantik Ana", "replaced by Ana".
    #[inline(never)]
    pub(crate) fn object(&self, from: usize) -> Option<Mention> {
        let mut people = self.place.people().filter(|m| m.tokens.start >= from);
        let first = people.next()?;
        // "merekrut eks petinggi Katarasa, Tara Lim, sebagai": the house of whom the name behind is.
        let apposed = |m: &&Mention| {
            let at = first.tokens.end;
            let close = m.tokens.start <= at + 2 && self.words().gap(at).only(Gap::COMMA);
            let ends = self.words().gap(m.tokens.end).any(Gap::COMMA);
            close && ends && self.words().is_capital(at) && !self.place.is_person(first.entity)
        };
        let mention = people.next().filter(apposed).unwrap_or(first);
        if mention.tokens.start - from > REACH {
            return None;
        }
        let open = (from..mention.tokens.start).all(|at| {
            let link = self.place.is_bare_link(at);
            let other =
                at > from && self.place.cues().at(self.words(), at, mention.tokens.start).is_some();
            !self.ends_before(at) && !link && !other
        }) && !self.words().gap(mention.tokens.start).any(APART);
        // "parted company with coach Ana": the preposition is the cue's own.
        let by = self.place.preposition(mention).is_some_and(|at| at > from);
        // "recalled its ambassador to neighbouring Belmar"
        let place = !self.place.is_person(mention.entity)
            && (from + 1..mention.tokens.start).any(|at| self.is(at, Small::By));
        (open && !by && !place && !self.tells(mention)).then(|| mention.clone())
    }

    /// "sacked four players, coach Ana Lund said", "mengganti aturan itu, kata Ana": the one named only tells it.
    fn tells(&self, mention: &Mention) -> bool {
        let lead = self.lead(mention);
        let says = |verb: usize, first: usize| {
            self.is_verb_of_saying(verb) && self.words().gap(first).any(Gap::COMMA)
        };
        says(mention.tokens.end, lead) || lead.checked_sub(1).is_some_and(|verb| says(verb, verb))
    }

    /// Where a name and the role before it begin.
    pub(super) fn lead(&self, mention: &Mention) -> usize {
        let role = mention.role.and_then(|r| self.place.found.names.roles.get(r));
        role.map_or(mention.tokens.start, |r| r.tokens.start).min(mention.tokens.start)
    }

    /// "named Ana Lim chief executive": a name that nothing shows to be a person's reads like the post's house; it is whom the
    /// post is given where nobody else follows.
    pub(crate) fn given_inside(&self) -> Option<(&'a Mention, usize)> {
        let at = self.cue.end;
        let mention = self.place.mentions().find(|m| m.tokens.start == at && m.inside)?;
        let roles = &self.place.found.names.roles;
        let post = roles.partition_point(|r| r.tokens.end <= at);
        let role = roles.get(post).filter(|r| r.head.start == mention.tokens.end)?;
        let end = role.tokens.end;
        let entity = self.place.found.entities.get(mention.entity)?;
        let lone = self.ends_before(end)
            || self.words().gap(end).any(Gap::COMMA)
            || end >= self.place.tokens.end
            || self.is(end, Small::By)
                && !self.is(end, Small::From)
                && !self.is(end, Small::Towards);
        let person = may_be_person(entity.kind) && mention.tokens.len() > 1;
        let plain = !self.words().is_capital(role.head.start);
        (person && plain && lone && self.place.is_free_post(post, true)).then_some((mention, post))
    }

    /// "replaced Ben with Ana": the person and who comes in that place.
    pub(crate) fn swap(&self, old: &Mention) -> Option<(Mention, Mention)> {
        let at = (old.tokens.end..old.tokens.end + 3).find(|&at| self.is(at, Small::With))?;
        let new = self.object(at + 1).filter(|m| m.entity != old.entity)?;
        Some((old.clone(), new))
    }

    /// "replaced as captain by Ana": who comes, behind the post.
    pub(crate) fn replaced_by(&self, post: usize) -> Option<Mention> {
        let at = self.place.found.names.roles.get(post)?.tokens.end;
        self.is(at, Small::ByWhom).then(|| self.object(at + 1)).flatten()
    }

    /// The person to whom something is done.
    pub(crate) fn given(&self) -> Option<Mention> {
        self.is_transitive().then(|| self.object(self.cue.end)).flatten()
    }

    /// Why the post stands empty, by the cue right behind the name of who had it: "ditunjuk sebagai", the person goes on
    /// to something else; "mundur", the person left.
    pub(crate) fn why_vacant(&self, from: usize) -> Action {
        let end = self.place.tokens.end;
        let mut cues =
            (from..end.min(from + 3)).filter_map(|at| self.place.cues().at(self.words(), at, end));
        match cues.next() {
            Some((_, cue)) if cue.frame == Frame::Takes => Action::Moved,
            Some((_, cue)) if cue.frame == Frame::Leaves => cue.action,
            _ => Action::Replaced,
        }
    }

    /// "to replace her", "menggantikannya": somebody named before.
    pub(crate) fn replaces_pronoun(&self) -> bool {
        (self.cue.end - 1..=self.cue.end).any(|at| self.is(at, Small::ObjectPronoun))
    }

    /// Whether `mention` is a name in the sentence, and not a pronoun or nothing.
    pub(crate) fn names(&self, mention: &Mention) -> bool {
        self.place.people().any(|m| m.tokens == mention.tokens)
    }

    /// Whether a subject stands close before the cue.
    pub(crate) fn is_near(&self, subject: &Mention) -> bool {
        subject.tokens.start < self.cue.start
            && self.cue.start - subject.tokens.end.min(self.cue.start) <= REACH
    }

    /// "sebagai pengganti Ana": whom the subject follows.
    pub(crate) fn successor_of(&self) -> Option<Mention> {
        let end = (self.cue.end + 4).min(self.place.tokens.end);
        let at = (self.cue.end..end).find(|&at| self.is(at, Small::Successor))?;
        let after = at + 1 + usize::from(self.is(at + 1, Small::By));
        self.object(after)
    }

    /// "as successor to", "as his successor": the word behind, where word `from` leads to it.
    pub(crate) fn successor_behind(&self, from: usize) -> Option<usize> {
        let near = |from: usize| (from..from + 4).find(|&at| self.is(at, Small::Successor));
        let at = near(from).or_else(|| near(self.aside_end(from)?))?;
        Some(at + 1 + usize::from(self.is(at + 1, Small::By)))
    }

    /// "takes over on Monday from Ben": whom the words behind the cue lead from.
    pub(crate) fn whom_from(&self) -> Option<Mention> {
        let end = self.place.tokens.end.min(self.cue.end + REACH / 2);
        let from = (self.cue.end..end).take_while(|&at| !self.ends_before(at));
        let at = from.into_iter().find(|&at| self.is(at, Small::From))?;
        self.object(at + 1).filter(|m| m.tokens.start <= at + 4 && self.place.is_person(m.entity))
    }

    /// "takes over as chairwoman from Ben": the same behind the post.
    pub(crate) fn whom_behind_post(&self) -> Option<Mention> {
        let post = self.post_after(self.cue.end)?;
        let end = self.place.found.names.roles.get(post)?.tokens.end;
        let whom = self.is(end, Small::From).then(|| self.object(end + 1)).flatten()?;
        (whom.tokens.start <= end + 4 && self.place.is_person(whom.entity)).then_some(whom)
    }

    /// "The new dean is Professor Ana": who is named right behind the cue, with a title or a role before the name.
    pub(crate) fn named_right_behind(&self) -> Option<Mention> {
        let mention = self.place.people().find(|m| m.tokens.start >= self.cue.end)?;
        let mut between = self.cue.end..self.lead(mention);
        let light = |at| self.words().marks(at).any(Marks::TITLE.with(Marks::ARTICLE));
        (between.len() <= 2 && between.all(light)).then(|| mention.clone())
    }

    /// Whether a comma stands right behind the cue.
    pub(crate) fn ends_with_comma(&self) -> bool {
        self.words().gap(self.cue.end).any(Gap::COMMA)
    }

    /// ", a former judge,": where what is told of the person before word `from` ends.
    pub(super) fn aside_end(&self, from: usize) -> Option<usize> {
        let comma = |&at: &usize| self.words().gap(at).any(Gap::COMMA);
        let end = self.place.tokens.end.min(from + REACH);
        Some(from).filter(comma).and_then(|at| (at + 1..end).find(comma))
    }

    /// ", 52, a former judge,": the ends of all that is told of the person before word `from`.
    pub(super) fn aside_ends(&self, from: usize) -> impl Iterator<Item = usize> + '_ {
        const MOST: usize = 3;
        std::iter::successors(self.aside_end(from), |&end| self.aside_end(end)).take(MOST)
    }

    /// Whether nothing that is taken follows the cue: "takes over on Monday", not "takes over the firm".
    pub(crate) fn goes_on_freely(&self) -> bool {
        let at = self.cue.end;
        let apart = at >= self.place.tokens.end || self.words().gap(at).any(Gap::COMMA.or(APART));
        apart || self.is(at, Small::Clause) || self.is(at, Small::By) || self.is(at - 1, Small::By)
    }

    /// The person of a noun: "pengunduran diri Ana", "Ana's resignation", "the resignation of Ana".
    pub(crate) fn of_noun(&self) -> Option<Mention> {
        let before = self.place.people().find(|m| {
            m.tokens.end == self.cue.start
                && self.words().at(m.tokens.end - 1).is_some_and(|w| w.possessive)
        });
        if let Some(mention) = before {
            return Some(mention.clone());
        }
        let of = self.is(self.cue.end, Small::Of);
        let from = self.cue.end + usize::from(of);
        if !of && !self.place.found.names.head_first {
            return None;
        }
        let owner = |m: &&Mention| self.words().at(m.tokens.end - 1).is_some_and(|w| w.possessive);
        let after = |m: &&Mention| m.tokens.start >= from;
        let mention = self.place.people().find(|m| after(m) && !owner(m))?;
        (self.lead(mention) <= from + 1 && (of || !self.place.is_object_of(mention)))
            .then(|| mention.clone())
    }
}
