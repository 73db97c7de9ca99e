//! Who and what stands around a cue.

use std::ops::Range;

use super::cue::{ChangeCues, Mode, Small};
use super::may_be_person;
use crate::analysis::Status;
use crate::entity::{Gap, Marks, Mention, Words};
use crate::keypoint::Found;
use crate::span::Span;

/// Words from a cue to the person or post it is about, at most.
const REACH: usize = 14;

/// A sentence, with the names in it.
pub(crate) struct Place<'a> {
    found: &'a Found<'a>,
    pub(crate) tokens: Range<usize>,
    mentions: Range<usize>,
    /// Whom the sentence before was about.
    previous: Option<usize>,
    /// The latest year that the article names.
    now: u32,
}

/// A cue in its sentence.
pub(crate) struct Clause<'p, 'a> {
    place: &'p Place<'a>,
    pub(crate) cue: Range<usize>,
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
        Place { found, tokens, mentions: first..last, previous, now }
    }

    pub(crate) fn clause(&self, cue: Range<usize>) -> Clause<'_, 'a> {
        Clause { place: self, cue }
    }

    fn words(&self) -> &'a Words {
        &self.found.names.words
    }

    fn cues(&self) -> &'static ChangeCues {
        self.found.document.language.change_cues()
    }

    pub(crate) fn mentions(&self) -> impl DoubleEndedIterator<Item = &'a Mention> + '_ {
        self.found.names.mentions[self.mentions.clone()].iter()
    }

    /// Those that may be people with a post.
    fn people(&self) -> impl DoubleEndedIterator<Item = &'a Mention> + '_ {
        let entities = self.found.entities;
        self.mentions()
            .filter(|m| !m.inside)
            .filter(|m| entities.get(m.entity).is_some_and(|e| may_be_person(e.kind)))
    }

    /// Whom the sentence is about: the first person it names, or else whom the one before was about.
    pub(crate) fn subject_of_sentence(&self) -> Option<usize> {
        let by = |m: &&Mention| !self.is_object_of(m);
        self.people().find(by).map(|m| m.entity).or(self.previous)
    }

    pub(crate) fn person_ending_at(&self, at: usize) -> Option<&'a Mention> {
        self.people().find(|m| m.tokens.end == at)
    }

    /// A post that begins at word `at` or the word after, determiners skipped; one that is a named person's title is none.
    pub(crate) fn post_at(&self, at: usize) -> Option<usize> {
        self.post_between(at, (at + 3).min(self.tokens.end), true)
    }

    /// "as", "sebagai" right before word `at + 1`.
    pub(crate) fn is_bare_link(&self, at: usize) -> bool {
        matches!(self.words().text(at), "as" | "sebagai" | "menjadi" | "jadi")
    }

    /// The first post that begins in the range.
    fn post_between(&self, from: usize, to: usize, linked: bool) -> Option<usize> {
        let roles = &self.found.names.roles;
        let first = roles.partition_point(|r| r.head.end <= from);
        (first..roles.len())
            .take_while(|&r| roles[r].tokens.start < to)
            .find(|&r| self.is_free_post(r, linked))
    }

    /// Whether role `r` is a post, and not just the title of the person whose name follows.
    fn is_free_post(&self, r: usize, linked: bool) -> bool {
        let Some(role) = self.found.names.roles.get(r) else { return false };
        let before = role.tokens.start.checked_sub(1);
        if before.is_some_and(|at| self.cues().is(self.words(), at, Small::ByWhom)) {
            return false;
        }
        let title = self.mentions().any(|m| m.role == Some(r) && m.tokens.start >= role.tokens.end);
        role.marks.any(Marks::POST) && !role.marks.any(Marks::FORMER) && (linked || !title)
    }

    /// "oleh Presiden", "with Ana": the name is no subject.
    fn is_object_of(&self, mention: &Mention) -> bool {
        let roles = &self.found.names.roles;
        let lead = mention.role.and_then(|r| roles.get(r)).map(|r| r.tokens.start);
        let start = lead.filter(|&s| s < mention.tokens.start).unwrap_or(mention.tokens.start);
        start > self.tokens.start && self.cues().is(self.words(), start - 1, Small::By)
    }
}

