//! Language detection: by script, then by common words and by spelling.
//!
//! Each word of a sample gives its evidence to the languages that know it as a stop word, by its letters,
//! its beginning or its ending; evidence that several languages share is divided among them.

use std::iter;
use std::sync::OnceLock;

use super::script::{Script, LATIN};
use super::{Language, LANGUAGES, SCRIPT_ONLY, UNDETERMINED};
use crate::data::{entries, file, is_latin};
use crate::index::Map;
use crate::span::{marks, pieces};
use crate::token;

/// Bytes looked at, in three places of the text: more would not change the answer.
const SAMPLE: usize = 1800;
/// What each kind of evidence is worth that points to one single language.
const STOP_WORD: f64 = 1.0;
const COMMON_WORD: f64 = 1.0;
const LETTER: f64 = 0.5;
const AFFIX_LETTER: f64 = 0.1;
/// A beginning, an ending or a letter of the spelling files ("meng-", "-nya", "-ñ-"): its letters, an ending's from the last
/// to the first, and added to the first of them what it is.
type Affix = [u32; LONGEST_AFFIX];
/// Letters in the shortest and the longest that data files name.
const SHORTEST_AFFIX: usize = 2;
const LONGEST_AFFIX: usize = 4;
/// What an affix is: bits that no character has.
const BEGINNING: u32 = 1 << 29;
const ENDING: u32 = 1 << 30;
const WITHIN: u32 = 1 << 31;

/// About as many words as are known of all languages in Latin letters.
const WORDS: usize = 7000;

/// Which languages, one bit each, in the order of [`LANGUAGES`].
type Set = u64;
const _: () = assert!(LANGUAGES.len() <= Set::BITS as usize);

/// Who knows what, and what that is worth.
struct Evidence {
    words: Map<&'static str, Known>,
    /// Each word is asked for eight, so they are a map of their own, which is small enough to stay near.
    affixes: Map<Affix, Known>,
}

/// The languages that know a word or an affix, and what it is worth.
type Known = (Set, f64);

impl Evidence {
    /// Of the languages that are written in Latin letters, or of all others.
    fn of(latin: bool) -> &'static Evidence {
        static EVIDENCE: [OnceLock<Evidence>; 2] = [const { OnceLock::new() }; 2];
        EVIDENCE[usize::from(latin)].get_or_init(|| {
            let mut evidence = Evidence { words: Map::with_room(WORDS), affixes: Map::default() };
            let languages = LANGUAGES.iter().enumerate();
            for (index, language) in languages.filter(|(_, l)| is_latin(l.code) == latin) {
                let of = |name| entries(file(language.code, name));
                let stop_words = of("stop_words").map(|e| (e, STOP_WORD));
                let spelling = of("spelling").map(|e| (e, weight(e)));
                for (entry, weight) in stop_words.chain(spelling) {
                    let known = match affix(entry) {
                        Some(affix) => evidence.affix(affix),
                        None => evidence.words.entry(entry, Known::default),
                    };
                    known.0 |= 1 << index;
                    known.1 = known.1.max(weight);
                }
            }
            evidence
        })
    }

    /// What is known about an affix. Those that it goes on are there as well, so that who misses one need not ask for longer ones.
    fn affix(&mut self, affix: Affix) -> &mut Known {
        let length = affix.iter().filter(|&&letter| letter != 0).count();
        for shorter in SHORTEST_AFFIX..length {
            let mut key = Affix::default();
            key[..shorter].copy_from_slice(&affix[..shorter]);
            self.affixes.place(key, Known::default);
        }
        self.affixes.entry(affix, Known::default)
    }

    fn add_word(&self, word: &str, scores: &mut [f64]) {
        add(self.words.get(word), scores);
        if let Some(apostrophe) = word.find('\'') {
            add(self.words.get(&word[..=apostrophe]), scores);
        }
        for (_, letter) in marks(word).filter(|(_, letter)| !letter.is_ascii()) {
            add(self.affixes.get(&affix_of(WITHIN, iter::once(letter))), scores);
        }
        self.add_affixes(BEGINNING, word.chars(), scores);
        self.add_affixes(ENDING, word.chars().rev(), scores);
    }

    /// Those of a word, from the shortest to the longest.
    fn add_affixes(&self, kind: u32, letters: impl Iterator<Item = char>, scores: &mut [f64]) {
        let mut key = Affix::default();
        for (at, letter) in letters.take(LONGEST_AFFIX).enumerate() {
            key[at] = if at == 0 { kind } else { 0 } + u32::from(letter);
            if at + 1 >= SHORTEST_AFFIX {
                let known = self.affixes.get(&key);
                if known.is_none() {
                    return;
                }
                add(known, scores);
            }
        }
    }
}

