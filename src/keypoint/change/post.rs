//! Which post a cue is about.

use super::cue::{ChangeCue, Frame, Mode, Small};
use super::merge::Event;
use super::place::KNOWN_WITHIN;
use super::trigger::{Trigger, REACH};
use crate::analysis::{EntityKind, Status};
use crate::entity::{Gap, Marks, Mention, Role};

/// Words from a cue to a post that no link leads to, at most.
const NEAR: usize = 2;

/// Words before a cue among which the post stands that it is about: "Posisi Ana sebagai ketua umum menggantikan", at most.
const BEFORE: usize = 8;

/// Words behind a link or a verb among which the post begins: an article, a possessive, "new", an adverb may come between.
const BEHIND: usize = 5;

impl Trigger<'_, '_> {
    /// The post that a person is given: what a link leads to, over whatever tells more of the person
    /// ("Ana of the Harbour Party, the head of a group, as speaker"), or what stands right there.
    pub(crate) fn post_given(&self, from: usize) -> Option<usize> {
        let end = self.place.tokens.end.min(from + REACH);
        let other = |at: usize| self.is_other_cue(at, end);
        // A name that is not known to be a person's may be that of the person's party.
        let known = |m: &&Mention| self.place.is_person(m.entity) || self.is_listed(m);
        let next = self.place.people().filter(known).map(|m| m.tokens.start).find(|&at| at > from);
        let link = (from..end.min(next.unwrap_or(end)))
            .take_while(|&at| !self.ends_before(at) && !other(at))
            .find(|&at| self.place.is_bare_link(at));
        let linked =
            link.and_then(|at| self.place.post_between(at + 1, (at + 1 + BEHIND).min(end), true));
        linked.or_else(|| self.post_over_aside(from)).or_else(|| self.post_after(from))
    }

    /// "was moved to the parent firm, Gulf, as its chairwoman": the post behind an aside that does not follow right away.
    pub(crate) fn post_over_aside_behind(&self) -> Option<usize> {
        let end = self.place.tokens.end.min(self.cue.end + REACH);
        let opens = (self.cue.end..end).find(|&at| self.words().gap(at).any(Gap::COMMA))?;
        let close = self.aside_end(opens).filter(|&at| self.place.is_bare_link(at))?;
        self.place.post_at(close + 1)
    }

    /// "named Ana, a former judge, interim chair": the post behind what is told of the person.
    fn post_over_aside(&self, from: usize) -> Option<usize> {
        let end = self.place.tokens.end.min(from + REACH);
        let article = |at| {
            self.words().marks(at).any(Marks::LINK.with(Marks::STATE))
                || self.words().at(at).is_some_and(|w| w.possessive)
        };
        let bare = |close: usize| {
            let post = self.place.post_between(close, (close + 3).min(end), true)?;
            let start = self.place.found.names.roles.get(post)?.tokens.start;
            (close..start).all(article).then_some(post)
        };
        let led = |close| self.is(close, Small::PostLink).then(|| self.post_after(close)).flatten();
        self.aside_ends(from).find_map(|close| bare(close).or_else(|| led(close)))
    }

    /// The post that comes after post `first`: "from deputy director to director".
    pub(crate) fn post_left_for(&self, first: usize) -> Option<usize> {
        let role = self.place.found.names.roles.get(first)?;
        self.is_left(first).then(|| self.post_after(role.tokens.end)).flatten()
    }

    /// "digeser dari kursi ketua": whether what leads to a post says that it is left.
    pub(crate) fn is_left(&self, post: usize) -> bool {
        let start = self.place.found.names.roles.get(post).map_or(0, |r| r.tokens.start);
        let mut before = start.saturating_sub(2).max(self.cue.end)..start;
        before.any(|at| self.is(at, Small::From))
    }

