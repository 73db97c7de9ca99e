//! What speaks for a name being a person's, an organisation's or a place's.

use super::lexicon::Marks;
use super::reader::Chunk;
use super::word::{Gap, Word, Words};
use crate::analysis::EntityKind;
use crate::token::Case;

/// What speaks for each type; signed, in small whole steps.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    pub(super) person: i32,
    pub(super) organisation: i32,
    pub(super) place: i32,
}

impl Evidence {
    pub(super) fn add(&mut self, other: Evidence) {
        self.person += other.person;
        self.organisation += other.organisation;
        self.place += other.place;
    }

    pub(super) fn most(self) -> i32 {
        self.person.max(self.organisation).max(self.place)
    }

    pub(super) fn kind(self) -> EntityKind {
        match self.most() {
            most if most < 2 => EntityKind::Other,
            most if most == self.person => EntityKind::Person,
            most if most == self.organisation => EntityKind::Organisation,
            _ => EntityKind::Place,
        }
    }

    pub(super) fn may_be_person(self) -> bool {
        self.person >= self.organisation && self.person >= self.place
    }
}

/// "YouTube TV", "OGC Nice": people's names hold no words of capitals.
pub(super) fn has_acronym(words: &Words, chunk: &Chunk) -> bool {
    let shouted = |w: &Word| w.case == Case::Upper && !w.opens && w.span.len() > 1;
    chunk.tokens.len() > 1 && chunk.tokens.clone().any(|i| words.at(i).is_some_and(shouted))
}

/// What the words of a name say about its type.
pub(super) fn of_words(words: &Words, chunk: &Chunk) -> Evidence {
    let mut evidence = Evidence::default();
    let first = words.marks(chunk.tokens.start);
    let alone = chunk.tokens.len() == 1;
    let upper = words.at(chunk.tokens.start).is_some_and(|w| w.case == Case::Upper);
    if chunk.tokens.clone().any(|i| words.marks(i).any(Marks::ORGANISATION)) {
        evidence.organisation += 4;
    }
    if !alone && words.marks(chunk.tokens.end - 1).any(Marks::ORGANISATION_LAST) {
        evidence.organisation += 5;
    }
    // "Finance & Strategy"
    if chunk.tokens.clone().skip(1).any(|i| words.gap(i).any(Gap::AMPERSAND)) {
        evidence.organisation += 4;
    }
    // "Gedung" alone is no place.
    let begins = alone && first.any(Marks::BEGINS);
    let last = words.marks(chunk.tokens.end - 1);
    if (first.any(Marks::PLACE) && !begins)
        || (!alone && last.any(Marks::PLACE) && !last.any(Marks::BEGINS))
    {
        evidence.place += 3;
    }
    if alone && upper && !first.any(Marks::PLACE) {
        evidence.organisation += 2;
    }
    if chunk.tokens.clone().any(|i| words.marks(i).any(Marks::THING)) {
        evidence.person -= 16;
    }
    if first.any(Marks::GIVEN) && !first.any(Marks::ORGANISATION.with(Marks::THING)) {
        evidence.person += if alone { 2 } else { 4 };
    }
    // "Dito Ramadhan": a given name behind an unknown word.
    let other = Marks::GIVEN.with(Marks::PLACE).with(Marks::ORGANISATION).with(Marks::THING);
    let second = !alone && !first.any(other) && words.marks(chunk.tokens.end - 1).any(Marks::GIVEN);
    evidence.person += i32::from(first.any(Marks::SURE)) + 2 * i32::from(second);
    // "M Ikhwan", "J. K. Rowling"
    let initial = words.at(chunk.tokens.start).is_some_and(|w| w.span.len() == 1);
    evidence.person += 2 * i32::from(initial && !alone);
    let inner = chunk.tokens.start + 1..chunk.tokens.end.saturating_sub(1);
    if inner.clone().any(|i| words.marks(i).any(Marks::PARTICLE) && !words.is_capital(i)) {
        evidence.person += 2;
    }
    evidence
}

/// What stands around a name says about its type; bounded, so that frequent names are not told by habit alone.
pub(super) fn of_context(words: &Words, chunk: &Chunk, so_far: Evidence) -> Evidence {
    let mut evidence = Evidence::default();
    if chunk.inside {
        evidence.organisation += i32::from(so_far.organisation < 6 && so_far.place == 0);
    }
    if so_far.person > 12 || so_far.place > 8 {
        return evidence;
    }
    evidence.person += 3 * i32::from(chunk.role.is_some() && !chunk.inside);
    evidence.person += 3 * i32::from(chunk.titled);
    let end = chunk.tokens.end;
    evidence.person += 3 * i32::from(has_age(words, end) || words.marks(end).any(Marks::WHO));
    evidence.person += 3 * i32::from(chunk.tokens.len() > 1 && is_described(words, end));
    let before = chunk.tokens.start.wrapping_sub(1);
    evidence.person += 3 * i32::from(words.marks(before).any(Marks::CALLED));
    if words.marks(before).any(Marks::PLACE_WORD) && words.gap(chunk.tokens.start).is(Gap::SPACE) {
        evidence.place += 2;
    }
    evidence
}

/// "Keisha Lund, a healthcare assistant who", "Keisha Lund, a 34-year-old": what is told of a name of several words behind a comma
/// is told of a person.
fn is_described(words: &Words, at: usize) -> bool {
    const REACH: usize = 6;
    if !words.gap(at).only(Gap::COMMA) || !words.marks(at).any(Marks::ARTICLE) {
        return false;
    }
    let plain = |k: &usize| words.gap(*k).is(Gap::SPACE) && !words.is_capital(*k);
    let who = (at + 1..at + REACH).take_while(plain).any(|k| words.marks(k).any(Marks::WHO));
    let age = words.at(at + 1).is_some_and(|w| w.number && w.span.len() == 2);
    who || age && words.gap(at + 2).is(Gap::HYPHEN) && words.gap(at + 3).is(Gap::HYPHEN)
}

/// "Modi, 63," or "Ana Putri (41)"
fn has_age(words: &Words, at: usize) -> bool {
    let number = words.at(at).is_some_and(|w| w.number && w.span.len() == 2);
    let around = Gap::COMMA.or(Gap::CLOSE).or(Gap::START);
    number && words.gap(at).any(Gap::COMMA.or(Gap::OPEN)) && words.gap(at + 1).any(around)
}
