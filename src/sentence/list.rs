//! Lists within a line: "1. The first item 2. The second item".

use crate::span::is_digit;

/// The marks that begin the items of lists within one block.
#[derive(Debug, Default)]
pub struct Items {
    /// Where items begin, in order.
    pub starts: Vec<usize>,
}

/// A marker: "1.", "1)", "1.)", "(1)", "a.", "• 1."
#[derive(Clone, Copy)]
struct Marker {
    start: usize,
    /// After "1." and the white space that follows.
    shape: Shape,
    /// What it counts, read as a number or letter, and as a Roman numeral.
    values: [Option<u32>; 2],
    /// Stands at the start of the block, after the end of a sentence or behind a bullet.
    fresh: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Shape {
    bracketed: bool,
    period: bool,
    closed: bool,
    digits: bool,
    upper: bool,
    bullet: bool,
}

/// Longest marker read: "xviii", "1999".
const LONGEST: usize = 5;

impl Items {
    /// Finds the lists of `text`: at least two markers of one shape that count up, the first of them where a sentence begins.
    pub fn find(text: &str) -> Items {
        let mut items = Items::default();
        let mut last: Option<(Marker, bool)> = None;
        for marker in markers(text) {
            match last {
                Some((before, counted)) if follows(before, marker) => {
                    if !counted {
                        items.starts.push(before.start);
                    }
                    items.starts.push(marker.start);
                    last = Some((marker, true));
                }
                // A list may begin where another has just ended.
                Some((_, true)) if marker.is_first() => last = Some((marker, false)),
                _ if marker.fresh => last = Some((marker, false)),
                _ => {}
            }
        }
        items
    }
}

impl Marker {
    fn is_first(self) -> bool {
        let one = if self.shape.digits { 1 } else { 0 };
        self.values[0] == Some(one) || self.values[1] == Some(1)
    }
}

fn follows(before: Marker, marker: Marker) -> bool {
    before.shape == marker.shape
        && before
            .values
            .iter()
            .zip(marker.values)
            .any(|(&a, b)| a.is_some_and(|a| b == Some(a + 1)))
}

/// All markers of `text`, in order.
fn markers(text: &str) -> impl Iterator<Item = Marker> + '_ {
    let mut search = 0;
    std::iter::from_fn(move || loop {
        let at = search + text.get(search..)?.bytes().position(|b| b == b'.' || b == b')')?;
        search = at + 1;
        if let Some((marker, end)) = marker_at(text, at) {
            search = end;
            return Some(marker);
        }
    })
}

/// The marker whose "." or ")" stands at `at`, and where it ends.
fn marker_at(text: &str, at: usize) -> Option<(Marker, usize)> {
    let before = &text[..at];
    let counted =
        before.bytes().rev().take(LONGEST + 1).take_while(u8::is_ascii_alphanumeric).count();
    let label = &before[at - counted..];
    let values = values(label)?;
    let rest = &text.as_bytes()[at..];
    let period = rest[0] == b'.';
    let closed = !period || rest.get(1) == Some(&b')');
    let upper = label.starts_with(|c: char| c.is_ascii_uppercase());
    if upper && !closed {
        return None; // an initial: "J. Stone"
    }
    let end = at + 1 + usize::from(period && closed);
    if !text[end..].starts_with(&[' ', '\t', '\u{A0}', '\n'][..]) {
        return None;
    }
    let mut left = &before[..at - counted];
    let bracketed = left.ends_with('(');
    left = left.strip_suffix('(').unwrap_or(left);
    let bullet = left.trim_end_matches(' ').ends_with(&['•', '⁃', '‣', '◦', '▪', '*'][..]);
    if bullet {
        left = left.trim_end_matches(' ').trim_end_matches(&['•', '⁃', '‣', '◦', '▪', '*'][..]);
    } else if !(left.is_empty() || left.ends_with(char::is_whitespace)) {
        return None;
    }
    let previous = left.trim_end();
    let shape =
        Shape { bracketed, period, closed, bullet, digits: label.starts_with(is_digit), upper };
    let fresh =
        bullet || previous.is_empty() || previous.ends_with(&['.', '!', '?', '。', '…'][..]);
    Some((
        Marker {
            start: left.len() + text[left.len()..].find(|c: char| !c.is_whitespace())?,
            shape,
            values,
            fresh,
        },
        end,
    ))
}

/// What a label counts: "3" and "c" are 3, "iii" is 3 as a Roman numeral.
fn values(label: &str) -> Option<[Option<u32>; 2]> {
    let digits = label.parse().ok().filter(|_| label.len() <= 3);
    let letter = label.bytes().next().filter(|b| label.len() == 1 && b.is_ascii_alphabetic());
    let plain = digits.or(letter.map(|b| u32::from(b.to_ascii_lowercase() - b'a')));
    let roman = roman(label);
    (plain.is_some() || roman.is_some()).then_some([plain, roman])
}

/// The value of a Roman numeral in letters of one case, up to "lxxxix".
pub fn roman(label: &str) -> Option<u32> {
    let small = label.bytes().all(|b| b.is_ascii_lowercase());
    let great = label.bytes().all(|b| b.is_ascii_uppercase());
    if label.is_empty() || label.len() > 7 || !(small || great) {
        return None;
    }
    let mut total = 0;
    let mut highest = 0;
    for b in label.bytes().rev() {
        let value = match b.to_ascii_lowercase() {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            _ => return None,
        };
        if value < highest {
            total -= value.min(total);
        } else {
            total += value;
            highest = value;
        }
    }
    Some(total)
}
