//! Names: where one begins and ends.

use super::{Chunk, Reader};
use crate::entity::lexicon::Marks;
use crate::entity::word::Gap;
use crate::span::is_digit;
use crate::token::Case;

impl Reader<'_> {
    /// Whether word `i` can be part of a name at all.
    pub(super) fn can_name(&self, i: usize) -> bool {
        let Some(word) = self.words.at(i) else { return false };
        let marks = self.words.marks(i);
        // "Rp90"
        word.case != Case::Lower
            && !word.number
            && !word.stop
            && (marks.any(Marks::GIVEN)
                || !word.ordinary && !marks.any(Marks::CALENDAR.with(Marks::NO_NAME)))
            && !(word.case == Case::Capital && self.words.text(i).ends_with(is_digit))
    }

    /// Whether a name begins at word `i`.
    pub(super) fn starts_name(&self, i: usize, end: usize) -> bool {
        let Some(word) = self.words.at(i) else { return false };
        if i >= end || !self.can_name(i) {
            return false;
        }
        let marks = self.words.marks(i);
        let next = i + 1 < end
            && self.words.gap(i + 1).is(Gap::SPACE)
            && self.can_name(i + 1)
            && !self.words.marks(i + 1).any(Marks::HEAD);
        // "Dito Ramadhan": a month or a feast may end a name, and begins none.
        if marks.any(Marks::CALENDAR.with(Marks::NO_NAME)) {
            return false;
        }
        if marks.any(Marks::DEMONYM) {
            return next && self.words.marks(i + 1).any(Marks::ORGANISATION);
        }
        if word.span.len() == 1 {
            return self.initials(i, end);
        }
        if word.case == Case::Upper && marks.any(Marks::LETTERS) {
            return false;
        }
        !word.opens || self.is_name_though_first(i, next)
    }

    /// "J. K. Rowling"
    pub(super) fn initials(&self, i: usize, end: usize) -> bool {
        i + 1 < end
            && (self.words.gap(i + 1).only(Gap::DOT) || self.is_bare_initial(i))
            && self.can_name(i + 1)
            && !self.words.at(i).is_some_and(|w| w.opens && w.number)
    }

    /// "Irjen M Iriawan"
    fn is_bare_initial(&self, i: usize) -> bool {
        let led = i > 0 && self.words.is_capital(i - 1) && self.words.gap(i).is(Gap::SPACE);
        let titled = led && self.words.marks(i - 1).any(Marks::TITLE);
        // "M" is Muhammad.
        let short = self.words.marks(i).any(Marks::INITIAL);
        (titled || short) && self.words.gap(i + 1).is(Gap::SPACE)
    }

    /// Whether the first word of a sentence is a name and not just an ordinary word with a capital.
    pub(super) fn is_name_though_first(&self, i: usize, next: bool) -> bool {
        let (Some(word), Some(form)) = (self.words.at(i), self.words.form(i)) else { return false };
        let listed = Marks::GIVEN.with(Marks::PLACE).with(Marks::ORGANISATION_LAST);
        if self.marks_at(i, i + 3).1.any(Marks::PLACE) {
            // "New Zealand"
            return true;
        }
        if form.capital > form.lower {
            return true;
        }
        if form.marks.any(Marks::ORGANISATION) {
            return next;
        }
        // "Assistant Doug Lim"
        let post = form.marks.any(Marks::POST_WORD) && self.words.marks(i + 1).any(Marks::GIVEN);
        let opener = (form.marks.any(Marks::OPENER) || post) && !form.marks.any(Marks::GIVEN);
        if opener || form.lower > 0 {
            return false;
        }
        form.marks.any(listed) || word.case == Case::Upper || word.possessive || next
    }

    /// Reads the name that begins at word `i`; gives the word after it.
    pub(super) fn read_name(&mut self, i: usize, end: usize) -> usize {
        let at = self.name_end(i, end);
        let letters = self.letters_end(at, end);
        let expected = self.expected == i;
        let role = self.role.filter(|_| expected);
        let titled = (self.titled && expected) || letters > at;
        let apart = self.words.gap(i).any(Gap::COMMA);
        let mixed = role.is_some() && !self.titled && !apart && self.lexicon.head_first;
        let lead = if expected { self.lead } else { i };
        let weak = self.weak || self.words.at(i).is_some_and(|w| w.opens && at == i + 1);
        self.chunks.push(Chunk { tokens: i..at, lead, role, titled, inside: false, mixed, weak });
        self.forget();
        letters
    }

    pub(super) fn name_end(&self, i: usize, end: usize) -> usize {
        let mut at = i + 1;
        let mut house = self.words.marks(i).any(Marks::ORGANISATION);
        let saint = self.words.marks(i).any(Marks::SAINT);
        while at < end
            && (!self.words.at(at - 1).is_some_and(|w| w.possessive)
                || saint && self.is_house_word(at))
        {
            let gap = self.words.gap(at);
            let initial = self.words.at(at - 1).is_some_and(|w| w.span.len() == 1);
            let joined = gap.is(Gap::SPACE)
                || gap.is(Gap::HYPHEN)
                || gap.is(Gap::APOSTROPHE)
                || gap.only(Gap::AMPERSAND)
                || (initial && gap.only(Gap::DOT))
                || (self.words.marks(at - 1).any(Marks::FIRM) && gap.only(Gap::DOT));
            // "Jean - Pierre Lim", torn by a careless space
            let given = |k| self.words.marks(k).any(Marks::GIVEN);
            let torn = gap.only(Gap::HYPHEN.or(Gap::DASH)) && given(at - 1) && given(at);
            let joined = joined || torn;
            if self.is_nickname(at, end) {
                at += 2;
                continue;
            }
            if !joined {
                break;
            }
            if self.is_pair(i, at, end) || self.is_dateline(i, at, end) {
                break;
            }
            let marks = self.words.marks(at);
            // "Larry King": a post that is a surname.
            let surname = marks.any(Marks::GIVEN)
                && self.words.marks(i).any(Marks::GIVEN)
                && gap.is(Gap::SPACE)
                && self.can_name(at);
            if surname || self.is_second_half(i, at) {
                at += 1;
            } else if self.goes_on(at, house, gap) {
                house |= marks.any(Marks::ORGANISATION);
                at += 1;
            } else if let Some(next) = self.over_small_words(at, end, house) {
                at = next;
            } else {
                break;
            }
        }
        at
    }

    /// "Moscow Ana Putri said": a place that a dateline has left before a person's name.
    fn is_dateline(&self, i: usize, at: usize, end: usize) -> bool {
        let place = Marks::PLACE.with(Marks::BEGINS).with(Marks::GIVEN);
        at == i + 1
            && self.words.gap(i).any(Gap::START)
            && self.words.marks(i).only(place) == Marks::PLACE
            && self.words.marks(at).only(place) == Marks::GIVEN
            && at + 1 < end
            && self.can_name(at + 1)
    }

    /// "Ana Putri-Budi Karya": two people who stand for a post together, of two names each.
    fn is_pair(&self, i: usize, at: usize, end: usize) -> bool {
        let dash = Gap::HYPHEN.or(Gap::DASH);
        self.lexicon.head_first
            && self.words.gap(at).only(Gap::HYPHEN)
            && at > i + 1
            && at + 1 < end
            && (i + 1..at).chain([at + 1]).all(|k| !self.words.gap(k).any(dash))
            && self.can_name(at)
            && self.can_name(at + 1)
    }

    /// "St Anne's Choir": an organisation's word behind a possessive that is part of its name.
    fn is_house_word(&self, at: usize) -> bool {
        self.words.is_capital(at) && self.words.marks(at).any(Marks::ORGANISATION)
    }

    /// "Pedro "Pepe" Luna": one word in marks between two of a name.
    pub(super) fn is_nickname(&self, at: usize, end: usize) -> bool {
        let marked = |k: usize| self.words.gap(k).only(Gap::QUOTE);
        at + 1 < end && marked(at) && marked(at + 1) && self.can_name(at) && self.can_name(at + 1)
    }

    /// "Kim Dae-jung": a short word behind a hyphen that ends a person's name.
    fn is_second_half(&self, i: usize, at: usize) -> bool {
        let Some(word) = self.words.at(at) else { return false };
        let house = Marks::PLACE.with(Marks::ORGANISATION);
        at > i + 1
            && self.words.gap(at).is(Gap::HYPHEN)
            && word.case == Case::Lower
            && word.span.len() <= 5
            && !word.stop
            && self.words.at(at - 1).is_some_and(|w| w.span.len() <= 4)
            && !self.words.marks(i).any(house)
            && !self.words.marks(at).any(Marks::SUFFIX)
    }

    /// Whether word `at` goes on with a name.
    pub(super) fn goes_on(&self, at: usize, house: bool, gap: Gap) -> bool {
        let marks = self.words.marks(at);
        if !self.can_name(at) {
            return false;
        }
        if gap.is(Gap::HYPHEN) {
            return true;
        }
        // "RATNA DEWI DILANTIK", and below "dilantik": in capitals any word may stand behind a name.
        let shouted = self.words.at(at).is_some_and(|w| w.opens);
        if shouted && self.words.form(at).is_some_and(|f| f.lower > 0) {
            return false;
        }
        if marks.any(Marks::FIRM) {
            return false;
        }
        let upper = self.words.at(at).is_some_and(|w| w.case == Case::Upper);
        if (upper && marks.any(Marks::LETTERS) || self.lexicon.head_first && self.is_title(at))
            && !house
        {
            return false;
        }
        // "House Speaker John Harrow": a post between an organisation's word and a name is a post.
        let post = marks.any(Marks::POST) && !self.lexicon.head_first;
        if post && self.can_name(at + 1) && !self.heads_no_role(at + 1, usize::MAX) {
            return false;
        }
        let head = marks.any(Marks::HEAD) && !marks.any(Marks::ORGANISATION.with(Marks::GIVEN));
        !(head && !house && !self.heads_no_role(at + 1, usize::MAX))
    }

    /// "bin", "van der", "of the", "and" inside a name: gives the word after the small words and the name's next word.
    pub(super) fn over_small_words(&self, at: usize, end: usize, house: bool) -> Option<usize> {
        let mut next = at;
        if self.words.marks(at).any(Marks::PARTICLE) {
            while next < end.min(at + 3) && self.words.marks(next).any(Marks::PARTICLE) {
                next += 1;
            }
        } else if house && self.words.marks(at).any(Marks::COMPLEMENT) {
            next += 1 + usize::from(self.words.marks(at + 1).any(Marks::ARTICLE));
        } else if house && self.words.marks(at).any(Marks::AND) {
            let field = Marks::POST_WORD.with(Marks::ORGANISATION);
            return (at + 1 < end
                && self.words.is_capital(at + 1)
                && self.words.marks(at + 1).any(field))
            .then_some(at + 2);
        } else {
            return None;
        }
        let gap = self.words.gap(next);
        // "al - Asadi", torn by a careless space
        let joined = gap.only(Gap::HYPHEN.or(Gap::DASH))
            || gap.is(Gap::SPACE)
            || gap.is(Gap::HYPHEN)
            || gap.is(Gap::APOSTROPHE);
        (next < end && joined && self.can_name(next)).then_some(next + 1)
    }

    /// ", S.H., M.Si.": the end of the letters after a name.
    pub(super) fn letters_end(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end
            && self.words.is_capital(at)
            && self.words.marks(at).any(Marks::LETTERS)
            && !self.words.gap(at).any(Gap::QUOTE.or(Gap::DASH).or(Gap::OPEN))
        {
            at += 1;
        }
        at
    }
}
