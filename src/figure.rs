//! Amounts, percentages, counts and dates: numbers with what they measure, as written.

use std::ops::Range;

use crate::analysis::{Figure, FigureKind};
use crate::document::Document;
use crate::keypoint::{sections, Phrases, Shapes};
use crate::span::{is_latin_letter, Span};
use crate::token::{as_listed, Case, Folded};

/// The words that make a number a figure.
#[derive(Debug)]
pub(crate) struct Units {
    words: Phrases<Unit>,
    /// Words after which a bare four-digit number is a year.
    dated: Phrases<()>,
    /// Shapes of words that go on no noun.
    no_nouns: Shapes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Number,
    Scale,
    Currency,
    Percent,
    Month,
    Weekday,
    Measure,
    Classifier,
}

impl Units {
    pub(crate) fn new(file: &'static str) -> Self {
        Units {
            words: Phrases::new(sections(file).filter_map(|(s, e)| Some((e, unit(s)?)))),
            dated: Phrases::of(file, "dated"),
            no_nouns: Shapes::of(file, "no nouns"),
        }
    }

    /// Whether a word names a day of the week or a month.
    pub(crate) fn is_day(&self, word: &str) -> bool {
        let unit = self.words.at(&[as_listed(word)]);
        matches!(unit, Some((_, Unit::Weekday | Unit::Month)))
    }
}

fn unit(section: &str) -> Option<Unit> {
    Some(match section {
        "numbers" => Unit::Number,
        "scales" => Unit::Scale,
        "currencies" => Unit::Currency,
        "percent" => Unit::Percent,
        "months" => Unit::Month,
        "weekdays" => Unit::Weekday,
        "measures" => Unit::Measure,
        "classifiers" => Unit::Classifier,
        _ => return None,
    })
}

/// The figures of a document, in order.
pub(crate) fn extract(document: &Document) -> Vec<Figure> {
    let mut figures = Vec::new();
    for sentence in document.content.iter().copied() {
        let tokens = document.sentences[sentence].tokens.clone();
        let words = &document.listed[tokens.clone()];
        let units = document.language.units();
        let units_at = (0..words.len()).map(|at| units.words.at(&words[at..])).collect();
        Scan { document, units, units_at, tokens, words }.figures(&mut figures);
    }
    figures
}

/// One sentence, read for figures. Words are counted from its start.
struct Scan<'a> {
    document: &'a Document<'a>,
    units: &'static Units,
    /// The unit that begins at each word, and how many words it has.
    units_at: Vec<Option<(usize, Unit)>>,
    tokens: Range<usize>,
    words: &'a [Folded<'a>],
}

