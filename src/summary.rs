//! How much of an analysis a summary takes.

use serde::Serialize;

use crate::analysis::{Analysis, Sentence};
use crate::error::Error;
use crate::span::Span;

/// How long a summary is. Longer ones hold all that shorter ones hold.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Length {
    /// At most this many sentences, at least 1.
    Sentences(usize),
    /// At most this many words, at least 1; the best sentence is always taken.
    Words(usize),
    /// A share of the article's words: above 0, at most 1.
    Ratio(f64),
    /// 1 sentence.
    Short,
    /// 3 sentences.
    Medium,
    /// 5 sentences.
    Long,
    /// As many sentences as the article needs.
    #[default]
    Auto,
}

/// Some sentences of an analysis, in the order of the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// For reading: white space is mended, paragraphs are kept apart by a line break.
    pub text: String,
    /// The sentences exactly as they stand in the text.
    pub sentences: Vec<String>,
    /// Where they stand, in the unit of the analysis.
    pub spans: Vec<Span>,
    /// Words they have.
    pub words: usize,
}

impl Analysis {
    /// The summary of a length: the sentences of the lowest ranks, in the order of the article.
    /// `js/select.js` does the same for JavaScript; `tests/cases/select.json` holds both to it.
    ///
    /// # Errors
    /// If the length is 0 or a ratio outside 0 to 1.
    pub fn summary(&self, length: Length) -> Result<Summary, Error> {
        let taken = self.take(length)?;
        let chosen: Vec<&Sentence> =
            self.sentences.iter().filter(|s| s.rank.is_some_and(|rank| rank < taken)).collect();
        Ok(Summary {
            text: reading_text(&chosen),
            sentences: chosen.iter().map(|s| s.text.clone()).collect(),
            spans: chosen.iter().map(|s| s.span).collect(),
            words: chosen.iter().map(|s| s.words).sum(),
        })
    }

    /// How many ranks a length takes.
    fn take(&self, length: Length) -> Result<usize, Error> {
        match length {
            Length::Sentences(0) => Err(Error::length("0 sentences")),
            Length::Words(0) => Err(Error::length("0 words")),
            Length::Ratio(r) if !(r > 0.0 && r <= 1.0) => {
                Err(Error::length(format!("a ratio of {r}")))
            }
            Length::Sentences(n) => Ok(n),
            Length::Words(n) => Ok(self.ranks_within(n)),
            Length::Ratio(r) => Ok(self.ranks_within((self.content_words() as f64 * r) as usize)),
            Length::Short => Ok(1),
            Length::Medium => Ok(3),
            Length::Long => Ok(5),
            Length::Auto => Ok(self.auto),
        }
    }

    /// How many ranks fit into a budget of words; at least 1.
    fn ranks_within(&self, words: usize) -> usize {
        let mut by_rank: Vec<(usize, usize)> =
            self.sentences.iter().filter_map(|s| Some((s.rank?, s.words))).collect();
        crate::order::sort_by_key(&mut by_rank, |&ranked| ranked);
        let mut used = 0;
        let fitting = by_rank.iter().take_while(|(_, more)| {
            used += more;
            used <= words
        });
        fitting.count().max(1)
    }

    fn content_words(&self) -> usize {
        self.sentences.iter().filter(|s| s.rank.is_some()).map(|s| s.words).sum()
    }
}

fn reading_text(sentences: &[&Sentence]) -> String {
    let mut text = String::new();
    let mut paragraph = None;
    for sentence in sentences {
        match paragraph {
            None => {}
            Some(p) if p == sentence.paragraph => text.push(' '),
            Some(_) => text.push('\n'),
        }
        paragraph = Some(sentence.paragraph);
        let mut words = sentence.text.split_whitespace();
        text.extend(words.next());
        words.for_each(|word| text.extend([" ", word]));
    }
    text
}
