//! Writes what `training/` learns from: for each JSON line `{"id", "text", "lang"?, "title"?}` of standard input,
//! `{"id", "sentences": [text, …], "features": [[value, …], …], "terms": [[[term, weight], …], …]}`.
//! The first line holds the names of the features.

use std::io::{self, BufRead, Write};

use nutgraf::training;
use serde_json::{json, Value};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    writeln!(out, "{}", json!(training::names()))?;
    for line in io::stdin().lock().lines() {
        let item: Value = serde_json::from_str(&line?)?;
        let field = |key: &str| item[key].as_str().map(str::to_owned);
        let options = nutgraf::Options {
            language: field("lang"),
            title: field("title"),
            ..Default::default()
        };
        let rows = training::rows(&field("text").unwrap_or_default(), &options)?;
        let sentences: Vec<&str> = rows.iter().map(|r| r.text.as_str()).collect();
        let features: Vec<&[f64]> = rows.iter().map(|r| &r.features[..]).collect();
        let terms: Vec<&[(u32, f64)]> = rows.iter().map(|r| &r.terms[..]).collect();
        writeln!(
            out,
            "{}",
            json!({ "id": item["id"], "sentences": sentences, "features": features, "terms": terms })
        )?;
    }
    Ok(())
}
