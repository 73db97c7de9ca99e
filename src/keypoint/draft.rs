//! Drafts: what each sentence would be as a key point, before any is chosen.

use super::compress::{Compressor, Kept};
use super::half;
use super::Context;
use crate::document::Document;
use crate::span::{is_blank, Span};

/// A sentence, compressed, with what speaks for and against it.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The sentence it was made for.
    pub(super) sentence: usize,
    pub(super) spans: Vec<Span>,
    /// It starts with a word that stands for something said before.
    pub(super) leans: bool,
    /// The text says there who says it.
    pub(super) attributed: bool,
    /// Who says it, as an index into the entities.
    pub(super) speaker: Option<usize>,
    /// It begins with somebody's own words.
    pub(super) direct: bool,
    /// It is said by somebody whom it does not name.
    pub(super) voiceless: bool,
    pub(super) words: usize,
}

/// A quotation longer than this many bytes is shortened to one of its sentences.
const LONG_QUOTE: usize = 140;
/// Shortest sentence of a quotation that stands for it, in bytes.
const SHORT_SENTENCE: usize = 30;

/// Most sentences of a long quotation that are drafts each.
const MOST_INNER: usize = 4;

/// The drafts of a sentence: what it comes down to, and each half by itself where it tells two things.
pub(super) fn drafts(context: &Context, sentence: usize) -> Vec<Draft> {
    let span = context.found.document.sentences[sentence].span;
    let next = context.quoted.partition_point(|q| q.end <= span.start);
    let quote = context.quoted[next..]
        .iter()
        .take_while(|q| q.start < span.end)
        .find(|q| !span.contains(**q) || q.len() > LONG_QUOTE);
    let kept = match quote {
        None => {
            let whole = compressor(context, sentence).compress(span);
            let halves = half::halves(context, &whole);
            std::iter::once(whole).chain(halves).collect()
        }
        Some(&quote) => quotations(context, span, quote),
    };
    kept.into_iter().filter_map(|kept| draft(context, sentence, kept)).collect()
}

fn draft(context: &Context, sentence: usize, kept: Kept) -> Option<Draft> {
    let area = area(&kept.spans)?;
    let (attributed, speaker, named) = speaker(context, area);
    let words = kept.spans.iter().map(|s| context.words_in(*s)).sum();
    let next = context.quoted.partition_point(|q| q.start < area.start);
    let begins = |q: &Span| q.start == area.start && q.len() * 2 > area.len();
    let starts_quoted = context.quoted.get(next).is_some_and(begins);
    Some(Draft {
        sentence,
        spans: kept.spans,
        leans: kept.leans,
        attributed,
        speaker,
        direct: starts_quoted,
        voiceless: (starts_quoted || attributed) && !named,
        words,
    })
}

fn compressor<'a>(context: &'a Context, sentence: usize) -> Compressor<'a> {
    Compressor {
        document: context.found.document,
        quoted: context.quoted,
        attributions: context.attributions,
        listed: super::kind::head_of(context, sentence).is_some(),
    }
}

fn area(spans: &[Span]) -> Option<Span> {
    Some(Span::new(spans.first()?.start, spans.last()?.end))
}

/// Whether the text says in `area` who says it, who that is, and whether by name.
fn speaker(context: &Context, area: Span) -> (bool, Option<usize>, bool) {
    let tokens = &context.found.document.tokens;
    let at = |token: usize| tokens.get(token).map_or(usize::MAX, |t| t.span.start);
    let from = context.attributions.partition_point(|a| at(a.verb.start) < area.start);
    let first =
        context.attributions[from..].iter().take_while(|a| at(a.verb.start) < area.end).next();
    let Some(attribution) = first else { return (false, quoted_speaker(context, area), false) };
    let resolved = context.speakers.get(from).copied().flatten();
    let entity = match resolved {
        Some(super::Speaker::Entity(e)) => Some(e),
        _ => None,
    };
    (true, entity, attribution.speaker != super::Speaker::Pronoun)
}

/// Who says the quotation that `area` begins in.
fn quoted_speaker(context: &Context, area: Span) -> Option<usize> {
    let quotes = &context.found.telling.quotes;
    let next = quotes.partition_point(|q| q.end <= area.start);
    let quote = quotes.get(next).filter(|q| q.start <= area.start)?;
    let speaker = quote.speaker.as_ref()?;
    context.found.entities.iter().position(|e| e.name == *speaker)
}

