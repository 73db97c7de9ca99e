//! What a length takes from an analysis: the table that `tests/js/select.test.mjs` runs over `js/select.js`.

use nutgraf::{Analysis, Length, Span};
use serde_json::Value;

#[test]
fn a_length_takes_what_the_table_says() {
    let table: Value = serde_json::from_str(include_str!("cases/select.json")).unwrap();
    let analysis = analysis(&table["analysis"]);
    for case in table["cases"].as_array().unwrap() {
        let summary = analysis.summary(length(&case["length"]));
        if case["error"] == true {
            assert!(summary.is_err(), "{case}");
            continue;
        }
        let summary = summary.unwrap();
        let taken: Vec<usize> = case["taken"].as_array().unwrap().iter().map(number).collect();
        let sentences = taken.iter().map(|&i| &analysis.sentences[i]);
        assert_eq!(summary.text, case["text"], "{case}");
        assert_eq!(summary.words, number(&case["words"]), "{case}");
        assert!(sentences.clone().map(|s| &s.text).eq(&summary.sentences), "{case}");
        assert!(sentences.map(|s| &s.span).eq(&summary.spans), "{case}");
    }
}

fn length(given: &Value) -> Length {
    let Some((name, value)) = given.as_object().unwrap().iter().next() else {
        return Length::Auto;
    };
    match (name.as_str(), value.as_str()) {
        ("sentences", _) => Length::Sentences(number(value)),
        ("words", _) => Length::Words(number(value)),
        ("ratio", _) => Length::Ratio(value.as_f64().unwrap()),
        (_, Some("short")) => Length::Short,
        (_, Some("medium")) => Length::Medium,
        (_, Some("long")) => Length::Long,
        (_, Some("auto")) => Length::Auto,
        _ => panic!("no such length: {given}"),
    }
}

/// An analysis with the sentences of the table.
fn analysis(given: &Value) -> Analysis {
    let sentences = given["sentences"].as_array().unwrap();
    // One sentence to copy what the table does not say.
    let mut analysis = nutgraf::analyze("A ship waits.", &nutgraf::Options::default()).unwrap();
    let like = analysis.sentences.remove(0);
    analysis.sentences = sentences
        .iter()
        .map(|s| nutgraf::Sentence {
            span: Span::new(number(&s["start"]), number(&s["end"])),
            text: s["text"].as_str().unwrap().to_owned(),
            paragraph: number(&s["paragraph"]),
            words: number(&s["words"]),
            rank: s["rank"].as_u64().map(|rank| rank as usize),
            ..like.clone()
        })
        .collect();
    analysis.auto = number(&given["auto"]);
    analysis
}

fn number(value: &Value) -> usize {
    value.as_u64().unwrap() as usize
}
