//! Changes of post: who takes, leaves, is named to or removed from what.
//!
//! A cue ("dilantik", "stepped down") has a frame that says where the person, the post and the other person stand around it.
//! `cue` reads the lists, `place` knows the sentence, `clause` and `post` look for people and posts around a cue,
//! `status` says how sure it is, `merge` joins what is told twice.

mod clause;
mod cue;
mod merge;
mod place;
mod post;
mod status;

pub(crate) use cue::ChangeCues;

use std::ops::Range;

use crate::analysis::{Action, Change, EntityKind, FigureKind, Status};
use crate::entity::Marks;
use crate::keypoint::Found;
use clause::Clause;
use cue::{Cue, Frame};
use merge::Draft;
use place::Place;

/// The changes of post that the document tells, in the order of the text.
pub(crate) fn extract(found: &Found) -> Vec<Change> {
    let words = &found.names.words;
    let now = words.forms.iter().filter_map(|f| year(&f.text)).max().unwrap_or(0);
    let mut teller = Teller { found, drafts: vec![], previous: None, now };
    for &sentence in &found.document.content {
        teller.read(sentence);
    }
    merge::settle(found, teller.drafts)
}

/// A sentence of more words is none: a list, or a text without full stops. The cost of a cue grows with its sentence.
const LONGEST_SENTENCE: usize = 400;

/// Goes through the sentences and notes what each tells.
struct Teller<'a> {
    found: &'a Found<'a>,
    drafts: Vec<Draft>,
    /// Whom the sentence before was about.
    previous: Option<usize>,
    /// The latest year that the text names.
    now: u32,
}

impl<'a> Teller<'a> {
    fn read(&mut self, sentence: usize) {
        let document = self.found.document;
        let tokens = document.sentences[sentence].tokens.clone();
        if tokens.len() > LONGEST_SENTENCE {
            return;
        }
        let text = document.sentences[sentence].span.of(document.text);
        let asks = text.trim_end_matches(['"', '”', ' ', '’']).ends_with('?');
        let mut place = Place::new(self.found, tokens.clone(), self.previous, self.now);
        let first = self.drafts.len();
        if !asks {
            self.states(&place);
            let mut at = tokens.start;
            while at < tokens.end {
                at = self.step(at, &mut place, first);
            }
        }
        self.previous = place.subject_of_sentence();
    }

    /// Reads the cue at a word, if there is one; gives the next word to look at.
    fn step(&mut self, at: usize, place: &mut Place<'a>, first: usize) -> usize {
        let end = place.tokens.end;
        let cues = self.found.document.language.change_cues();
        match cues.at(&self.found.names.words, at, end) {
            Some((length, cue)) => {
                let clause = place.clause(at..at + length);
                self.tell(&clause, cue, first);
                at + length
            }
            None => {
                self.bare_link(at, place, first);
                at + 1
            }
        }
    }

    /// Roles that tell a change by themselves: "the ousted president Ana Putri".
    fn states(&mut self, place: &Place) {
        for mention in place.people() {
            let Some(role) = mention.role.and_then(|r| self.found.names.roles.get(r)) else {
                continue;
            };
            if !role.marks.any(Marks::POST) || role.marks.any(Marks::FORMER) {
                continue;
            }
            let words = &self.found.names.words;
            let behind = (role.head.end..role.tokens.end)
                .filter(|&i| !words.is_capital(i))
                .map(|i| words.marks(i));
            let marks = behind.filter(|m| m.any(Marks::NEW)).fold(role.marks, Marks::with);
            let (action, status) = match marks {
                m if m.any(Marks::OUSTED) => (Action::Removed, Status::Done),
                m if m.any(Marks::OUTGOING) => (Action::Resigned, Status::Planned),
                m if m.any(Marks::INCOMING) => (Action::Appointed, Status::Planned),
                m if m.any(Marks::NEW) => (Action::Appointed, Status::Done),
                _ => continue,
            };
            let mut draft = Draft::new(mention.entity, action, mention.tokens.clone());
            draft.status = status;
            draft.role = mention.role;
            draft.cover(role.tokens.clone());
            draft.faint = true;
            self.drafts.push(draft);
        }
    }

    /// "… dan Ana sebagai direktur", "… and Ana chairwoman": after a change in the same sentence a link alone, or the
    /// post alone, tells the next.
    fn bare_link(&mut self, at: usize, place: &Place, first: usize) {
        if self.drafts.len() == first {
            return;
        }
        let (Some(last), Some(mention)) = (self.drafts.last(), place.person_ending_at(at)) else {
            return;
        };
        let role =
            if place.is_bare_link(at) { place.post_at(at + 1) } else { place.post_right_at(at) };
        let Some(role) = role else { return };
        if !last.takes() || last.person == mention.entity {
            return;
        }
        let mut draft = Draft::new(mention.entity, last.action, mention.tokens.clone());
        draft.status = last.status;
        draft.house = last.house;
        draft.role = Some(role);
        draft.cover(self.found.names.roles[role].tokens.clone());
        self.drafts.push(draft);
    }

