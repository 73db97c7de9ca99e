//! Roles in languages that put the head of a post first: "mantan Wakil Ketua Umum PSSI".

use super::{Reader, Role, REACH};
use crate::entity::lexicon::Marks;
use crate::entity::word::Gap;

/// These go on with an organisation's name.
const HOUSE_WORD: Marks = Marks::POST_WORD
    .with(Marks::ORGANISATION)
    .with(Marks::ORGANISATION_LAST)
    .with(Marks::PLACE)
    .with(Marks::DEMONYM)
    .with(Marks::POST);

impl Reader<'_> {
    /// "mantan Wakil Ketua Umum PSSI": states, heads, then what goes on with them.
    pub(super) fn head_first(&mut self, i: usize, end: usize) -> Option<Role> {
        let mut at = i;
        let mut marks = Marks::default();
        loop {
            let (length, found) = self.marks_at(at, end);
            let joined = at == i || self.words.gap(at).only(Gap::default());
            if at >= end || !joined || !found.any(Marks::STATE.with(Marks::HEAD)) {
                break;
            }
            if found.any(Marks::HEAD) && !self.is_given_name(at, i, end) {
                let head = at..at + length;
                let marks = marks.with(found);
                let named = self.modifiers(head.end, end);
                let tokens = i..self.over_new(named, end);
                // "pelatih interim"
                let behind = (head.end..tokens.end).map(|k| self.words.marks(k));
                let behind = behind.fold(Marks::default(), Marks::with);
                let held = Marks::ACTING.with(Marks::HOLDS);
                let marks = marks.with(behind.only(held));
                return Some(Role { tokens, head, marks });
            }
            marks = marks.with(found);
            at += length;
        }
        None
    }

    /// "duta besar untuk Kenya yang baru, Ana": the end of what says that a post that stands before a name is new.
    fn over_new(&self, at: usize, end: usize) -> usize {
        let (length, marks) = if at < end { self.marks_at(at, end) } else { (0, Marks::default()) };
        let next = at + length;
        let new = length > 1 && marks.any(Marks::NEW) && self.words.gap(at).is(Gap::SPACE);
        let named = new && self.words.gap(next).only(Gap::COMMA) && next < end;
        if named && self.is_title_or_name(next, end) {
            next
        } else {
            at
        }
    }

    /// "aktris Putri Maharani": the word says what a person is, and is a person's name.
    fn is_given_name(&self, at: usize, first: usize, end: usize) -> bool {
        let marks = self.words.marks(at);
        let alone = at == first && marks.any(Marks::GIVEN) && !marks.any(Marks::POST);
        let named = self.words.is_capital(at) && at + 1 < end && self.can_name(at + 1);
        let sure = self.expected == at || !self.words.at(at).is_some_and(|w| w.opens);
        alone && named && sure && self.words.gap(at + 1).is(Gap::SPACE)
    }

    /// What goes on with a post after its head: further heads, fields, acronyms, places, organisations. Gives its end.
    fn modifiers(&mut self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end.min(from + 2 * REACH) {
            match self.modifier(from, at, end) {
                next if next > at => at = next,
                _ => break,
            }
        }
        at
    }

    /// The end of what goes on at word `at` with a post whose head ends before word `from`; `at` where nothing does.
    fn modifier(&mut self, from: usize, at: usize, end: usize) -> usize {
        let gap = self.words.gap(at);
        let (length, marks) = self.marks_at(at, end);
        let behind = self.words.marks(at - 1);
        // "(OJK)", "Sekretaris Jenderal (Sekjen)", "PT Kereta Nusantara (Persero)"
        let short = self.is_acronym(at) || marks.any(Marks::POST.with(Marks::ORGANISATION_LAST));
        let acronym = gap.only(Gap::OPEN) && short && self.closes(at + 1, end);
        // "ke-7", "Danrem 081"
        let unit = at == from && gap.is(Gap::SPACE) && behind.any(Marks::UNIT);
        let number = self.words.at(at).is_some_and(|w| w.number);
        if acronym || number && (gap.is(Gap::HYPHEN) || unit) {
            return at + 1;
        }
        // "memimpin Komisi Penyiaran"
        let led = at == from && behind.any(Marks::AS) && marks.any(Marks::ORGANISATION);
        let part = Marks::POST_WORD.with(Marks::POST).with(Marks::DEMONYM);
        let goes_on = !led && marks.any(part);
        // "duta besar untuk Kenya"
        let country = |k: usize| self.words.is_capital(k) && self.words.marks(k).any(Marks::PLACE);
        if marks.any(Marks::TO) && at + 1 < end && country(at + 1) {
            return self.named_modifier(from, at + 1, end);
        }
        let bracketed = gap.any(Gap::CLOSE) && goes_on && !gap.any(Gap::COMMA);
        if !gap.is(Gap::SPACE) && !gap.only(Gap::AMPERSAND) && !bracketed {
            return at;
        }
        let state = marks.any(Marks::STATE) && !marks.any(Marks::POST_WORD);
        if goes_on && !state && !self.is_preposition(at, end) {
            let field = marks.any(Marks::FIELD) && self.is_field_name(at + length, end);
            return at + length + usize::from(field);
        }
        self.named_modifier(from, at, end)
    }

    /// The same of names and numerals: "Bupati Karang", "ketua Yayasan Melati", "wakil ketua II".
    fn named_modifier(&mut self, from: usize, at: usize, end: usize) -> usize {
        let (length, marks) = self.marks_at(at, end);
        let capital = self.words.is_capital(at);
        let numeral = self.is_acronym(at) && marks.any(Marks::LETTERS);
        if capital && marks.any(Marks::PLACE) {
            return self.inner(at, at + length, end, |r, k| {
                let title = r.words.marks(k).any(Marks::TITLE);
                let begun = r.words.marks(k - 1).any(Marks::BEGINS) && !title;
                begun || r.words.marks(k).any(Marks::PLACE)
            });
        }
        if marks.any(Marks::ORGANISATION) && (capital || at == from) {
            // "ketua yayasan"
            return if capital { self.house(at, end) } else { at + length };
        }
        if self.is_acronym(at) && !numeral && !marks.any(Marks::TITLE.with(Marks::GIVEN)) {
            // "striker AC Milan"
            let club = marks.any(Marks::CLUB) && self.can_name(at + 1);
            let sure = (at + 1 + usize::from(club)).min(end);
            return self.inner(at, sure, end, |r, k| r.is_acronym(k));
        }
        if self.joins_fields(at, end) {
            return at + 2;
        }
        at + usize::from(numeral || marks.any(Marks::ORDINAL))
    }

    /// "dalam munaslub", and not "dalam negeri": a small word that is no part of a post's name.
    fn is_preposition(&self, at: usize, end: usize) -> bool {
        let stop = self.words.at(at).is_some_and(|w| w.stop);
        stop && !(at + 1 < end && self.words.marks(at + 1).any(Marks::POST_WORD))
            && !self.words.marks(at).any(Marks::STATE)
    }

    /// "bisnis awan", "Bidang Kelautan": any word names the field behind such a word, written as that one is.
    fn is_field_name(&self, at: usize, end: usize) -> bool {
        let alike = self.words.is_capital(at) == self.words.is_capital(at - 1);
        let plain = alike && self.words.at(at).is_some_and(|w| !w.stop && !w.number);
        let known = Marks::POST_WORD
            .with(Marks::POST)
            .with(Marks::PLACE_WORD)
            .with(Marks::CALENDAR)
            .with(Marks::GIVEN);
        at < end && plain && self.words.gap(at).is(Gap::SPACE) && !self.words.marks(at).any(known)
    }

    /// A name inside a role: up to `sure`, and on as long as `belongs` says so.
    pub(super) fn inner(
        &mut self,
        from: usize,
        sure: usize,
        end: usize,
        belongs: impl Fn(&Self, usize) -> bool,
    ) -> usize {
        let mut at = sure;
        while at < end
            && self.words.gap(at).is(Gap::SPACE)
            && self.words.is_capital(at)
            && belongs(self, at)
        {
            at += 1;
        }
        self.push_inside(from..at);
        at
    }

    /// An organisation inside a role: its first word and what surely goes on with it.
    fn house(&mut self, from: usize, end: usize) -> usize {
        let mut at = from + 1;
        let firm = self.words.marks(from).any(Marks::FIRM);
        // "Bank Mandiri", "PT Timah": one unknown word after the first, the rest is the person.
        let mut open = firm || !self.words.marks(at).any(Marks::POST_WORD);
        // "PT Lautan Biru Tbk": all up to the word that ends such a name.
        let named = |k: &usize| self.words.is_capital(*k) && self.words.gap(*k).is(Gap::SPACE);
        let last = |k: &usize| self.words.marks(*k).any(Marks::ORGANISATION_LAST);
        let ended = (at..end.min(at + 5)).take_while(named).find(last);
        at = ended.map_or(at, |last| last + 1);
        while at < end && self.words.is_capital(at) {
            let twice = self.is_said_twice(at);
            if !self.words.gap(at).is(Gap::SPACE) && !twice {
                break;
            }
            let (length, marks) = self.marks_at(at, end);
            let known = marks.any(HOUSE_WORD) || self.is_acronym(at) || twice;
            if !known && (!open || self.is_person_behind(from, at, end)) {
                break;
            }
            open &= known;
            at += length;
        }
        while self.joins_fields(at, end) {
            at += 2;
        }
        let at = at.min(end);
        self.push_inside(from..at);
        at
    }

    /// "Perserikatan Bangsa-Bangsa"
    fn is_said_twice(&self, at: usize) -> bool {
        self.words.gap(at).any(Gap::HYPHEN) && self.words.text(at) == self.words.text(at - 1)
    }

    /// "Bank Ana Putri": whether a person's name begins behind an organisation's word. "Bank Lestari": a given name alone, right
    /// behind it, is the organisation's.
    fn is_person_behind(&self, from: usize, at: usize, end: usize) -> bool {
        let marks = self.words.marks(at);
        let next = at + 1 < end && self.words.gap(at + 1).is(Gap::SPACE) && self.can_name(at + 1);
        marks.any(Marks::TITLE) || marks.any(Marks::GIVEN) && (next || at > from + 1)
    }
}
