//! Languages: the data each one brings, looking one up, detecting one.
//!
//! A language is a folder `src/lang/<code>/` of text files and one line in [`LANGUAGES`].

mod detect;

use std::fmt;
use std::sync::OnceLock;

use pagefind_stem::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;

use crate::error::Error;

pub use detect::detect;

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
/// Every file in `src/lang/<code>/` has its field here, under the same name.
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

/// One language: its code, its Snowball stemmer where there is one, the names of its files.
/// `language!("de", German; stop_words)` reads `src/lang/de/stop_words.txt`.
macro_rules! language {
    ($code:literal; $($file:ident),*) => {
        Language::new($code, None, language!(@files $code; $($file),*))
    };
    ($code:literal, $stemmer:ident; $($file:ident),*) => {
        Language::new(
            $code,
            Some(|| Stemmer::create(Algorithm::$stemmer)),
            language!(@files $code; $($file),*),
        )
    };
    (@files $code:literal; $($file:ident),*) => {
        Files {
            $($file: include_str!(concat!("../lang/", $code, "/", stringify!($file), ".txt")),)*
            ..Files::NONE
        }
    };
}

/// Every language Nutgraf has data for.
#[allow(clippy::needless_update)] // A line names the files its language has, whatever others there are.
static LANGUAGES: [Language; 2] =
    [language!("en", English; stop_words), language!("id", Indonesian; stop_words)];

/// What is used where the language is not known, or there is no data for it: shared rules only.
static UNDETERMINED: Language = Language::new("und", None, Files::NONE);

/// The codes of all languages Nutgraf has data for.
pub fn codes() -> Vec<&'static str> {
    LANGUAGES.iter().map(|l| l.code).collect()
}

/// Codes that mean a language Nutgraf has under another one: old codes, written standards, near sisters.
const ALIASES: &[(&str, &str)] = &[
    ("in", "id"),
    ("iw", "he"),
    ("jw", "jv"),
    ("nb", "no"),
    ("nn", "no"),
    ("fil", "tl"),
    ("cmn", "zh"),
    ("yue", "zh"),
    ("arb", "ar"),
    ("pes", "fa"),
    ("prs", "fa"),
    ("zsm", "ms"),
    ("mo", "ro"),
];

/// The code by which Nutgraf knows the language of a BCP 47 tag: lower case, without region and script, old codes replaced.
///
/// # Errors
/// If the tag does not begin as BCP 47 says: with two or three ASCII letters.
pub fn canonical(tag: &str) -> Result<String, Error> {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let letters = primary.bytes().all(|b| b.is_ascii_lowercase());
    if !letters || !matches!(primary.len(), 2 | 3) {
        return Err(Error::unknown_language(tag));
    }
    let known = ALIASES.iter().find(|(alias, _)| *alias == primary);
    Ok(known.map_or(primary, |(_, code)| (*code).to_owned()))
}

/// The data for a BCP 47 tag; its region and script are not looked at ("en-GB" is "en").
/// A language that Nutgraf has no data for is read by the rules that all languages share.
///
/// # Errors
/// If the tag does not begin as BCP 47 says: with two or three ASCII letters.
pub fn lookup(tag: &str) -> Result<&'static Language, Error> {
    let code = canonical(tag)?;
    Ok(LANGUAGES.iter().find(|l| l.code == code).unwrap_or(&UNDETERMINED))
}
