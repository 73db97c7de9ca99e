//! For batch engines, natively or as a WASI command (`--target wasm32-wasip1`): `examples/spark` runs it.
//!
//! Reads JSON Lines `{"id", "text", "language"?, "title"?, "focus"?, "sentences"?}` from standard input and writes, for
//! each line, `{"id", "summary": text, "analysis": {…}}`, or `{"id", "error"}` where it cannot be read. The analysis is, byte for
//! byte, what `JSON.stringify(await analyze(text))` gives in JavaScript.
//!
//! `cargo run --release --example batch < IN.jsonl > OUT.jsonl`

use std::error::Error;
use std::io::{self, BufRead, Write};

use nutgraf::{analyze, Length, Options};
use serde::{Deserialize, Serialize};
use serde_json::ser::{Formatter, Serializer};
use serde_json::Value;

#[derive(Deserialize)]
struct Item {
    #[serde(default)]
    id: Value,
    text: String,
    language: Option<String>,
    title: Option<String>,
    focus: Option<String>,
    sentences: Option<usize>,
}

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        let mut answer = Vec::new();
        if let Err(error) = answer_line(&line, &mut answer) {
            answer.clear();
            let id =
                serde_json::from_slice::<Value>(&line).map_or(Value::Null, |v| v["id"].clone());
            write_json(&mut answer, &serde_json::json!({ "id": id, "error": error.to_string() }))?;
        }
        answer.push(b'\n');
        out.write_all(&answer)?;
    }
    Ok(())
}

/// Writes the answer to one line; what it has written when it fails is of no use.
fn answer_line(line: &[u8], out: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
    let Item { id, text, language, title, focus, sentences } = serde_json::from_slice(line)?;
    let analysis = analyze(&text, &Options { language, title, focus, explain: false })?;
    let summary = analysis.summary(sentences.map_or(Length::Auto, Length::Sentences))?;
    out.extend(b"{\"id\":");
    write_json(out, &id)?;
    out.extend(b",\"summary\":");
    write_json(out, &summary.text)?;
    out.extend(b",\"analysis\":");
    write_json(out, &analysis.to_utf16(&text))?;
    out.push(b'}');
    Ok(())
}

fn write_json(out: &mut Vec<u8>, value: &impl Serialize) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(out, JavaScript))?)
}

/// Numbers as `JSON.stringify` writes them: `1` for 1.0, and exponents only below a millionth and from 1e21.
struct JavaScript;

impl Formatter for JavaScript {
    fn write_f64<W: ?Sized + Write>(&mut self, out: &mut W, value: f64) -> io::Result<()> {
        let size = value.abs();
        if size >= 1e21 {
            write!(out, "{}", format!("{value:e}").replace('e', "e+"))
        } else if size < 1e-6 && size > 0.0 {
            write!(out, "{value:e}")
        } else {
            write!(out, "{}", value + 0.0) // -0 is 0
        }
    }
}
