//! A sentence, and who and what is named in it.

use std::ops::Range;

use super::cue::{ChangeCues, Mode, Small};
use super::may_be_person;
use super::trigger::Trigger;
use crate::analysis::EntityKind;
use crate::entity::{Gap, Marks, Mention, Role, Words};
use crate::keypoint::Found;

/// Mentions among which it is looked for what the text says of a person elsewhere: the time stays linear.
pub(super) const KNOWN_WITHIN: usize = 400;

/// A sentence, with the names in it.
pub(crate) struct Place<'a> {
    pub(super) found: &'a Found<'a>,
    pub(crate) tokens: Range<usize>,
    mentions: Range<usize>,
    /// Those of them that may be people with a post.
    people: Vec<&'a Mention>,
    /// Whom the sentence before was about.
    pub(super) previous: Option<usize>,
    /// The latest year that the article names.
    pub(super) now: u32,
}

impl<'a> Place<'a> {
    pub(crate) fn new(
        found: &'a Found<'a>,
        tokens: Range<usize>,
        previous: Option<usize>,
        now: u32,
    ) -> Self {
        let all = &found.names.mentions;
        let first = all.partition_point(|m| m.tokens.start < tokens.start);
        let last = all.partition_point(|m| m.tokens.start < tokens.end);
        let may = |entity: usize| found.entities.get(entity).is_some_and(|e| may_be_person(e.kind));
        let people = all[first..last].iter().filter(|m| !m.inside && may(m.entity)).collect();
        Place { found, tokens, mentions: first..last, people, previous, now }
    }

    pub(crate) fn trigger(&self, cue: Range<usize>) -> Trigger<'_, 'a> {
        Trigger { place: self, cue, previous: self.previous }
    }

