//! Nutgraf reads an article and gives back its nut graf: a summary, the key points, who did what.
//! Every word of it stands in the article, and every point leads back to the place it came from.
//!
//! ```
//! let text = "The board met on Monday. It named Ana Putri chief executive. Shares rose 4%.";
//! let analysis = nutgraf::analyze(text, &nutgraf::Options::default())?;
//! assert_eq!(analysis.sentences.len(), 3);
//! # Ok::<(), nutgraf::Error>(())
//! ```
#![forbid(unsafe_code)]
#![allow(dead_code)] // Only while the stages are being built: the last one to land takes it out.

mod analysis;
mod block;
mod document;
mod entity;
mod error;
mod feature;
mod figure;
mod keyphrase;
mod keypoint;
mod language;
mod options;
mod quote;
mod rank;
mod select;
mod sentence;
mod span;
mod summary;
mod token;
#[cfg(target_family = "wasm")]
mod wasm;

pub use analysis::*;
pub use block::{BlockKind, Boilerplate};
pub use error::Error;
pub use language::codes as languages;
pub use options::Options;
pub use span::Span;
pub use summary::{Length, Summary};

use document::Document;
use keypoint::Found;

/// Reads `text`: the whole pipeline, in the order the text flows through it. Offsets in the result are bytes.
///
/// # Errors
/// If the language that `options` names is no BCP 47 tag.
pub fn analyze(text: &str, options: &Options) -> Result<Analysis, Error> {
    let (language, confidence) = match &options.language {
        Some(code) => (language::lookup(code)?, 1.0),
        None => language::detect(text),
    };
    let document = Document::new(text, language);
    let keyphrases = keyphrase::extract(&document);
    let entities = entity::extract(&document);
    let quotes = quote::extract(&document, &entities);
    let figures = figure::extract(&document);
    let features = feature::measure(&document);
    let scores = rank::score(&features);
    let order = select::order(&document, &scores);
    let found = Found {
        document: &document,
        scores: &scores,
        order: &order,
        entities: &entities,
        quotes: &quotes,
        figures: &figures,
    };
    let changes = keypoint::changes(&found);
    let key_points = keypoint::extract(&found, &changes);
    Ok(Analysis {
        language: DetectedLanguage {
            code: match &options.language {
                Some(tag) => language::canonical(tag)?,
                None => language.code.into(),
            },
            confidence,
            given: options.language.is_some(),
        },
        sentences: sentences(&document, &scores, &order),
        auto: order.len().min(3),
        focus: None,
        stats: stats(&document),
        key_points,
        changes,
        entities,
        quotes,
        figures,
        keyphrases,
    })
}

/// The sentences as the result holds them.
fn sentences(document: &Document, scores: &[f64], order: &[usize]) -> Vec<Sentence> {
    let mut ranks = vec![None; document.sentences.len()];
    for (rank, &sentence) in order.iter().enumerate() {
        ranks[sentence] = Some(rank);
    }
    (0..document.sentences.len())
        .map(|s| {
            let sentence = &document.sentences[s];
            let block = document.block_of(s);
            Sentence {
                span: sentence.span,
                text: sentence.span.of(document.text).to_owned(),
                paragraph: block.paragraph,
                block: block.kind,
                words: sentence.tokens.len(),
                rank: ranks[s],
                score: scores[s],
                boilerplate: sentence.boilerplate,
                because: None,
            }
        })
        .collect()
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
