//! Frames of two people: who comes in whose place.

use std::ops::Range;

use super::clause::Clause;
use super::cue::Cue;
use super::merge::{self, Draft};
use super::Teller;
use crate::analysis::Action;
use crate::entity::{Marks, Mention};

impl Teller<'_> {
    /// "Ana takes over on Monday": the post that was left last, or her own.
    pub(super) fn inherits(&mut self, clause: &Clause, cue: Cue) {
        if !clause.goes_on_freely() {
            return;
        }
        let left = self.drafts.iter().rev().take(4).any(|d| !d.takes() && d.successor.is_none());
        if left {
            let subject = clause.subject().filter(|m| clause.is_near(m));
            self.follows_last(subject.map(|m| (m.entity, m.tokens)), None, cue);
        } else if !cue.needs_post {
            self.takes(clause, cue);
        }
    }

    /// "replacing Ben, who will retire", "Ana will take over when Ben leaves": the post that this sentence has told of.
    pub(super) fn lent_post(
        &mut self,
        clause: &Clause,
        subject: &Mention,
        first: usize,
    ) -> Option<usize> {
        let drafts = &mut self.drafts[first..];
        let at = drafts.iter().rposition(|d| d.takes() && !d.faint)?;
        let person = drafts[at].person;
        let role = drafts.iter().rev().filter(|d| d.person == person).find_map(|d| d.role);
        let told = &mut drafts[at];
        if told.person == subject.entity {
            return None;
        }
        let follows = told.predecessor == Some(subject.entity);
        let aside = told.predecessor.is_none() && clause.opens_aside(told.tokens.end);
        if aside {
            told.predecessor = Some(subject.entity);
        }
        role.filter(|_| follows || aside)
    }

    /// "named Ana as successor to Ben", "approved Ana as his successor": the post is that of whom she follows.
    pub(super) fn gives_successor(&mut self, clause: &Clause, cue: Cue, object: Mention) {
        let Some(after) = clause.successor_behind(object.tokens.end) else { return };
        let before = clause.object(after).filter(|m| m.entity != object.entity);
        match before {
            Some(other) => {
                let post = clause.own_post(&other);
                let draft = self.push(object.entity, cue, object.tokens, post);
                draft.predecessor = Some(other.entity);
            }
            None => self.follows_last(Some((object.entity, object.tokens)), None, cue),
        }
    }

    pub(super) fn succeeds(&mut self, clause: &Clause, cue: Cue, first: usize) {
        if clause.goes_on_with_preposition() || clause.is_play() {
            return;
        }
        let object = clause.object(clause.cue.end);
        if let Some((old, new)) = object.as_ref().and_then(|o| clause.swap(o)) {
            return self.swapped(clause, cue, old, new);
        }
        let subject = self.successor(clause, first);
        if clause.replaces_pronoun() {
            let post = clause.post_after(clause.cue.end);
            return self.replaces_him(subject, post, cue, first);
        }
        let (post, own) = self.succeeded_post(clause, &subject, &object);
        if object.is_none() && post.is_none() && !clause.names_the_post() {
            return;
        }
        let told = self.drafts[first..].iter().rev().find(|d| !d.takes());
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
            let draft = self.push(person, cue, tokens, own.or(post));
            draft.predecessor = other;
            draft.unnamed_post = post.is_none();
            if let Some(seen) = seen.clone() {
                draft.cover(seen);
            }
        }
        if let (Some(person), Some(tokens)) = (other, seen) {
            let cue = Cue { action: Action::Replaced, ..cue };
            let draft = self.push(person, cue, tokens, post);
            draft.action = Action::Replaced;
            draft.successor = subject.map(|s| s.0);
            draft.unnamed_post = post.is_none();
        }
    }

    /// "Ben becomes mayor, with Ana replacing him as treasurer": him of whom this sentence tells, or who left last.
    fn replaces_him(
        &mut self,
        subject: Option<(usize, Range<usize>)>,
        post: Option<usize>,
        cue: Cue,
        first: usize,
    ) {
        let told = self.drafts[first..].last().map(|d| (d.person, d.takes()));
        match (&subject, told, post) {
            (Some((person, tokens)), Some((him, true)), Some(_)) if *person != him => {
                let draft = self.push(*person, cue, tokens.clone(), post);
                draft.predecessor = Some(him);
                let draft =
                    self.push(him, Cue { action: Action::Replaced, ..cue }, tokens.clone(), post);
                draft.successor = Some(*person);
            }
            _ => self.follows_last(subject, post, cue),
        }
    }

    /// Who succeeds: whoever has just been said to take a post, where the cue only goes on with that.
    fn successor(&self, clause: &Clause, first: usize) -> Option<(usize, Range<usize>)> {
        let told = self.drafts[first..].iter().rev().find(|d| d.takes() && !d.faint);
        let subject = clause.subject().map(|m| (m.entity, m.tokens));
        let goes_on = clause.after_comma() || subject.is_none();
        told.filter(|_| goes_on).map(|d| (d.person, d.tokens.clone())).or(subject)
    }

    /// The post in which somebody is succeeded; and that of who succeeds, where the text has given it before.
    fn succeeded_post(
        &self,
        clause: &Clause,
        subject: &Option<(usize, Range<usize>)>,
        object: &Option<Mention>,
    ) -> (Option<usize>, Option<usize>) {
        let named = clause.post_after(clause.cue.end);
        let beside = object.as_ref().and_then(|o| o.role).filter(|&r| clause.is_post(r));
        let taken = |d: &&Draft| d.takes() && subject.as_ref().is_some_and(|s| s.0 == d.person);
        let taken = self.drafts.iter().rev().take(8).find(taken).and_then(|d| d.role);
        let named = named.or_else(|| clause.post_before().filter(|_| taken.is_none()));
        match (named, beside, taken.filter(|_| object.is_some())) {
            (Some(_), ..) => (named, None),
            // "Ana was named director … Ana succeeds the founder, Ben": he was its director, too.
            (None, Some(r), Some(own)) if !merge::alike(self.found, r, own) => (Some(own), None),
            (None, _, own) => {
                let subject = || object.as_ref().and_then(|_| clause.subject()?.role);
                (beside.or(own).or_else(|| subject().filter(|&r| clause.is_post(r))), own)
            }
        }
    }

    /// "The club replaced Ben with Ana": somebody puts `new` in the place of `old`.
    fn swapped(&mut self, clause: &Clause, cue: Cue, old: Mention, new: Mention) {
        let post = clause.post_given(new.tokens.end).or_else(|| clause.own_post(&old));
        let draft =
            self.push(old.entity, Cue { action: Action::Replaced, ..cue }, old.tokens, post);
        draft.successor = Some(new.entity);
        self.push(new.entity, cue, new.tokens, post).predecessor = Some(old.entity);
    }

    pub(super) fn succeeded(&mut self, clause: &Clause, cue: Cue) {
        let (Some(subject), Some(object)) = (clause.subject(), clause.object(clause.cue.end))
        else {
            return;
        };
        if subject.entity == object.entity || clause.is_play() {
            return;
        }
        let after = clause.post_after(object.tokens.end).filter(|&r| object.role != Some(r));
        let post = after.or_else(|| clause.own_post(&subject));
        if post.is_none() && cue.needs_post {
            return;
        }
        let taking = Cue { action: Action::Appointed, ..cue };
        // "posisinya digantikan Ana sebagai Plt": that is not what the one before was.
        let acting = post.is_some_and(|r| self.found.names.roles[r].marks.any(Marks::ACTING));
        let left = post.filter(|_| !acting).or_else(|| clause.own_post(&subject));
        let draft = self.push(subject.entity, cue, subject.tokens, left);
        draft.action = cue.action;
        draft.successor = Some(object.entity);
        let draft = self.push(object.entity, taking, object.tokens, post);
        draft.predecessor = Some(subject.entity);
    }

    pub(super) fn hands_over(&mut self, clause: &Clause, cue: Cue) {
        let (Some(post), Some((from, to))) = (
            clause.post_after(clause.cue.end).or_else(|| clause.post_before()),
            clause.hand_over(),
        ) else {
            return;
        };
        let draft = self.push(from.entity, cue, from.tokens, Some(post));
        draft.successor = Some(to.entity);
        let draft = self.push(to.entity, cue, to.tokens, Some(post));
        draft.action = Action::Appointed;
        draft.predecessor = Some(from.entity);
    }

    /// "the post left vacant by Ben", "kosong sejak Budi ditunjuk …": who had the post that someone in this sentence takes.
    pub(super) fn vacated(&mut self, clause: &Clause, cue: Cue, first: usize) {
        let Some(object) = clause.object(clause.cue.end) else { return };
        let told = self.drafts[first..].iter_mut().rev().find(|d| d.takes() && !d.faint);
        let Some(told) = told.filter(|d| d.person != object.entity) else {
            // "Posisi direktur yang ditinggalkan Budi diisi Ana": who takes it comes after.
            let Some(post) = clause.post_before() else { return };
            let action = clause.why_vacant(object.tokens.end);
            let draft = self.push(object.entity, cue, object.tokens, Some(post));
            (draft.action, draft.goes) = (action, true);
            return;
        };
        told.predecessor = told.predecessor.or(Some(object.entity));
        let (successor, role, unnamed) = (told.person, told.role, told.unnamed_post);
        let action = clause.why_vacant(object.tokens.end);
        let draft = self.push(object.entity, cue, object.tokens, role);
        draft.action = action;
        draft.successor = Some(successor);
        draft.unnamed_post = unnamed;
        draft.goes = true;
    }

    /// "His successor is Ana": the post of whoever left one last.
    pub(super) fn follows(&mut self, clause: &Clause, cue: Cue) {
        let object = clause.object(clause.cue.end).map(|m| (m.entity, m.tokens));
        self.follows_last(object, None, cue);
    }

    /// `person` takes the post that was left last before.
    #[inline(never)]
    pub(super) fn follows_last(
        &mut self,
        person: Option<(usize, Range<usize>)>,
        post: Option<usize>,
        cue: Cue,
    ) {
        let Some((person, tokens)) = person else { return };
        let left = |d: &&mut Draft| !d.takes() && d.person != person && d.role.is_some();
        let last = self.drafts.iter_mut().rev().take(8).find(left);
        let known = last.map(|last| {
            last.successor = last.successor.or(Some(person));
            (last.person, last.role)
        });
        let draft = self.push(person, cue, tokens, post);
        draft.unnamed_post = post.is_none();
        if let Some((before, role)) = known {
            draft.predecessor = Some(before);
            draft.role = post.or(role);
        }
    }
}
