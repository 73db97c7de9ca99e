//! What each frame makes of a cue: who takes or leaves which post, and in whose place.

use super::clause::Clause;
use super::cue::Cue;
use super::merge::{self, Draft};
use super::{Frame, Teller};
use crate::analysis::Action;
use crate::entity::{Marks, Mention};

impl Teller<'_> {
    pub(super) fn takes(&mut self, clause: &Clause, cue: Cue) {
        let Some(subject) = clause.subject() else { return };
        let successor = clause.successor_of();
        let follows = successor.as_ref().and_then(|o| clause.post_after(o.tokens.end));
        let after = clause.post_after(clause.cue.end).or(follows);
        let after = after.and_then(|r| clause.post_left_for(r)).or(after);
        let post = after;
        let goes = post.is_some_and(|r| clause.is_left(r));
        if post.is_none() && successor.is_none() && cue.needs_post {
            return self.told_again(&subject, cue);
        }
        if cue.needs_link && !clause.is_linked(post) {
            return;
        }
        let post = post.or_else(|| clause.own_post(&subject));
        if after.is_none() && !clause.is_near(&subject) {
            return;
        }
        let beside = clause.place.companion(&subject.tokens);
        let draft = self.push(subject.entity, cue, subject.tokens, post);
        draft.unnamed_post = after.is_none();
        draft.goes = goes;
        let Some(other) = successor.filter(|o| o.entity != subject.entity) else {
            return self.companion(clause, cue, beside, after);
        };
        draft.predecessor = Some(other.entity);
        let draft = self.push(other.entity, cue, other.tokens, post);
        draft.action = Action::Replaced;
        draft.successor = Some(subject.entity);
        draft.unnamed_post = post.is_none();
    }

    /// "The new director, Ana, … She was appointed in June": the post is that which she has just been said to take.
    fn told_again(&mut self, subject: &Mention, cue: Cue) {
        let same = |d: &&Draft| d.takes() && d.person == subject.entity;
        let Some(role) = self.drafts.iter().rev().take(4).find(same).and_then(|d| d.role) else {
            return;
        };
        self.push(subject.entity, cue, subject.tokens.clone(), Some(role)).unnamed_post = true;
    }

    /// "Ana dan Budi dilantik sebagai bupati dan wakil bupati": the other of two has the other post, or the same.
    fn companion(
        &mut self,
        clause: &Clause,
        cue: Cue,
        beside: Option<&Mention>,
        post: Option<usize>,
    ) {
        let (Some(beside), Some(post)) = (beside, post) else { return };
        let second = clause.place.second_post(post);
        let last = self.drafts.len() - 1;
        let first = beside.tokens.start < self.drafts[last].tokens.start;
        if let (Some(second), true) = (second, first) {
            self.drafts[last].role = Some(second);
        }
        let role = second.filter(|_| !first).unwrap_or(post);
        // "bupati dan wakil bupati terpilih"
        let marks = second.map_or(Marks::default(), |r| self.found.names.roles[r].marks);
        let elected = marks.any(Marks::HOLDS) && cue.action == Action::Appointed;
        let cue = if elected { Cue { action: Action::Elected, ..cue } } else { cue };
        self.drafts[last].action = if elected { cue.action } else { self.drafts[last].action };
        self.push(beside.entity, cue, beside.tokens.clone(), Some(role));
        if first {
            self.drafts.swap(last, last + 1);
        }
    }

    pub(super) fn leaves(&mut self, clause: &Clause, cue: Cue, first: usize) {
        let Some(subject) = clause.subject() else { return };
        let after = clause.post_after(clause.cue.end);
        let sought = after.is_some_and(|r| {
            clause.leads_towards(r) || self.found.names.roles[r].marks.any(Marks::CANDIDATE)
        });
        // "mundur sebagai kuasa hukum": what is left is named, and no post.
        let named = || clause.leaves_something_else() || clause.place.is_bare_link(clause.cue.end);
        if sought || (after.is_none() && named()) {
            return;
        }
        let lent = self.lent_post(clause, &subject, first);
        let named = subject.tokens.len() > 1 || clause.names(&subject);
        let own = clause
            .left_post(&subject)
            .filter(|&r| (named || !cue.needs_post) && !clause.leaves_another_house(r));
        let post = after.or(own).or(lent);
        if post.is_none() && cue.needs_post {
            return;
        }
        if after.is_none() && !clause.is_near(&subject) {
            return;
        }
        let by = after.filter(|_| cue.action == Action::Replaced);
        let by = by.and_then(|r| clause.replaced_by(r)).filter(|m| m.entity != subject.entity);
        let draft = self.push(subject.entity, cue, subject.tokens, post);
        draft.unnamed_post = after.is_none();
        let Some(by) = by else { return };
        draft.successor = Some(by.entity);
        let taking = Cue { action: Action::Appointed, ..cue };
        self.push(by.entity, taking, by.tokens, post).predecessor = Some(subject.entity);
    }

    pub(super) fn gives(&mut self, clause: &Clause, cue: Cue) {
        let Some(object) = clause.given() else { return };
        if clause.successor_behind(object.tokens.end).is_some() {
            return self.gives_successor(clause, cue, object);
        }
        let post = clause.post_given(object.tokens.end).or_else(|| {
            let own = object.role.filter(|&r| clause.is_post(r));
            own.filter(|_| !cue.needs_post)
        });
        let post = post.and_then(|r| clause.post_left_for(r)).or(post);
        // "Wakil menteri yang dilantik ialah Ana"
        let before = clause.post_whose();
        if cue.needs_link && !clause.is_linked(post) {
            return;
        }
        if post.is_none() && before.is_some() {
            self.push(object.entity, cue, object.tokens, before);
            return;
        }
        if !post.map_or(!cue.needs_post, |r| clause.is_given(r, &object)) {
            return;
        }
        let house = clause.house_before();
        let beside = clause.place.companion(&object.tokens);
        self.push(object.entity, cue, object.tokens, post).house = house;
        self.companion(clause, cue, beside, post);
    }

    pub(super) fn removes(&mut self, clause: &Clause, cue: Cue) {
        let Some(object) = clause.given() else { return };
        let post = clause
            .post_after(object.tokens.end)
            .or_else(|| object.role.filter(|&r| clause.is_post(r)))
            .or_else(|| clause.post_after(clause.cue.end));
        if post.is_none() && cue.needs_post {
            return;
        }
        let beside = clause.place.companion(&object.tokens);
        self.push(object.entity, cue, object.tokens, post);
        if let Some(other) = beside {
            match other.role {
                // "and former treasurer Ben": he has left already.
                Some(own) if !clause.is_post(own) => {}
                own => {
                    self.push(other.entity, cue, other.tokens.clone(), own.or(post));
                }
            }
        }
    }

    pub(super) fn noun(&mut self, clause: &Clause, cue: Cue, first: usize) {
        let Some(person) = clause.of_noun() else { return };
        let taken = cue.frame == Frame::NounLeaves;
        let post = clause
            .post_given(person.tokens.end.max(clause.cue.end))
            .or_else(|| clause.own_post(&person).filter(|_| taken));
        let other = self.drafts[first..].iter_mut().rev().find(|d| taken && d.takes());
        if post.is_none() && cue.needs_post && other.is_none() {
            return;
        }
        if let Some(other) = other.filter(|d| d.person != person.entity) {
            // "who took over after Ana's resignation"
            other.predecessor = other.predecessor.or(Some(person.entity));
        }
        let draft = self.push(person.entity, cue, person.tokens, post);
        draft.faint = true;
    }

    pub(super) fn post_by(&mut self, clause: &Clause, cue: Cue) {
        let Some(object) = clause.object(clause.cue.end) else { return };
        let acting = |role: Option<usize>| {
            role.is_some_and(|r| self.found.names.roles[r].marks.any(Marks::ACTING))
        };
        let action = if acting(object.role) { Action::Acting } else { cue.action };
        let cue = Cue { action, ..cue };
        let Some(post) = clause.post_beside().or_else(|| clause.post_before()) else {
            // "Posisi itu kini diisi Ana"
            if clause.names_the_post_before() {
                self.follows_last(Some((object.entity, object.tokens)), None, cue);
            }
            return;
        };
        let gone = |d: &&mut Draft| {
            let open = !d.takes() && d.person != object.entity && d.successor.is_none();
            open && d.role.is_some_and(|r| r == post || merge::alike(self.found, r, post))
        };
        let left = self.drafts.iter_mut().rev().take(8).find(gone);
        let before = left.map(|d| {
            d.successor = Some(object.entity);
            d.person
        });
        self.push(object.entity, cue, object.tokens, Some(post)).predecessor = before;
    }

    /// "yang semula menjabat menteri kini menjadi kepala badan": from one post to another.
    pub(super) fn moves(&mut self, clause: &Clause, cue: Cue) {
        let Some(subject) = clause.subject().filter(|m| clause.is_near(m)) else { return };
        let left = clause.post_near(clause.cue.end);
        let Some(taken) = left.and_then(|r| clause.post_now(r)) else { return };
        self.push(subject.entity, cue, subject.tokens, Some(taken));
    }

    pub(super) fn holds(&mut self, clause: &Clause) {
        let (Some(subject), Some(post)) = (clause.subject(), clause.post_near(clause.cue.end))
        else {
            return;
        };
        let role = &self.found.names.roles[post];
        let action = match role.marks {
            m if m.any(Marks::FORMER) => return,
            m if m.any(Marks::ACTING) => Action::Acting,
            m if m.any(Marks::NEW) => Action::Appointed,
            _ => return,
        };
        let mut draft = Draft::new(subject.entity, action, subject.tokens);
        draft.role = Some(post);
        draft.cover(role.tokens.clone());
        draft.faint = true;
        self.drafts.push(draft);
    }
}
