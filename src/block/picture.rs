//! Captions and credits of pictures.

use super::phrase::{List, Phrases};
use super::word::Word;
use super::{shape, Block, BlockKind, Boilerplate};
use crate::span::{find, has_words};

/// Whether a line is a credit ("Name | Agency | Getty") or a caption with its credit ("… (Foto: Name/Agency)").
pub(super) fn kind(line: &str, words: &[Word], phrases: &Phrases) -> Option<Boilerplate> {
    if is_credit(line, words, phrases) {
        Some(Boilerplate::Credit)
    } else if ends_in_credit(line, words, phrases) || begins_with_credit(line, words, phrases) {
        Some(Boilerplate::Caption)
    } else {
        None
    }
}

/// "Name | Agency | Getty", "REUTERS/Name", "Getty Images", "© Name".
fn is_credit(line: &str, words: &[Word], phrases: &Phrases) -> bool {
    const LONGEST: usize = 110;
    const MOST_WORDS: usize = 14;
    if line.len() > LONGEST || words.len() > MOST_WORDS || shape::ends_sentence(line) {
        return false;
    }
    let mut core = words;
    while let Some((_, rest)) =
        core.split_first().filter(|(w, _)| matches!(w.text, "(" | "[" | "—" | "-"))
    {
        core = rest;
    }
    while let Some((_, rest)) = core.split_last().filter(|(w, _)| matches!(w.text, ")" | "]")) {
        core = rest;
    }
    if core.first().is_some_and(|w| w.text == "©") {
        return true;
    }
    let named = |w: &&Word| {
        !w.is_word()
            || w.is_capital()
            || w.text.contains('.')
            || phrases.lists(List::Small, w)
            || phrases.lists(List::Made, w)
    };
    if core.is_empty() || !core.iter().all(|w| named(&w)) {
        return false;
    }
    let parts = core.iter().filter(|w| matches!(w.text, "|" | "/")).count();
    let starts = phrases.name_len(List::Photo, core);
    let ends = ends_with_photo(core, phrases);
    if starts == core.len() {
        return core.len() > 1 || core.iter().any(|w| w.text.len() > 2);
    }
    let joined = core.iter().any(|w| matches!(w.text, "|" | "/" | "via" | ","));
    (joined
        && (ends || (starts > 0 && core.get(starts).is_some_and(|w| matches!(w.text, "|" | "/")))))
        || is_piped(core, parts, phrases)
        || is_medium(core, phrases)
}

/// "Marcus Tell | CNBC": a name and a medium.
fn is_medium(words: &[Word], phrases: &Phrases) -> bool {
    let Some(bar) = words.iter().position(|w| w.text == "|") else { return false };
    let (name, medium) = (&words[..bar], &words[bar + 1..]);
    (2..=4).contains(&name.len())
        && name.iter().all(|w| w.is_capital() && !w.is_number())
        && !medium.is_empty()
        && phrases.name_len(List::Agency, medium) == medium.len()
}

/// "Name Name | Name | Staff photo" without a number.
fn is_piped(words: &[Word], parts: usize, phrases: &Phrases) -> bool {
    let fits = |w: &Word| {
        w.text == "|" || (w.is_capital() && !w.is_number()) || phrases.lists(List::Made, w)
    };
    let says = words.last().is_some_and(|w| phrases.name_len(List::Made, &[*w]) > 0);
    words.len() <= 12
        && words.iter().all(fits)
        && words.iter().filter(|w| w.text == "|").count() >= if says { 1 } else { 2 }
        && parts > 0
}

fn ends_with_photo(words: &[Word], phrases: &Phrases) -> bool {
    (0..words.len()).any(|at| {
        let len = phrases.name_len(List::Photo, &words[at..]);
        len > 0 && at + len == words.len()
    })
}

