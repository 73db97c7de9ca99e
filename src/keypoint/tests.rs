//! Runs the cases of `tests/cases/{quote,figure,point}/*.txt` and checks what holds for every key point.
//!
//! A case is a piece of text, `---`, and one expected line for each thing found, in order; `===` ends it.
//! `#` starts a comment line. The file's name begins with the language's code.
//! - quote: `speaker | the words within the marks, from the first to the last`; `-` where there is no speaker.
//! - figure: `kind | text`.
//! - point: `kind | text`, in any order; `! text` where nothing of that text may be a point; `text << text`: an item
//!   of a list and the point that announces it; `actor > text`: who acts first, `-` for nobody.

use std::path::Path;

use crate::analysis::KeyPoint;
use crate::{analyze, Analysis, Options};

struct Case {
    name: String,
    text: String,
    expected: Vec<String>,
}

fn cases(stage: &str) -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(stage);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of cases")
        .flatten()
        .map(|e| e.path())
        .collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let name = file.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        let content = std::fs::read_to_string(&file).expect("a file of cases");
        let language = name[..2].to_owned();
        all.extend(read(&name, &content).into_iter().map(|case| (language.clone(), case)));
    }
    assert!(!all.is_empty(), "no cases of {stage}");
    all
}

fn read(file: &str, content: &str) -> Vec<Case> {
    let lines: Vec<&str> = content.lines().filter(|l| !l.starts_with('#')).collect();
    let blocks = lines.join("\n");
    blocks
        .split("\n===")
        .filter(|block| !block.trim().is_empty())
        .enumerate()
        .map(|(index, block)| {
            let (text, expected) = block.split_once("\n---").unwrap_or((block, ""));
            let lines = expected.lines().map(str::trim).filter(|l| !l.is_empty());
            Case {
                name: format!("{file}, case {}", index + 1),
                text: text.trim().to_owned(),
                expected: lines.map(str::to_owned).collect(),
            }
        })
        .collect()
}

fn run(
    stage: &str,
    got: impl Fn(&Analysis) -> Vec<String>,
    fits: impl Fn(&[String], &[String]) -> bool,
) {
    let mut wrong = Vec::new();
    for (language, case) in cases(stage) {
        let options = Options { language: Some(language), ..Options::default() };
        let analysis = analyze(&case.text, &options).expect("a known language");
        let got = got(&analysis);
        if !fits(&case.expected, &got) {
            wrong.push(format!(
                "{}\n  {}\n  expected {:#?}\n  got {:#?}",
                case.name, case.text, case.expected, got
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The first and last word of a quotation, without its marks.
fn ends(text: &str) -> String {
    let bare = text.trim_matches(|c: char| crate::quote::is_mark(c) || !c.is_alphanumeric());
    let mut words = bare.split_whitespace();
    let first = words.next().unwrap_or_default();
    let clean = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    words.next_back().map_or(clean(first), |last| format!("{} … {}", clean(first), clean(last)))
}

#[test]
fn quotes() {
    let lines = |a: &Analysis| {
        a.quotes
            .iter()
            .map(|q| format!("{} | {}", q.speaker.as_deref().unwrap_or("-"), ends(&q.text)))
            .collect()
    };
    run("quote", lines, |expected, got| expected == got);
}

fn kind_name(kind: impl serde::Serialize) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

#[test]
fn figures() {
    let lines = |a: &Analysis| {
        a.figures.iter().map(|f| format!("{} | {}", kind_name(f.kind), f.text)).collect()
    };
    run("figure", lines, |expected, got| expected == got);
}

#[test]
fn points() {
    let lines = |a: &Analysis| {
        let points = a.key_points.iter();
        let tie = |p: &KeyPoint| {
            p.parent.map(|head| format!("{} << {}", p.text, a.key_points[head].text))
        };
        let kinds = points.clone().map(|p| format!("{} | {}", kind_name(p.kind), p.text));
        let first = |p: &KeyPoint| p.actors.first().map_or("-", |&e| &a.entities[e].name);
        let actors = points.clone().map(|p| format!("{} > {}", first(p), p.text));
        kinds.chain(actors).chain(points.filter_map(tie)).collect()
    };
    run("point", lines, |expected: &[String], got: &[String]| {
        expected.iter().all(|line| match line.strip_prefix("! ") {
            Some(never) => !got.iter().any(|g| g.contains(never)),
            None => got.contains(line),
        })
    });
}

#[test]
fn every_point_is_cut_from_the_source() {
    let texts = ["quote", "figure", "point"].iter().flat_map(|stage| cases(stage));
    for (language, case) in texts {
        let options = Options { language: Some(language), ..Options::default() };
        let analysis = analyze(&case.text, &options).expect("a known language");
        for point in &analysis.key_points {
            let source: Vec<String> =
                point.spans.iter().flat_map(|s| words(s.of(&case.text))).collect();
            assert_eq!(words(&point.text), source, "{}: {}", case.name, point.text);
            for span in &point.spans {
                let inside = |at: usize| {
                    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                    letter(case.text[..at].chars().next_back())
                        && letter(case.text[at..].chars().next())
                };
                assert!(!inside(span.start) && !inside(span.end), "{}: {}", case.name, point.text);
            }
            let count = |marks: &[char]| point.text.matches(marks).count();
            assert_eq!(count(&['“']), count(&['”']), "{}: {}", case.name, point.text);
            assert_eq!(count(&['"']) % 2, 0, "{}: {}", case.name, point.text);
        }
    }
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}
