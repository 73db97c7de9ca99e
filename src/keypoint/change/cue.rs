//! The cues of changes of post, read from the language's lists.

use crate::analysis::Action;
use crate::entity::{Marks, Words};
use crate::index::Map;
use crate::keypoint::cue::sections;
use crate::language::Files;

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

/// What the small words are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Small {
    PostLink,
    SamePost,
    Relative,
    Pronoun,
    By,
    ByWhom,
    Clause,
    NoPost,
    Successor,
    Year,
    That,
    /// "years", "tahun": what is told so far off is history.
    LongTime,
    /// "ago", "lalu".
    Past,
    /// Leads to a post by itself: "as", "sebagai".
    BareLink,
    /// "from", "dari".
    From,
    /// "of".
    Of,
    /// "if", "jika": what stands before it may never come.
    Condition,
    /// Makes a prize of a post: "coach of the year", "pelatih terbaik".
    Award,
    /// "sebelumnya", "previously": what follows is of another time.
    OtherTime,
    /// "to", "untuk", "menjadi": leads to what comes, not to what is left.
    Towards,
    /// "itu": makes a description of what stands before it.
    Definite,
    /// "him", "her".
    ObjectPronoun,
    /// Part of the name of a body that chooses people for others: "senate", "kongres".
    Body,
    /// Leads to the end of a time to come: "by 2030", "periode 2025-2029".
    Range,
    /// "they", "mereka".
    They,
    /// "be", "become": with a word that leads to what comes, a link to a post.
    Become,
    /// "now", "kini".
    Now,
    /// "with": leads to who comes in somebody's place.
    With,
}

struct CuePattern {
    /// For each word its alternatives.
    words: Vec<Vec<&'static str>>,
    cue: ChangeCue,
}

struct ModeCue {
    /// The words before the last, the nearest first.
    before: Vec<&'static str>,
    mode: Mode,
    reach: usize,
}

/// The lists of one language.
#[derive(Default)]
pub(crate) struct ChangeCues {
    patterns: Vec<CuePattern>,
    by_first: Map<&'static str, Vec<usize>>,
    /// By their last word.
    modes: Map<&'static str, Vec<ModeCue>>,
    small: Map<&'static str, Vec<Small>>,
}

impl ChangeCues {
    /// Reads the lists.
    pub(crate) fn new(files: &Files) -> Self {
        let mut cues = ChangeCues::default();
        files.changes.lines().for_each(|line| cues.add_cue(line));
        files.change_modes.lines().for_each(|line| cues.add_mode(line));
        for (section, word) in sections(files.change_words) {
            if let Some(small) = small(section) {
                cues.small.entry(word, Vec::new).push(small);
            }
        }
        cues
    }

    fn add_cue(&mut self, line: &'static str) {
        let mut fields = line.split('|').map(str::trim);
        let (Some(words), Some(frame), Some(action)) =
            (fields.next(), fields.next(), fields.next())
        else {
            return;
        };
        let needs_link = frame.ends_with(" as");
        let needs_post = needs_link || frame.ends_with('!');
        let frame = frame.trim_end_matches(" as");
        let (Some(frame), Some(action)) = (frame_of(frame), action_of(action)) else { return };
        let words: Vec<Vec<&str>> =
            words.split([' ', '-']).map(|word| word.split('/').collect()).collect();
        for &first in words.first().into_iter().flatten() {
            self.by_first.entry(first, Vec::new).push(self.patterns.len());
        }
        self.patterns
            .push(CuePattern { words, cue: ChangeCue { frame, action, needs_post, needs_link } });
    }

    fn add_mode(&mut self, line: &'static str) {
        let mut fields = line.split('|').map(str::trim);
        let (Some(words), Some(mode), Some(reach)) = (fields.next(), fields.next(), fields.next())
        else {
            return;
        };
        let mode = match mode {
            "planned" => Mode::Planned,
            "reported" => Mode::Reported,
            "denied" => Mode::Denied,
            "sure" => Mode::Sure,
            "none" => Mode::No,
            "passing" => Mode::Passing,
            "when" => Mode::When,
            "next" => Mode::Next,
            _ => return,
        };
        let mut before: Vec<&str> = words.split([' ', '-']).collect();
        let Some(last) = before.pop() else { return };
        before.reverse();
        let reach = reach.parse().unwrap_or(0);
        self.modes.entry(last, Vec::new).push(ModeCue { before, mode, reach });
    }

