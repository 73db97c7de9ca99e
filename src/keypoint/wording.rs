//! The words of a key point as they are shown: white space, first letter and end mended, no word added.

use crate::quote::is_mark;
use crate::span::{is_blank, Span};
use crate::token::capital;

/// The words of `spans` as a sentence of their own: white space, first letter and end mended.
pub(super) fn sentence(text: &str, spans: &[Span]) -> String {
    let mut joined = String::new();
    for (index, span) in spans.iter().enumerate() {
        let piece = span.of(text);
        let bare =
            index > 0 && !joined.ends_with(&[' ', '"', '“'][..]) && !piece.starts_with(is_blank);
        let word = piece.starts_with(char::is_alphanumeric);
        if bare && word {
            joined.push(' ');
        }
        joined.push_str(piece);
    }
    let mut mended = String::with_capacity(joined.len());
    for word in joined.split_whitespace() {
        let mark = word.starts_with(&[',', '.', ';', '!', '?'][..]) && !word.starts_with("...");
        if !mended.is_empty() && !mark {
            mended.push(' ');
        }
        mended.push_str(word);
    }
    finish(&paired(comma_in_quote(&mended)))
}

/// A full stop before a closing mark becomes a comma where the sentence goes on: “… itu,” kata Budi.
fn comma_in_quote(text: &str) -> String {
    let small = |rest: &str| rest.starts_with(char::is_lowercase);
    for mark in ['"', '”', '’'] {
        let ends = text.match_indices(mark).map(|(at, _)| (at, at + mark.len_utf8()));
        for (at, end) in ends.filter(|(at, _)| text[..*at].ends_with('.')) {
            let rest = &text[end..];
            if small(rest.trim_start()) && !text[..at].ends_with("..") {
                return format!("{},{mark} {}", &text[..at - 1], rest.trim_start());
            }
        }
    }
    text.to_owned()
}

/// Leaves out a mark whose partner the source never had, unless it is all that parts two words.
fn paired(text: String) -> String {
    let count = |c: char| text.matches(c).count();
    let alone = match (count('“'), count('”')) {
        (open, close) if open > close => text.rfind('“').map(|at| (at, '“')),
        (open, close) if open < close => text.find('”').map(|at| (at, '”')),
        _ if count('"') % 2 == 1 => text.find('"').map(|at| (at, '"')),
        _ => None,
    };
    match alone {
        Some((at, mark)) => {
            let (before, after) = (&text[..at], &text[at + mark.len_utf8()..]);
            let inner =
                before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
            if inner {
                text
            } else {
                [before, after].concat()
            }
        }
        None => text,
    }
}

/// A capital at the start, a full stop at the end.
fn finish(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().unwrap_or_default();
    let small_brand = chars.clone().next().is_some_and(char::is_uppercase);
    let mut done = String::with_capacity(text.len() + 1);
    done.push(if first.is_lowercase() && !small_brand { capital(first) } else { first });
    done.push_str(chars.as_str());
    let end = done.trim_end_matches(&[',', ';', ':', ' ', '-', '–', '—'][..]).len();
    if end > 0 {
        done.truncate(end);
    }
    let last = done.trim_end_matches(|c: char| is_mark(c) || c == ')').chars().next_back();
    if last.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | ',')) || done.ends_with(')') {
        done.push('.');
    }
    done
}