impl Scan<'_> {
    fn figures(&self, figures: &mut Vec<Figure>) {
        let mut at = 0;
        while at < self.words.len() {
            match self.date(at).or_else(|| self.amount(at)) {
                Some((span, kind, next)) => {
                    let text = span.of(self.document.text).to_owned();
                    figures.push(Figure { start: span.start, end: span.end, text, kind });
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
    }

    fn unit(&self, at: usize) -> Option<(usize, Unit)> {
        *self.units_at.get(at)?
    }

    /// How many words the unit at `at` has, if it is one of this kind. One word may be of several kinds ("minggu").
    fn is(&self, at: usize, unit: Unit) -> Option<usize> {
        self.unit(at).filter(|(_, found)| *found == unit).map(|(length, _)| length)
    }

    fn digits(&self, at: usize) -> Option<&str> {
        let word = self.words.get(at)?.as_ref();
        word.bytes().next().is_some_and(|b| b.is_ascii_digit()).then_some(word)
    }

    fn span(&self, words: Range<usize>) -> Span {
        let tokens = &self.document.tokens[self.tokens.clone()];
        Span::new(tokens[words.start].span.start, tokens[words.end - 1].span.end)
    }

    /// What stands between word `at` and the next.
    fn gap(&self, at: usize) -> &str {
        let tokens = &self.document.tokens[self.tokens.clone()];
        match (tokens.get(at), tokens.get(at + 1)) {
            (Some(a), Some(b)) => &self.document.text[a.span.end..b.span.start],
            _ => "",
        }
    }

    /// "10 September 2023", "September 10", "15/9/2025", "tahun 1985".
    fn date(&self, at: usize) -> Option<(Span, FigureKind, usize)> {
        let end = self
            .slashed(at)
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_day(at))
            .or_else(|| self.year(at))?;
        Some((self.span(at..end), FigureKind::Date, end))
    }

    fn slashed(&self, at: usize) -> Option<usize> {
        self.digits(at).filter(|d| d.len() <= 2)?;
        let mark = self.gap(at);
        if !matches!(mark, "/" | "-") {
            return None;
        }
        self.digits(at + 1).filter(|d| d.len() <= 2 && d.parse::<u8>().is_ok_and(|m| m <= 31))?;
        if self.gap(at + 1) == mark && self.digits(at + 2).is_some() {
            return Some(at + 3);
        }
        (mark == "/").then_some(at + 2)
    }

    fn day_month(&self, at: usize) -> Option<usize> {
        let day = self.digits(at)?;
        let bare = day.trim_end_matches(is_latin_letter);
        bare.parse::<u8>().ok().filter(|d| (1..=31).contains(d))?;
        let ranged = matches!(self.gap(at), "-" | "–") && self.digits(at + 1).is_some();
        let month = at + 1 + usize::from(ranged);
        self.is(month, Unit::Month)?;
        let long = month + 1;
        Some(if self.is_year(long) && self.gap(month).trim_matches(',').trim().is_empty() {
            long + 1
        } else {
            long
        })
    }

    fn month_day(&self, at: usize) -> Option<usize> {
        self.is(at, Unit::Month)?;
        if self.document.tokens[self.tokens.start + at].case == Case::Lower {
            return None;
        }
        if self.is_year(at + 1) && self.gap(at) == " " {
            return Some(at + 2);
        }
        let day = self.digits(at + 1)?.trim_end_matches(is_latin_letter);
        day.parse::<u8>().ok().filter(|d| (1..=31).contains(d))?;
        let year = self.is_year(at + 2) && matches!(self.gap(at + 1), ", " | " ");
        Some(at + 2 + usize::from(year))
    }

    fn is_year(&self, at: usize) -> bool {
        self.digits(at).is_some_and(|d| {
            d.len() == 4 && d.parse::<u16>().is_ok_and(|y| (1000..2200).contains(&y))
        })
    }

    fn year(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let led =
            self.units.dated.has(&self.words[before]) || self.is(before, Unit::Month).is_some();
        (self.is_year(at) && led && self.is(at + 1, Unit::Classifier).is_none()).then_some(at + 1)
    }

    /// A number with its sign, scale and unit.
    fn amount(&self, at: usize) -> Option<(Span, FigureKind, usize)> {
        let mut end = self.number_end(at)?;
        let (start, sign) = self.sign_before(at);
        let spelled = self.digits(at).is_none() && !starts_with_money(&self.words[at]);
        let stop = self.span(at..end).end;
        let rest = &self.document.text[stop..];
        if rest.starts_with('%') || rest.starts_with(" %") {
            let stop = stop + rest.find('%').unwrap_or(0) + 1;
            return Some((Span::new(start, stop), FigureKind::Percent, end));
        }
        if let Some(length) = self.is(end, Unit::Percent) {
            end += length;
            return Some((self.from(start, end), FigureKind::Percent, end));
        }
        if sign || starts_with_money(&self.words[at]) {
            return Some((self.from(start, end), FigureKind::Money, end));
        }
        if rest.starts_with(&['€', '£', '$', '¥'][..]) {
            let sign = rest.chars().next().map_or(0, char::len_utf8);
            return Some((Span::new(start, stop + sign), FigureKind::Money, end));
        }
        if let Some(length) = self.is(end, Unit::Currency) {
            return Some((self.from(start, end + length), FigureKind::Money, end + length));
        }
        if !matches!(self.gap(end - 1), " " | "\u{A0}" | "-") {
            return self.joined_unit(at, start, end);
        }
        if let Some(length) = self.is(end, Unit::Measure) {
            return Some((self.from(start, end + length), FigureKind::Measure, end + length));
        }
        self.counted(start, end, spelled)
    }

    fn from(&self, start: usize, end: usize) -> Span {
        Span::new(start, self.span(end - 1..end).end)
    }

    /// "1,2km", "40kg": number and unit in one word.
    fn joined_unit(
        &self,
        at: usize,
        start: usize,
        end: usize,
    ) -> Option<(Span, FigureKind, usize)> {
        let letters = self
            .digits(at)?
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let measure = matches!(self.units.words.at(&[letters.into()]), Some((1, Unit::Measure)));
        (measure && end == at + 1).then(|| (self.from(start, end), FigureKind::Measure, end))
    }

    /// Where the figure starts whose number is word `at`, and whether a sign of money starts it.
    fn sign_before(&self, at: usize) -> (usize, bool) {
        let start = self.span(at..at + 1).start;
        let before = &self.document.text[..start];
        let trimmed = before.trim_end_matches(&[' ', '\u{A0}', '.'][..]);
        let gap = before.len() - trimmed.len();
        let sign =
            trimmed.chars().next_back().filter(|c| matches!(c, '$' | '£' | '€' | '¥' | '₹' | '₩'));
        if let (Some(sign), true) = (sign, gap <= 1) {
            let start = trimmed.len() - sign.len_utf8();
            let letters = trimmed[..start].bytes().rev().take_while(u8::is_ascii_uppercase).count();
            return (start - if letters <= 3 { letters } else { 0 }, true);
        }
        let currency =
            at.checked_sub(1).filter(|&b| gap <= 2 && self.is(b, Unit::Currency).is_some());
        match currency {
            Some(before)
                if self.digits(at).is_some() && !self.gap(before).contains(&[',', '('][..]) =>
            {
                (self.span(before..at).start, true)
            }
            _ => (start, false),
        }
    }

    /// Where the number ends that starts at word `at`: with its range and its scale.
    fn number_end(&self, at: usize) -> Option<usize> {
        let digits = self.digits(at).is_some() || starts_with_money(&self.words[at]);
        let mut end = at + if digits { 1 } else { self.is(at, Unit::Number)? };
        if digits && matches!(self.gap(at), "-" | "–" | " - " | " – ") && self.digits(end).is_some()
        {
            end += 1;
        }
        while matches!(self.gap(end - 1), " " | "-" | "\u{A0}") {
            let more = self.is(end, Unit::Scale).is_some()
                || (!digits && self.is(end, Unit::Number).is_some());
            if !more {
                break;
            }
            end += 1;
        }
        Some(end)
    }

    /// A number with the noun it counts.
    fn counted(
        &self,
        start: usize,
        end: usize,
        spelled: bool,
    ) -> Option<(Span, FigureKind, usize)> {
        let tokens = &self.document.tokens[self.tokens.clone()];
        let noun = |at: usize| {
            tokens.get(at).is_some_and(|t| !t.stop && !t.number && t.case == Case::Lower)
                && (at == end || self.gap(at - 1) == " ")
        };
        if !noun(end) || self.gap(end - 1) != " " {
            return None;
        }
        let classified = self.is(end, Unit::Classifier).is_some();
        let mut stop = end + 1;
        while stop < end + 3
            && noun(stop)
            && (classified || spelled || stop == end + 1)
            && self.nominal(stop)
        {
            stop += 1;
        }
        Some((self.from(start, stop), FigureKind::Count, stop))
    }

    /// Whether a word may go on the noun that is counted: no verb by its look.
    fn nominal(&self, at: usize) -> bool {
        !self.units.no_nouns.fit(&self.words[at])
    }
}

/// "rp10": a currency glued to its number.
fn starts_with_money(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    word.as_bytes().get(letters).is_some_and(u8::is_ascii_digit)
        && matches!(&word[..letters], "rp" | "usd" | "idr" | "eur" | "us" | "rm" | "sgd")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_what_its_pattern_says() {
        crate::oracle::agrees("money in a word", starts_with_money);
    }
}