    /// The longest cue that begins at word `i`: its length and what it tells.
    #[inline(never)]
    pub(crate) fn at(&self, words: &Words, i: usize, end: usize) -> Option<(usize, ChangeCue)> {
        let candidates = self.by_first.get(words.text(i))?;
        candidates
            .iter()
            .filter_map(|&p| self.patterns.get(p))
            .filter(|p| i + p.words.len() <= end)
            .filter(|p| p.words.iter().enumerate().all(|(k, any)| any.contains(&words.text(i + k))))
            .max_by_key(|p| p.words.len())
            .map(|p| (p.words.len(), p.cue))
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
        (next || found.mode == Mode::When).then(|| (i - found.before.len(), next))
    }

    #[inline(never)]
    fn mode_cue(&self, words: &Words, i: usize, distance: usize) -> Option<&ModeCue> {
        let fits = |m: &&ModeCue| {
            let mut before = m.before.iter().enumerate();
            distance <= m.reach && before.all(|(k, w)| i > k && words.text(i - 1 - k) == *w)
        };
        self.modes.get(words.text(i))?.iter().filter(fits).max_by_key(|m| m.before.len())
    }

    /// Whether the word at `span` is a preposition before a name: "with Ana".
    pub(crate) fn leads_away(&self, text: &str, span: crate::span::Span) -> bool {
        let word = crate::token::lower(span.of(text));
        self.small.get(&word).is_some_and(|all| all.contains(&Small::By))
    }

    /// Whether word `i` serves for `small`.
    #[inline(never)]
    pub(crate) fn is(&self, words: &Words, i: usize, small: Small) -> bool {
        self.small.get(words.text(i)).is_some_and(|all| all.contains(&small))
    }
}

fn frame_of(name: &str) -> Option<Frame> {
    Some(match name.trim_end_matches('!').trim() {
        "takes" => Frame::Takes,
        "leaves" => Frame::Leaves,
        "gives" => Frame::Gives,
        "removes" => Frame::Removes,
        "succeeds" => Frame::Succeeds,
        "succeeded" => Frame::Succeeded,
        "noun takes" => Frame::NounTakes,
        "noun leaves" => Frame::NounLeaves,
        "post by" => Frame::PostBy,
        "holds" => Frame::Holds,
        "hands over" => Frame::HandsOver,
        "vacated" => Frame::Vacated,
        "follows" => Frame::Follows,
        "inherits" => Frame::Inherits,
        "moves" => Frame::Moves,
        _ => return None,
    })
}

fn action_of(name: &str) -> Option<Action> {
    Some(match name {
        "appointed" => Action::Appointed,
        "elected" => Action::Elected,
        "promoted" => Action::Promoted,
        "resigned" => Action::Resigned,
        "removed" => Action::Removed,
        "replaced" => Action::Replaced,
        "nominated" => Action::Nominated,
        "acting" => Action::Acting,
        "retired" => Action::Retired,
        "moved" => Action::Moved,
        _ => return None,
    })
}

fn small(section: &str) -> Option<Small> {
    Some(match section {
        "post link" => Small::PostLink,
        "same post" => Small::SamePost,
        "relative" => Small::Relative,
        "pronoun" => Small::Pronoun,
        "by" => Small::By,
        "by whom" => Small::ByWhom,
        "clause" => Small::Clause,
        "no post" => Small::NoPost,
        "successor" => Small::Successor,
        "year" => Small::Year,
        "that" => Small::That,
        "long time" => Small::LongTime,
        "past" => Small::Past,
        "bare link" => Small::BareLink,
        "from" => Small::From,
        "of" => Small::Of,
        "condition" => Small::Condition,
        "award" => Small::Award,
        "other time" => Small::OtherTime,
        "towards" => Small::Towards,
        "definite" => Small::Definite,
        "object pronoun" => Small::ObjectPronoun,
        "body" => Small::Body,
        "range" => Small::Range,
        "they" => Small::They,
        "become" => Small::Become,
        "now" => Small::Now,
        "with" => Small::With,
        _ => return None,
    })
}
