//! What is measured about each sentence.

use crate::document::Document;

/// The measures of one sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Features {
    pub(crate) position: f64,
}

/// Measures every sentence of a document.
pub(crate) fn measure(document: &Document) -> Vec<Features> {
    (0..document.sentences.len()).map(|s| Features { position: s as f64 }).collect()
}
