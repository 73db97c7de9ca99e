//! The cues of changes of post, read from the language's lists.

use crate::analysis::Action;
use crate::data::entries;
use crate::entity::{Marks, Words};
use crate::index::Map;
use crate::keypoint::cue::sections;
use crate::language::Files;
use crate::span::pieces;

/// Who stands where around a cue. The lists say what each means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    Takes,
    Leaves,
    Gives,
    Removes,
    Succeeds,
    Succeeded,
    NounTakes,
    NounLeaves,
    PostBy,
    Holds,
    HandsOver,
    Vacated,
    Follows,
    Inherits,
    Moves,
    Dies,
    Heirs,
}

/// What a cue tells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChangeCue {
    pub(crate) frame: Frame,
    pub(crate) action: Action,
    /// Only where the post is named beside it.
    pub(crate) needs_post: bool,
    /// Only where a link leads to that post: "joins Northwind as chairwoman".
    pub(crate) needs_link: bool,
}

/// What a word near a cue says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Planned,
    Reported,
    Denied,
    /// No change is told.
    No,
    /// Told in passing, of another time: "since he was sworn in".
    Passing,
    /// It is told after all: "not just resigning".
    Sure,
    /// No mode, but when: "last month".
    When,
    /// The same of what is yet to come: "next month".
    Next,
}

/// Declares what the small words are for, with the section of the list that holds them.
macro_rules! smalls {
    ($($(#[$doc:meta])* $name:ident = $section:literal,)*) => {
        /// What the small words are for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Small { $($(#[$doc])* $name,)* }

        /// In the order of [`Small`].
        const SECTIONS: &[&str] = &[$($section,)*];
    };
}

smalls! {
    PostLink = "post link",
    SamePost = "same post",
    Relative = "relative",
    Pronoun = "pronoun",
    By = "by",
    ByWhom = "by whom",
    Clause = "clause",
    NoPost = "no post",
    Successor = "successor",
    Year = "year",
    That = "that",
    /// "years", "tahun": what is told so far off is history.
    LongTime = "long time",
    /// "ago", "lalu".
    Past = "past",
    /// Leads to a post by itself: "as", "sebagai".
    BareLink = "bare link",
    /// "from", "dari".
    From = "from",
    /// "of".
    Of = "of",
    /// "if", "jika": what stands before it may never come.
    Condition = "condition",
    /// Makes a prize of a post: "coach of the year", "pelatih terbaik".
    Award = "award",
    /// "sebelumnya", "previously": what follows is of another time.
    OtherTime = "other time",
    /// "to", "untuk", "menjadi": leads to what comes, not to what is left.
    Towards = "towards",
    /// "itu": makes a description of what stands before it.
    Definite = "definite",
    /// "him", "her".
    ObjectPronoun = "object pronoun",
    /// Part of the name of a body that chooses people for others: "senate", "kongres".
    Body = "body",
    /// Leads to the end of a time to come: "by 2030", "periode 2025-2029".
    Range = "range",
    /// "two", "sejumlah": what follows is said of more than one.
    Several = "several",
    /// "they", "mereka".
    They = "they",
    /// "be", "become": with a word that leads to what comes, a link to a post.
    Become = "become",
    /// "now", "kini".
    Now = "now",
    /// "with": leads to who comes in somebody's place.
    With = "with",
    /// "defeated": the subject of what follows is who did it.
    Beats = "beats",
    /// "also", "formally": may stand behind the first word of a cue.
    Adverb = "adverb",
}

struct CuePattern {
    /// What follows its first word, as the list has it: "/" parts the alternatives of one word.
    rest: &'static str,
    /// How many words it has.
    length: usize,
    cue: ChangeCue,
}

impl CuePattern {
    /// Where it ends, if all but its first word stand at `i` and behind it, and before `end`.
    fn goes_on(&self, words: &Words, i: usize, end: usize) -> Option<usize> {
        let rest = self.rest.as_bytes();
        let mut at = i..i + self.length - 1;
        if at.end > end {
            return None;
        }
        let last = at.end;
        at.try_fold(rest, |rest, i| behind(rest, words.text(i).as_bytes())).map(|_| last)
    }
}

/// What follows the first word of `pattern`, if `word` is one of its alternatives. Most are told apart by the first
/// byte, without finding out where the words of the pattern end.
fn behind<'p>(mut pattern: &'p [u8], word: &[u8]) -> Option<&'p [u8]> {
    let ends = |b: &u8| matches!(b, b' ' | b'-');
    loop {
        let fits = pattern.strip_prefix(word);
        if let Some(rest) = fits.filter(|rest| rest.first().is_none_or(|b| ends(b) || *b == b'/')) {
            let end = rest.iter().position(ends).map_or(rest.len(), |end| end + 1);
            return Some(&rest[end..]);
        }
        let next = pattern.iter().position(|b| ends(b) || *b == b'/')?;
        if pattern[next] != b'/' {
            return None;
        }
        pattern = &pattern[next + 1..];
    }
}

