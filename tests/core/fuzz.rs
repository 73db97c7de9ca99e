//! Mutation fuzzing on stable Rust: the bytes of articles are flipped, cut, repeated and crossed.
//! The same few texts each time; `FUZZ_SECONDS=600 cargo test --test core fuzz` goes on from there.
//! `fuzz/` has the same target for libFuzzer, which looks where the code branches.

use std::time::{Duration, Instant};

use nutgraf::Options;

use crate::fixture;
use crate::invariant::check;

/// How many texts are tried when no time is given: some seconds' worth.
const TEXTS: usize = 1_000;
/// Longest text that is tried, in bytes.
const LONGEST: usize = 4_000;

/// A small, fast generator that needs no crate: xorshift64* (Vigna 2016).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// Below `end`, which must not be 0.
    fn below(&mut self, end: usize) -> usize {
        ((self.next() >> 32) as usize) % end
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

#[test]
fn mutated_articles() {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|s| s.parse().ok()).unwrap_or(0);
    let seeds: Vec<Vec<u8>> =
        fixture::articles().into_iter().map(|(_, text)| text.into_bytes()).collect();
    let mut random = Random(0x6E75_7467_7261_6621);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut tried = 0;
    while tried < TEXTS || Instant::now() < end {
        let bytes = mutate(&seeds, &mut random);
        let text = String::from_utf8_lossy(&bytes);
        let options = options(&text, &mut random);
        let held = std::panic::catch_unwind(|| check(&text, &options));
        assert!(held.is_ok(), "text {tried}, {options:?}: {text:?}");
        tried += 1;
    }
    println!("{tried} texts");
}

/// A piece of a seed, with some of its bytes changed.
fn mutate(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = piece(seeds, random);
    for _ in 0..random.below(12) {
        let at = random.below(bytes.len() + 1);
        let to = (at + random.below(40)).min(bytes.len());
        match random.below(5) {
            0 => drop(bytes.drain(at..to)),
            1 => bytes[at..to].iter_mut().take(3).for_each(|b| *b ^= 1 << random.below(8)),
            2 => drop(bytes.splice(at..at, piece(seeds, random).into_iter().take(200))),
            3 => drop(bytes.splice(at..at, special(random))),
            _ => {
                let repeated = bytes[at..to].repeat(1 + random.below(20));
                drop(bytes.splice(at..at, repeated));
            }
        }
    }
    bytes.truncate(LONGEST);
    bytes
}

fn piece(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let seed = &seeds[random.below(seeds.len())];
    let from = random.below(seed.len());
    let most = if random.one_in(4) { LONGEST } else { 600 };
    let length = random.below(most);
    seed[from..(from + length).min(seed.len())].to_vec()
}

/// Bytes that mean something to a reader of text.
fn special(random: &mut Random) -> Vec<u8> {
    const SPECIAL: &[&[u8]] = &[
        b"\0",
        b"\r\n",
        b"\n\n",
        b"\"",
        b"(",
        b")",
        b". ",
        b"...",
        b"1.",
        b"|",
        b"- ",
        b"> ",
        b"\xF0\x9F",
        b"\xFF",
        b"\xED\xA0\x80",
        "“".as_bytes(),
        "”".as_bytes(),
        "\u{301}".as_bytes(),
        "\u{200B}".as_bytes(),
        "🇮🇩".as_bytes(),
        "。".as_bytes(),
        "ก".as_bytes(),
        "\u{FEFF}".as_bytes(),
        "\u{202E}".as_bytes(),
    ];
    SPECIAL[random.below(SPECIAL.len())].to_vec()
}

fn options(text: &str, random: &mut Random) -> Options {
    let words = |random: &mut Random| -> Option<String> {
        let from = random.below(200);
        random.one_in(3).then(|| text.chars().skip(from).take(30).collect())
    };
    const LANGUAGES: &[&str] = &["en", "id", "und", "ja", "th", "tr", "zz", "", "é"];
    Options {
        language: random.one_in(3).then(|| LANGUAGES[random.below(LANGUAGES.len())].into()),
        title: words(random),
        focus: words(random),
        explain: random.one_in(2),
    }
}
