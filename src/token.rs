//! Tokenization: words, case folding, stop words, stemming; every word becomes the id of its term.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use crate::index::Map;
use crate::language::Language;
use crate::span::{is_blank, Span};

/// Which term a token is an occurrence of: an index into the document's [`Vocabulary`].
pub type TermId = u32;

/// One word of the text, or one piece of an unspaced script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its term.
    pub term: TermId,
    /// Says little by itself ("the", "yang").
    pub stop: bool,
    /// Starts with a digit.
    pub number: bool,
    /// How it is written.
    pub case: Case,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// "word", "iPhone", "123" or a script without case.
    Lower,
    /// "Word"
    Capital,
    /// "WORD", two letters or more.
    Upper,
}

/// Terms and their ids. A term is a folded, stemmed word.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// An id is a place among these.
    terms: Map<String, ()>,
    /// Folded words seen so far: each is stemmed once.
    words: Map<String, Word>,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    term: TermId,
    stop: bool,
}

impl Vocabulary {
    /// How many terms there are; ids are smaller than this.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// The folded, stemmed form.
    pub fn term(&self, id: TermId) -> &str {
        self.terms.key(id as usize)
    }

    /// The id of a folded, stemmed form, if the text has it.
    pub fn id(&self, term: &str) -> Option<TermId> {
        self.terms.find(term).map(|place| place as TermId)
    }

    /// The terms of another text that this vocabulary has too, without stop words, each once, by id.
    pub fn known_terms(&self, text: &str, language: &Language) -> Vec<TermId> {
        let (mut tokens, mut own) = (Vec::new(), Vocabulary::default());
        tokenize(text, Span::new(0, text.len()), language, &mut own, &mut tokens);
        let words = tokens.iter().filter(|t| !t.stop);
        let mut terms: Vec<TermId> = words.filter_map(|t| self.id(own.term(t.term))).collect();
        crate::order::sort_by_key(&mut terms, |&t| (t as usize, 0));
        terms.dedup();
        terms
    }

    fn intern(&mut self, term: String) -> TermId {
        self.terms.place(term, || ()) as TermId
    }

    // Not inlined: V8 counts how many bytes of code a loop goes over, and would compile a large one anew in the first call.
    #[inline(never)]
    fn word(&mut self, folded: &str, language: &Language) -> Word {
        if let Some(&word) = self.words.get(folded) {
            return word;
        }
        let bare = without_elision(folded, language);
        let elided = bare.len() < folded.len();
        let stop = language.is_stop_word(folded) || elided && language.is_stop_word(bare);
        let term = self.intern(if stop { bare.to_owned() } else { language.stem(bare) });
        self.words.place(folded.to_owned(), || Word { term, stop });
        Word { term, stop }
    }
}

/// "l'homme" as "homme": without the article or pronoun that lost its vowel, which the stop words hold as "l'".
fn without_elision<'t>(folded: &'t str, language: &Language) -> &'t str {
    match folded.find('\'') {
        Some(at) if at + 1 < folded.len() && language.is_stop_word(&folded[..=at]) => {
            &folded[at + 1..]
        }
        _ => folded,
    }
}

/// Longest term kept, in bytes: what is longer is no word, and is told apart by its beginning.
const LONGEST_WORD: usize = 64;

/// Appends the tokens of `span` to `tokens`.
pub fn tokenize(
    text: &str,
    span: Span,
    language: &Language,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
) {
    let mut previous_unspaced: Option<Span> = None;
    let mut torn: Option<Span> = None;
    let mut folded = String::new();
    for (at, word) in span.of(text).unicode_word_indices() {
        let start = span.start + at;
        let end = start + word.len();
        let here = Span::new(torn.take().map_or(start, |first| first.start), end);
        if word.ends_with(char::is_lowercase) && is_hyphenated(&text[end..span.end]) {
            torn = Some(here);
            continue;
        }
        // Long words of katakana stand for themselves.
        let unspaced = word.chars().next().is_some_and(is_unspaced) && !is_katakana(word);
        // In scripts without spaces the dictionary-free unit is the pair of neighbouring characters.
        let unit = match previous_unspaced {
            Some(before) if unspaced && before.end == here.start => {
                Span::new(before.start, here.end)
            }
            _ => here,
        };
        previous_unspaced = unspaced.then_some(here);
        fold(clip(unit.of(text)), &mut folded);
        if start > here.start {
            folded.retain(|c| c != '-' && c != '>' && !is_blank(c));
        }
        let Word { term, stop } = vocabulary.word(&folded, language);
        let number = word.starts_with(char::is_numeric);
        tokens.push(Token { span: here, term, stop, number, case: case(here.of(text)) });
    }
}

/// Whether a word is broken before `rest`, at the end of its line: "infor-", "mation".
fn is_hyphenated(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix('-') else { return false };
    let below = rest.trim_start_matches(|c| is_blank(c) || c == '>');
    rest[..rest.len() - below.len()].contains('\n') && below.starts_with(char::is_lowercase)
}

/// A word of katakana, two letters or more.
fn is_katakana(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.starts_with(|c| matches!(c, '\u{30A0}'..='\u{30FF}'))
}

fn clip(word: &str) -> &str {
    if word.len() <= LONGEST_WORD {
        return word;
    }
    let mut end = LONGEST_WORD;
    while !word.is_char_boundary(end) {
        end -= 1;
    }
    &word[..end]
}

