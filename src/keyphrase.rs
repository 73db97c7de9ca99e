//! Keyphrase extraction: what the text is about, in its own words.
//!
//! Candidates are runs of up to four words with no stop word at either end and nothing but a blank or a
//! hyphen between them. Their worth grows with how often they and their words come, how early they come and
//! in how many sentences (after YAKE, Campos et al. 2020, without its tables).

use crate::analysis::Keyphrase;
use crate::document::Document;
use crate::index::Map;
use crate::order;
use crate::span::{one_line, Span};
use crate::token::{Case, TermId, Token};

/// Most phrases given.
const MOST: usize = 12;
/// Most words of a phrase.
const LONGEST: usize = 4;

/// The keyphrases of a document, the best first; none contains another.
pub(crate) fn extract(document: &Document) -> Vec<Keyphrase> {
    let Found { phrases: candidates, mentions, .. } = candidates(document);
    let terms = TermFacts::gather(document);
    let rows = document.content.len();
    let mut scored: Vec<(f64, usize)> = candidates
        .iter()
        .enumerate()
        .map(|(index, phrase)| (phrase.worth(&terms, rows), index))
        .filter(|(worth, _)| *worth > 0.0)
        .collect();
    order::sort_by_key(&mut scored, |(worth, _)| order::greatest_first(*worth));
    let mut chosen: Vec<(f64, usize)> = Vec::new();
    for (worth, index) in scored {
        let phrase = &candidates[index];
        if !chosen.iter().any(|&(_, taken)| candidates[taken].overlaps(phrase)) {
            chosen.push((worth, index));
        }
        if chosen.len() == MOST {
            break;
        }
    }
    let best = chosen.first().map_or(1.0, |c| c.0);
    let result = |&(worth, index): &(f64, usize)| {
        let own = mentions.iter().filter(|(of, _)| *of == index).map(|(_, span)| *span);
        result(document, worth / best, own.collect())
    };
    chosen.iter().map(result).collect()
}

/// Words that come together, wherever they do.
struct Phrase {
    /// Its terms; the rest is [`TermId::MAX`].
    key: Key,
    /// How many terms.
    length: usize,
    /// How often it stands in the text.
    mentions: usize,
    /// Row of its first mention.
    first: usize,
    /// Mentions with a capital that the start of a sentence does not explain.
    capital: usize,
    /// Mentions that no longer candidate encloses.
    whole: usize,
}

#[derive(Clone, Copy, Default)]
struct TermFacts {
    count: u32,
    rows: u32,
    last: usize,
}

impl TermFacts {
    fn gather(document: &Document) -> Vec<TermFacts> {
        let mut facts = vec![TermFacts::default(); document.vocabulary.len()];
        for (row, &sentence) in document.content.iter().enumerate() {
            for token in document.tokens_of(sentence) {
                let fact = &mut facts[token.term as usize];
                if fact.count == 0 || fact.last != row {
                    fact.rows += 1;
                }
                fact.count += 1;
                fact.last = row;
            }
        }
        facts
    }
}

impl Phrase {
    fn terms(&self) -> &[TermId] {
        &self.key[..self.length]
    }

    /// Higher is better; 0 for what is no phrase: a piece that only ever stands inside longer ones.
    fn worth(&self, terms: &[TermFacts], rows: usize) -> f64 {
        let (all, count) = (self.terms(), self.mentions as f64);
        if self.whole == 0 || (all.len() > 2 && count < 2.0 && self.capital == 0) {
            return 0.0;
        }
        let log = |&t: &TermId| libm::log(1.0 + f64::from(terms[t as usize].count));
        let words = all.iter().map(log).sum::<f64>() / all.len() as f64;
        let reach = all.iter().map(|&t| f64::from(terms[t as usize].rows)).sum::<f64>()
            / (all.len() * rows.max(1)) as f64;
        let early = 1.0 / (1.0 + libm::log(1.0 + self.first as f64 / 3.0));
        let name = 1.0 + 0.6 * self.capital as f64 / count;
        let length = [1.0, 1.5, 1.6, 1.5][all.len().min(LONGEST) - 1];
        words * (1.0 + libm::log(count)) * (0.5 + reach) * (0.4 + early) * name * length
    }

