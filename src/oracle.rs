//! Holds hand-written matchers to regular expressions.
//!
//! The `regex` crate is the clearest way to say what a shape is, and a third of the engine's bytes. So the patterns stand
//! in `tests/cases/shapes.txt`, and the crate reads them here, where bytes cost nothing.

use proptest::prelude::*;
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use regex::Regex;

/// What near misses are made of: the marks that shapes ask for, and a few letters of each kind.
const PALETTE: &str = r"[-a-dA-D0-3éÉß字 \t/.,:;!?*#>()\[\]•–'’_]";

/// Fails where `matches` and the pattern called `name` do not agree on a text.
pub(crate) fn agrees(name: &str, matches: impl Fn(&str) -> bool) {
    let shapes = include_str!("../tests/cases/shapes.txt").lines();
    let pattern = shapes.filter_map(|line| line.split_once('\t')).find(|(n, _)| *n == name);
    let (_, pattern) = pattern.unwrap_or_else(|| panic!("no pattern {name}"));
    let whole = Regex::new(&format!("(?s)^(?:{pattern})$")).expect(pattern);
    let (like, mark) =
        (string_regex(pattern).expect(pattern), string_regex(PALETTE).expect(PALETTE));
    let other = string_regex(&format!("{PALETTE}{{0,12}}")).expect(PALETTE);
    let strategy = (like, mark, other, any::<prop::sample::Index>());
    // The standard library may know characters that the tables of `regex` do not know yet.
    let unknown = Regex::new(r"\p{Cn}").expect("a general category");
    let hold = |text: &str| {
        if unknown.is_match(text) {
            return Ok(());
        }
        prop_assert_eq!(matches(text), whole.is_match(text), "{:?}", text);
        Ok(())
    };
    TestRunner::new(ProptestConfig::with_cases(1000))
        .run(&strategy, |(like, mark, other, at)| {
            let mut chars: Vec<char> = like.chars().collect();
            let at = at.index(chars.len() + 1);
            let with = [&chars[..at], &mark.chars().collect::<Vec<_>>(), &chars[at..]].concat();
            if at < chars.len() {
                chars.remove(at);
            }
            hold(&like)?;
            hold(&other)?;
            hold(&String::from_iter(chars))?;
            hold(&String::from_iter(with))
        })
        .unwrap_or_else(|failure| panic!("{name}: {failure}"));
}
