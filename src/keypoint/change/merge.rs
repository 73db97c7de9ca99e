//! What is told twice becomes one change; what one telling lacks, the other fills in.

use std::ops::Range;

use super::place::KNOWN_WITHIN;
use crate::analysis::{Action, Change, EntityKind, Status};
use crate::entity::{with_bracket, Gap, Marks, Role};
use crate::keypoint::Found;
use crate::span::{one_line, Span};
use crate::token::{lower, Case};

/// Events among which it is looked for one that tells the same change: so the time stays linear, and where a text tells of more
/// people it is a list, in which nobody comes twice.
const SAME_WITHIN: usize = 64;

/// Events, before and behind, among which who comes and who goes lend each other the post: a report of the two stands together.
const LENT_WITHIN: usize = 32;

/// Events, before and behind, among which somebody else takes the post that one leaves.
const LINKED_WITHIN: usize = 6;

/// Words of the place of a change, at most: what is told of the same person further on is another sentence's.
const LONGEST_PLACE: usize = 80;

/// A change as one sentence tells it.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// Index of the entity.
    pub(crate) person: usize,
    pub(crate) action: Action,
    pub(crate) status: Status,
    /// Index of the role.
    pub(crate) role: Option<usize>,
    /// The post is meant but not named here: any that is named elsewhere fits.
    pub(crate) unnamed_post: bool,
    pub(crate) predecessor: Option<usize>,
    pub(crate) successor: Option<usize>,
    /// The organisation that acts, as an entity.
    pub(crate) house: Option<usize>,
    pub(crate) date: Option<Span>,
    /// The words that tell it.
    pub(crate) tokens: Range<usize>,
    /// Told in passing: another telling says better how.
    pub(crate) faint: bool,
    /// Moved away from the post, and not to it.
    pub(crate) goes: bool,
    /// No change of post by itself, but where somebody takes it: who held it died.
    pub(crate) died: bool,
}

impl Event {
    pub(crate) fn new(person: usize, action: Action, tokens: Range<usize>) -> Self {
        Event {
            person,
            action,
            status: Status::Done,
            role: None,
            unnamed_post: false,
            predecessor: None,
            successor: None,
            house: None,
            date: None,
            tokens,
            faint: false,
            goes: false,
            died: false,
        }
    }

    /// Makes `tokens` part of what tells it.
    pub(crate) fn cover(&mut self, tokens: Range<usize>) {
        self.tokens = self.tokens.start.min(tokens.start)..self.tokens.end.max(tokens.end);
    }

    /// Whether the person comes to a post, and does not go.
    pub(crate) fn takes(&self) -> bool {
        use Action::*;
        !self.goes
            && matches!(self.action, Appointed | Elected | Promoted | Nominated | Acting | Moved)
    }
}

/// Joins the events to changes.
pub(crate) fn settle(found: &Found, events: Vec<Event>) -> Vec<Change> {
    let mut joined: Vec<Event> = vec![];
    for event in events {
        match joined.iter_mut().rev().take(SAME_WITHIN).find(|known| same(found, known, &event)) {
            Some(known) => join(known, event),
            None => joined.push(event),
        }
    }
    drop_repeated_lead(found, &mut joined);
    lend_posts(&mut joined);
    link_successors(found, &mut joined);
    joined.retain(|event| !event.died || event.successor.is_some());
    for event in joined.iter_mut().filter(|d| d.role.is_none() && !d.takes()) {
        event.role = post_told(found, event);
    }
    let mut changes: Vec<(Range<usize>, Change)> = vec![];
    for event in &joined {
        if let Some(change) = change(found, event) {
            if !changes.iter().rev().take(SAME_WITHIN).any(|(_, c)| repeats(c, &change)) {
                changes.push((event.tokens.clone(), change));
            }
        }
    }
    changes.into_iter().map(|(_, change)| change).collect()
}

/// "named Ana chief executive … the first woman to run the firm": who has been told to take a post takes none by leading its house.
fn drop_repeated_lead(found: &Found, joined: &mut Vec<Event>) {
    let leads = |d: &Event| d.role.map(|r| found.names.roles[r].marks.any(Marks::AS));
    let mut named = vec![false; found.entities.len()];
    for event in joined.iter().filter(|d| d.takes() && leads(d) == Some(false)) {
        named[event.person] = true;
    }
    joined.retain(|d| !(d.takes() && leads(d) == Some(true) && named[d.person]));
}

/// Whether two events tell of the same person coming to, or going from, what may be the same post.
fn same(found: &Found, a: &Event, b: &Event) -> bool {
    if a.person != b.person || a.takes() != b.takes() {
        return false;
    }
    match (a.role, b.role) {
        (Some(x), Some(y)) => a.unnamed_post || b.unnamed_post || alike(found, x, y),
        _ => true,
    }
}

