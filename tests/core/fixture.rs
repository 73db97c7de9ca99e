//! Articles written for the tests.

use std::fs;
use std::path::Path;

/// The samples of the page and the fixtures of the tests: names and texts, by name.
pub fn articles() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = ["www/samples", "tests/fixtures"]
        .iter()
        .filter_map(|folder| fs::read_dir(root.join(folder)).ok())
        .flatten()
        .map(|entry| entry.expect("readable folder").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no articles");
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    files.iter().map(|p| (name(p), fs::read_to_string(p).expect("UTF-8"))).collect()
}

/// Those that are whole articles, not tries of one thing.
pub fn whole_articles() -> Vec<(String, String)> {
    const SHORTEST: usize = 1_000;
    articles().into_iter().filter(|(_, text)| text.len() > SHORTEST).collect()
}
