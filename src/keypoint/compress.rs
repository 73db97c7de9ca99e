//! Compression: a sentence with the parts left out that a reader can do without.
//!
//! Only whole parts go, and only where a word list or a mark shows where they start and end: connectives at the
//! start, parentheses, clauses between commas, what follows the naming of a speaker. Nothing that turns the meaning
//! goes: a part with a negation, a hedge or a condition stays. Where unsure, the whole sentence stays.

use std::ops::Range;

use super::attribution::{Attribution, Speaker};
use super::leaning::{Joint, Leaning};
use crate::document::Document;
use crate::quote::is_mark;
use crate::span::{is_blank, marks, Span};
use crate::token::{Case, Folded};

/// A stretch of text that a key point is made of, and what it is cut from.
pub(super) struct Compressor<'a> {
    pub(super) document: &'a Document<'a>,
    /// What stands between quotation marks: never cut into.
    pub(super) quoted: &'a [Span],
    pub(super) attributions: &'a [Attribution],
    /// The sentence is an item of a list whose head is known: "Second, …" stays.
    pub(super) listed: bool,
}

/// What is left of a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Kept {
    pub(super) spans: Vec<Span>,
    /// It starts with a word that stands for something said before.
    pub(super) leans: bool,
}

/// A relative clause or a tail goes only from a sentence with more words than this.
const LONG: usize = 28;
/// Longest parenthesis that goes, in bytes.
const LONGEST_ASIDE: usize = 120;
/// Most words of verb and speaker behind which a tail goes.
const LONGEST_NAMING: usize = 14;
/// What is left has at least this many words.
const SHORTEST: usize = 5;
/// What has more words than this is no sentence, and stays as it is: the time stays linear.
const LONGEST: usize = 400;

impl Compressor<'_> {
    /// What to keep of `span`, which holds whole sentences.
    pub(super) fn compress(&self, span: Span) -> Kept {
        let all = self.document.tokens_in(span);
        let words = &self.document.listed[all.clone()];
        let piece = Piece { whole: self, span, all, words };
        if piece.words.len() > LONGEST {
            return Kept { spans: vec![span], leans: false };
        }
        let head = piece.head();
        let leans = piece.leans(head);
        let mut cuts = Vec::new();
        if head > 0 {
            cuts.push(Span::new(span.start, piece.start(head)));
        }
        cuts.extend(piece.asides());
        cuts.extend(piece.attribution_tail());
        if piece.words.len() > LONG && !piece.opens_with_mark() && !leans {
            cuts.extend(piece.clauses(head));
        }
        let spans = without(span, cuts);
        let left: usize = spans.iter().map(|s| self.document.tokens_in(*s).len()).sum();
        if left < SHORTEST.min(piece.words.len()) {
            return Kept { spans: vec![span], leans };
        }
        Kept { spans, leans }
    }

    /// Whether byte `at` lies within a quotation, its marks included.
    fn is_quoted(&self, at: usize) -> bool {
        let next = self.quoted.partition_point(|q| q.end <= at);
        self.quoted.get(next).is_some_and(|q| q.start <= at)
    }

    /// Whether a cut would tear a quotation apart: it must hold the whole of it, or nothing.
    fn tears(&self, cut: Span) -> bool {
        let next = self.quoted.partition_point(|q| q.end <= cut.start);
        self.quoted[next..].iter().take_while(|q| q.start < cut.end).any(|q| !cut.contains(*q))
    }
}

/// One stretch under the knife. Words are counted from its start.
struct Piece<'a> {
    whole: &'a Compressor<'a>,
    span: Span,
    all: Range<usize>,
    words: &'a [Folded<'a>],
}

