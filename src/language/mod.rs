//! Languages: the data each one brings, looking one up, detecting one.
//!
//! A language is a folder `src/lang/<code>/` of text files and one line in [`LANGUAGES`].

mod detect;
mod script;

use std::fmt;
use std::sync::OnceLock;

use pagefind_stem::{Algorithm, Stemmer};

use crate::block::Phrases;
use crate::data::{entries, file};
use crate::entity::Lexicon;
use crate::error::Error;
use crate::figure::Units;
use crate::index::WordSet;
use crate::keypoint::{ChangeCues, Cues, Leaning, Lists, Speech};
use crate::sentence::abbreviation::Abbreviations;

pub use detect::detect;

/// A parsed data file; boxed, as room for the parsed files of every language would be 27 kB of WebAssembly.
type Parsed<T> = OnceLock<Box<T>>;

/// What is known about one language. Every list may be empty.
pub struct Language {
    /// BCP 47.
    pub code: &'static str,
    stemmer: Option<fn() -> Stemmer>,
    stop_words: Parsed<WordSet>,
    abbreviations: Parsed<Abbreviations>,
    lexicon: Parsed<Lexicon>,
    change_cues: Parsed<ChangeCues>,
    phrases: Parsed<Phrases>,
    speech: Parsed<Speech>,
    leaning: Parsed<Leaning>,
    cues: Parsed<Cues>,
    lists: Parsed<Lists>,
    units: Parsed<Units>,
}

/// Declares [`Files`] with one method for each file a language may have.
macro_rules! files {
    ($($file:ident),* $(,)?) => {
        /// The data files of one language: one entry a line. One that it does not have is empty.
        /// Every file in `src/lang/<code>/` is asked for here by its name; its unit is unpacked when the first of them is.
        #[derive(Clone, Copy)]
        pub(crate) struct Files {
            code: &'static str,
        }

        impl Files {
            #[cfg(test)]
            const NAMES: &[&str] = &[$(stringify!($file)),*];

            $(pub(crate) fn $file(self) -> &'static str {
                file(self.code, stringify!($file))
            })*
        }
    };
}

files! {
    stop_words,
    abbreviations,
    titles,
    posts,
    post_words,
    post_states,
    occupations,
    organisations,
    places,
    place_words,
    calendar,
    demonyms,
    no_names,
    openers,
    changes,
    change_modes,
    change_words,
    boilerplate,
    say_verbs,
    leaning,
    cues,
    lists,
    units,
}

impl Language {
    const fn new(code: &'static str, stemmer: Option<fn() -> Stemmer>) -> Self {
        Language {
            code,
            stemmer,
            stop_words: OnceLock::new(),
            abbreviations: OnceLock::new(),
            lexicon: OnceLock::new(),
            change_cues: OnceLock::new(),
            phrases: OnceLock::new(),
            speech: OnceLock::new(),
            leaning: OnceLock::new(),
            cues: OnceLock::new(),
            lists: OnceLock::new(),
            units: OnceLock::new(),
        }
    }

    /// Its data files.
    pub(crate) fn files(&self) -> Files {
        Files { code: self.code }
    }

    /// What boilerplate is recognised by. English and Indonesian phrases are known to every language.
    pub(crate) fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| Box::new(Phrases::new(self.files().boilerplate())))
    }

    /// The words that tell who says something.
    pub(crate) fn speech(&self) -> &Speech {
        self.speech.get_or_init(|| Box::new(Speech::new(self.files().say_verbs())))
    }

    /// How a sentence leans on others, and what of it can be left out.
    pub(crate) fn leaning(&self) -> &Leaning {
        self.leaning.get_or_init(|| Box::new(Leaning::new(self.files().leaning())))
    }

    /// The cue phrases of the kinds of key point.
    pub(crate) fn cues(&self) -> &Cues {
        self.cues.get_or_init(|| Box::new(Cues::new(self.files().cues())))
    }

    /// Whether its lists say what kinds of key point there are, and what of a sentence can be left out.
    pub(crate) fn has_cues(&self) -> bool {
        !self.files().cues().is_empty()
    }

    /// The words that announce lists and open their items.
    pub(crate) fn lists(&self) -> &Lists {
        self.lists.get_or_init(|| Box::new(Lists::new(self.files().lists())))
    }

    /// The words that make a number a figure.
    pub(crate) fn units(&self) -> &Units {
        self.units.get_or_init(|| Box::new(Units::new(self.files().units())))
    }

    /// Whether a folded word says little by itself.
    pub fn is_stop_word(&self, folded: &str) -> bool {
        self.stop_words
            .get_or_init(|| Box::new(entries(self.files().stop_words()).collect()))
            .contains(folded)
    }

    /// What its lists say about the words of names, titles and posts.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| Box::new(Lexicon::new(self.files())))
    }

    /// Its abbreviations, and how they stand to the end of a sentence. Javanese and Sundanese write as Indonesian does.
    pub(crate) fn abbreviations(&self) -> &Abbreviations {
        if let "jv" | "su" = self.code {
            return lookup("id").unwrap_or(self).abbreviations();
        }
        self.abbreviations
            .get_or_init(|| Box::new(Abbreviations::parse(self.files().abbreviations())))
    }

    /// The cues of changes of post.
    pub(crate) fn change_cues(&self) -> &ChangeCues {
        self.change_cues.get_or_init(|| Box::new(ChangeCues::new(self.files())))
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

/// One language: its code, its Snowball stemmer where there is one. Its files are those of `src/lang/<code>/`.
macro_rules! language {
    ($code:literal) => {
        Language::new($code, None)
    };
    ($code:literal, $stemmer:ident) => {
        Language::new($code, Some(|| Stemmer::create(Algorithm::$stemmer)))
    };
}

/// Every language Nutgraf has data for.
static LANGUAGES: [Language; 45] = [
    language!("ar", Arabic),
    language!("bg"),
    language!("bn"),
    language!("ca"),
    language!("cs"),
    language!("da", Danish),
    language!("de", German),
    language!("el"),
    language!("en", English),
    language!("es", Spanish),
    language!("et"),
    language!("fa"),
    language!("fi", Finnish),
    language!("fr", French),
    language!("he"),
    language!("hi", Hindi),
    language!("hr"),
    language!("hu", Hungarian),
    language!("id", Indonesian),
    language!("it", Italian),
    language!("ja"),
    language!("jv"),
    language!("kk"),
    language!("ko"),
    language!("mr"),
    language!("ms"),
    language!("nl", Dutch_porter),
    language!("no", Norwegian),
    language!("pl", Polish),
    language!("pt", Portuguese),
    language!("ro", Romanian),
    language!("ru", Russian),
    language!("sk"),
    language!("sr"),
    language!("su"),
    language!("sv", Swedish),
    language!("sw"),
    language!("ta"),
    language!("th"),
    language!("tl"),
    language!("tr", Turkish),
    language!("uk"),
    language!("ur"),
    language!("vi"),
    language!("zh"),
];

/// Languages that nothing but their script is known of.
static SCRIPT_ONLY: [Language; 12] = [
    language!("am"),
    language!("gu"),
    language!("hy"),
    language!("ka"),
    language!("km"),
    language!("kn"),
    language!("lo"),
    language!("ml"),
    language!("my"),
    language!("pa"),
    language!("si"),
    language!("te"),
];

/// What is used where the language is not known, or there is no data for it: shared rules only.
static UNDETERMINED: Language = Language::new("und", None);

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
    let mut subtags = tag.trim().split(&['-', '_'][..]);
    let primary = subtags.next().unwrap_or_default().to_ascii_lowercase();
    let is_language =
        matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_lowercase());
    let is_subtag =
        |s: &str| matches!(s.len(), 1..=8) && s.bytes().all(|b| b.is_ascii_alphanumeric());
    if !is_language || !subtags.all(is_subtag) {
        return Err(Error::unknown_language(tag));
    }
    let known = ALIASES.iter().find(|(alias, _)| *alias == primary);
    Ok(known.map_or(primary, |(_, code)| (*code).to_owned()))
}