/// Whether two roles name the same post as far as the text says: one's words are all among the other's, or their heads agree and
/// nothing sets them apart.
pub(super) fn alike(found: &Found, a: usize, b: usize) -> bool {
    let (a, b) = (&found.names.roles[a], &found.names.roles[b]);
    let (x, y) = (plain_words(found, a), plain_words(found, b));
    let (short, long, role) = if x.len() <= y.len() { (&x, &y, b) } else { (&y, &x, a) };
    if short.iter().all(|w| long.contains(w)) {
        // "CEO" and "CEO of the cloud business" are two; "ketua" and "Ketua Umum PSSI" are one.
        let mut after = role.head.end..role.tokens.end;
        let title = |r: &Role| r.head.len() == r.tokens.len() && is_title(found, r);
        let told = short.len() == long.len() || title(a) || title(b);
        return told || !after.any(|i| is_narrower(found, i));
    }
    let bare = |role: &Role| role.head.len() == role.tokens.len();
    found.names.words.text(a.head.start) == found.names.words.text(b.head.start)
        && (bare(a) || bare(b))
}

/// Whether a name stands right behind the role: "pelatih Ana".
fn is_title(found: &Found, role: &Role) -> bool {
    let all = &found.names.mentions;
    let next = all.partition_point(|m| m.tokens.start < role.tokens.end);
    all.get(next).is_some_and(|m| m.tokens.start == role.tokens.end)
}

/// "Health Minister": the word names a field, and no house.
fn is_field(found: &Found, i: usize) -> bool {
    let house = Marks::ORGANISATION.with(Marks::PLACE);
    let marks = found.names.words.marks(i);
    marks.any(Marks::POST_WORD) && !marks.any(house)
}

fn is_narrower(found: &Found, i: usize) -> bool {
    !found.names.words.is_capital(i) && found.names.words.marks(i).any(Marks::POST_WORD)
}

fn join(known: &mut Event, event: Event) {
    if event.died {
        return;
    }
    if known.faint && !event.faint {
        // "sacked minister Ana Lund. She is replaced by Ben": that says less of how.
        if !(event.action == Action::Replaced && known.action == Action::Removed) {
            known.action = event.action;
        }
        known.status = event.status;
        known.tokens = event.tokens;
        known.faint = false;
    } else {
        let elected = known.action == Action::Appointed && event.action == Action::Elected;
        let said_how = known.action == Action::Replaced
            && event.action != Action::Replaced
            && !event.faint
            && matches!(event.status, Status::Done | Status::Planned);
        if elected || said_how {
            known.action = event.action;
        }
        if said_how {
            known.status = event.status;
        }
    }
    if known.role.is_none() || (known.unnamed_post && event.role.is_some()) {
        known.role = event.role.or(known.role);
        known.unnamed_post = event.unnamed_post;
    }
    known.died = false;
    known.predecessor = known.predecessor.or(event.predecessor);
    known.successor = known.successor.or(event.successor);
    known.house = known.house.or(event.house);
    known.date = known.date.or(event.date);
}

/// "Ana succeeds Ben, who was sacked": what is known of one's post is known of the other's.
fn lend_posts(events: &mut [Event]) {
    for index in 0..events.len() {
        let Event { person, role, successor, predecessor, .. } = events[index].clone();
        let near = index.saturating_sub(LENT_WITHIN)..(index + LENT_WITHIN).min(events.len());
        for other in near.filter(|&o| o != index) {
            let after = events[other].predecessor == Some(person)
                || Some(events[other].person) == successor;
            let before = events[other].successor == Some(person)
                || Some(events[other].person) == predecessor;
            if events[index].takes() && before && !events[other].takes() {
                events[other].successor = events[other].successor.or(Some(person));
                events[other].role = events[other].role.or(role);
            } else if !events[index].takes() && after && events[other].takes() {
                events[other].predecessor = events[other].predecessor.or(Some(person));
                events[other].role = events[other].role.or(role);
            }
        }
    }
}

/// "Ana mundur dari kursi menteri perdagangan. Presiden menunjuk Ben sebagai menteri perdagangan ad interim.": who comes to
/// the very post that somebody else has left follows that person.
fn link_successors(found: &Found, events: &mut [Event]) {
    for index in 0..events.len() {
        let Event { person, role: Some(role), successor: None, .. } = events[index] else {
            continue;
        };
        if events[index].takes() {
            continue;
        }
        let died = events[index].died;
        let near = index.saturating_sub(LINKED_WITHIN)..(index + LINKED_WITHIN).min(events.len());
        let follows = |o: &usize| {
            let other = &events[*o];
            let free = other.takes() && other.person != person && other.predecessor.is_none();
            let same = |r| same_words(found, role, r) || died && alike(found, role, r);
            free && other.role.map_or(other.unnamed_post && !died, same)
        };
        let mut next = near.filter(follows);
        if let (Some(next), None) = (next.next(), next.next()) {
            events[next].predecessor = Some(person);
            events[next].role = events[next].role.or(Some(role));
            events[index].successor = Some(events[next].person);
        }
    }
}