struct ModeCue {
    words: &'static str,
    length: usize,
    mode: Mode,
    reach: usize,
}

/// A word that a cue begins with.
const BEGINS: u64 = 1 << 63;
/// A word that a mode's cue ends with.
const ENDS_MODE: u64 = 1 << 62;

/// The lists of one language.
#[derive(Default)]
pub(crate) struct ChangeCues {
    patterns: Vec<CuePattern>,
    by_first: Map<&'static str, Vec<usize>>,
    /// By their last word.
    modes: Map<&'static str, Vec<ModeCue>>,
    /// What each word serves for: a bit for each [`Small`], [`BEGINS`] and [`ENDS_MODE`].
    serves: Map<&'static str, u64>,
    /// The same of words with an ending: "*ly".
    endings: Vec<(&'static str, u64)>,
}

impl ChangeCues {
    /// Reads the lists.
    pub(crate) fn new(files: Files) -> Self {
        let mut cues = ChangeCues::default();
        entries(files.changes()).for_each(|line| cues.add_cue(line));
        entries(files.change_modes()).for_each(|line| cues.add_mode(line));
        for (section, word) in sections(files.change_words()) {
            if let Some(small) = SECTIONS.iter().position(|s| *s == section) {
                cues.add_service(word, 1 << small);
            }
        }
        cues
    }

    fn add_service(&mut self, word: &'static str, service: u64) {
        match word.strip_prefix('*') {
            Some(ending) => self.endings.push((ending, service)),
            None => *self.serves.entry(word, || 0) |= service,
        }
    }

    fn add_cue(&mut self, line: &'static str) {
        let Some([words, frame, action]) = fields(line) else { return };
        let needs_link = frame.ends_with(" as");
        let needs_post = needs_link || frame.ends_with('!');
        let frame = frame.strip_suffix(" as").unwrap_or(frame);
        let frame = frame.strip_suffix(" !").unwrap_or(frame);
        let (Some(frame), Some(action)) = (named(FRAMES, frame), named(ACTIONS, action)) else {
            return;
        };
        let (first, rest) = words.split_once(&[' ', '-'][..]).unwrap_or((words, ""));
        for first in first.split('/') {
            self.by_first.entry(first, Vec::new).push(self.patterns.len());
            self.add_service(first, BEGINS);
        }
        let cue = ChangeCue { frame, action, needs_post, needs_link };
        self.patterns.push(CuePattern { rest, length: apart(words).count(), cue });
    }

    fn add_mode(&mut self, line: &'static str) {
        let Some([words, mode, reach]) = fields(line) else { return };
        let Some(mode) = named(MODES, mode) else { return };
        let last = apart(words).last().unwrap_or_default();
        self.add_service(last, ENDS_MODE);
        let (length, reach) = (apart(words).count(), reach.parse().unwrap_or(0));
        self.modes.entry(last, Vec::new).push(ModeCue { words, length, mode, reach });
    }

    /// The longest cue that begins at word `i`: its length and what it tells.
    #[inline(never)]
    pub(crate) fn at(&self, words: &Words, i: usize, end: usize) -> Option<(usize, ChangeCue)> {
        if words.serves(i) & BEGINS == 0 {
            return None;
        }
        let next = self.behind_adverbs(words, i + 1);
        let fits = |p: &CuePattern| {
            let whole = p.goes_on(words, i + 1, end);
            let parted = || (next > i + 1).then(|| p.goes_on(words, next, end)).flatten();
            Some((p.length, whole.or_else(parted)? - i, p.cue))
        };
        let candidates = self.by_first.get(words.text(i))?.iter();
        let found = candidates.filter_map(|&p| fits(self.patterns.get(p)?));
        found.max_by_key(|(words, ..)| *words).map(|(_, length, cue)| (length, cue))
    }

