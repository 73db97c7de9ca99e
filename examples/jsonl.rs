//! Reads JSON Lines `{"id", "text", "lang"?, "title"?}` from standard input and writes, for each line,
//! `{"id", "ms", "summary": [sentence, …], "analysis": {…}}`, as `nutgraf --jsonl --format json` does.
//!
//! `cargo run --release --example jsonl -- [--sentences N] [--auto] [--no-analysis] < DATA.jsonl > OUT.jsonl`

use std::io::{self, BufRead, Write};
use std::time::Instant;

use nutgraf::{analyze, Length, Options};
use serde_json::{json, Value};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number =
        |flag: &str| args.iter().skip_while(|a| *a != flag).nth(1).and_then(|n| n.parse().ok());
    let length = number("--sentences").map_or(Length::Auto, Length::Sentences);
    let bare = args.iter().any(|a| a == "--no-analysis");
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let item: Value = serde_json::from_str(&line?)?;
        let field = |key: &str| item[key].as_str().map(str::to_owned);
        let text = field("text").unwrap_or_default();
        let options =
            Options { language: field("lang"), title: field("title"), ..Options::default() };
        let start = Instant::now();
        let analysis = analyze(&text, &options)
            .or_else(|_| analyze(&text, &Options { language: Some("und".into()), ..options }))?;
        let summary = analysis.summary(length)?;
        let ms = start.elapsed().as_secs_f64() * 1e3;
        let mut answer = json!({ "id": item["id"], "ms": ms, "summary": summary.sentences });
        if !bare {
            answer["analysis"] = serde_json::to_value(analysis.to_utf16(&text))?;
        }
        writeln!(out, "{answer}")?;
    }
    Ok(())
}
