//! Sentences as weighted terms: the sparse matrix that all similarities come from.

use crate::document::Document;
use crate::token::TermId;

/// Sentences by terms, TF-IDF weighted with this article's own document frequencies, each row of unit length.
///
/// No similarity is ever stored: products with the matrix and its transpose cost one pass over the
/// entries, so everything here is linear in the text.
#[derive(Debug)]
pub(crate) struct Matrix {
    /// Where each row starts in `terms` and `weights`; one more than there are rows.
    starts: Vec<usize>,
    terms: Vec<TermId>,
    weights: Vec<f64>,
    vocabulary: usize,
}

impl Matrix {
    /// One row for each sentence of `rows`, in that order.
    pub(crate) fn new(document: &Document, rows: &[usize]) -> Self {
        let mut matrix = Matrix {
            starts: vec![0],
            terms: Vec::new(),
            weights: Vec::new(),
            vocabulary: document.vocabulary.len(),
        };
        for &sentence in rows {
            matrix.push_counts(document, sentence);
        }
        matrix.weigh();
        matrix
    }

    pub(crate) fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many terms there may be; their ids are smaller than this.
    pub(crate) fn vocabulary(&self) -> usize {
        self.vocabulary
    }

    /// The terms of a row and their weights, by term id.
    pub(crate) fn row(&self, row: usize) -> impl Iterator<Item = (TermId, f64)> + '_ {
        let range = self.starts[row]..self.starts[row + 1];
        self.terms[range.clone()].iter().copied().zip(self.weights[range].iter().copied())
    }

    /// The sum of all rows, each multiplied by its factor: the transpose times `factors`.
    pub(crate) fn sum(&self, factors: &[f64]) -> Vec<f64> {
        let mut sum = vec![0.0; self.vocabulary];
        for (row, factor) in factors.iter().enumerate() {
            self.row(row).for_each(|(term, weight)| sum[term as usize] += factor * weight);
        }
        sum
    }

    /// The product of one row with a weight for each term.
    pub(crate) fn dot(&self, row: usize, by_term: &[f64]) -> f64 {
        self.row(row).map(|(term, weight)| weight * by_term[term as usize]).sum()
    }

    /// The cosine similarity of two rows.
    pub(crate) fn similarity(&self, a: usize, b: usize) -> f64 {
        let (mut left, mut right) = (self.row(a).peekable(), self.row(b).peekable());
        let mut sum = 0.0;
        while let (Some(&(s, v)), Some(&(t, w))) = (left.peek(), right.peek()) {
            if s == t {
                sum += v * w;
            }
            if s <= t {
                left.next();
            }
            if t <= s {
                right.next();
            }
        }
        sum
    }

    /// What each row has in common with all others: the sum of its similarities. `total` is the sum of all rows.
    pub(crate) fn degrees(&self, total: &[f64]) -> Vec<f64> {
        (0..self.rows()).map(|row| self.others(row, total, 1.0)).collect()
    }

    /// Sentence centrality: continuous LexRank (Erkan and Radev 2004), the stationary share of a random
    /// walk over similar sentences, times the number of rows; 1 is average. `degree`: see [`degrees`](Self::degrees).
    pub(crate) fn centrality(&self, degree: &[f64]) -> Vec<f64> {
        const DAMPING: f64 = 0.85;
        const STEPS: usize = 12;
        let n = self.rows();
        let mut walk = vec![1.0; n];
        for _ in 0..STEPS {
            let given: Vec<f64> =
                walk.iter().zip(degree).map(|(w, d)| if *d > 0.0 { w / d } else { 0.0 }).collect();
            let by_term = self.sum(&given);
            for row in 0..n {
                walk[row] = 1.0 - DAMPING + DAMPING * self.others(row, &by_term, given[row]);
            }
        }
        walk
    }

    /// The product of a row with a sum of rows, less the row's own part in that sum; a row is of unit length.
    fn others(&self, row: usize, by_term: &[f64], own: f64) -> f64 {
        (self.dot(row, by_term) - own).max(0.0)
    }

    fn push_counts(&mut self, document: &Document, sentence: usize) {
        let mut terms: Vec<TermId> =
            document.tokens_of(sentence).iter().filter(|t| !t.stop).map(|t| t.term).collect();
        crate::order::sort_by_key(&mut terms, |&t| (t as usize, 0));
        for term in terms {
            let first = *self.starts.last().unwrap_or(&0);
            if self.terms.len() > first && self.terms.last() == Some(&term) {
                *self.weights.last_mut().unwrap_or(&mut 0.0) += 1.0;
            } else {
                self.terms.push(term);
                self.weights.push(1.0);
            }
        }
        self.starts.push(self.terms.len());
    }

    /// Turns counts into TF-IDF weights of unit length.
    fn weigh(&mut self) {
        let mut document_frequency = vec![0u32; self.vocabulary];
        self.terms.iter().for_each(|&t| document_frequency[t as usize] += 1);
        let n = self.rows() as f64;
        let idf: Vec<f64> = document_frequency
            .iter()
            .map(|&df| libm::log((n + 1.0) / (f64::from(df) + 0.5)).max(0.0) + 0.1)
            .collect();
        for row in 0..self.rows() {
            let range = self.starts[row]..self.starts[row + 1];
            let mut squares = 0.0;
            for at in range.clone() {
                let term = self.terms[at] as usize;
                self.weights[at] = (1.0 + libm::log(self.weights[at])) * idf[term];
                squares += self.weights[at] * self.weights[at];
            }
            if squares > 0.0 {
                let length = squares.sqrt();
                self.weights[range].iter_mut().for_each(|w| *w /= length);
            }
        }
    }
}
