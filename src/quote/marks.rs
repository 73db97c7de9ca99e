//! Quotation marks: which of them open, which close, and what stands between.
//!
//! One pass over the text. Marks are paired within a paragraph; a quotation goes on in the next paragraph where
//! that one opens with a mark too. What is never closed ends with the sentence it was opened in.

use crate::document::Document;
use crate::keypoint::Speech;
use crate::span::{is_blank, is_no_word, plain_len, Span};

/// Which marks go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Angle,
    Corner,
    Single,
}

fn family(c: char) -> Option<Family> {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '＂' => Some(Family::Double),
        '«' | '»' | '‹' | '›' => Some(Family::Angle),
        '「' | '」' | '『' | '』' => Some(Family::Corner),
        '\'' | '‘' | '’' | '‚' => Some(Family::Single),
        _ => None,
    }
}

/// Whether `c` is any quotation mark (apostrophes among them).
pub(crate) fn is_mark(c: char) -> bool {
    family(c).is_some()
}

/// Stretches between quotation marks, the marks included: in order, without overlap, the outermost only.
pub(crate) fn quoted(document: &Document) -> Vec<Span> {
    let mut scan = Scan::new(document);
    let mut paragraph = None;
    for sentence in document.content.iter().copied() {
        let here = Some(document.block_of(sentence).paragraph);
        if here != paragraph {
            scan.paragraph_break(document.sentences[sentence].span.start);
            paragraph = here;
        }
        scan.sentence(document.sentences[sentence].span);
    }
    scan.finish()
}

struct Open {
    at: usize,
    mark: char,
    family: Family,
    /// Where the sentence ends in which it stands.
    sentence_end: usize,
}

/// A single mark that is open; it may yet prove to be an apostrophe.
struct Single {
    at: usize,
    sentence_end: usize,
    /// Where it closes, unless a better place comes: after a word's last letter.
    perhaps: Option<usize>,
}

struct Scan<'a> {
    text: &'a str,
    speech: &'static Speech,
    open: Vec<Open>,
    single: Option<Single>,
    found: Vec<Span>,
    singles: Vec<Span>,
    sentence_end: usize,
}

/// A mark and what stands around it.
struct Mark {
    at: usize,
    end: usize,
    c: char,
    before: Option<char>,
    after: Option<char>,
}

impl Mark {
    fn free_before(&self) -> bool {
        self.before.is_none_or(|c| is_blank(c) || matches!(c, '(' | '[' | '—' | '–' | '-' | '/'))
    }

    fn free_after(&self) -> bool {
        self.after.is_none_or(is_blank)
    }

    fn letter_after(&self) -> bool {
        self.after.is_some_and(|c| {
            c.is_alphanumeric()
                || matches!(c, '[' | '(' | '…' | '.' | '$' | '#' | '@')
                || is_mark(c)
        })
    }
}

impl<'a> Scan<'a> {
    fn new(document: &Document<'a>) -> Self {
        Scan {
            text: document.text,
            speech: document.language.speech(),
            open: vec![],
            single: None,
            found: vec![],
            singles: vec![],
            sentence_end: 0,
        }
    }

    fn sentence(&mut self, span: Span) {
        self.sentence_end = span.end;
        let text = span.of(self.text);
        let mut next = 0;
        while let Some(skipped) = plain_len(&text[next..]) {
            let at = next + skipped;
            let Some(c) = text[at..].chars().next() else { break };
            let twin = matches!(c, '`' | '\'' | '’') && text[at + c.len_utf8()..].starts_with(c);
            next = at + c.len_utf8() * (1 + usize::from(twin));
            if twin || is_mark(c) {
                let before = text[..at].chars().next_back();
                let after = text[next..].chars().next();
                let (at, end) = (span.start + at, span.start + next);
                self.mark(&Mark { at, end, c, before, after }, twin);
            }
        }
    }

    fn mark(&mut self, mark: &Mark, twin: bool) {
        match (mark.c, family(mark.c)) {
            ('`', _) => self.opens(mark, Family::Double),
            (_, Some(Family::Single)) if twin => self.twin(mark),
            (_, Some(Family::Single)) => self.single(mark),
            ('"' | '＂', _) => self.straight(mark),
            (c, Some(family)) => self.directed(mark, c, family),
            _ => {}
        }
    }

    /// Two single marks for one double, which may open as well: "’’Sungai kita penuh,’’".
    fn twin(&mut self, mark: &Mark) {
        let is_open = self.open.iter().any(|o| o.family == Family::Double);
        if !is_open && mark.free_before() && mark.letter_after() {
            self.opens(mark, Family::Double);
        } else {
            self.closes(mark, Family::Double);
        }
    }

