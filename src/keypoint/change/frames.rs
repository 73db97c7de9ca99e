//! What each frame makes of a cue: who takes or leaves which post, and in whose place.

use super::cue::{ChangeCue, Small};
use super::merge::{self, Event};
use super::trigger::Trigger;
use super::{Frame, Teller, LATEST, RECENT};
use crate::analysis::Action;
use crate::entity::{Marks, Mention};

impl Teller<'_> {
    pub(super) fn takes(&mut self, trigger: &Trigger, cue: ChangeCue) {
        let Some(subject) = trigger.subject() else { return };
        let successor = trigger.successor_of().or_else(|| trigger.whom_behind_post());
        let follows = successor.as_ref().and_then(|o| trigger.post_after(o.tokens.end));
        let after = trigger.post_after(trigger.cue.end).or(follows).or(trigger.post_in_cue());
        let over = || trigger.post_over_aside_behind().filter(|_| cue.needs_link);
        let after = after.or_else(over);
        let after = after.and_then(|r| trigger.post_left_for(r)).or(after);
        if self.row_of_people(trigger, cue, &subject, after) {
            return;
        }
        let post = after;
        let goes = post.is_some_and(|r| trigger.is_left(r));
        if post.is_none() && successor.is_none() && cue.needs_post {
            // "was named as his successor"
            return match trigger.successor_behind(trigger.cue.end) {
                Some(_) => self.follows_last(Some((subject.entity, subject.tokens)), None, cue),
                None => self.told_again(&subject, cue),
            };
        }
        if cue.needs_link && !trigger.is_linked(post) {
            return;
        }
        let post = post.or_else(|| trigger.own_post(&subject));
        if after.is_none() && !trigger.is_near(&subject) {
            return;
        }
        let beside = trigger.place.companion(&subject.tokens);
        let event = self.push(subject.entity, cue, subject.tokens, post);
        event.unnamed_post = after.is_none();
        event.goes = goes;
        let Some(other) = successor.filter(|o| o.entity != subject.entity) else {
            return self.companion(trigger, cue, beside, after);
        };
        event.predecessor = Some(other.entity);
        let event = self.push(other.entity, cue, other.tokens, post);
        event.action = Action::Replaced;
        event.successor = Some(subject.entity);
        event.unnamed_post = post.is_none();
    }

    /// "Ana, Budi, dan Cici dilantik sebagai hakim", "Two directors, Ana and Ben, step down": all of a row take or leave the
    /// same post. Two of whom the cue itself tells the post may have one each, which `companion` reads.
    #[inline(never)]
    fn row_of_people(
        &mut self,
        trigger: &Trigger,
        cue: ChangeCue,
        one: &Mention,
        post: Option<usize>,
    ) -> bool {
        let row = trigger.place.row_of(&one.tokens);
        let told = post.filter(|_| row.len() > 2);
        let shared = told.or_else(|| trigger.place.post_of_row(row).filter(|_| post.is_none()));
        let Some(post) = shared else { return false };
        for each in row {
            self.push(each.entity, cue, each.tokens.clone(), Some(post)).role = Some(post);
        }
        true
    }

    /// "The new director, Ana, … She was appointed in June": the post is that which she has just been said to take.
    fn told_again(&mut self, subject: &Mention, cue: ChangeCue) {
        let same = |d: &&Event| d.takes() && d.person == subject.entity;
        let Some(role) = self.events.iter().rev().take(LATEST).find(same).and_then(|d| d.role)
        else {
            return;
        };
        self.push(subject.entity, cue, subject.tokens.clone(), Some(role)).unnamed_post = true;
    }

    /// "Ana dan Budi dilantik sebagai bupati dan wakil bupati": the other of two has the other post, or the same.
    fn companion(
        &mut self,
        trigger: &Trigger,
        cue: ChangeCue,
        beside: Option<&Mention>,
        post: Option<usize>,
    ) {
        let (Some(beside), Some(post)) = (beside, post) else { return };
        let second = trigger.place.second_post(post);
        let last = self.events.len() - 1;
        let first = beside.tokens.start < self.events[last].tokens.start;
        self.events[last].role = second.filter(|_| first).or(Some(post));
        let role = second.filter(|_| !first).unwrap_or(post);
        // "bupati dan wakil bupati terpilih"
        let marks = second.map_or(Marks::default(), |r| self.found.names.roles[r].marks);
        let elected = marks.any(Marks::HOLDS) && cue.action == Action::Appointed;
        let cue = if elected { ChangeCue { action: Action::Elected, ..cue } } else { cue };
        self.events[last].action = if elected { cue.action } else { self.events[last].action };
        self.push(beside.entity, cue, beside.tokens.clone(), Some(role)).role = Some(role);
        if first {
            self.events.swap(last, last + 1);
        }
    }

    pub(super) fn leaves(&mut self, trigger: &Trigger, cue: ChangeCue, first: usize) {
        let Some(subject) = trigger.subject() else { return };
        let after = trigger.post_after(trigger.cue.end);
        let sought = after.is_some_and(|r| {
            trigger.leads_towards(r) || self.found.names.roles[r].marks.any(Marks::CANDIDATE)
        });
        // "mundur sebagai kuasa hukum": what is left is named, and no post.
        let named =
            || trigger.leaves_something_else() || trigger.place.is_bare_link(trigger.cue.end);
        if sought || (after.is_none() && named()) {
            return;
        }
        if self.row_of_people(trigger, cue, &subject, after) {
            return;
        }
        let lent = self.lent_post(trigger, &subject, first);
        let here = |m: &Mention| m.entity == subject.entity && m.role.is_some();
        let named =
            subject.tokens.len() > 1 || trigger.names(&subject) || trigger.place.people().any(here);
        let own = trigger
            .left_post(&subject)
            .filter(|&r| (named || !cue.needs_post) && !trigger.leaves_another_house(r));
        // "Ana menggantikan Ben … Ben sendiri pensiun": the post that he has just been said to leave.
        let left = |d: &&Event| !d.takes() && d.person == subject.entity;
        let told = || self.events.iter().rev().take(LATEST).find(left).and_then(|d| d.role);
        let post = after.or(own).or(lent).or_else(told);
        let post = post.or_else(|| trigger.post_in_clause(&subject));
        if post.is_none() && cue.needs_post {
            return;
        }
        if after.is_none() && !trigger.is_near(&subject) {
            return;
        }
        let by = after.filter(|_| cue.action == Action::Replaced);
        let by = by.and_then(|r| trigger.replaced_by(r)).filter(|m| m.entity != subject.entity);
        let event = self.push(subject.entity, cue, subject.tokens, post);
        event.unnamed_post = after.is_none();
        event.house = trigger.house_left().filter(|_| post.is_none());
        let Some(by) = by else { return };
        event.successor = Some(by.entity);
        let taking = ChangeCue { action: Action::Appointed, ..cue };
        self.push(by.entity, taking, by.tokens, post).predecessor = Some(subject.entity);
    }

    /// "The new treasurer is Ana Lund, until now the dean. Her old job goes to Ben": what the last who took a post had before.
    pub(super) fn heirs(&mut self, trigger: &Trigger, cue: ChangeCue) {
        let Some(object) = trigger.object(trigger.cue.end) else { return };
        let last = self.events.iter().rev().take(LATEST).find(|d| d.takes());
        let Some(last) = last.map(|d| (d.person, d.role)) else { return };
        let mentions = &self.found.names.mentions;
        let so_far = mentions.partition_point(|m| m.tokens.start < trigger.cue.start);
        let known = mentions[..so_far].iter().rev().take(RECENT);
        let mut own = known.filter(|m| m.entity == last.0).filter_map(|m| m.role);
        let Some(post) = own.find(|&r| trigger.is_post(r) && Some(r) != last.1) else { return };
        self.push(object.entity, cue, object.tokens, Some(post)).predecessor = Some(last.0);
    }

    /// "Mayor Ana Lund died": the post she has, which somebody else may be told to take; "the former mayor" has none.
    pub(super) fn dies(&mut self, trigger: &Trigger, cue: ChangeCue) {
        let Some(subject) = trigger.subject().filter(|m| trigger.is_near(m)) else { return };
        let Some(post) = trigger.own_post(&subject) else { return };
        self.push(subject.entity, cue, subject.tokens, Some(post)).died = true;
    }

    pub(super) fn gives(&mut self, trigger: &Trigger, cue: ChangeCue) {
        if let Some((object, post)) = trigger.given_inside() {
            let house = trigger.house_before();
            self.push(object.entity, cue, object.tokens.clone(), Some(post)).house = house;
            return;
        }
        let Some(object) = trigger.given() else { return };
        if trigger.successor_behind(object.tokens.end).is_some() {
            return self.gives_successor(trigger, cue, object);
        }
        let post = trigger.post_given(object.tokens.end).or_else(|| {
            let own = object.role.filter(|&r| trigger.is_post(r));
            own.filter(|_| !cue.needs_post).or_else(|| trigger.new_post(&object))
        });
        let post = post.and_then(|r| trigger.post_left_for(r)).or(post);
        // "Wakil menteri yang dilantik ialah Ana"
        let before = trigger.post_whose();
        if cue.needs_link && !trigger.is_linked(post) {
            return;
        }
        if post.is_none() && before.is_some() {
            self.push(object.entity, cue, object.tokens, before);
            return;
        }
        if post.is_none() && trigger.given_the_post(object.tokens.end) {
            return self.follows_last(Some((object.entity, object.tokens)), None, cue);
        }
        if !post.map_or(!cue.needs_post, |r| trigger.is_given(r, &object)) {
            return;
        }
        let house = trigger.house_before();
        let beside = trigger.place.companion(&object.tokens);
        let own = object.role.is_some() && post == object.role;
        let from = self.events.len();
        if self.row_of_people(trigger, cue, &object, post) {
            self.events[from..].iter_mut().for_each(|told| told.house = house);
            return;
        }
        self.push(object.entity, cue, object.tokens, post).house = house;
        // "Sworn in were Treasurer Ana and Secretary Ben"
        match beside.filter(|b| own && b.role.is_some_and(|r| trigger.is_post(r))) {
            Some(other) => {
                self.push(other.entity, cue, other.tokens.clone(), other.role);
            }
            None => self.companion(trigger, cue, beside, post),
        }
    }

    pub(super) fn removes(&mut self, trigger: &Trigger, cue: ChangeCue, first: usize) {
        let Some(object) = trigger.given() else { return };
        // "Ana berpisah dengan Persela": who parts with a club is whoever is known to be a person.
        let parts = trigger.is(trigger.cue.end - 1, Small::With);
        if parts && !trigger.place.is_person(object.entity) {
            return self.leaves(trigger, cue, first);
        }
        // "ousted President Peter Lund": no verb, but part of what he is called, which `states` reads.
        let role = object.role.and_then(|r| self.found.names.roles.get(r));
        if role.is_some_and(|r| r.tokens.contains(&trigger.cue.start)) {
            return;
        }
        let post = trigger
            .post_after(object.tokens.end)
            .or_else(|| object.role.filter(|&r| trigger.is_post(r)))
            .or_else(|| trigger.post_after(trigger.cue.end));
        // "named Ana director, ousting Ben"
        let told = self.events[first..].iter().rev().find(|d| d.takes() && !d.faint);
        let told = told.filter(|_| post.is_none() && trigger.after_comma()).and_then(|d| d.role);
        let post = post.or(told);
        if post.is_none() && cue.needs_post {
            return;
        }
        let beside = trigger.place.companion(&object.tokens);
        self.push(object.entity, cue, object.tokens, post).house = trigger.house_before();
        if let Some(other) = beside {
            match other.role {
                // "and former treasurer Ben": he has left already.
                Some(own) if !trigger.is_post(own) => {}
                own => {
                    self.push(other.entity, cue, other.tokens.clone(), own.or(post));
                }
            }
        }
    }

    pub(super) fn noun(&mut self, trigger: &Trigger, cue: ChangeCue, first: usize) {
        let Some(person) = trigger.of_noun() else { return };
        let taken = cue.frame == Frame::NounLeaves;
        let post = trigger
            .post_given(person.tokens.end.max(trigger.cue.end))
            .or_else(|| trigger.own_post(&person).filter(|_| taken))
            .or_else(|| {
                trigger.post_before().filter(|_| taken && person.tokens.start > trigger.cue.end)
            });
        let other = self.events[first..].iter_mut().rev().find(|d| taken && d.takes());
        if post.is_none() && cue.needs_post && other.is_none() {
            return;
        }
        if let Some(other) = other.filter(|d| d.person != person.entity) {
            // "who took over after Ana's resignation"
            other.predecessor = other.predecessor.or(Some(person.entity));
        }
        let event = self.push(person.entity, cue, person.tokens, post);
        event.faint = true;
    }

    pub(super) fn post_by(&mut self, trigger: &Trigger, cue: ChangeCue) {
        let Some(object) = trigger.object(trigger.cue.end) else { return };
        let acting = |role: Option<usize>| {
            role.is_some_and(|r| self.found.names.roles[r].marks.any(Marks::ACTING))
        };
        let action = if acting(object.role) { Action::Acting } else { cue.action };
        let cue = ChangeCue { action, ..cue };
        let Some(post) = trigger.post_beside().or_else(|| trigger.post_before()) else {
            // "Posisi itu kini diisi Ana"
            if trigger.names_the_post_before() || trigger.names_the_post() {
                self.follows_last(Some((object.entity, object.tokens)), None, cue);
            }
            return;
        };
        let gone = |d: &&mut Event| {
            let open = !d.takes() && d.person != object.entity && d.successor.is_none();
            open && d.role.is_some_and(|r| r == post || merge::alike(self.found, r, post))
        };
        let left = self.events.iter_mut().rev().take(RECENT).find(gone);
        let before = left.map(|d| {
            d.successor = Some(object.entity);
            d.person
        });
        self.push(object.entity, cue, object.tokens, Some(post)).predecessor = before;
    }

    /// "yang semula menjabat menteri kini menjadi kepala badan", "menggantikan Ana, yang kini menjadi duta besar": from one post
    /// to another.
    pub(super) fn moves(&mut self, trigger: &Trigger, cue: ChangeCue, first: usize) {
        let Some(subject) = trigger.subject().filter(|m| trigger.is_near(m)) else { return };
        let near = trigger.post_near(trigger.cue.end);
        // "yang sebelumnya kepala badan, kini menjadi menteri"
        let other = trigger.of_other_time(subject.tokens.end);
        self.held = near.filter(|_| !other).map(|r| (subject.entity, r)).or(self.held);
        let left = |d: &Event| !d.takes() && d.person == subject.entity;
        let gone =
            trigger.is(trigger.cue.start, Small::Now) && self.events[first..].iter().any(left);
        let taken = if other || gone { near } else { near.and_then(|r| trigger.post_now(r)) };
        let Some(taken) = taken else { return };
        self.push(subject.entity, cue, subject.tokens, Some(taken));
    }

    /// "Ana is the new chairwoman", "the new chairwoman is Ana".
    pub(super) fn holds(&mut self, trigger: &Trigger) {
        let after = trigger.post_near(trigger.cue.end).map(|post| (trigger.subject(), post));
        let before = || trigger.post_beside().map(|post| (trigger.named_right_behind(), post));
        let Some((Some(subject), post)) = after.or_else(before) else { return };
        let role = &self.found.names.roles[post];
        let action = match self.marks_of(role) {
            m if m.any(Marks::FORMER) => return,
            m if m.any(Marks::ACTING) => Action::Acting,
            m if m.any(Marks::NEW) => Action::Appointed,
            _ => return,
        };
        let mut event = Event::new(subject.entity, action, subject.tokens);
        event.role = Some(post);
        event.cover(role.tokens.clone());
        event.faint = true;
        self.events.push(event);
    }
}
