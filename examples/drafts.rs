//! Writes what `training/points.py` learns from: for each JSON line `{"id", "text", "lang"?, "title"?}` of standard
//! input, `{"id", "drafts": [{"text", "spans": [[start, end], …], "features": [value, …], "terms": [term, …]}, …]}`;
//! spans in UTF-16 code units. The first line holds the names of the features and how points are chosen.

use std::io::{self, BufRead, Write};

use nutgraf::training;
use serde_json::{json, Value};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (first, most) = training::CHOICE;
    let head = json!({ "names": training::draft_names(), "first": first, "most": most });
    writeln!(out, "{head}")?;
    for line in io::stdin().lock().lines() {
        let item: Value = serde_json::from_str(&line?)?;
        let field = |key: &str| item[key].as_str().map(str::to_owned);
        let text = field("text").unwrap_or_default();
        let options = nutgraf::Options {
            language: field("lang"),
            title: field("title"),
            ..Default::default()
        };
        let units = |byte: usize| text[..byte].encode_utf16().count();
        let drafts: Vec<Value> = training::drafts(&text, &options)?
            .iter()
            .map(|draft| {
                let spans = draft.spans.iter().map(|s| [units(s.start), units(s.end)]);
                json!({
                    "text": draft.text,
                    "spans": spans.collect::<Vec<_>>(),
                    "features": draft.features,
                    "terms": draft.terms,
                })
            })
            .collect();
        writeln!(out, "{}", json!({ "id": item["id"], "drafts": drafts }))?;
    }
    Ok(())
}
