//! How sure a change is, and whether it is one or long past.

use super::clause::{Clause, REACH};
use super::cue::{Mode, Small};
use crate::analysis::Status;
use crate::entity::Gap;

impl Clause<'_, '_> {
    /// How sure the change is; nothing where none is told.
    pub(crate) fn status(&self, verbal: bool) -> Option<Status> {
        let mut status = Status::Done;
        let mut at = self.cue.start;
        let (mut negated, mut sure) = (false, false);
        while at > self.place.tokens.start {
            let gap = self.words().gap(at);
            if gap.any(Gap::QUOTE.or(Gap::COLON)) {
                break;
            }
            at -= 1;
            if self.cue.start - at > REACH {
                break;
            }
            match self.place.cues().mode(self.words(), at, self.cue.start) {
                Some(Mode::Sure) => sure = true,
                Some(Mode::No) => negated |= !sure,
                Some(Mode::Passing) => negated |= verbal,
                Some(Mode::Denied) => status = Status::Denied,
                Some(Mode::Reported) if status != Status::Denied => status = Status::Reported,
                Some(Mode::Planned) if status == Status::Done => status = Status::Planned,
                _ => {}
            }
        }
        (!negated && !self.is_history()).then_some(status)
    }

    /// A year that is not the article's own, or a bare one, or years between: "was sacked by Spurs in 2003",
    /// "the 2006 ouster", "two decades ago".
    pub(super) fn is_history(&self) -> bool {
        let end = self.place.tokens.end.min(self.cue.end + REACH);
        let relative = self.relative().is_some();
        let year = |at: usize| super::year(self.words().text(at));
        let after = (self.cue.end..end)
            .take_while(|&at| !self.ends_before(at) && !self.is(at, Small::Relative))
            .any(|at| {
                let past = relative || self.is(at - 1, Small::Year);
                self.is_long_ago(at) || year(at).is_some_and(|y| past || y < self.place.now)
            });
        let from = self.cue.start.saturating_sub(5).max(self.place.tokens.start);
        let before = (from..self.cue.start)
            .any(|at| self.is_long_ago(at) || (at + 2 >= self.cue.start && year(at).is_some()));
        after || before
    }

    /// "years after", "last year", "tahun lalu", "setahun".
    pub(super) fn is_long_ago(&self, at: usize) -> bool {
        let beside = self.is(at + 1, Small::Past) || (at > 0 && self.is(at - 1, Small::Past));
        self.is(at, Small::LongTime) && beside
    }
}