    fn tell(&mut self, clause: &Clause, cue: Cue, first: usize) {
        let verbal = !matches!(cue.frame, Frame::NounTakes | Frame::NounLeaves);
        let Some(status) = clause.status(verbal) else { return };
        let before = self.drafts.len();
        match cue.frame {
            Frame::Takes => self.takes(clause, cue),
            Frame::Leaves => self.leaves(clause, cue),
            Frame::Gives => self.gives(clause, cue),
            Frame::Removes => self.removes(clause, cue),
            Frame::Succeeds => self.succeeds(clause, cue, first),
            Frame::Succeeded => self.succeeded(clause, cue),
            Frame::NounTakes | Frame::NounLeaves => self.noun(clause, cue, first),
            Frame::PostBy => self.post_by(clause, cue),
            Frame::Holds => self.holds(clause),
            Frame::HandsOver => self.hands_over(clause, cue),
        }
        let date = self.date(clause);
        for draft in &mut self.drafts[before..] {
            draft.status = status;
            draft.cover(clause.cue.clone());
            draft.date = draft.date.or(date);
        }
    }

    /// The date that belongs to the cue: right after it, or at the start of its sentence.
    fn date(&self, clause: &Clause) -> Option<crate::span::Span> {
        let span = clause.reach();
        let from = self.found.figures.partition_point(|f| f.span.end <= span.start);
        self.found.figures[from..]
            .iter()
            .take_while(|f| f.span.start < span.end)
            .filter(|f| {
                f.kind == FigureKind::Date && year(f.span.of(self.found.document.text)).is_none()
            })
            .map(|f| f.span)
            .find(|&date| clause.may_date(date))
    }

    fn push(
        &mut self,
        person: usize,
        cue: Cue,
        seen: Range<usize>,
        role: Option<usize>,
    ) -> &mut Draft {
        let mut draft = Draft::new(person, cue.action, seen);
        draft.role = role;
        if let Some(role) = role.and_then(|r| self.found.names.roles.get(r)) {
            // A post that an earlier sentence gave does not stretch the place.
            if role.tokens.end + 20 > draft.tokens.start
                && role.tokens.start < draft.tokens.end + 20
            {
                draft.cover(role.tokens.clone());
            }
            if role.marks.any(Marks::ACTING) && draft.takes() {
                draft.action = Action::Acting;
            } else if role.marks.any(Marks::CANDIDATE) {
                draft.action = Action::Nominated;
            }
        }
        let index = self.drafts.len();
        self.drafts.push(draft);
        &mut self.drafts[index]
    }

    fn takes(&mut self, clause: &Clause, cue: Cue) {
        let Some(subject) = clause.subject() else { return };
        let successor = clause.successor_of();
        let follows = successor.as_ref().and_then(|o| clause.post_after(o.tokens.end));
        let after = clause.post_after(clause.cue.end).or(follows);
        let after = after.and_then(|r| clause.post_left_for(r)).or(after);
        let post = after;
        if post.is_none() && successor.is_none() && cue.needs_post {
            return;
        }
        let post = post.or_else(|| clause.own_post(&subject));
        if after.is_none() && !clause.is_near(&subject) {
            return;
        }
        let draft = self.push(subject.entity, cue, subject.tokens, post);
        draft.unnamed_post = after.is_none();
        let Some(other) = successor.filter(|o| o.entity != subject.entity) else { return };
        draft.predecessor = Some(other.entity);
        let draft = self.push(other.entity, cue, other.tokens, post);
        draft.action = Action::Replaced;
        draft.successor = Some(subject.entity);
        draft.unnamed_post = post.is_none();
    }

    fn leaves(&mut self, clause: &Clause, cue: Cue) {
        let Some(subject) = clause.subject() else { return };
        let after = clause.post_after(clause.cue.end);
        if after.is_none() && clause.leaves_something_else() {
            return;
        }
        let own = clause.left_post(&subject);
        let post = after.or(own);
        if post.is_none() && cue.needs_post {
            return;
        }
        if after.is_none() && !clause.is_near(&subject) {
            return;
        }
        let draft = self.push(subject.entity, cue, subject.tokens, post);
        draft.unnamed_post = after.is_none();
    }

    fn gives(&mut self, clause: &Clause, cue: Cue) {
        let Some(object) = clause.object(clause.cue.end) else { return };
        let post = clause.post_given(object.tokens.end).or_else(|| {
            let own = object.role.filter(|&r| clause.is_post(r));
            own.filter(|_| !cue.needs_post)
        });
        if post.is_none() && cue.needs_post {
            return;
        }
        let house = clause.house_before();
        self.push(object.entity, cue, object.tokens, post).house = house;
    }

