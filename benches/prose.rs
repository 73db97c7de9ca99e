//! Prints the text of the benchmarks: `prose BYTES`.

fn main() {
    let bytes = std::env::args().nth(1).and_then(|arg| arg.parse().ok()).unwrap_or(3_500);
    print!("{}", nutgraf_bench::prose(bytes));
}
