//! The order in which summaries take sentences.

use crate::document::Document;

/// Indices of the content sentences, the best first.
pub(crate) fn order(document: &Document, scores: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = document.content().collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    order
}
