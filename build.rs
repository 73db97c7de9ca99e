//! Packs the data files of `src/lang/` and `src/weights/` for `src/data.rs`.
//!
//! The files of a unit become one text, without comments and blanks, each entry without what it has in common with the
//! one before it; LZMA makes it small. Nothing but the text files is written by hand, and nothing packed is kept.

#[path = "src/data/pack.rs"]
mod pack;
#[path = "src/data/unit.rs"]
mod unit;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use unit::{mark, unit_of, FILE, MOST, UNITS};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    println!("cargo::rerun-if-changed=build.rs");
    let mut texts = vec![Vec::new(); UNITS.len()];
    for path in data_files()? {
        let file = fs::read_to_string(&path)?;
        let (folder, name) = names(&path).ok_or("a data file without a name")?;
        let text = &mut texts[unit_of(&folder, &name)];
        text.push(FILE);
        text.extend_from_slice(format!("{folder}/{name}").as_bytes());
        add_entries(text, &file);
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    for (name, text) in UNITS.iter().zip(texts) {
        fs::write(out.join(format!("{name}.lzma")), packed(&text)?)?;
    }
    Ok(())
}

/// The data files in order; told to cargo, which runs this again when one changes.
fn data_files() -> Outcome<Vec<PathBuf>> {
    let mut folders = vec![PathBuf::from("src/weights"), PathBuf::from("src/lang")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        println!("cargo::rerun-if-changed={}", folder.display());
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "txt") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// How `src/data.rs` is asked for a file: `lang/en/cues.txt` is ("en", "cues"), `weights/en.score.txt` ("en", "score").
fn names(path: &Path) -> Option<(String, String)> {
    let name = path.file_stem()?.to_str()?;
    let folder = path.parent()?.file_name()?.to_str()?;
    let (folder, name) = name.split_once('.').unwrap_or((folder, name));
    Some((folder.to_owned(), name.to_owned()))
}

/// Adds a control character for each entry, which says what it has in common with the one before, and the rest of it.
fn add_entries(text: &mut Vec<u8>, file: &str) {
    let mut before = "";
    for line in file.lines() {
        let entry = line.split('#').next().unwrap_or_default().trim();
        if entry.is_empty() {
            continue;
        }
        let common = common(before, entry);
        text.push(mark(common));
        text.extend_from_slice(&entry.as_bytes()[common..]);
        before = entry;
    }
}

/// How many bytes two entries have in common at their starts, in whole characters.
fn common(before: &str, entry: &str) -> usize {
    let same = before.bytes().zip(entry.bytes()).take(MOST).take_while(|(a, b)| a == b);
    let mut common = same.count();
    while !entry.is_char_boundary(common) {
        common -= 1;
    }
    common
}

/// "LZMA", how many bytes it is unpacked, how many packed, and those.
fn packed(text: &[u8]) -> Outcome<Vec<u8>> {
    let packed = pack::lzma(text)?;
    let mut unit = b"LZMA".to_vec();
    for size in [text.len(), packed.len()] {
        unit.extend(u32::try_from(size)?.to_le_bytes());
    }
    unit.extend(packed);
    Ok(unit)
}
