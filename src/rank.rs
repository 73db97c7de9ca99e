//! Features to scores: an additive model whose weights are a data file.
//!
//! score = base + Σ step(feature) + Σ step(feature, feature): a generalised additive model with pairs
//! (GA2M; Lou et al. 2013). `weights.txt` holds each step function as its edges and values; it is written
//! by `training/`, and its head says how.

use std::sync::LazyLock;

use crate::analysis::Reason;
use crate::decimal::decimal;
use crate::feature::{Row, FEATURES};
use crate::order;

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    // The file is part of the program: a test reads it, so a broken one never ships.
    Model::parse(include_str!("weights.txt")).unwrap_or_default()
});

/// An additive model.
#[derive(Debug, Default, PartialEq)]
struct Model {
    base: f64,
    /// How much being said already counts against a sentence, in units of score.
    redundancy: f64,
    /// How far below the best score a sentence of the length "auto" may be.
    reach: f64,
    terms: Vec<Term>,
}

/// One addend: a step function of one feature, or of two.
#[derive(Debug, PartialEq)]
struct Term {
    axes: Vec<Axis>,
    /// One value for each cell; the last axis runs fastest.
    values: Vec<f64>,
}

/// One feature and the edges of its steps: step k holds the values in (edge k-1, edge k].
#[derive(Debug, PartialEq)]
struct Axis {
    feature: usize,
    edges: Vec<f64>,
}

impl Axis {
    fn step(&self, row: &Row) -> usize {
        let value = row[self.feature];
        self.edges.partition_point(|&edge| edge < value)
    }
}

impl Term {
    fn part(&self, row: &Row) -> f64 {
        let cell = self.axes.iter().fold(0, |cell, a| cell * (a.edges.len() + 1) + a.step(row));
        self.values[cell]
    }

    fn name(&self) -> String {
        let names: Vec<&str> = self.axes.iter().map(|a| FEATURES[a.feature].name).collect();
        names.join(" × ")
    }
}

impl Model {
    fn score(&self, row: &Row) -> f64 {
        self.terms.iter().fold(self.base, |sum, term| sum + term.part(row))
    }

    /// Reads `weights.txt`: lines `base`, `redundancy`, `reach` with a value each, then for each term a line
    /// `FEATURE EDGE …` for each axis and a line `= VALUE …`.
    fn parse(file: &str) -> Result<Model, String> {
        let mut model = Model::default();
        let mut axes = Vec::new();
        for line in file.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
            let (head, rest) = line.split_once(' ').unwrap_or((line, ""));
            let numbers: Vec<f64> = rest
                .split_whitespace()
                .map(|n| decimal(n).ok_or_else(|| format!("not a number: {n}")))
                .collect::<Result<_, _>>()?;
            let value = || numbers.first().copied().ok_or(format!("{head} without a value"));
            match head {
                "base" => model.base = value()?,
                "redundancy" => model.redundancy = value()?,
                "reach" => model.reach = value()?,
                "=" => model.terms.push(Term::new(std::mem::take(&mut axes), numbers)?),
                name => axes.push(Axis { feature: feature(name)?, edges: numbers }),
            }
        }
        Ok(model)
    }
}

impl Term {
    fn new(axes: Vec<Axis>, values: Vec<f64>) -> Result<Term, String> {
        let cells: usize = axes.iter().map(|a| a.edges.len() + 1).product();
        let term = Term { axes, values };
        match cells == term.values.len() && !term.axes.is_empty() {
            true => Ok(term),
            false => {
                Err(format!("{}: {} values for {cells} cells", term.name(), term.values.len()))
            }
        }
    }
}

fn feature(name: &str) -> Result<usize, String> {
    FEATURES.iter().position(|f| f.name == name).ok_or_else(|| format!("no feature {name}"))
}

/// The score of each row; higher is better, comparable within one article.
pub(crate) fn score(rows: &[Row]) -> Vec<f64> {
    rows.iter().map(|row| MODEL.score(row)).collect()
}

/// How much being said already counts against a sentence, in units of score.
pub(crate) fn redundancy() -> f64 {
    MODEL.redundancy
}

/// How many sentences an article needs: those that score close to the best, at most [`MOST_AUTO`].
pub(crate) fn auto(scores: &[f64]) -> usize {
    let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    scores.iter().filter(|&&s| s >= best - MODEL.reach).count().min(MOST_AUTO)
}

/// More sentences than this are no summary for a reader in a hurry.
const MOST_AUTO: usize = 5;

/// The parts that add up to `score`, the weightiest first. What the model does not account for is the focus.
pub(crate) fn explain(row: &Row, score: f64) -> Vec<Reason> {
    let part = |feature: String, value, part| Reason { feature, value, part };
    let mut parts: Vec<Reason> = MODEL
        .terms
        .iter()
        .map(|term| part(term.name(), row[term.axes[0].feature], term.part(row)))
        .collect();
    parts.push(part("base".into(), 1.0, MODEL.base));
    let focus = score - MODEL.score(row);
    if focus != 0.0 {
        parts.push(part("focus".into(), 1.0, focus));
    }
    parts.retain(|reason| reason.part != 0.0);
    order::sort_by_key(&mut parts, |reason| order::greatest_first(reason.part.abs()));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_file_is_a_model() {
        let model = Model::parse(include_str!("weights.txt")).expect("weights.txt");
        assert!(!model.terms.is_empty());
        assert!(model.redundancy > 0.0 && model.reach > 0.0);
    }

    #[test]
    fn scores_are_the_trainers_own() {
        let fixture: serde_json::Value =
            serde_json::from_str(include_str!("../tests/cases/rank/trainer.json")).expect("JSON");
        let names: Vec<&str> = FEATURES.iter().map(|f| f.name).collect();
        assert_eq!(fixture["names"], serde_json::json!(names), "train again: the features changed");
        let rows = fixture["rows"].as_array().expect("rows");
        let scores = fixture["scores"].as_array().expect("scores");
        assert!(!rows.is_empty() && rows.len() == scores.len());
        for (row, score) in rows.iter().zip(scores) {
            let row: Row = serde_json::from_value::<Vec<f64>>(row.clone())
                .expect("numbers")
                .try_into()
                .expect("one value a feature");
            let difference = (MODEL.score(&row) - score.as_f64().expect("a number")).abs();
            assert!(difference < 1e-6, "off by {difference}: {row:?}");
        }
    }

    #[test]
    fn a_broken_weights_file_says_what_is_wrong() {
        for (file, says) in [
            ("height 1 2\n= 0 0 0\n", "no feature height"),
            ("position 1 2\n= 0 0\n", "2 values for 3 cells"),
            ("base x\n", "not a number"),
            ("base\n", "without a value"),
        ] {
            let error = Model::parse(file).expect_err(file);
            assert!(error.contains(says), "{error}");
        }
    }
}
