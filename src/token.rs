//! Tokenization: words, case folding, stop words, stemming; every word becomes the id of its term.

use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation;

use crate::language::Language;
use crate::span::Span;

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
    terms: Vec<String>,
    ids: FxHashMap<String, TermId>,
    /// Folded words seen so far: each is stemmed once.
    words: FxHashMap<String, Word>,
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
        &self.terms[id as usize]
    }

    /// The id of a folded, stemmed form, if the text has it.
    pub fn id(&self, term: &str) -> Option<TermId> {
        self.ids.get(term).copied()
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
        let next = self.terms.len() as TermId;
        *self.ids.entry(term).or_insert_with_key(|term| {
            self.terms.push(term.clone());
            next
        })
    }

    fn word(&mut self, folded: &str, language: &Language) -> Word {
        if let Some(&word) = self.words.get(folded) {
            return word;
        }
        let stop = language.is_stop_word(folded);
        let term = self.intern(language.stem(folded));
        self.words.insert(folded.to_owned(), Word { term, stop });
        Word { term, stop }
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
    let mut folded = String::new();
    for (at, word) in span.of(text).unicode_word_indices() {
        let start = span.start + at;
        let here = Span::new(start, start + word.len());
        let unspaced = word.chars().next().is_some_and(is_unspaced);
        // In scripts without spaces the dictionary-free unit is the pair of neighbouring characters.
        let unit = match previous_unspaced {
            Some(before) if unspaced && before.end == here.start => {
                Span::new(before.start, here.end)
            }
            _ => here,
        };
        previous_unspaced = unspaced.then_some(here);
        fold(clip(unit.of(text)), &mut folded);
        let Word { term, stop } = vocabulary.word(&folded, language);
        let number = word.starts_with(|c: char| c.is_numeric());
        tokens.push(Token { span: here, term, stop, number, case: case(word) });
    }
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
        into.extend(word.chars().map(|c| c.to_ascii_lowercase()));
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
}
