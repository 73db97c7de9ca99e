//! Posts and what people are: where a role begins and ends.

use std::ops::Range;

use super::{Piece, Reader, Role, REACH};
use crate::entity::lexicon::Marks;
use crate::entity::word::Gap;
use crate::token::Case;

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
                let tokens = i..self.modifiers(head.end, end);
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

    /// "aktris Putri Maharani": the word says what a person is, and is a person's name.
    fn is_given_name(&self, at: usize, first: usize, end: usize) -> bool {
        let marks = self.words.marks(at);
        let alone = at == first && marks.any(Marks::GIVEN) && !marks.any(Marks::POST);
        let named = self.words.is_capital(at) && at + 1 < end && self.can_name(at + 1);
        let sure = self.expected == at || !self.words.at(at).is_some_and(|w| w.opens);
        alone && named && sure && self.words.gap(at + 1).is(Gap::SPACE)
    }

    /// What goes on with a post after its head: further heads, fields, acronyms, places, organisations. Gives its end.
    pub(super) fn modifiers(&mut self, from: usize, end: usize) -> usize {
        let mut at = from;
        let limit = end.min(from + 2 * REACH);
        while at < limit {
            let gap = self.words.gap(at);
            let (length, marks) = self.marks_at(at, end);
            // "memimpin Komisi Penyiaran"
            let led = at == from
                && self.words.marks(at - 1).any(Marks::AS)
                && marks.any(Marks::ORGANISATION);
            let goes_on =
                !led && marks.any(Marks::POST_WORD.with(Marks::POST).with(Marks::DEMONYM));
            let state = marks.any(Marks::STATE) && !marks.any(Marks::POST_WORD);
            let listed = gap.any(Gap::COMMA);
            let numeral = self.is_acronym(at) && marks.any(Marks::LETTERS);
            let acronym = gap.only(Gap::OPEN) && self.is_acronym(at) && self.closes(at + 1, end);
            let number = self.words.at(at).is_some_and(|w| w.number);
            // "Danrem 081"
            let unit =
                at == from && gap.is(Gap::SPACE) && self.words.marks(at - 1).any(Marks::UNIT);
            let order = number && (gap.is(Gap::HYPHEN) || unit);
            let joined = gap.is(Gap::SPACE)
                || gap.only(Gap::AMPERSAND)
                || (gap.any(Gap::CLOSE) && goes_on && !listed);
            if acronym || order {
                at += 1;
            } else if !joined {
                break;
            } else if goes_on && !state && !self.is_preposition(at, end) {
                at += length;
                at += usize::from(marks.any(Marks::FIELD) && self.is_field_name(at, end));
            } else if self.words.is_capital(at) && marks.any(Marks::PLACE) {
                at = self.inner(at, at + length, end, |r, k| {
                    let begun = r.words.marks(k - 1).any(Marks::BEGINS);
                    begun || r.words.marks(k).any(Marks::PLACE)
                });
            } else if self.words.is_capital(at) && marks.any(Marks::ORGANISATION) {
                at = self.house(at, end);
            } else if at == from && marks.any(Marks::ORGANISATION) && !self.words.is_capital(at) {
                // "ketua yayasan"
                at += length;
            } else if self.is_acronym(at) && !numeral && !marks.any(Marks::TITLE.with(Marks::GIVEN))
            {
                // "striker AC Milan"
                let club = marks.any(Marks::CLUB);
                let sure = at + 1 + usize::from(club && self.can_name(at + 1));
                at = self.inner(at, sure.min(end), end, |r, k| r.is_acronym(k));
            } else if self.joins_fields(at, end) {
                at += 2;
            } else if marks.any(Marks::ORDINAL) || numeral {
                at += 1;
            } else {
                break;
            }
        }
        at
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

    /// Whether a bracket closes before word `at`, or the sentence ends there.
    pub(super) fn closes(&self, at: usize, end: usize) -> bool {
        at >= end || self.words.gap(at).any(Gap::CLOSE)
    }

    /// "Pariwisata dan Ekonomi Kreatif": a conjunction between two fields.
    pub(super) fn joins_fields(&self, at: usize, end: usize) -> bool {
        self.words.marks(at).any(Marks::AND)
            && at + 1 < end
            && self.words.is_capital(at + 1)
            && self.words.is_capital(at.saturating_sub(1))
            && self.words.marks(at + 1).any(Marks::POST_WORD)
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
    pub(super) fn house(&mut self, from: usize, end: usize) -> usize {
        let mut at = from + 1;
        let firm = self.words.marks(from).any(Marks::FIRM);
        let field = self.words.marks(at).any(Marks::POST_WORD) && !firm;
        let mut open = usize::from(!field);
        // "PT Lautan Biru Tbk": all up to the word that ends such a name.
        let named = |k: &usize| self.words.is_capital(*k) && self.words.gap(*k).is(Gap::SPACE);
        let last = |k: &usize| self.words.marks(*k).any(Marks::ORGANISATION_LAST);
        let ended = (at..end.min(at + 5)).take_while(named).find(last);
        at = ended.map_or(at, |last| last + 1);
        // "Perserikatan Bangsa-Bangsa"
        let twice = |k: usize| {
            self.words.gap(k).any(Gap::HYPHEN) && self.words.text(k) == self.words.text(k - 1)
        };
        while at < end
            && self.words.is_capital(at)
            && (self.words.gap(at).is(Gap::SPACE) || twice(at))
        {
            let (length, marks) = self.marks_at(at, end);
            let known = marks.any(
                Marks::POST_WORD
                    .with(Marks::ORGANISATION)
                    .with(Marks::ORGANISATION_LAST)
                    .with(Marks::PLACE)
                    .with(Marks::DEMONYM)
                    .with(Marks::POST),
            ) || self.is_acronym(at)
                || twice(at);
            // "Bank Lestari": a name alone behind such a word is no person's.
            let next =
                at + 1 < end && self.words.gap(at + 1).is(Gap::SPACE) && self.can_name(at + 1);
            let person =
                marks.any(Marks::TITLE) || marks.any(Marks::GIVEN) && (next || at > from + 1);
            if !known && (open == 0 || person) {
                break;
            }
            // "Bank Mandiri", "PT Timah": one unknown word after the first, the rest is the person.
            open -= usize::from(!known);
            at += length;
        }
        while self.joins_fields(at, end) {
            at += 2;
        }
        self.push_inside(from..at.min(end));
        at.min(end)
    }

    pub(super) fn push_inside(&mut self, tokens: Range<usize>) {
        let (lead, weak) = (tokens.start, self.weak);
        self.pieces.push(Piece {
            tokens,
            lead,
            role: None,
            titled: false,
            inside: true,
            mixed: false,
            weak,
        });
    }

    /// "new Wolves chairman", "director of Oxfam": the words before the head that belong to it, then those after "of".
    pub(super) fn head_last(&mut self, i: usize, end: usize) -> Option<Role> {
        let (length, found) = self.marks_at(i, end);
        let mut head = i..i + length;
        let mut marks = found;
        let mut first = i;
        // "chosen to lead the fund": what is led names the post.
        let verb = i > 0 && self.words.marks(i - 1).any(Marks::TO);
        let leads = found.any(Marks::AS);
        if !found.any(Marks::HEAD) || self.heads_no_role(head.end, end) || leads && !verb {
            return None;
        }
        if verb && length == 1 {
            let tokens = i..self.led(head.end, end);
            if leads || tokens.len() > 1 {
                return Some(Role { tokens, head, marks });
            }
        }
        // "defence secretary general manager": the last head of a row counts.
        loop {
            // "chief commercial officer"
            let fields = if marks.any(Marks::POST) { self.fields_at(head.end, end) } else { 0 };
            let next = head.end + fields;
            let (length, marks_of_next) = self.marks_at(next, end);
            let after = next + length;
            let joined = next < end && self.words.gap(next).is(Gap::SPACE);
            if !joined || !marks_of_next.any(Marks::HEAD) || self.heads_no_role(after, end) {
                break;
            }
            if next > head.end {
                head.end = after;
                marks = marks.with(marks_of_next);
                continue;
            }
            let next = marks_of_next;
            if next.any(Marks::POST) && !marks.any(Marks::POST) {
                // "businessman mayor": what he is besides is no part of the post.
                first = head.end;
            }
            head = head.end..head.end + length;
            marks = marks.with(next);
        }
        let (start, states) =
            if first == i { self.premodifiers(i) } else { (first, Marks::default()) };
        // "chief executive-designate"
        let behind = self.words.gap(head.end).is(Gap::HYPHEN)
            && self.words.marks(head.end).any(Marks::INCOMING);
        if behind {
            marks = marks.with(Marks::INCOMING);
        }
        let tokens = start..self.complement(head.end + usize::from(behind), end);
        Some(Role { tokens, head, marks: marks.with(states) })
    }

    /// How many words from word `at` on only go on with a post: "commercial" in "chief commercial officer".
    fn fields_at(&self, at: usize, end: usize) -> usize {
        let field = |&k: &usize| {
            let marks = self.words.marks(k);
            let post = marks.any(Marks::POST_WORD) && !marks.any(Marks::HEAD);
            post && self.words.gap(k).is(Gap::SPACE)
        };
        (at..end.min(at + 2)).take_while(field).count()
    }

    /// "Justice Department", "Press Club": the word heads no role where an organisation's word follows.
    pub(super) fn heads_no_role(&self, after: usize, end: usize) -> bool {
        after < end
            && self.words.gap(after).is(Gap::SPACE)
            && (self.words.is_capital(after - 1) || !self.words.is_capital(after))
            && self.words.marks(after).any(Marks::ORGANISATION.with(Marks::ORGANISATION_LAST))
    }

    /// Where the words before a head that belong to it begin, and their states.
    pub(super) fn premodifiers(&self, head: usize) -> (usize, Marks) {
        let mut at = head;
        let mut states = Marks::default();
        while at > 0 && head - at < REACH {
            let gap = self.words.gap(at);
            // "named Ana Putri interim chairwoman"
            let behind =
                self.pieces.last().is_some_and(|p| p.tokens.end == at && self.is_surely_person(p));
            if behind || !gap.is(Gap::SPACE) && !gap.is(Gap::HYPHEN) {
                break;
            }
            let before = at - 1;
            let marks = self.words.marks(before);
            let named = self.words.is_capital(before)
                && self.can_name(before)
                && !self.is_shouted(before)
                && !(self.words.at(before).is_some_and(|w| w.opens) && marks.any(Marks::OPENER));
            let of_another = !named && self.words.at(before).is_some_and(|w| w.possessive);
            if !named && !marks.any(Marks::POST_WORD.with(Marks::STATE)) || of_another {
                break;
            }
            let verb = marks.any(Marks::OUSTED) && before > 0 && self.acts_before(before);
            // "have sacked manager Ben": a verb, and no part of the post; "pro-Eastport President".
            let acts = verb && !self.is_determiner(before - 1);
            let torn = named && before > 0 && self.words.gap(before).is(Gap::HYPHEN);
            if acts || torn && !self.words.is_capital(before - 1) {
                break;
            }
            if marks.any(Marks::STATE) && !self.is_named_new(before) {
                states = states.with(marks);
            }
            at = before;
            if verb {
                // "the club sacked manager Ben": what stands before it is no part of the post.
                break;
            }
        }
        (at, states)
    }

    fn is_determiner(&self, at: usize) -> bool {
        let owner = self.words.at(at).is_some_and(|w| w.possessive);
        owner || self.words.marks(at).any(Marks::ARTICLE.with(Marks::OF))
    }

    /// "the club sacked", "Rebels ousted": whether what stands before word `at` makes it a verb.
    pub(super) fn acts_before(&self, at: usize) -> bool {
        self.words.at(at - 1).is_some_and(|w| w.case == Case::Lower || (w.opens && !w.stop))
    }

    /// "New Zealand captain": the word is part of a name.
    pub(super) fn is_named_new(&self, at: usize) -> bool {
        let known = Marks::POST_WORD.with(Marks::HEAD).with(Marks::TITLE);
        self.words.is_capital(at)
            && self.words.is_capital(at + 1)
            && self.words.marks(at).any(Marks::NEW)
            && !self.words.marks(at + 1).any(known)
    }

    /// A capital within a sentence of capitals says nothing.
    pub(super) fn is_shouted(&self, at: usize) -> bool {
        let first = Gap::START.or(Gap::QUOTE).or(Gap::COLON).or(Gap::OTHER);
        self.words.at(at).is_some_and(|w| w.opens && !w.gap.any(first))
    }

    pub(super) fn is_surely_person(&self, piece: &Piece) -> bool {
        let given = self.words.marks(piece.tokens.start).any(Marks::GIVEN);
        piece.titled || piece.role.is_some() || (given && piece.tokens.len() > 1)
    }

    /// "to chair the national commission": the end of what somebody leads, which is a name or stands behind an article.
    fn led(&mut self, from: usize, end: usize) -> usize {
        let article =
            |k: &usize| self.words.marks(*k).any(Marks::LINK) && !self.words.is_capital(*k);
        let first = from + (from..end.min(from + 1)).filter(article).count();
        let named = |k: usize| self.words.is_capital(k) && self.can_name(k);
        let plain = |k: usize| self.words.at(k).is_some_and(|w| !w.stop && !w.number);
        let mut at = first;
        let joined =
            |k| self.words.gap(k).is(Gap::SPACE) || self.words.gap(k).only(Gap::APOSTROPHE);
        while at < end.min(first + 4) && joined(at) {
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
        let mut at = from + 1;
        while at < end.min(from + 3) && self.words.marks(at).any(Marks::ARTICLE) {
            at += 1;
        }
        let first = at;
        let lower = Marks::POST_WORD.with(Marks::ORGANISATION);
        while at < end.min(from + REACH) && self.words.gap(at).is(Gap::SPACE) {
            let named = self.words.is_capital(at) && self.can_name(at);
            let fields = self.words.marks(at).any(lower) || self.leads_to_field(at, end);
            if !named && !fields && !self.words.marks(at).any(Marks::DEMONYM) {
                if at > first && self.goes_on_of(at, end) {
                    at += 2;
                    continue;
                }
                if self.joins_fields(at, end) {
                    at += 2;
                    continue;
                }
                break;
            }
            let saint = at > first && self.words.marks(at - 1).any(Marks::SAINT);
            let person = self.words.marks(at).any(Marks::GIVEN) || self.is_title(at);
            if named && person && at > first && !saint {
                break;
            }
            at += 1;
        }
        // "the head of the national lottery, Ana Putri"
        let plain = |&k: &usize| {
            let word =
                self.words.at(k).is_some_and(|w| !w.stop && !w.number && w.case == Case::Lower);
            word && self.words.gap(k).is(Gap::SPACE)
        };
        let ends = at + (at..end.min(first + 4)).take_while(plain).count();
        if ends > at
            && ends < end
            && self.words.gap(ends).only(Gap::COMMA)
            && self.is_title_or_name(ends, end)
        {
            at = ends;
        }
        if at == first {
            return from;
        }
        let named: Vec<usize> = (first..at).filter(|&k| self.words.is_capital(k)).collect();
        if let (Some(&a), Some(&b)) = (named.first(), named.last()) {
            self.push_inside(a..b + 1);
        }
        at
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
        let plain = |k: usize| {
            let joined =
                k == at || self.words.gap(k).is(Gap::SPACE) || self.words.gap(k).is(Gap::HYPHEN);
            joined
                && self.words.at(k).is_some_and(|w| !w.stop && !w.number && w.case == Case::Lower)
        };
        let field = |k: usize| self.words.marks(k).any(Marks::FIELD) && plain(k);
        plain(at)
            && (field(at)
                || (at + 1 < end && field(at + 1))
                || (at + 2 < end && plain(at + 1) && field(at + 2)))
    }
}