/// The data for a BCP 47 tag; its region and script are not looked at ("en-GB" is "en").
/// A language that Nutgraf has no data for is read by the rules that all languages share.
///
/// # Errors
/// If the tag has not the form of BCP 47: two or three ASCII letters, then subtags of letters and digits.
pub fn lookup(tag: &str) -> Result<&'static Language, Error> {
    let code = canonical(tag)?;
    Ok(LANGUAGES.iter().find(|l| l.code == code).unwrap_or(&UNDETERMINED))
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::token::fold;

    #[test]
    fn languages_are_in_order() {
        assert!(LANGUAGES.windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn stop_words_are_sorted_unique_and_folded() {
        for language in &LANGUAGES {
            let words: Vec<&str> = language.files().stop_words().lines().collect();
            assert!(words.len() >= 100, "{}: too few to tell a language by", language.code);
            for pair in words.windows(2) {
                assert!(pair[0] < pair[1], "{}: {} before {}", language.code, pair[0], pair[1]);
            }
            let mut folded = String::new();
            for word in words {
                fold(word, &mut folded);
                assert_eq!(word, folded, "{}", language.code);
            }
        }
    }

    #[test]
    fn every_file_is_read() {
        for language in &LANGUAGES {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lang");
            for file in std::fs::read_dir(format!("{folder}/{}", language.code)).expect("files") {
                let path = file.expect("a file").path();
                let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
                assert!(name == "spelling" || Files::NAMES.contains(&name), "{}", path.display());
            }
        }
    }

    /// What the tokenizer never yields in one piece would never be found.
    #[test]
    fn stop_words_are_single_words() {
        for language in &LANGUAGES {
            for word in language.files().stop_words().lines() {
                let bare = word.strip_suffix('\'').unwrap_or(word);
                let single = bare.unicode_words().eq([bare]);
                let unspaced = bare.chars().all(crate::token::is_unspaced);
                assert!(single || unspaced, "{}: {word}", language.code);
            }
        }
    }

    #[test]
    fn stop_words_say_where_they_come_from() {
        for language in &LANGUAGES {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lang");
            let path = format!("{folder}/{}/stop_words.txt", language.code);
            let file = std::fs::read_to_string(path).unwrap_or_default();
            let head = file.lines().next().unwrap_or_default();
            assert!(head.starts_with("# ") && head.contains("Licence:"), "{}", language.code);
        }
    }

    #[test]
    fn tags_have_the_form_of_bcp_47() {
        crate::oracle::agrees("language tag", |tag| canonical(tag).is_ok());
    }

    #[test]
    fn tags_lead_to_languages() {
        for (tag, code) in [
            ("en", "en"),
            ("en-GB", "en"),
            ("ID_id", "id"),
            (" in ", "id"),
            ("iw", "he"),
            ("nb-NO", "no"),
            ("fil", "tl"),
            ("zh-Hant-TW", "zh"),
            ("am", "und"),
            ("und", "und"),
        ] {
            assert_eq!(lookup(tag).map(|l| l.code), Ok(code), "{tag}");
        }
        assert_eq!(canonical("am-ET").as_deref(), Ok("am"));
        for tag in ["", "e", "1d", "english", "-en", "日本"] {
            assert_eq!(lookup(tag).map(|l| l.code), Err(Error::unknown_language(tag)), "{tag}");
        }
    }
}
