//! Lines to blocks: paragraphs, headings, list items, quotes; boilerplate is marked with its kind.
//!
//! The text flows through: [`line`] (paragraphs from any line style), [`markup`] (tags), [`boilerplate`] (lines that are
//! boilerplate as a whole), [`ends`] (menus above, tags and links below), [`shape`] (headings, items, quotes), [`picture`]
//! (captions and credits), [`cut`] (boilerplate that shares a paragraph with the telling). Content that is wrongly marked is
//! lost to the reader, so each rule wants evidence.

use serde::Serialize;

use crate::language::Language;
use crate::span::Span;

mod boilerplate;
mod byline;
mod cut;
mod dateline;
mod ends;
mod initials;
mod line;
mod markup;
mod phrase;
mod picture;
mod shape;
mod word;

pub(crate) use phrase::Phrases;

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
    /// Tells who wrote or published the article, and when.
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
    /// A stray piece left by careless editing: markup, ornaments.
    Fragment,
}

/// Splits `text` into blocks, in order, without overlap; only white space lies between them.
pub fn split(text: &str, language: &Language) -> Vec<Block> {
    let phrases = language.phrases();
    let mut blocks = markup::blocks(text, line::paragraphs(text));
    boilerplate::mark(text, &mut blocks, phrases);
    ends::mark_first_labels(text, &mut blocks);
    shape::mark(text, &mut blocks);
    boilerplate::mark_link_lists(text, &mut blocks);
    ends::mark_closing(text, &mut blocks, phrases);
    ends::mark_last_titles(text, &mut blocks);
    ends::mark_last_links(text, &mut blocks);
    ends::mark_last_labels(text, &mut blocks);
    picture::mark_captions(text, &mut blocks, phrases);
    shape::mark(text, &mut blocks); // What stands above a caption may be a title.
    shape::mark_stopped_titles(text, &mut blocks, language);
    keep_something(&mut blocks);
    let mut blocks = cut::cut(text, blocks, language);
    shape::mark_above_dateline(&mut blocks);
    blocks
}

/// A text of nothing but boilerplate is somebody's text all the same: what reads most like text is content then.
fn keep_something(blocks: &mut [Block]) {
    use Boilerplate::{Byline, Caption, Dateline, Related};
    const TIERS: [&[Boilerplate]; 2] = [&[Caption], &[Related, Byline, Dateline]];
    if blocks.iter().any(|b| b.boilerplate.is_none()) {
        return;
    }
    let holds =
        |tier: &[Boilerplate], b: &Block| b.boilerplate.is_some_and(|kind| tier.contains(&kind));
    let tier = TIERS.into_iter().find(|tier| blocks.iter().any(|b| holds(tier, b)));
    for block in blocks.iter_mut().filter(|b| tier.is_none_or(|tier| holds(tier, b))) {
        block.boilerplate = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;
    use crate::span::is_blank;

    /// `kind[:boilerplate] text`, a line each; line breaks inside a block are written `\n`.
    fn show(text: &str) -> String {
        let (language, _) = language::detect(text);
        let line = |block: &Block| {
            let kind = format!("{:?}", block.kind).to_lowercase();
            let boilerplate =
                block.boilerplate.map(|b| format!(":{b:?}").to_lowercase()).unwrap_or_default();
            let text = block.span.of(text).replace("\r\n", "\\n").replace(['\n', '\r'], "\\n");
            format!("{kind}{boilerplate} {text}\n")
        };
        split(text, language).iter().map(line).collect()
    }

    /// The escapes that case files write for what an editor would hide: `\r \t \u{A0}`.
    fn unescape(text: &str) -> String {
        let mut parts = text.split("\\u{");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (code, rest) = part.split_once('}').expect("closed escape");
            out.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
            out.push_str(rest);
        }
        out.replace("\\r", "\r").replace("\\t", "\t")
    }

    #[test]
    fn cases() {
        let mut failed = String::new();
        let mut count = 0;
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/block");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
        files.sort();
        for file in files {
            let cases = std::fs::read_to_string(&file).unwrap();
            let file = file.file_name().unwrap_or_default().to_string_lossy();
            for case in cases.split("\n===\n").filter(|case| !case.trim().is_empty()) {
                let (input, expected) = case.split_once("\n---\n").expect("input --- expected");
                let (name, input) = input.trim_start_matches('\n').split_once('\n').expect("name");
                let input = unescape(input);
                check(&input);
                count += 1;
                let found = show(&input);
                if found.trim() != unescape(expected).trim() {
                    failed +=
                        &format!("{file}: {name}\nexpected\n{}\nfound\n{found}\n", expected.trim());
                }
            }
        }
        assert!(failed.is_empty(), "{failed}");
        assert!(count >= 60, "only {count} cases read");
    }

    /// In order, no overlap, nothing but blanks between, paragraphs never go back.
    fn check(text: &str) {
        let (language, _) = language::detect(text);
        let (mut end, mut paragraph) = (0, 0);
        for block in split(text, language) {
            assert!(end <= block.span.start && block.span.start < block.span.end, "{text}");
            assert!(text[end..block.span.start].chars().all(is_blank), "{text}");
            assert!((paragraph..=paragraph + 1).contains(&block.paragraph), "{text}");
            assert_eq!(block.span, block.span.trim(text));
            (end, paragraph) = (block.span.end, block.paragraph);
        }
        assert!(text[end..].chars().all(is_blank), "{text}");
    }

    #[test]
    fn blocks_and_blanks_rebuild_the_text() {
        use proptest::prelude::*;
        const PIECES: [&str; 40] = [
            "\n",
            "\r\n",
            "\r",
            "\u{2028}",
            " ",
            "\t",
            "\u{A0}",
            "\u{200B}",
            "\u{FEFF}",
            "Jakarta",
            " - ",
            "--",
            "(",
            ")",
            "[",
            "]",
            "Reuters",
            "|",
            "Getty Images",
            "Baca juga: ",
            "Foto: ",
            "a/b",
            "kata dia.",
            "©",
            "\"",
            "“",
            "”",
            "1. ",
            "- ",
            "> ",
            "# ",
            "<p>",
            "</p>",
            "Simak juga video",
            "é",
            "日本",
            "🙂",
            "12 Mei 2024",
            "(CNN)",
            ". ",
        ];
        proptest!(|(picks in prop::collection::vec(0..PIECES.len(), 0..40))| {
            check(&picks.iter().map(|&p| PIECES[p]).collect::<String>());
        });
    }

    #[test]
    fn large_texts_are_quick() {
        let line =
            "Menurut dia, harga beras di pasar itu naik dua persen (lihat tabel) dalam sepekan. ";
        for text in [
            "x".repeat(1 << 20),
            line.repeat(20_000),
            format!("{line}\n").repeat(20_000),
            "kata\n".repeat(10_000),
            "(".repeat(1 << 20),
            "- ".repeat(1 << 19),
            ". (".repeat(1 << 18),
            ". Baca juga ".repeat(1 << 17),
        ] {
            let start = std::time::Instant::now();
            check(&text);
            // Many times what the slowest takes: what is not linear takes minutes.
            assert!(start.elapsed().as_secs() < 20, "{:?}", &text[..20]);
        }
    }
}
