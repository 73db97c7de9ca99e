//! Finds names and roles in the words of one sentence after another.

mod complement;
mod head_first;
mod name;
mod role;

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
pub(crate) struct Chunk {
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
    /// It follows a role whose house may be its first part: "CEO Katarasa Tara Lim".
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
    pub(crate) chunks: Vec<Chunk>,
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
            chunks: vec![],
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
            (at < end && words.gap(at).only(Gap::default())
                || words.gap(at).only(Gap::HYPHEN)
                || words.gap(at).only(Gap::HYPHEN.or(Gap::DASH)))
            .then(|| words.text(at))
        };
        let alone = words.marks(i);
        let phrase = match alone.any(Marks::OPENS) {
            true => self.lexicon.phrase(words.text(i), joined),
            false => None,
        };
        phrase.filter(|(length, _)| i + length <= end).unwrap_or((1, alone))
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
        let follows = after < end && self.is_title_or_name(after, end);
        let gap = self.words.gap(after);
        // "PT Lautan Tbk. Tara Lim"
        let firm = gap.only(Gap::DOT) && self.words.marks(after - 1).any(Marks::ORGANISATION_LAST);
        let near = follows && (gap.is(Gap::SPACE) || gap.only(Gap::CLOSE) || firm);
        let Role { tokens: Range { start, .. }, marks, .. } = self.roles[index];
        // "Ana menakhodai Persela": what is led, and no title of anybody's.
        let leads = marks.any(Marks::AS);
        let explains = !near && !leads && self.explain_previous(index);
        // "Ana sebagai menteri, Budi sebagai …": the post is that of whoever stands before.
        let given = leads || start > 0 && self.words.marks(start - 1).any(Marks::AS);
        if near || (!explains && !given && follows && self.may_follow(index, after, end, gap)) {
            self.expect(Some(index), after);
        } else {
            self.forget();
        }
        Some(after)
    }

    /// "CEO Katarasa, Tara Lim": whether the name after a comma may be the role's. Where the head of a post comes last, the name
    /// stands between commas ("Ana becomes mayor, Ben takes over" names no mayor Ben), or names follow: "directors, Ana and Ben".
    fn may_follow(&self, index: usize, after: usize, end: usize, gap: Gap) -> bool {
        // "Executive Director, Strategy"
        let house = Marks::ORGANISATION.with(Marks::PLACE).with(Marks::POST_WORD);
        let several = self.roles[index].marks.any(Marks::PLURAL);
        let apart = |at| at >= end || !self.words.gap(at).is(Gap::SPACE);
        let ends = |at| apart(at) || several && self.words.marks(at).any(Marks::AND);
        gap.only(Gap::COMMA)
            && !self.words.marks(after).any(house)
            && (self.lexicon.head_first || ends(self.name_end(after, end)))
    }

    fn expect(&mut self, role: Option<usize>, at: usize) {
        self.role = role;
        self.expected = at;
        self.lead = at;
    }

    /// Names inside a role are no persons of their own.
    fn settle_inside(&mut self, role: &Range<usize>) {
        for chunk in self.chunks.iter_mut().rev().take_while(|p| p.tokens.start >= role.start) {
            chunk.inside = true;
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
        if !self.words.gap(at).any(apart) || self.words.gap(at).any(Gap::START) {
            // "Ana Putri is the mayor": the link alone joins them.
            return false;
        }
        let age = at > 0 && self.words.at(at - 1).is_some_and(|w| w.number);
        let end = if age { at - 1 } else { at };
        // Pieces stand nearly in order: those of the role itself come behind, at most.
        let near = self.chunks.iter().enumerate().rev();
        let mut near = near.take_while(|(_, p)| p.tokens.end + 4 * REACH >= end);
        let Some((beside, _)) = near.find(|(_, p)| p.tokens.end == end) else { return false };
        let named = self.whose_place(beside).unwrap_or(beside);
        let chunk = &mut self.chunks[named];
        if chunk.role.is_some() || chunk.inside {
            return false;
        }
        chunk.role = Some(index);
        true
    }

    /// "Ana Putri of Solo": the chunk before the "of" that leads to piece `place`.
    fn whose_place(&self, place: usize) -> Option<usize> {
        let at = self.chunks[place].lead.checked_sub(1)?;
        let whose = place.checked_sub(1)?;
        let led = self.words.marks(at).any(Marks::OF) && self.chunks[whose].tokens.end == at;
        (led && self.is_surely_person(&self.chunks[whose])).then_some(whose)
    }

    fn is_title_or_name(&self, i: usize, end: usize) -> bool {
        self.starts_name(i, end) || self.is_title(i)
    }

    /// "Laksamana Muda Budi": between a title and a name.
    fn is_rank(&self, i: usize, end: usize) -> bool {
        let marks = self.words.marks(i);
        let rank = marks.any(Marks::POST_WORD) && !marks.any(Marks::HEAD.with(Marks::GIVEN));
        rank && self.words.is_capital(i) && self.is_title_or_name(i + 1, end)
    }

    fn is_title(&self, i: usize) -> bool {
        let marks = self.words.marks(i);
        // "dr. Yusi"
        let short = self.words.gap(i + 1).only(Gap::DOT) && self.words.is_capital(i + 1);
        (self.words.is_capital(i) || short) && marks.any(Marks::TITLE) && !marks.any(Marks::GIVEN)
    }

    /// "Jenderal TNI (Purn.) Dr. H.": skips titles before a name.
    fn read_titles(&mut self, i: usize, end: usize) -> Option<usize> {
        if !self.is_title(i) {
            return None;
        }
        let mut at = i + 1;
        while at < end
            && (self.is_title(at) || self.is_rank(at, end))
            && !self.words.gap(at).any(Gap::COMMA.or(Gap::QUOTE))
        {
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
}
