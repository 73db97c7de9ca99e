//! What kind of key point a sentence makes, by cue phrases (Edmundson 1969).

use super::cue::{sections, Phrases};
use crate::analysis::Kind;

/// The cue phrases of each kind.
#[derive(Debug)]
pub(crate) struct Cues {
    pub(crate) phrases: Phrases<Kind>,
}

impl Cues {
    pub(crate) fn new(file: &'static str) -> Self {
        Cues { phrases: Phrases::new(sections(file).filter_map(|(s, e)| Some((e, kind(s)?)))) }
    }
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "priority" => Kind::Priority,
        "plan" => Kind::Plan,
        "goal" => Kind::Goal,
        "demand" => Kind::Demand,
        "promise" => Kind::Promise,
        "reaction" => Kind::Reaction,
        "result" => Kind::Result,
        "cause" => Kind::Cause,
        "background" => Kind::Background,
        _ => return None,
    })
}
