//! Whether a candidate ends a sentence. [`ends_sentence`] is the order of the decisions; the rest are its questions.

use unicode_segmentation::UnicodeSegmentation;

use super::abbreviation::{shared, Follows};
use super::candidate::{Candidate, Start};
use super::list::roman;
use super::mark::{self, is_closing, is_opening, Kind};
use crate::language::Language;
use crate::span::{has_words, is_blank, is_not_small};
use crate::token::{capital, lower};

/// What the decisions know besides the candidate.
#[derive(Clone, Copy)]
pub struct Context {
    pub language: &'static Language,
    /// Whether the block has capitals at all: where it has none, a small letter may begin a sentence.
    pub cased: bool,
    /// Whether the block begins with a small letter: its sentences may do so too.
    pub careless: bool,
}

/// Whether a sentence ends at `c`.
pub fn ends_sentence(c: &Candidate, context: Context) -> bool {
    if goes_on(c) || is_label(c) || is_number_torn(c) || is_remark_ahead(c) {
        return false;
    }
    if is_fragment_ahead(c, context) {
        return true;
    }
    if is_telling_ahead(c) {
        return false;
    }
    let begins = begins_sentence(c, context);
    match c.mark.kind {
        Kind::Omission | Kind::Break => {
            c.char_before().is_some() && is_function_ahead(c, context) && !is_i_ahead(c, context)
        }
        Kind::Stop => begins || !c.next.spaced,
        Kind::Ellipsis => begins && is_start_after_ellipsis(c, context),
        Kind::Exclaim if is_glued(c) => is_space_missing(c, context),
        Kind::Exclaim => begins && !is_name_with_mark(c, context),
        Kind::Period if is_glued(c) => is_space_missing(c, context),
        Kind::Period => begins && !is_period_of_word(c, context),
    }
}

/// What follows an ellipsis begins a sentence, not "I" alone, nor a word in a script without capitals.
fn is_start_after_ellipsis(c: &Candidate, context: Context) -> bool {
    c.char_before().is_some()
        && c.next.spaced
        && c.next.start != Start::Uncased
        && !is_i_ahead(c, context)
}

/// "I", which is a capital anywhere.
fn is_i_ahead(c: &Candidate, context: Context) -> bool {
    c.next.first == Some('I') && c.next.word == "I" && matches!(context.language.code, "en" | "da")
}

/// Whether the full stop may belong to its word alone, and nothing says that it ends the sentence as well.
fn is_period_of_word(c: &Candidate, context: Context) -> bool {
    match follows(c, context) {
        Some(Follows::Name) if is_counted(c) => !is_function_ahead(c, context),
        Some(Follows::Name) => true,
        Some(Follows::Number) if is_number_ahead(c) => true,
        Some(Follows::Number) => is_initial(c, context) && !is_starter_ahead(c, context),
        Some(Follows::More) => !is_starter_ahead(c, context) || c.has_fewer_words(4),
        Some(Follows::End) => {
            // Fewer than a clause behind "On Monday" would need: "On Monday we met at 6 p.m. Nobody spoke."
            let clause = if is_adverbial(c) { 7 } else { 4 };
            let few = || c.has_fewer_words(clause) && !is_function_ahead(c, context);
            // "at 5 p.m. Friday in the town hall"
            let day = || context.language.units().is_day(c.next.word);
            c.next.start == Start::Lower || is_bracket_ahead(c) || few() || day()
        }
        None => false,
    }
}

/// The sentence begins with an adverbial, behind which its clause is still to come: "On Monday at 6 a.m. Ana Tan arrived."
fn is_adverbial(c: &Candidate) -> bool {
    let behind = |word: &&str| c.text[c.start..].strip_prefix(*word);
    let mut rest = shared().adverbials.iter().filter_map(behind);
    rest.any(|rest| rest.starts_with(' '))
}

/// A short word that a number stands before is a unit, whose full stop may end the sentence as well: "в 2020 г. Он …";
/// not a date that is only added: "Ясная Поляна, 1898 г."
fn is_counted(c: &Candidate) -> bool {
    let word = c.word();
    let before = c.before_word();
    let numeral = before.rsplit(is_blank).next().unwrap_or_default();
    let added = before[..before.len() - numeral.len()].trim_end().ends_with(',');
    !added
        && c.next.start == Start::Upper
        && word.chars().all(char::is_lowercase)
        && word.chars().nth(3).is_none()
        && (numeral.ends_with(|x: char| x.is_ascii_digit()) || roman(numeral).is_some())
}

