//! The order in which summaries take sentences: maximal marginal relevance (Carbonell and Goldstein 1998).

use std::collections::BinaryHeap;

use crate::matrix::Matrix;
use crate::token::TermId;

/// Rows, the best first; each next one is the best given what the ones before it already say.
///
/// `penalty` is what full redundancy costs, in units of score.
/// Redundancy is the share of a row's squared weight whose terms are covered. It only grows, so a
/// lazily corrected heap gives the exact greedy order without comparing every pair.
pub(crate) fn order(matrix: &Matrix, scores: &[f64], penalty: f64) -> Vec<usize> {
    let mut covered = vec![false; matrix.vocabulary()];
    let mut heap: BinaryHeap<Candidate> =
        scores.iter().enumerate().map(|(row, &value)| Candidate { value, row }).collect();
    let mut order = Vec::with_capacity(scores.len());
    while let Some(Candidate { value, row }) = heap.pop() {
        let now = scores[row] - penalty * redundancy(matrix, row, &covered);
        if now < value {
            heap.push(Candidate { value: now, row });
            continue;
        }
        matrix.row(row).for_each(|(term, _): (TermId, f64)| covered[term as usize] = true);
        order.push(row);
    }
    order
}

fn redundancy(matrix: &Matrix, row: usize, covered: &[bool]) -> f64 {
    matrix
        .row(row)
        .filter(|&(term, _)| covered[term as usize])
        .map(|(_, weight)| weight * weight)
        .sum()
}

/// A row and the most it can still be worth.
struct Candidate {
    value: f64,
    row: usize,
}

impl Ord for Candidate {
    /// The higher value first; ties go to the earlier row.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.value.total_cmp(&other.value).then(other.row.cmp(&self.row))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Candidate {}
