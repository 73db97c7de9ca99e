//! Quotations and brackets: from where to where. A sentence does not end inside one, unless it is long.

use super::mark::is_opening;
use crate::span::{is_blank, plain_len};
use crate::token::is_unspaced;

/// A quotation longer than this (in characters) may be split where its own sentences end.
const LONGEST_QUOTE: usize = 250;
/// The same for one with its attribution: "…," she said.
const LONGEST_ATTRIBUTED: usize = 400;
/// Deeper nesting than this is noise.
const DEEPEST: usize = 8;

/// Matched quotation marks and brackets of one block.
#[derive(Debug, Default)]
pub struct Pairs {
    /// Where each kept-together pair opens and closes, in the order they close.
    kept: Vec<(usize, usize)>,
    /// Where each pair closes.
    closes: Vec<usize>,
}

#[derive(Clone, Copy)]
struct Open {
    at: usize,
    mark: char,
}

impl Pairs {
    /// Finds the pairs of `text`.
    pub fn find(text: &str) -> Pairs {
        let mut pairs = Pairs::default();
        let mut open: Vec<Open> = Vec::new();
        let mut next = 0;
        while let Some(skipped) = plain_len(&text[next..]) {
            let at = next + skipped;
            let Some(c) = text[at..].chars().next() else { break };
            next = at + c.len_utf8();
            if c.is_alphanumeric() {
                continue;
            }
            let before = text[..at].chars().next_back().unwrap_or(' ');
            let after = text[next..].chars().next().unwrap_or(' ');
            if let Some(depth) = closes(&open, before, c, after) {
                pairs.add(text, open[depth].at, at, c);
                open.truncate(depth);
            } else if opens(before, c, after) && !is_torn_off(&text[at..]) {
                if open.len() == DEEPEST {
                    open.remove(0);
                }
                open.push(Open { at, mark: c });
            }
        }
        crate::order::sort_by_key(&mut pairs.kept, |&pair| pair);
        pairs
    }

    fn add(&mut self, text: &str, open: usize, close: usize, mark: char) {
        self.closes.push(close);
        let after = &text[close + mark.len_utf8()..];
        let longest =
            if is_attributed(&text[..open], after) { LONGEST_ATTRIBUTED } else { LONGEST_QUOTE };
        if text[open..close].chars().nth(longest).is_none() {
            self.kept.push((open, close));
        }
    }

    /// Whether a pair closes at `at`.
    pub fn closes_at(&self, at: usize) -> bool {
        self.closes.binary_search(&at).is_ok()
    }

    /// Answers, for growing positions, whether each lies within a pair that is kept together.
    pub fn inside(&self) -> impl FnMut(usize) -> bool + '_ {
        let (mut next, mut reach) = (0, 0);
        move |at| {
            while let Some(&(_, close)) = self.kept.get(next).filter(|pair| pair.0 < at) {
                reach = reach.max(close);
                next += 1;
            }
            at <= reach
        }
    }
}

/// Whether somebody is said to have said it: `he said: "…"`, `"…," said he`, `"…!" ujar Budi`.
fn is_attributed(before: &str, after: &str) -> bool {
    let announced = before.trim_end_matches(is_blank).ends_with(&[',', ':', '：', '，'][..]);
    let follows = after.trim_start_matches(|c| is_blank(c) || c == ',').chars().next();
    announced || follows.is_some_and(char::is_lowercase)
}

/// The depth of the open pair that `c` closes.
fn closes(open: &[Open], before: char, c: char, after: char) -> Option<usize> {
    let ends = !before_opens(before) || !after.is_alphanumeric();
    let fits = |mark: char| match c {
        ')' => mark == '(',
        ']' => mark == '[',
        '}' => mark == '{',
        '）' => mark == '（' || mark == '(',
        '］' => mark == '［',
        '」' => mark == '「',
        '』' => mark == '『',
        '》' => mark == '《',
        '〉' => mark == '〈',
        '】' => mark == '【',
        '"' => matches!(mark, '"' | '“' | '„' | '”') && ends,
        '”' => matches!(mark, '“' | '„' | '”' | '"' | '‟') && ends,
        '“' => mark == '„' || mark == '“' && !after.is_alphanumeric(),
        '»' => mark == '«' || mark == '»' && ends,
        '«' => mark == '»' && ends,
        '›' => mark == '‹' || mark == '›' && ends,
        '‹' => mark == '›' && ends,
        '’' => matches!(mark, '‘' | '‚' | '’') && !after.is_alphanumeric(),
        '‘' => mark == '‚' && !after.is_alphanumeric(),
        '\'' => matches!(mark, '\'' | '`') && !is_blank(before) && !after.is_alphanumeric(),
        '`' => mark == '`' && !is_blank(before) && !after.is_alphanumeric(),
        _ => false,
    };
    open.iter().rposition(|o| fits(o.mark))
}

/// Whether `c` opens a quotation or a bracket.
fn opens(before: char, c: char, after: char) -> bool {
    match c {
        '\'' | '’' | '`' => before_opens(before) && after.is_alphabetic(),
        '"' => before_opens(before) || is_unspaced(before),
        '”' | '»' | '›' => before_opens(before) && !is_blank(after),
        '“' | '‘' | '«' | '‹' => true,
        _ => is_opening(c),
    }
}

/// The end of a word that tokenizing tore off: "Mia 's brother".
fn is_torn_off(text: &str) -> bool {
    text.starts_with("'s ") || text.starts_with("’s ")
}

/// Whether what stands before lets a mark open: "x" does not, a blank and "(" do.
fn before_opens(before: char) -> bool {
    is_blank(before)
        || matches!(before, '-' | '–' | '—' | ':' | '/')
        || is_opening(before) && before != '\''
}