/// How the word before the full stop stands to the end of a sentence, where it is an abbreviation or looks like one.
fn follows(c: &Candidate, context: Context) -> Option<Follows> {
    let word = c.word();
    let tail = word.rsplit(&['/', '\'', '’'][..]).next().unwrap_or(word);
    let known = lookup(word, context).or_else(|| lookup(tail, context));
    known.or_else(|| {
        let like = is_initial(c, context) || is_dotted(tail) || is_ordinal(c, context);
        like.then_some(Follows::More)
    })
}

fn lookup(word: &str, context: Context) -> Option<Follows> {
    let find =
        |word: &str| context.language.abbreviations().get(word).or_else(|| shared().get(word));
    // Where a text has no capitals, "mr" is "Mr".
    let small = || if context.cased { None } else { find(&capitalised(word)) };
    let street = || word.ends_with("str").then_some(Follows::Number); // "Hauptstr. 5"
    find(word).or_else(small).or_else(street)
}

/// "mr" as "Mr"
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(capital).into_iter().chain(letters).collect()
}

/// The sentence goes on after the mark: `"Go!", he said`, `Ph.D.-level`, `Smith & Co. & Sons`.
fn goes_on(c: &Candidate) -> bool {
    match c.next.first {
        None => true,
        Some(',' | ';' | ':' | ')' | ']' | '}' | '&' | '，' | '、' | '；' | '：' | '،' | '؛') => {
            true
        }
        Some(first) if c.next.start == Start::Nothing && first.is_ascii_punctuation() => true,
        Some(first) => {
            !c.next.spaced && !first.is_alphanumeric() && !is_opening(first) && first.is_ascii()
        }
    }
}

/// A space strayed into a number: "2.904. 678"
fn is_number_torn(c: &Candidate) -> bool {
    let groups = |b: u8| b.is_ascii_digit() || b == b'.';
    c.mark.kind == Kind::Period
        && c.next.word.len() == 3
        && c.next.word.bytes().all(|b| b.is_ascii_digit())
        && c.word().contains('.')
        && c.word().bytes().all(groups)
}

/// In a script without capitals what follows a quotation that opens the sentence mostly tells who said it; in Japanese
/// a particle leads to it: 市長は「…。」と述べた
fn is_telling_ahead(c: &Candidate) -> bool {
    const PARTICLES: &[char] = &['と', 'を', 'は', 'が', 'に', 'の'];
    let closing = &c.text[c.mark.span.end..c.end];
    let quoted = closing.contains(is_closing) && !closing.contains(&[')', ']', '）'][..]);
    let particle = || c.next.first.is_some_and(|first| PARTICLES.contains(&first));
    quoted
        && c.next.start == Start::Uncased
        && (c.text[c.start..].starts_with(is_opening) || !c.next.spaced && particle())
}

/// A remark in brackets behind a quotation belongs to it: `"Well!" she thought, "I fell!" (Which was true.)`;
/// not where the quotation is all of the sentence: `"I fell!" (It was a deep well.)`
fn is_remark_ahead(c: &Candidate) -> bool {
    let quoted = c.text[c.mark.span.end..c.end].ends_with(&['"', '”', '\'', '’', '»'][..]);
    let sentence = &c.text[c.start..c.end];
    // No longer, so that the cost stays linear.
    let whole = || {
        sentence.len() < 1000
            && sentence.starts_with(&['"', '“'][..])
            && sentence.matches(&['"', '“', '”'][..]).count() == 2
    };
    quoted && c.mark.kind == Kind::Exclaim && c.next.first == Some('(') && !whole()
}

/// The whole sentence so far is a number or a letter that labels what follows: "1. First", "Q. Why?", "iv. Fourth".
fn is_label(c: &Candidate) -> bool {
    let sentence = &c.text[c.start..c.mark.span.start];
    let before = sentence.trim_end_matches(char::is_alphanumeric);
    let label = &sentence[before.len()..];
    let counts = || label.len() <= 3 && label.bytes().all(|b| b.is_ascii_digit());
    c.mark.kind == Kind::Period
        && !label.is_empty()
        && (label.chars().nth(1).is_none() || counts() || roman(label).is_some())
        && !before.chars().rev().any(char::is_alphanumeric) // from the end: the time stays linear
}

/// What follows can begin a sentence: a capital, a digit, a letter without case, "¿".
fn begins_sentence(c: &Candidate, context: Context) -> bool {
    match c.next.start {
        Start::Lower => {
            matches!(c.next.first, Some('¿' | '¡'))
                || c.next.spaced && (!context.cased || is_capital_missing(c, context))
        }
        _ => true,
    }
}

