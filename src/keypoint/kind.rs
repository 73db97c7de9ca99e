//! What kind of key point a sentence makes, by cue phrases (Edmundson 1969), and who acts in it.

use super::actor::actors;
use super::cue::{entries, sections, word_set, Phrases, Shapes};
use super::draft::{self, Draft};
use super::subject::{Reading, Subject};
use super::Context;
use crate::analysis::{Change, FigureKind, Kind};
use crate::index::WordSet;

/// The cue phrases of each kind, and the words that tell whether one counts.
#[derive(Debug)]
pub(crate) struct Cues {
    phrases: Phrases<Cue>,
    /// Pronouns and nouns of those who act: "they", "government".
    pub(super) actors: WordSet,
    /// Words behind which a clause begins: "that", "bahwa".
    pub(super) bounds: WordSet,
    /// Words whose clause tells what is not the sentence's own: "if", "ketika".
    pub(super) asides: WordSet,
    /// Words that make of a clause a part of a noun: "who", "yang".
    pub(super) relatives: WordSet,
    /// Words that part a noun from what tells more of it: "of".
    pub(super) links: WordSet,
    /// Words between which and a verb no subject stands: "the", "to".
    pub(super) determiners: WordSet,
    /// Pronouns of what does not act: "it".
    pub(super) things: WordSet,
    /// Words that may stand before a subject: "kini".
    pub(super) fillers: WordSet,
    /// Words that act for somebody named before or whoever speaks: "the company", "pihaknya".
    pub(super) stand_ins: WordSet,
    /// Words that make of a noun behind them one: "his government".
    pub(super) owners: WordSet,
    /// Words for those who speak for others: "spokesman".
    pub(super) voices: WordSet,
    /// What only happens to somebody, or is done by nobody: "he will win".
    pub(super) events: WordSet,
    /// Words that deny an aim: "not", "tidak".
    pub(super) denials: WordSet,
    pub(super) denial_shapes: Shapes,
    /// Endings of nouns: "'s", "nya".
    pub(super) noun_endings: Vec<&'static str>,
    /// Shapes of words that say little: "*ly".
    pub(super) filler_shapes: Shapes,
    /// Words behind which a denial ends: "but", "tetapi".
    pub(super) turns: WordSet,
}

