//! Language detection.

use super::{Language, LANGUAGES, UNDETERMINED};

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