impl Piece<'_> {
    fn text(&self) -> &str {
        self.whole.document.text
    }

    fn lists(&self) -> &'static Leaning {
        self.whole.document.language.leaning()
    }

    fn token(&self, word: usize) -> Span {
        self.whole.document.tokens[self.all.start + word].span
    }

    /// Where word `at` starts; the end of the stretch where there is none.
    fn start(&self, at: usize) -> usize {
        if at < self.words.len() {
            self.token(at).start
        } else {
            self.span.end
        }
    }

    /// What stands between word `at` and the one before it.
    fn gap(&self, at: usize) -> &str {
        let from = if at == 0 { self.span.start } else { self.token(at - 1).end };
        &self.text()[from..self.start(at).max(from)]
    }

    /// Whether a mark opens it that no other closes: what is said and what is told cannot be told apart.
    fn opens_with_mark(&self) -> bool {
        let first = self.span.start;
        self.text()[first..].starts_with(is_mark) && !self.whole.is_quoted(first)
    }

    /// How many words at the start only tie the sentence to what came before.
    fn head(&self) -> usize {
        if self.gap(0).contains(is_mark) {
            return 0;
        }
        let mut head = 0;
        while let Some((length, joint)) = self.joint(head) {
            let next = head + length;
            let gap = if next < self.words.len() { self.gap(next) } else { "" };
            let comma = gap.trim_end() == ",";
            let free = joint == Joint::Free && gap.trim().is_empty() && !self.subordinate(next);
            if next + SHORTEST > self.words.len() || !(comma || free) {
                break;
            }
            head = next;
        }
        head
    }

    /// The words from `at` on that tie to what came before: a connective, or a place in a list: "Second, …".
    fn joint(&self, at: usize) -> Option<(usize, Joint)> {
        let lists = self.whole.document.language.lists();
        let counts = |word: &&Folded| !self.whole.listed && lists.counts(word);
        let place = self.words.get(at).filter(counts).map(|_| (1, Joint::Comma));
        self.lists().connectives.at(&self.words[at..]).or(place)
    }

    /// Whether a conjunction before word `at` opens a clause of its own: "Sementara menunggu, …".
    fn subordinate(&self, at: usize) -> bool {
        let word = self.words.get(at).map_or("", |w| w.as_ref());
        let early_comma =
            (at + 1..self.words.len().min(at + 14)).any(|w| self.gap(w).starts_with(','));
        self.lists().opens_clause(word) && early_comma
    }

    /// Whether the sentence starts with something that stands for what came before.
    fn leans(&self, head: usize) -> bool {
        let Some((length, ())) = self.lists().pronouns.at(&self.words[head..]) else {
            return false;
        };
        !self.gap(head).contains(is_mark) && head + length <= self.words.len()
    }

    /// Whether a stretch of words holds something the meaning hangs on.
    fn binds(&self, words: Range<usize>) -> bool {
        // "in May": a word of conditions with a capital is a name.
        let name = |at: usize| {
            at > 0 && self.whole.document.tokens[self.all.start + at].case == Case::Capital
        };
        words.into_iter().any(|at| self.lists().binds(&self.words[at..at + 1]) && !name(at))
    }

    /// Whether word `at` lies between quotation marks.
    fn is_quoted(&self, at: usize) -> bool {
        let token = self.token(at);
        let next = self.whole.quoted.partition_point(|q| q.end <= token.start);
        self.whole.quoted.get(next).is_some_and(|q| q.contains(token))
    }

    /// Parentheses, with the blank before them.
    fn asides(&self) -> Vec<Span> {
        let text = self.span.of(self.text());
        let mut found = Vec::new();
        let mut open = None;
        for (at, mark) in marks(text) {
            match mark {
                '(' if open.is_none() => open = Some(at),
                '(' => open = None,
                ')' => {
                    found.extend(open.take().and_then(|from: usize| self.aside(text, from, at + 1)))
                }
                _ => {}
            }
        }
        found
    }

    fn aside(&self, text: &str, from: usize, to: usize) -> Option<Span> {
        let blank = text[..from].len() - text[..from].trim_end_matches(is_blank).len();
        let glued = text[to..].starts_with(char::is_alphanumeric);
        let cut = Span::new(self.span.start + from - blank, self.span.start + to);
        let words = self.word_at(cut.start)..self.word_at(cut.end);
        let fits = blank > 0 && !glued && cut.len() <= LONGEST_ASIDE && from > blank;
        (fits && !self.whole.tears(cut) && !self.in_quote(cut) && !self.binds(words)).then_some(cut)
    }

    fn in_quote(&self, cut: Span) -> bool {
        let next = self.whole.quoted.partition_point(|q| q.end <= cut.start);
        self.whole.quoted.get(next).is_some_and(|q| q.contains(cut))
    }

    /// The first word that starts at byte `at` or later.
    fn word_at(&self, at: usize) -> usize {
        let tokens = &self.whole.document.tokens[self.all.clone()];
        tokens.partition_point(|t| t.span.start < at)
    }

    /// Where the sentence's last words end, before its closing mark.
    fn last_word_end(&self) -> usize {
        self.words.len().checked_sub(1).map_or(self.span.end, |last| self.token(last).end)
    }

    /// To whom, when and where something was said: what stands behind the speaker's name at the end.
    fn attribution_tail(&self) -> Option<Span> {
        let attributions = self.whole.attributions;
        let from = attributions.partition_point(|a| a.tokens.start < self.all.start);
        let last = attributions[from..]
            .iter()
            .take_while(|a| a.tokens.end <= self.all.end)
            .filter(|a| a.follows && a.tokens.start >= self.all.start + SHORTEST)
            .last()?;
        let end = last.tokens.end.max(last.verb.end) - self.all.start;
        let rest = end..self.words.len();
        if rest.is_empty() || rest.len() > 30 || self.binds(rest.clone()) {
            return None;
        }
        let speech = self.whole.document.language.speech();
        let verb_ends = last.tokens.end <= last.verb.end;
        if verb_ends && speech.addressed.contains(self.words[end - 1].as_ref()) {
            return None;
        }
        let near = end - (last.verb.start - self.all.start) <= LONGEST_NAMING;
        let by = speech.agents.contains(self.words[end].as_ref());
        // "two people close to her": where no name says it, nothing shows where the naming ends.
        let nameless =
            matches!(last.speaker, Speaker::Words(_)) && !self.gap(end).contains(&[',', '('][..]);
        let opens = near
            && !by
            && !nameless
            && (speech.ends_naming(&self.words[end]) || self.gap(end).contains('('));
        let clause = self.lists().clauses.contains(self.words[end].as_ref());
        let relative = clause || self.lists().relatives.at(&self.words[end..]).is_some();
        let cut = Span::new(self.token(end - 1).end, self.tail_end());
        (opens && !relative && !self.whole.tears(cut) && !self.is_quoted(end)).then_some(cut)
    }

    /// The end of the stretch without its full stop.
    fn tail_end(&self) -> usize {
        let text = self.span.of(self.text());
        let bare = text.trim_end_matches(&['.', '!', '?', ' '][..]);
        (self.span.start + bare.len()).max(self.last_word_end())
    }

    /// Clauses between commas that tell more of a noun, and last parts that can go.
    fn clauses(&self, head: usize) -> Vec<Span> {
        let commas: Vec<usize> = (head + 1..self.words.len())
            .filter(|&at| self.gap(at).starts_with(',') && !self.is_quoted(at - 1))
            .collect();
        let mut cuts = Vec::new();
        let mut from = 0;
        while let Some(&at) = commas.get(from) {
            let later = &commas[from + 1..];
            from += 1;
            let relative = self.lists().relatives.at(&self.words[at..]).is_some();
            let tail = self.lists().tails.at(&self.words[at..]).is_some();
            let medium =
                self.whole.document.language.speech().media.at(&self.words[at..]).is_some();
            let end = match later.iter().position(|&next| relative && self.goes_on(next)) {
                Some(skip) => {
                    from += skip;
                    later[skip]
                }
                None if (relative && later.is_empty()) || tail || medium => self.words.len(),
                None => continue,
            };
            let cut = self.clause(at, end);
            let safe =
                !self.binds(at..end) && !self.whole.tears(cut) && !self.holds_attribution(at..end);
            let enough = end < self.words.len() || at >= SHORTEST.min(self.words.len() / 3 + 1);
            if safe && enough {
                cuts.push(cut);
            }
            if end == self.words.len() {
                break;
            }
        }
        cuts
    }

    /// From the comma before word `at` to the comma before word `end`, that one included: what is left closes up.
    fn clause(&self, at: usize, end: usize) -> Span {
        let start = self.token(at - 1).end;
        if end == self.words.len() {
            return Span::new(start, self.tail_end());
        }
        Span::new(start, self.token(end - 1).end + 1)
    }

    /// Whether the main clause goes on at word `at`: a verb stands there, or very near.
    fn goes_on(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| self.lists().may_be_verb(w))
    }

    fn holds_attribution(&self, words: Range<usize>) -> bool {
        let (start, end) = (self.all.start + words.start, self.all.start + words.end);
        let from = self.whole.attributions.partition_point(|a| a.verb.start < start);
        self.whole.attributions[from..].iter().take_while(|a| a.verb.start < end).any(|a| a.follows)
    }
}

/// What is left of `span` without the cuts, which may come in any order and overlap.
fn without(span: Span, mut cuts: Vec<Span>) -> Vec<Span> {
    crate::order::sort_by_key(&mut cuts, |s| (s.start, s.end));
    let mut left = Vec::new();
    let mut from = span.start;
    for cut in cuts {
        if cut.start > from {
            left.push(Span::new(from, cut.start));
        }
        from = from.max(cut.end);
    }
    if from < span.end {
        left.push(Span::new(from, span.end));
    }
    left
}
