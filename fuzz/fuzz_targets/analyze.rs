//! Any text under any options: nothing panics, and what always holds, holds.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/core/invariant.rs"]
mod invariant;

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    language: Option<&'a str>,
    title: Option<&'a str>,
    focus: Option<&'a str>,
    explain: bool,
    text: &'a str,
}

fuzz_target!(|input: Input| {
    let options = nutgraf::Options {
        language: input.language.map(str::to_owned),
        title: input.title.map(str::to_owned),
        focus: input.focus.map(str::to_owned),
        explain: input.explain,
    };
    invariant::check(input.text, &options);
});