/// An entry that is no word but an affix.
fn affix(entry: &str) -> Option<Affix> {
    let letters = entry.trim_matches('-').chars();
    match (entry.starts_with('-'), entry.ends_with('-')) {
        (false, false) => None,
        (false, true) => Some(affix_of(BEGINNING, letters)),
        (true, false) => Some(affix_of(ENDING, letters.rev())),
        (true, true) => Some(affix_of(WITHIN, letters)),
    }
}

fn affix_of(kind: u32, letters: impl Iterator<Item = char>) -> Affix {
    let mut affix = Affix::default();
    affix.iter_mut().zip(letters).for_each(|(slot, letter)| *slot = u32::from(letter));
    affix[0] += kind;
    affix
}

/// Adds what is known to each language that knows it.
fn add(known: Option<&Known>, scores: &mut [f64]) {
    let Some(&(languages, weight)) = known else { return };
    let share = weight / f64::from(languages.count_ones());
    let mut left = languages;
    while left != 0 {
        scores[left.trailing_zeros() as usize] += share;
        left &= left - 1;
    }
}

/// What an entry of a spelling file is worth: a longer beginning or ending says more.
fn weight(entry: &str) -> f64 {
    let letters = entry.chars().filter(|&c| c != '-').count() as f64;
    match (entry.starts_with('-'), entry.ends_with('-')) {
        (false, false) => COMMON_WORD,
        (true, true) => LETTER,
        _ => AFFIX_LETTER * letters,
    }
}

/// The language of `text` and how sure that is, from 0 to 1: about the share of right answers among those as sure.
///
/// A text that nothing is known about gives "und" with 0. Never quite 1.
pub fn detect(text: &str) -> (&'static Language, f64) {
    let sample = sample(text);
    let script = Script::of(sample.iter().copied());
    if let Some(code) = script.and_then(Script::only_language) {
        let mut all = LANGUAGES.iter().chain(&SCRIPT_ONLY);
        return all.find(|l| l.code == code).map_or((&UNDETERMINED, 0.0), |l| (l, SCRIPT_ALONE));
    }
    let latin = script == Some(Script::Shared(LATIN));
    let (scores, words) = score(sample.into_iter(), latin);
    // Where nothing tells them apart, the languages most read here.
    let likely = |index: usize| matches!(LANGUAGES[index].code, "en" | "id");
    let compare =
        |a: &usize, b: &usize| scores[*a].total_cmp(&scores[*b]).then(likely(*a).cmp(&likely(*b)));
    let best = (0..scores.len()).rev().max_by(compare);
    match best {
        Some(best) if scores[best] > 0.0 => {
            let second = (0..scores.len()).filter(|&i| i != best).map(|i| scores[i]);
            let second = second.fold(0.0, f64::max);
            (&LANGUAGES[best], confidence(scores[best], second, words))
        }
        _ => (&UNDETERMINED, 0.0),
    }
}

/// How sure a script makes that one language is mainly written in.
const SCRIPT_ALONE: f64 = 0.98;

/// How sure the best score is, given the second best, over so many words.
///
/// Fitted to texts of known language: the lead counts, and the share of words that say anything.
fn confidence(best: f64, second: f64, words: usize) -> f64 {
    const CERTAIN: f64 = 0.99;
    let lead = (best - second) / (best + second);
    let evidence = (best - second) / (best - second + 0.5);
    let coverage = (best / (words as f64 * 0.15)).min(1.0);
    CERTAIN * cube_root(evidence * coverage * (lead * 3.0).min(1.0))
}

