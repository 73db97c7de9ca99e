//! The text as blocks, sentences and tokens. Borrows the text, owns only places and term ids.

use std::ops::Range;

use crate::block::{self, Block, BlockKind, Boilerplate};
use crate::language::Language;
use crate::sentence;
use crate::span::Span;
use crate::token::{self, Case, Folded, TermId, Token, Vocabulary};

/// A text, taken apart.
#[derive(Debug)]
pub struct Document<'t> {
    /// The source.
    pub text: &'t str,
    /// What its words are looked up in.
    pub language: &'static Language,
    /// In order, without overlap.
    pub blocks: Vec<Block>,
    /// In order, without overlap; each lies within one block.
    pub sentences: Vec<Sentence>,
    /// In order, without overlap; each lies within one sentence.
    pub tokens: Vec<Token>,
    /// The words of the tokens as the data files write them.
    pub(crate) listed: Vec<Folded<'t>>,
    /// The terms that the tokens' ids stand for.
    pub vocabulary: Vocabulary,
    /// Indices of the sentences that tell the article: neither boilerplate nor headings.
    pub content: Vec<usize>,
}

/// One sentence of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Indices of its tokens.
    pub tokens: Range<usize>,
    /// Its kind, where it is not part of the article's own telling.
    pub boilerplate: Option<Boilerplate>,
}

impl<'t> Document<'t> {
    /// Takes `text` apart by the rules of `language`.
    pub fn new(text: &'t str, language: &'static Language) -> Self {
        let blocks = block::split(text, language);
        let mut document = Document {
            text,
            language,
            blocks,
            sentences: vec![],
            tokens: vec![],
            listed: vec![],
            vocabulary: Vocabulary::default(),
            content: vec![],
        };
        for index in 0..document.blocks.len() {
            document.add_sentences(index);
        }
        let words = document.tokens.iter().map(|token| token.span.of(text));
        document.listed = words.map(token::as_listed).collect();
        document.find_content();
        document
    }

    fn add_sentences(&mut self, index: usize) {
        let block = self.blocks[index];
        for span in sentence::split(self.text, block.span, self.language) {
            let first = self.tokens.len();
            token::tokenize(self.text, span, self.language, &mut self.vocabulary, &mut self.tokens);
            let tokens = first..self.tokens.len();
            let fragment = sentence::is_fragment(self.text, block.span, span);
            let boilerplate = block.boilerplate.or(fragment.then_some(Boilerplate::Fragment));
            self.sentences.push(Sentence { span, block: index, tokens, boilerplate });
        }
    }

    /// A text that is boilerplate through and through is somebody's text all the same: nothing is marked then.
    /// Likewise one of headings only.
    fn find_content(&mut self) {
        if self.sentences.iter().all(|s| s.boilerplate.is_some()) {
            self.sentences.iter_mut().for_each(|s| s.boilerplate = None);
        }
        let told = |s: &usize| self.sentences[*s].boilerplate.is_none();
        let content: Vec<usize> =
            (0..self.sentences.len()).filter(told).filter(|&s| !self.is_heading(s)).collect();
        self.content = match content.is_empty() {
            true => (0..self.sentences.len()).filter(told).collect(),
            false => content,
        };
    }

    /// Whether the text is written without capitals, so that case tells nothing: fewer than one word in a hundred has one.
    pub fn is_caseless(&self) -> bool {
        let capitals = self.tokens.iter().filter(|t| t.case != Case::Lower).count();
        capitals * 100 < self.tokens.len()
    }

    /// Whether a sentence is a heading or part of one.
    pub fn is_heading(&self, sentence: usize) -> bool {
        self.block_of(sentence).kind == BlockKind::Heading
    }

    /// The terms of the heading at the very top, each once: the title, pasted along with the article.
    pub fn title_terms(&self) -> Vec<TermId> {
        let first = (0..self.sentences.len()).find(|&s| self.sentences[s].boilerplate.is_none());
        let title = first.filter(|&s| self.is_heading(s)).map_or(&[][..], |s| self.tokens_of(s));
        let mut terms: Vec<TermId> = title.iter().filter(|t| !t.stop).map(|t| t.term).collect();
        crate::order::sort_by_key(&mut terms, |&t| (t as usize, 0));
        terms.dedup();
        terms
    }

    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: usize) -> &[Token] {
        &self.tokens[self.sentences[sentence].tokens.clone()]
    }

    /// Indices of the tokens that start in a span of the text.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        let at = |place: usize| self.tokens.partition_point(|t| t.span.start < place);
        at(span.start)..at(span.end)
    }

    /// The block a sentence stands in.
    pub fn block_of(&self, sentence: usize) -> &Block {
        &self.blocks[self.sentences[sentence].block]
    }
}
