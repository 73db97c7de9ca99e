//! Words and punctuation of one short line, as the phrase lists see them.

use crate::span::is_digit;

/// A word, or one punctuation mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    /// Byte offset within the line.
    pub start: usize,
}

impl Word<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn is_word(&self) -> bool {
        self.text.starts_with(|c: char| c.is_alphanumeric() || c == '@')
    }

    /// Opens with a capital or has no case at all (digits).
    pub fn is_capital(&self) -> bool {
        self.text.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    }

    pub fn is_number(&self) -> bool {
        self.text.starts_with(is_digit)
    }

    /// "1998", "2024".
    pub fn is_year(&self) -> bool {
        self.text.len() == 4
            && (self.text.starts_with("19") || self.text.starts_with("20"))
            && self.text.bytes().all(|b| b.is_ascii_digit())
    }

    /// "Kabar.com", "KABAR.CO.ID".
    pub fn is_site(&self) -> bool {
        const ENDINGS: [&str; 8] = [".com", ".co", ".id", ".net", ".org", ".tv", ".news", ".info"];
        let folded = self.text.to_ascii_lowercase();
        ENDINGS.iter().any(|ending| folded.len() > ending.len() + 1 && folded.ends_with(ending))
    }

    /// Only capitals, two at least.
    pub fn is_shouted(&self) -> bool {
        is_shouted(self.text)
    }
}

/// Whether all letters of `text` are capitals, and there are two at least.
pub(super) fn is_shouted(text: &str) -> bool {
    let mut capitals = 0;
    for c in text.chars() {
        if c.is_lowercase() {
            return false;
        }
        capitals += usize::from(c.is_uppercase());
    }
    capitals >= 2
}

/// The words and marks of `line`. "Kompas.com", "team's" and "T.K010" are one word; a slash stands alone.
pub(super) fn words(line: &str) -> Vec<Word<'_>> {
    const BYTES_A_WORD: usize = 5; // about, marks among them
    let mut words = Vec::with_capacity(line.len() / BYTES_A_WORD + 1);
    let (mut start, mut next) = (None, 0);
    while let Some(c) = line[next..].chars().next() {
        let at = next;
        next += c.len_utf8();
        let inside = c.is_alphanumeric()
            || (start.is_none() && c == '@')
            || (start.is_some()
                && matches!(c, '.' | '\'' | '’' | '-' | '@')
                && line[next..].starts_with(char::is_alphanumeric));
        if inside {
            start.get_or_insert(at);
            // The rest of most words, which is quicker as bytes.
            next += line[next..].bytes().take_while(u8::is_ascii_alphanumeric).count();
            continue;
        }
        if let Some(start) = start.take() {
            words.push(Word { text: &line[start..at], start });
        }
        if !c.is_whitespace() && c != '_' {
            words.push(Word { text: &line[at..next], start: at });
        }
    }
    if let Some(start) = start {
        words.push(Word { text: &line[start..], start });
    }
    words
}
