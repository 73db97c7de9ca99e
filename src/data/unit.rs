//! Which data files are packed together. `build.rs` reads this too.

/// The packed units, by name: what one text needs is in two or three of them.
pub(crate) const UNITS: [&str; 5] = ["detection", "shared", "en", "id", "others"];

/// The place in [`UNITS`] of the file `folder/name`. Its folder is a language's code, or "shared"; weights of a
/// language, which are `weights/<code>.<name>.txt`, stand with its lists.
pub(crate) fn unit_of(folder: &str, name: &str) -> usize {
    match (folder, name) {
        (_, "stop_words" | "spelling") => 0,
        ("shared" | "weights", _) | ("en" | "id", "boilerplate") => 1, // what every language reads
        ("en", _) => 2,
        ("id", _) => 3,
        _ => 4,
    }
}

/// Bytes before those in LZMA.
#[allow(dead_code)] // `build.rs` writes them, the crate reads them
pub(crate) const HEAD: usize = 12;

/// What a file's name follows, as `folder/name`. No entry has it.
pub(crate) const FILE: u8 = 0x1F;

/// The most bytes that an entry is taken to have in common with the one before it.
#[allow(dead_code)] // `build.rs` packs, the crate unpacks
pub(crate) const MOST: usize = 29;

/// The control character of a number. It is never the tab, which stands in entries, nor [`FILE`].
#[allow(dead_code)]
pub(crate) fn mark(common: usize) -> u8 {
    common as u8 + u8::from(common >= usize::from(b'\t'))
}