/// The words of a role but for its states, and for what only opens such a phrase ("ad interim").
#[inline(never)]
fn plain_words(found: &Found, role: &Role) -> Vec<u32> {
    let state = |m: Marks| m.any(Marks::STATE) || m == Marks::OPENS;
    // "mantan bupati", "pelaksana tugas bupati": where the head comes first, only states stand before it, or are it.
    let post = found.names.words.marks(role.head.start).any(Marks::POST);
    let start = match found.names.head_first {
        true if role.marks.any(Marks::ACTING) && !post => role.head.end,
        true => role.head.start,
        false => role.tokens.start,
    };
    let all = (start..role.tokens.end).filter(|&i| !state(found.names.words.marks(i)));
    all.filter_map(|i| found.names.words.at(i)).map(|w| w.form).collect()
}

/// Whether two roles name a post in the same words.
#[inline(never)]
fn same_words(found: &Found, a: usize, b: usize) -> bool {
    let roles = &found.names.roles;
    a == b || plain_words(found, &roles[a]) == plain_words(found, &roles[b])
}

/// "The club sacked Ana … Ana, the head coach, …": the post of whoever goes, as another sentence tells it.
fn post_told(found: &Found, event: &Event) -> Option<usize> {
    let names = found.names;
    let here = names.mentions.partition_point(|m| m.tokens.start < event.tokens.end);
    let mut told = names.mentions[here..].iter().take(KNOWN_WITHIN);
    told.find_map(|m| {
        let role = m.role.filter(|_| m.entity == event.person)?;
        let marks = names.roles[role].marks;
        (marks.any(Marks::POST) && !marks.any(Marks::FORMER)).then_some(role)
    })
}

fn repeats(a: &Change, b: &Change) -> bool {
    let role = |c: &Change| c.role.as_deref().map(lower);
    a.person == b.person && role(a) == role(b) && leaves(a) == leaves(b)
}

fn leaves(change: &Change) -> bool {
    matches!(change.action, Action::Resigned | Action::Removed | Action::Replaced | Action::Retired)
}

fn change(found: &Found, event: &Event) -> Option<Change> {
    let names = found.names;
    let text = found.document.text;
    let name = |entity: usize| names.entities.get(entity).map(|e| e.name.clone());
    let role = event.role.and_then(|r| names.roles.get(r));
    if role.is_none() && !tells_house(found, event) {
        return None;
    }
    let (tokens, organisation) = role.map_or((0..0, None), |role| post(found, role));
    // "named Ana Lim chief executive"
    let named = |e: usize| name(e).filter(|n| organisation.as_ref() == Some(n)).is_some();
    let person = named(event.person) || event.predecessor.or(event.successor).is_some_and(named);
    let organisation = organisation.filter(|_| !person);
    let acting = role.is_some_and(|role| role.marks.any(Marks::ACTING));
    Some(Change {
        person: name(event.person)?,
        role: role.map(|_| one_line(with_bracket(text, names.words.span(&tokens)).of(text))),
        organisation: organisation
            .or_else(|| house_told(found, event, role?))
            .or(event.house.and_then(name)),
        // What another telling has said of the post: "Ana, acting mayor, … was sworn in".
        action: match event.action {
            Action::Appointed if acting => Action::Acting,
            action => action,
        },
        status: event.status,
        predecessor: event.predecessor.and_then(name),
        successor: event.successor.and_then(name),
        date: event.date.map(|d| one_line(d.of(text))),
        spans: places(found, event),
    })
}

/// "Harbour Rovers have sacked Ana Lund": whether it is told who has to leave which house, where the text tells no post.
fn tells_house(found: &Found, event: &Event) -> bool {
    let is = |e: usize, kind| found.names.entities.get(e).is_some_and(|e| e.kind == kind);
    let known = is(event.person, EntityKind::Person)
        && event.house.is_some_and(|house| is(house, EntityKind::Organisation));
    // "Striker Tom Vane was sacked"
    let so_far = found.names.mentions.partition_point(|m| m.tokens.start < event.tokens.end);
    let near = found.names.mentions[..so_far].iter().rev().take(KNOWN_WITHIN);
    let mut works = near.filter(|m| m.entity == event.person).filter_map(|m| m.role);
    !event.takes() && known && !works.any(|r| !found.names.roles[r].marks.any(Marks::POST))
}

