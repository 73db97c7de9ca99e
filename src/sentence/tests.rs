//! Runs the cases of `tests/cases/sentence/`, and some odd input that must not panic.

use std::fs;
use std::path::Path;

use crate::language;
use crate::span::Span;

/// One file a language: `input`, a line `---`, one expected sentence a line, a line `===`.
/// Lines that start with `##` are comments; "\n" stands for a line break.
#[test]
fn cases_split_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/sentence");
    let mut failures = String::new();
    let mut count = 0;
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for path in files {
        let code = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let file = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = file.lines().filter(|l| !l.starts_with("##")).collect();
        for case in lines.join("\n").split("\n===").filter(|c| !c.trim().is_empty()) {
            let (input, expected) = case.split_once("\n---\n").expect("a case has a line ---");
            let input = input.trim().replace("\\n", "\n");
            let expected: Vec<&str> = expected.trim().lines().collect();
            let got: Vec<String> =
                split(&input, &code).iter().map(|s| s.of(&input).replace('\n', "\\n")).collect();
            count += 1;
            if got != expected {
                failures += &format!("{code}: want {expected:#?}\n got {got:#?}\n");
            }
        }
    }
    assert!(count > 0 && failures.is_empty(), "{failures}");
}

fn split(text: &str, code: &str) -> Vec<Span> {
    super::split(text, Span::new(0, text.len()), language::lookup(code).unwrap())
}

#[test]
fn odd_input_neither_panics_nor_loses_text() {
    let long = |piece: &str| piece.repeat(20_000);
    let texts = [
        String::new(),
        " \u{FEFF}\u{200B} ".into(),
        ".".into(),
        "...".into(),
        ". . . .".into(),
        "\"".into(),
        "')]}»”".into(),
        "a.b.c.😀.é.".into(),
        "\u{0}.\u{1}! A".into(),
        "A.\u{301} B.\u{FE0F} C".into(),
        long("x"),
        long("."),
        long(". "),
        long("("),
        long("\"a. "),
        long("1. a "),
        long("«Да.» "),
        long("。"),
        long("a\n"),
        long("A.B"),
        long("abc.Abc"),
    ];
    for text in &texts {
        for code in ["en", "id", "hy", "zh", "und"] {
            let mut end = 0;
            for span in split(text, code) {
                assert!(text[end..span.start].chars().all(crate::span::is_blank), "text lost");
                end = span.end;
            }
            assert!(text[end..].chars().all(crate::span::is_blank), "text lost");
        }
    }
}

#[test]
fn a_stray_remnant_is_a_fragment_and_a_brand_is_not() {
    let last_is_fragment = |text: &str| {
        let block = Span::new(0, text.len());
        let sentences = split(text, "id");
        super::is_fragment(text, block, *sentences.last().unwrap())
    };
    assert!(last_is_fragment("Toko itu tumbuh dalam 24 tahun berdirinya. sejarah."));
    assert!(!last_is_fragment("Penjualan iPhone turun. eBay naik."));
    assert!(!last_is_fragment("toko itu tumbuh pesat. sejarah."));
    assert!(!last_is_fragment("sejarah."));
    assert!(!last_is_fragment("Ia membeli beras, gula, dsb. kemarin."));
}