    /// Whether post `role` is what is given to `object`: not one it is taken from, and linked to it where the head of a
    /// post comes first ("mengusung Ana, ketua partai").
    pub(crate) fn is_given(&self, role: usize, object: &Mention) -> bool {
        let Some(start) = self.place.found.names.roles.get(role).map(|r| r.tokens.start) else {
            return false;
        };
        let between = object.tokens.end..start;
        let led = |small| between.clone().rev().take(2).any(|at| self.is(at, small));
        // "menunjuk Ana untuk memimpin Badan Pangan"
        let verb = self.place.found.names.roles[role].marks.any(Marks::AS)
            && self.place.is_person(object.entity);
        let linked = !self.place.found.names.head_first || start < object.tokens.start || verb;
        !led(Small::From) && (linked || led(Small::BareLink) || led(Small::PostLink))
    }

    /// "menunjuk direktur baru, yakni Ana": the new post between the cue and the name.
    pub(crate) fn new_post(&self, object: &Mention) -> Option<usize> {
        let roles = &self.place.found.names.roles;
        let new = |r: &usize| {
            let behind = roles[*r].tokens.clone().map(|at| self.words().marks(at));
            let marks = behind.fold(roles[*r].marks, Marks::with);
            let end = roles[*r].tokens.end;
            (end..end + 2).contains(&object.tokens.start) && marks.any(Marks::NEW)
        };
        let start = roles.partition_point(|r| r.tokens.start < self.cue.end);
        (start..roles.len()).take(1).find(new)
    }

    /// Whether the words between a name and the cue say that the post between them is of another time.
    pub(crate) fn of_other_time(&self, from: usize) -> bool {
        (from..self.cue.start).any(|at| self.is(at, Small::OtherTime))
    }

    /// "succeeds Ben as host": what is no post by itself is one where somebody else had it.
    pub(crate) fn work_behind(&self, object: &Mention) -> Option<usize> {
        let link = object.tokens.end;
        let roles = &self.place.found.names.roles;
        let first = roles.partition_point(|r| r.head.end <= link);
        let role = roles.get(first)?;
        let near = role.tokens.start <= link + BEHIND && role.tokens.end <= self.place.tokens.end;
        let work = role.marks.any(Marks::OCCUPATION) && !role.marks.any(Marks::FORMER);
        (near && work && self.place.is_bare_link(link)).then_some(first)
    }

    /// Whether a link leads to the post, as the only thing that is told: "joins Northwind as its chairwoman"; or it is none
    /// without the house: "resmi menakhodai Persela".
    pub(crate) fn is_linked(&self, post: Option<usize>) -> bool {
        post.and_then(|r| self.place.found.names.roles.get(r)).is_some_and(|role| {
            let mut between = self.cue.end..role.tokens.start;
            let link = between.clone().rev().take(3).find(|&at| self.place.is_bare_link(at));
            // "was moved to the parent firm, Gulf, as its chairwoman"
            let comma = |at: &usize| self.words().gap(*at).any(Gap::COMMA);
            let aside =
                between.clone().filter(comma).count() == 2 && link.is_some_and(|at| comma(&at));
            let apart = |at| comma(&at) && !aside || self.is_verb_of_saying(at);
            let led = link.is_some() && !between.any(apart);
            (led || role.marks.any(Marks::AS) && role.tokens.start == self.cue.end)
                && !self.is_other_cue(self.cue.end, usize::MAX)
        })
    }

