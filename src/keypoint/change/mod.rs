//! Changes of post: who takes, leaves, is named to or removed from what.
//!
//! A cue ("dilantik", "stepped down") has a frame that says where the person, the post and the other person stand around it.
//! `cue` reads the lists, `place` knows the sentence, `trigger`, `subject` and `post` look for people and posts around
//! a cue, `frames` and `succession` say for each frame who stands where, `status` says how sure it is, `merge` joins what is told twice.

mod cue;
mod frames;
mod merge;
mod place;
mod post;
mod status;
mod subject;
mod succession;
mod trigger;

pub(crate) use cue::ChangeCues;

use std::ops::Range;

use crate::analysis::{Action, Change, EntityKind, Figure, FigureKind, Status};
use crate::entity::{Gap, Marks, Mention, Role, Words};
use crate::keypoint::Found;
use cue::{ChangeCue, Frame, Small};
use merge::Event;
use place::{Place, KNOWN_WITHIN};
use trigger::Trigger;

/// The changes of post that the document tells, in the order of the text.
pub(crate) fn extract(found: &Found) -> Vec<Change> {
    let words = &found.names.words;
    let cues = found.document.language.change_cues();
    let now = present_year(found, latest_year(words, cues));
    let mut teller = Teller {
        found,
        events: vec![],
        before: 0,
        previous: None,
        now,
        awaited: None,
        listed: None,
        held: None,
        unnamed: None,
    };
    for &sentence in &found.document.content {
        teller.read(sentence);
    }
    merge::settle(found, teller.events)
}

/// A sentence of more words is none: a list, or a text without full stops. The cost of a cue grows with its sentence.
const LONGEST_SENTENCE: usize = 400;

/// Events told last among which "that post", "his successor" or a post of the same name means one: those of a paragraph or two.
const RECENT: usize = 8;

/// The same where nothing but the verb means it ("Ana takes over on Monday"): those of a sentence or two.
const LATEST: usize = 4;

/// Words behind which nobody is looked for any more who was told of without a name.
const UNNAMED_WITHIN: usize = 60;

/// Who is called "ousted" only behind the first third of a text was so before: it is history.
const NEWS: usize = 3;

/// A post so many words from a person is told with the person; one that an earlier sentence gave does not stretch the place.
const BESIDE: usize = 20;

/// Goes through the sentences and notes what each tells.
struct Teller<'a> {
    found: &'a Found<'a>,
    events: Vec<Event>,
    /// Where the events of the sentence before begin.
    before: usize,
    /// Whom the sentence before was about.
    previous: Option<usize>,
    /// The latest year that the text names.
    now: u32,
    /// How those come to their posts whom the sentence before has not named: "Three ministers were sworn in. They are …".
    awaited: Option<(Action, Status)>,
    /// The same of the sentence before, where this one begins to name them.
    listed: Option<(Action, Status)>,
    /// Who is told to leave a post without being named: "has sacked his finance minister". The next sentences may name him.
    unnamed: Option<Event>,
    /// Who had which post until now, as the text told last: "Ana, yang semula menjabat menteri, …".
    held: Option<(usize, usize)>,
}

impl<'a> Teller<'a> {
    fn read(&mut self, sentence: usize) {
        let document = self.found.document;
        let tokens = document.sentences[sentence].tokens.clone();
        if tokens.len() > LONGEST_SENTENCE {
            return;
        }
        let cues = document.language.change_cues();
        let text = document.sentences[sentence].span.of(document.text);
        let asks = text.trim_end_matches(&['"', '”', ' ', '’'][..]).ends_with('?');
        let mut place = Place::new(self.found, tokens.clone(), self.previous, self.now);
        let first = self.events.len();
        if !asks {
            self.name_the_unnamed(&place);
            self.states(&place);
            let names_them = cues.is(&self.found.names.words, tokens.start, Small::They);
            self.listed = self.awaited.take();
            if self.listed.is_some_and(|listed| self.row(&place, listed)) {
                self.awaited = self.listed;
            }
            self.listed = self.listed.filter(|_| names_them);
            let mut at = tokens.start;
            while at < tokens.end {
                at = self.step(at, &mut place, first);
            }
        }
        if self.events.len() == first && self.before < first && place.denies() {
            let doubtful = |d: &&mut Event| matches!(d.status, Status::Reported | Status::Planned);
            let told = self.events[self.before..].iter_mut().filter(doubtful);
            told.for_each(|d| d.status = Status::Denied);
        }
        self.previous = place.subject_of_sentence();
        self.before = first;
    }

