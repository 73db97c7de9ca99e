//! The tokens as the name rules see them: folded, without a possessive, with what stands before each.

use super::lexicon::{Lexicon, Marks};
use crate::block::BlockKind;
use crate::document::Document;
use crate::index::Map;
use crate::span::{is_blank, Span};
use crate::token::Case;

/// What stands between a word and the one before it in its sentence: a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Gap(u16);

#[rustfmt::skip]
impl Gap {
    pub(crate) const SPACE: Gap = Gap(1);
    pub(crate) const HYPHEN: Gap = Gap(1 << 1);
    pub(crate) const DOT: Gap = Gap(1 << 2);
    pub(crate) const COMMA: Gap = Gap(1 << 3);
    pub(crate) const COLON: Gap = Gap(1 << 4);
    pub(crate) const OPEN: Gap = Gap(1 << 5);
    pub(crate) const CLOSE: Gap = Gap(1 << 6);
    pub(crate) const QUOTE: Gap = Gap(1 << 7);
    pub(crate) const AMPERSAND: Gap = Gap(1 << 8);
    pub(crate) const APOSTROPHE: Gap = Gap(1 << 9);
    pub(crate) const DASH: Gap = Gap(1 << 10);
    pub(crate) const OTHER: Gap = Gap(1 << 11);
    /// The word is the first of its sentence.
    pub(crate) const START: Gap = Gap(1 << 12);

    /// Whether it has any of `others`.
    pub(crate) fn any(self, others: Gap) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether it is nothing but `other`.
    pub(crate) fn is(self, other: Gap) -> bool {
        self == other
    }

    /// Both.
    pub(crate) const fn or(self, other: Gap) -> Gap {
        Gap(self.0 | other.0)
    }

    /// Whether it is `other`, with or without space.
    pub(crate) fn only(self, other: Gap) -> bool {
        self.0 & !Self::SPACE.0 == other.0
    }

    fn read(text: &str) -> Gap {
        if text == " " {
            return Self::SPACE; // nearly always
        }
        let mut gap = Gap::default();
        for c in text.chars() {
            gap = gap.or(match c {
                '-' | '‐' | '‑' => Self::HYPHEN,
                '.' => Self::DOT,
                ',' => Self::COMMA,
                ':' | ';' => Self::COLON,
                '(' | '[' => Self::OPEN,
                ')' | ']' => Self::CLOSE,
                '"' | '“' | '”' | '„' | '«' | '»' | '‘' => Self::QUOTE,
                '’' | '\'' => Self::APOSTROPHE,
                '&' => Self::AMPERSAND,
                '–' | '—' | '―' => Self::DASH,
                c if is_blank(c) => Self::SPACE,
                _ => Self::OTHER,
            });
        }
        if gap.any(Self::HYPHEN) && gap.any(Self::SPACE) {
            gap = gap.or(Self::DASH);
        }
        gap
    }
}

/// What is known about one folded form of a word, and how the text writes it.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) marks: Marks,
    /// What it serves for where changes of post are told: [`ChangeCues::serves`](crate::keypoint::ChangeCues::serves).
    serves: u64,
    /// How often it stands in lower case.
    pub(crate) lower: u32,
    /// How often it stands capitalised where no sentence begins.
    pub(crate) capital: u32,
}

/// One word; its index is that of its token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) form: u32,
    /// What stands before it.
    pub(crate) gap: Gap,
    pub(crate) case: Case,
    /// "Wolves'", "Ukraine's"
    pub(crate) possessive: bool,
    /// A capital says nothing here: first of a sentence or of a quotation.
    pub(crate) opens: bool,
    /// In a headline: the text below writes it small, in this form or another of its stem.
    pub(crate) ordinary: bool,
    pub(crate) stop: bool,
    pub(crate) number: bool,
    /// Without the possessive.
    pub(crate) span: Span,
}

/// All words of a document.
#[derive(Debug, Default)]
pub(crate) struct Words {
    pub(crate) words: Vec<Word>,
    /// By how they are folded; a word's form is a place among them.
    forms: Map<String, Form>,
}

impl Words {
    /// Reads the words of `document`.
    pub(crate) fn new(document: &Document, lexicon: &Lexicon) -> Self {
        let mut words = Words::default();
        let ordinary = ordinary(document);
        for sentence in &document.sentences {
            let mut end = sentence.span.start;
            let title = document.blocks[sentence.block].kind == BlockKind::Heading;
            let shouting = is_shouting(document, sentence.tokens.clone(), title);
            for token in &document.tokens[sentence.tokens.clone()] {
                let first =
                    end == sentence.span.start && words.words.len() == sentence.tokens.start;
                let gap = Gap::read(&document.text[end..token.span.start]).or(if first {
                    Gap::START
                } else {
                    Gap::default()
                });
                end = token.span.end;
                words.push(document, gap, shouting, lexicon);
                if let Some(word) = words.words.last_mut() {
                    word.ordinary = shouting && ordinary.get(token.term as usize) == Some(&true);
                }
            }
        }
        words
    }

