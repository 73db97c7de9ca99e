//! The data files as they are compiled in. `build.rs` takes comments and blanks out of them, and of each line what it
//! has in common with the line before it, and packs the rest with LZMA: 240 kB become 75. A file is unpacked when it is
//! first asked for, with all of its unit.

pub(crate) mod lzma;
mod unit;

use std::sync::OnceLock;

pub(crate) use unit::is_latin;
use unit::{unit_of, FILE, HEAD, UNITS};

use crate::span::pieces;

/// A packed unit: "LZMA", how many bytes it is unpacked, how many packed, and those.
macro_rules! packed {
    ($($name:literal),*) => {
        [$(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".lzma"))),*]
    };
}

static PACKED: [&[u8]; UNITS.len()] =
    packed!("latin", "scripts", "shared", "names", "en", "en-points", "id", "id-points", "others");

/// The files of a unit, each a line `folder/name`, then its entries, one a line.
type Files = Vec<&'static str>;

/// The entries of the file `src/lang/folder/name.txt`, one a line; of `src/weights/folder.name.txt` as well. Empty
/// where there is no such file.
#[inline(never)]
pub(crate) fn file(folder: &str, name: &str) -> &'static str {
    let named = |file: &&'static str| {
        file.strip_prefix(folder)?.strip_prefix('/')?.strip_prefix(name)?.strip_prefix('\n')
    };
    files(unit_of(folder, name)).iter().find_map(named).unwrap_or_default()
}

/// The entries of a file.
pub(crate) fn entries(file: &str) -> impl Iterator<Item = &str> {
    pieces(file, |b| b == b'\n').filter(|entry| !entry.is_empty())
}

/// The files of a unit. They live as long as the program, like what they are unpacked from.
fn files(unit: usize) -> &'static Files {
    static FILES: [OnceLock<Files>; UNITS.len()] = [const { OnceLock::new() }; UNITS.len()];
    FILES[unit].get_or_init(|| {
        let text: &'static str = unpack(PACKED[unit]).leak();
        text.split(char::from(FILE)).collect()
    })
}

fn unpack(packed: &[u8]) -> String {
    let size =
        packed.get(4..8).map_or(0, |size| size.iter().rfold(0, |n, &b| n << 8 | usize::from(b)));
    let text = lzma::decode(packed.get(HEAD..).unwrap_or_default(), size);
    String::from_utf8(unfolded(&text)).unwrap_or_default()
}

/// Entries, one a line, of those that leave out what they have in common with the one before.
///
/// An entry is a control character, which says how many bytes it has in common with the entry before it,
/// and the rest of it.
fn unfolded(packed: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(packed.len() * 2);
    let mut line = 0;
    for entry in packed.chunk_by(|_, &next| number(next).is_none()) {
        let Some(common) = number(entry[0]) else {
            text.extend_from_slice(entry); // the name of the first file
            continue;
        };
        text.push(b'\n');
        let start = text.len();
        text.extend_from_within(line..line + common);
        text.extend_from_slice(&entry[1..]);
        line = start;
    }
    text
}

/// The number of a control character; none for what stands in entries.
fn number(byte: u8) -> Option<usize> {
    (byte < FILE && byte != b'\t').then(|| usize::from(byte - u8::from(byte > b'\t')))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The entries of a file: its lines without comments and blanks.
    fn entries(file: &str) -> String {
        let lines = file.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        lines.filter(|entry| !entry.is_empty()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_file_comes_back() {
        let source = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
        let list = |folder| std::fs::read_dir(source.join(folder)).expect("a folder");
        let mut paths: Vec<_> = list("weights").map(|file| file.expect("a file").path()).collect();
        for language in list("lang") {
            let folder = language.expect("a folder").path();
            paths
                .extend(folder.read_dir().expect("files").map(|file| file.expect("a file").path()));
        }
        for path in &paths {
            let text = std::fs::read_to_string(path).expect("text");
            let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
            let folder = path.parent().and_then(|folder| folder.file_name()?.to_str());
            let (folder, name) = name.split_once('.').unwrap_or((folder.expect("a name"), name));
            assert_eq!(file(folder, name), entries(&text), "{}", path.display());
        }
        assert!(paths.len() > 100);
        assert_eq!(file("en", "nothing"), "");
    }

    #[test]
    fn what_entries_have_in_common_is_written_once() {
        let packed = b"\x1Fa/b\0an\x02d\x02t\0b\x1Fa/c\0b\tc";
        assert_eq!(unfolded(packed), b"\x1Fa/b\nan\nand\nant\nb\x1Fa/c\nb\tc");
        for common in 0..=unit::MOST {
            assert_eq!(number(unit::mark(common)), Some(common));
        }
    }

    #[test]
    fn what_is_broken_does_no_harm() {
        for packed in PACKED {
            let mut broken = packed.to_vec();
            broken[packed.len() / 2] ^= 0x55;
            assert!(lzma::decode(&broken[HEAD..], 1000).len() < 2000);
            lzma::decode(&broken[HEAD..packed.len() / 2], 100_000);
        }
    }
}
