//! What the features of an article's sentences draw on, gathered once.

use crate::document::Document;
use crate::keypoint::Lean;
use crate::matrix::Matrix;
use crate::span::marks;
use crate::token::{Case, TermId, Token};

/// A document and what several features draw on, computed once. A "row" is an index into `content`.
pub struct Article<'a> {
    pub(super) document: &'a Document<'a>,
    /// Indices of the content sentences.
    pub content: Vec<usize>,
    /// Their terms.
    pub(crate) matrix: Matrix,
    /// The row that the article begins with; what stands above it belongs to the page.
    pub(super) lead: usize,
    pub(super) rows: Vec<RowFacts>,
    /// For each term: how often, where first, where last, in how many rows.
    terms: Vec<TermFacts>,
    pub(super) median_words: f64,
    pub(super) centrality: Vec<f64>,
    /// The sum of all rows, of unit length.
    pub(super) centroid: Vec<f64>,
    /// The first rows, summed, of unit length.
    pub(super) opening: Vec<f64>,
    /// Terms of the title, each once; empty without one.
    pub(super) title: Vec<TermId>,
    /// The terms that run through the article, the most frequent first.
    pub(super) theme: Vec<TermId>,
}

#[derive(Clone, Copy, Default)]
pub(super) struct RowFacts {
    pub(super) paragraph: usize,
    pub(super) in_paragraph: usize,
    pub(super) quoted_share: f64,
    pub(super) words_before: usize,
    pub(super) leans: f64,
}

#[derive(Clone, Copy, Default)]
pub(super) struct TermFacts {
    pub(super) count: u32,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) rows: u32,
}

/// Rows whose words are "the opening".
const OPENING: usize = 3;
/// The lead is looked for among so many rows.
const LEAD_WITHIN: usize = 5;
/// How much the lead has at least in common with all other rows, as a share of what rows have on average.
const LEAD_BELONGS: f64 = 0.35;
/// Terms that make up the theme.
const THEME: usize = 10;

impl<'a> Article<'a> {
    /// Gathers the facts. `title` is the caller's, or a heading at the very top.
    pub fn new(document: &'a Document<'a>, title: Vec<TermId>) -> Self {
        let content = document.content.clone();
        let matrix = Matrix::new(document, &content);
        let rows = row_facts(document, &content);
        let terms = term_facts(document, &content);
        let words: Vec<usize> = content.iter().map(|&s| document.tokens_of(s).len()).collect();
        let n = content.len();
        let total = matrix.sum(&vec![1.0; n]);
        let degrees = matrix.degrees(&total);
        let lead = lead(&degrees);
        let opening = lead..lead + OPENING;
        let first: Vec<f64> = (0..n).map(|row| f64::from(opening.contains(&row))).collect();
        Article {
            median_words: median(words).max(1.0),
            centrality: matrix.centrality(&degrees),
            opening: unit(matrix.sum(&first)),
            theme: most_frequent(&terms, THEME),
            centroid: unit(total),
            lead,
            title,
            terms,
            rows,
            matrix,
            content,
            document,
        }
    }

    pub(super) fn tokens(&self, row: usize) -> &'a [Token] {
        self.document.tokens_of(self.content[row])
    }

    /// How many words a row has.
    pub(crate) fn words(&self, row: usize) -> f64 {
        self.tokens(row).len() as f64
    }

    /// Whether a row starts with a word that stands for something said in the one before.
    pub(crate) fn leans(&self, row: usize) -> bool {
        self.rows[row].leans > 1.0
    }

    pub(super) fn text(&self, row: usize) -> &'a str {
        self.document.sentences[self.content[row]].span.of(self.document.text)
    }

    /// The tokens that say something by themselves.
    pub(super) fn terms(&self, row: usize) -> impl Iterator<Item = TermId> + 'a {
        self.tokens(row).iter().filter(|t| !t.stop).map(|t| t.term)
    }

    pub(super) fn facts(&self, term: TermId) -> TermFacts {
        self.terms[term as usize]
    }

    /// The mean of `value` over the terms of a row; 0 without terms.
    pub(super) fn mean(&self, row: usize, value: impl Fn(TermFacts) -> f64) -> f64 {
        let (mut sum, mut count) = (0.0, 0);
        for term in self.terms(row) {
            sum += value(self.facts(term));
            count += 1;
        }
        share_of(sum, count)
    }
}

/// The row that the article begins with: the first that has to do with the others. A caption or a line about another
/// article, pasted along from above the text, has not.
fn lead(degrees: &[f64]) -> usize {
    let mean = share_of(degrees.iter().sum(), degrees.len());
    degrees.iter().take(LEAD_WITHIN).position(|&d| d >= LEAD_BELONGS * mean).unwrap_or(0)
}