    /// Reads the cue at a word, if there is one; gives the next word to look at.
    fn step(&mut self, at: usize, place: &mut Place<'a>, first: usize) -> usize {
        let end = place.tokens.end;
        let cues = self.found.document.language.change_cues();
        match cues.at(&self.found.names.words, at, end) {
            Some((length, cue)) => {
                let mut trigger = place.trigger(at..at + length);
                trigger.previous = self.meant(cue.frame, first);
                if !trigger.is_in_name() {
                    self.tell(&trigger, cue, first);
                }
                // "… dan Budi menjadi direktur": a link as well.
                if cue.frame == Frame::Holds {
                    self.bare_link(at, place, first);
                }
                at + length
            }
            None => {
                self.bare_link(at, place, first);
                at + 1
            }
        }
    }

    /// Whom a pronoun means of those that the sentence before told of: who succeeds has come, who is succeeded has gone. Whom it
    /// was about comes first.
    fn meant(&self, frame: Frame, first: usize) -> Option<usize> {
        let told = &self.events[self.before.min(first)..first];
        let fits = |d: &&Event| match frame {
            Frame::Succeeded | Frame::Leaves => !d.takes(),
            Frame::Succeeds | Frame::Takes | Frame::Inherits => d.takes(),
            _ => true,
        };
        let about = |d: &&Event| Some(d.person) == self.previous;
        let found = told.iter().filter(fits).find(about).or(told.iter().rfind(fits));
        found.map(|d| d.person).or(self.previous)
    }

    /// "The mayor of a town resigned. Ana Lund, in her second term, …": whom the next sentence is about, if it names her for the
    /// first time, and tells no other post of hers.
    fn name_the_unnamed(&mut self, place: &Place) {
        let Some(event) = self.unnamed.take() else { return };
        if place.tokens.start > event.tokens.end + UNNAMED_WITHIN {
            return;
        }
        let first = place.people().find(|m| !place.is_object_of(m));
        let opens = |m: &&Mention| {
            let role = m.role.and_then(|r| self.found.names.roles.get(r));
            m.tokens.start.min(role.map_or(usize::MAX, |r| r.tokens.start))
                <= place.tokens.start + 1
        };
        let Some(mention) = first.filter(opens) else { return self.unnamed = Some(event) };
        let document = self.found.document;
        let told = |m: &Mention| {
            let sentence = document.sentences.partition_point(|s| s.tokens.end <= m.tokens.start);
            document.content.binary_search(&sentence).is_ok()
        };
        let mentions = &self.found.names.mentions;
        let so_far = mentions.partition_point(|m| m.tokens.start < mention.tokens.start);
        let mut before = mentions[..so_far].iter().rev().take(KNOWN_WITHIN);
        let new = !before.any(|m| m.entity == mention.entity && told(m));
        let fits = |r: usize| event.role.is_some_and(|post| merge::alike(self.found, r, post));
        if new && mention.role.is_none_or(fits) {
            self.events.push(Event { person: mention.entity, ..event });
        }
    }

    /// Roles that tell a change by themselves: "the ousted president Ana Putri".
    fn states(&mut self, place: &Place) {
        let early = place.tokens.start * NEWS <= self.found.document.tokens.len();
        for mention in place.people() {
            let index = mention.role.or_else(|| place.post_before_colon(mention));
            let Some(role) = index.and_then(|r| self.found.names.roles.get(r)) else {
                continue;
            };
            if !role.marks.any(Marks::POST) || role.marks.any(Marks::FORMER) {
                continue;
            }
            let (action, status) = match self.marks_of(role) {
                m if m.any(Marks::OUSTED) && early => (Action::Removed, Status::Done),
                m if m.any(Marks::OUTGOING) => (Action::Resigned, Status::Planned),
                m if m.any(Marks::INCOMING) => (Action::Appointed, Status::Planned),
                m if m.any(Marks::NEW) => (Action::Appointed, Status::Done),
                _ => continue,
            };
            let mut event = Event::new(mention.entity, action, mention.tokens.clone());
            event.status = status;
            event.role = index;
            event.cover(role.tokens.clone());
            event.faint = true;
            self.events.push(event);
        }
    }

    /// The marks of a role, "new" behind its head ("direktur baru") among them.
    fn marks_of(&self, role: &Role) -> Marks {
        let words = &self.found.names.words;
        let behind = (role.head.end..role.tokens.end).filter(|&i| !words.is_capital(i));
        let behind = behind.map(|i| words.marks(i)).filter(|m| m.any(Marks::NEW));
        behind.fold(role.marks, Marks::with)
    }

