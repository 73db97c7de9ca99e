//! Prints the key points of an article, and a summary of three sentences.
//!
//! `cargo run --release --example summarize < article.txt`

use std::io::{self, Read};

use nutgraf::{analyze, Length, Options};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut article = String::new();
    io::stdin().read_to_string(&mut article)?;
    let analysis = analyze(&article, &Options::default())?;
    for point in &analysis.key_points {
        println!("- {}", point.text);
    }
    println!("\n{}", analysis.summary(Length::Sentences(3))?.text);
    Ok(())
}
