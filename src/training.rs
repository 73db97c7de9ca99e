//! What the training recipe needs of the core, so that training and use cannot differ. Not for other use.

use crate::document::Document;
use crate::feature::{self, Article, FEATURES};
use crate::{language, ranking, Error, Options};

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

/// The content sentences of a text.
///
/// # Errors
/// As [`analyze`](crate::analyze).
pub fn rows(text: &str, options: &Options) -> Result<Vec<Row>, Error> {
    let language = match &options.language {
        Some(code) => language::lookup(code)?,
        None => language::detect(text).0,
    };
    let document = Document::new(text, language);
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
