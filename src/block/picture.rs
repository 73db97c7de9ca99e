//! Captions and credits of pictures.

use super::phrase::{List, Phrases};
use super::word::Word;
use super::{shape, Block, BlockKind, Boilerplate};

/// Whether a line is a credit ("Name | Agency | Getty") or a caption with its credit ("… (Foto: Name/Agency)").
pub(super) fn kind(line: &str, words: &[Word], phrases: &Phrases) -> Option<Boilerplate> {
    if is_credit(line, words, phrases) {
        Some(Boilerplate::Credit)
    } else if ends_in_credit(line, words, phrases) {
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
    let via = |w: &Word| matches!(w.text, "via" | "for" | "through" | "dan" | "and" | "untuk");
    let named = |w: &&Word| !w.is_word() || w.is_capital() || via(w) || w.text.contains('.');
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
        || is_piped(core, parts)
}

/// "Name Name | Name | Name" without a number.
fn is_piped(words: &[Word], parts: usize) -> bool {
    parts >= 2
        && words.len() <= 12
        && words.iter().all(|w| w.text == "|" || (w.is_capital() && !w.is_number()))
        && words.iter().filter(|w| w.text == "|").count() >= 2
}

fn ends_with_photo(words: &[Word], phrases: &Phrases) -> bool {
    (0..words.len()).any(|at| {
        let len = phrases.name_len(List::Photo, &words[at..]);
        len > 0 && at + len == words.len()
    })
}

/// A sentence or two with a credit at the end: "… (Foto: Name/Agency)", "… (Dok. Humas)", "… ANTARA FOTO/Name/foc".
fn ends_in_credit(line: &str, words: &[Word], phrases: &Phrases) -> bool {
    let open = words.iter().rposition(|w| matches!(w.text, "(" | "["));
    let close = words.iter().rposition(|w| matches!(w.text, ")" | "]"));
    if let (Some(open), Some(close)) = (open, close) {
        let only_marks_after = words[close..].iter().all(|w| !w.is_word());
        if open > 0 && open < close && only_marks_after {
            return is_bracket_credit(line, &words[open + 1..close], phrases);
        }
    }
    if ends_in_site(line, words) {
        return true;
    }
    // Behind the last full stop.
    let Some(stop) = words.iter().rposition(|w| w.text == ".").filter(|&at| at + 1 < words.len())
    else {
        return false;
    };
    let tail = &words[stop + 1..];
    let piece = &line[words[stop].end()..];
    piece.len() <= 80 && tail.len() > 1 && is_credit(piece, tail, phrases)
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
    const OPENERS: [&str; 14] = [
        "foto",
        "photo",
        "dok",
        "dokumentasi",
        "gambar",
        "kredit",
        "credit",
        "image",
        "picture",
        "fotografer",
        "photograph",
        "sumber foto",
        "istimewa",
        "screenshot",
    ];
    let Some(first) = words.first() else { return false };
    if OPENERS.contains(&first.text.to_lowercase().as_str()) {
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

/// Marks sentences above a credit line that tell what the picture shows.
pub(super) fn mark_captions(text: &str, blocks: &mut [Block], phrases: &Phrases) {
    let mut told = false; // whether some of the telling stands above
    for at in 0..blocks.len() {
        let block = blocks[at];
        if block.boilerplate.is_some() {
            continue;
        }
        let credit = blocks.get(at + 1).filter(|b| b.boilerplate == Some(Boilerplate::Credit));
        if let Some(credit) = credit {
            let place = Place { first: at == 0, told };
            if is_caption(block, block.span.of(text), credit.span.of(text), place, phrases) {
                blocks[at].boilerplate = Some(Boilerplate::Caption);
                continue;
            }
        }
        told |= block.kind != BlockKind::Heading;
    }
}

/// Where a candidate stands.
struct Place {
    first: bool,
    told: bool,
}

/// Weighs the evidence that a line above a credit is a caption and not the paragraph that the picture follows.
fn is_caption(block: Block, line: &str, credit: &str, place: Place, phrases: &Phrases) -> bool {
    const ENOUGH: usize = 3;
    if line.len() > 320 || line.starts_with(['"', '“', '\'', '‘']) || shape::has_inner_stop(line)
    {
        return false;
    }
    let words = super::word::words(line);
    if phrases.names(List::Said, &words) {
        return false;
    }
    let dated = ends_with_date(&words, phrases);
    let scene = has_scene(&words, phrases);
    if place.first && block.kind == BlockKind::Heading && !dated && !scene {
        return false; // the title
    }
    let typeset = credit.contains(['|', '/', '©']) || !credit.contains(':');
    let weight =
        [(typeset, 2), (dated, 2), (scene, 2), (!place.told, 1), (!shape::ends_sentence(line), 1)];
    weight.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum::<usize>() >= ENOUGH
}

/// Whether a date with its year stands within the last words.
fn ends_with_date(words: &[Word], phrases: &Phrases) -> bool {
    const NEAR: usize = 9;
    let tail = &words[words.len().saturating_sub(NEAR)..];
    let year = |w: &Word| {
        w.text.len() == 4 && (w.text.starts_with("19") || w.text.starts_with("20")) && w.is_number()
    };
    let named = tail.iter().any(year) && phrases.names(List::Date, tail);
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