    /// "was [also formally] appointed", "was [on Monday] sworn in": the word behind those from `i` on that only say how or when.
    fn behind_adverbs(&self, words: &Words, i: usize) -> usize {
        const MOST: usize = 2;
        let day = |i| words.is_capital(i) && words.marks(i).any(Marks::CALENDAR);
        (0..MOST).fold(i, |i, _| match () {
            _ if self.is(words, i, Small::Adverb) || day(i) => i + 1,
            _ if self.is(words, i, Small::By) && day(i + 1) => i + 2,
            _ => i,
        })
    }

    /// What word `i` says about a cue that begins at word `cue`.
    pub(crate) fn mode(&self, words: &Words, i: usize, cue: usize) -> Option<Mode> {
        // "since May"
        let month = words.is_capital(i) && words.marks(i).any(Marks::CALENDAR);
        self.mode_cue(words, i, cue.saturating_sub(i)).map(|m| m.mode).filter(|_| !month)
    }

    /// Where the words begin that end in word `i` and say when, and whether that is yet to come.
    pub(crate) fn time(&self, words: &Words, i: usize) -> Option<(usize, bool)> {
        let found = self.mode_cue(words, i, 0)?;
        let next = found.mode == Mode::Next;
        (next || found.mode == Mode::When).then(|| (i + 1 - found.length, next))
    }

    #[inline(never)]
    fn mode_cue(&self, words: &Words, i: usize, distance: usize) -> Option<&ModeCue> {
        let fits = |m: &&ModeCue| {
            let mut before = apart(m.words).enumerate().take(m.length - 1);
            distance <= m.reach
                && i + 1 >= m.length
                && before.all(|(k, word)| words.text(i + 1 - m.length + k) == word)
        };
        if words.serves(i) & ENDS_MODE == 0 {
            return None;
        }
        self.modes.get(words.text(i))?.iter().filter(fits).max_by_key(|m| m.length)
    }

    /// Whether the word at `span` is a preposition before a name: "with Ana".
    pub(crate) fn leads_away(&self, text: &str, span: crate::span::Span) -> bool {
        self.serves(&crate::token::lower(span.of(text))) >> Small::By as u32 & 1 == 1
    }

    /// What a folded word serves for. Asked once a form of a text, as the rules ask several times at every word.
    pub(crate) fn serves(&self, word: &str) -> u64 {
        let shaped = self.endings.iter().filter(|(ending, _)| word.ends_with(ending));
        shaped.fold(self.serves.get(word).copied().unwrap_or_default(), |all, (_, of)| all | of)
    }

    /// Whether word `i` serves for `small`.
    pub(crate) fn is(&self, words: &Words, i: usize, small: Small) -> bool {
        words.serves(i) >> small as u32 & 1 == 1
    }
}

/// The three fields of a line.
fn fields(line: &'static str) -> Option<[&'static str; 3]> {
    let mut fields = line.split('|').map(str::trim);
    Some([fields.next()?, fields.next()?, fields.next()?])
}

/// The words of an entry, as those of a text are parted.
fn apart(words: &'static str) -> impl Iterator<Item = &'static str> {
    pieces(words, |b| matches!(b, b' ' | b'-'))
}

fn named<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

const FRAMES: &[(&str, Frame)] = &[
    ("takes", Frame::Takes),
    ("leaves", Frame::Leaves),
    ("gives", Frame::Gives),
    ("removes", Frame::Removes),
    ("succeeds", Frame::Succeeds),
    ("succeeded", Frame::Succeeded),
    ("noun takes", Frame::NounTakes),
    ("noun leaves", Frame::NounLeaves),
    ("post by", Frame::PostBy),
    ("holds", Frame::Holds),
    ("hands over", Frame::HandsOver),
    ("vacated", Frame::Vacated),
    ("follows", Frame::Follows),
    ("inherits", Frame::Inherits),
    ("moves", Frame::Moves),
    ("dies", Frame::Dies),
    ("heirs", Frame::Heirs),
];

const ACTIONS: &[(&str, Action)] = &[
    ("appointed", Action::Appointed),
    ("elected", Action::Elected),
    ("promoted", Action::Promoted),
    ("resigned", Action::Resigned),
    ("removed", Action::Removed),
    ("replaced", Action::Replaced),
    ("nominated", Action::Nominated),
    ("acting", Action::Acting),
    ("retired", Action::Retired),
    ("moved", Action::Moved),
];

const MODES: &[(&str, Mode)] = &[
    ("planned", Mode::Planned),
    ("reported", Mode::Reported),
    ("denied", Mode::Denied),
    ("sure", Mode::Sure),
    ("none", Mode::No),
    ("passing", Mode::Passing),
    ("when", Mode::When),
    ("next", Mode::Next),
];
