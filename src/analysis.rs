//! The result: owned, plain, serialisable. Its shape is the one `types.d.ts` promises.

use serde::Serialize;

use crate::block::{BlockKind, Boilerplate};
use crate::span::Span;

/// All that is known about one text. Offsets are bytes until [`Analysis::to_utf16`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// The text's language.
    pub language: DetectedLanguage,
    /// Every sentence, in the order of the text, boilerplate included.
    pub sentences: Vec<Sentence>,
    /// What a reader must know, the most important first.
    pub key_points: Vec<KeyPoint>,
    /// The clauses that say best what it is about: within 12, 17 and 22 words.
    pub headlines: Vec<Headline>,
    /// Indices of sentences that draw a reader in and keep the end back, the best first.
    pub teaser: Vec<usize>,
    /// Who takes or leaves which post.
    pub changes: Vec<Change>,
    /// People, organisations and places.
    pub entities: Vec<Entity>,
    /// Direct quotations.
    pub quotes: Vec<Quote>,
    /// Amounts, percentages, counts and dates.
    pub figures: Vec<Figure>,
    /// What the text is about.
    pub keyphrases: Vec<Keyphrase>,
    /// How many sentences the length "auto" takes.
    pub auto: usize,
    /// What became of the focus, where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<Focus>,
    /// Sizes.
    pub stats: Stats,
}

/// The language a text was read in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DetectedLanguage {
    /// BCP 47 code; "und" where it could not be told.
    pub code: String,
    /// 0 to 1.
    pub confidence: f64,
    /// Whether the caller named it.
    pub given: bool,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sentence {
    /// Offset of its first unit.
    pub start: usize,
    /// Offset after its last unit.
    pub end: usize,
    /// The source between the two offsets.
    pub text: String,
    /// Index of its paragraph, from 0.
    pub paragraph: usize,
    /// What it stands in.
    pub block: BlockKind,
    /// Words it has.
    pub words: usize,
    /// 0 is taken first; none for boilerplate, and for headings above what tells.
    pub rank: Option<usize>,
    /// Higher is better, within one article.
    pub score: f64,
    /// Its kind, where it is not part of the article's own telling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boilerplate: Option<Boilerplate>,
    /// The parts that add up to `score`, where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Vec<Reason>>,
}

/// One addend of a score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// Name of the feature, or of two joined by " × ".
    pub feature: String,
    /// What was measured.
    pub value: f64,
    /// What it added.
    pub part: f64,
}

/// One point a reader must know.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeyPoint {
    /// The source's words, with parts left out.
    pub text: String,
    /// Where those words stand.
    pub spans: Vec<Span>,
    /// Indices of the sentences it comes from.
    pub sentences: Vec<usize>,
    /// What it tells.
    pub kind: Kind,
    /// Indices of the entities that want, plan, say or do it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<usize>,
    /// Index of the key point that announces it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<usize>,
    /// 0 is the most important.
    pub rank: usize,
    /// Words it has.
    pub words: usize,
}

/// One clause that says what the article is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Headline {
    /// The source's words, with parts left out.
    pub text: String,
    /// Where those words stand.
    pub spans: Vec<Span>,
    /// Words it has.
    pub words: usize,
}

/// What a key point tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Kind {
    Change,
    Priority,
    Plan,
    Goal,
    Demand,
    Promise,
    Statement,
    Figure,
    Result,
    Cause,
    Reaction,
    Background,
    Other,
}

/// Someone takes or leaves a post.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Who.
    pub person: String,
    /// Which post, as written; none where the text tells only who has to leave which house.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Where, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// What happens to the person.
    pub action: Action,
    /// How sure it is.
    pub status: Status,
    /// Who held the post before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predecessor: Option<String>,
    /// Who holds it after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
    /// As written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where the text says so.
    pub spans: Vec<Span>,
}

/// What happens to a person's post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Action {
    Appointed,
    Elected,
    Promoted,
    Resigned,
    Removed,
    Replaced,
    Nominated,
    Acting,
    Retired,
    Moved,
}

/// How sure a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Status {
    Done,
    Planned,
    Reported,
    Denied,
}

/// A person, an organisation, a place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entity {
    /// Its fullest form in the text.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityKind,
    /// As the text gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Every place that names it.
    pub mentions: Vec<Span>,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum EntityKind {
    Person,
    Organisation,
    Place,
    Other,
}

