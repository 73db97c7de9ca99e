//! Marks that may end a sentence: where they stand, how far they reach, what follows them.

use crate::span::{is_blank, plain_len, Span};

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
    /// A dash before the end of a quotation: `"But I--"`
    Break,
}

/// A run of marks.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub span: Span,
    pub kind: Kind,
}

/// Marks that may be repeated behind blanks.
pub const REPEATED: &[char] = &['!', '?', '.', '…'];

/// The first run of marks at or after `from`.
pub fn find(text: &str, from: usize) -> Option<Mark> {
    let mut at = from;
    while let Some(skipped) = plain_len(&text[at..]) {
        at += skipped;
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let c = text[at..].chars().next()?;
        if is_terminator(before, c) {
            return Some(run(text, at, c));
        }
        if at > from && matches!(c, '"' | '”' | '’') && is_broken_off(&text[..at]) {
            return Some(Mark { span: Span::new(at, at), kind: Kind::Break });
        }
        at += c.len_utf8();
    }
    None
}

/// Whether speech is broken off at the end of `text`.
fn is_broken_off(text: &str) -> bool {
    text.ends_with(&['—', '–'][..]) || text.ends_with("--")
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
    let left_out =
        text[..start].ends_with(&['[', '('][..]) && text[end..].starts_with(&[']', ')'][..]);
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

/// Sentence_Terminal and the line separators of Unicode 17, without Greek and what is before it.
/// A copy, as the whole table of UAX #29 is 30 kB of WebAssembly; a test holds it to that table.
#[rustfmt::skip]
fn ends_by_unicode(c: char) -> bool {
    matches!(c,
        '\u{589}' | '\u{61D}'..='\u{61F}' | '\u{6D4}' | '\u{700}'..='\u{702}' | '\u{7F9}'
        | '\u{837}' | '\u{839}' | '\u{83D}'..='\u{83E}' | '\u{964}'..='\u{965}'
        | '\u{104A}'..='\u{104B}' | '\u{1362}' | '\u{1367}'..='\u{1368}' | '\u{166E}'
        | '\u{1735}'..='\u{1736}' | '\u{17D4}'..='\u{17D5}' | '\u{1803}' | '\u{1809}'
        | '\u{1944}'..='\u{1945}' | '\u{1AA8}'..='\u{1AAB}' | '\u{1B4E}'..='\u{1B4F}'
        | '\u{1B5A}'..='\u{1B5B}' | '\u{1B5E}'..='\u{1B5F}' | '\u{1B7D}'..='\u{1B7F}'
        | '\u{1C3B}'..='\u{1C3C}' | '\u{1C7E}'..='\u{1C7F}' | '\u{2024}' | '\u{2028}'..='\u{2029}'
        | '\u{203C}'..='\u{203D}' | '\u{2047}'..='\u{2049}' | '\u{2CF9}'..='\u{2CFB}' | '\u{2E2E}'
        | '\u{2E3C}' | '\u{2E53}'..='\u{2E54}' | '\u{3002}' | '\u{A4FF}' | '\u{A60E}'..='\u{A60F}'
        | '\u{A6F3}' | '\u{A6F7}' | '\u{A876}'..='\u{A877}' | '\u{A8CE}'..='\u{A8CF}' | '\u{A92F}'
        | '\u{A9C8}'..='\u{A9C9}' | '\u{AA5D}'..='\u{AA5F}' | '\u{AAF0}'..='\u{AAF1}' | '\u{ABEB}'
        | '\u{FE12}' | '\u{FE15}'..='\u{FE16}' | '\u{FE52}' | '\u{FE56}'..='\u{FE57}' | '\u{FF01}'
        | '\u{FF0E}' | '\u{FF1F}' | '\u{FF61}' | '\u{10A56}'..='\u{10A57}'
        | '\u{10F55}'..='\u{10F59}' | '\u{10F86}'..='\u{10F89}' | '\u{11047}'..='\u{11048}'
        | '\u{110BE}'..='\u{110C1}' | '\u{11141}'..='\u{11143}' | '\u{111C5}'..='\u{111C6}'
        | '\u{111CD}' | '\u{111DE}'..='\u{111DF}' | '\u{11238}'..='\u{11239}'
        | '\u{1123B}'..='\u{1123C}' | '\u{112A9}' | '\u{113D4}'..='\u{113D5}'
        | '\u{1144B}'..='\u{1144C}' | '\u{115C2}'..='\u{115C3}' | '\u{115C9}'..='\u{115D7}'
        | '\u{11641}'..='\u{11642}' | '\u{1173C}'..='\u{1173E}' | '\u{11944}' | '\u{11946}'
        | '\u{11A42}'..='\u{11A43}' | '\u{11A9B}'..='\u{11A9C}' | '\u{11C41}'..='\u{11C42}'
        | '\u{11EF7}'..='\u{11EF8}' | '\u{11F43}'..='\u{11F44}' | '\u{16A6E}'..='\u{16A6F}'
        | '\u{16AF5}' | '\u{16B37}'..='\u{16B38}' | '\u{16B44}' | '\u{16D6E}'..='\u{16D6F}'
        | '\u{16E98}' | '\u{1BC9F}' | '\u{1DA88}'
    )
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
            | '`'
    )
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    #[test]
    fn marks_are_those_of_unicode() {
        for c in ('\u{37E}'..=char::MAX).filter(|c| !c.is_alphanumeric()) {
            let by_unicode = format!("{c}A").split_sentence_bounds().nth(1).is_some();
            assert_eq!(ends_by_unicode(c), by_unicode, "U+{:04X}", c as u32);
        }
    }
}
