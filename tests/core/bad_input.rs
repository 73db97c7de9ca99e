//! Input that breaks careless tools. None may panic, hang, or give nothing for a text that says something.

use std::time::{Duration, Instant};

use nutgraf::{analyze, Analysis, Length, Options};

use crate::invariant::check;

const MB: usize = 1_000_000;

#[path = "../../benches/text.rs"]
mod text;
use text::prose;

fn fill(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

/// People with a post each, and what one of them says.
fn posts(bytes: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    let name = |n: usize| [n, n / 26, n / 676].map(letter).iter().collect::<String>();
    let one = |n| format!("Mayor An{} Putri left. It is fine, the minister said. ", name(n));
    (0..bytes / 54).map(one).collect()
}

fn read(text: &str) -> Analysis {
    let analysis = check(text, &Options::default()).expect("no option to refuse");
    assert!(analysis.sentences.iter().any(|s| s.rank == Some(0)), "nothing to say");
    analysis
}

#[test]
fn nothing_gives_nothing() {
    for text in ["", " \n\t\u{A0}\r\n ", "\u{FEFF}", "\0\0", "\u{200B}"] {
        let analysis = check(text, &Options::default()).expect("no option to refuse");
        assert!(analysis.sentences.is_empty(), "{text:?}");
        assert_eq!(analysis.summary(Length::Auto).expect("auto").text, "");
    }
}

#[test]
fn little_gives_itself() {
    for text in [
        "Nutgraf",
        "?",
        "7",
        "🙂",
        "The board met on Monday.",
        "Baca juga: Harga beras naik",
        "(abc/def)",
        "©",
        "- ",
        "東",
    ] {
        assert_eq!(read(text).summary(Length::Long).expect("long").sentences.len(), 1, "{text:?}");
    }
}

#[test]
fn odd_texts_are_read() {
    let long =
        "the board met on monday and named ana putri chief executive she starts in may ".repeat(40);
    for text in [
        "the board met on monday and named ana putri chief executive she starts in may",
        &long,
        "THE BOARD MET. IT CHOSE ANA PUTRI. SHE STARTS IN MAY.",
        "😀👩‍👩‍👧🏽🇮🇩 🚢🚢",
        "The board\0 met.\u{7} It \u{1b}[31mchose\u{1b}[0m Ana.\u{1}\n\u{2}She agreed.",
        "اجتمع المجلس يوم الاثنين. واختار آنا رئيسة. هل وافقت؟ نعم.",
        "The board met in 東京。会議は長い。 Совет назначил Анну. المجلس وافق. คณะกรรมการประชุม",
        "<html><body><h1>Board</h1><p>The board met.</p><p>It <b>chose</b> Ana &amp; Budi.</p></body></html>",
        "The board met.\r\rIt chose Ana.\rShe agreed.",
        "The\u{200b} board\u{200d} met\u{feff} on\u{2060} Monday. It chose\u{ad} Ana.",
    ] {
        read(text);
    }
}

#[test]
fn a_thousand_copies_are_said_once() {
    let analysis = read(&fill("The board met on Monday. ", 25_000));
    assert_eq!(analysis.sentences.len(), 1000);
    assert_eq!(analysis.auto, 1, "auto says the same thing again");
    assert_eq!(analysis.key_points.len(), 1, "{:?}", analysis.key_points);
}

#[test]
fn a_sentence_and_its_copies_among_others_are_said_once() {
    let others = "Ana Putri starts in May. Shares of the company rose by four percent. Halim opposes the plan. ";
    let text = format!("{}{others}", fill("The board met on Monday. ", 25_000));
    let summary = read(&text).summary(Length::Medium).expect("medium");
    let copies = summary.sentences.iter().filter(|s| s.contains("The board met")).count();
    assert_eq!(copies, 1, "{:?}", summary.sentences);
}

#[test]
fn large_texts_pass() {
    for (name, text) in [
        ("10,000 one-word lines", (0..10_000).map(|n| format!("word{}\n", n % 97)).collect()),
        ("one word", "a".repeat(MB)),
        ("one word of digits", "1".repeat(MB)),
        ("one paragraph", prose(MB).replace('\n', " ")),
        ("full stops", ".".repeat(MB)),
        ("capitals and full stops", fill("A. ", MB)),
        ("marks and blanks", fill("! ", MB)),
        ("dashes, then abbreviations", fill("— ", MB / 2) + &fill("e.g. a b ", MB / 2)),
        ("posts that speak", posts(MB)),
        ("opening quotation marks", fill("“", MB)),
        ("straight quotation marks", fill("\" ", MB)),
        ("apostrophes", fill("' ", MB)),
        ("parentheses", fill("( ", MB)),
        ("Han without a full stop", fill("東京会議", MB)),
        ("Thai", fill("ประกาศแต่งตั้ง", MB)),
        ("combining marks", format!("e{}", fill("\u{301}", MB))),
        ("names", fill("Ana Putri, ", MB)),
        ("capitalised words", (0..MB / 9).map(|n| format!("Name{n:04} ")).collect()),
        ("figures", fill("$4 million, ", MB)),
        ("speakers", fill("kata Ana, ", MB)),
        ("tags", fill("<p>", MB)),
        ("items", fill("- a\n", MB)),
        ("line breaks", format!("{}a", fill("\r\n", MB))),
        ("zero width", format!("a{}b", fill("\u{200B}", MB))),
    ] {
        let start = Instant::now();
        let analysis = analyze(&text, &Options::default()).expect(name);
        let took = start.elapsed();
        assert!(!analysis.summary(Length::Auto).expect(name).text.is_empty(), "{name}");
        // Twenty times what the slowest takes: what is not linear takes minutes.
        assert!(took < Duration::from_secs(20), "{name}: {took:?}");
        println!("{:>8.0} ms  {name}", took.as_secs_f64() * 1e3);
    }
}

#[test]
fn twenty_megabytes_pass() {
    let text = prose(20 * MB);
    let analysis = analyze(&text, &Options::default()).expect("no option to refuse");
    assert_eq!(analysis.summary(Length::Long).expect("long").sentences.len(), 5);
}

#[test]
fn ten_times_the_text_takes_at_most_fifteen_times_as_long() {
    const ROUNDS: usize = 10;
    let time = |text: &str, times: usize| -> Duration {
        let start = Instant::now();
        (0..times).for_each(|_| assert!(analyze(text, &Options::default()).is_ok()));
        start.elapsed()
    };
    let text = prose(MB);
    // The tenth ten times, so that what the machine does besides falls on both; the best of some rounds, by turns.
    let (mut tenths, mut whole) = (Duration::MAX, Duration::MAX);
    let linear = (0..ROUNDS).any(|_| {
        tenths = tenths.min(time(&text[..MB / 10], 10));
        whole = whole.min(time(&text, 1));
        whole * 2 < tenths * 3
    });
    assert!(linear, "ten times 100 kB take {tenths:?}, 1 MB takes {whole:?}");
}
