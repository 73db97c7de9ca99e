//! What always holds: DESIGN.md's invariants, asked of one text and its analysis.
//! The property tests, the fuzz tests and `fuzz/` all call [`check`].

use nutgraf::{analyze, summarize, Analysis, BlockKind, KeyPoint, Length, Options, Sentence, Span};
use unicode_segmentation::UnicodeSegmentation;

/// Above this many bytes what takes more than linear time is not asked.
const SMALL: usize = 10_000;

/// Reads `text` twice and asks everything that must hold of the answers. None where the options are refused.
pub fn check(text: &str, options: &Options) -> Option<Analysis> {
    let analysis = match analyze(text, options) {
        Ok(analysis) => analysis,
        Err(error) => {
            assert_eq!(error.option(), "language");
            assert!(options.language.is_some(), "no language was given");
            return None;
        }
    };
    assert_eq!(Ok(&analysis), analyze(text, options).as_ref(), "two answers to one question");
    let brief = summarize(text, options, Length::Auto);
    assert_eq!(analysis.summary(Length::Auto), brief, "a summary that an analysis does not give");
    spans_are_places_of_the_text(text, &analysis);
    sentences_and_blanks_rebuild_the_text(text, &analysis);
    ranks_count_what_tells(&analysis);
    summaries_nest(text, &analysis);
    points_add_no_word(text, &analysis);
    points_hold_no_half_quote(text, &analysis);
    headlines_and_teaser_fit(&analysis);
    indices_lead_somewhere(&analysis);
    numbers_make_sense(text, &analysis, options);
    if text.len() < SMALL {
        names_stand_in_the_text(text, &analysis);
        spans_hold_whole_characters(text, &analysis);
        points_cut_no_word(text, &analysis);
    }
    utf16_spans_give_the_same_words(text, &analysis);
    Some(analysis)
}

/// Whether a character shows, alone or with others.
fn shows(c: char) -> bool {
    let invisible =
        matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}');
    !c.is_whitespace() && !c.is_control() && !invisible
}

