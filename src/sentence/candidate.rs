//! A place where a sentence may end, with what stands before and after it.

use unicode_segmentation::UnicodeSegmentation;

use super::mark::{is_closing, is_opening, Kind, Mark, REPEATED};
use super::pair::Pairs;
use crate::span::{is_blank, is_no_word};
use crate::token::is_unspaced;

/// Nothing longer is looked at as a word, in bytes: the cost stays linear whatever the text.
const LONGEST_WORD: usize = 48;
/// So many marks may stand before the first word of the next sentence.
const LONGEST_OPENING: usize = 12;

/// A place where a sentence may end.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'t> {
    /// The block's text.
    pub text: &'t str,
    /// Where the sentence that may end here begins.
    pub start: usize,
    /// What may end it.
    pub mark: Mark,
    /// Where it ends, with the closing quotation marks, brackets and notes that follow the mark.
    pub end: usize,
    /// What comes next.
    pub next: Next<'t>,
}

/// How the text goes on after a candidate.
#[derive(Clone, Copy, Debug)]
pub struct Next<'t> {
    /// Where the next visible character stands.
    pub at: usize,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// The first visible character.
    pub first: Option<char>,
    /// How its first word begins, marks before it left out.
    pub start: Start,
    /// Its first word.
    pub word: &'t str,
}

/// How the next word begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    Upper,
    Lower,
    Digit,
    /// A letter of a script without capitals.
    Uncased,
    /// No word at all near by.
    Nothing,
}

impl<'t> Candidate<'t> {
    pub fn new(text: &'t str, start: usize, mark: Mark, pairs: &Pairs) -> Self {
        let end = closing(text, mark, pairs);
        Candidate { text, start, mark, end, next: Next::new(text, end) }
    }

    /// The word that stands before the mark, marks around it left out: "Dr", "U.S", "3.5", "(Ind" as "Ind".
    pub fn word(&self) -> &'t str {
        last_word(&self.text[self.start..self.mark.span.start])
    }

    /// The sentence so far, without the last word.
    pub fn before_word(&self) -> &'t str {
        let before = &self.text[self.start..self.mark.span.start];
        before.strip_suffix(self.word()).unwrap_or(before).trim_end()
    }

    /// Whether the sentence would hold fewer than `count` words. They are counted from the end: the time stays linear.
    pub fn has_fewer_words(&self, count: usize) -> bool {
        let before = &self.text[self.start..self.mark.span.start];
        before
            .split_whitespace()
            .rev()
            .filter(|w| w.contains(char::is_alphanumeric))
            .nth(count - 1)
            .is_none()
    }

    /// The character right before the mark.
    pub fn char_before(&self) -> Option<char> {
        self.text[self.start..self.mark.span.start].chars().next_back()
    }
}

impl<'t> Next<'t> {
    fn new(text: &'t str, end: usize) -> Self {
        let rest = &text[end..];
        let visible = rest.trim_start_matches(is_blank);
        let at = text.len() - visible.len();
        let opening = |c: &char| !c.is_alphanumeric();
        let skipped: usize =
            visible.chars().take(LONGEST_OPENING).take_while(opening).map(char::len_utf8).sum();
        let mut word = first_word(&visible[skipped..]);
        let elided = word.len() == 1 && visible[..skipped].ends_with(&['’', '\''][..]);
        let behind = visible[skipped + word.len()..].trim_start();
        if elided && behind.starts_with(char::is_uppercase) {
            word = first_word(behind); // "’s Avonds"
        }
        let start = match word.chars().next() {
            None => Start::Nothing,
            Some(c) if c.is_lowercase() && !is_brand(word) => Start::Lower,
            Some(c) if c.is_lowercase() => Start::Upper,
            Some(c) if c.is_uppercase() => Start::Upper,
            Some(c) if c.is_numeric() => Start::Digit,
            Some(_) => Start::Uncased,
        };
        Next { at, spaced: at > end, first: visible.chars().next(), start, word }
    }

    /// Whether it is "Word": a capital and at least one small letter.
    pub fn is_capitalised(&self) -> bool {
        self.start == Start::Upper && self.word.chars().nth(1).is_some_and(char::is_lowercase)
    }
}

/// "eBay": a name with its capital inside.
fn is_brand(word: &str) -> bool {
    word.chars().nth(1).is_some_and(char::is_uppercase)
}

/// The last word of `text`, trailing blanks and leading marks left out; at most [`LONGEST_WORD`] bytes.
fn last_word(text: &str) -> &str {
    let text = text.trim_end_matches(is_blank);
    let mut start = text.len();
    for (at, c) in text.char_indices().rev() {
        let other_script = is_unspaced(c) && text.ends_with(|x: char| x.is_ascii());
        if is_blank(c) || other_script || text.len() - at > LONGEST_WORD {
            break;
        }
        start = at;
    }
    text[start..].trim_start_matches(is_no_word)
}