    /// The post named after word `from`.
    pub(crate) fn post_after(&self, from: usize) -> Option<usize> {
        let letters = |&at: &usize| self.words().marks(at).any(Marks::LETTERS);
        let from = from + (from..self.place.tokens.end).take_while(letters).count();
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
            if self.is(to, Small::OtherTime)
                || self.is(to, Small::Relative)
                || (to > from && self.is_other_cue(to, end))
            {
                break;
            }
            to += 1;
        }
        let link = (from..to).find(|&at| self.place.is_bare_link(at));
        let free = self.place.post_between(from, link.unwrap_or(to), false);
        let start = |r: usize| self.place.found.names.roles.get(r).map_or(0, |r| r.tokens.start);
        let linked = |r: usize| self.is_led_to(from, start(r));
        // "would become chair and Ben would stay on as chief executive"
        let next = |r: usize| start(r) <= from + 1 && !self.words().gap(start(r)).any(Gap::COMMA);
        match link {
            Some(at) if !free.is_some_and(|r| linked(r) || next(r)) => {
                self.place.post_between(at + 1, (at + 1 + BEHIND).min(to), true)
            }
            _ => free.filter(|&r| start(r) <= from + NEAR || linked(r)),
        }
    }

    /// "to director", "to the post of director": whether a link behind word `from` leads to what begins at word `at`.
    #[inline(never)]
    fn is_led_to(&self, from: usize, at: usize) -> bool {
        if at <= from {
            return false;
        }
        let of = usize::from(self.is(at - 1, Small::Of));
        let post = at - of;
        // "to the newly created post of director"
        let named = post > from && self.is(post - 1, Small::SamePost);
        let first = if named { (post - 1).saturating_sub(BEHIND).max(from) } else { at - 1 };
        let last = if named { post - 1 } else { at };
        (first..last).any(|at| self.is(at, Small::PostLink))
    }

    /// "and Ana", "dan Ana"
    fn is_listed(&self, mention: &Mention) -> bool {
        let before = mention.tokens.start.wrapping_sub(1);
        self.words().marks(before).any(Marks::AND)
    }

    /// Whether another cue begins at word `at`; "nominated Ana to become secretary" goes on to the post.
    fn is_other_cue(&self, at: usize, end: usize) -> bool {
        let goes_on = at > 0 && self.is(at - 1, Small::Towards);
        self.place
            .cues()
            .at(self.words(), at, end)
            .filter(|(_, cue)| !(cue.frame == Frame::Holds && self.place.is_bare_link(at)))
            .is_some_and(|(_, cue)| !(goes_on && cue.frame == Frame::Takes && cue.needs_post))
    }

    /// "mundur dari kesempatan menjadi pelatih": the post is no longer sought, not left.
    pub(crate) fn leads_towards(&self, post: usize) -> bool {
        let start = self.place.found.names.roles.get(post).map_or(0, |r| r.tokens.start);
        (self.cue.end..start).any(|at| self.is(at, Small::Towards))
    }

    /// Whether what is left is a house that is not that of `post`: "the chief of Northwind resigned from the museum's board".
    pub(crate) fn leaves_another_house(&self, post: usize) -> bool {
        let near = self.cue.end..self.cue.end + 4;
        let left = self.is(self.cue.end, Small::From).then(|| self.house_in(&near)).flatten();
        // "from the museum's board"
        let part = near.clone().any(|at| self.words().at(at).is_some_and(|w| w.possessive));
        let role = self.place.found.names.roles.get(post);
        let own = role.and_then(|r| self.house_in(&r.tokens));
        left.is_some() && (part || own.is_some()) && left != own
    }

    /// "resigned from Northwind", "was sacked by Northwind": the house that is left, where it is named right behind the cue.
    pub(crate) fn house_left(&self) -> Option<usize> {
        let led = self.is(self.cue.end, Small::From) || self.is(self.cue.end, Small::ByWhom);
        // "resigned from Northwind's board"
        let near = self.cue.end + 1..self.cue.end + 5;
        let part = near.clone().any(|at| self.words().at(at).is_some_and(|w| w.possessive));
        (led && !part).then(|| self.house_in(&near)).flatten()
    }

    /// The organisation or place that is named first in these words.
    fn house_in(&self, tokens: &std::ops::Range<usize>) -> Option<usize> {
        let all = &self.place.found.names.mentions;
        let first = all.partition_point(|m| m.tokens.start < tokens.start);
        let house =
            |m: &&Mention| tokens.contains(&m.tokens.start) && !self.place.is_person(m.entity);
        all[first..].iter().take(8).find(house).map(|m| m.entity)
    }

    /// A post that begins within three words of `from`.
    pub(crate) fn post_near(&self, from: usize) -> Option<usize> {
        self.place.post_between(from, (from + 3).min(self.place.tokens.end), false)
    }

    /// The post named between the subject and the cue: "Posisi Ana sebagai ketua menggantikan Budi".
    pub(crate) fn post_before(&self) -> Option<usize> {
        let from = self.cue.start.saturating_sub(BEFORE).max(self.clause_start());
        let roles = &self.place.found.names.roles;
        let last = roles.partition_point(|r| r.tokens.end <= self.cue.start);
        let first = roles.partition_point(|r| r.tokens.start < from);
        (first..last).rev().find(|&r| self.place.is_free_post(r, false) && !self.is_apposed(r))
    }

    /// "Norland recalled its ambassador", "the mayor of a town resigned": whose post is told, and not the name. The person is
    /// still to be found.
    pub(crate) fn unnamed_holder(&self, cue: ChangeCue, status: Status) -> Option<Event> {
        let post = match cue.frame {
            Frame::Removes => self.place.post_at(self.cue.end)?,
            _ => {
                let roles = &self.place.found.names.roles;
                let first = roles.partition_point(|r| r.tokens.start < self.place.tokens.start);
                let near = roles.get(first)?.tokens.start <= self.place.tokens.start + 1;
                near.then_some(first).filter(|&r| self.place.is_free_post(r, false))?
            }
        };
        let tokens = self.place.found.names.roles.get(post)?.tokens.clone();
        let before = tokens.start.checked_sub(1)?;
        let definite = self.words().marks(before).any(Marks::ARTICLE)
            || self.words().at(before).is_some_and(|w| w.possessive);
        let apart = tokens.start < self.place.tokens.start
            || self
                .place
                .people()
                .any(|m| m.tokens.start < self.cue.start && cue.frame == Frame::Leaves);
        if !definite || apart {
            return None;
        }
        let mut event = Event::new(usize::MAX, cue.action, self.cue.clone());
        (event.role, event.status) = (Some(post), status);
        event.cover(tokens);
        Some(event)
    }

    /// "Wakil menteri yang dilantik": the post before the relative pronoun right before the cue.
    pub(crate) fn post_whose(&self) -> Option<usize> {
        let at = self.cue.start.checked_sub(1).filter(|&at| self.is(at, Small::Relative))?;
        let post = self.place.post_between(at.saturating_sub(2), at, false)?;
        (self.place.found.names.roles.get(post)?.tokens.end == at).then_some(post)
    }

    /// "Budi, Menteri Sosial dijabat Ana", "the new chief will be Ana": the post that ends right before the cue is nobody's else.
    pub(crate) fn post_beside(&self) -> Option<usize> {
        let roles = &self.place.found.names.roles;
        let before = self.cue.start.saturating_sub(1);
        let planned = self.place.cues().mode(self.words(), before, self.cue.start);
        let end = if planned == Some(Mode::Planned) { before } else { self.cue.start };
        let last = roles.partition_point(|r| r.tokens.end <= end).checked_sub(1)?;
        let beside = roles[last].tokens.end == end;
        (beside && self.place.is_free_post(last, true)).then_some(last)
    }

    /// "takes the helm of Northwind": the post that the last word of the cue begins.
    pub(crate) fn post_in_cue(&self) -> Option<usize> {
        let roles = &self.place.found.names.roles;
        let last = roles.partition_point(|r| r.head.start < self.cue.end).checked_sub(1)?;
        let within = self.cue.contains(&roles[last].head.start);
        (within && roles[last].tokens.end > self.cue.end).then_some(last)
    }

    pub(super) fn is_apposed(&self, r: usize) -> bool {
        self.place.mentions().any(|m| m.role == Some(r))
    }

    /// The post that stands beside the person's name, or that the text gave before.
    pub(crate) fn own_post(&self, person: &Mention) -> Option<usize> {
        let beside = person.role.filter(|&r| self.is_post(r));
        beside.or_else(|| {
            let mentions = &self.place.found.names.mentions;
            let so_far = mentions.partition_point(|m| m.tokens.start <= self.place.tokens.end);
            let known = mentions[..so_far].iter().rev().take(KNOWN_WITHIN);
            known
                .filter(|m| m.entity == person.entity)
                .filter_map(|m| m.role)
                .find(|&r| self.is_post(r))
        })
    }

    /// The post beside the name of who succeeds somebody: "Chairman Ben succeeds Ana", but not "Ben, the treasurer, will succeed Ana".
    pub(crate) fn new_own_post(&self, person: &Mention) -> Option<usize> {
        let own = person.role.filter(|&r| self.is_post(r))?;
        let role = self.place.found.names.roles.get(own)?;
        let new = role.marks.any(Marks::NEW.with(Marks::INCOMING).with(Marks::ACTING));
        let before = role.tokens.start < person.tokens.start;
        let to_come = self.status(Frame::Succeeds) == Some(Status::Planned);
        (new || before && !to_come).then_some(own)
    }

    /// "Ben, who has been chairman since May, steps down": the post that a clause behind the name tells.
    pub(crate) fn post_in_clause(&self, person: &Mention) -> Option<usize> {
        let from = person.tokens.end;
        let near = from < self.cue.start && self.is(from, Small::Relative);
        near.then(|| self.place.post_between(from, self.cue.start, true)).flatten()
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
        role.marks.any(Marks::POST) && !role.marks.any(Marks::FORMER) && !self.is_paired(role)
    }

    /// "gubernur dan wakil gubernur Ana dan Ben": which of the two is whose is not told by what stands beside the name.
    fn is_paired(&self, role: &Role) -> bool {
        let at = role.tokens.start;
        let and = at > 1 && self.words().marks(at - 1).any(Marks::AND);
        let roles = &self.place.found.names.roles;
        let before = roles.partition_point(|r| r.tokens.start < at);
        and && roles[..before].last().is_some_and(|r| r.tokens.end + 1 == at)
    }

    /// "jabatan tersebut", "the post": the post is meant, not named.
    pub(crate) fn names_the_post(&self) -> bool {
        (self.cue.start..(self.cue.end + 2).min(self.place.tokens.end))
            .any(|at| self.is(at, Small::SamePost))
    }

    /// "promoted Ana to the top job": whether what is given the person before word `from` is the post that is meant.
    pub(crate) fn given_the_post(&self, from: usize) -> bool {
        let to = |at: usize| self.is(at, Small::PostLink) && !self.is(at, Small::From);
        to(from) && (from + 1..from + 4).any(|at| self.is(at, Small::SamePost))
    }

    /// "Posisi itu kini diisi": the same before the cue.
    pub(crate) fn names_the_post_before(&self) -> bool {
        let from = self.cue.start.saturating_sub(BEFORE).max(self.place.tokens.start);
        (from..self.cue.start).any(|at| self.is(at, Small::SamePost))
    }

    /// "menjabat menteri kini menjadi kepala badan": the post that is held now, after post `left`.
    pub(crate) fn post_now(&self, left: usize) -> Option<usize> {
        let from = self.place.found.names.roles.get(left)?.tokens.end;
        let end = self.place.tokens.end.min(from + REACH);
        let now = (from..end).find(|&at| self.is(at, Small::Now))?;
        self.place.post_between(now, end.min(now + BEHIND), true)
    }

    /// "mundur dari turnamen", "withdrew from the treaty".
    pub(crate) fn leaves_something_else(&self) -> bool {
        let at = self.cue.end;
        if at >= self.place.tokens.end || self.words().gap(at).any(Gap::COMMA) {
            return false;
        }
        let from = self.is(at, Small::From);
        let near = at..(at + BEHIND).min(self.place.tokens.end);
        let post = near.clone().any(|k| self.is(k, Small::SamePost));
        let sport = near.clone().any(|k| self.is(k, Small::NoPost));
        let house = self.place.mentions().any(|m| {
            near.contains(&m.tokens.start)
                && self
                    .place
                    .found
                    .entities
                    .get(m.entity)
                    .is_some_and(|e| e.kind == EntityKind::Organisation)
        });
        sport || (from && !post && !house)
    }
}
