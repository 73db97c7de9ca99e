//! Features to scores: additive models whose weights are data files, written by `training/`.
//!
//! Two languages have a model of their own, learned from people's summaries in them; all others share one, which
//! does without the features whose scale is a language's own. English written without capitals, where no name shows,
//! has its own as well.

use std::sync::LazyLock;

use crate::additive::{Additive, Term};
use crate::analysis::Reason;
use crate::data::file;
use crate::feature::{Row, FEATURES};
use crate::span::join;
use crate::{length, order};

/// What was learned from people's summaries.
pub(crate) struct Model {
    /// Features of a sentence to its score.
    score: LazyLock<Additive>,
    /// The step from one length of summary to the next, to what it brings.
    length: LazyLock<Additive>,
}

/// The model of the files `weights/$name.*.txt`.
macro_rules! model {
    ($name:literal) => {
        Model {
            score: LazyLock::new(|| score_model(file($name, "score"))),
            length: LazyLock::new(|| length_model(file($name, "length"))),
        }
    };
}

static INDONESIAN: Model = model!("id");
static ENGLISH: Model = model!("en");
static CASELESS: Model = model!("en-caseless");
static OTHERS: Model = model!("und");

// The files are part of the program: a test reads them, so a broken one never ships.
fn score_model(file: &str) -> Additive {
    let names: Vec<&str> = FEATURES.iter().map(|f| f.name).collect();
    Additive::parse(file, &names).unwrap_or_default()
}

fn length_model(file: &str) -> Additive {
    Additive::parse(file, &length::FEATURES).unwrap_or_default()
}

impl Model {
    /// The model that judges texts of a language, by its code; whether they are written without capitals.
    pub(crate) fn of(language: &str, caseless: bool) -> &'static Model {
        match language {
            "id" | "ms" => &INDONESIAN,
            "en" if caseless => &CASELESS,
            "en" => &ENGLISH,
            _ => &OTHERS,
        }
    }

    /// The score of each row; higher is better, comparable within one article.
    pub(crate) fn score(&self, rows: &[Row]) -> Vec<f64> {
        rows.iter().map(|row| self.score.value(row)).collect()
    }

    /// How much being said already counts against a sentence, in units of score.
    pub(crate) fn redundancy(&self) -> f64 {
        self.score.setting("redundancy")
    }

    /// What a summary is expected to gain by one more sentence, from the features of that step.
    pub(crate) fn gain(&self, step: &length::Step) -> f64 {
        self.length.value(step)
    }

    /// The parts that add up to `score`, the weightiest first. What the model does not account for is the focus.
    pub(crate) fn explain(&self, row: &Row, score: f64) -> Vec<Reason> {
        let mut parts: Vec<Reason> =
            self.score.terms.iter().map(|term| because(term, row)).collect();
        parts.push(reason("base".into(), 1.0, self.score.base));
        let focus = score - self.score.value(row);
        if focus != 0.0 {
            parts.push(reason("focus".into(), 1.0, focus));
        }
        parts.retain(|reason| reason.part != 0.0);
        order::sort_by_key(&mut parts, |reason| order::greatest_first(reason.part.abs()));
        parts
    }
}

fn because(term: &Term, row: &Row) -> Reason {
    let names = join(&mut term.features().map(|f| FEATURES[f].name), " × ");
    let value = term.features().next().map_or(0.0, |f| row[f]);
    reason(names, value, term.part(row))
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
        for model in [&INDONESIAN, &ENGLISH, &CASELESS, &OTHERS] {
            assert!(!model.score.terms.is_empty() && model.redundancy() > 0.0);
            assert!(!model.length.terms.is_empty());
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
        let numbers =
            |value: &Value| -> Vec<f64> { serde_json::from_value(value.clone()).expect("numbers") };
        let close = |own: &[f64], theirs: &[f64]| {
            own.len() == theirs.len() && own.iter().zip(theirs).all(|(a, b)| (a - b).abs() < 1e-6)
        };
        let answers = fixture["answers"].as_object().expect("answers by language");
        assert!(answers.len() == 4 && !rows.is_empty() && !steps.is_empty());
        for (name, answers) in answers {
            let language = name.trim_end_matches("-caseless");
            let model = Model::of(language, language != name);
            assert!(close(&model.score(&rows), &numbers(&answers["scores"])), "{name}");
            let gains: Vec<f64> = steps.iter().map(|step| model.gain(step)).collect();
            assert!(close(&gains, &numbers(&answers["gains"])), "{name}");
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