/// Whether a character only says which way the text runs.
fn directs(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Every span of an analysis, and what it is said to hold, where that is said.
fn spans(analysis: &Analysis) -> Vec<(Span, Option<&str>)> {
    let mut all = Vec::new();
    all.extend(analysis.sentences.iter().map(|s| (s.span(), Some(s.text.as_str()))));
    all.extend(analysis.quotes.iter().map(|q| (q.span(), Some(q.text.as_str()))));
    all.extend(analysis.figures.iter().map(|f| (f.span(), Some(f.text.as_str()))));
    all.extend(analysis.key_points.iter().flat_map(|p| &p.spans).map(|s| (*s, None)));
    all.extend(analysis.headlines.iter().flat_map(|h| &h.spans).map(|s| (*s, None)));
    all.extend(analysis.changes.iter().flat_map(|c| &c.spans).map(|s| (*s, None)));
    all.extend(analysis.entities.iter().flat_map(|e| &e.mentions).map(|s| (*s, None)));
    all.extend(analysis.keyphrases.iter().flat_map(|k| &k.mentions).map(|s| (*s, None)));
    all
}

fn spans_are_places_of_the_text(text: &str, analysis: &Analysis) {
    for (span, said) in spans(analysis) {
        let held = text.get(span.start..span.end);
        assert!(held.is_some_and(|held| !held.is_empty()), "{span:?} is no place of the text");
        assert!(
            said.is_none_or(|said| Some(said) == held),
            "{span:?} holds {held:?}, not {said:?}"
        );
    }
}

fn sentences_and_blanks_rebuild_the_text(text: &str, analysis: &Analysis) {
    let lost = |gap: &str| gap.contains(|c| shows(c) && !directs(c));
    let (mut end, mut paragraph) = (0, 0);
    for sentence in &analysis.sentences {
        let gap = text.get(end..sentence.span().start);
        assert!(gap.is_some(), "{:?} overlaps the sentence before it", sentence.span());
        assert!(!lost(gap.unwrap_or_default()), "lost before {:?}: {gap:?}", sentence.span());
        assert!(sentence.paragraph >= paragraph, "paragraphs go back at {:?}", sentence.span());
        (end, paragraph) = (sentence.span().end, sentence.paragraph);
    }
    assert!(!lost(&text[end..]), "lost at the end: {:?}", &text[end..]);
}

fn ranks_count_what_tells(analysis: &Analysis) {
    let mut ranks: Vec<usize> = analysis.sentences.iter().filter_map(|s| s.rank).collect();
    ranks.sort_unstable();
    assert!(ranks.iter().copied().eq(0..ranks.len()), "ranks are {ranks:?}");
    let is_heading = |s: &Sentence| s.block == BlockKind::Heading;
    let told = |s: &&Sentence| s.boilerplate.is_none();
    let headings_tell = analysis.sentences.iter().filter(told).all(is_heading);
    for sentence in &analysis.sentences {
        let tells = told(&sentence) && (headings_tell || !is_heading(sentence));
        assert_eq!(sentence.rank.is_some(), tells, "{}", sentence.text);
    }
    assert_eq!(analysis.auto == 0, ranks.is_empty(), "auto is {}", analysis.auto);
    assert!(analysis.auto <= ranks.len(), "auto is {} of {}", analysis.auto, ranks.len());
}

fn summaries_nest(text: &str, analysis: &Analysis) {
    let says_something = text.contains(shows);
    let summary = |length| analysis.summary(length).expect("a length that is allowed");
    let told = analysis.sentences.iter().filter(|s| s.rank.is_some()).count();
    let mut shorter = summary(Length::Short);
    for sentences in (1..=told.min(12)).chain([told.max(1)]) {
        let longer = summary(Length::Sentences(sentences));
        assert_eq!(longer.spans.len(), sentences.min(told));
        let mut rest = longer.spans.iter();
        let nested = shorter.spans.iter().all(|s| rest.any(|t| s == t));
        assert!(nested, "{sentences} sentences do not hold all that fewer hold, in order");
        shorter = longer;
    }
    let lengths = [Length::Auto, Length::Medium, Length::Long, Length::Words(1), Length::Words(30)];
    for length in lengths.into_iter().chain([Length::Ratio(1e-9), Length::Ratio(0.2)]) {
        let summary = summary(length);
        assert_eq!(says_something, summary.text.contains(shows), "{length:?} gives {summary:?}");
        assert!(summary.spans.iter().zip(&summary.sentences).all(|(s, t)| s.of(text) == t));
    }
    for length in
        [Length::Sentences(0), Length::Words(0), Length::Ratio(0.0), Length::Ratio(f64::NAN)]
    {
        assert!(analysis.summary(length).is_err_and(|e| e.option() == "length"), "{length:?}");
    }
    assert_eq!(says_something, !analysis.key_points.is_empty(), "{:?}", analysis.key_points);
}

/// The words of a point or a headline are those of its spans, in order; only the first may have become a capital one.
fn points_add_no_word(text: &str, analysis: &Analysis) {
    // Upper case, for "ß" becomes "SS". By letters alone: marks may be left out between two words.
    let words = |s: &str| -> Vec<String> {
        let upper = s.to_uppercase();
        upper.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
    };
    let points = analysis.key_points.iter().map(|p| (&p.text, &p.spans));
    for (shown, spans) in points.chain(analysis.headlines.iter().map(|h| (&h.text, &h.spans))) {
        let source: String = spans.iter().flat_map(|s| [s.of(text), " "]).collect();
        let mut rest = words(&source).into_iter();
        let added = words(shown).into_iter().find(|w| !w.is_empty() && !rest.any(|r| r == *w));
        assert_eq!(added, None, "added to {source:?}: {shown:?}");
    }
}

/// What is left out goes by whole words: a point starts and ends inside none, unless its sentence does.
fn points_cut_no_word(text: &str, analysis: &Analysis) {
    let ends: Vec<usize> =
        analysis.sentences.iter().flat_map(|s| [s.span().start, s.span().end]).collect();
    let inside = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        letter(text[..at].chars().next_back()) && letter(text[at..].chars().next())
    };
    let points = analysis.key_points.iter().flat_map(|p| &p.spans);
    for span in points.chain(analysis.headlines.iter().flat_map(|h| &h.spans)) {
        for at in [span.start, span.end] {
            assert!(!inside(at) || ends.contains(&at), "{at} of {span:?} lies inside a word");
        }
    }
}

/// Where the sentences of a point pair their marks, the point holds no half of a quotation.
fn points_hold_no_half_quote(text: &str, analysis: &Analysis) {
    let halves = |s: &str| {
        let count = |mark: char| s.matches(mark).count();
        count('"') % 2 == 1 || count('“') != count('”')
    };
    for point in &analysis.key_points {
        let mut sentences = point.sentences.iter().map(|&s| analysis.sentences[s].span().of(text));
        let paired = !sentences.any(halves);
        assert!(!paired || !halves(&point.text), "half a quotation: {:?}", point.text);
    }
}

/// Three headlines, each within its words and the longer never shorter; sentences of the article to tease with.
fn headlines_and_teaser_fit(analysis: &Analysis) {
    let words: Vec<usize> = analysis.headlines.iter().map(|h| h.words).collect();
    assert!(words.iter().zip([12, 17, 22]).all(|(words, most)| *words <= most), "{words:?}");
    assert_eq!(analysis.headlines.len(), if analysis.key_points.is_empty() { 0 } else { 3 });
    let told = |&s: &usize| analysis.sentences.get(s).is_some_and(|s| s.rank.is_some());
    let mut teaser = analysis.teaser.clone();
    assert!(teaser.iter().all(told), "{teaser:?}");
    teaser.sort_unstable();
    teaser.dedup();
    assert_eq!(teaser.len(), analysis.teaser.len(), "a sentence twice: {:?}", analysis.teaser);
    assert_eq!(teaser.is_empty(), analysis.key_points.is_empty());
}

