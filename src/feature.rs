//! What is measured about each sentence: one documented function a feature.
//!
//! The models (`weights/`) name features by their names here; `examples/features.rs` writes them out
//! for training, so that training and use cannot differ. All cost is linear in the text.

mod facts;

pub use facts::Article;
use facts::{is_name, share_of, TermFacts};

use crate::span::marks;

/// One thing measured about a sentence.
pub struct Feature {
    /// As `weights/` and `because` name it.
    pub name: &'static str,
    measure: fn(&Article, usize) -> f64,
}

/// Every feature, in the order of a row of [`measure`].
pub const FEATURES: &[Feature] = &[
    Feature { name: "position", measure: position },
    Feature { name: "position_share", measure: position_share },
    Feature { name: "from_end", measure: from_end },
    Feature { name: "paragraph", measure: paragraph },
    Feature { name: "in_paragraph", measure: in_paragraph },
    Feature { name: "words_before", measure: words_before },
    Feature { name: "words", measure: words },
    Feature { name: "words_to_median", measure: words_to_median },
    Feature { name: "characters_a_word", measure: characters_a_word },
    Feature { name: "centrality", measure: centrality },
    Feature { name: "centroid", measure: centroid },
    Feature { name: "title", measure: title },
    Feature { name: "title_words", measure: title_words },
    Feature { name: "lead", measure: lead },
    Feature { name: "opening", measure: opening },
    Feature { name: "next", measure: next },
    Feature { name: "known", measure: known },
    Feature { name: "introduces", measure: introduces },
    Feature { name: "frequency_sum", measure: frequency_sum },
    Feature { name: "theme", measure: theme },
    Feature { name: "names", measure: names },
    Feature { name: "numbers", measure: numbers },
    Feature { name: "quoted", measure: quoted },
    Feature { name: "opens_quote", measure: opens_quote },
    Feature { name: "leans", measure: leans },
    Feature { name: "question", measure: question },
    Feature { name: "commas", measure: commas },
    Feature { name: "stop_share", measure: stop_share },
];

/// How many features there are.
pub const COUNT: usize = FEATURES.len();

/// The measures of one sentence, in the order of [`FEATURES`].
pub type Row = [f64; COUNT];

/// Measures the content sentences of an article: one row each, in their order.
pub fn measure(article: &Article) -> Vec<Row> {
    (0..article.content.len())
        .map(|row| std::array::from_fn(|f| round((FEATURES[f].measure)(article, row))))
        .collect()
}

/// To six decimals, so that a step's edge never falls between two ways of rounding. The sum of nothing is -0,
/// which JSON cannot tell from 0: adding 0 makes it 0.
pub(crate) fn round(value: f64) -> f64 {
    (value * 1e6).round() / 1e6 + 0.0
}

// ---- Place -----------------------------------------------------------------------------------

/// Content sentences from the lead to this one; below 0 what stands above the lead. News tells first what matters
/// most (lead bias).
fn position(article: &Article, row: usize) -> f64 {
    row as f64 - article.lead as f64
}

/// Place in the article, 0 (first) to 1 (last).
fn position_share(article: &Article, row: usize) -> f64 {
    share_of(row as f64, article.content.len().saturating_sub(1))
}

/// Content sentences after this one, 0 up.
fn from_end(article: &Article, row: usize) -> f64 {
    (article.content.len() - 1 - row) as f64
}

/// Paragraphs from the lead's to this one's; below 0 above the lead.
fn paragraph(article: &Article, row: usize) -> f64 {
    article.rows[row].paragraph as f64 - article.rows[article.lead].paragraph as f64
}

/// Sentences before this one in its paragraph, 0 up (Edmundson 1969: location).
fn in_paragraph(article: &Article, row: usize) -> f64 {
    article.rows[row].in_paragraph as f64
}

/// Words from the lead to this sentence; below 0 above the lead.
fn words_before(article: &Article, row: usize) -> f64 {
    article.rows[row].words_before as f64 - article.rows[article.lead].words_before as f64
}

// ---- Size ------------------------------------------------------------------------------------

/// Words, 0 up.
fn words(article: &Article, row: usize) -> f64 {
    article.words(row)
}

/// Words as a multiple of the article's median sentence.
fn words_to_median(article: &Article, row: usize) -> f64 {
    words(article, row) / article.median_words
}

/// Mean length of its words in bytes of text between blanks.
fn characters_a_word(article: &Article, row: usize) -> f64 {
    let bytes: usize = article.tokens(row).iter().map(|t| t.span.len()).sum();
    share_of(bytes as f64, article.tokens(row).len())
}