fn row_facts(document: &Document, content: &[usize]) -> Vec<RowFacts> {
    let mut rows: Vec<RowFacts> = Vec::with_capacity(content.len());
    let mut quotes = QuoteState::default();
    let (mut paragraph_start, mut last_paragraph, mut words) = (0, None, 0);
    for (row, &sentence) in content.iter().enumerate() {
        let block = document.block_of(sentence);
        let mut facts = RowFacts::default();
        match last_paragraph {
            Some(p) if p == block.paragraph => {
                facts.paragraph = rows[row - 1].paragraph;
                facts.in_paragraph = row - paragraph_start;
            }
            _ => {
                facts.paragraph = rows.last().map_or(0, |r| r.paragraph + 1);
                paragraph_start = row;
                quotes = QuoteState::default();
            }
        }
        last_paragraph = Some(block.paragraph);
        facts.words_before = words;
        words += document.tokens_of(sentence).len();
        facts.leans = lean(document, sentence);
        facts.quoted_share = quotes.share(document.sentences[sentence].span.of(document.text));
        rows.push(facts);
    }
    rows
}

/// 0, or 1 where the sentence starts with a connective, 2 with a word that stands for something said before.
fn lean(document: &Document, sentence: usize) -> f64 {
    const OPENING_WORDS: usize = 4;
    let tokens = document.sentences[sentence].tokens.clone();
    let opening = tokens.start..tokens.end.min(tokens.start + OPENING_WORDS);
    match document.language.leaning().of(&document.listed[opening]) {
        Lean::None => 0.0,
        Lean::Connective => 1.0,
        Lean::Pronoun => 2.0,
    }
}

/// Whether the text is inside a quotation, carried from sentence to sentence within a paragraph.
#[derive(Default)]
struct QuoteState {
    inside: bool,
}

impl QuoteState {
    /// The share of `text`'s bytes that stands between quotation marks.
    fn share(&mut self, text: &str) -> f64 {
        let (mut quoted, mut since) = (0, 0);
        for (at, mark) in marks(text) {
            let inside = match mark {
                '“' | '«' | '„' | '「' => true,
                '”' | '»' | '」' => false,
                '"' => !self.inside,
                _ => continue,
            };
            quoted += if self.inside { at - since } else { 0 };
            (self.inside, since) = (inside, at + mark.len_utf8());
        }
        quoted += if self.inside { text.len() - since } else { 0 };
        share_of(quoted as f64, text.len())
    }
}

fn term_facts(document: &Document, content: &[usize]) -> Vec<TermFacts> {
    let mut facts = vec![TermFacts::default(); document.vocabulary.len()];
    for (row, &sentence) in content.iter().enumerate() {
        for token in document.tokens_of(sentence) {
            let fact = &mut facts[token.term as usize];
            if fact.count == 0 {
                fact.first = row;
            }
            if fact.count == 0 || fact.last != row {
                fact.rows += 1;
            }
            fact.last = row;
            fact.count += u32::from(!token.stop);
        }
    }
    facts
}

/// Whether a token looks like part of a name: a capital that the start of the sentence does not explain.
pub(super) fn is_name(at: usize, token: &Token) -> bool {
    at > 0 && !token.stop && token.case != Case::Lower
}

/// The terms with the highest counts above 1, the earlier one first where they tie.
fn most_frequent(facts: &[TermFacts], most: usize) -> Vec<TermId> {
    let count = |term: TermId| facts[term as usize].count;
    let mut terms: Vec<TermId> = (0..facts.len() as TermId).filter(|&t| count(t) > 1).collect();
    crate::order::sort_by_key(&mut terms, |&t| (usize::MAX - count(t) as usize, t as usize));
    terms.truncate(most);
    terms
}

fn median(mut values: Vec<usize>) -> f64 {
    crate::order::sort_by_key(&mut values, |&v| (v, 0));
    values.get(values.len() / 2).map_or(0.0, |&v| v as f64)
}

fn unit(mut by_term: Vec<f64>) -> Vec<f64> {
    let length = by_term.iter().map(|w| w * w).sum::<f64>().sqrt();
    if length > 0.0 {
        by_term.iter_mut().for_each(|w| *w /= length);
    }
    by_term
}

pub(super) fn share_of(part: f64, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part / whole as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn the_article_begins_below_what_has_nothing_to_do_with_it() {
        let told = "The council of Marlow will build a bridge over the river. The bridge will cost the council \
                    nine million. Ships pass the river every day. The council wants the bridge in spring.";
        for (above, lead) in [("", 0), ("Workers clear snow near Oslo airport.\n", 1)] {
            let text = format!("{above}{told}");
            let language = language::lookup("en").expect("English");
            let document = Document::new(&text, language);
            let above = document.content.len() - 4;
            assert_eq!(Article::new(&document, Vec::new()).lead, above.min(lead));
        }
    }

    #[test]
    fn what_a_sentence_begins_with_says_how_it_leans() {
        for (code, text, leans) in [
            ("en", "The council met on Monday.", 0.0),
            ("en", "However, the council met.", 1.0),
            ("en", "It's a question for the council.", 2.0),
            ("en", "They’ve met before.", 2.0),
            ("id", "Namun, dewan itu bertemu.", 1.0),
            ("id", "Hal ini dibahas dewan.", 2.0),
        ] {
            let document = Document::new(text, language::lookup(code).expect("a language"));
            assert_eq!(lean(&document, 0), leans, "{text}");
        }
    }
}
