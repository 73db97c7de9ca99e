//! The data files as they are compiled in: without comments and blanks, each line without what it has in common
//! with the line before it. The lists are long and mostly sorted, so a third of them goes, and 9 kB of gzip.

/// A data file, packed. [`unpack`] makes its lines of it.
macro_rules! packed {
    ($($path:tt)*) => {{
        const FILE: &str = include_str!($($path)*);
        const BYTES: [u8; $crate::data::pack::<0>(FILE).1] = $crate::data::pack(FILE).0;
        const TEXT: &str = match std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("a line was cut inside a character"),
        };
        TEXT
    }};
}

/// The entries of a data file, one a line; unpacked when they are first asked for.
macro_rules! data {
    ($($path:tt)*) => {{
        use std::sync::LazyLock;
        static TEXT: LazyLock<String> =
            LazyLock::new(|| $crate::data::unpack($crate::data::packed!($($path)*)));
        TEXT.as_str()
    }};
}

pub(crate) use {data, packed};

/// The most bytes that an entry is taken to have in common with the one before it: there are no more control characters.
const MOST: usize = 30;

/// The first `N` bytes of `file` when packed, and how many bytes that takes.
///
/// An entry is a control character, which says how many bytes it has in common with the entry before it,
/// and the rest of it.
pub(crate) const fn pack<const N: usize>(file: &str) -> ([u8; N], usize) {
    let file = file.as_bytes();
    let (mut packed, mut length) = ([0; N], 0);
    let (mut before, mut at) = ((0, 0), 0);
    while at < file.len() {
        let line = entry(file, at);
        let (start, end) = line;
        if start < end {
            let common = common(file, before, line);
            let mut from = start + common;
            let mut byte = mark(common);
            loop {
                if length < N {
                    packed[length] = byte;
                }
                length += 1;
                if from == end {
                    break;
                }
                byte = file[from];
                from += 1;
            }
            before = line;
        }
        at = end;
        while at < file.len() && file[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    (packed, length)
}

/// The control character of a number, which is any but the tab: that stands in entries.
const fn mark(common: usize) -> u8 {
    common as u8 + (common >= b'\t' as usize) as u8
}

/// The number of a control character; none for what stands in entries.
fn number(c: char) -> Option<usize> {
    let code = c as usize;
    (c < ' ' && c != '\t').then(|| code - usize::from(c > '\t'))
}

/// Where the entry of the line at `at` starts and ends: without its comment and the blanks around it.
const fn entry(file: &[u8], at: usize) -> (usize, usize) {
    const fn blank(byte: u8) -> bool {
        matches!(byte, b' ' | b'\t' | b'\r')
    }
    let (mut start, mut end) = (at, at);
    while end < file.len() && file[end] != b'\n' && file[end] != b'#' {
        end += 1;
    }
    while start < end && blank(file[start]) {
        start += 1;
    }
    while start < end && blank(file[end - 1]) {
        end -= 1;
    }
    (start, end)
}

/// How many bytes two entries have in common at their starts, in whole characters.
const fn common(file: &[u8], before: (usize, usize), entry: (usize, usize)) -> usize {
    let mut common = 0;
    while common < MOST
        && before.0 + common < before.1
        && entry.0 + common < entry.1
        && file[before.0 + common] == file[entry.0 + common]
    {
        common += 1;
    }
    while entry.0 + common < entry.1 && file[entry.0 + common] & 0xC0 == 0x80 {
        common -= 1; // inside a character
    }
    common
}

/// The entries of a packed file, one a line.
pub(crate) fn unpack(packed: &str) -> String {
    let mut text = String::with_capacity(packed.len() * 2);
    let mut line = 0;
    for c in packed.chars() {
        let Some(common) = number(c) else {
            text.push(c);
            continue;
        };
        let common = text.get(line..line + common).unwrap_or_default().to_owned();
        if !text.is_empty() {
            text.push('\n');
        }
        line = text.len();
        text.push_str(&common);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const LARGEST: usize = 16_384;

    fn again(file: &str) -> String {
        let (packed, length) = pack::<LARGEST>(file);
        unpack(std::str::from_utf8(&packed[..length]).expect("whole characters"))
    }

    #[test]
    fn comments_and_blanks_are_left_out() {
        assert_eq!(again("# head\n\n a # b\n# c\n\td\te \r\n#"), "a\nd\te");
        assert_eq!(again(""), "");
    }

    #[test]
    fn what_entries_have_in_common_is_written_once() {
        assert_eq!(pack::<9>("an\nand\nant\nb"), (*b"\0an\x02d\x02t\0b", 9));
        assert_eq!(pack::<9>("é\nè"), (*b"\0\xC3\xA9\0\xC3\xA8\0\0\0", 6), "no half character");
        for common in 0..=MOST {
            assert_eq!(number(char::from(mark(common))), Some(common));
        }
        let long = format!("{0}\n{0}a\n{0}é", "x".repeat(40));
        assert_eq!(again(&long), long);
    }

    #[test]
    fn every_file_comes_back() {
        let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lang"));
        let mut files = 0;
        for language in std::fs::read_dir(folder).expect("languages") {
            for file in std::fs::read_dir(language.expect("a folder").path()).expect("files") {
                let path = file.expect("a file").path();
                let file = std::fs::read_to_string(&path).expect("text");
                let lines = file.lines().map(|line| line.split('#').next().unwrap_or_default());
                let entries = lines.map(str::trim).filter(|entry| !entry.is_empty());
                assert!(again(&file).lines().eq(entries), "{}", path.display());
                files += 1;
            }
        }
        assert!(files > 100);
    }
}