/// Where the words stand that tell it: a span a sentence.
fn places(found: &Found, event: &Event) -> Vec<Span> {
    let mut words = event.tokens.clone();
    // A person named in another sentence than the cue does not stretch the place.
    words.end = words.end.min(words.start + LONGEST_PLACE);
    let sentences = &found.document.sentences;
    let first = sentences.partition_point(|s| s.tokens.end <= words.start);
    let told = sentences[first..].iter().take_while(|s| s.tokens.start < words.end);
    told.map(|s| s.tokens.start.max(words.start)..s.tokens.end.min(words.end))
        .filter(|part| !part.is_empty())
        .map(|part| with_bracket(found.document.text, found.names.words.span(&part)))
        .collect()
}

/// The words of a role that name the post, without states and without the house where that can be left out; and the house.
fn post(found: &Found, role: &Role) -> (Range<usize>, Option<String>) {
    let names = found.names;
    let first = names.mentions.partition_point(|m| m.tokens.start < role.tokens.start);
    let inside: Vec<_> = names.mentions[first..]
        .iter()
        .take_while(|m| m.tokens.start < role.tokens.end)
        .filter(|m| m.inside && !m.tokens.clone().all(|i| is_field(found, i)))
        .collect();
    let mut tokens = role.tokens.clone();
    // "Northwind's new chairman"
    let owned = |i: &usize| names.words.at(*i).is_some_and(|w| w.possessive);
    tokens.start =
        (tokens.start..role.head.start).rev().find(owned).map_or(tokens.start, |i| i + 1);
    for mention in &inside {
        if mention.tokens.end <= role.head.start {
            tokens.start = mention.tokens.end;
        } else if mention.tokens.end == tokens.end && is_only_house(found, role, mention) {
            tokens.end = mention.tokens.start;
        }
    }
    // "pelatih baru Persela": the words behind the state only say where.
    let state = |&i: &usize| names.words.marks(i).any(Marks::NEW);
    // 'host of "The Evening Show,"': half of a pair of marks is worse than none.
    let opens = |&i: &usize| names.words.gap(i).any(Gap::QUOTE);
    let ends = |i: &usize| state(i) || opens(i);
    tokens.end = (role.head.end..tokens.end).find(ends).unwrap_or(tokens.end);
    while tokens.start < role.head.start && names.words.marks(tokens.start).any(Marks::STATE) {
        tokens.start += 1;
    }
    let last = |end: usize| names.words.marks(end - 1);
    // "ad interim", "yang baru": the first word only opens such a phrase.
    const PART: Marks =
        Marks::POST_WORD.with(Marks::HEAD).with(Marks::ORGANISATION).with(Marks::PLACE);
    let opens = |m: Marks| m.any(Marks::OPENS) && !m.any(PART);
    let state = |m: Marks| m.any(Marks::STATE) || opens(m);
    while tokens.end > role.head.end && state(last(tokens.end)) {
        tokens.end -= 1;
    }
    if tokens.end < role.head.end || tokens.start > role.head.start {
        tokens = role.head.clone();
    }
    while tokens.end > role.head.end
        && names.words.marks(tokens.end - 1).any(Marks::COMPLEMENT.with(Marks::ARTICLE))
    {
        tokens.end -= 1;
    }
    let house = inside.iter().find_map(|m| names.entities.get(m.entity)).map(|e| e.name.clone());
    (tokens, house)
}

/// The house that the text gives elsewhere with the same post of the same person: "Lim, CEO Katarasa, …".
fn house_told(found: &Found, event: &Event, role: &Role) -> Option<String> {
    let names = found.names;
    let head = |r: &Role| names.words.text(r.head.start);
    let here = names.mentions.partition_point(|m| m.tokens.start < event.tokens.start);
    let near = here.saturating_sub(KNOWN_WITHIN)..names.mentions.len().min(here + KNOWN_WITHIN);
    let mut told = names.mentions[near].iter().filter(|m| m.entity == event.person && !m.inside);
    told.find_map(|m| {
        let other = names.roles.get(m.role?).filter(|r| head(r) == head(role))?;
        post(found, other).1
    })
}

/// "Presiden Singapura", "CEO Katarasa": what stands behind the post only says where.
fn is_only_house(found: &Found, role: &Role, mention: &crate::entity::Mention) -> bool {
    let kind = found.entities.get(mention.entity).map(|e| e.kind);
    let acronym = found.names.words.at(role.head.start).is_some_and(|w| w.case == Case::Upper);
    (kind == Some(EntityKind::Place) || acronym) && !role.marks.any(Marks::AS)
}
