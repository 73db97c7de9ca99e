//! The texts that the benchmarks read.

/// Prose of at least `bytes` bytes: sentences of an article's kind, none like the other, in paragraphs.
/// `scripts/bench.mjs` times the package on the same texts.
pub fn prose(bytes: usize) -> String {
    const WHO: [&str; 5] =
        ["The harbour board", "Ana Putri", "A fisher from Sagara", "The new mayor", "Mr. Halim"];
    const DOES: [&str; 5] =
        ["said it would repair", "has bought", "opposes", "plans to open", "told reporters about"];
    const WHAT: [&str; 5] = [
        "the old pier",
        "three ferries",
        "a rice market",
        "the school (built in 1958)",
        "“the wall”",
    ];
    let mut text = String::with_capacity(bytes + 200);
    let mut n = 0;
    while text.len() < bytes {
        let (who, does, what) = (WHO[n % 5], DOES[n / 5 % 5], WHAT[n / 25 % 5]);
        let (place, cost) = (n % 700, n % 90);
        let end = if n % 4 == 3 { "\n\n" } else { " " };
        text += &format!(
            "{who} {does} {what} in district {place} for ${cost}.5 million, case x{n}.{end}"
        );
        n += 1;
    }
    text
}
