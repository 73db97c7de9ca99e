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

/// For training of points.
#[allow(clippy::type_complexity, missing_docs)]
pub fn points(text: &str, options: &Options) -> Result<Vec<(String, Vec<crate::Span>, usize, Vec<u32>, Vec<f64>, usize)>, Error> {
    let language = match &options.language {
        Some(code) => language::lookup(code)?,
        None => language::detect(text).0,
    };
    let document = Document::new(text, language);
    let ranking = ranking::Ranking::new(&document, options);
    let names = crate::entity::extract(&document);
    let telling = crate::quote::read(&document, &names);
    let figures = crate::figure::extract(&document);
    let found = crate::keypoint::Found {
        document: &document,
        scores: &ranking.scores,
        relevance: &ranking.relevance,
        order: &ranking.order,
        names: &names,
        entities: &names.entities,
        telling: &telling,
        figures: &figures,
    };
    let changes = crate::keypoint::changes(&found);
    Ok(crate::keypoint::drafts(&found, &changes).into_iter().map(|(t, s, w, k, r, n)| (t, s, w, k, r.to_vec(), n)).collect())
}
#[allow(missing_docs)]
pub fn point_names() -> Vec<&'static str> { crate::keypoint::worth::FEATURES.to_vec() }
