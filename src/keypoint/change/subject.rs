//! Who does what a cue tells: whom the sentence names before it, or a pronoun means.

use super::cue::Small;
use super::trigger::{Trigger, REACH};
use crate::entity::{Gap, Marks, Mention};
use crate::token::Case;

impl<'a> Trigger<'_, 'a> {
    /// Who takes or leaves: the person before the cue.
    #[inline(never)]
    pub(crate) fn subject(&self) -> Option<Mention> {
        let from = self.clause_start();
        let in_clause = |m: &Mention| m.tokens.start >= from && m.tokens.end <= self.cue.start;
        let before = self.people_that(&in_clause);
        if let Some(relative) = self.relative() {
            let near = |m: &Mention| {
                let between = m.tokens.end..relative;
                // "Ana Lund, a 34-year-old lawyer, who becomes"
                let aside = self.aside_end(m.tokens.end) == Some(relative);
                m.tokens.end <= relative
                    && (between.len() <= 3 || aside)
                    && !between.into_iter().any(|at| self.is_verb_of_saying(at))
            };
            return before.into_iter().rfind(|m| near(m)).cloned();
        }
        if let Some(pronoun) = self.pronoun(&before) {
            return Some(pronoun);
        }
        match self.acting(&in_clause) {
            Some(mention) if self.is_told_by(mention) => None,
            None if before.is_empty() => self.named_before(),
            found => found.cloned(),
        }
    }

    /// Whom of those in the clause the cue is told of.
    fn acting(&self, in_clause: &dyn Fn(&Mention) -> bool) -> Option<&'a Mention> {
        let free = self.people_that(&|m| {
            in_clause(m) && !self.is_led(m) && !self.is_owner(m) && self.may_act(m)
        });
        let last = *free.last()?;
        if last.tokens.end == self.cue.start && last.tokens.len() > 1 && !self.after_comma() {
            // "After Ana left, Ben Cole became": whose name stands right there, though nothing tells that it is a person's.
            let apart = self.words().gap(last.tokens.start).any(Gap::COMMA);
            if apart || self.place.is_object_of(last) {
                return Some(last);
            }
        }
        let sure: Vec<_> =
            free.iter().copied().filter(|m| self.place.is_person(m.entity)).collect();
        let free = if sure.is_empty() { free } else { sure };
        let first = self.opens_after_comma(&free) || self.is_beaten(&free);
        let index = if first { 0 } else { free.len() - 1 };
        free.get(index).copied()
    }

    #[inline(never)]
    fn people_that(&self, fit: &dyn Fn(&Mention) -> bool) -> Vec<&'a Mention> {
        self.place.people().filter(|m| fit(m)).collect()
    }

    /// A preposition stands before the name; but for "with Ana replacing him".
    fn is_led(&self, mention: &Mention) -> bool {
        let beside = mention.tokens.end == self.cue.start;
        self.place.preposition(mention).is_some_and(|at| !(beside && self.is(at, Small::With)))
    }

    /// "Ana's views were dismissed": the person only owns what the clause is about.
    fn is_owner(&self, mention: &Mention) -> bool {
        let last = self.words().at(mention.tokens.end - 1);
        mention.tokens.end < self.cue.start && last.is_some_and(|w| w.possessive)
    }

    /// A name that nothing shows to be a person's takes or leaves a post only right beside the cue, and no acronym does;
    /// "eks pemain Persela itu" is a player, and not a club.
    fn may_act(&self, mention: &Mention) -> bool {
        let known = self.place.is_person(mention.entity);
        let near = self.cue.start - mention.tokens.end <= 3;
        let acronym = mention.tokens.len() == 1
            && self.words().at(mention.tokens.start).is_some_and(|w| w.case == Case::Upper);
        let behind = mention.tokens.end;
        let described = (mention.role.is_some() || !known)
            && self.is(behind, Small::Definite)
            && self.words().gap(behind).is(Gap::SPACE);
        !described && (known || (near && !acronym))
    }

    /// "Ana said that the guards were removed": the person only tells it.
    pub(super) fn is_told_by(&self, mention: &Mention) -> bool {
        // "Ana will leave, it said, and …": that is told of Ana, not by her.
        let aside = |at: usize| self.words().gap(at + 1).any(Gap::COMMA);
        (mention.tokens.end..self.cue.start).any(|at| self.is(at, Small::That) && !aside(at))
    }

    /// "Ana, a friend of Ben, became": the cue stands after an insertion, so that its subject is the first.
    pub(super) fn opens_after_comma(&self, people: &[&Mention]) -> bool {
        let Some(last) = people.last() else { return false };
        (last.tokens.end..=self.cue.start).any(|at| self.words().gap(at).any(Gap::COMMA))
            && people.first().is_some_and(|first| {
                first.tokens.end < last.tokens.start
                    && self.words().gap(first.tokens.end).any(Gap::COMMA)
            })
    }

    /// "Ana defeated Ben to become mayor".
    fn is_beaten(&self, people: &[&Mention]) -> bool {
        let (Some(first), Some(last)) = (people.first(), people.last()) else { return false };
        (first.tokens.end..last.tokens.start).any(|at| self.is(at, Small::Beats))
    }

    /// The relative pronoun whose verb the cue is.
    pub(super) fn relative(&self) -> Option<usize> {
        let from = self.cue.start.saturating_sub(5).max(self.place.tokens.start);
        let found = (from..self.cue.start).rev().find(|&at| self.is(at, Small::Relative))?;
        let named =
            self.place.people().any(|m| m.tokens.start > found && m.tokens.end <= self.cue.start);
        let apart = (found + 1..=self.cue.start).any(|at| self.words().gap(at).any(Gap::COMMA));
        (!named && !apart).then_some(found)
    }

    /// The person that a pronoun between the last name and the cue stands for.
    pub(super) fn pronoun(&self, before: &[&Mention]) -> Option<Mention> {
        let from = before.last().map_or(self.clause_start(), |m| m.tokens.end);
        let at = (from..self.cue.start).rev().find(|&at| self.is(at, Small::Pronoun))?;
        let person = |m: &&&Mention| self.place.is_person(m.entity);
        let known = before.iter().find(person).map(|m| m.entity).or_else(|| {
            let earlier = self
                .place
                .people()
                .filter(|m| m.tokens.end <= at && self.place.is_person(m.entity));
            earlier.map(|m| m.entity).next().or(self.previous)
        })?;
        Some(Mention { entity: known, tokens: at..at + 1, role: None, inside: false })
    }

    /// No person stands in the clause before the cue: whom the sentence is about so far, or the one before.
    pub(super) fn named_before(&self) -> Option<Mention> {
        let near = self.cue.start.saturating_sub(3 * REACH);
        let person =
            |m: &&Mention| m.tokens.end <= self.cue.start && self.place.is_person(m.entity);
        // "Ana met Ben after she left": what a conjunction adds tells of whom the sentence is about.
        let adds = self.is(self.clause_start(), Small::Clause);
        let mut earlier = self.place.people().filter(person);
        let earlier = if adds { earlier.next() } else { earlier.next_back() };
        if let Some(mention) = earlier {
            let free = mention.tokens.start >= near && !self.place.is_object_of(mention);
            return free.then(|| mention.clone());
        }
        let known = self.previous.filter(|&e| self.place.is_person(e));
        let entity = known.filter(|_| self.lacks_subject() || self.opens_with_post())?;
        Some(Mention { entity, tokens: self.cue.clone(), role: None, inside: false })
    }

    /// Whether no word before the cue can be its subject.
    pub(super) fn lacks_subject(&self) -> bool {
        let before = self.place.tokens.start..self.cue.start;
        let light = |at: usize| {
            self.words().at(at).is_some_and(|w| w.stop || w.number)
                || self.words().marks(at).any(Marks::CALENDAR.with(Marks::OPENER))
        };
        before.len() <= REACH && before.into_iter().all(light)
    }

    /// "The former coach has been given …": the sentence before says who that is.
    pub(super) fn opens_with_post(&self) -> bool {
        let start = self.place.tokens.start;
        let roles = &self.place.found.names.roles;
        let first = roles.partition_point(|r| r.tokens.start < start);
        roles.get(first).is_some_and(|r| {
            // "Politikus partai itu dicopot"
            let behind = (r.tokens.end..self.cue.start.min(r.tokens.end + REACH / 2))
                .take_while(|&at| self.words().gap(at).is(Gap::SPACE))
                .any(|at| self.is(at, Small::Definite));
            let definite = r.marks.any(Marks::FORMER) || self.is(start, Small::Definite) || behind;
            definite
                && r.tokens.start <= start + 1
                && r.tokens.end <= self.cue.start
                && r.marks.any(Marks::HEAD)
        })
    }
}
