//! Languages: the data each one brings, looking one up, detecting one.
//!
//! A language is a folder `src/lang/<code>/` of text files and one entry in [`LANGUAGES`].

use std::fmt;
use std::sync::OnceLock;

use pagefind_stem::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;

use crate::error::Error;

/// A set of words, borrowed from a data file.
pub(crate) type WordSet = FxHashSet<&'static str>;

/// What is known about one language. Every list may be empty.
pub struct Language {
    /// BCP 47.
    pub code: &'static str,
    stemmer: Option<fn() -> Stemmer>,
    pub(crate) files: Files,
    stop_words: OnceLock<WordSet>,
}

/// The data files of one language, as text: one entry a line, `#` starts a comment.
pub(crate) struct Files {
    pub(crate) stop_words: &'static str,
}

impl Files {
    const NONE: Files = Files { stop_words: "" };
}

impl Language {
    const fn new(code: &'static str, stemmer: Option<fn() -> Stemmer>, files: Files) -> Self {
        Language { code, stemmer, files, stop_words: OnceLock::new() }
    }

    /// Whether a folded word says little by itself.
    pub fn is_stop_word(&self, folded: &str) -> bool {
        self.stop_words.get_or_init(|| entries(self.files.stop_words).collect()).contains(folded)
    }

    /// The stem of a folded word; the word itself where the language has no stemmer.
    pub fn stem(&self, folded: &str) -> String {
        match self.stemmer {
            Some(stemmer) => stemmer().stem(folded).into_owned(),
            None => folded.to_owned(),
        }
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Language").field("code", &self.code).finish_non_exhaustive()
    }
}

/// The entries of a data file: its lines without comments and blanks.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
}

/// Every language Nutgraf has data for; the order decides ties of detection.
#[allow(clippy::needless_update)] // An entry names the files it has, whatever others there are.
static LANGUAGES: [Language; 2] = [
    Language::new(
        "en",
        Some(|| Stemmer::create(Algorithm::English)),
        Files { stop_words: include_str!("lang/en/stop_words.txt"), ..Files::NONE },
    ),
    Language::new(
        "id",
        Some(|| Stemmer::create(Algorithm::Indonesian)),
        Files { stop_words: include_str!("lang/id/stop_words.txt"), ..Files::NONE },
    ),
];

/// What is used where the language is not known: shared rules only.
static UNDETERMINED: Language = Language::new("und", None, Files::NONE);

/// The codes of all languages Nutgraf has data for.
pub fn codes() -> Vec<&'static str> {
    LANGUAGES.iter().map(|l| l.code).collect()
}

/// The language of a BCP 47 code; its region and script are not looked at ("en-GB" is "en").
///
/// # Errors
/// If Nutgraf has no data for it.
pub fn lookup(code: &str) -> Result<&'static Language, Error> {
    let primary = code.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    if primary == UNDETERMINED.code {
        return Ok(&UNDETERMINED);
    }
    LANGUAGES.iter().find(|l| l.code == primary).ok_or_else(|| Error::unknown_language(code))
}

/// Words looked at: more would not change the answer.
const SAMPLE_WORDS: usize = 1000;

/// The language of `text` and how sure that is, from 0 to 1.
///
/// Counts the stop words of each language; sure where one language's clearly outnumber all others'.
pub fn detect(text: &str) -> (&'static Language, f64) {
    let mut hits = vec![0usize; LANGUAGES.len()];
    let words = text.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|w| !w.is_empty());
    for word in words.take(SAMPLE_WORDS) {
        let folded = word.to_lowercase();
        for (count, language) in hits.iter_mut().zip(&LANGUAGES) {
            *count += usize::from(language.is_stop_word(&folded));
        }
    }
    let best = (0..hits.len()).rev().max_by_key(|&i| hits[i]).unwrap_or(0);
    let second = (0..hits.len()).filter(|&i| i != best).map(|i| hits[i]).max().unwrap_or(0);
    if hits[best] == 0 {
        return (&UNDETERMINED, 0.0);
    }
    let margin = (hits[best] - second) as f64;
    (&LANGUAGES[best], margin / (margin + 2.0))
}
