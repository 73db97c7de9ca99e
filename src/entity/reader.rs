//! Finds names and roles in the words of one sentence after another.

use std::ops::Range;

use super::lexicon::{Lexicon, Marks};
use super::word::{Gap, Words};
use crate::token::Case;

/// A stretch of words that names a post or what a person is: "Menteri Keuangan", "former finance minister of France".
#[derive(Clone, Debug)]
pub(crate) struct Role {
    /// All its words, states ("mantan", "new") included.
    pub(crate) tokens: Range<usize>,
    /// The words that head it.
    pub(crate) head: Range<usize>,
    /// What the lists say about its head and its states.
    pub(crate) marks: Marks,
}

/// A stretch of words that may name something.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// Without titles, roles and letters after the name.
    pub(crate) tokens: Range<usize>,
    /// Where the titles before it begin.
    pub(crate) lead: usize,
    /// Index of the role that stands beside it.
    pub(crate) role: Option<usize>,
    /// A title stands before it, or letters after it.
    pub(crate) titled: bool,
    /// It is part of a role: "Wolves chairman".
    pub(crate) inside: bool,
    /// It follows a role whose house may be its first part: "CEO Alibaba Eddie Wu".
    pub(crate) mixed: bool,
    /// The sentence or heading cannot introduce a name: it may only repeat one.
    pub(crate) weak: bool,
}

/// Roles may be this long, in words, on either side of their head.
const REACH: usize = 8;