    /// Whether one of the two is part of the other, or they share most of their words.
    fn overlaps(&self, other: &Phrase) -> bool {
        let shared = self.terms().iter().filter(|t| other.terms().contains(t)).count();
        2 * shared >= self.length.min(other.length) && shared > 0
    }
}

/// The phrase that stands at `mentions`, in the form that most of them have.
fn result(document: &Document, score: f64, mentions: Vec<Span>) -> Keyphrase {
    let mut forms: Vec<(usize, &str)> = Vec::new();
    for form in mentions.iter().map(|span| span.of(document.text)) {
        match forms.iter().position(|(_, known)| *known == form) {
            Some(known) => forms[known].0 += 1,
            None if forms.len() < MOST => forms.push((1, form)),
            None => {}
        }
    }
    let most = forms.iter().rev().max_by_key(|(count, _)| *count).map_or("", |(_, form)| form);
    Keyphrase { text: one_line(most), score, mentions }
}

/// Every candidate, in the order of its first mention.
fn candidates(document: &Document) -> Found {
    let mut found = Found { phrases: Vec::new(), mentions: Vec::new(), known: Map::default() };
    for (row, &sentence) in document.content.iter().enumerate() {
        let tokens = document.tokens_of(sentence);
        let mut start = 0;
        for at in 1..=tokens.len() {
            if at == tokens.len() || !joined(document, tokens, at) {
                found.run(tokens, start..at, row);
                start = at;
            }
        }
    }
    found
}

/// Whether a token belongs to the same run as the one before it.
fn joined(document: &Document, tokens: &[Token], at: usize) -> bool {
    let gap = Span::new(tokens[at - 1].span.end, tokens[at].span.start).of(document.text);
    gap.len() <= 3 && gap.chars().all(|c| c.is_whitespace() || c == '-')
}

/// What a phrase is known by: its terms, and [`TermId::MAX`] behind them.
type Key = [TermId; LONGEST];

struct Found {
    phrases: Vec<Phrase>,
    /// Which of them stands where, in the order of the text.
    mentions: Vec<(usize, Span)>,
    known: Map<Key, ()>,
}

impl Found {
    /// Adds the candidates of one run of tokens, which may hold stop words.
    fn run(&mut self, tokens: &[Token], run: std::ops::Range<usize>, row: usize) {
        let telling = |t: &Token| !t.stop && !t.number && t.span.len() > 2;
        for start in run.clone() {
            if !telling(&tokens[start]) {
                continue;
            }
            let opens = start == run.start || tokens[start - 1].stop;
            for end in start + 1..=run.end.min(start + LONGEST) {
                let words = &tokens[start..end];
                if words.iter().any(|t| t.stop) {
                    break;
                }
                if telling(&tokens[end - 1]) {
                    let closes = end == run.end || tokens[end].stop;
                    self.add(words, row, start, opens && closes);
                }
            }
        }
    }

    fn add(&mut self, words: &[Token], row: usize, start: usize, whole: bool) {
        let mut key = [TermId::MAX; LONGEST];
        words.iter().zip(&mut key).for_each(|(token, slot)| *slot = token.term);
        let index = self.known.place(key, || ());
        if index == self.phrases.len() {
            let length = words.len();
            self.phrases.push(Phrase {
                key,
                length,
                mentions: 0,
                first: row,
                capital: 0,
                whole: 0,
            });
        }
        let phrase = &mut self.phrases[index];
        let named = words.iter().all(|t| t.case != Case::Lower) && start + words.len() > 1;
        phrase.mentions += 1;
        phrase.capital += usize::from(named && (start > 0 || words.len() > 1));
        phrase.whole += usize::from(whole);
        let span = Span::new(words[0].span.start, words[words.len() - 1].span.end);
        self.mentions.push((index, span));
    }
}
