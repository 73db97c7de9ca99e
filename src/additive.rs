//! Additive models: sums of step functions of one feature or of two, read from a data file.
//!
//! value = base + Σ step(feature) + Σ step(feature, feature): a generalised additive model with pairs
//! (GA2M; Lou et al. 2013), whose parts say exactly why a value is what it is.

use crate::decimal::decimal;

/// An additive model. It knows features by their place in a row.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Additive {
    pub(crate) base: f64,
    pub(crate) terms: Vec<Term>,
    /// What else the file sets: lines of one name that is no feature, and one value.
    settings: Vec<(String, f64)>,
}

/// One addend: a step function of one feature, or of two.
#[derive(Debug, PartialEq)]
pub(crate) struct Term {
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
    fn step(&self, row: &[f64]) -> usize {
        let value = row.get(self.feature).copied().unwrap_or_default();
        self.edges.partition_point(|&edge| edge < value)
    }
}

impl Term {
    fn new(axes: Vec<Axis>, values: Vec<f64>) -> Result<Term, String> {
        let cells: usize = axes.iter().map(|a| a.edges.len() + 1).product();
        match cells == values.len() && !axes.is_empty() {
            true => Ok(Term { axes, values }),
            false => Err(format!("{} values for {cells} cells", values.len())),
        }
    }

    /// What the term adds for a row of features.
    pub(crate) fn part(&self, row: &[f64]) -> f64 {
        let cell = self.axes.iter().fold(0, |cell, a| cell * (a.edges.len() + 1) + a.step(row));
        self.values.get(cell).copied().unwrap_or_default()
    }

    /// The places of its features in a row.
    pub(crate) fn features(&self) -> impl Iterator<Item = usize> + '_ {
        self.axes.iter().map(|axis| axis.feature)
    }
}

impl Additive {
    /// The value of a row of features.
    pub(crate) fn value(&self, row: &[f64]) -> f64 {
        self.terms.iter().fold(self.base, |sum, term| sum + term.part(row))
    }

    /// A setting of the file, or 0.
    pub(crate) fn setting(&self, name: &str) -> f64 {
        self.settings.iter().find(|(n, _)| n == name).map_or(0.0, |&(_, value)| value)
    }

    /// Reads a file of `src/weights/`: lines of a setting's name and its value, then for each term a line
    /// `FEATURE EDGE …` for each axis and a line `= VALUE …`. `features` are the names, in the order of a row.
    ///
    /// # Errors
    /// What is wrong with which line.
    pub(crate) fn parse(file: &str, features: &[&str]) -> Result<Additive, String> {
        let mut model = Additive::default();
        let mut axes = Vec::new();
        for line in file.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
            let (head, rest) = line.split_once(' ').unwrap_or((line, ""));
            let numbers = numbers(rest).ok_or_else(|| format!("not a number: {line}"))?;
            match features.iter().position(|&name| name == head) {
                Some(feature) => axes.push(Axis { feature, edges: numbers }),
                None if head == "=" => {
                    model.terms.push(Term::new(std::mem::take(&mut axes), numbers)?);
                }
                None => model.set(head, &numbers)?,
            }
        }
        Ok(model)
    }

    fn set(&mut self, name: &str, numbers: &[f64]) -> Result<(), String> {
        match numbers {
            [value] if name == "base" => self.base = *value,
            [value] => self.settings.push((name.to_owned(), *value)),
            _ => return Err(format!("{name} is no feature, and no setting with one value")),
        }
        Ok(())
    }
}

fn numbers(line: &str) -> Option<Vec<f64>> {
    line.split_whitespace().map(decimal).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str =
        "# a comment\nbase 1\nredundancy 0.5\nheight 1 2\n= 0 10 20\nheight 1\nage 5\n= 1 2 3 4\n";

    #[test]
    fn a_value_is_the_sum_of_its_parts() {
        let model = Additive::parse(FILE, &["age", "height"]).expect("a model");
        let parts = |row: &[f64]| model.terms.iter().map(|t| t.part(row)).collect::<Vec<_>>();
        assert_eq!(parts(&[5.0, 1.0]), [0.0, 1.0], "an edge belongs to the step below it");
        assert_eq!(parts(&[5.1, 1.5]), [10.0, 4.0]);
        assert_eq!(model.value(&[0.0, 3.0]), 1.0 + 20.0 + 3.0);
        assert_eq!((model.setting("redundancy"), model.setting("other")), (0.5, 0.0));
    }

    #[test]
    fn a_broken_file_says_what_is_wrong() {
        for (file, says) in [
            ("width 1 2\n= 0 0 0\n", "width is no feature"),
            ("height 1 2\n= 0 0\n", "2 values for 3 cells"),
            ("= 0\n", "1 values for 1 cells"),
            ("base x\n", "not a number: base x"),
            ("base\n", "base is no feature"),
        ] {
            let error = Additive::parse(file, &["height"]).expect_err(file);
            assert!(error.contains(says), "{error}");
        }
    }
}
