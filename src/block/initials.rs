//! Editors' initials at the end of an article: "(abc/def)", "[abc]".

use crate::span::has_words;

/// Where initials start at the end of `paragraph`; `closes`: it is the last one.
///
/// Inside an article only the sure form with a slash is taken, at its end also a word or a name in brackets.
pub(super) fn start(paragraph: &str, closes: bool) -> Option<usize> {
    const LONGEST: usize = 32;
    let close = if paragraph.ends_with(')') {
        '('
    } else if paragraph.ends_with(']') {
        '['
    } else {
        return None;
    };
    let open = paragraph.rfind(close)?;
    let inner = &paragraph[open + 1..paragraph.len() - 1];
    if inner.len() > LONGEST || !inner.contains(char::is_alphabetic) {
        return None;
    }
    let before = paragraph[..open].trim_end();
    let alone = before.is_empty();
    let stands_apart =
        alone || super::shape::ends_sentence(before) && !before.ends_with(&[',', ':', ';'][..]);
    let apart = stands_apart || (closes && is_pair(inner));
    let fits = is_slashed(inner)
        || (alone && is_short(inner))
        || (closes && (is_short(inner) || is_name(inner)));
    (apart && fits).then_some(open)
}

/// "abc/def", "ilham/sir", "*/win", "T.KR - ADW/H013".
fn is_slashed(inner: &str) -> bool {
    let mut parts = inner.split('/');
    let sound = |part: &str| {
        part.len() <= 16
            && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '*' | ' ' | '-' | '_'))
    };
    inner.contains('/')
        && inner.split('/').all(sound)
        && !has_words(inner, 6)
        && parts.all(|part| {
            part.trim().is_empty() || part.contains(|c: char| c.is_alphabetic() || c == '*')
        })
        && !is_choice(inner)
}

/// "abc/def": two to four small letters on each side.
fn is_pair(inner: &str) -> bool {
    let small =
        |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    !is_choice(inner) && inner.split_once('/').is_some_and(|(a, b)| small(a) && small(b))
}

/// "dan/atau", "and/or": words, not initials.
fn is_choice(inner: &str) -> bool {
    matches!(inner, "dan/atau" | "and/or" | "he/she" | "his/her" | "baik/buruk")
}

/// One small word of up to seven letters, or up to four capitals and digits.
fn is_short(inner: &str) -> bool {
    let small = inner.len() <= 7 && inner.chars().all(|c| c.is_ascii_lowercase());
    let code =
        inner.len() <= 4 && inner.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    small || code
}

/// One to three capitalised words: the writer, or the source.
fn is_name(inner: &str) -> bool {
    let sound = |word: &str| {
        word.len() > 1
            && word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let words = || inner.split(&[' ', '/'][..]).filter(|word| !word.is_empty());
    words().count() <= 3 && words().all(sound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracle::agrees;

    #[test]
    fn initials_are_what_their_patterns_say() {
        agrees("short initials", is_short);
        agrees("name of a writer", is_name);
    }
}