    fn removes(&mut self, clause: &Clause, cue: Cue) {
        let Some(object) = clause.object(clause.cue.end) else { return };
        let post = clause
            .post_after(object.tokens.end)
            .or_else(|| object.role.filter(|&r| clause.is_post(r)))
            .or_else(|| clause.post_after(clause.cue.end));
        if post.is_none() && cue.needs_post {
            return;
        }
        self.push(object.entity, cue, object.tokens, post);
    }

    fn succeeds(&mut self, clause: &Clause, cue: Cue, first: usize) {
        if clause.goes_on_with_preposition() || clause.is_play() {
            return;
        }
        let told = self.drafts[first..].iter().rev().find(|d| d.takes() && !d.faint);
        let subject = match told {
            Some(draft) if clause.after_comma() || clause.subject().is_none() => {
                Some((draft.person, draft.tokens.clone()))
            }
            _ => clause.subject().map(|m| (m.entity, m.tokens)),
        };
        let object = clause.object(clause.cue.end);
        let post = clause
            .post_after(clause.cue.end)
            .or_else(|| clause.post_before())
            .or_else(|| object.as_ref().and_then(|o| o.role).filter(|&r| clause.is_post(r)));
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
            let draft = self.push(person, cue, tokens, post);
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

    fn succeeded(&mut self, clause: &Clause, cue: Cue) {
        let (Some(subject), Some(object)) = (clause.subject(), clause.object(clause.cue.end))
        else {
            return;
        };
        if subject.entity == object.entity || clause.is_play() {
            return;
        }
        let post = clause.post_after(object.tokens.end).or_else(|| clause.own_post(&subject));
        let taking = Cue { action: Action::Appointed, ..cue };
        let draft = self.push(subject.entity, cue, subject.tokens, post);
        draft.action = Action::Replaced;
        draft.successor = Some(object.entity);
        let draft = self.push(object.entity, taking, object.tokens, post);
        draft.action = Action::Appointed;
        draft.predecessor = Some(subject.entity);
    }

    fn noun(&mut self, clause: &Clause, cue: Cue, first: usize) {
        let Some(person) = clause.of_noun() else { return };
        let post = clause
            .post_given(person.tokens.end.max(clause.cue.end))
            .or_else(|| clause.own_post(&person));
        if post.is_none() && cue.needs_post {
            return;
        }
        let taken = cue.frame == Frame::NounLeaves;
        let other = self.drafts[first..].iter_mut().rev().find(|d| taken && d.takes());
        if let Some(other) = other.filter(|d| d.person != person.entity) {
            // "who took over after Ana's resignation"
            other.predecessor = other.predecessor.or(Some(person.entity));
        }
        let draft = self.push(person.entity, cue, person.tokens, post);
        draft.faint = true;
    }

    fn post_by(&mut self, clause: &Clause, cue: Cue) {
        let (Some(post), Some(object)) = (clause.post_before(), clause.object(clause.cue.end))
        else {
            return;
        };
        self.push(object.entity, cue, object.tokens, Some(post));
    }

    fn hands_over(&mut self, clause: &Clause, cue: Cue) {
        let (Some(post), Some((from, to))) =
            (clause.post_after(clause.cue.end), clause.hand_over())
        else {
            return;
        };
        let draft = self.push(from.entity, cue, from.tokens, Some(post));
        draft.successor = Some(to.entity);
        let draft = self.push(to.entity, cue, to.tokens, Some(post));
        draft.action = Action::Appointed;
        draft.predecessor = Some(from.entity);
    }

    fn holds(&mut self, clause: &Clause) {
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

/// A word that is a year of modern times.
fn year(text: &str) -> Option<u32> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|y| digits && (1900..2100).contains(y))
}

/// Whether an entity may hold a post.
fn may_be_person(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Other)
}

#[cfg(test)]
mod tests {
    use crate::{analyze, Analysis, Options};

    /// "Ana: mayor @ Solo; appointed done; after Ben; before Cut; on May 3"
    fn told(analysis: &Analysis) -> String {
        let lines = analysis.changes.iter().map(|c| {
            let mut line = format!("{}: {}", c.person, c.role);
            let mut add = |mark: &str, part: &Option<String>| {
                if let Some(part) = part {
                    line.push_str(mark);
                    line.push_str(part);
                }
            };
            add(" @ ", &c.organisation);
            add("; ", &Some(format!("{:?} {:?}", c.action, c.status).to_lowercase()));
            add("; after ", &c.predecessor);
            add("; before ", &c.successor);
            add("; on ", &c.date);
            line
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn changes_are_told_as_the_cases_say() {
        let cases = [
            ("en", include_str!("../../../tests/cases/change/en.txt")),
            ("id", include_str!("../../../tests/cases/change/id.txt")),
        ];
        for (language, file) in cases {
            crate::entity::cases::run(file, |text| {
                let options = Options { language: Some(language.into()), ..Options::default() };
                told(&analyze(text, &options).unwrap())
            });
        }
    }
}
