//! Scripts, as far as they tell languages apart.

use crate::span::marks;

/// A writing system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Han with kana among it.
    Japanese,
    /// Han alone.
    Han,
    /// One of many languages: Latin, Cyrillic, Arabic, Devanagari.
    Shared(char),
    /// Mainly one language's, named by its code.
    Own(&'static str),
}

/// First and last letter of each script that one language is mainly written in.
const OWN: &[(char, char, &str)] = &[
    ('\u{370}', '\u{3FF}', "el"),
    ('\u{1F00}', '\u{1FFF}', "el"),
    ('\u{530}', '\u{58F}', "hy"),
    ('\u{590}', '\u{5FF}', "he"),
    ('\u{980}', '\u{9FF}', "bn"),
    ('\u{A00}', '\u{A7F}', "pa"),
    ('\u{A80}', '\u{AFF}', "gu"),
    ('\u{B80}', '\u{BFF}', "ta"),
    ('\u{C00}', '\u{C7F}', "te"),
    ('\u{C80}', '\u{CFF}', "kn"),
    ('\u{D00}', '\u{D7F}', "ml"),
    ('\u{D80}', '\u{DFF}', "si"),
    ('\u{E00}', '\u{E7F}', "th"),
    ('\u{E80}', '\u{EFF}', "lo"),
    ('\u{1000}', '\u{109F}', "my"),
    ('\u{10A0}', '\u{10FF}', "ka"),
    ('\u{1100}', '\u{11FF}', "ko"),
    ('\u{1200}', '\u{139F}', "am"),
    ('\u{1780}', '\u{17FF}', "km"),
    ('\u{AC00}', '\u{D7AF}', "ko"),
];

/// The name of the Latin script.
pub(super) const LATIN: char = 'L';

/// The same for scripts of many languages.
const SHARED: &[(char, char, char)] = &[
    ('A', '\u{24F}', LATIN),
    ('\u{1E00}', '\u{1EFF}', LATIN),
    ('\u{400}', '\u{52F}', 'C'),
    ('\u{600}', '\u{77F}', 'A'),
    ('\u{FB50}', '\u{FEFF}', 'A'),
    ('\u{900}', '\u{97F}', 'D'),
];

impl Script {
    /// The script of one letter.
    fn of_letter(c: char) -> Option<Script> {
        match c {
            '\u{3040}'..='\u{30FF}' => return Some(Script::Japanese),
            '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' => return Some(Script::Han),
            _ if !c.is_alphabetic() => return None,
            _ => {}
        }
        let shared = SHARED.iter().find(|(first, last, _)| (*first..=*last).contains(&c));
        let own = || OWN.iter().find(|(first, last, _)| (*first..=*last).contains(&c));
        match shared {
            Some(&(_, _, name)) => Some(Script::Shared(name)),
            None => own().map(|&(_, _, code)| Script::Own(code)),
        }
    }

    /// The script that most letters are of, a Han or kana character counted as two: it says as much.
    pub(super) fn of<'t>(sample: impl Iterator<Item = &'t str> + Clone) -> Option<Script> {
        let ascii = sample.clone().flat_map(str::bytes).filter(u8::is_ascii_alphabetic).count();
        let mut counts: Vec<(Script, usize)> = vec![(Script::Shared(LATIN), ascii)];
        let others = sample.flat_map(marks).map(|(_, c)| c).filter(|c| !c.is_ascii());
        for script in others.filter_map(Script::of_letter) {
            let worth = if matches!(script, Script::Han | Script::Japanese) { 2 } else { 1 };
            match counts.iter_mut().find(|(known, _)| *known == script) {
                Some((_, count)) => *count += worth,
                None => counts.push((script, worth)),
            }
        }
        let count_of = |s: Script| counts.iter().find(|(k, _)| *k == s).map_or(0, |&(_, n)| n);
        let (kana, han) = (count_of(Script::Japanese), count_of(Script::Han));
        // Every Japanese sentence has kana; a Chinese text may name something Japanese.
        let japanese = kana * 10 >= kana + han;
        let main = counts.iter().rev().max_by_key(|(s, n)| match s {
            Script::Han | Script::Japanese => kana + han,
            _ => *n,
        });
        main.filter(|(_, n)| *n > 0).map(|&(script, _)| match script {
            Script::Han | Script::Japanese if japanese => Script::Japanese,
            Script::Han | Script::Japanese => Script::Han,
            other => other,
        })
    }

    /// The language that the script alone tells.
    pub(super) fn only_language(self) -> Option<&'static str> {
        match self {
            Script::Japanese => Some("ja"),
            Script::Han => Some("zh"),
            Script::Own(code) => Some(code),
            Script::Shared(_) => None,
        }
    }
}