impl<'a> Clause<'_, 'a> {
    fn words(&self) -> &'a Words {
        self.place.words()
    }

    fn is(&self, at: usize, small: Small) -> bool {
        self.place.cues().is(self.words(), at, small)
    }

    /// How sure the change is; nothing where none is told.
    pub(crate) fn status(&self, verbal: bool) -> Option<Status> {
        let mut status = Status::Done;
        let mut at = self.cue.start;
        let (mut negated, mut sure) = (false, false);
        while at > self.place.tokens.start {
            let gap = self.words().gap(at);
            if gap.any(Gap::QUOTE.or(Gap::COLON)) {
                break;
            }
            at -= 1;
            if self.cue.start - at > REACH {
                break;
            }
            match self.place.cues().mode(self.words(), at, self.cue.start) {
                Some(Mode::Sure) => sure = true,
                Some(Mode::No) => negated |= !sure,
                Some(Mode::Passing) => negated |= verbal,
                Some(Mode::Denied) => status = Status::Denied,
                Some(Mode::Reported) if status != Status::Denied => status = Status::Reported,
                Some(Mode::Planned) if status == Status::Done => status = Status::Planned,
                _ => {}
            }
        }
        (!negated && !self.is_history()).then_some(status)
    }

    /// A year that is not the article's own, or a bare one: "was sacked by Spurs in 2003".
    fn is_history(&self) -> bool {
        let end = self.place.tokens.end.min(self.cue.end + REACH);
        (self.cue.end..end)
            .take_while(|&at| !self.ends_before(at) && !self.is(at, Small::Relative))
            .filter_map(|at| Some((at, super::year(self.words().text(at))?)))
            .any(|(at, year)| year < self.place.now || self.is(at - 1, Small::Year))
    }

    /// Whether another clause begins at word `at`.
    fn ends_before(&self, at: usize) -> bool {
        self.is(at, Small::Clause) || self.words().gap(at).any(Gap::COLON.or(Gap::QUOTE))
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

    /// Whether a date may tell when: no relative clause between it and the cue.
    pub(crate) fn may_date(&self, date: Span) -> bool {
        let words = &self.words().words;
        let at = words.partition_point(|w| w.span.start < date.start);
        if at < self.cue.start {
            return at <= self.place.tokens.start + 4;
        }
        (self.cue.end..at).all(|k| !self.is(k, Small::Relative))
    }

    /// Who takes or leaves: the person before the cue.
    pub(crate) fn subject(&self) -> Option<Mention> {
        let from = self.clause_start();
        let before: Vec<&Mention> = self
            .place
            .people()
            .filter(|m| m.tokens.start >= from && m.tokens.end <= self.cue.start)
            .collect();
        if let Some(relative) = self.relative() {
            let near = |m: &&&Mention| m.tokens.end <= relative && relative - m.tokens.end <= 3;
            return before.iter().rev().find(near).map(|m| (*m).clone());
        }
        if let Some(pronoun) = self.pronoun(&before) {
            return Some(pronoun);
        }
        let free: Vec<&&Mention> = before.iter().filter(|m| !self.place.is_object_of(m)).collect();
        let chosen = if self.opens_after_comma(&free) { free.first() } else { free.last() };
        match chosen {
            Some(mention) if self.is_told_by(mention) => None,
            Some(mention) => Some((**mention).clone()),
            None if before.is_empty() => self.named_before(),
            None => None,
        }
    }

    /// "Ana said that the guards were removed": the person only tells it.
    fn is_told_by(&self, mention: &Mention) -> bool {
        (mention.tokens.end..self.cue.start).any(|at| self.is(at, Small::That))
    }

    /// "Ana, a friend of Ben, became": the cue stands after an insertion, so that its subject is the first.
    fn opens_after_comma(&self, people: &[&&Mention]) -> bool {
        let Some(last) = people.last() else { return false };
        (last.tokens.end..=self.cue.start).any(|at| self.words().gap(at).any(Gap::COMMA))
            && people.first().is_some_and(|first| {
                first.tokens.end < last.tokens.start
                    && self.words().gap(first.tokens.end).any(Gap::COMMA)
            })
    }

    /// Where the clause of the cue begins: after the last conjunction before it.
    fn clause_start(&self) -> usize {
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

    /// The relative pronoun whose verb the cue is.
    fn relative(&self) -> Option<usize> {
        let from = self.cue.start.saturating_sub(5).max(self.place.tokens.start);
        let found = (from..self.cue.start).rev().find(|&at| self.is(at, Small::Relative))?;
        let named =
            self.place.people().any(|m| m.tokens.start > found && m.tokens.end <= self.cue.start);
        let apart = (found + 1..=self.cue.start).any(|at| self.words().gap(at).any(Gap::COMMA));
        (!named && !apart).then_some(found)
    }

    /// The person that a pronoun between the last name and the cue stands for.
    fn pronoun(&self, before: &[&Mention]) -> Option<Mention> {
        let from = before.last().map_or(self.clause_start(), |m| m.tokens.end);
        let at = (from..self.cue.start).rev().find(|&at| self.is(at, Small::Pronoun))?;
        let known = before.first().map(|m| m.entity).or_else(|| {
            let earlier = self.place.people().filter(|m| m.tokens.end <= at);
            earlier.map(|m| m.entity).next().or(self.place.previous)
        })?;
        Some(Mention { entity: known, tokens: at..at + 1, role: None, inside: false })
    }

    /// No person stands in the clause before the cue: whom the sentence is about so far, or the one before.
    fn named_before(&self) -> Option<Mention> {
        let near = self.cue.start.saturating_sub(3 * REACH);
        let earlier = self.place.people().rfind(|m| m.tokens.end <= self.cue.start);
        if let Some(mention) = earlier {
            let free = mention.tokens.start >= near && !self.place.is_object_of(mention);
            return free.then(|| mention.clone());
        }
        let entity =
            self.place.previous.filter(|_| self.cue.start - self.place.tokens.start <= REACH)?;
        Some(Mention { entity, tokens: self.cue.clone(), role: None, inside: false })
    }

    /// The person after word `from`: "melantik Ana", "replaced by Ana".
    pub(crate) fn object(&self, from: usize) -> Option<Mention> {
        let mention = self.place.people().find(|m| m.tokens.start >= from)?;
        if mention.tokens.start - from > REACH {
            return None;
        }
        let open = (from..mention.tokens.start).all(|at| {
            let link = matches!(self.words().text(at), "sebagai" | "menjadi" | "as");
            let other =
                at > from && self.place.cues().at(self.words(), at, mention.tokens.start).is_some();
            !self.ends_before(at) && !link && !other
        });
        let by = self.place.is_object_of(mention) && mention.tokens.start > from + 1;
        (open && !by).then(|| mention.clone())
    }

    /// The post named after word `from`.
    pub(crate) fn post_after(&self, from: usize) -> Option<usize> {
        let mut to = from;
        let end = self.place.tokens.end.min(from + REACH);
        let mut linked = false;
        while to < end && !self.ends_before(to) {
            if to > from && self.words().gap(to).any(Gap::COMMA) && !linked {
                let apposed = to <= from + 1;
                if !apposed {
                    break;
                }
            }
            linked |= self.is(to, Small::PostLink);
            if to > from && self.place.cues().at(self.words(), to, end).is_some() {
                break;
            }
            to += 1;
        }
        let link = (from..to).find(|&at| self.place.is_bare_link(at));
        let free = self.place.post_between(from, link.unwrap_or(to), false);
        let linked = |r: usize| {
            let start = self.place.found.names.roles.get(r).map_or(0, |r| r.tokens.start);
            start > from && self.is(start - 1, Small::PostLink)
        };
        match link {
            Some(at) if !free.is_some_and(linked) => {
                self.place.post_between(at + 1, (at + 6).min(to), true)
            }
            _ => free,
        }
    }

    /// A post that begins within three words of `from`.
    pub(crate) fn post_near(&self, from: usize) -> Option<usize> {
        self.place.post_between(from, (from + 3).min(self.place.tokens.end), false)
    }

    /// The post named between the subject and the cue: "Posisi Ana sebagai ketua menggantikan Budi".
    pub(crate) fn post_before(&self) -> Option<usize> {
        let from = self.cue.start.saturating_sub(8).max(self.clause_start());
        let roles = &self.place.found.names.roles;
        let last = roles.partition_point(|r| r.tokens.end <= self.cue.start);
        let first = roles.partition_point(|r| r.tokens.start < from);
        (first..last).rev().find(|&r| self.place.is_free_post(r, false) && !self.is_apposed(r))
    }

    fn is_apposed(&self, r: usize) -> bool {
        self.place.mentions().any(|m| m.role == Some(r))
    }

    /// The post that stands beside the person's name, or that the text gave before.
    pub(crate) fn own_post(&self, person: &Mention) -> Option<usize> {
        let beside = person.role.filter(|&r| self.is_post(r));
        beside.or_else(|| {
            let mentions = &self.place.found.names.mentions;
            let so_far = mentions.partition_point(|m| m.tokens.start <= self.place.tokens.end);
            let known = mentions[..so_far].iter().rev().take(400);
            known
                .filter(|m| m.entity == person.entity)
                .filter_map(|m| m.role)
                .find(|&r| self.is_post(r))
        })
    }

    /// The post that the person has left: the one beside the name, "former" or not, or one that the text gave.
    pub(crate) fn left_post(&self, person: &Mention) -> Option<usize> {
        let roles = &self.place.found.names.roles;
        let beside =
            person.role.filter(|&r| roles.get(r).is_some_and(|r| r.marks.any(Marks::POST)));
        beside.or_else(|| self.own_post(person))
    }

    /// Whether role `r` is a post now held.
    pub(crate) fn is_post(&self, r: usize) -> bool {
        let Some(role) = self.place.found.names.roles.get(r) else { return false };
        role.marks.any(Marks::POST) && !role.marks.any(Marks::FORMER)
    }

    /// "jabatan tersebut", "the post": the post is meant, not named.
    pub(crate) fn names_the_post(&self) -> bool {
        (self.cue.start..(self.cue.end + 2).min(self.place.tokens.end))
            .any(|at| self.is(at, Small::SamePost))
    }

    /// "mundur dari turnamen", "withdrew from the treaty".
    pub(crate) fn leaves_something_else(&self) -> bool {
        let at = self.cue.end;
        if at >= self.place.tokens.end || self.words().gap(at).any(Gap::COMMA) {
            return false;
        }
        let from = matches!(self.words().text(at), "from" | "dari");
        let near = at..(at + 5).min(self.place.tokens.end);
        let post = near.clone().any(|k| self.is(k, Small::SamePost));
        let sport = near.clone().any(|k| self.is(k, Small::NoPost));
        let house = self.place.mentions().any(|m| {
            near.contains(&m.tokens.start)
                && self
                    .place
                    .found
                    .entities
                    .get(m.entity)
                    .is_some_and(|e| e.kind == crate::analysis::EntityKind::Organisation)
        });
        sport || (from && !post && !house)
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

    /// The person of a noun: "pengunduran diri Ana", "Ana's resignation", "the resignation of Ana".
    pub(crate) fn of_noun(&self) -> Option<Mention> {
        let before = self.place.people().find(|m| {
            m.tokens.end == self.cue.start
                && self.words().at(m.tokens.end - 1).is_some_and(|w| w.possessive)
        });
        if let Some(mention) = before {
            return Some(mention.clone());
        }
        let of = self.words().text(self.cue.end) == "of";
        let from = self.cue.end + usize::from(of);
        if !of && !self.place.found.names.head_first {
            return None;
        }
        let mention = self.place.people().find(|m| m.tokens.start >= from)?;
        let role = mention.role.and_then(|r| self.place.found.names.roles.get(r));
        let lead = role.map_or(mention.tokens.start, |r| r.tokens.start.min(mention.tokens.start));
        (lead <= from + 1 && (of || !self.place.is_object_of(mention))).then(|| mention.clone())
    }
}