/// Reads names and roles.
pub(crate) struct Reader<'a> {
    words: &'a Words,
    lexicon: &'a Lexicon,
    /// Found so far.
    pub(crate) roles: Vec<Role>,
    pub(crate) pieces: Vec<Piece>,
    /// A role or title that the next name may belong to.
    role: Option<usize>,
    titled: bool,
    /// Where that name must begin.
    expected: usize,
    /// Where its titles begin.
    lead: usize,
    weak: bool,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(words: &'a Words, lexicon: &'a Lexicon) -> Self {
        Reader {
            words,
            lexicon,
            roles: vec![],
            pieces: vec![],
            role: None,
            titled: false,
            expected: usize::MAX,
            lead: 0,
            weak: false,
        }
    }

    /// Reads the words of one sentence. A weak sentence (a headline, boilerplate) introduces no name by itself.
    pub(crate) fn sentence(&mut self, range: Range<usize>, weak: bool) {
        self.weak = weak;
        self.forget();
        let mut i = range.start;
        while i < range.end {
            i = self.step(i, range.end).max(i + 1);
        }
    }

    fn forget(&mut self) {
        self.role = None;
        self.titled = false;
        self.expected = usize::MAX;
    }

    /// Reads what begins at word `i`; gives the next word to look at.
    fn step(&mut self, i: usize, end: usize) -> usize {
        if let Some(next) = self.read_role(i, end) {
            return next;
        }
        if let Some(next) = self.read_titles(i, end) {
            return next;
        }
        if self.starts_name(i, end) {
            return self.read_name(i, end);
        }
        i + 1
    }

    /// Length and marks of the longest listed phrase at `i`, or of the word alone.
    pub(crate) fn marks_at(&self, i: usize, end: usize) -> (usize, Marks) {
        let words = self.words;
        let joined = |k: usize| {
            let at = i + k;
            (at < end && words.gap(at).only(Gap::default()) || words.gap(at).only(Gap::HYPHEN))
                .then(|| words.text(at))
        };
        match self.lexicon.phrase(words.text(i), joined) {
            Some((length, marks)) if i + length <= end => (length, marks),
            _ => (1, words.marks(i)),
        }
    }

    fn is_acronym(&self, i: usize) -> bool {
        self.words.at(i).is_some_and(|w| w.case == Case::Upper && !w.number && w.span.len() >= 2)
    }

    /// A role with its head at `i`, or a state before a role in languages that put the head first.
    fn read_role(&mut self, i: usize, end: usize) -> Option<usize> {
        let role = if self.lexicon.head_first {
            self.head_first(i, end)?
        } else {
            self.head_last(i, end)?
        };
        let after = role.tokens.end;
        self.settle_inside(&role.tokens);
        self.roles.push(role);
        let index = self.roles.len() - 1;
        let follows = after < end && (self.starts_name(after, end) || self.is_title(after));
        let gap = self.words.gap(after);
        let near = follows && gap.is(Gap::SPACE);
        let explains = !near && self.explain_previous(index);
        if near || (!explains && follows && self.may_follow(after, gap)) {
            self.expect(Some(index), after);
        } else {
            self.forget();
        }
        Some(after)
    }

    /// "CEO Alibaba, Eddie Wu": whether the name after a comma may be the role's.
    fn may_follow(&self, after: usize, gap: Gap) -> bool {
        let house = Marks::ORGANISATION.with(Marks::PLACE);
        gap.only(Gap::COMMA) && !self.words.marks(after).any(house)
    }

    fn expect(&mut self, role: Option<usize>, at: usize) {
        self.role = role;
        self.expected = at;
        self.lead = at;
    }

    /// Names inside a role are no persons of their own.
    fn settle_inside(&mut self, role: &Range<usize>) {
        for piece in self.pieces.iter_mut().rev().take_while(|p| p.tokens.start >= role.start) {
            piece.inside = true;
        }
    }

    /// "Ana Putri, the mayor of Solo": gives the role to the name before it.
    fn explain_previous(&mut self, index: usize) -> bool {
        let mut at = self.roles[index].tokens.start;
        let mut links = 0;
        let apart = Gap::COMMA.or(Gap::OPEN).or(Gap::DASH);
        while links < 3 && !self.words.gap(at).any(apart.or(Gap::START)) {
            if at == 0 || !self.words.marks(at - 1).any(Marks::LINK) {
                return false;
            }
            at -= 1;
            links += 1;
        }
        if !self.words.gap(at).any(apart) {
            // "Ana Putri is the mayor": the link alone joins them.
            return false;
        }
        let age = at > 0 && self.words.at(at - 1).is_some_and(|w| w.number);
        let end = if age { at - 1 } else { at };
        let Some(piece) = self.pieces.iter_mut().rev().take(2).find(|p| p.tokens.end == end) else {
            return false;
        };
        if piece.role.is_some() || piece.inside {
            return false;
        }
        piece.role = Some(index);
        true
    }

    /// "mantan Wakil Ketua Umum PSSI": states, heads, then what goes on with them.
    fn head_first(&mut self, i: usize, end: usize) -> Option<Role> {
        let mut at = i;
        let mut marks = Marks::default();
        loop {
            let (length, found) = self.marks_at(at, end);
            let joined = at == i || self.words.gap(at).only(Gap::default());
            if at >= end || !joined || !found.any(Marks::STATE.with(Marks::HEAD)) {
                break;
            }
            if found.any(Marks::HEAD) {
                let head = at..at + length;
                let marks = marks.with(found);
                let tokens = i..self.modifiers(head.end, end);
                return Some(Role { tokens, head, marks });
            }
            marks = marks.with(found);
            at += length;
        }
        None
    }

    /// What goes on with a post after its head: further heads, fields, acronyms, places, organisations. Gives its end.
    fn modifiers(&mut self, from: usize, end: usize) -> usize {
        let mut at = from;
        let limit = end.min(from + 2 * REACH);
        while at < limit {
            let gap = self.words.gap(at);
            let (length, marks) = self.marks_at(at, end);
            let goes_on = marks.any(Marks::POST_WORD.with(Marks::POST).with(Marks::DEMONYM));
            let state = marks.any(Marks::STATE) && !marks.any(Marks::POST_WORD);
            let listed = gap.any(Gap::COMMA);
            let numeral = self.is_acronym(at) && marks.any(Marks::LETTERS);
            let acronym = gap.only(Gap::OPEN) && self.is_acronym(at) && self.closes(at + 1, end);
            let order = gap.is(Gap::HYPHEN) && self.words.at(at).is_some_and(|w| w.number);
            let joined = gap.is(Gap::SPACE) || (gap.any(Gap::CLOSE) && goes_on && !listed);
            if acronym || order {
                at += 1;
            } else if !joined {
                break;
            } else if goes_on && !state {
                at += length;
            } else if self.words.is_capital(at) && marks.any(Marks::PLACE) {
                at = self.inner(at, end, |r, k| {
                    let begun = r.words.marks(k - 1).any(Marks::BEGINS);
                    begun || r.words.marks(k).any(Marks::PLACE)
                });
            } else if self.words.is_capital(at) && marks.any(Marks::ORGANISATION) {
                at = self.house(at, end);
            } else if self.is_acronym(at) && !numeral && !marks.any(Marks::TITLE.with(Marks::GIVEN))
            {
                at = self.inner(at, end, |r, k| r.is_acronym(k));
            } else if self.joins_fields(at, end) {
                at += 2;
            } else if self.words.text(at) == "ke" || numeral {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// Whether a bracket closes before word `at`, or the sentence ends there.
    fn closes(&self, at: usize, end: usize) -> bool {
        at >= end || self.words.gap(at).any(Gap::CLOSE)
    }

    /// "Pariwisata dan Ekonomi Kreatif": a conjunction between two fields.
    fn joins_fields(&self, at: usize, end: usize) -> bool {
        matches!(self.words.text(at), "dan" | "and" | "serta")
            && at + 1 < end
            && self.words.is_capital(at + 1)
            && self.words.is_capital(at.saturating_sub(1))
            && self.words.marks(at + 1).any(Marks::POST_WORD)
    }

    /// A name inside a role, as long as `belongs` says so.
    fn inner(&mut self, from: usize, end: usize, belongs: impl Fn(&Self, usize) -> bool) -> usize {
        let mut at = from + 1;
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
        let mut open = 1;
        while at < end && self.words.is_capital(at) && self.words.gap(at).is(Gap::SPACE) {
            let (length, marks) = self.marks_at(at, end);
            let known = marks.any(
                Marks::POST_WORD
                    .with(Marks::ORGANISATION)
                    .with(Marks::ORGANISATION_LAST)
                    .with(Marks::PLACE)
                    .with(Marks::DEMONYM)
                    .with(Marks::POST),
            ) || self.is_acronym(at);
            if !known && (open == 0 || marks.any(Marks::GIVEN.with(Marks::TITLE))) {
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

    fn push_inside(&mut self, tokens: Range<usize>) {
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
    fn head_last(&mut self, i: usize, end: usize) -> Option<Role> {
        let (length, found) = self.marks_at(i, end);
        let mut head = i..i + length;
        let mut marks = found;
        if !found.any(Marks::HEAD) || self.heads_no_role(head.end, end) {
            return None;
        }
        // "defence secretary general manager": the last head of a row counts.
        while self.words.gap(head.end).is(Gap::SPACE) && head.end < end {
            let (length, next) = self.marks_at(head.end, end);
            if !next.any(Marks::HEAD) || self.heads_no_role(head.end + length, end) {
                break;
            }
            head = head.end..head.end + length;
            marks = marks.with(next);
        }
        let (start, states) = self.premodifiers(i);
        let tokens = start..self.complement(head.end, end);
        Some(Role { tokens, head, marks: marks.with(states) })
    }

    /// "Justice Department", "Press Club": the word heads no role where an organisation's word follows.
    fn heads_no_role(&self, after: usize, end: usize) -> bool {
        after < end
            && self.words.gap(after).is(Gap::SPACE)
            && self.words.is_capital(after - 1)
            && self.words.marks(after).any(Marks::ORGANISATION.with(Marks::ORGANISATION_LAST))
    }

    /// Where the words before a head that belong to it begin, and their states.
    fn premodifiers(&self, head: usize) -> (usize, Marks) {
        let mut at = head;
        let mut states = Marks::default();
        if self.pieces.last().is_some_and(|p| p.tokens.end == head && self.is_surely_person(p)) {
            // "named Ana Putri chairwoman"
            return (head, states);
        }
        while at > 0 && head - at < REACH {
            let gap = self.words.gap(at);
            if !gap.is(Gap::SPACE) && !gap.is(Gap::HYPHEN) {
                break;
            }
            let before = at - 1;
            let marks = self.words.marks(before);
            let named = self.words.is_capital(before)
                && self.can_name(before)
                && !(self.words.at(before).is_some_and(|w| w.opens) && marks.any(Marks::OPENER));
            let of_another = !named && self.words.at(before).is_some_and(|w| w.possessive);
            if !named && !marks.any(Marks::POST_WORD.with(Marks::STATE)) || of_another {
                break;
            }
            let verb = marks.any(Marks::OUSTED) && before > 0 && !self.words.is_capital(before - 1);
            if marks.any(Marks::STATE) {
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

    fn is_surely_person(&self, piece: &Piece) -> bool {
        let given = self.words.marks(piece.tokens.start).any(Marks::GIVEN);
        piece.titled || piece.role.is_some() || (given && piece.tokens.len() > 1)
    }

    /// "of the European Commission": the end of what follows a head.
    fn complement(&mut self, from: usize, end: usize) -> usize {
        if from >= end || !self.words.gap(from).is(Gap::SPACE) {
            return from;
        }
        if !matches!(self.words.text(from), "of" | "for" | "at") {
            return from;
        }
        let mut at = from + 1;
        while at < end.min(from + 3) && matches!(self.words.text(at), "the" | "its" | "a" | "an") {
            at += 1;
        }
        let first = at;
        let lower = Marks::POST_WORD.with(Marks::ORGANISATION);
        while at < end.min(from + REACH) && self.words.gap(at).is(Gap::SPACE) {
            let named = self.words.is_capital(at) && self.can_name(at);
            let fields = self.words.marks(at).any(lower);
            if !named && !fields && !self.words.marks(at).any(Marks::DEMONYM) {
                if self.joins_fields(at, end) {
                    at += 2;
                    continue;
                }
                break;
            }
            if named && self.words.marks(at).any(Marks::GIVEN) && at > first {
                break;
            }
            at += 1;
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

    fn is_title(&self, i: usize) -> bool {
        let marks = self.words.marks(i);
        self.words.is_capital(i) && marks.any(Marks::TITLE) && !marks.any(Marks::GIVEN)
    }

    /// "Jenderal TNI (Purn.) Dr. H.": skips titles before a name.
    fn read_titles(&mut self, i: usize, end: usize) -> Option<usize> {
        if !self.is_title(i) {
            return None;
        }
        let mut at = i + 1;
        while at < end && self.is_title(at) && !self.words.gap(at).any(Gap::COMMA.or(Gap::QUOTE)) {
            at += 1;
        }
        let near = !self.words.gap(at).any(Gap::COMMA.or(Gap::QUOTE).or(Gap::START).or(Gap::COLON));
        if at < end && near && self.starts_name(at, end) {
            self.role = self.role.filter(|_| self.expected == i);
            self.titled = true;
            self.expected = at;
            self.lead = i;
            return Some(at);
        }
        // A title alone may be a name all the same: "Imam", "Major League".
        (at > i + 1).then_some(at)
    }

    /// Whether word `i` can be part of a name at all.
    fn can_name(&self, i: usize) -> bool {
        let Some(word) = self.words.at(i) else { return false };
        word.case != Case::Lower
            && !word.number
            && !word.stop
            && !self.words.marks(i).any(Marks::CALENDAR.with(Marks::NO_NAME))
    }

    /// Whether a name begins at word `i`.
    fn starts_name(&self, i: usize, end: usize) -> bool {
        let Some(word) = self.words.at(i) else { return false };
        if i >= end || !self.can_name(i) {
            return false;
        }
        let marks = self.words.marks(i);
        let next = i + 1 < end
            && self.words.gap(i + 1).is(Gap::SPACE)
            && self.can_name(i + 1)
            && !self.words.marks(i + 1).any(Marks::HEAD);
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
    fn initials(&self, i: usize, end: usize) -> bool {
        i + 1 < end
            && self.words.gap(i + 1).only(Gap::DOT)
            && self.can_name(i + 1)
            && !self.words.at(i).is_some_and(|w| w.opens && w.number)
    }

    /// Whether the first word of a sentence is a name and not just an ordinary word with a capital.
    fn is_name_though_first(&self, i: usize, next: bool) -> bool {
        let (Some(word), Some(form)) = (self.words.at(i), self.words.form(i)) else { return false };
        let listed = Marks::GIVEN.with(Marks::PLACE).with(Marks::ORGANISATION_LAST);
        if form.capital > form.lower {
            return true;
        }
        if form.marks.any(Marks::ORGANISATION) {
            return next;
        }
        if form.marks.any(Marks::OPENER) || form.lower > 0 {
            return false;
        }
        form.marks.any(listed) || word.case == Case::Upper || word.possessive || next
    }

    /// Reads the name that begins at word `i`; gives the word after it.
    fn read_name(&mut self, i: usize, end: usize) -> usize {
        let at = self.name_end(i, end);
        let letters = self.letters_end(at, end);
        let expected = self.expected == i;
        let role = self.role.filter(|_| expected);
        let titled = (self.titled && expected) || letters > at;
        let apart = self.words.gap(i).any(Gap::COMMA);
        let mixed = role.is_some() && !self.titled && !apart && self.lexicon.head_first;
        let lead = if expected { self.lead } else { i };
        let weak = self.weak || self.words.at(i).is_some_and(|w| w.opens && at == i + 1);
        self.pieces.push(Piece { tokens: i..at, lead, role, titled, inside: false, mixed, weak });
        self.forget();
        letters
    }

    fn name_end(&self, i: usize, end: usize) -> usize {
        let mut at = i + 1;
        let mut house = self.words.marks(i).any(Marks::ORGANISATION);
        while at < end && !self.words.at(at - 1).is_some_and(|w| w.possessive) {
            let gap = self.words.gap(at);
            let initial = self.words.at(at - 1).is_some_and(|w| w.span.len() == 1);
            let joined = gap.is(Gap::SPACE)
                || gap.is(Gap::HYPHEN)
                || gap.is(Gap::APOSTROPHE)
                || gap.only(Gap::AMPERSAND)
                || (initial && gap.only(Gap::DOT))
                || (self.words.text(at - 1) == "pt" && gap.only(Gap::DOT));
            if !joined {
                break;
            }
            let marks = self.words.marks(at);
            if self.goes_on(at, house, gap) {
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

    /// Whether word `at` goes on with a name.
    fn goes_on(&self, at: usize, house: bool, gap: Gap) -> bool {
        let marks = self.words.marks(at);
        if !self.can_name(at) {
            return false;
        }
        if gap.is(Gap::HYPHEN) {
            return true;
        }
        let upper = self.words.at(at).is_some_and(|w| w.case == Case::Upper);
        if (upper && marks.any(Marks::LETTERS) || self.lexicon.head_first && self.is_title(at))
            && !house
        {
            return false;
        }
        // "House Speaker John Boehner": a post between an organisation's word and a name is a post.
        let post = marks.any(Marks::POST) && !self.lexicon.head_first;
        if post && self.can_name(at + 1) && !self.heads_no_role(at + 1, usize::MAX) {
            return false;
        }
        let head = marks.any(Marks::HEAD) && !marks.any(Marks::ORGANISATION.with(Marks::GIVEN));
        !(head && !house && !self.heads_no_role(at + 1, usize::MAX))
    }

    /// "bin", "van der", "of the", "and" inside a name: gives the word after the small words and the name's next word.
    fn over_small_words(&self, at: usize, end: usize, house: bool) -> Option<usize> {
        let mut next = at;
        if self.words.marks(at).any(Marks::PARTICLE) {
            while next < end.min(at + 3) && self.words.marks(next).any(Marks::PARTICLE) {
                next += 1;
            }
        } else if house && matches!(self.words.text(at), "of" | "for") {
            next += 1 + usize::from(self.words.text(at + 1) == "the");
        } else if house && matches!(self.words.text(at), "and" | "dan") {
            let field = Marks::POST_WORD.with(Marks::ORGANISATION);
            return (at + 1 < end
                && self.words.is_capital(at + 1)
                && self.words.marks(at + 1).any(field))
            .then_some(at + 2);
        } else {
            return None;
        }
        let gap = self.words.gap(next);
        let joined = gap.is(Gap::SPACE) || gap.is(Gap::HYPHEN) || gap.is(Gap::APOSTROPHE);
        (next < end && joined && self.can_name(next)).then_some(next + 1)
    }

    /// ", S.H., M.Si.": the end of the letters after a name.
    fn letters_end(&self, from: usize, end: usize) -> usize {
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
