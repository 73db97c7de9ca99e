//! What kind of key point a sentence makes, by cue phrases (Edmundson 1969), and who acts in it.

use super::cue::{folded, sections, Phrases};
use super::draft::Draft;
use super::Context;
use crate::analysis::{Change, EntityKind, FigureKind, Kind};
use crate::span::Span;

/// The cue phrases of each kind.
#[derive(Debug)]
pub(crate) struct Cues {
    phrases: Phrases<Cue>,
}

/// What a cue phrase says of its sentence.
#[derive(Clone, Copy, Debug)]
struct Cue {
    kind: Kind,
    /// The order of the file's sections: what is tried first.
    turn: usize,
    /// It counts only right behind the name of who acts.
    needs_actor: bool,
}

impl Cues {
    pub(crate) fn new(file: &'static str) -> Self {
        let cues = sections(file).filter_map(|(section, entry)| {
            let (turn, kind) = kind(section)?;
            let bare = entry.strip_prefix("^ ");
            Some((bare.unwrap_or(entry), Cue { kind, turn, needs_actor: bare.is_some() }))
        });
        Cues { phrases: Phrases::new(cues) }
    }
}

fn kind(section: &str) -> Option<(usize, Kind)> {
    const ORDER: &[(&str, Kind)] = &[
        ("promise", Kind::Promise),
        ("demand", Kind::Demand),
        ("priority", Kind::Priority),
        ("plan", Kind::Plan),
        ("goal", Kind::Goal),
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

/// The kind of a draft, and who acts in it.
pub(super) fn classify(context: &Context, draft: &Draft, changes: &[Change]) -> (Kind, Vec<usize>) {
    let actors = actors(context, draft);
    if tells_change(draft, changes) {
        return (Kind::Change, actors);
    }
    let cue = first_cue(context, draft);
    let kind = match cue {
        Some(cue) if is_aim(cue.kind) => cue.kind,
        Some(Cue { kind: Kind::Reaction, .. }) => Kind::Reaction,
        _ if draft.attributed => Kind::Statement,
        Some(cue) => cue.kind,
        None if is_figure(context, draft) => Kind::Figure,
        None => Kind::Other,
    };
    (kind, actors)
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

/// The cue whose turn comes first; of one turn, the first in the text.
fn first_cue(context: &Context, draft: &Draft) -> Option<Cue> {
    let tokens = &context.found.document.tokens;
    let phrases = &context.found.document.language.cues().phrases;
    let mut best: Option<Cue> = None;
    for span in &draft.spans {
        let range = tokens.partition_point(|t| t.span.start < span.start)
            ..tokens.partition_point(|t| t.span.start < span.end);
        let words = folded(context.found.document, range.clone());
        let mut next = 0;
        while next < words.len() {
            let at = next;
            next += 1;
            let Some((length, cue)) = phrases.at(&words[at..]) else { continue };
            if cue.kind == Kind::Other {
                next = at + length;
                continue;
            }
            let here = tokens[range.start + at].span;
            let acts = !cue.needs_actor || follows_actor(context, here);
            if acts && best.is_none_or(|b| cue.turn < b.turn) {
                best = Some(cue);
            }
        }
    }
    best
}

/// Whether the name of a person or an organisation ends right before `word`.
fn follows_actor(context: &Context, word: Span) -> bool {
    let near = Span::new(word.start.saturating_sub(60), word.start);
    let text = context.found.document.text;
    context.mentions.within(near).iter().any(|&(m, e)| {
        let kind = context.found.entities[e].kind;
        m.end <= word.start
            && text[m.end..word.start].trim().is_empty()
            && matches!(kind, EntityKind::Person | EntityKind::Organisation)
    })
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

/// Who says it, and the first person or organisation it names.
fn actors(context: &Context, draft: &Draft) -> Vec<usize> {
    let mut actors: Vec<usize> = draft.speaker.into_iter().collect();
    let named =
        draft.spans.iter().flat_map(|span| context.mentions.within(*span)).find(|(_, e)| {
            matches!(context.found.entities[*e].kind, EntityKind::Person | EntityKind::Organisation)
        });
    if let Some((_, e)) = named {
        if !actors.contains(e) {
            actors.push(*e);
        }
    }
    actors
}
