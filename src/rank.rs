//! Features to scores: additive models whose weights are data files, written by `training/`.
//!
//! A language people's summaries were learned from has a model of its own; every other is scored by all of
//! them, averaged. ARCHITECTURE.md says what that was measured to bring.

use std::sync::LazyLock;

use crate::additive::Additive;
use crate::analysis::Reason;
use crate::data::data;
use crate::feature::{Row, FEATURES};
use crate::{length, order};

/// What was learned from one language's summaries.
struct Model {
    languages: &'static [&'static str],
    /// Features of a sentence to its score.
    score: LazyLock<Additive>,
    /// The step from one length of summary to the next, to what it brings.
    length: LazyLock<Additive>,
}

// The files are part of the program: a test reads them, so a broken one never ships.
static MODELS: [Model; 2] = [
    Model {
        languages: &["id", "ms"],
        score: LazyLock::new(|| score_model(data!("weights/id.score.txt"))),
        length: LazyLock::new(|| length_model(data!("weights/id.length.txt"))),
    },
    Model {
        languages: &["en"],
        score: LazyLock::new(|| score_model(data!("weights/en.score.txt"))),
        length: LazyLock::new(|| length_model(data!("weights/en.length.txt"))),
    },
];

fn score_model(file: &str) -> Additive {
    let names: Vec<&str> = FEATURES.iter().map(|f| f.name).collect();
    Additive::parse(file, &names).unwrap_or_default()
}

fn length_model(file: &str) -> Additive {
    Additive::parse(file, &length::FEATURES).unwrap_or_default()
}

/// The models that judge a language's texts; their mean counts.
pub(crate) struct Judges(Vec<&'static Model>);

impl Judges {
    /// The judges for a language, by its code.
    pub(crate) fn of(language: &str) -> Judges {
        let own = MODELS.iter().find(|model| model.languages.contains(&language));
        Judges(own.map_or_else(|| MODELS.iter().collect(), |model| vec![model]))
    }

    fn mean(&self, value: impl Fn(&Model) -> f64) -> f64 {
        self.0.iter().map(|model| value(model)).sum::<f64>() / self.0.len().max(1) as f64
    }

    /// The score of each row; higher is better, comparable within one article.
    pub(crate) fn score(&self, rows: &[Row]) -> Vec<f64> {
        rows.iter().map(|row| self.mean(|model| model.score.value(row))).collect()
    }

    /// How much being said already counts against a sentence, in units of score.
    pub(crate) fn redundancy(&self) -> f64 {
        self.mean(|model| model.score.setting("redundancy"))
    }

    /// What a summary is expected to gain by one more sentence, from the features of that step.
    pub(crate) fn gain(&self, step: &length::Step) -> f64 {
        self.mean(|model| model.length.value(step))
    }

    /// The parts that add up to `score`, the weightiest first. What the models do not account for is the focus.
    pub(crate) fn explain(&self, row: &Row, score: f64) -> Vec<Reason> {
        let mut parts = vec![reason("base".into(), 1.0, self.mean(|model| model.score.base))];
        let share = 1.0 / self.0.len().max(1) as f64;
        for term in self.0.iter().flat_map(|model| &model.score.terms) {
            let names: Vec<&str> = term.features().map(|f| FEATURES[f].name).collect();
            let value = term.features().next().map_or(0.0, |f| row[f]);
            let (name, part) = (names.join(" × "), term.part(row) * share);
            match parts.iter_mut().find(|known| known.feature == name) {
                Some(known) => known.part += part,
                None => parts.push(reason(name, value, part)),
            }
        }
        let focus = score - self.mean(|model| model.score.value(row));
        if focus != 0.0 {
            parts.push(reason("focus".into(), 1.0, focus));
        }
        parts.retain(|reason| reason.part != 0.0);
        order::sort_by_key(&mut parts, |reason| order::greatest_first(reason.part.abs()));
        parts
    }
}

fn reason(feature: String, value: f64, part: f64) -> Reason {
    Reason { feature, value, part }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn the_files_of_weights_are_models() {
        let names: Vec<&str> = FEATURES.iter().map(|f| f.name).collect();
        for (score, length) in [
            (data!("weights/id.score.txt"), data!("weights/id.length.txt")),
            (data!("weights/en.score.txt"), data!("weights/en.length.txt")),
        ] {
            let score = Additive::parse(score, &names).expect("a model of scores");
            assert!(!score.terms.is_empty() && score.setting("redundancy") > 0.0);
            let length = Additive::parse(length, &length::FEATURES).expect("a model of lengths");
            assert!(!length.terms.is_empty());
        }
    }

    /// What `training/train.py` computed for rows of features, and here for the same rows.
    #[test]
    fn scores_are_the_trainers_own() {
        let fixture: Value =
            serde_json::from_str(include_str!("../tests/cases/rank/trainer.json")).expect("JSON");
        let names: Vec<&str> = FEATURES.iter().map(|f| f.name).collect();
        assert_eq!(fixture["names"], serde_json::json!(names), "train again: the features changed");
        let rows: Vec<Row> = rows_of(&fixture["rows"]);
        let steps: Vec<length::Step> = rows_of(&fixture["steps"]);
        for (language, answers) in fixture["answers"].as_object().expect("answers by language") {
            let judges = Judges::of(language);
            let scores: Vec<f64> = rows_of::<1>(&answers["scores"]).concat();
            for (score, expected) in judges.score(&rows).iter().zip(&scores) {
                assert!((score - expected).abs() < 1e-6, "{language}: {score} for {expected}");
            }
            let gains: Vec<f64> = rows_of::<1>(&answers["gains"]).concat();
            for (step, expected) in steps.iter().zip(&gains) {
                let gain = judges.gain(step);
                assert!((gain - expected).abs() < 1e-6, "{language}: {gain} for {expected}");
            }
            assert!(scores.len() == rows.len() && gains.len() == steps.len() && !steps.is_empty());
        }
    }

    fn rows_of<const N: usize>(rows: &Value) -> Vec<[f64; N]> {
        let row = |row: &Value| -> [f64; N] {
            let row: Vec<f64> = serde_json::from_value(row.clone()).expect("numbers");
            row.try_into().expect("one value a feature")
        };
        rows.as_array().expect("rows").iter().map(row).collect()
    }
}
