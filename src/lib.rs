//! Nutgraf reads an article and gives back its nut graf: a summary, the key points, who did what.
//! Every word of it stands in the article, and every point leads back to the place it came from.
//!
//! ```
//! let text = "The board met on Monday. It named Ana Putri chief executive. Shares rose 4%.";
//! let analysis = nutgraf::analyze(text, &nutgraf::Options::default())?;
//! assert_eq!(analysis.sentences.len(), 3);
//! # Ok::<(), nutgraf::Error>(())
//! ```
#![cfg_attr(not(nutgraf_engine), forbid(unsafe_code))]
#![cfg_attr(nutgraf_engine, deny(unsafe_code))] // but in `tables`

mod additive;
mod analysis;
mod block;
mod data;
mod decimal;
mod document;
mod entity;
mod error;
mod feature;
mod figure;
mod focus;
mod index;
mod keyphrase;
mod keypoint;
mod language;
mod length;
mod matrix;
mod options;
#[cfg(test)]
mod oracle;
mod order;
mod quote;
mod rank;
mod ranking;
mod select;
mod sentence;
mod span;
#[doc(hidden)]
pub mod stage;
mod summary;
#[cfg(nutgraf_engine)]
mod tables;
mod token;
#[doc(hidden)]
pub mod training;
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
mod wasm;

pub use analysis::*;
pub use block::{BlockKind, Boilerplate};
pub use error::Error;
pub use language::codes as languages;
pub use options::Options;
pub use span::Span;
pub use summary::{Length, Summary, SummaryType};

use document::Document;
use keypoint::Found;
use ranking::Ranking;

/// Reads `text`: the whole pipeline, in the order the text flows through it. Offsets in the result are bytes.
///
/// # Errors
/// If the language that `options` names is no BCP 47 tag.
pub fn analyze(text: &str, options: &Options) -> Result<Analysis, Error> {
    let (document, ranking, mut analysis) = rank(text, options)?;
    let names = entity::extract(&document);
    let telling = quote::read(&document, &names);
    let figures = figure::extract(&document);
    let found = Found::new(&document, &ranking, &names, &telling, &figures);
    let changes = keypoint::changes(&found);
    let points = keypoint::extract(&found, &changes);
    analysis.keyphrases = keyphrase::extract(&document);
    analysis.key_points = points.key_points;
    analysis.headlines = points.headlines;
    analysis.teaser = points.teaser;
    analysis.changes = changes;
    analysis.entities = names.entities;
    analysis.quotes = telling.quotes;
    analysis.figures = figures;
    Ok(analysis)
}

/// The summary of `text`, in the sentences of the article: as [`analyze`] and [`Analysis::summary`] give it, in half the time,
/// as the stages that only key points need are left out.
///
/// # Errors
/// If the language is no BCP 47 tag, the length 0, or a ratio outside 0 to 1.
pub fn summarize(text: &str, options: &Options, length: Length) -> Result<Summary, Error> {
    rank(text, options)?.2.summary(length)
}

/// The first half of the pipeline, and what is known then: the sentences and their ranks.
fn rank<'t>(text: &'t str, options: &Options) -> Result<(Document<'t>, Ranking, Analysis), Error> {
    let (language, confidence) = match &options.language {
        Some(code) => (language::lookup(code)?, 1.0),
        None => language::detect(text),
    };
    let document = Document::new(text, language);
    let ranking = Ranking::new(&document, options);
    let analysis = Analysis {
        language: DetectedLanguage {
            code: match &options.language {
                Some(tag) => language::canonical(tag)?,
                None => language.code.into(),
            },
            confidence,
            given: options.language.is_some(),
        },
        sentences: ranking.sentences(&document),
        key_points: vec![],
        headlines: vec![],
        teaser: vec![],
        changes: vec![],
        entities: vec![],
        quotes: vec![],
        figures: vec![],
        keyphrases: vec![],
        auto: ranking.auto,
        focus: ranking.focus,
        stats: stats(&document),
    };
    Ok((document, ranking, analysis))
}

fn stats(document: &Document) -> Stats {
    const WORDS_A_MINUTE: usize = 238;
    let words = document.tokens.len();
    Stats {
        characters: document.text.len(),
        words,
        sentences: document.sentences.len(),
        reading_seconds: (words * 60).div_ceil(WORDS_A_MINUTE),
    }
}
