//! Lines that only say who wrote or published the text, and when: "Kabar.com - 04/03/2024, 10:15 WIB".

use super::phrase::{List, Phrases};
use super::shape;
use super::word::Word;

/// Whether `line` is made of names, media, dates and times, and enough of them to be sure.
pub(super) fn is_byline(line: &str, words: &[Word], phrases: &Phrases) -> bool {
    const LONGEST: usize = 120;
    if line.len() > LONGEST {
        return false;
    }
    if is_date(words, phrases) {
        return true;
    }
    if shape::ends_sentence(line) {
        return false;
    }
    let (mut names, mut media, mut dated) = (0, 0, false);
    for part in words.split(|w| matches!(w.text, "," | "-" | "–" | "—" | "|" | "•" | "·")) {
        if part.is_empty() {
            continue;
        } else if is_medium(part, phrases) {
            media += 1;
        } else if is_timed(part, phrases) {
            dated |= has_year(part);
        } else if is_name(part) {
            names += 1;
        } else {
            return false;
        }
    }
    (names, media) == (1, 1) || dated && names + media > 0
}

/// "Selasa, 12 Mar 2024 10:30 WIB": nothing but words of date and time, and a number.
fn is_date(words: &[Word], phrases: &Phrases) -> bool {
    const MOST_WORDS: usize = 16;
    let numbers = words.iter().filter(|w| w.is_number()).count();
    // "17" and "3-1" are no dates: a third number or a word stands with them.
    let named = words.iter().any(|w| w.is_word() && !w.is_number());
    words.len() <= MOST_WORDS && numbers > 0 && (named || numbers >= 3) && is_timed(words, phrases)
}

/// Numbers and words of date and time only.
fn is_timed(words: &[Word], phrases: &Phrases) -> bool {
    words.iter().all(|word| {
        word.is_number()
            || !word.is_word()
            || phrases.name_len(List::Date, std::slice::from_ref(word)) > 0
    })
}

/// "2024"
fn has_year(words: &[Word]) -> bool {
    words.iter().any(Word::is_year)
}

/// A news agency, a paper, a site.
fn is_medium(words: &[Word], phrases: &Phrases) -> bool {
    phrases.name_len(List::Agency, words) == words.len()
        || matches!(words, [site] if site.is_site())
}

/// One to four words with capitals.
fn is_name(words: &[Word]) -> bool {
    (1..=4).contains(&words.len())
        && words.iter().all(|w| w.is_word() && w.is_capital() && !w.is_number())
}
