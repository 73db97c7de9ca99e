//! Sentences that blanks part, as in Thai: the blank also stands between clauses, so only long pieces are taken.

use crate::language::Language;
use crate::span::Span;
use crate::token::is_unspaced;

/// A sentence is at least so long, in characters.
const SHORTEST: usize = 50;
/// What is left over behind the last one is at least so long.
const SHORTEST_REST: usize = 20;

/// Adds `sentence` to `sentences`, split at its blanks where its language does so.
pub(super) fn split(
    text: &str,
    sentence: Span,
    language: &'static Language,
    sentences: &mut Vec<Span>,
) {
    let going_on = &language.abbreviations().going_on;
    if going_on.is_empty() {
        sentences.push(sentence);
        return;
    }
    let goes_on = |rest: &str| {
        !rest.starts_with(is_unspaced)
            || rest.chars().nth(SHORTEST_REST).is_none()
            || going_on.iter().any(|word| rest.starts_with(word))
    };
    let mut start = sentence.start;
    let (mut length, mut before, mut quoted) = (0, ' ', false);
    for (at, c) in sentence.of(text).char_indices() {
        let here = sentence.start + at;
        if c == ' ' && length >= SHORTEST && !quoted && is_unspaced(before) {
            let rest = text[here..sentence.end].trim_start();
            if !goes_on(rest) {
                sentences.push(Span::new(start, here));
                start = sentence.end - rest.len();
                length = 0;
            }
        }
        length += 1;
        before = c;
        quoted ^= matches!(c, '"' | '“' | '”');
    }
    sentences.push(Span::new(start, sentence.end));
}