/// "Getty Images A boat at its berth": an agency, and without any mark between them what the picture shows.
fn begins_with_credit(line: &str, words: &[Word], phrases: &Phrases) -> bool {
    const FEWEST_WORDS: usize = 4;
    let mut credit = phrases.name_len(List::Photo, words);
    // "AFP via Getty Images"
    if words.get(credit).is_some_and(|w| w.text == "via") {
        credit += 1 + phrases.name_len(List::Photo, &words[credit + 1..]);
    }
    let (name, shown) = words.split_at(credit);
    let agency = name.iter().all(|w| w.is_capital() || w.text == "via");
    credit > 0
        && agency
        && shown.len() >= FEWEST_WORDS
        && shown[0].is_capital()
        && !shown[0].is_number()
        && !shape::ends_sentence(line)
}

/// A sentence or two with a credit at the end: "… (Foto: Name/Agency)", "… (Dok. Humas)", "… ANTARA FOTO/Name/foc".
fn ends_in_credit(line: &str, words: &[Word], phrases: &Phrases) -> bool {
    if is_numbered(line) {
        return true;
    }
    let open = words.iter().rposition(|w| matches!(w.text, "(" | "["));
    let close = words.iter().rposition(|w| matches!(w.text, ")" | "]"));
    if let (Some(open), Some(close)) = (open, close) {
        let only_marks_after = words[close..].iter().all(|w| !w.is_word());
        if open > 0 && open < close && only_marks_after {
            return is_bracket_credit(line, &words[open + 1..close], phrases);
        }
    }
    if ends_in_site(line, words) || ends_in_labelled_credit(line, words, phrases) {
        return true;
    }
    // Behind the last full stop.
    let Some(stop) = words.iter().rposition(|w| w.text == ".").filter(|&at| at + 1 < words.len())
    else {
        return false;
    };
    let tail = &words[stop + 1..];
    let piece = &line[words[stop].end()..];
    piece.len() <= 80
        && tail.len() > 1
        && (is_credit(piece, tail, phrases)
            || is_shouted_medium(tail)
            || is_labelled_name(tail, phrases))
}

/// "– Foto Hafiz Omar": a label and a name, and no more.
fn is_labelled_name(words: &[Word], phrases: &Phrases) -> bool {
    const MOST_NAMES: usize = 4;
    let from = words.iter().take_while(|w| matches!(w.text, "-" | "–" | "—")).count();
    let core = &words[from..];
    let label = phrases.name_len(List::Label, core);
    let name = &core[label..];
    label > 0
        && (1..=MOST_NAMES).contains(&name.len())
        && name.iter().all(|w| w.is_capital() && !w.is_number())
}

/// "KABAR FOTO/Budi Hartono": a medium in capitals, a slash, and a name.
fn is_shouted_medium(words: &[Word]) -> bool {
    const MOST_WORDS: usize = 7;
    let Some(slash) = words.iter().position(|w| w.text == "/") else { return false };
    let (medium, name) = (&words[..slash], &words[slash + 1..]);
    words.len() <= MOST_WORDS
        && !medium.is_empty()
        && medium.iter().all(Word::is_shouted)
        && name.len() > 1
        && name.iter().all(|w| w.is_capital() && !w.is_number())
}

/// "[1/2]Workers walk past a furnace": one of several pictures.
fn is_numbered(line: &str) -> bool {
    let number =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let inside = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    inside
        .and_then(|(numbers, _)| numbers.split_once('/'))
        .is_some_and(|(at, of)| number(at) && number(of))
}

/// "… on Monday. Photo: Name/Paper": one sentence, and who made the picture.
fn ends_in_labelled_credit(line: &str, words: &[Word], phrases: &Phrases) -> bool {
    const LONGEST: usize = 12;
    const SHORTEST_CAPTION: usize = 2;
    let earliest = words.len().saturating_sub(LONGEST).max(SHORTEST_CAPTION);
    let labels = |at: &usize| {
        words[*at].is_capital()
            && words[*at..].iter().take(4).any(|w| matches!(w.text, ":" | "." | "…"))
            && phrases.kind(&words[*at..]) == Some(Boilerplate::Credit)
    };
    let Some(label) = (earliest..words.len()).find(labels) else { return false };
    !shape::has_inner_stop(line[..words[label].start].trim_end())
        && !phrases.names(List::Said, &words[..label])
}