// ---- What the article is about -----------------------------------------------------------------

/// LexRank, 1 is average.
fn centrality(article: &Article, row: usize) -> f64 {
    article.centrality[row]
}

/// Cosine with the sum of all sentences, 0 to 1 (Radev et al. 2004: centroid).
fn centroid(article: &Article, row: usize) -> f64 {
    article.matrix.dot(row, &article.centroid)
}

/// Share of the title's terms that it holds, 0 to 1; -1 without a title (Edmundson 1969).
fn title(article: &Article, row: usize) -> f64 {
    if article.title.is_empty() {
        return -1.0;
    }
    let held = article.title.iter().filter(|&&t| article.terms(row).any(|own| own == t)).count();
    share_of(held as f64, article.title.len())
}

/// Share of its own terms that the title holds, 0 to 1; -1 without a title.
fn title_words(article: &Article, row: usize) -> f64 {
    if article.title.is_empty() {
        return -1.0;
    }
    let held = article.terms(row).filter(|t| article.title.contains(t)).count();
    share_of(held as f64, article.terms(row).count())
}

/// Cosine with the lead, 0 to 1.
fn lead(article: &Article, row: usize) -> f64 {
    article.matrix.similarity(article.lead, row)
}

/// Cosine with the first three sentences from the lead on, 0 to 1.
fn opening(article: &Article, row: usize) -> f64 {
    article.matrix.dot(row, &article.opening)
}

/// Cosine with the sentence after, 0 to 1: what is taken up again mattered.
fn next(article: &Article, row: usize) -> f64 {
    if row + 1 < article.content.len() {
        article.matrix.similarity(row, row + 1)
    } else {
        0.0
    }
}

/// Share of its terms that an earlier sentence has, 0 to 1.
fn known(article: &Article, row: usize) -> f64 {
    article.mean(row, |t| f64::from(t.first < row))
}

/// How often the terms that it is the first to use come back later, 0 up.
fn introduces(article: &Article, row: usize) -> f64 {
    let later = |t: TermFacts| if t.first == row { f64::from(t.rows) - 1.0 } else { 0.0 };
    article.terms(row).map(|t| later(article.facts(t))).sum()
}

/// The same, summed.
fn frequency_sum(article: &Article, row: usize) -> f64 {
    article.terms(row).map(|t| libm::log(f64::from(article.facts(t).count.max(1)))).sum()
}

/// Share of the ten most frequent terms that it holds, 0 to 1.
fn theme(article: &Article, row: usize) -> f64 {
    let held = article.theme.iter().filter(|&&t| article.terms(row).any(|own| own == t)).count();
    share_of(held as f64, article.theme.len())
}

// ---- Who and how much --------------------------------------------------------------------------

/// Capitalised words after the first one, 0 up.
fn names(article: &Article, row: usize) -> f64 {
    article.tokens(row).iter().enumerate().filter(|(at, t)| is_name(*at, t)).count() as f64
}

/// Numbers, 0 up.
fn numbers(article: &Article, row: usize) -> f64 {
    article.tokens(row).iter().filter(|t| t.number).count() as f64
}

// ---- How it is said ------------------------------------------------------------------------------

/// Share of it that stands between quotation marks, 0 to 1.
fn quoted(article: &Article, row: usize) -> f64 {
    article.rows[row].quoted_share
}

/// 1 if it starts with a quotation mark, else 0.
fn opens_quote(article: &Article, row: usize) -> f64 {
    f64::from(article.text(row).starts_with(&['"', '“', '«', '„', '「', '‘', '\''][..]))
}

/// Whether it leans on the sentence before: 0 no, 1 by a connective ("Namun", "However"), 2 by a word that
/// stands for something said there ("Hal ini", "He").
fn leans(article: &Article, row: usize) -> f64 {
    article.rows[row].leans
}

/// 1 if it asks, else 0.
fn question(article: &Article, row: usize) -> f64 {
    f64::from(marks(article.text(row)).any(|(_, mark)| matches!(mark, '?' | '？' | '؟')))
}

/// Commas, 0 up.
fn commas(article: &Article, row: usize) -> f64 {
    marks(article.text(row)).filter(|(_, mark)| matches!(mark, ',' | '，' | '،' | '、')).count()
        as f64
}

/// Share of stop words, 0 to 1.
fn stop_share(article: &Article, row: usize) -> f64 {
    let stops = article.tokens(row).iter().filter(|t| t.stop).count();
    share_of(stops as f64, article.tokens(row).len())
}
