//! Frames of two people: who comes in whose place.

use std::ops::Range;

use super::cue::ChangeCue;
use super::merge::{self, Event};
use super::trigger::Trigger;
use super::{Teller, LATEST, RECENT};
use crate::analysis::Action;
use crate::entity::{Marks, Mention};

/// Words between a cue of succession and whom it is about, his role not counted.
const CLOSE: usize = 3;

impl Teller<'_> {
    /// "Ana takes over on Monday": the post that was left last, or her own.
    pub(super) fn inherits(&mut self, trigger: &Trigger, cue: ChangeCue) {
        if !trigger.goes_on_freely() {
            return;
        }
        // "takes over on Monday from Ben"
        if trigger.whom_from().is_some() {
            return self.succeeds_from(trigger, cue);
        }
        let left =
            self.events.iter().rev().take(LATEST).any(|d| !d.takes() && d.successor.is_none());
        if left {
            let subject = trigger.subject().filter(|m| trigger.is_near(m));
            self.follows_last(subject.map(|m| (m.entity, m.tokens)), None, cue);
        } else if !cue.needs_post {
            self.takes(trigger, cue);
        }
    }

    /// "Ana takes over on Monday from Ben": the post is her new one, where the text has told it, or his.
    fn succeeds_from(&mut self, trigger: &Trigger, cue: ChangeCue) {
        let (Some(subject), Some(before)) = (trigger.subject(), trigger.whom_from()) else {
            return;
        };
        let same = |d: &&Event| d.takes() && d.person == subject.entity;
        let known = self.events.iter().rev().take(RECENT).filter(same).find_map(|d| d.role);
        let post = known.or_else(|| trigger.own_post(&before));
        let event = self.push(subject.entity, cue, subject.tokens, post);
        event.predecessor = Some(before.entity);
        event.unnamed_post = known.is_some();
        let gone = ChangeCue { action: Action::Replaced, ..cue };
        let event = self.push(before.entity, gone, before.tokens, post);
        (event.action, event.successor) = (Action::Replaced, Some(subject.entity));
        event.unnamed_post = post.is_none();
    }

    /// "replacing Ben, who will retire", "Ana will take over when Ben leaves": the post that this sentence has told of.
    pub(super) fn lent_post(
        &mut self,
        trigger: &Trigger,
        subject: &Mention,
        first: usize,
    ) -> Option<usize> {
        let events = &mut self.events[first..];
        let at = events.iter().rposition(|d| d.takes() && !d.faint)?;
        let person = events[at].person;
        let role = events.iter().rev().filter(|d| d.person == person).find_map(|d| d.role);
        let told = &mut events[at];
        if told.person == subject.entity {
            return None;
        }
        let follows = told.predecessor == Some(subject.entity);
        let aside = told.predecessor.is_none() && trigger.opens_aside(told.tokens.end);
        if aside {
            told.predecessor = Some(subject.entity);
        }
        role.filter(|_| follows || aside)
    }

    /// "named Ana as successor to Ben", "approved Ana as his successor": the post is that of whom she follows.
    pub(super) fn gives_successor(&mut self, trigger: &Trigger, cue: ChangeCue, object: Mention) {
        let Some(after) = trigger.successor_behind(object.tokens.end) else { return };
        let before = trigger.object(after).filter(|m| m.entity != object.entity);
        match before {
            Some(other) => {
                let post = trigger.own_post(&other);
                let event = self.push(object.entity, cue, object.tokens, post);
                event.predecessor = Some(other.entity);
            }
            None => self.follows_last(Some((object.entity, object.tokens)), None, cue),
        }
    }

    pub(super) fn succeeds(&mut self, trigger: &Trigger, cue: ChangeCue, first: usize) {
        // "has not been told he is to be replaced, a spokesperson said"
        let passive = trigger.place.found.names.head_first || !trigger.ends_with_comma();
        if trigger.goes_on_with_preposition() || trigger.is_play() || !passive {
            return;
        }
        // "mengganti ban mobil Direktur Ana": that is no one's successor.
        let near = |o: &Mention| trigger.lead(o) <= trigger.cue.end + CLOSE;
        let object = trigger.object(trigger.cue.end).filter(near);
        if let Some((old, new)) = object.as_ref().and_then(|o| trigger.swap(o)) {
            return self.swapped(trigger, cue, old, new);
        }
        let subject = self.successor(trigger, first);
        if trigger.replaces_pronoun() {
            let post = trigger.post_after(trigger.cue.end);
            return self.replaces_him(subject, post, cue, first);
        }
        let (post, own) = self.succeeded_post(trigger, &subject, &object);
        if object.is_none() && post.is_none() && !trigger.names_the_post() {
            return;
        }
        let told = self.events[first..].iter().rev().find(|d| !d.takes());
        let (post, other) = match (&object, post, told) {
            // "Ben resigned as chairman, while Ana takes over the post"
            (None, None, Some(told)) => (told.role, Some(told.person)),
            _ => (post, object.as_ref().map(|o| o.entity)),
        };
        if other.is_some() && other == subject.as_ref().map(|s| s.0) {
            return;
        }
        let seen = object.as_ref().map(|o| o.tokens.clone());
        if let Some((person, tokens)) = subject.clone() {
            let event = self.push(person, cue, tokens, own.or(post));
            event.predecessor = other;
            event.unnamed_post = post.is_none();
            if let Some(seen) = seen.clone() {
                event.cover(seen);
            }
        }
        if let (Some(person), Some(tokens)) = (other, seen) {
            let cue = ChangeCue { action: Action::Replaced, ..cue };
            let event = self.push(person, cue, tokens, post);
            event.action = Action::Replaced;
            event.successor = subject.map(|s| s.0);
            event.unnamed_post = post.is_none();
        }
    }

    /// "Ben becomes mayor, with Ana replacing him as treasurer": him of whom this sentence tells, or who left last.
    fn replaces_him(
        &mut self,
        subject: Option<(usize, Range<usize>)>,
        post: Option<usize>,
        cue: ChangeCue,
        first: usize,
    ) {
        let told = self.events[first..].last().map(|d| (d.person, d.takes()));
        match (&subject, told, post) {
            (Some((person, tokens)), Some((him, true)), Some(_)) if *person != him => {
                let event = self.push(*person, cue, tokens.clone(), post);
                event.predecessor = Some(him);
                let event = self.push(
                    him,
                    ChangeCue { action: Action::Replaced, ..cue },
                    tokens.clone(),
                    post,
                );
                event.successor = Some(*person);
            }
            _ => self.follows_last(subject, post, cue),
        }
    }

    /// Who succeeds: whoever has just been said to take a post, where the cue only goes on with that.
    fn successor(&self, trigger: &Trigger, first: usize) -> Option<(usize, Range<usize>)> {
        let told = self.events[first..].iter().rev().find(|d| d.takes() && !d.faint);
        let subject = trigger.subject().map(|m| (m.entity, m.tokens));
        let goes_on = trigger.after_comma() || subject.is_none();
        told.filter(|_| goes_on).map(|d| (d.person, d.tokens.clone())).or(subject)
    }

    /// The post in which somebody is succeeded; and that of who succeeds, where the text has given it before.
    fn succeeded_post(
        &self,
        trigger: &Trigger,
        subject: &Option<(usize, Range<usize>)>,
        object: &Option<Mention>,
    ) -> (Option<usize>, Option<usize>) {
        let named = trigger.post_after(trigger.cue.end);
        let named = named.or_else(|| trigger.work_behind(object.as_ref()?));
        let beside = object.as_ref().and_then(|o| o.role).filter(|&r| trigger.is_post(r));
        let taken = |d: &&Event| d.takes() && subject.as_ref().is_some_and(|s| s.0 == d.person);
        let mut taken = self.events.iter().rev().take(RECENT).filter(taken);
        let taken = taken.find_map(|d| d.role);
        let named = named.or_else(|| trigger.post_before().filter(|_| taken.or(beside).is_none()));
        match (named, beside, taken.filter(|_| object.is_some())) {
            (Some(_), ..) => (named, None),
            // "Ana was named director … Ana succeeds the founder, Ben": he was its director, too.
            (None, Some(r), Some(own)) if !merge::alike(self.found, r, own) => (Some(own), None),
            (None, _, own) => {
                // "The coach replaced the striker Ben": a player, and no post.
                let work = |o: &Mention| o.role.is_some_and(|r| !self.is_of_post(r));
                let subject = || trigger.subject().filter(|_| !object.as_ref().is_none_or(work));
                let his = || subject().and_then(|s| trigger.new_own_post(&s));
                (beside.or(own).or_else(his), own)
            }
        }
    }

    /// Whether role `r` is a post, held now or before.
    fn is_of_post(&self, r: usize) -> bool {
        self.found.names.roles.get(r).is_some_and(|r| r.marks.any(Marks::POST))
    }

    /// "The club replaced Ben with Ana": somebody puts `new` in the place of `old`.
    fn swapped(&mut self, trigger: &Trigger, cue: ChangeCue, old: Mention, new: Mention) {
        let post = trigger.post_given(new.tokens.end).or_else(|| trigger.own_post(&old));
        let event =
            self.push(old.entity, ChangeCue { action: Action::Replaced, ..cue }, old.tokens, post);
        event.successor = Some(new.entity);
        self.push(new.entity, cue, new.tokens, post).predecessor = Some(old.entity);
    }

    pub(super) fn succeeded(&mut self, trigger: &Trigger, cue: ChangeCue) {
        let (Some(subject), Some(object)) = (trigger.subject(), trigger.object(trigger.cue.end))
        else {
            return;
        };
        if subject.entity == object.entity || trigger.is_play() {
            return;
        }
        let after = trigger.post_after(object.tokens.end).filter(|&r| object.role != Some(r));
        let left = |d: &Event| !d.takes() && d.person == subject.entity;
        let held = self
            .held
            .filter(|h| h.0 == subject.entity && !self.events.iter().rev().take(RECENT).any(left));
        let post = after.or_else(|| trigger.own_post(&subject)).or(held.map(|h| h.1));
        if post.is_none() && cue.needs_post {
            return;
        }
        let taking = ChangeCue { action: Action::Appointed, ..cue };
        // "posisinya digantikan Ana sebagai Plt": that is not what the one before was.
        let acting = post.is_some_and(|r| self.found.names.roles[r].marks.any(Marks::ACTING));
        let left = post.filter(|_| !acting).or_else(|| trigger.own_post(&subject));
        let event = self.push(subject.entity, cue, subject.tokens, left);
        event.action = cue.action;
        event.successor = Some(object.entity);
        let event = self.push(object.entity, taking, object.tokens, post);
        event.predecessor = Some(subject.entity);
    }

    pub(super) fn hands_over(&mut self, trigger: &Trigger, cue: ChangeCue) {
        let (Some(post), Some((from, to))) = (
            trigger.post_after(trigger.cue.end).or_else(|| trigger.post_before()),
            trigger.hand_over(),
        ) else {
            return;
        };
        let event = self.push(from.entity, cue, from.tokens, Some(post));
        event.successor = Some(to.entity);
        let event = self.push(to.entity, cue, to.tokens, Some(post));
        event.action = Action::Appointed;
        event.predecessor = Some(from.entity);
    }

    /// "the post left vacant by Ben", "kosong sejak Budi ditunjuk …": who had the post that someone in this sentence takes.
    pub(super) fn vacated(&mut self, trigger: &Trigger, cue: ChangeCue, first: usize) {
        let Some(object) = trigger.object(trigger.cue.end) else { return };
        // "The post had been vacant since Ben left": that of who has just been said to take one.
        let from = if trigger.names_the_post_before() && trigger.post_before().is_none() {
            first.min(self.events.len().saturating_sub(LATEST))
        } else {
            first
        };
        let told = self.events[from..].iter_mut().rev().find(|d| d.takes() && !d.faint);
        // Whoever is told to follow somebody else already takes another post.
        let free = |d: &Event| d.predecessor.is_none_or(|before| before == object.entity);
        let Some(told) = told.filter(|d| d.person != object.entity && free(d)) else {
            if self.takes_what_was_left(trigger, cue, &object) {
                return;
            }
            // "Posisi direktur yang ditinggalkan Budi diisi Ana": who takes it comes after.
            let Some(post) = trigger.post_before() else { return };
            let action = trigger.why_vacant(object.tokens.end);
            let event = self.push(object.entity, cue, object.tokens, Some(post));
            (event.action, event.goes) = (action, true);
            return;
        };
        told.predecessor = told.predecessor.or(Some(object.entity));
        let (successor, role, unnamed) = (told.person, told.role, told.unnamed_post);
        let action = trigger.why_vacant(object.tokens.end);
        let event = self.push(object.entity, cue, object.tokens, role);
        event.action = action;
        event.successor = Some(successor);
        event.unnamed_post = unnamed;
        event.goes = true;
    }

    /// "Ana was named minister … She fills the seat left by Ben": whoever has just been said to take a post takes it after him.
    fn takes_what_was_left(&mut self, trigger: &Trigger, cue: ChangeCue, object: &Mention) -> bool {
        let Some(subject) = trigger.place.subject_of_sentence() else { return false };
        let same = |d: &&mut Event| d.takes() && d.person == subject && subject != object.entity;
        let Some(told) = self.events.iter_mut().rev().take(RECENT).find(same) else { return false };
        told.predecessor = told.predecessor.or(Some(object.entity));
        let role = told.role;
        let event = self.push(object.entity, cue, object.tokens.clone(), role);
        event.action = trigger.why_vacant(object.tokens.end);
        (event.successor, event.goes) = (Some(subject), true);
        true
    }

    /// "His successor is Ana": the post of whoever left one last.
    pub(super) fn follows(&mut self, trigger: &Trigger, cue: ChangeCue) {
        let object = trigger.object(trigger.cue.end).map(|m| (m.entity, m.tokens));
        self.follows_last(object, None, cue);
    }

    /// `person` takes the post that was left last before.
    #[inline(never)]
    pub(super) fn follows_last(
        &mut self,
        person: Option<(usize, Range<usize>)>,
        post: Option<usize>,
        cue: ChangeCue,
    ) {
        let Some((person, tokens)) = person else { return };
        let left = |d: &&mut Event| !d.takes() && !d.died && d.person != person && d.role.is_some();
        let last = self.events.iter_mut().rev().take(RECENT).find(left);
        let known = last.map(|last| {
            last.successor = last.successor.or(Some(person));
            (last.person, last.role)
        });
        let event = self.push(person, cue, tokens, post);
        event.unnamed_post = post.is_none();
        if let Some((before, role)) = known {
            event.predecessor = Some(before);
            event.role = post.or(role);
        }
    }
}