    /// "Direktur Utama: Ana Putri", "2. Ana Putri (finance)": a row of a list that the sentence before has announced.
    fn row(&mut self, place: &Place, (action, status): (Action, Status)) -> bool {
        let parting = Gap::COLON.or(Gap::DASH).or(Gap::COMMA).or(Gap::OPEN);
        let Some(mention) = place.people().next() else { return false };
        let Some(role) = place.post_in_row(mention) else { return false };
        let tokens = self.found.names.roles[role].tokens.clone();
        let (end, behind) = if tokens.start < mention.tokens.start {
            (tokens.end, mention.tokens.start)
        } else {
            (mention.tokens.end, tokens.start)
        };
        let apart = end == behind && self.found.names.words.gap(behind).any(parting);
        let linked = end + 1 == behind && place.is_bare_link(end);
        if !(apart || linked) {
            return false;
        }
        let mut event = Event::new(mention.entity, action, mention.tokens.clone());
        (event.status, event.role) = (status, Some(role));
        event.cover(tokens);
        self.events.push(event);
        true
    }

    /// "… dan Ana sebagai direktur", "… and Ana chairwoman": after a change in the same sentence a link alone, or the
    /// post alone, tells the next.
    fn bare_link(&mut self, at: usize, place: &Place, first: usize) {
        let ending = place.person_ending_at(at).filter(|m| !place.is_object_of(m));
        let Some(mention) = ending else { return };
        let told = &self.events[first..];
        let known = match told.iter().rev().find(|d| d.takes()) {
            Some(last) if told.iter().all(|d| d.person != mention.entity) => {
                (last.action, last.status, last.house)
            }
            None => match self.listed {
                Some((action, status)) if place.is_bare_link(at) => (action, status, None),
                _ => return,
            },
            _ => return,
        };
        // "Ana to head of sales"
        let to = || place.is(at, Small::Towards).then(|| place.post_right_at(at + 1)).flatten();
        let role = if place.is_bare_link(at) {
            place.post_at(at + 1)
        } else {
            place.post_right_at(at).or_else(to)
        };
        let Some(role) = role.filter(|r| told.iter().all(|d| d.role != Some(*r))) else { return };
        let mut event = Event::new(mention.entity, known.0, mention.tokens.clone());
        (event.status, event.house) = (known.1, known.2);
        event.role = Some(role);
        event.cover(self.found.names.roles[role].tokens.clone());
        self.events.push(event);
    }

    fn tell(&mut self, trigger: &Trigger, cue: ChangeCue, first: usize) {
        let Some(status) = trigger.status(cue.frame) else { return };
        let before = self.events.len();
        let text = self.found.document.text;
        let lists = text[trigger.words().span(&trigger.place.tokens).end..].starts_with(':');
        let rows = lists && trigger.place.people().next().is_none();
        match cue.frame {
            Frame::Takes if rows => {} // "The new board:"
            Frame::Takes => self.takes(trigger, cue),
            Frame::Leaves => self.leaves(trigger, cue, first),
            Frame::Dies => self.dies(trigger, cue),
            Frame::Heirs => self.heirs(trigger, cue),
            Frame::Gives => self.gives(trigger, cue),
            Frame::Removes => self.removes(trigger, cue, first),
            Frame::Succeeds => self.succeeds(trigger, cue, first),
            Frame::Succeeded => self.succeeded(trigger, cue),
            Frame::NounTakes | Frame::NounLeaves => self.noun(trigger, cue, first),
            Frame::PostBy => self.post_by(trigger, cue),
            Frame::Moves => self.moves(trigger, cue, first),
            Frame::Holds => self.holds(trigger),
            Frame::HandsOver => self.hands_over(trigger, cue),
            Frame::Vacated => self.vacated(trigger, cue, first),
            Frame::Follows => self.follows(trigger, cue),
            Frame::Inherits => self.inherits(trigger, cue),
        }
        // "will become chairwoman, replacing Ben": what is told of her coming is told of his going.
        let told = self.events[first..before].iter().rev().find(|d| d.takes() && !d.faint);
        let of = told.filter(|d| self.events.get(before).is_some_and(|n| n.person == d.person));
        let status = match of {
            Some(told) if cue.frame == Frame::Succeeds && status == Status::Done => told.status,
            _ => status,
        };
        let unnamed = self.events.len() == before;
        if unnamed && matches!(cue.frame, Frame::Leaves | Frame::Removes) {
            self.unnamed = trigger.unnamed_holder(cue, status).or(self.unnamed.take());
        }
        if (unnamed || lists) && matches!(cue.frame, Frame::Takes | Frame::Gives) {
            self.awaited = Some((cue.action, status));
            // "melantik tiga kepala desa: Ana sebagai …"
            let mut behind = trigger.cue.end..trigger.place.tokens.end;
            if behind.any(|at| trigger.words().gap(at).any(Gap::COLON)) {
                self.listed = self.awaited;
            }
        }
        let time = trigger.time();
        let date = self.date(trigger).or(time.map(|(date, _)| date));
        let to_come = status == Status::Done && time.is_some_and(|(_, next)| next);
        let status = if to_come { Status::Planned } else { status };
        for event in &mut self.events[before..] {
            event.status = status;
            event.cover(trigger.cue.clone());
            event.date = event.date.or(date);
        }
    }

