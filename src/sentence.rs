//! Sentence segmentation: where one sentence ends and the next begins. Rather not split than split wrongly.

use unicode_segmentation::UnicodeSegmentation;

use crate::language::Language;
use crate::span::Span;

/// Splits one block into sentences, in order, without overlap; only white space lies between them.
pub fn split(text: &str, block: Span, _language: &Language) -> Vec<Span> {
    block
        .of(text)
        .split_sentence_bound_indices()
        .map(|(at, piece)| Span::new(block.start + at, block.start + at + piece.len()).trim(text))
        .filter(|span| !span.is_empty())
        .collect()
}
