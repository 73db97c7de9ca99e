//! HTML pasted as text: its tags, and what a browser never shows (comments, scripts, styles).

use super::{Block, BlockKind, Boilerplate};
use crate::span::{find, is_latin_letter, Span};

/// A tag is no longer than this, in bytes.
const LONGEST_TAG: usize = 2000;
/// Elements that begin a new paragraph; a sentence does not go on across their tags.
const BREAKING: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "div",
    "dl",
    "dt",
    "dd",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "img",
    "input",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "picture",
    "pre",
    "script",
    "section",
    "source",
    "style",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "video",
];

/// The paragraphs as blocks, cut at the tags that break paragraphs: markup is marked as a fragment.
pub(super) fn blocks(text: &str, paragraphs: Vec<Span>) -> Vec<Block> {
    let runs = runs(text);
    let mut blocks = Vec::with_capacity(paragraphs.len());
    let mut first = 0;
    for (paragraph, span) in paragraphs.into_iter().enumerate() {
        let mut push = |start: usize, end: usize, boilerplate: Option<Boilerplate>| {
            let span = Span::new(start, end.max(start)).trim(text);
            if !span.is_empty() {
                blocks.push(Block { span, kind: BlockKind::Paragraph, paragraph, boilerplate });
            }
        };
        first += runs[first..].iter().take_while(|run| run.end <= span.start).count();
        let mut at = span.start;
        for run in runs[first..].iter().take_while(|run| run.start < span.end) {
            let (start, end) = (run.start.max(at), run.end.min(span.end));
            push(at, start, None);
            push(start, end, Some(Boilerplate::Fragment));
            at = end;
        }
        push(at, span.end, None);
    }
    blocks
}

/// Runs of tags with at least one among them that breaks paragraphs, in order.
fn runs(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut open: Option<(Span, bool)> = None;
    let mut from = 0;
    let mut unclosed = [false; 3];
    while let Some(at) = text[from..].find('<').map(|found| from + found) {
        from = at + 1;
        let Some(tag) = tag(text, at, &mut unclosed) else { continue };
        from = tag.span.end;
        open = match open {
            Some((run, breaks)) if joins(&text[run.end..at], tag.breaks) => {
                Some((Span::new(run.start, from), breaks || tag.breaks))
            }
            before => {
                runs.extend(before.filter(|run| run.1).map(|run| run.0));
                Some((tag.span, tag.breaks))
            }
        };
    }
    runs.extend(open.filter(|run| run.1).map(|run| run.0));
    runs
}

/// Nothing that is seen stands between; a tag that breaks nothing opens the text of its line.
fn joins(between: &str, breaks: bool) -> bool {
    between.trim().is_empty() && (breaks || !between.contains('\n'))
}

struct Tag {
    span: Span,
    breaks: bool,
}

/// The tag that opens at `at`, with all it hides.
fn tag(text: &str, at: usize, unclosed: &mut [bool; 3]) -> Option<Tag> {
    const HIDING: [(&str, &str); 3] =
        [("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")];
    let rest = &text[at..];
    for (index, (opens, closes)) in HIDING.into_iter().enumerate() {
        if !unclosed[index] && rest.starts_with(opens) {
            match find(rest, closes) {
                Some(end) => {
                    let span = Span::new(at, at + end + closes.len());
                    return Some(Tag { span, breaks: true });
                }
                None => unclosed[index] = true,
            }
        }
    }
    let name = rest[1..].trim_start_matches('/');
    let length = name.bytes().take(11).take_while(u8::is_ascii_alphanumeric).count();
    let known = name.starts_with(is_latin_letter)
        && name[length..].starts_with(&['>', ' ', '/', '\n', '\r', '\t'][..]);
    let inside = |b: &u8| !matches!(b, b'<' | b'>');
    let end = 1 + rest.bytes().skip(1).take(LONGEST_TAG).take_while(inside).count();
    let name = name[..length].to_ascii_lowercase();
    (known && rest[end..].starts_with('>')).then(|| Tag {
        span: Span::new(at, at + end + 1),
        breaks: BREAKING.contains(&name.as_str()),
    })
}
