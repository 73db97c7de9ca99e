//! Lines to blocks: paragraphs, headings, list items, quotes; boilerplate is marked with its kind.

use serde::Serialize;

use crate::language::Language;
use crate::span::Span;

/// A stretch of text of one kind. A paragraph with a dateline gives two blocks with the same paragraph number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without white space at its ends.
    pub span: Span,
    /// What it is by its shape.
    pub kind: BlockKind,
    /// Which paragraph it belongs to, from 0.
    pub paragraph: usize,
    /// Its kind, where it is not part of the article's own telling.
    pub boilerplate: Option<Boilerplate>,
}

/// What a block is by its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A short line above the text it names.
    Heading,
    /// One entry of a list.
    Item,
    /// A block quotation.
    Quote,
}

/// Why a stretch of text is no part of the article's own telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Boilerplate {
    /// Tells what a picture shows.
    Caption,
    /// Tells who made a picture: "Name | Agency | Getty".
    Credit,
    /// Tells who wrote the article.
    Byline,
    /// Place and agency before the first sentence: "LONDON (Reuters) -".
    Dateline,
    /// Leads to other articles or videos: "Baca juga: …".
    Related,
    /// "ADVERTISEMENT", "SCROLL TO CONTINUE".
    Advertisement,
    /// Editors' initials: "(abc/def)".
    Initials,
    /// Asks to share, follow, sign up.
    Share,
    /// A bare address.
    Link,
    /// A copyright line.
    Copyright,
    /// A stray piece left by careless editing.
    Fragment,
}

/// Splits `text` into blocks, in order, without overlap; only white space lies between them.
pub fn split(text: &str, _language: &Language) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        if !span.is_empty() {
            let paragraph = blocks.len();
            blocks.push(Block { span, kind: BlockKind::Paragraph, paragraph, boilerplate: None });
        }
    }
    blocks
}
