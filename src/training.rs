//! What the training recipe needs of the core, so that training and use cannot differ. Not for other use.

use crate::document::Document;
use crate::feature::{self, Article, FEATURES};
pub use crate::keypoint::Draft;
use crate::language::Language;
use crate::stage::Stages;
use crate::{keypoint, language, ranking, Error, Options};

/// One content sentence as the model sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The source of the sentence.
    pub text: String,
    /// One value for each of [`names`].
    pub features: Vec<f64>,
    /// Its terms and their weights; the squares of the weights add up to 1.
    pub terms: Vec<(u32, f64)>,
}

/// The names of all features, in the order of [`Row::features`].
pub fn names() -> Vec<&'static str> {
    FEATURES.iter().map(|f| f.name).collect()
}

fn language_of(text: &str, options: &Options) -> Result<&'static Language, Error> {
    match &options.language {
        Some(code) => language::lookup(code),
        None => Ok(language::detect(text).0),
    }
}

/// The content sentences of a text.
///
/// # Errors
/// As [`analyze`](crate::analyze).
pub fn rows(text: &str, options: &Options) -> Result<Vec<Row>, Error> {
    let document = Document::new(text, language_of(text, options)?);
    let article = Article::new(&document, ranking::title_terms(&document, options));
    let features = feature::measure(&article);
    let sentence = |row: usize| document.sentences[document.content[row]].span.of(text).to_owned();
    Ok((0..features.len())
        .map(|row| Row {
            text: sentence(row),
            features: features[row].to_vec(),
            terms: article.matrix.row(row).collect(),
        })
        .collect())
}

/// The names of [`Draft`]'s features, in their order.
pub fn draft_names() -> Vec<&'static str> {
    keypoint::FEATURES.iter().map(|f| f.name).collect()
}

/// How key points are chosen: behind how many of them aims come first, and how many there are at most.
pub const CHOICE: (usize, usize) = (keypoint::FIRST, keypoint::MOST);

/// What the key points of a text are chosen from.
///
/// # Errors
/// As [`analyze`](crate::analyze).
pub fn drafts(text: &str, options: &Options) -> Result<Vec<Draft>, Error> {
    Ok(Stages::with(text, language_of(text, options)?, options).drafts())
}
