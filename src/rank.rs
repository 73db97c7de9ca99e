//! Features to scores.

use crate::feature::Features;

/// The score of each sentence; higher is better.
pub(crate) fn score(features: &[Features]) -> Vec<f64> {
    features.iter().map(|f| 1.0 / (1.0 + f.position)).collect()
}
