//! What a summary takes from an analysis.

use std::borrow::Cow;

use serde::Serialize;

use crate::analysis::{Analysis, Headline};
use crate::error::Error;
use crate::span::Span;

/// What a summary is made of. The names and sizes are those of the web's Summarizer interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SummaryType {
    /// Sentences as they stand, in the order of the article.
    #[default]
    Summary,
    /// Key points, the most important first.
    KeyPoints,
    /// The one clause that says it best.
    Headline,
    /// Key points in the order of the article, as one paragraph.
    Tldr,
    /// Sentences that draw a reader in, without giving the end away.
    Teaser,
}

/// How long a summary is. Longer ones hold all that shorter ones hold.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Length {
    /// At most this many sentences or points, at least 1. A headline is one clause all the same.
    Sentences(usize),
    /// At most this many words, at least 1; the best sentence is always taken.
    Words(usize),
    /// A share of the article's words: above 0, at most 1.
    Ratio(f64),
    /// 1 sentence, 3 key points, or a headline of 12 words.
    Short,
    /// 3 sentences, 5 key points, or a headline of 17 words.
    Medium,
    /// 5 sentences, 7 key points, or a headline of 22 words.
    Long,
    /// As many sentences as the article needs; as "long" for key points, as "medium" for headline and teaser.
    #[default]
    Auto,
}

/// Some sentences or points of an analysis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// For reading: white space is mended; a line break parts paragraphs and key points.
    pub text: String,
    /// The sentences exactly as they stand in the text; points and headlines as they read.
    pub sentences: Vec<String>,
    /// Where they stand, in the unit of the analysis; a point may have several.
    pub spans: Vec<Span>,
    /// Words they have.
    pub words: usize,
}

/// One thing that a summary takes or leaves.
struct Piece<'a> {
    text: &'a str,
    spans: Cow<'a, [Span]>,
    words: usize,
    paragraph: usize,
}

impl<'a> Piece<'a> {
    /// A point or a headline, which stands in no paragraph.
    fn of(text: &'a str, spans: &'a [Span], words: usize) -> Self {
        Piece { text, spans: spans.into(), words, paragraph: 0 }
    }
}

impl Analysis {
    /// The summary of a length: the sentences of the lowest ranks, in the order of the article.
    ///
    /// # Errors
    /// If the length is 0 or a ratio outside 0 to 1.
    pub fn summary(&self, length: Length) -> Result<Summary, Error> {
        self.select(SummaryType::Summary, length)
    }

    /// The summary of a type and a length.
    /// `js/select.js` does the same for JavaScript; `tests/cases/select.json` holds both to it.
    ///
    /// # Errors
    /// If the length is 0 or a ratio outside 0 to 1.
    pub fn select(&self, what: SummaryType, length: Length) -> Result<Summary, Error> {
        check(length)?;
        let mut chosen = match what {
            SummaryType::Headline => self.headline(length).into_iter().collect(),
            _ => {
                let mut pieces = self.pieces(what);
                pieces.truncate(self.take(what, length, &pieces));
                pieces
            }
        };
        if what != SummaryType::KeyPoints {
            crate::order::sort_by_key(&mut chosen, |p| (p.spans.first().map_or(0, |s| s.start), 0));
        }
        Ok(Summary {
            text: reading_text(what, &chosen),
            sentences: chosen.iter().map(|p| p.text.to_owned()).collect(),
            spans: chosen.iter().flat_map(|p| &*p.spans).copied().collect(),
            words: chosen.iter().map(|p| p.words).sum(),
        })
    }

    /// What there is of a type, the best first.
    fn pieces(&self, what: SummaryType) -> Vec<Piece<'_>> {
        match what {
            SummaryType::KeyPoints | SummaryType::Tldr => {
                self.key_points.iter().map(|p| Piece::of(&p.text, &p.spans, p.words)).collect()
            }
            SummaryType::Teaser => self.teaser.iter().filter_map(|&s| self.sentence(s)).collect(),
            _ => self.by_rank(),
        }
    }

    fn by_rank(&self) -> Vec<Piece<'_>> {
        let mut ranked: Vec<(usize, usize)> =
            (0..self.sentences.len()).filter_map(|s| Some((self.sentences[s].rank?, s))).collect();
        crate::order::sort_by_key(&mut ranked, |&ranked| ranked);
        ranked.into_iter().filter_map(|(_, s)| self.sentence(s)).collect()
    }

    fn sentence(&self, index: usize) -> Option<Piece<'_>> {
        let sentence = self.sentences.get(index)?;
        Some(Piece {
            text: &sentence.text,
            spans: vec![sentence.span()].into(),
            words: sentence.words,
            paragraph: sentence.paragraph,
        })
    }

    /// How many of the pieces a length takes.
    fn take(&self, what: SummaryType, length: Length, pieces: &[Piece]) -> usize {
        let points = what == SummaryType::KeyPoints;
        match length {
            Length::Sentences(n) => n,
            Length::Words(n) => within(pieces, n),
            Length::Ratio(r) => within(pieces, self.share(r)),
            Length::Short => 1 + 2 * usize::from(points),
            Length::Medium => 3 + 2 * usize::from(points),
            Length::Long => 5 + 2 * usize::from(points),
            Length::Auto => match what {
                SummaryType::KeyPoints => 7,
                SummaryType::Teaser => 3,
                _ => self.auto,
            },
        }
    }

    /// The longest headline that fits, or the shortest there is.
    fn headline(&self, length: Length) -> Option<Piece<'_>> {
        let most = match length {
            Length::Words(n) => n,
            Length::Ratio(r) => self.share(r),
            Length::Short => 12,
            Length::Long => 22,
            _ => 17,
        };
        let fits = self.headlines.iter().rev().find(|h| h.words <= most);
        let Headline { text, spans, words } = fits.or(self.headlines.first())?;
        Some(Piece::of(text, spans, *words))
    }

    /// A share of the article's words.
    fn share(&self, ratio: f64) -> usize {
        let told = self.sentences.iter().filter(|s| s.rank.is_some());
        (told.map(|s| s.words).sum::<usize>() as f64 * ratio) as usize
    }
}

fn check(length: Length) -> Result<(), Error> {
    match length {
        Length::Sentences(0) => Err(Error::length("0 sentences")),
        Length::Words(0) => Err(Error::length("0 words")),
        Length::Ratio(r) if !(r > 0.0 && r <= 1.0) => Err(Error::length(format!("a ratio of {r}"))),
        _ => Ok(()),
    }
}

/// How many pieces fit into a budget of words; at least 1.
fn within(pieces: &[Piece], budget: usize) -> usize {
    let mut used = 0;
    let fitting = pieces.iter().take_while(|p| {
        used += p.words;
        used <= budget
    });
    fitting.count().max(1)
}

fn reading_text(what: SummaryType, pieces: &[Piece]) -> String {
    let mut text = String::new();
    let mut paragraph = None;
    for piece in pieces {
        match paragraph {
            None => {}
            Some(p) if p == piece.paragraph && what != SummaryType::KeyPoints => text.push(' '),
            Some(_) => text.push('\n'),
        }
        paragraph = Some(piece.paragraph);
        let mut words = piece.text.split_whitespace();
        text.extend(words.next());
        words.for_each(|word| text.extend([" ", word]));
    }
    text
}
