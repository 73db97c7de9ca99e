//! Every sentence's score and place in the order of selection.

use crate::analysis::{Focus, Sentence};
use crate::document::Document;
use crate::feature::{self, Article, Row};
use crate::focus;
use crate::options::Options;
use crate::rank::Model;
use crate::{keypoint, length, select};

/// What ranking a document's sentences gives.
pub(crate) struct Ranking {
    /// By sentence; higher is better. Sentences that do not tell the article score below all that do.
    pub(crate) scores: Vec<f64>,
    /// Sentences, the best first; boilerplate and headings are left out.
    pub(crate) order: Vec<usize>,
    /// How many sentences the length "auto" takes.
    pub(crate) auto: usize,
    pub(crate) focus: Option<Focus>,
    /// By sentence: how well it matches the focus, 0 to 1.
    pub(crate) relevance: Vec<f64>,
    /// The features of each content sentence, where they are to be explained.
    features: Option<Vec<Row>>,
    model: &'static Model,
}

impl Ranking {
    pub(crate) fn new(document: &Document, options: &Options) -> Self {
        let article = Article::new(document, title_terms(document, options));
        let features = feature::measure(&article);
        let model = Model::of(document.language.code, document.is_caseless());
        let mut by_row = model.score(&features);
        let counted = |row: usize| keypoint::opens_counted(document, document.content[row]);
        let leans = |row: usize| article.leans(row) || counted(row);
        let select =
            |scores: &[f64]| select::order(&article.matrix, scores, model.redundancy(), leans);
        let mut order = select(&by_row);
        let words: Vec<f64> = (0..by_row.len()).map(|row| article.words(row)).collect();
        let auto = length::auto(model, &order, &by_row, &words);
        let relevance = options.focus.as_deref().map(|words| focus::relevance(document, words));
        let focus = relevance.as_ref().map(|relevance| focus::raise(relevance, &mut by_row));
        if focus.is_some() {
            order = select(&by_row);
        }
        let auto = select::fresh(&article.matrix, &order, auto);
        Ranking {
            scores: spread(document, &by_row),
            order: order.into_iter().map(|row| document.content[row]).collect(),
            features: options.explain.then_some(features),
            model,
            auto,
            focus,
            relevance: by_sentence(document, &relevance.unwrap_or_default(), 0.0),
        }
    }

    /// The sentences as the result holds them.
    pub(crate) fn sentences(&self, document: &Document) -> Vec<Sentence> {
        let mut ranks = vec![None; document.sentences.len()];
        self.order.iter().enumerate().for_each(|(rank, &sentence)| ranks[sentence] = Some(rank));
        let mut because = vec![None; document.sentences.len()];
        for (&sentence, row) in document.content.iter().zip(self.features.iter().flatten()) {
            because[sentence] = Some(self.model.explain(row, self.scores[sentence]));
        }
        let whole = ranks.into_iter().zip(because).enumerate();
        whole
            .map(|(s, (rank, because))| sentence(document, s, rank, self.scores[s], because))
            .collect()
    }
}

fn sentence(
    document: &Document,
    index: usize,
    rank: Option<usize>,
    score: f64,
    because: Option<Vec<crate::Reason>>,
) -> Sentence {
    let sentence = &document.sentences[index];
    let block = document.block_of(index);
    Sentence {
        start: sentence.span.start,
        end: sentence.span.end,
        text: sentence.span.of(document.text).to_owned(),
        paragraph: block.paragraph,
        block: block.kind,
        words: sentence.tokens.len(),
        boilerplate: sentence.boilerplate,
        rank,
        score,
        because,
    }
}

/// The terms of the title given, or of the heading that stands at the top.
pub(crate) fn title_terms(document: &Document, options: &Options) -> Vec<u32> {
    match options.title.as_deref().map(str::trim) {
        Some(title) if !title.is_empty() => {
            document.vocabulary.known_terms(title, document.language)
        }
        _ => document.title_terms(),
    }
}

/// Scores by row to scores by sentence; what has no row scores just below the lowest.
fn spread(document: &Document, by_row: &[f64]) -> Vec<f64> {
    let lowest = by_row.iter().copied().fold(f64::INFINITY, f64::min);
    let below = if lowest.is_finite() { lowest - 1.0 } else { 0.0 };
    by_sentence(document, by_row, below)
}

fn by_sentence(document: &Document, by_row: &[f64], other: f64) -> Vec<f64> {
    let mut values = vec![other; document.sentences.len()];
    document.content.iter().zip(by_row).for_each(|(&sentence, &value)| values[sentence] = value);
    values
}