/// Lower case, curly apostrophes made straight; without marks that readers add or leave out:
/// soft hyphens, joiners, Arabic and Hebrew vowel points, the stretching of Arabic letters.
pub(crate) fn fold(word: &str, into: &mut String) {
    into.clear();
    if word.is_ascii() {
        into.push_str(word);
        into.make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            '’' => into.push('\''),
            'İ' => into.push('i'),
            '\u{AD}' | '\u{200B}'..='\u{200D}' => {}
            '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}' | '\u{640}' | '\u{64B}'..='\u{652}' => {}
            _ => into.extend(c.to_lowercase()),
        }
    }
    if word.ends_with('Σ') && into.pop().is_some() {
        into.push('ς'); // at the end of a word
    }
}

/// A word as the data files write it: lower case, straight apostrophes.
pub(crate) type Folded<'t> = Cow<'t, str>;

/// A word in lower case with straight apostrophes.
pub(crate) fn as_listed(word: &str) -> Folded<'_> {
    match word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        true => Cow::Borrowed(word),
        false if word.is_ascii() => Cow::Owned(word.to_ascii_lowercase()),
        false => Cow::Owned(lower(&word.replace('’', "'"))),
    }
}

/// Lower case, as the standard library has it; its tables for the last sigma of a word are 5 kB.
pub(crate) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        match c {
            'Σ' if before.ends_with(char::is_alphabetic)
                && !after.starts_with(char::is_alphabetic) =>
            {
                lower.push('ς');
            }
            _ => lower.extend(c.to_lowercase()),
        }
    }
    lower
}

/// The capital of a small letter; the letter itself where it has none, or one of two letters.
pub(crate) fn capital(small: char) -> char {
    // How far before its small letter a capital stands. The table of Unicode is 12 kB.
    const BEFORE: [u32; 8] = [32, 1, 48, 80, 37, 38, 63, 64];
    if small == 'ı' {
        return 'I'; // whose own small letter is another
    }
    let before = |&distance: &u32| (small as u32).checked_sub(distance).and_then(char::from_u32);
    BEFORE.iter().filter_map(before).find(|c| c.to_lowercase().eq([small])).unwrap_or(small)
}

fn case(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => match letters.next() {
            Some(second) if second.is_uppercase() && letters.all(|c| !c.is_lowercase()) => {
                Case::Upper
            }
            _ => Case::Capital,
        },
        _ => Case::Lower,
    }
}

/// Scripts that put no space between words: Han, kana, Thai, Lao, Khmer, Burmese.
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn lower_case_is_that_of_the_standard_library() {
        for text in
            ["ΟΔΟΣ", "ΟΔΟΣ ΣΟΦΟΣ, Σ.", "ΣΣ-Σ", "İSTANBUL", "STRASSE, Éva & ÇA", "ǅ 字 Ω 12", ""]
        {
            assert_eq!(lower(text), text.to_lowercase());
        }
    }

    /// The alphabets of all languages that have files here, and more.
    #[test]
    fn capitals_are_those_of_unicode() {
        const ELSEWHERE: &str = "ßŉÿΐΰςӏ"; // No capital of one letter, or far off.
        let latin = ('a'..='ž').chain(['ơ', 'ư']).chain('ǎ'..='ǜ').chain('ǹ'..='ȳ');
        let letters = latin.chain('Ḁ'..='ẕ').chain('ạ'..='ỹ').chain('ά'..='ώ').chain('а'..='ԯ');
        let small = letters.chain('ա'..='ֆ').filter(|c| c.is_lowercase());
        for c in small.filter(|&c| !ELSEWHERE.contains(c)) {
            let capitals: Vec<char> = c.to_uppercase().collect();
            assert!(capitals == [capital(c)] || c == 'µ', "{c}: {}", capital(c));
        }
        assert_eq!(['A', '5', 'ß', '字'].map(capital), ['A', '5', 'ß', '字']);
    }

    /// The terms of `text`.
    fn terms(text: &str, code: &str) -> Vec<String> {
        let (mut tokens, mut vocabulary) = (Vec::new(), Vocabulary::default());
        let language = language::lookup(code).unwrap();
        tokenize(text, Span::new(0, text.len()), language, &mut vocabulary, &mut tokens);
        tokens.iter().map(|t| vocabulary.term(t.term).to_owned()).collect()
    }

    #[test]
    fn words_are_found_again() {
        for (code, first, second) in [
            ("fr", "l'homme", "homme"),
            ("fr", "L’homme", "hommes"),
            ("fr", "qu'il", "il"),
            ("it", "dell'uomo", "uomo"),
            ("en", "infor-\nmation", "information"),
            ("en", "infor-\r\n> mation", "information"),
            ("en", "rivers", "river"),
        ] {
            assert_eq!(terms(first, code), terms(second, code), "{first:?}");
        }
        assert_eq!(terms("well-known", "en").len(), 2);
        assert_eq!(terms("aujourd'hui", "fr"), terms("Aujourd’hui", "fr"));
        assert_ne!(terms("aujourd'hui", "fr"), terms("hui", "fr"));
    }

    #[test]
    fn scripts_without_spaces_give_pairs_and_katakana_words() {
        let shared = |a: &str, b: &str, code: &str| {
            let other = terms(b, code);
            terms(a, code).iter().filter(|t| other.contains(t)).count()
        };
        assert_eq!(terms("橋の修理", "ja"), ["橋", "橋の", "の修", "修理"]);
        assert_eq!(terms("新コミュニケーション", "ja"), ["新", "コミュニケーション"]);
        for (code, a, b) in [
            ("th", "ซ่อมสะพานเก่า", "สะพานใหม่"),
            ("km", "ជួសជុលស្ពានចាស់", "ត្រូវការស្ពាន"),
            ("my", "တံတားဟောင်းကို", "တံတားသစ်"),
            ("zh", "修理旧桥", "旧桥很长"),
        ] {
            assert!(shared(a, b, code) >= 1, "{code}: {:?} {:?}", terms(a, code), terms(b, code));
        }
    }
}
