//! How sure a change is, and whether it is one or long past.

use super::cue::{Frame, Mode, Small};
use super::trigger::{Trigger, REACH};
use crate::analysis::Status;
use crate::entity::Gap;

impl Trigger<'_, '_> {
    /// How sure the change is; nothing where none is told.
    pub(crate) fn status(&self, frame: Frame) -> Option<Status> {
        let verbal = !matches!(frame, Frame::NounTakes | Frame::NounLeaves);
        // "Ana takes over when Ben leaves": who leaves may be told in passing.
        let passing = verbal && frame != Frame::Leaves;
        // "will leave as": the cue itself may say it.
        let to_come = |at| self.place.cues().mode(self.words(), at, at) == Some(Mode::Planned);
        let mut status = if self.cue.clone().any(to_come) { Status::Planned } else { Status::Done };
        let mut at = self.cue.start;
        let (mut negated, mut sure) = (false, false);
        // Not inlined twice.
        let note: &mut dyn FnMut(Option<Mode>, bool) = &mut |mode, apart| match mode {
            Some(Mode::Sure) => sure = true,
            Some(Mode::No) => negated |= !sure,
            Some(Mode::Passing) => negated |= passing && !apart,
            Some(Mode::Denied) => status = Status::Denied,
            Some(Mode::Reported) if status != Status::Denied => status = Status::Reported,
            Some(Mode::Planned) if status == Status::Done => status = Status::Planned,
            _ => {}
        };
        // "was reportedly sacked"
        for adverb in self.cue.clone().filter(|&at| self.is(at, Small::Adverb)) {
            note(self.place.cues().mode(self.words(), adverb, adverb), false);
        }
        let mut apart = false;
        if let Some(opens) = self.aside_before() {
            at = opens;
        }
        while at > self.place.tokens.start {
            let gap = self.words().gap(at);
            if gap.any(Gap::QUOTE.or(Gap::COLON)) {
                break;
            }
            apart |= gap.any(Gap::COMMA);
            at -= 1;
            if self.cue.start - at > REACH {
                break;
            }
            note(self.place.cues().mode(self.words(), at, self.cue.start), apart);
        }
        let open =
            negated || (verbal && self.is_conditional()) || (passing && self.is_of_another_time());
        (!open && !self.is_history()).then_some(status)
    }

    /// "Ana Putri, who had never led a firm, became": where what is only told of the person before the cue begins.
    fn aside_before(&self) -> Option<usize> {
        let comma = |at: &usize| self.words().gap(*at).any(Gap::COMMA);
        let from = self.cue.start.saturating_sub(REACH).max(self.place.tokens.start);
        let opens = (from..self.cue.start).rev().find(comma).filter(|_| self.after_comma())?;
        self.place.person_ending_at(opens).map(|_| opens)
    }

    /// "would resign if he lost".
    fn is_conditional(&self) -> bool {
        let end = self.place.tokens.end.min(self.cue.end + 2 * REACH);
        (self.cue.end..end)
            .take_while(|&at| !self.words().gap(at).any(Gap::QUOTE.or(Gap::COLON)))
            .any(|at| self.is(at, Small::Condition))
    }

    /// "since Prime Minister Ana Putri was sworn in": the clause opens with a word for another time.
    fn is_of_another_time(&self) -> bool {
        let start = self.clause_start();
        let plain = (start + 1..=self.cue.start).all(|at| !self.words().gap(at).any(Gap::COMMA));
        let mode = self.place.cues().mode(self.words(), start, start + 3);
        let lasting = self.is(start, Small::Year);
        lasting && plain && mode == Some(Mode::Passing)
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
                let term = at > 0 && self.is(at - 1, Small::Range);
                let old = year(at).is_some_and(|y| past || y < self.place.now);
                // ", 12 years after he left" only says how long it is since.
                let aside = self.is(at + 1, Small::Clause)
                    && (self.cue.end..=at).any(|k| self.words().gap(k).any(Gap::COMMA));
                self.is_long_ago(at) && !aside || (old && !term)
            });
        let from = self.cue.start.saturating_sub(5).max(self.place.tokens.start);
        let before = (from..self.cue.start)
            .any(|at| self.is_long_ago(at) || (at + 2 >= self.cue.start && self.is_bare_year(at)));
        // "In 2011, after Ben resigned": the sentence says at once that it is of old.
        let opening = (self.place.tokens.start + 1
            ..(self.place.tokens.start + 4).min(self.cue.start))
            .any(|at| self.is(at - 1, Small::Year) && year(at).is_some_and(|y| y < self.place.now));
        after || before || opening
    }

    /// "the 2006 ouster", and not "chairman since 1997, will"
    fn is_bare_year(&self, at: usize) -> bool {
        let apart = (at + 1..=self.cue.start).any(|k| self.words().gap(k).any(Gap::COMMA));
        super::year(self.words().text(at)).is_some() && !apart
    }

    /// "years after", "last year", "tahun lalu", "setahun".
    pub(super) fn is_long_ago(&self, at: usize) -> bool {
        // "pas satu tahun": the number stands between.
        let reach = 1 + usize::from(self.place.found.names.head_first);
        let mut before = at.saturating_sub(reach)..at;
        let beside = self.is(at + 1, Small::Past) || before.any(|k| self.is(k, Small::Past));
        self.is(at, Small::LongTime) && beside
    }
}
