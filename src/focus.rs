//! Words or a question that the summary should be about.

use crate::analysis::Focus;
use crate::document::Document;

/// How far the best match rises, in units of score: above any sentence that does not match.
pub(crate) const WEIGHT: f64 = 4.0;
/// BM25's saturation of term frequency and normalisation of length (Robertson and Zaragoza 2009).
const K1: f64 = 1.2;
const B: f64 = 0.75;

/// How well each content sentence matches `words` (BM25 over stems): the best 1, what has none of them 0.
pub(crate) fn relevance(document: &Document, words: &str) -> Vec<f64> {
    let terms = document.vocabulary.known_terms(words, document.language);
    let mut matches = bm25(document, &terms);
    let best = matches.iter().copied().fold(0.0, f64::max);
    if best > 0.0 {
        matches.iter_mut().for_each(|m| *m /= best);
    }
    matches
}

/// Adds to the scores what relevance is worth.
pub(crate) fn raise(relevance: &[f64], scores: &mut [f64]) -> Focus {
    scores.iter_mut().zip(relevance).for_each(|(score, r)| *score += WEIGHT * r);
    Focus { matched: relevance.iter().filter(|&&r| r > 0.0).count() }
}

/// BM25 of each content sentence against the terms, in their order.
fn bm25(document: &Document, terms: &[u32]) -> Vec<f64> {
    let n = document.content.len();
    let words: usize = document.content.iter().map(|&s| document.tokens_of(s).len()).sum();
    let mean = (words as f64 / n.max(1) as f64).max(1.0);
    let mut matches = vec![0.0; n];
    for &term in terms {
        let counts: Vec<usize> = document
            .content
            .iter()
            .map(|&s| document.tokens_of(s).iter().filter(|t| t.term == term).count())
            .collect();
        let found = counts.iter().filter(|&&c| c > 0).count() as f64;
        let idf = libm::log(1.0 + (n as f64 - found + 0.5) / (found + 0.5));
        for (row, &count) in counts.iter().enumerate() {
            let length = document.tokens_of(document.content[row]).len() as f64;
            let tf = count as f64;
            matches[row] += idf * tf * (K1 + 1.0) / (tf + K1 * (1.0 - B + B * length / mean));
        }
    }
    matches
}