/// The cube root of a number from 0 to 1, by Newton's method from above: `libm`'s is 1.5 kB of WebAssembly.
fn cube_root(x: f64) -> f64 {
    const STEPS: usize = 32; // for all from 0.000001 on, to the last digit
    match x > 0.0 {
        true => (0..STEPS).fold(1.0, |root, _| root - (root - x / (root * root)) / 3.0),
        false => 0.0,
    }
}

/// What each language scores by the words of a sample, and how many those are.
fn score<'t>(sample: impl Iterator<Item = &'t str>, latin: bool) -> (Vec<f64>, usize) {
    let evidence = Evidence::of(latin);
    let mut scores = vec![0.0; LANGUAGES.len()];
    let (mut folded, mut words) = (String::new(), 0);
    let mut add = |word: &str| {
        token::fold(word.trim_matches(&['\'', '’'][..]), &mut folded);
        evidence.add_word(&folded, &mut scores);
        words += 1;
    };
    let inside = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '\u{200C}') || is_mark(c);
    // What is ASCII, as bytes; the rest letter by letter.
    let parts = |b: u8| b.is_ascii() && !b.is_ascii_alphabetic() && b != b'\'';
    let runs = sample.flat_map(|piece| pieces(piece, parts));
    for run in runs.filter(|run| !run.is_empty()) {
        match run.is_ascii() {
            true => add(run),
            false => run.split(|c| !inside(c)).filter(|word| !word.is_empty()).for_each(&mut add),
        }
    }
    (scores, words)
}

/// Vowel signs and other marks of Indian scripts, which are no letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{300}'..='\u{36F}' | '\u{610}'..='\u{65F}')
}

/// The beginning, a piece of the middle and the end of a text; all of a short one. Cut between characters.
fn sample(text: &str) -> Vec<&str> {
    if text.len() <= SAMPLE {
        return vec![text];
    }
    let piece = SAMPLE / 3;
    [0, (text.len() - piece) / 2, text.len() - piece]
        .into_iter()
        .map(|start| &text[ceil(text, start)..ceil(text, start + piece)])
        .collect()
}

/// The first character boundary at or after `at`.
fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        let cases = include_str!("../../tests/cases/language/detect.txt").lines();
        for line in cases.filter(|line| !line.starts_with('#')) {
            let Some((code, text)) = line.split_once(": ") else { continue };
            for text in [text.to_owned(), text.to_uppercase()] {
                let (found, confidence) = detect(&text);
                assert_eq!(found.code, code, "{text} ({confidence})");
                assert!(confidence < 1.0 && (code == "und") == (confidence == 0.0), "{text}");
            }
        }
    }

    #[test]
    fn scripts_are_as_said() {
        for language in &LANGUAGES {
            let script = Script::of(file(language.code, "stop_words").lines());
            let latin = script == Some(Script::Shared(LATIN));
            assert_eq!(is_latin(language.code), latin, "{}", language.code);
        }
    }

    #[test]
    fn what_two_sisters_share_is_not_sure() {
        assert!(detect("Dia pergi ke pasar dengan anak itu").1 < 0.8);
    }

    #[test]
    fn what_many_share_is_taken_for_what_is_read_most() {
        assert_eq!(detect("Beliau berkata pihaknya akan menyiasat kes itu").0.code, "id");
    }

    #[test]
    fn a_long_text_is_read_in_three_places() {
        let text = format!(
            "{}{}",
            "xxxx ".repeat(500),
            "Harga beras naik karena hujan tidak turun. ".repeat(900)
        );
        assert_eq!(detect(&text).0.code, "id");
        detect(&"é😀".repeat(300_000)); // cut between characters
    }

    #[test]
    fn affixes_of_the_files_are_as_long_as_what_is_asked_for() {
        for language in &LANGUAGES {
            for entry in entries(file(language.code, "spelling")) {
                let Some(affix) = affix(entry) else { continue };
                let shortest = if affix[0] & WITHIN == 0 { SHORTEST_AFFIX } else { 1 };
                let letters = entry.trim_matches('-').chars().count();
                assert!(
                    (shortest..=LONGEST_AFFIX).contains(&letters),
                    "{}: {entry}",
                    language.code
                );
            }
        }
    }
}
