//! People, organisations and places, with their roles and all their mentions.
//!
//! Rules over word lists and the shape of names: `word` sees the tokens, `reader` finds names and roles in each sentence,
//! `split` parts the house from the person in "CEO Katarasa Tara Lim", `evidence` weighs what a name is,
//! `alias` and `link` tie acronyms and short forms to the full name.

mod alias;
#[cfg(test)]
pub(crate) mod cases;
mod evidence;
mod lexicon;
mod link;
mod reader;
mod split;
mod word;

use std::ops::Range;

pub(crate) use lexicon::{Lexicon, Marks};
pub(crate) use reader::Role;
pub(crate) use word::{Gap, Words};

use crate::analysis::Entity;
use crate::block::Boilerplate;
use crate::document::Document;
use crate::span::{one_line, Span};
use crate::token::lower;
use reader::{Chunk, Reader};

/// The entities of a document, and where its tokens name them.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// In the order of their first mention.
    pub(crate) entities: Vec<Entity>,
    /// Every place that names one, in order.
    pub(crate) mentions: Vec<Mention>,
    /// Every place that names a post or what a person is, in order.
    pub(crate) roles: Vec<Role>,
    /// The words they were read from.
    pub(crate) words: Words,
    /// Whether the head of a post comes first in the language.
    pub(crate) head_first: bool,
}

/// A place that names an entity.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mention {
    /// Index into [`Names::entities`].
    pub(crate) entity: usize,
    /// Indices of the document's tokens.
    pub(crate) tokens: Range<usize>,
    /// Index into [`Names::roles`]: the role that stands beside the name.
    pub(crate) role: Option<usize>,
    /// The name is part of a role: "Wolves chairman".
    pub(crate) inside: bool,
}

/// Finds the names of a document.
pub(crate) fn extract(document: &Document) -> Names {
    let lexicon = document.language.lexicon();
    let words = Words::new(document, lexicon);
    let mut reader = Reader::new(&words, lexicon);
    for sentence in &document.sentences {
        // Whom bylines and links name is no person of the story.
        if !matches!(
            sentence.boilerplate,
            None | Some(Boilerplate::Caption | Boilerplate::Dateline)
        ) {
            continue;
        }
        let weak = sentence.boilerplate.is_some()
            || sentence.tokens.clone().all(|i| words.at(i).is_some_and(|w| w.opens));
        reader.sentence(sentence.tokens.clone(), weak);
    }
    let (mut chunks, mut roles) = (reader.chunks, reader.roles);
    crate::order::sort_by_key(&mut chunks, |p| (p.tokens.start, 0));
    split::settle(&words, &mut chunks, &mut roles);
    let links = link::link(&words, &chunks, lexicon.head_first);
    let head_first = lexicon.head_first;
    let mut names = Names { words, roles, head_first, ..Names::default() };
    names.fill(document, &chunks, &links);
    names
}

impl Names {
    fn fill(&mut self, document: &Document, chunks: &[Chunk], links: &link::Links) {
        for &(kind, candidate) in &links.entities {
            let first = &chunks[links.candidates[candidate].first];
            let name = one_line(self.words.span(&first.tokens).of(document.text));
            self.entities.push(Entity { name, kind, role: None, mentions: vec![] });
        }
        for (chunk, &entity) in chunks.iter().zip(&links.of_chunk) {
            let Some(entity) = entity else { continue };
            let known = &mut self.entities[entity];
            let span = self.words.span(&chunk.tokens);
            known.mentions.push(span);
            // A headline in capitals names it first: the text below writes it as it is.
            let shouted = !known.name.chars().any(char::is_lowercase);
            let written = span.of(document.text);
            if shouted && known.name != written && lower(&known.name) == lower(written) {
                known.name = one_line(written);
            }
            if let (None, Some(role)) = (&known.role, chunk.role) {
                let role = self.words.span(&self.roles[role].tokens);
                known.role = Some(one_line(with_bracket(document.text, role).of(document.text)));
            }
            let (tokens, role, inside) = (chunk.tokens.clone(), chunk.role, chunk.inside);
            self.mentions.push(Mention { entity, tokens, role, inside });
        }
    }
}

/// The span, and the bracket that closes behind it where one opens in it.
pub(crate) fn with_bracket(text: &str, span: Span) -> Span {
    let open = span.of(text).contains('(') && !span.of(text).contains(')');
    let closed = open && text[span.end..].starts_with(')');
    Span::new(span.start, span.end + usize::from(closed))
}

#[cfg(test)]
mod tests {
    use crate::{analyze, Analysis, Options};

    /// "person: Ana Putri; mayor; x2"
    fn named(analysis: &Analysis) -> String {
        let lines = analysis.entities.iter().map(|e| {
            let role = e.role.iter().map(|r| format!("; {r}")).collect::<String>();
            let times = match e.mentions.len() {
                1 => String::new(),
                n => format!("; x{n}"),
            };
            format!("{}: {}{role}{times}", format!("{:?}", e.kind).to_lowercase(), e.name)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn names_are_found_as_the_cases_say() {
        let cases = [
            ("en", include_str!("../../tests/cases/entity/en.txt")),
            ("id", include_str!("../../tests/cases/entity/id.txt")),
        ];
        for (language, file) in cases {
            super::cases::run(file, |text| {
                let options = Options { language: Some(language.into()), ..Options::default() };
                named(&analyze(text, &options).unwrap())
            });
        }
    }
}