/// The letters, digits and joined marks that `text` begins with; at most [`LONGEST_WORD`] bytes.
fn first_word(text: &str) -> &str {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let length = text
        .char_indices()
        .find(|&(at, c)| !joins(c) || at > LONGEST_WORD)
        .map_or(text.len(), |(at, _)| at);
    text[..length].trim_end_matches(&['\'', '’', '-'][..])
}

/// Where the sentence ends that `mark` ends: closing marks, reference numbers and smileys belong to it.
fn closing(text: &str, mark: Mark, pairs: &Pairs) -> usize {
    let mut end = mark.span.end;
    loop {
        let rest = &text[end..];
        let visible = rest.trim_start_matches(&[' ', '\u{A0}', '\u{202F}'][..]);
        let at = text.len() - visible.len();
        let Some(c) = visible.chars().next() else { return end };
        let glued = at == end && !visible[c.len_utf8()..].starts_with(char::is_alphanumeric);
        let closes =
            is_closing(c) && (pairs.closes_at(at) || at == end && (!is_opening(c) || glued));
        if is_emoji(c) {
            // With what is joined to it: skin, accents, further pictures.
            end = at + visible.split_word_bounds().next().map_or(c.len_utf8(), str::len);
        } else if closes || at == end && is_superscript(c) {
            end = at + c.len_utf8();
        } else if let Some(length) = repeated(rest, mark) {
            end += length;
        } else if let Some(length) =
            note(rest, text[..mark.span.start].chars().next_back()).or_else(|| smiley(rest))
        {
            end += length;
        } else {
            return end;
        }
    }
}

/// The length of " ?", " !!" or " ..." at the start of `text`: marks repeated behind blanks: "Really ? ? ?", "Stop! ..."
fn repeated(text: &str, mark: Mark) -> Option<usize> {
    let visible = text.strip_prefix(' ').filter(|_| mark.kind == Kind::Exclaim)?;
    let marks = visible.len() - visible.trim_start_matches(REPEATED).len();
    (marks > 0 && (marks == visible.len() || visible[marks..].starts_with(' ')))
        .then_some(marks + 1)
}

/// Pictures and what joins them.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{200D}' | '\u{1F1E6}'..='\u{1FAFF}')
}

fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰'..='⁹')
}

/// The length of "[12]", " [12]" or "12" at the start of `text`: references to notes, if what follows begins a sentence.
/// A bare number must stand right after the mark of a word or bracket: "…a consultation.11 12 Take".
fn note(text: &str, before: Option<char>) -> Option<usize> {
    let bracketed = text.trim_start_matches(' ');
    let length = match bracketed.strip_prefix('[') {
        Some(inner) => {
            let digits = count_digits(inner);
            let closed = digits > 0 && inner[digits..].starts_with(']');
            closed.then_some(text.len() - bracketed.len() + digits + 2)?
        }
        None if before.is_some_and(|b| b.is_lowercase() || b == ')') => bare_notes(text)?,
        None => return None,
    };
    let after = &text[length..];
    let next = after.trim_start().chars().next();
    let begins =
        next.is_none_or(|c| c == '[' || !c.is_lowercase() && c.is_alphanumeric() || is_opening(c));
    (begins && (after.is_empty() || after.starts_with(&[' ', '[', '\n', '\u{A0}'][..])))
        .then_some(length)
}

/// The length of "11 12" at the start of `text`.
fn bare_notes(text: &str) -> Option<usize> {
    let first = count_digits(text);
    let mut length = first;
    while let Some(more) = text[length..].strip_prefix(' ').map(count_digits).filter(|&n| n > 0) {
        length += 1 + more;
    }
    (first > 0 && text[length..].starts_with(' ')).then_some(length)
}

/// How many digits `text` begins with, if no more than three; else none.
fn count_digits(text: &str) -> usize {
    match text.bytes().take(4).take_while(u8::is_ascii_digit).count() {
        4 => 0,
        digits => digits,
    }
}

/// The length of " :)" at the start of `text`.
fn smiley(text: &str) -> Option<usize> {
    const SMILEYS: [&str; 8] = [":)", ":-)", ";)", ";-)", ":(", ":-(", ":D", ":P"];
    let face = text.trim_start_matches(' ');
    let found = SMILEYS.into_iter().find(|s| face.starts_with(s))?;
    let ends = !face[found.len()..].starts_with(char::is_alphanumeric);
    ends.then_some(text.len() - face.len() + found.len())
}
