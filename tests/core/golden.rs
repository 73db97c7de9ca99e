//! Golden analyses: what is made of a whole article, for people to read. They show what a change moves.
//!
//! `UPDATE_GOLDEN=1 cargo test --test core golden` writes them anew; look at the difference before you commit it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use nutgraf::{analyze, Analysis, Change, Length, Options};

use crate::fixture;

/// Key points shown: those that tell what the story is.
const POINTS: usize = 5;

#[test]
fn golden_analyses() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut moved = String::new();
    for (name, text) in fixture::whole_articles() {
        let analysis = analyze(&text, &Options::default()).expect("no option to refuse");
        let (file, found) = (folder.join(&name), show(&analysis));
        if update {
            fs::create_dir_all(&folder).and_then(|()| fs::write(&file, &found)).expect("written");
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if found != expected {
            moved += &format!("{name}\n{}", difference(&expected, &found));
        }
    }
    assert!(
        moved.is_empty(),
        "{moved}\nIf it is better: UPDATE_GOLDEN=1 cargo test --test core golden"
    );
}

/// Lines that only one of the two has.
fn difference(expected: &str, found: &str) -> String {
    let only = |mark, a: &str, b: &str| -> String {
        let alone = a.lines().filter(|line| !b.lines().any(|other| other == *line));
        alone.map(|line| format!("{mark} {line}\n")).collect()
    };
    only('-', expected, found) + &only('+', found, expected)
}

fn show(analysis: &Analysis) -> String {
    let mut out = format!("language {}\n", analysis.language.code);
    section(
        &mut out,
        "summary",
        analysis.summary(Length::Medium).expect("medium").sentences.iter().map(one_line),
    );
    let points = analysis.key_points.iter().take(POINTS);
    section(&mut out, "key points", points.map(|p| format!("{} | {}", named(&p.kind), p.text)));
    section(&mut out, "changes", analysis.changes.iter().map(change));
    let quotes = analysis.quotes.iter();
    section(
        &mut out,
        "quotes",
        quotes.map(|q| format!("{} | {}", q.speaker.as_deref().unwrap_or("-"), one_line(&q.text))),
    );
    let marked = analysis.sentences.iter().filter_map(|s| Some((s.boilerplate?, &s.text)));
    section(
        &mut out,
        "boilerplate",
        marked.map(|(kind, text)| format!("{} | {}", named(&kind), one_line(text))),
    );
    out
}

fn section(out: &mut String, name: &str, lines: impl Iterator<Item = String>) {
    let _ = writeln!(out, "\n{name}");
    lines.for_each(|line| {
        let _ = writeln!(out, "  {line}");
    });
}

fn change(c: &Change) -> String {
    let optional = [
        ("at", &c.organisation),
        ("after", &c.predecessor),
        ("before", &c.successor),
        ("on", &c.date),
    ];
    let more: String = optional
        .iter()
        .filter_map(|(word, name)| Some(format!(" | {word} {}", name.as_ref()?)))
        .collect();
    let role = c.role.as_deref().unwrap_or("-");
    format!("{} | {role} | {} {}{more}", c.person, named(&c.status), named(&c.action))
}

fn named(kind: &impl std::fmt::Debug) -> String {
    format!("{kind:?}").to_lowercase()
}

fn one_line(text: impl AsRef<str>) -> String {
    text.as_ref().split_whitespace().collect::<Vec<_>>().join(" ")
}
