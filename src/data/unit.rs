//! Which data files are packed together. `build.rs` reads this too.

/// The packed units, by name. What ranking reads stands apart from what key points need as well, so that a summary alone waits
/// for half as much.
pub(crate) const UNITS: [&str; 9] =
    ["latin", "scripts", "shared", "names", "en", "en-points", "id", "id-points", "others"];

/// The files that ranking reads, but for stop words.
const RANKING: [&str; 6] = ["abbreviations", "boilerplate", "leaning", "lists", "score", "length"];

/// The languages with stop words that are not written in Latin letters.
const OTHER_SCRIPTS: &str = "ar bg bn el fa he hi ja kk ko mr ru sr ta th uk ur zh";

/// Whether a language with stop words is written in Latin letters.
pub(crate) fn is_latin(code: &str) -> bool {
    !OTHER_SCRIPTS.split(' ').any(|other| other == code)
}

/// The place in [`UNITS`] of the file `folder/name`. Its folder is a language's code, or "shared"; weights of a
/// language, which are `weights/<code>.<name>.txt`, stand with its lists.
pub(crate) fn unit_of(folder: &str, name: &str) -> usize {
    let more = usize::from(!RANKING.contains(&name));
    match (folder, name) {
        (_, "stop_words" | "spelling") => usize::from(!is_latin(folder)),
        ("en" | "id", "boilerplate") => 2, // every language reads these
        ("shared" | "weights", _) => 2 + more,
        ("en" | "en-caseless", _) => 4 + more,
        ("id", _) => 6 + more,
        _ => 8,
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
