//! Lines that are boilerplate as a whole.

use super::phrase::Phrases;
use super::word::words;
use super::{byline, picture, shape, Block, Boilerplate};
use crate::span::{find, is_digit};

/// A longer line is running text: only its ends are looked at (see [`super::cut`]).
pub(super) const LONGEST_LINE: usize = 300;

/// Marks the blocks that are boilerplate from end to end.
pub(super) fn mark(text: &str, blocks: &mut [Block], phrases: &Phrases) {
    for block in blocks.iter_mut().filter(|b| b.boilerplate.is_none()) {
        let line = block.span.of(text);
        if line.len() <= LONGEST_LINE {
            block.boilerplate = line_kind(line, phrases);
        } else if is_markup(line) {
            block.boilerplate = Some(Boilerplate::Fragment);
        }
    }
}

/// Marks the titles below a bare "Baca juga:": a list of links. Above the article it is a word of a menu.
pub(super) fn mark_link_lists(text: &str, blocks: &mut [Block]) {
    const MOST_LINKS: usize = 6;
    let (mut left, mut told) = (0, false);
    for block in blocks {
        let line = block.span.of(text);
        told |= block.boilerplate.is_none() && shape::is_running(line);
        if block.boilerplate == Some(Boilerplate::Related) {
            left = if told && is_bare_lead(line) { MOST_LINKS } else { 0 };
        } else if left > 0 && block.boilerplate.is_none() && is_link_title(line) {
            block.boilerplate = Some(Boilerplate::Related);
            left -= 1;
        } else {
            left = 0;
        }
    }
}

/// A title; in a list of links it may ask or shout.
pub(super) fn is_link_title(line: &str) -> bool {
    const LONGEST: usize = 160;
    let asks =
        line.len() <= LONGEST && line.ends_with(&['?', '!'][..]) && shape::is_title_case(line);
    asks || shape::is_title_line(line)
}

/// "Baca juga:", "More on this story", with nothing behind it.
fn is_bare_lead(line: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let bare = || words(line).len() <= MOST_WORDS && !line.contains(':');
    line.len() <= 40 && (line.trim_end_matches(&['.', ']', ')'][..]).ends_with(':') || bare())
}

/// The kind of a line that is boilerplate from end to end.
pub(super) fn line_kind(line: &str, phrases: &Phrases) -> Option<Boilerplate> {
    if is_markup(line) {
        return Some(Boilerplate::Fragment);
    }
    // "^ Bridges of the North, p. 44": a reference of an encyclopedia.
    if line.starts_with("^ ") {
        return Some(Boilerplate::Related);
    }
    if is_address(line) {
        return Some(Boilerplate::Link);
    }
    let words = words(line);
    if let Some(kind) = phrases.kind(&words).filter(|_| !opens_quote(line)) {
        let is_told =
            kind == Boilerplate::Related && (has_second_sentence(line) || is_long_sentence(line));
        return (!is_told).then_some(kind);
    }
    if is_copyright(line) {
        return Some(Boilerplate::Copyright);
    }
    if byline::is_byline(line, &words, phrases) {
        return Some(Boilerplate::Byline);
    }
    picture::kind(line, &words, phrases)
}

/// Nothing but tags, comments, marks and ornaments.
fn is_markup(line: &str) -> bool {
    let mut in_tag = false;
    for (at, c) in line.char_indices() {
        match c {
            '<' if !in_tag => {
                let next = line[at + 1..].chars().next();
                in_tag = next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
            }
            '>' => in_tag = false,
            c if !in_tag && c.is_alphanumeric() => return false,
            _ => {}
        }
    }
    !in_tag
}

/// A bare address, or one behind a label or a name: "Instagram: https://…", "From: Ana Salim <ana@kota.example>".
fn is_address(line: &str) -> bool {
    // Nearly every line has none of these, and is not taken apart.
    let may_be = line.bytes().any(|b| matches!(b, b'@' | b'/')) || find(line, "www.").is_some();
    if !may_be {
        return false;
    }
    let most_other_words = 2 + usize::from(find(line, ": ").is_some());
    let (mut addresses, mut others) = (0, 0);
    for word in line.split_whitespace() {
        let bare = word.trim_start_matches(&['(', '<', '['][..]);
        let at = find(bare, "://").or_else(|| find(bare, "www."));
        let mail = bare.contains('@')
            && !bare.starts_with('@')
            && bare.contains('.')
            && !bare.contains('/');
        if at.is_some_and(|at| at < 24) || mail {
            addresses += 1;
        } else if word.contains(char::is_alphanumeric) {
            others += 1;
        }
        if others > most_other_words {
            return false;
        }
    }
    addresses > 0
}

/// A quotation that the line opens and does not close at its end.
fn opens_quote(line: &str) -> bool {
    const MARKS: &[char] = &['"', '“', '”', '\'', '‘', '’', '«', '„'];
    line.starts_with(MARKS) && !line.trim_end_matches(&['.', ':'][..]).ends_with(MARKS)
}

/// Whether a full stop stands inside the line, with a second sentence after it that ends in a full stop too.
fn has_second_sentence(line: &str) -> bool {
    line.ends_with('.') && find(line.trim_end_matches('.'), ". ").is_some()
}

/// A title has no full stop: where a long one ends with one, the telling follows it on the line.
fn is_long_sentence(line: &str) -> bool {
    const LONGEST_TITLE: usize = 180;
    line.len() > LONGEST_TITLE && line.ends_with('.')
}

fn is_copyright(line: &str) -> bool {
    line.starts_with('©') && line.contains(is_digit)
}