/// "… Kabar.com/Budi Hartono": a site, a slash and a name close a line without a full stop.
fn ends_in_site(line: &str, words: &[Word]) -> bool {
    const LONGEST: usize = 160;
    let Some(slash) = words.iter().rposition(|w| w.text == "/").filter(|&at| at > 0) else {
        return false;
    };
    let name = &words[slash + 1..];
    let site = words.get(slash - 1).is_some_and(|w| w.is_site() && w.is_capital());
    line.len() <= LONGEST
        && site
        && (1..=4).contains(&name.len())
        && name.iter().all(|w| w.is_word() && w.is_capital() && !w.is_number())
}

fn is_bracket_credit(line: &str, words: &[Word], phrases: &Phrases) -> bool {
    if phrases.name_len(List::Label, words) > 0 {
        return words.get(1).is_none_or(|second| {
            matches!(second.text, ":" | "." | "/" | "by" | "courtesy") || second.is_capital()
        });
    }
    // "(Agency/Agency)" behind several sentences names where the text comes from.
    let slash = words.iter().any(|w| w.text == "/");
    slash
        && !shape::has_inner_stop(line)
        && words.iter().all(|w| {
            !w.is_word()
                || w.is_capital()
                || w.text.len() <= 4
                || w.text.contains('.')
                || w.text.starts_with("detik")
        })
        && (phrases.name_len(List::Photo, words) > 0 || ends_with_photo(words, phrases))
}

/// Marks what tells what a picture shows: a sentence beside a credit line, or one that ends in a credit in brackets.
pub(super) fn mark_captions(text: &str, blocks: &mut [Block], phrases: &Phrases) {
    let mut told = false; // whether some of the telling stands above
    let last = blocks.iter().rposition(|b| b.boilerplate.is_none()).unwrap_or(0);
    for at in 0..last {
        let block = blocks[at];
        if block.boilerplate.is_some() {
            continue;
        }
        let line = block.span.of(text);
        // "Foto: Warga di jembatan. (Kabarkota/Budi)" tells itself what it shows: nothing beside it does.
        let credit = |at: usize| {
            blocks
                .get(at)
                .filter(|b| b.boilerplate == Some(Boilerplate::Credit))
                .map(|b| b.span.of(text))
                .filter(|credit| find(credit, ". (").is_none() && !shape::has_inner_stop(credit))
        };
        let labelled = at > 0
            && blocks[at - 1].boilerplate == Some(Boilerplate::Caption)
            && is_label(blocks[at - 1].span.of(text))
            && line.len() <= LONGEST_CAPTION;
        let place = Place { first: at == 0, told };
        let above =
            credit(at + 1).is_some_and(|c| is_caption(block, line, Some(c), place, phrases));
        let below =
            || at > 0 && credit(at - 1).is_some() && is_caption(block, line, None, place, phrases);
        if labelled
            || above
            || below()
            || is_unstopped(text, blocks, at, phrases)
            || is_credited(line, phrases)
        {
            blocks[at].boilerplate = Some(Boilerplate::Caption);
        } else {
            told |= block.kind != BlockKind::Heading;
        }
    }
}

/// "The pub hopes to open in May": a line or two below a credit, without a full stop in a text that has them.
fn is_unstopped(text: &str, blocks: &[Block], at: usize, phrases: &Phrases) -> bool {
    const FEWEST_WORDS: usize = 5;
    const NEAR: usize = 3;
    let is = |back: usize, kind: Boilerplate| {
        at.checked_sub(back).is_some_and(|at| blocks[at].boilerplate == Some(kind))
    };
    let below =
        is(1, Boilerplate::Credit) || is(1, Boilerplate::Caption) && is(2, Boilerplate::Credit);
    let line = blocks[at].span.of(text);
    let told = || blocks[at + 1..].iter().filter(|b| b.boilerplate.is_none()).take(NEAR);
    below
        && blocks[at].kind == BlockKind::Paragraph
        && !shape::ends_sentence(line)
        && !line.starts_with(QUOTES)
        && !phrases.names(List::Said, &super::word::words(line))
        && has_words(line, FEWEST_WORDS)
        && line.len() <= LONGEST_CAPTION
        && told().any(|b| shape::is_running(b.span.of(text)))
}

/// "Image caption,": a label whose caption is the next line.
fn is_label(line: &str) -> bool {
    line.ends_with(&[',', ':'][..]) && !has_words(line, 4)
}

