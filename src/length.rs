//! The length "auto": how many sentences an article needs.
//!
//! A summary grows in the order of selection while the learned model (`weights/*.length.txt`) expects it to
//! gain: each further sentence is a step, measured by the features below. The length with the greatest sum of
//! expected gains is taken.

use crate::feature::round;
use crate::rank::Model;

/// What is measured of a step, in the order of a [`Step`]:
///
/// - `taken`: sentences taken before it; `words_taken`: their words; `share_taken`: their share of the article's words
/// - `words`: words of the sentence that the step adds
/// - `below_best`: how far it scores below the best
/// - `mass`: its share of the article's weight, where a sentence weighs e to the power of its score
/// - `last`: the place in the article of the latest sentence taken, 0 up
pub(crate) const FEATURES: [&str; 7] =
    ["taken", "words_taken", "share_taken", "words", "below_best", "mass", "last"];

/// The measures of one step.
pub(crate) type Step = [f64; FEATURES.len()];

/// More sentences than this are no summary for a reader in a hurry.
const MOST: usize = 7;

/// The length for an article: its rows' scores and words, and the order in which they are taken.
pub(crate) fn auto(model: &Model, order: &[usize], scores: &[f64], words: &[f64]) -> usize {
    let (mut best, mut best_gain, mut gain) = (order.len().min(1), 0.0, 0.0);
    for (length, step) in (2..).zip(steps(order, scores, words)) {
        gain += model.gain(&step);
        if gain > best_gain {
            (best, best_gain) = (length, gain);
        }
    }
    best
}

/// The steps from one sentence to two, from two to three …, to [`MOST`].
fn steps(order: &[usize], scores: &[f64], words: &[f64]) -> Vec<Step> {
    let Some(&first) = order.first() else { return Vec::new() };
    let weight = |row: usize| libm::exp(scores[row] - scores[first]);
    let all_weight: f64 = (0..scores.len()).map(weight).sum();
    let all_words: f64 = words.iter().sum();
    let (mut words_taken, mut last) = (0.0, 0);
    let mut steps = Vec::new();
    for (taken, pair) in (1..MOST).zip(order.windows(2)) {
        let (before, next) = (pair[0], pair[1]);
        words_taken += words[before];
        last = last.max(before);
        let step = [
            taken as f64,
            words_taken,
            words_taken / all_words.max(1.0),
            words[next],
            scores[first] - scores[next],
            weight(next) / all_weight,
            last as f64,
        ];
        steps.push(step.map(round));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Steps as `training/lengths.py` computes them.
    #[test]
    fn steps_are_the_trainers_own() {
        let fixture: serde_json::Value =
            serde_json::from_str(include_str!("../tests/cases/rank/trainer.json")).expect("JSON");
        let articles = fixture["articles"].as_array().expect("articles");
        assert!(!articles.is_empty());
        for article in articles {
            let list = |key: &str| -> Vec<f64> {
                serde_json::from_value(article[key].clone()).expect("numbers")
            };
            let order: Vec<usize> = list("order").iter().map(|&row| row as usize).collect();
            let expected: Vec<Step> =
                serde_json::from_value(article["steps"].clone()).expect("steps");
            let steps = steps(&order, &list("scores"), &list("words"));
            assert_eq!(steps.len(), expected.len());
            for (step, expected) in steps.concat().iter().zip(expected.concat()) {
                assert!((step - expected).abs() < 2e-6, "{step} for {expected}");
            }
        }
    }

    #[test]
    fn no_sentence_no_length() {
        let model = Model::of("en", false);
        assert_eq!(auto(model, &[], &[], &[]), 0);
        assert_eq!(auto(model, &[0], &[1.0], &[9.0]), 1);
    }
}