/// A small letter begins a sentence where what stands before is whole: "… was prohibited. just call …", "you see? then …"
fn is_capital_missing(c: &Candidate, context: Context) -> bool {
    let starts = || context.careless || context.language.is_stop_word(c.next.word);
    c.end == c.mark.span.end
        && c.next.first.is_some_and(char::is_lowercase)
        && match c.mark.kind {
            Kind::Period => is_whole(c, context) && starts(),
            // Not "Yahoo! and", "Mamma Mia! is", "d6 ! ? is".
            Kind::Exclaim if !is_small(c.word()) => false,
            Kind::Exclaim if !context.careless && c.mark.span.of(c.text) == "!" => false,
            Kind::Exclaim => is_clause_ahead(c, starts()),
            _ => false,
        }
}

/// "word": small letters, and some.
fn is_small(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_lowercase)
}

/// The full stop is not that of an abbreviation: a long word, a function word, a word that ends in a vowel, a year,
/// a bracket or quotation mark stands before it.
fn is_whole(c: &Candidate, context: Context) -> bool {
    let word = c.word();
    let length = word.chars().count();
    if word.ends_with(&[')', '"', '”', '’'][..])
        || length == 4 && word.bytes().all(|b| b.is_ascii_digit())
    {
        return true;
    }
    let shortest = match word {
        _ if context.careless || context.language.is_stop_word(word) => 2,
        _ if word.ends_with(&['a', 'e', 'i', 'o', 'u', 'y'][..]) => 4,
        _ => 7,
    };
    length >= shortest
        && word.chars().skip(1).all(char::is_lowercase)
        && follows(c, context).is_none()
}

/// What follows is one more question, or a clause of its own: not "Go! he yelled."
fn is_clause_ahead(c: &Candidate, starts: bool) -> bool {
    let ahead = &c.text[c.next.at..];
    mark::find(ahead, 0).is_some_and(|mark| {
        mark.span.of(ahead).contains('?') || starts && has_words(&ahead[..mark.span.start], 4)
    })
}

/// A few small words after a full stop at the end of the block: "… in its 24 years. history."
fn is_fragment_ahead(c: &Candidate, context: Context) -> bool {
    c.mark.kind == Kind::Period
        && context.cased
        && c.next.spaced
        && c.end == c.mark.span.end
        && c.word().chars().filter(|x| x.is_lowercase()).count() >= 4
        && follows(c, context).is_none()
        && is_remnant(&c.text[c.next.at..])
}

/// A remnant of at most three words, all small: "history.", "of the year"
pub fn is_remnant(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
        && !has_words(text, 4)
        && !text.contains(|c: char| c.is_uppercase() || c.is_numeric())
}

/// No space between the mark and the next letter: "world.Today", "3.Rice", "Node.js"
fn is_glued(c: &Candidate) -> bool {
    !c.next.spaced && c.end == c.mark.span.end && c.next.start != Start::Uncased
}

/// A space was forgotten: "the world.Today is", not "example.Com", "J.Doe@example.com", "1.Rice".
fn is_space_missing(c: &Candidate, context: Context) -> bool {
    let word = c.word();
    let long = word.chars().count() >= 3;
    let ends = word.ends_with(|x: char| x.is_lowercase() || x.is_ascii_digit());
    let begins = c.next.is_capitalised()
        || is_all_capitals(c.next.word)
        || c.next.word.len() == 1 && is_starter_ahead(c, context);
    let joined = c.char_before().is_some_and(char::is_alphanumeric);
    joined
        && long
        && ends
        && begins
        && !word.contains('.')
        && follows(c, context).is_none()
        && !is_address(c)
}

/// "KPK", "XVIII"
fn is_all_capitals(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase)
}

/// The mark stands within an address or a name of a file or program.
fn is_address(c: &Candidate) -> bool {
    const SUFFIXES: [&str; 16] = [
        "com", "net", "org", "co", "id", "io", "js", "py", "txt", "pdf", "html", "jpg", "png",
        "csv", "zip", "exe",
    ];
    const SIGNS: &[char] = &['@', '/', '\\', '_', '=', '#'];
    let right: String = c.text[c.end..].chars().take(64).take_while(|&x| !is_blank(x)).collect();
    let word = c.word();
    SUFFIXES.contains(&c.next.word.to_ascii_lowercase().as_str())
        || word.starts_with("www")
        || word.contains(SIGNS)
        || right.contains(SIGNS)
}

/// A name that ends with a mark of its own: "Yahoo! Japan".
fn is_name_with_mark(c: &Candidate, context: Context) -> bool {
    let mark = &c.text[c.mark.span.start..c.mark.span.end];
    mark.len() == 1
        && lookup(&format!("{}{mark}", c.word()), context).is_some()
        && !is_starter_ahead(c, context)
}

