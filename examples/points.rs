//! scratch
use std::io::{self, BufRead, Write};
use nutgraf::training;
use serde_json::{json, Value};
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    writeln!(out, "{}", json!(training::point_names()))?;
    for line in io::stdin().lock().lines() {
        let item: Value = serde_json::from_str(&line?)?;
        let field = |key: &str| item[key].as_str().map(str::to_owned);
        let text = field("text").unwrap_or_default();
        let options = nutgraf::Options { language: field("lang"), title: field("title"), ..Default::default() };
        let rows = training::points(&text, &options)?;
        let drafts: Vec<Value> = rows.iter().map(|r| json!({"text": r.0, "spans": r.1.iter().map(|s| [s.start, s.end]).collect::<Vec<_>>(), "words": r.2, "terms": r.3, "row": r.4, "s": r.5})).collect();
        writeln!(out, "{}", json!({"id": item["id"], "drafts": drafts}))?;
    }
    Ok(())
}