/// A direct quotation, its marks included.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quote {
    /// Offset of its first unit.
    pub start: usize,
    /// Offset after its last unit.
    pub end: usize,
    /// The source between the two offsets.
    pub text: String,
    /// Who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
}

/// An amount, a percentage, a count, a date.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// Offset of its first unit.
    pub start: usize,
    /// Offset after its last unit.
    pub end: usize,
    /// The source between the two offsets.
    pub text: String,
    /// What it measures.
    pub kind: FigureKind,
}

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum FigureKind {
    Money,
    Percent,
    Date,
    Count,
    Measure,
}

/// What the text is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Keyphrase {
    /// In the form the text uses most.
    pub text: String,
    /// 0 to 1; the first has 1.
    pub score: f64,
    /// Every place it stands.
    pub mentions: Vec<Span>,
}

/// What became of the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Focus {
    /// How many sentences it matched.
    pub matched: usize,
}

/// Sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// In the unit of the offsets.
    pub characters: usize,
    /// Words, boilerplate included.
    pub words: usize,
    /// Sentences, boilerplate included.
    pub sentences: usize,
    /// At 238 words a minute, the mean of silent reading (Brysbaert 2019).
    pub reading_seconds: usize,
}

impl Analysis {
    /// Turns every offset from bytes of `text` into UTF-16 code units, as JavaScript counts. Call it once.
    #[must_use]
    pub fn to_utf16(mut self, text: &str) -> Self {
        if !text.is_ascii() {
            let units = Utf16Offsets::new(text);
            self.each_offset(|offset| *offset = units.of(text, *offset));
        }
        self.stats.characters = utf16_len(text.as_bytes());
        self
    }

    /// Calls `f` on each offset it holds.
    fn each_offset(&mut self, mut f: impl FnMut(&mut usize)) {
        let sentences = self.sentences.iter_mut().map(|s| [&mut s.start, &mut s.end]);
        let quotes = self.quotes.iter_mut().map(|q| [&mut q.start, &mut q.end]);
        let figures = self.figures.iter_mut().map(|g| [&mut g.start, &mut g.end]);
        sentences.chain(quotes).chain(figures).flatten().for_each(&mut f);
        let points = self.key_points.iter_mut().map(|p| &mut p.spans);
        let headlines = self.headlines.iter_mut().map(|h| &mut h.spans);
        let changes = self.changes.iter_mut().map(|c| &mut c.spans);
        let entities = self.entities.iter_mut().map(|e| &mut e.mentions);
        let keyphrases = self.keyphrases.iter_mut().map(|k| &mut k.mentions);
        let lists = points.chain(headlines).chain(changes).chain(entities).chain(keyphrases);
        lists.flatten().flat_map(|span| [&mut span.start, &mut span.end]).for_each(f);
    }
}

/// Where a piece of the source stands that the analysis shows.
macro_rules! placed {
    ($($kind:ty),*) => {
        $(impl $kind {
            /// Where it stands.
            #[must_use]
            pub fn span(&self) -> Span {
                Span::new(self.start, self.end)
            }
        })*
    };
}

placed! { Sentence, Quote, Figure }

/// How many UTF-16 code units begin in these bytes of UTF-8: one a character, and one more where it has four bytes.
fn utf16_len(bytes: &[u8]) -> usize {
    let starts = |byte: &u8| usize::from(byte & 0xC0 != 0x80) + usize::from(*byte >= 0xF0);
    bytes.iter().map(starts).sum()
}

/// UTF-16 offsets at every `STEP` bytes, so that one offset costs one short scan.
struct Utf16Offsets {
    at_step: Vec<usize>,
}

impl Utf16Offsets {
    const STEP: usize = 64;

    fn new(text: &str) -> Self {
        let mut at_step = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut units = 0;
        for step in text.as_bytes().chunks(Self::STEP) {
            at_step.push(units);
            units += utf16_len(step);
        }
        Utf16Offsets { at_step }
    }

    /// `byte` must be a character boundary.
    fn of(&self, text: &str, byte: usize) -> usize {
        let Some(last) = self.at_step.len().checked_sub(1) else { return 0 };
        let step = (byte / Self::STEP).min(last);
        // A step may fall inside a character: its count is that of the next character's start.
        let mut from = step * Self::STEP;
        while !text.is_char_boundary(from) {
            from += 1;
        }
        self.at_step[step] + utf16_len(&text.as_bytes()[from.min(byte)..byte])
    }
}
