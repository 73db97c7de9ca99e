//! Marks that may end a sentence: where they stand, how far they reach, what follows them.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::{is_blank, Span};

/// What kind of mark it is: how much it alone says about the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One full stop: also ends abbreviations, ordinals, initials.
    Period,
    /// "!", "?", "?!", "؟"
    Exclaim,
    /// "...", "…", "...."
    Ellipsis,
    /// ". . ." with spaces, "[...]": words were left out, the sentence goes on.
    Omission,
    /// A mark with no other use: "。", "।", "።"
    Stop,
}

/// A run of marks.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub span: Span,
    pub kind: Kind,
}

/// The first run of marks at or after `from`.
pub fn find(text: &str, from: usize) -> Option<Mark> {
    let mut before = text[..from].chars().next_back().unwrap_or(' ');
    for (at, c) in text[from..].char_indices() {
        if is_terminator(before, c) {
            return Some(run(text, from + at, c));
        }
        before = c;
    }
    None
}

/// The run of marks that `first` starts: "?!", "...", ". . .".
fn run(text: &str, start: usize, first: char) -> Mark {
    if let Some(mark) = spaced_dots(text, start) {
        return mark;
    }
    let mut end = start;
    let (mut dots, mut exclaims, mut stops) = (0, 0, 0);
    let mut before = first;
    for c in text[start..].chars() {
        if c != first && !is_terminator(before, c) {
            break;
        }
        match c {
            '.' => dots += 1,
            '…' => dots += 3,
            '!' | '?' | '؟' | '¿' | '！' | '？' => exclaims += 1,
            _ => stops += 1,
        }
        end += c.len_utf8();
        before = c;
    }
    let left_out = text[..start].ends_with(['[', '(']) && text[end..].starts_with([']', ')']);
    let kind = match (exclaims, stops, dots) {
        _ if left_out => Kind::Omission,
        (1.., ..) => Kind::Exclaim,
        (_, 1.., _) => Kind::Stop,
        (_, _, 1) => Kind::Period,
        _ => Kind::Ellipsis,
    };
    Mark { span: Span::new(start, end), kind }
}

/// Dots with spaces between: three after a word are an omission; a fourth is the full stop.
///
/// "what . . . I mean" goes on; "the end . . . . Next" ends after the fourth; "the end. . . . Next" after the first.
fn spaced_dots(text: &str, start: usize) -> Option<Mark> {
    let mut end = start;
    let mut dots = 0;
    for (at, c) in text[start..].char_indices() {
        match c {
            '.' if at == end - start || dots > 0 => {
                dots += 1;
                end = start + at + 1;
            }
            ' ' | '\u{A0}' => {}
            _ => break,
        }
    }
    if dots < 3 || end - start == dots {
        return None;
    }
    let glued = text[..start].ends_with(|c: char| !is_blank(c));
    Some(match dots {
        4 if glued => Mark { span: Span::new(start, start + 1), kind: Kind::Ellipsis },
        3 => Mark { span: Span::new(start, end), kind: Kind::Omission },
        _ => Mark { span: Span::new(start, end), kind: Kind::Ellipsis },
    })
}

/// Whether `c`, standing after `before`, may end a sentence.
fn is_terminator(before: char, c: char) -> bool {
    match c {
        '.' => !is_armenian(before),
        '!' | '?' | '…' => true,
        // Both look like other scripts' punctuation: what stands before tells.
        ';' => is_greek(before),
        ':' => is_armenian(before),
        // A comma in Burmese, though Unicode lists it.
        '၊' => false,
        _ if c < '\u{37E}' || c.is_alphanumeric() => false,
        _ => ends_by_unicode(c),
    }
}

/// Asks UAX #29, whose tables know the marks of every script. (Run over whole texts it reads 15 MB/s,
/// so it is asked about single marks that are neither letters nor ASCII.)
fn ends_by_unicode(c: char) -> bool {
    let mut pair = [0; 8];
    let length = c.encode_utf8(&mut pair).len();
    pair[length] = b'A';
    std::str::from_utf8(&pair[..=length]).is_ok_and(|s| s.split_sentence_bounds().nth(1).is_some())
}

fn is_armenian(c: char) -> bool {
    matches!(c, '\u{531}'..='\u{588}')
}

fn is_greek(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}') && c.is_alphabetic()
}

/// Quotation marks and brackets that may open.
pub fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '('
            | '['
            | '{'
            | '（'
            | '［'
            | '「'
            | '『'
            | '《'
            | '〈'
            | '【'
            | '〝'
            | '`'
    )
}

/// Quotation marks and brackets that may close.
pub fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '“'
            | '’'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | ')'
            | ']'
            | '}'
            | '）'
            | '］'
            | '」'
            | '』'
            | '》'
            | '〉'
            | '】'
            | '〞'
            | '´'
    )
}