    pub(super) fn words(&self) -> &'a Words {
        &self.found.names.words
    }

    pub(super) fn is(&self, at: usize, small: Small) -> bool {
        self.cues().is(self.words(), at, small)
    }

    #[inline(never)]
    pub(super) fn cues(&self) -> &'static ChangeCues {
        self.found.document.language.change_cues()
    }

    pub(crate) fn mentions(&self) -> impl DoubleEndedIterator<Item = &'a Mention> + '_ {
        self.found.names.mentions[self.mentions.clone()].iter()
    }

    /// "The club denied the reports": what the sentence before told is not so.
    pub(crate) fn denies(&self) -> bool {
        let says = |mode| {
            self.tokens.clone().any(|at| self.cues().mode(self.words(), at, at) == Some(mode))
        };
        says(Mode::Denied) && says(Mode::Reported)
    }

    /// Those that may be people with a post.
    pub(crate) fn people(&self) -> impl DoubleEndedIterator<Item = &'a Mention> + '_ {
        self.people.iter().copied()
    }

    #[inline(never)]
    pub(crate) fn is_person(&self, entity: usize) -> bool {
        self.found.entities.get(entity).is_some_and(|e| e.kind == EntityKind::Person)
    }

    /// Whom the sentence is about: the first person it names, or else whom the one before was about.
    pub(crate) fn subject_of_sentence(&self) -> Option<usize> {
        let by = |m: &&Mention| !self.is_object_of(m) && self.is_person(m.entity);
        self.people().find(by).map(|m| m.entity).or(self.previous)
    }

    pub(crate) fn person_ending_at(&self, at: usize) -> Option<&'a Mention> {
        self.people().find(|m| m.tokens.end == at)
    }

    /// A post that begins at word `at` or the word after, determiners skipped; one that is a named person's title is none.
    pub(crate) fn post_at(&self, at: usize) -> Option<usize> {
        self.post_between(at, (at + 3).min(self.tokens.end), true)
    }

    /// The post of a row that names a person and a post, and little else.
    pub(crate) fn post_in_row(&self, mention: &Mention) -> Option<usize> {
        let post = self.post_between(self.tokens.start, self.tokens.end, true)?;
        let tokens = &self.found.names.roles.get(post)?.tokens;
        let rest = self.tokens.len() - mention.tokens.len().min(self.tokens.len());
        (rest <= tokens.len() + 3 && tokens.end <= self.tokens.end).then_some(post)
    }

    /// "has a new director: Ana": the post before the colon that leads to the name.
    pub(crate) fn post_before_colon(&self, mention: &Mention) -> Option<usize> {
        let roles = &self.found.names.roles;
        let last =
            roles.partition_point(|r| r.tokens.end <= mention.tokens.start).checked_sub(1)?;
        let beside = roles[last].tokens.end == mention.tokens.start;
        (beside && self.words().gap(mention.tokens.start).any(Gap::COLON)).then_some(last)
    }

    /// A post whose first word is word `at`.
    pub(crate) fn post_right_at(&self, at: usize) -> Option<usize> {
        let role = self.post_between(at, at + 1, true)?;
        (self.found.names.roles.get(role)?.tokens.start == at).then_some(role)
    }

    /// "as", "sebagai", "to be" right before word `at + 1`.
    pub(crate) fn is_bare_link(&self, at: usize) -> bool {
        let is = |at, small| self.cues().is(self.words(), at, small);
        is(at, Small::BareLink) || at > 0 && is(at, Small::Become) && is(at - 1, Small::Towards)
    }

    /// The first post that begins in the range.
    #[inline(never)]
    pub(super) fn post_between(&self, from: usize, to: usize, linked: bool) -> Option<usize> {
        let roles = &self.found.names.roles;
        let first = roles.partition_point(|r| r.head.end <= from);
        (first..roles.len())
            .take_while(|&r| roles[r].tokens.start < to)
            .find(|&r| self.is_free_post(r, linked))
    }

    /// Whether role `r` is a post, and not just the title of the person whose name follows.
    pub(super) fn is_free_post(&self, r: usize, linked: bool) -> bool {
        let Some(role) = self.found.names.roles.get(r) else { return false };
        let before = role.tokens.start.checked_sub(1);
        if before.is_some_and(|at| self.cues().is(self.words(), at, Small::ByWhom)) {
            return false;
        }
        let title = self.mentions().any(|m| m.role == Some(r) && m.tokens.start >= role.tokens.end);
        let leads = role.marks.any(Marks::AS) && role.tokens.len() == role.head.len();
        let post = role.marks.any(Marks::POST) && !role.marks.any(Marks::FORMER) && !leads;
        post && (linked || !title) && !self.is_award(role)
    }

    /// "coach of the year", "pelatih terbaik": a prize, not a post.
    fn is_award(&self, role: &Role) -> bool {
        let (first, last) = (role.tokens.end, (role.tokens.end + 3).min(self.tokens.end));
        let of = self.cues().is(self.words(), first, Small::Of);
        let plain = |at: &usize| self.words().gap(*at).is(Gap::SPACE);
        let after = (first..last).take_while(plain).take_while(|&at| of || at == first);
        let mut around = after.chain(role.tokens.start.checked_sub(1));
        around.any(|at| self.cues().is(self.words(), at, Small::Award))
    }

    /// "oleh Presiden", "with Ana": the name is no subject.
    pub(crate) fn is_object_of(&self, mention: &Mention) -> bool {
        self.preposition(mention).is_some()
    }

    /// The preposition before a name and its role.
    pub(crate) fn preposition(&self, mention: &Mention) -> Option<usize> {
        let roles = &self.found.names.roles;
        let lead = mention.role.and_then(|r| roles.get(r)).map(|r| r.tokens.start);
        let start = lead.filter(|&s| s < mention.tokens.start).unwrap_or(mention.tokens.start);
        let before = start.checked_sub(1).filter(|&at| at >= self.tokens.start)?;
        self.cues().is(self.words(), before, Small::By).then_some(before)
    }

    /// "Ana dan Budi", "Ana Putri-Budi Karya": who stands beside `one` and does or suffers the same.
    pub(crate) fn companion(&self, one: &Range<usize>) -> Option<&'a Mention> {
        let words = self.words();
        let joined = |between: Range<usize>| {
            let and = words.marks(between.start).any(Marks::AND);
            let title = |at| words.marks(at).any(Marks::TITLE);
            let listed = (1..4).contains(&between.len())
                && and
                && (between.start + 1..between.end).all(title);
            listed || between.start == between.end && words.gap(between.start).is(Gap::HYPHEN)
        };
        self.people().filter(|m| m.tokens != *one).find(|m| {
            // "dan Kapolres Karang AKBP Budi"
            let role = m.role.and_then(|r| self.found.names.roles.get(r));
            let lead = role.map_or(m.tokens.start, |r| r.tokens.start).min(m.tokens.start);
            joined(m.tokens.end..one.start) || joined(one.end..lead.max(one.end))
        })
    }

    /// "Ana, Budi, dan Cici": those who stand in one row with `one`, itself among them, and do or suffer the same.
    #[inline(never)]
    pub(crate) fn row_of(&self, one: &Range<usize>) -> &[&'a Mention] {
        let Some(at) = self.people.iter().position(|m| m.tokens == *one) else { return &[] };
        let follows = |k: &usize| self.is_next_in_row(self.people[k - 1], self.people[*k]);
        let first = at - (1..=at).rev().take_while(follows).count();
        let last = at + (at + 1..self.people.len()).take_while(follows).count();
        &self.people[first..=last]
    }

    /// Whether nothing but a comma, "and", titles and letters stands between two people.
    fn is_next_in_row(&self, one: &Mention, next: &Mention) -> bool {
        let words = self.words();
        let between = one.tokens.end..next.tokens.start;
        let and = |at: usize| words.marks(at).any(Marks::AND);
        let small = |at: usize| and(at) || words.marks(at).any(Marks::TITLE.with(Marks::LETTERS));
        let apart = between.clone().any(|at| words.gap(at).any(Gap::COLON.or(Gap::QUOTE)));
        let comma = words.gap(next.tokens.start).any(Gap::COMMA);
        let joined = comma || between.clone().any(and);
        joined && !apart && between.len() <= 6 && between.into_iter().all(small)
    }

    /// "Dua wakil menteri, Ana dan Budi,": the post that stands before a row of people, and is that of all.
    #[inline(never)]
    pub(crate) fn post_of_row(&self, row: &[&Mention]) -> Option<usize> {
        let (first, last) = (row.first()?, row.last().filter(|_| row.len() > 1)?);
        let role = first.role.and_then(|r| self.found.names.roles.get(r))?;
        let before = role.tokens.end <= first.tokens.start;
        let listed = self.words().gap(first.tokens.start).any(Gap::COMMA);
        let start = role.tokens.start;
        let counted = start > self.tokens.start && self.is(start - 1, Small::Several);
        let several = counted || role.marks.any(Marks::PLURAL);
        let one = last.role.is_some()
            || self.words().gap(first.tokens.end).any(Gap::COMMA) && row.len() == 2;
        let post = role.marks.any(Marks::POST) && !role.marks.any(Marks::FORMER);
        (post && before && (listed || several) && !one).then_some(first.role?)
    }

    /// "bupati dan wakil bupati": the post of the second of two people, behind that of the first.
    pub(crate) fn second_post(&self, first: usize) -> Option<usize> {
        let roles = &self.found.names.roles;
        let (one, two) = (roles.get(first)?, roles.get(first + 1)?);
        let joined = two.tokens.start == one.tokens.end + 1;
        (joined && self.words().marks(one.tokens.end).any(Marks::AND)).then_some(first + 1)
    }
}