/// "Warga melintas di jembatan. (Kabarkota/Budi Hartono)": one sentence, names in brackets behind its full stop. The same
/// at the end of an article names who wrote it.
fn is_credited(line: &str, phrases: &Phrases) -> bool {
    const ENOUGH: usize = 3;
    const MOST_NAMES: usize = 8;
    if line.len() > LONGEST_CAPTION || !line.ends_with(&[')', ']'][..]) {
        return false;
    }
    let words = super::word::words(line);
    let Some(open) = words.iter().rposition(|w| matches!(w.text, "(" | "[")) else { return false };
    let (caption, credit) = (&words[..open], &words[open + 1..words.len() - 1]);
    let named = |w: &Word| {
        matches!(w.text, "/" | "," | "|") || w.is_word() && w.is_capital() && !w.is_number()
    };
    if credit.is_empty()
        || credit.len() > MOST_NAMES
        || !credit.iter().all(named)
        || caption.len() < 2
    {
        return false;
    }
    let before = line[..words[open].start].trim_end();
    if shape::has_inner_stop(before) || phrases.names(List::Said, caption) {
        return false;
    }
    let known =
        credit.iter().any(Word::is_site) || phrases.name_len(List::Photo, credit) == credit.len();
    let joined =
        credit.iter().any(|w| w.text == "/") && credit.iter().filter(|w| w.is_word()).count() > 2;
    let stopped = before.ends_with('.');
    let weight = [
        (joined, 2),
        (known, 2),
        (stopped, 1),
        (ends_with_date(caption, phrases), 2),
        (has_scene(caption, phrases), 2),
    ];
    (stopped || known || joined) && sum(&weight) >= ENOUGH
}

/// Where a candidate stands.
#[derive(Clone, Copy)]
struct Place {
    first: bool,
    told: bool,
}

/// A longer line is no caption, in bytes.
const LONGEST_CAPTION: usize = 320;
/// What opens a quotation: a caption tells a scene instead.
const QUOTES: &[char] = &['"', '“', '\'', '‘'];

/// Weighs the evidence that a line above `credit` (or below one, where there is none here) is a caption, and not the
/// paragraph that the picture follows.
fn is_caption(
    block: Block,
    line: &str,
    credit: Option<&str>,
    place: Place,
    phrases: &Phrases,
) -> bool {
    const ENOUGH: usize = 3;
    if line.len() > LONGEST_CAPTION || line.starts_with(QUOTES) || shape::has_inner_stop(line) {
        return false;
    }
    let words = super::word::words(line);
    if phrases.names(List::Said, &words) {
        return false;
    }
    let dated = ends_with_date(&words, phrases);
    let scene = has_scene(&words, phrases);
    if (place.first || credit.is_none()) && block.kind == BlockKind::Heading && !dated && !scene {
        return false; // the title
    }
    let typeset = credit.is_some_and(|c| c.contains(&['|', '/', '©'][..]) || !c.contains(':'));
    let open = !shape::ends_sentence(line);
    let first = credit.is_some() && !place.told;
    sum(&[(typeset, 2), (dated, 2), (scene, 2), (first, 1), (open, 1)]) >= ENOUGH
}

/// The weight of what holds.
fn sum(evidence: &[(bool, usize)]) -> usize {
    evidence.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
}

/// Whether a date with its year stands within the last words.
fn ends_with_date(words: &[Word], phrases: &Phrases) -> bool {
    const NEAR: usize = 9;
    let tail = &words[words.len().saturating_sub(NEAR)..];
    let named = tail.iter().any(Word::is_year) && phrases.names(List::Date, tail);
    let slashes = tail.windows(5).any(|w| {
        w[0].is_number()
            && w[1].text == "/"
            && w[2].is_number()
            && w[3].text == "/"
            && w[4].is_number()
    });
    named || slashes
}

/// Words that tell of a picture: "Papan tanda …", "speaks during", "(kiri)".
fn has_scene(words: &[Word], phrases: &Phrases) -> bool {
    phrases.name_len(List::View, words) > 0 || phrases.names(List::Scene, words)
}