/// A single letter, in Indic scripts with its signs: "J. K. Rowling", "കെ. പി. മോഹനൻ"; not a short word like "है".
fn is_initial(c: &Candidate, context: Context) -> bool {
    let word = c.word();
    let cased = word.starts_with(|c: char| c.is_lowercase() || c.is_uppercase());
    word.starts_with(char::is_alphabetic)
        && is_one_letter(word)
        && (cased || !context.language.is_stop_word(word) || c.before_word().ends_with('.'))
}

/// Whether all that follows the first letter are signs on it, or letters that a virama joins to it: "प्र".
fn is_one_letter(word: &str) -> bool {
    let mut joined = false;
    word.chars().skip(1).all(|c| {
        let belongs = joined || is_sign(c);
        joined = matches!(c, '\u{94D}' | '\u{9CD}' | '\u{ACD}' | '\u{B4D}' | '\u{C4D}' | '\u{D4D}');
        belongs
    })
}

/// Whether `c` is written on the letter before it: accents, vowel signs. A mark is no word of its own beside an
/// ideograph. (Asking for grapheme clusters instead brings another table: 27 kB of WebAssembly.)
fn is_sign(c: char) -> bool {
    !c.is_ascii() && ['一', c].iter().collect::<String>().split_word_bounds().nth(1).is_none()
}

/// Short pieces joined by full stops: "U.S", "a.m", "M.Si", "Ph.D", "ዓ.ም"
fn is_dotted(word: &str) -> bool {
    let piece = |p: &str| {
        let count = p.chars().count();
        let capital = p.starts_with(is_not_small);
        count < 2 && p.chars().all(char::is_alphabetic)
            || capital && count <= 3 && p.chars().all(char::is_alphabetic)
    };
    word.contains('.') && word.split(&['.', '-'][..]).all(piece)
}

/// A number that counts in order, where the language writes it so: "12. Juni", "XIV. Ludwig"
fn is_ordinal(c: &Candidate, context: Context) -> bool {
    let word = c.word();
    let digits = word.len() <= 2 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let numeral = roman(word).is_some() && word.starts_with(char::is_uppercase);
    // "Nr. 5" does not count in order.
    let label = c.before_word().strip_suffix('.').map(|label| label.rsplit(is_blank).next());
    let numbered = || lookup(label.flatten().unwrap_or_default(), context) == Some(Follows::Number);
    context.language.abbreviations().ordinals && (digits || numeral) && !numbered()
}

/// A digit or a Roman numeral follows: "No. 5", "pasal. IV"
fn is_number_ahead(c: &Candidate) -> bool {
    c.next.start == Start::Digit
        || c.next.start == Start::Upper && roman(c.next.word).is_some() && c.next.word != "I"
}

/// "Tbk. (BBCA)"
fn is_bracket_ahead(c: &Candidate) -> bool {
    matches!(c.next.first, Some('(' | '['))
}

/// The next word is one that begins sentences: a capitalised function word or a title.
fn is_starter_ahead(c: &Candidate, context: Context) -> bool {
    let long = c.next.word.chars().nth(1).is_some();
    is_function_ahead(c, context) || long && is_capital_ahead(c) && is_title_ahead(c, context)
}

fn is_title_ahead(c: &Candidate, context: Context) -> bool {
    lookup(c.next.word, context) == Some(Follows::Name)
}

/// A capitalised function word follows: "The", "L'"; not one initial more, nor "Mr".
fn is_function_ahead(c: &Candidate, context: Context) -> bool {
    let word = c.next.word;
    let after = c.text[c.next.at..].strip_prefix(word).unwrap_or_default();
    let initial = word.chars().nth(1).is_none() && after.starts_with('.');
    let first = word.split(&['\'', '’'][..]).next().unwrap_or(word);
    let stops = |w: &str| context.language.is_stop_word(w);
    let function = |w: String| stops(&w) || stops(&(w + "'"));
    is_capital_ahead(c)
        && !initial
        && (function(lower(word)) || function(lower(first)))
        && !is_title_ahead(c, context)
}

/// What follows is written as sentences begin.
fn is_capital_ahead(c: &Candidate) -> bool {
    let capital = c.next.start == Start::Upper || c.next.start == Start::Uncased && c.next.spaced;
    capital && !is_bracket_ahead(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_grapheme_clusters() {
        let initials = ["A", "É", "e\u{301}", "के", "क्र", "ক", "மு", "కె", "കെ", "ሀ", "א", "م", "शे"];
        let words = ["Ab", "कर", "है।क", "കെപ", "मो ह", "ab", "AB", "இரா", "กข", "한글"];
        for word in initials.iter().chain(&words) {
            assert_eq!(is_one_letter(word), word.graphemes(true).nth(1).is_none(), "{word}");
        }
    }
}