    /// A mark that shows by its shape whether it opens: most of the time.
    fn directed(&mut self, mark: &Mark, c: char, family: Family) {
        let opened_by = self.open.iter().rev().find(|o| o.family == family).map(|o| o.mark);
        let opens = match c {
            '„' | '‟' | '「' | '『' => true,
            '“' => opened_by != Some('„'),
            '”' => opened_by.is_none() && mark.free_before() && mark.letter_after(),
            '«' | '‹' => opened_by != Some('»') && opened_by != Some('›'),
            '»' | '›' => opened_by.is_none() && mark.free_before() && mark.letter_after(),
            _ => false,
        };
        if opens {
            self.opens(mark, family);
        } else {
            self.closes(mark, family);
        }
    }

    /// A straight mark shows by what stands around it whether it opens.
    fn straight(&mut self, mark: &Mark) {
        let is_open = self.open.iter().any(|o| o.family == Family::Double);
        let after_opening = self.open.last().is_some_and(|o| o.at + o.mark.len_utf8() == mark.at);
        if !is_open {
            if mark.letter_after() || (mark.free_before() && mark.free_after()) {
                self.opens(mark, Family::Double);
            }
        } else if (!mark.free_before() && !after_opening)
            || mark.free_after()
            || self.closes_late(mark)
        {
            self.closes(mark, Family::Double);
        } else {
            self.opens(mark, Family::Double);
        }
    }

    /// Whether an open quotation ends at a mark that a careless space tore from it: `masuk, "ucap Darmin`.
    fn closes_late(&self, mark: &Mark) -> bool {
        let word = self.text[mark.end..].split(is_no_word).next().unwrap_or_default();
        self.last_before(mark.at) == Some(',') || self.speech.is_verb(word)
    }

    fn last_before(&self, at: usize) -> Option<char> {
        let from = self.open.last().map_or(0, |o| o.at);
        self.text.get(from..at)?.chars().rev().find(|&c| !is_blank(c))
    }

    fn opens(&mut self, mark: &Mark, family: Family) {
        let same = self.open.last().is_some_and(|o| o.family == family);
        if same {
            match self.last_before(mark.at) {
                // A new paragraph of the same quotation, glued to the one before.
                Some('.' | '!' | '?' | '…') => return,
                Some(':') => self.give_up(),
                _ => {}
            }
        }
        self.open.push(Open { at: mark.at, mark: mark.c, family, sentence_end: self.sentence_end });
    }

    fn closes(&mut self, mark: &Mark, family: Family) {
        let Some(depth) = self.open.iter().rposition(|o| o.family == family) else { return };
        self.open.truncate(depth + 1);
        if let (Some(open), true) = (self.open.pop(), self.open.is_empty()) {
            self.found.push(Span::new(open.at, mark.end));
        }
    }

    fn single(&mut self, mark: &Mark) {
        let word_before = mark.before.is_some_and(char::is_alphanumeric);
        let word_after = mark.after.is_some_and(char::is_alphanumeric);
        let digit_after = mark.after.is_some_and(|c| c.is_ascii_digit());
        if !self.open.is_empty() || (word_before && word_after) {
            return;
        }
        let may_open = mark.c != '’' && (mark.c == '‘' || mark.free_before()) && word_after;
        if may_open && !(digit_after && mark.c == '\'') {
            self.settle_single();
            self.single =
                Some(Single { at: mark.at, sentence_end: self.sentence_end, perhaps: None });
        } else if let Some(single) = &mut self.single {
            if mark.before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…')) {
                self.singles.push(Span::new(single.at, mark.end));
                self.single = None;
            } else if !mark.free_before()
                && single.perhaps.is_none()
                && mark.end <= single.sentence_end
            {
                single.perhaps = Some(mark.end);
            }
        }
    }

    fn settle_single(&mut self) {
        if let Some(Single { at, perhaps: Some(end), .. }) = self.single.take() {
            self.singles.push(Span::new(at, end));
        }
    }

    /// What is open stays open only if the paragraph at `start` opens with the same kind of mark.
    fn paragraph_break(&mut self, start: usize) {
        self.settle_single();
        let next = self.text[start..].chars().next().and_then(family);
        match self.open.first() {
            Some(open) if next == Some(open.family) => self.open.truncate(1),
            Some(_) => self.give_up(),
            None => {}
        }
    }

    /// Ends an unclosed quotation with the sentence it was opened in.
    fn give_up(&mut self) {
        if let Some(open) = self.open.first() {
            if open.sentence_end > open.at {
                self.found.push(Span::new(open.at, open.sentence_end));
            }
        }
        self.open.clear();
    }

    fn finish(mut self) -> Vec<Span> {
        self.settle_single();
        self.give_up();
        crate::order::sort_by_key(&mut self.found, |s| (s.start, s.end));
        let found = &self.found;
        let apart = |s: &Span| {
            let next = found.partition_point(|f| f.end <= s.start);
            found.get(next).is_none_or(|f| !f.overlaps(*s))
        };
        let singles: Vec<Span> = self.singles.iter().copied().filter(apart).collect();
        let mut all = self.found;
        all.extend(singles);
        crate::order::sort_by_key(&mut all, |s| (s.start, s.end));
        let mut end = 0;
        all.retain(|s| {
            let keep = s.start >= end;
            end = end.max(s.end);
            keep
        });
        all
    }
}