/// What a cue phrase needs to count: the marks before it in the file, one of which is enough.
#[derive(Clone, Copy, Debug)]
struct Needs(&'static str);

impl Needs {
    const MARKS: &[char] = &['^', '!', '"', '&', '>', ' '];

    fn met(self, subject: Option<Subject>, draft: &Draft) -> bool {
        let said = draft.attributed || draft.direct;
        let acts = subject.is_some_and(Subject::acts);
        let met = |mark: u8| match mark {
            b'^' => subject.is_some(),
            b'!' => acts,
            b'"' => said,
            b'&' => acts && said,
            b'>' => acts && draft.attributed && !draft.direct,
            _ => false,
        };
        self.0.is_empty() || self.0.bytes().any(met)
    }
}

/// What a cue phrase says of its sentence.
#[derive(Clone, Copy, Debug)]
struct Cue {
    kind: Kind,
    /// The order of the file's sections: what is tried first.
    turn: usize,
    /// It counts only so.
    needs: Needs,
    /// What follows it is said not to be so.
    denies: bool,
}

impl Cues {
    pub(crate) fn new(file: &'static str) -> Self {
        let cues = sections(file).filter_map(|(section, entry)| {
            let (turn, kind) = kind(section)?;
            let bare = entry.trim_start_matches(Needs::MARKS);
            let needs = Needs(&entry[..entry.len() - bare.len()]);
            Some((bare, Cue { kind, turn, needs, denies: section == "denial" }))
        });
        let set = |section| word_set(file, section);
        Cues {
            phrases: Phrases::new(cues),
            actors: set("actors"),
            stand_ins: set("stand-ins"),
            owners: set("owners"),
            voices: set("voices"),
            bounds: set("bounds"),
            asides: set("asides"),
            relatives: set("relatives"),
            links: set("links"),
            determiners: set("determiners"),
            things: set("things"),
            fillers: set("fillers"),
            events: set("events"),
            denials: set("denials"),
            denial_shapes: Shapes::of(file, "denial shapes"),
            noun_endings: entries(file, "noun endings"),
            filler_shapes: Shapes::of(file, "filler shapes"),
            turns: set("turns"),
        }
    }
}

fn kind(section: &str) -> Option<(usize, Kind)> {
    const ORDER: &[(&str, Kind)] = &[
        ("promise", Kind::Promise),
        ("demand", Kind::Demand),
        ("priority", Kind::Priority),
        ("plan", Kind::Plan),
        ("goal", Kind::Goal),
        ("denial", Kind::Reaction),
        ("reaction", Kind::Reaction),
        ("result", Kind::Result),
        ("cause", Kind::Cause),
        ("background", Kind::Background),
        ("none", Kind::Other),
    ];
    let turn = ORDER.iter().position(|(name, _)| *name == section)?;
    Some((turn, ORDER[turn].1))
}

/// Whether the kind tells what somebody wants, plans, must or will do.
pub(super) fn is_aim(kind: Kind) -> bool {
    matches!(kind, Kind::Priority | Kind::Plan | Kind::Goal | Kind::Demand | Kind::Promise)
}

/// What a draft tells.
pub(super) struct Told {
    pub(super) kind: Kind,
    /// Who is the subject of its cue.
    pub(super) subject: Option<Subject>,
    /// What its cue tells is what the speaker wants: "X said Y must".
    pub(super) by_speaker: bool,
    /// Where its cue starts and ends.
    pub(super) at: usize,
    pub(super) end: usize,
}

/// The kind of a draft, and who acts in it.
pub(super) fn classify(context: &Context, draft: &Draft, changes: &[Change]) -> (Kind, Vec<usize>) {
    let mut told = told(context, draft);
    if tells_change(draft, changes) {
        told.kind = Kind::Change;
    }
    let own = actors(context, draft, &told);
    if !matches!(told.kind, Kind::Other | Kind::Statement | Kind::Figure) {
        return (told.kind, own);
    }
    // An item of a list is of the kind of the sentence that announces it, and of the same actor.
    let head = head_of(context, draft.sentence);
    let head = head.and_then(|head| draft::drafts(context, head).into_iter().next());
    let Some(head) = head else { return (told.kind, own) };
    let of_head = self::told(context, &head);
    match is_aim(of_head.kind) {
        true if own.is_empty() => (of_head.kind, actors(context, &head, &of_head)),
        true => (of_head.kind, own),
        false => (told.kind, own),
    }
}

/// The sentence that announces the list of which `sentence` is an item.
pub(super) fn head_of(context: &Context, sentence: usize) -> Option<usize> {
    context.lists.iter().find(|list| list.items.contains(&sentence)).map(|list| list.head)
}

/// What a draft's own words tell.
fn told(context: &Context, draft: &Draft) -> Told {
    let (cue, mut told) = first_cue(context, draft);
    told.kind = match cue {
        Some(cue) if is_aim(cue.kind) || cue.kind == Kind::Reaction => cue.kind,
        _ if draft.attributed => Kind::Statement,
        Some(cue) => cue.kind,
        None if is_figure(context, draft) => Kind::Figure,
        None => Kind::Other,
    };
    told
}

fn tells_change(draft: &Draft, changes: &[Change]) -> bool {
    changes.iter().flat_map(|c| &c.spans).any(|span| {
        let kept: usize = draft
            .spans
            .iter()
            .map(|s| s.end.min(span.end).saturating_sub(s.start.max(span.start)))
            .sum();
        kept * 2 > span.len()
    })
}

/// The cue whose turn comes first; of one turn, the first in the text. With it, who is its subject.
fn first_cue(context: &Context, draft: &Draft) -> (Option<Cue>, Told) {
    let phrases = &context.found.document.language.cues().phrases;
    let reading = Reading::new(context, &draft.spans);
    let mut best = None;
    let mut told =
        Told { kind: Kind::Other, subject: None, by_speaker: false, at: usize::MAX, end: 0 };
    // How far what follows is what somebody objects to, and no aim of the sentence's.
    let mut refused = 0;
    let mut next = 0;
    while next < reading.words.len() {
        let at = next;
        next += 1;
        if !phrases.begins(&reading.words[at]) {
            continue;
        }
        let Some((length, cue)) = phrases.at(reading.clause_from(at)) else { continue };
        if cue.kind == Kind::Other {
            next = at + length;
            continue;
        }
        let aim = is_aim(cue.kind);
        let binding = matches!(cue.kind, Kind::Demand | Kind::Promise);
        let idle = at < refused
            || reading.asks
            || reading.is_named(at)
            || reading.is_denied(at, length, binding)
            || reading.is_aside(at);
        if aim && idle {
            continue;
        }
        let acts = if aim { reading.subject(at) } else { None };
        let happens =
            cue.kind == Kind::Plan && cue.needs.0.contains('!') && reading.happens(at, length);
        if aim && (happens || !cue.needs.met(acts, draft)) {
            continue;
        }
        if cue.denies {
            refused = reading.turn_behind(at);
        }
        if best.is_none_or(|b: Cue| cue.turn < b.turn) {
            best = Some(cue);
            told.subject = acts;
            let said = cue.needs.0.contains(&['"', '&'][..]);
            told.by_speaker = match cue.kind {
                Kind::Demand => said,
                Kind::Priority => true,
                _ => cue.needs.0 == "\" ",
            };
            told.at = reading.start(at);
            told.end = reading.end(at + length - 1);
        }
    }
    (best, told)
}

/// A sentence that is about its figures: money, a share, or several counts.
fn is_figure(context: &Context, draft: &Draft) -> bool {
    let mut weight = 0;
    for span in &draft.spans {
        for figure in context.figures_in(*span) {
            weight += match figure.kind {
                FigureKind::Money | FigureKind::Percent => 2,
                FigureKind::Count | FigureKind::Measure => 1,
                FigureKind::Date => 0,
            };
        }
    }
    weight >= 2
}