    /// The date that belongs to the cue: right after it, or at the start of its sentence.
    fn date(&self, trigger: &Trigger) -> Option<crate::span::Span> {
        let span = trigger.reach();
        let from = self.found.figures.partition_point(|f| f.end <= span.start);
        self.found.figures[from..]
            .iter()
            .take_while(|f| f.start < span.end)
            .filter(|f| f.kind == FigureKind::Date && year(&f.text).is_none())
            .map(Figure::span)
            .find(|&date| trigger.may_date(date))
    }

    #[inline(never)]
    fn push(
        &mut self,
        person: usize,
        cue: ChangeCue,
        seen: Range<usize>,
        role: Option<usize>,
    ) -> &mut Event {
        let mut event = Event::new(person, cue.action, seen);
        let head_first = self.found.names.head_first;
        // What several have is nobody's alone.
        let role = role.filter(|&r| !self.found.names.roles[r].marks.any(Marks::PLURAL));
        event.role = role;
        if let Some(role) = role.and_then(|r| self.found.names.roles.get(r)) {
            if role.tokens.end + BESIDE > event.tokens.start
                && role.tokens.start < event.tokens.end + BESIDE
            {
                event.cover(role.tokens.clone());
            }
            if role.marks.any(Marks::ACTING) && event.takes() {
                event.action = Action::Acting;
            } else if role.marks.any(Marks::CANDIDATE) {
                event.action = Action::Nominated;
            } else if role.marks.any(Marks::HOLDS)
                && head_first
                && event.action == Action::Appointed
            {
                // "ditetapkan sebagai bupati terpilih"
                event.action = Action::Elected;
            }
        }
        let index = self.events.len();
        self.events.push(event);
        &mut self.events[index]
    }
}

/// The year of the latest whole date ("Sept. 8, 2025"), where that is the latest year or shortly before it: plans are told of the
/// years after.
fn present_year(found: &Found, latest: u32) -> u32 {
    const PLANNED: u32 = 3;
    let whole = |text: &str| {
        let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
        let told = numbers.clone().find_map(year)?;
        numbers.any(|n| n.len() <= 2).then_some(told)
    };
    let dates = found.figures.iter().filter(|f| f.kind == FigureKind::Date);
    let dated = dates.filter_map(|f| whole(&f.text)).max();
    dated.filter(|&year| year <= latest && latest - year <= PLANNED).unwrap_or(latest)
}

/// The latest year that the text names as one that has come.
fn latest_year(words: &Words, cues: &ChangeCues) -> u32 {
    let told = |i: usize| {
        let told = year(words.text(i))?;
        let before = i.saturating_sub(2)..i;
        let to_come = before.clone().any(|k| cues.is(words, k, Small::Range));
        let range = words.gap(i).any(Gap::HYPHEN.or(Gap::DASH))
            && i > 0
            && year(words.text(i - 1)).is_some();
        (!to_come && !range).then_some(told)
    };
    (0..words.words.len()).filter_map(told).max().unwrap_or(0)
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
            let mut line = format!("{}: {}", c.person, c.role.as_deref().unwrap_or("-"));
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
            ("en", include_str!("../../../tests/cases/change/en-news.txt")),
            ("id", include_str!("../../../tests/cases/change/id.txt")),
            ("id", include_str!("../../../tests/cases/change/id-news.txt")),
        ];
        for (language, file) in cases {
            crate::entity::cases::run(file, |text| {
                let options = Options { language: Some(language.into()), ..Options::default() };
                told(&analyze(text, &options).unwrap())
            });
        }
    }
}
