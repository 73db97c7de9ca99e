//! Cases as text: `# name`, the text, `---`, what is expected, one a line.

/// Runs every case of a file and tells all that differ.
pub(crate) fn run(file: &str, answer: impl Fn(&str) -> String) {
    let mut wrong = vec![];
    let mut count = 0;
    for case in file.split("\n# ").skip(1) {
        let (name, rest) = case.split_once('\n').expect("a case has a name and a text");
        let (text, expected) = rest.split_once("\n---").expect("a case has a line of dashes");
        let got = answer(text);
        count += 1;
        if got.trim() != expected.trim() {
            wrong.push(format!(
                "{name}\n  text: {text}\n  want: {}\n  got:  {got}",
                expected.trim()
            ));
        }
    }
    assert!(count > 20, "cases were not read: {count}");
    assert!(wrong.is_empty(), "{} of {count} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}