fn indices_lead_somewhere(analysis: &Analysis) {
    for (rank, point) in analysis.key_points.iter().enumerate() {
        assert_eq!(point.rank, rank);
        assert!(point.actors.iter().all(|&e| e < analysis.entities.len()), "{point:?}");
        assert!(
            point.parent.is_none_or(|p| p < analysis.key_points.len() && p != rank),
            "{point:?}"
        );
        assert!(!point.spans.is_empty() && !point.text.is_empty(), "{point:?}");
        assert!(point.spans.windows(2).all(|two| two[0].end <= two[1].start), "{point:?}");
        assert!(point.spans.iter().all(|&s| in_its_sentences(s, point, analysis)), "{point:?}");
    }
    assert!(analysis.entities.iter().all(|e| !e.mentions.is_empty() && !e.name.is_empty()));
    assert!(analysis.keyphrases.iter().all(|k| !k.mentions.is_empty() && !k.text.is_empty()));
    assert!(analysis.changes.iter().all(|c| !c.spans.is_empty() && !c.person.is_empty()));
}

/// Whether a point's sentences reach from its span's start to its end.
fn in_its_sentences(span: Span, point: &KeyPoint, analysis: &Analysis) -> bool {
    let sentence = |at: &usize| analysis.sentences.get(*at).map(|s| s.span());
    let (first, last) = (point.sentences.first(), point.sentences.last());
    let whole = first.and_then(sentence).zip(last.and_then(sentence));
    whole.is_some_and(|(first, last)| first.start <= span.start && span.end <= last.end)
}

fn numbers_make_sense(text: &str, analysis: &Analysis, options: &Options) {
    let words: usize = analysis.sentences.iter().map(|s| s.words).sum();
    assert_eq!((analysis.stats.words, analysis.stats.sentences), (words, analysis.sentences.len()));
    assert!((0.0..=1.0).contains(&analysis.language.confidence), "{:?}", analysis.language);
    assert_eq!(analysis.language.given, options.language.is_some());
    let scores: Vec<f64> = analysis.keyphrases.iter().map(|k| k.score).collect();
    assert!(scores.first().is_none_or(|first| *first == 1.0), "{scores:?}");
    assert!(scores.windows(2).all(|two| two[0] >= two[1]) && scores.iter().all(|s| *s > 0.0));
    assert_eq!(analysis.focus.is_some(), options.focus.is_some());
    for sentence in &analysis.sentences {
        assert!(
            sentence.score.is_finite() && sentence.span().of(text).contains(shows),
            "{sentence:?}"
        );
        assert!(options.explain || sentence.because.is_none(), "{sentence:?}");
        if let Some(because) = &sentence.because {
            let sum: f64 = because.iter().map(|reason| reason.part).sum();
            assert!(
                (sum - sentence.score).abs() < 1e-9,
                "{sum}, not {}: {because:?}",
                sentence.score
            );
        }
    }
}

/// Names are written as the text writes them; only white space may differ.
fn names_stand_in_the_text(text: &str, analysis: &Analysis) {
    let squash = |s: &str| s.chars().filter(|&c| shows(c)).collect::<String>();
    let source = squash(text);
    let names = analysis.entities.iter().flat_map(|e| [Some(&e.name), e.role.as_ref()]);
    let quotes = analysis.quotes.iter().map(|q| q.speaker.as_ref());
    let phrases = analysis.keyphrases.iter().map(|k| Some(&k.text));
    let changes = analysis.changes.iter().flat_map(|c| {
        let optional = [&c.organisation, &c.predecessor, &c.successor, &c.date].map(|o| o.as_ref());
        [Some(&c.person), c.role.as_ref()].into_iter().chain(optional)
    });
    for name in names.chain(quotes).chain(phrases).chain(changes).flatten() {
        assert!(source.contains(&squash(name)), "{name:?} does not stand in the text");
    }
}

/// No span cuts a letter from its marks, or an emoji into its parts.
fn spans_hold_whole_characters(text: &str, analysis: &Analysis) {
    let mut inside = vec![false; text.len() + 1];
    for (start, character) in text.grapheme_indices(false) {
        // A mark that stands on a full stop or a blank is a mistake, and may go anywhere.
        let whole = character.starts_with(|c: char| c.is_alphanumeric() || c > '\u{1F000}');
        // Where letters join into one sign, as in Khmer, words may end between them.
        // A sign that goes before a letter and stands before a comma is a mistake too.
        let mark = |c: char| !c.is_alphabetic() && !c.is_ascii();
        let marks = character.char_indices().skip(1).filter(|&(_, c)| mark(c));
        marks.for_each(|(at, _)| inside[start + at] = whole);
    }
    for (span, _) in spans(analysis) {
        let cut = inside[span.start] || inside[span.end];
        assert!(!cut, "{span:?} cuts a character: {:?}", span.of(text));
    }
}

fn utf16_spans_give_the_same_words(text: &str, analysis: &Analysis) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let converted = analysis.clone().to_utf16(text);
    assert_eq!(converted.stats.characters, units.len());
    let (bytes, utf16) = (spans(analysis), spans(&converted));
    assert_eq!(bytes.len(), utf16.len());
    for ((before, _), (after, _)) in bytes.iter().zip(&utf16) {
        let same = units[after.start..after.end].iter().copied().eq(before.of(text).encode_utf16());
        assert!(same, "{before:?} became {after:?}");
    }
}
