//! What a type and a length take from an analysis: the table that `tests/js/select.test.mjs` runs over `js/select.js`.

use nutgraf::{Analysis, Headline, KeyPoint, Length, Span, SummaryType};
use serde_json::Value;

#[test]
fn a_selection_takes_what_the_table_says() {
    let table: Value = serde_json::from_str(include_str!("cases/select.json")).unwrap();
    let analysis = analysis(&table["analysis"]);
    for case in table["cases"].as_array().unwrap() {
        let summary = analysis.select(summary_type(case), length(&case["length"]));
        if case["error"] == true {
            assert!(summary.is_err(), "{case}");
            continue;
        }
        let summary = summary.unwrap();
        let taken = case["taken"].as_array().unwrap().iter();
        let pieces: Vec<(&str, Vec<Span>)> =
            taken.map(|i| piece(&analysis, summary_type(case), number(i))).collect();
        assert_eq!(summary.text, case["text"], "{case}");
        assert_eq!(summary.words, number(&case["words"]), "{case}");
        assert!(pieces.iter().map(|(text, _)| text).eq(&summary.sentences), "{case}");
        assert!(pieces.iter().flat_map(|(_, spans)| spans).eq(&summary.spans), "{case}");
    }
}

/// The text and the spans of one thing that the type takes.
fn piece(analysis: &Analysis, what: SummaryType, index: usize) -> (&str, Vec<Span>) {
    match what {
        SummaryType::KeyPoints | SummaryType::Tldr => {
            let KeyPoint { text, spans, .. } = &analysis.key_points[index];
            (text, spans.clone())
        }
        SummaryType::Headline => {
            let Headline { text, spans, .. } = &analysis.headlines[index];
            (text, spans.clone())
        }
        SummaryType::Summary | SummaryType::Teaser => {
            let sentence = &analysis.sentences[index];
            (&sentence.text, vec![sentence.span()])
        }
    }
}

fn summary_type(case: &Value) -> SummaryType {
    match case["type"].as_str() {
        None | Some("summary") => SummaryType::Summary,
        Some("key-points") => SummaryType::KeyPoints,
        Some("headline") => SummaryType::Headline,
        Some("tldr") => SummaryType::Tldr,
        Some("teaser") => SummaryType::Teaser,
        Some(other) => panic!("no such type: {other}"),
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
    // One sentence and one point to copy what the table does not say.
    let mut analysis = nutgraf::analyze("A ship waits.", &nutgraf::Options::default()).unwrap();
    let like = analysis.sentences.remove(0);
    analysis.sentences = sentences
        .iter()
        .map(|s| nutgraf::Sentence {
            start: number(&s["start"]),
            end: number(&s["end"]),
            text: s["text"].as_str().unwrap().to_owned(),
            paragraph: number(&s["paragraph"]),
            words: number(&s["words"]),
            rank: s["rank"].as_u64().map(|rank| rank as usize),
            ..like.clone()
        })
        .collect();
    let point = analysis.key_points.remove(0);
    analysis.key_points = given["keyPoints"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| KeyPoint {
            text: text(p),
            spans: spans(p),
            words: number(&p["words"]),
            ..point.clone()
        })
        .collect();
    analysis.headlines = given["headlines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|h| Headline { text: text(h), spans: spans(h), words: number(&h["words"]) })
        .collect();
    analysis.teaser = given["teaser"].as_array().unwrap().iter().map(number).collect();
    analysis.auto = number(&given["auto"]);
    analysis
}

fn text(piece: &Value) -> String {
    piece["text"].as_str().unwrap().to_owned()
}

fn spans(piece: &Value) -> Vec<Span> {
    let spans = piece["spans"].as_array().unwrap().iter();
    spans.map(|s| Span::new(number(&s["start"]), number(&s["end"]))).collect()
}

fn number(value: &Value) -> usize {
    value.as_u64().unwrap() as usize
}
