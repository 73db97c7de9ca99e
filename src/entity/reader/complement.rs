//! What goes on with a post behind its head where the head comes last: "director of Oxfam", "to lead the fund".

use super::{Reader, REACH};
use crate::entity::lexicon::Marks;
use crate::entity::word::Gap;
use crate::token::Case;

impl Reader<'_> {
    /// "to chair the national commission": the end of what somebody leads, which is a name or stands behind an article.
    pub(super) fn led(&mut self, from: usize, end: usize) -> usize {
        let article =
            |k: &usize| self.words.marks(*k).any(Marks::LINK) && !self.words.is_capital(*k);
        let first = from + (from..end.min(from + 1)).filter(article).count();
        let named = |k: usize| self.words.is_capital(k) && self.can_name(k);
        let plain = |k: usize| self.words.at(k).is_some_and(|w| !w.stop && !w.number);
        let mut at = first;
        let joined =
            |k| self.words.gap(k).is(Gap::SPACE) || self.words.gap(k).only(Gap::APOSTROPHE);
        while at < end.min(first + 4) && joined(at) {
            if at > first && self.goes_on_of(at, end) {
                at += 2;
                continue;
            }
            let proper = at > first && self.words.is_capital(first);
            if !(named(at) || first > from && !proper && plain(at)) {
                break;
            }
            at += 1;
        }
        if at == first || first == from && !self.words.marks(from - 1).any(Marks::AS) {
            return from;
        }
        if named(first) {
            self.push_inside(first..at);
        }
        at
    }

    /// "of the European Commission": the end of what follows a head.
    pub(super) fn complement(&mut self, from: usize, end: usize) -> usize {
        let led = self.words.marks(from).any(Marks::COMPLEMENT);
        if from >= end || !self.words.gap(from).is(Gap::SPACE) || !led {
            return from;
        }
        let article = |k: &usize| self.words.marks(*k).any(Marks::ARTICLE);
        let first = from + 1 + (from + 1..end.min(from + 3)).take_while(article).count();
        let mut at = first;
        while at < end.min(from + REACH) && self.words.gap(at).is(Gap::SPACE) {
            match self.complement_word(first, at, end) {
                0 => break,
                length => at += length,
            }
        }
        at = self.apposed_end(first, at, end);
        if at == first {
            return from;
        }
        let named: Vec<usize> = (first..at).filter(|&k| self.words.is_capital(k)).collect();
        if let (Some(&a), Some(&b)) = (named.first(), named.last()) {
            self.push_inside(a..b + 1);
        }
        at
    }

    /// How many words at word `at` go on with a complement that begins at word `first`.
    fn complement_word(&self, first: usize, at: usize, end: usize) -> usize {
        let marks = self.words.marks(at);
        let named = self.words.is_capital(at) && self.can_name(at);
        let part = Marks::POST_WORD.with(Marks::ORGANISATION).with(Marks::DEMONYM);
        if !named && !marks.any(part) && !self.leads_to_field(at, end) {
            let joined = at > first && self.goes_on_of(at, end) || self.joins_fields(at, end);
            return 2 * usize::from(joined);
        }
        let saint = at > first && self.words.marks(at - 1).any(Marks::SAINT);
        let person = marks.any(Marks::GIVEN) || self.is_title(at);
        usize::from(!(named && person && at > first && !saint))
    }

    /// "the head of the national lottery, Ana Putri": plain words up to a comma and a name.
    fn apposed_end(&self, first: usize, at: usize, end: usize) -> usize {
        let plain = |&k: &usize| self.is_plain(k) && self.words.gap(k).is(Gap::SPACE);
        let ends = at + (at..end.min(first + 4)).take_while(plain).count();
        let named = ends < end && self.words.gap(ends).only(Gap::COMMA);
        if ends > at && named && self.is_title_or_name(ends, end) {
            return ends;
        }
        at
    }

    /// A word in lower case that says something.
    fn is_plain(&self, k: usize) -> bool {
        self.words.at(k).is_some_and(|w| !w.stop && !w.number && w.case == Case::Lower)
    }

    /// "University of Calder": the house's name goes on with "of".
    fn goes_on_of(&self, at: usize, end: usize) -> bool {
        self.words.marks(at).any(Marks::OF)
            && at + 1 < end
            && self.words.is_capital(at - 1)
            && self.words.marks(at - 1).any(Marks::ORGANISATION)
            && self.words.gap(at + 1).is(Gap::SPACE)
            && self.words.is_capital(at + 1)
            && self.can_name(at + 1)
    }

    /// "the cloud business": a plain word or two before a word for a field.
    pub(super) fn leads_to_field(&self, at: usize, end: usize) -> bool {
        let gap = |k: usize| self.words.gap(k).is(Gap::SPACE) || self.words.gap(k).is(Gap::HYPHEN);
        let plain = |k: usize| (k == at || gap(k)) && self.is_plain(k);
        let field = |k: usize| self.words.marks(k).any(Marks::FIELD) && plain(k);
        plain(at)
            && (field(at)
                || (at + 1 < end && field(at + 1))
                || (at + 2 < end && plain(at + 1) && field(at + 2)))
    }
}