/// Sentences of a long quotation, each in its marks, with who says it.
fn quotations(context: &Context, sentence: Span, quote: Span) -> Vec<Kept> {
    let document = context.found.document;
    let text = document.text;
    let ends =
        context.sentence_at(quote.start).zip(context.sentence_at(quote.end.saturating_sub(1)));
    let Some((first, last)) = ends else { return vec![] };
    let lead_start = document.sentences[first].span.start;
    let tail_end = document.sentences[last].span.end.max(quote.end);
    let open = text[quote.start..].chars().next().map_or(0, char::len_utf8);
    let close = text[..quote.end].chars().next_back().map_or(0, char::len_utf8);
    if quote.len() <= open + close {
        return vec![];
    }
    let next = context.quoted.partition_point(|q| q.end <= lead_start);
    let lead_apart = context.quoted.get(next).is_some_and(|q| q.start < quote.start);
    let lead = Span::new(if lead_apart { quote.start } else { lead_start }, quote.start + open);
    let tail = trim_tail(context, Span::new(quote.end - close, tail_end));
    let inner = Span::new(quote.start + open, quote.end - close);
    // He said it was "bad. It will get worse": what goes on a clause of the teller's cannot change places.
    let grown = lead.start < quote.start
        && !text[lead.start..quote.start].trim_end().ends_with(&[':', ','][..]);
    let stays = |told: &Span| !grown || text[inner.start..told.start].trim().is_empty();
    // Parted once, however many of its sentences are asked for.
    let at = context.quoted.partition_point(|q| q.start < quote.start);
    let all = context.inner.get(at).map(|all| all.get_or_init(|| inner_sentences(document, inner)));
    telling_inner(all.map_or(&[], Vec::as_slice), sentence)
        .into_iter()
        .filter(stays)
        .map(|told| Kept { spans: merge(text, vec![lead, told, tail]), leans: false })
        .collect()
}

/// Joins spans between which only white space lies.
fn merge(text: &str, spans: Vec<Span>) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans.into_iter().filter(|s| !s.is_empty()) {
        match merged.last_mut() {
            Some(last) if text[last.end..span.start].chars().all(is_blank) => last.end = span.end,
            _ => merged.push(span),
        }
    }
    merged
}

/// What follows a quotation, without a further one, and without where and when it was said.
fn trim_tail(context: &Context, tail: Span) -> Span {
    let text = context.found.document.text;
    let next = context.quoted.partition_point(|q| q.start <= tail.start);
    let end = context.quoted.get(next).map_or(tail.end, |q| q.start.clamp(tail.start, tail.end));
    let tokens = &context.found.document.tokens;
    let at = |token: usize| tokens.get(token).map_or(usize::MAX, |t| t.span.start);
    let from = context.attributions.partition_point(|a| at(a.verb.start) < tail.start);
    let end = match context.attributions.get(from) {
        Some(a) if at(a.verb.start) < end && a.tokens.end > a.tokens.start => {
            tokens.get(a.tokens.end.max(a.verb.end) - 1).map_or(end, |t| t.span.end.min(end))
        }
        _ => end,
    };
    Span::new(tail.start, end).trim(text)
}

/// The sentences of a quotation that stand for it: those of some length that the ranking meant, or else the first.
fn telling_inner(all: &[Span], sentence: Span) -> Vec<Span> {
    let long = |s: &&Span| s.len() >= SHORT_SENTENCE;
    let meant = all.iter().filter(long).filter(|s| sentence.contains(**s));
    let meant: Vec<Span> = meant.take(MOST_INNER).copied().collect();
    if !meant.is_empty() {
        return meant;
    }
    all.iter().find(long).or(all.first()).into_iter().copied().collect()
}

/// The sentences inside a quotation, without the marks that open further paragraphs.
fn inner_sentences(document: &Document, inner: Span) -> Vec<Span> {
    let text = document.text;
    let bare = |s: Span| {
        let piece = s.of(text).trim_start_matches(|c| crate::quote::is_mark(c) || is_blank(c));
        Span::new(s.end - piece.len(), s.end)
    };
    let split = crate::sentence::split(text, inner, document.language);
    split.into_iter().map(bare).filter(|s| !s.is_empty()).collect()
}
