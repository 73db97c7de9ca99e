//! Posts and what people are: where a role begins and ends.

use std::ops::Range;

use super::{Chunk, Reader, Role, REACH};
use crate::entity::lexicon::Marks;
use crate::entity::word::Gap;
use crate::token::Case;

impl Reader<'_> {
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

    pub(super) fn push_inside(&mut self, tokens: Range<usize>) {
        let (lead, weak) = (tokens.start, self.weak);
        self.chunks.push(Chunk {
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
        if !found.any(Marks::HEAD) || self.heads_no_role(head.end, end) {
            return None;
        }
        if leads && !verb {
            return self.helm_of(i, head, marks, end);
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

    /// "the helm of Northwind Bank": a noun that names a post with the house behind it.
    fn helm_of(&mut self, i: usize, head: Range<usize>, marks: Marks, end: usize) -> Option<Role> {
        let definite = i > 0 && self.words.marks(i - 1).any(Marks::ARTICLE);
        let tokens = i..if definite { self.complement(head.end, end) } else { head.end };
        let named = (head.end..tokens.end).any(|k| self.words.is_capital(k));
        named.then_some(Role { tokens, head, marks })
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
                self.chunks.last().is_some_and(|p| p.tokens.end == at && self.is_surely_person(p));
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

    pub(super) fn is_surely_person(&self, chunk: &Chunk) -> bool {
        let given = self.words.marks(chunk.tokens.start).any(Marks::GIVEN);
        chunk.titled || chunk.role.is_some() || (given && chunk.tokens.len() > 1)
    }
}