    /// Adds the next token of the document.
    fn push(&mut self, document: &Document, gap: Gap, shouting: bool, lexicon: &Lexicon) {
        let (token, listed) =
            (&document.tokens[self.words.len()], &document.listed[self.words.len()]);
        let (span, possessive) = strip_possessive(token.span, document.text);
        if gap.any(Gap::APOSTROPHE) && gap.any(Gap::SPACE) {
            self.end_in_apostrophe();
        }
        let folded = listed.strip_suffix("'s").filter(|_| possessive).unwrap_or(listed);
        let form = self.forms.find(folded).unwrap_or_else(|| {
            let serves = document.language.change_cues().serves(folded);
            let form = Form { marks: lexicon.word(folded), serves, lower: 0, capital: 0 };
            self.forms.place(folded.to_owned(), || form)
        });
        let opens = gap.any(OPENING) || shouting;
        let known = self.forms.value_mut(form);
        if !shouting {
            known.lower += u32::from(token.case == Case::Lower);
            known.capital += u32::from(token.case != Case::Lower && !opens);
        }
        let (stop, number, case) = (token.stop, token.number, token.case);
        self.words.push(Word {
            form: form as u32,
            gap,
            case,
            possessive,
            opens,
            ordinary: false,
            stop,
            number,
            span,
        });
    }

    /// "Jones' departure": the apostrophe before a space belongs to the word before.
    fn end_in_apostrophe(&mut self) {
        if let Some(word) = self.words.last_mut() {
            let form = self.forms.key(word.form as usize);
            word.possessive |= word.case != Case::Lower && form.ends_with(&['s', 'x', 'z'][..]);
        }
    }

    /// The word at `i`.
    pub(crate) fn at(&self, i: usize) -> Option<&Word> {
        self.words.get(i)
    }

    /// The folded form of word `i`; nothing where there is none.
    #[inline(never)]
    pub(crate) fn text(&self, i: usize) -> &str {
        self.at(i).map_or("", |w| self.form_text(w.form))
    }

    /// How a form is folded.
    pub(crate) fn form_text(&self, form: u32) -> &str {
        self.forms.key(form as usize)
    }

    /// What the lists say about a form.
    pub(crate) fn form_marks(&self, form: u32) -> Marks {
        self.forms.value(form as usize).marks
    }

    /// What word `i` serves for where changes of post are told.
    pub(crate) fn serves(&self, i: usize) -> u64 {
        self.form(i).map_or(0, |form| form.serves)
    }

    /// What the lists say about word `i`.
    #[inline(never)]
    pub(crate) fn marks(&self, i: usize) -> Marks {
        self.form(i).map_or(Marks::default(), |form| form.marks)
    }

    /// The form of word `i`.
    pub(crate) fn form(&self, i: usize) -> Option<&Form> {
        self.at(i).map(|w| self.forms.value(w.form as usize))
    }

    /// The gap before word `i`.
    #[inline(never)]
    pub(crate) fn gap(&self, i: usize) -> Gap {
        self.at(i).map_or(Gap::START, |w| w.gap)
    }

    /// Whether word `i` is written with a capital.
    #[inline(never)]
    pub(crate) fn is_capital(&self, i: usize) -> bool {
        self.at(i).is_some_and(|w| w.case != Case::Lower)
    }

    /// The source from the first to the last word of `range`, a last possessive left out.
    pub(crate) fn span(&self, range: &std::ops::Range<usize>) -> Span {
        match (self.at(range.start), range.end.checked_sub(1).and_then(|last| self.at(last))) {
            (Some(first), Some(last)) if range.start < range.end => {
                Span::new(first.span.start, last.span.end)
            }
            _ => Span::default(),
        }
    }
}

/// By term: whether the text writes a word of that stem in lower case.
fn ordinary(document: &Document) -> Vec<bool> {
    let mut ordinary = vec![];
    for token in document.tokens.iter().filter(|t| t.case == Case::Lower && !t.number) {
        let term = token.term as usize;
        if ordinary.len() <= term {
            ordinary.resize(term + 1, false);
        }
        ordinary[term] = true;
    }
    ordinary
}

/// After these a capital says nothing.
const OPENING: Gap = Gap::START.or(Gap::QUOTE).or(Gap::COLON).or(Gap::OTHER);

/// Whether a sentence is written in capitals, or with a capital on nearly every word, as headlines are.
fn is_shouting(document: &Document, tokens: std::ops::Range<usize>, title: bool) -> bool {
    let tokens = &document.tokens[tokens];
    let words = tokens.iter().filter(|t| !t.number && t.span.len() > 3);
    let (mut all, mut upper, mut lower) = (0, 0, 0);
    for token in words {
        all += 1;
        upper += usize::from(token.case == Case::Upper);
        lower += usize::from(token.case == Case::Lower);
    }
    (all >= 3 && upper * 10 > all * 6) || (all >= if title { 3 } else { 6 } && lower == 0)
}

/// "Ukraine's" without its ending, and whether it had one.
fn strip_possessive(span: Span, text: &str) -> (Span, bool) {
    let word = span.of(text);
    if !word.ends_with(&['s', 'S'][..]) {
        return (span, false);
    }
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(bare) = word.strip_suffix(ending) {
            if !bare.is_empty() {
                return (Span::new(span.start, span.start + bare.len()), true);
            }
        }
    }
    (span, false)
}
