//! Place and agency before the first sentence: "LONDON (Reuters) -".

use super::phrase::{List, Phrases};
use super::word::{words, Word};
use super::{Block, BlockKind};
use crate::language::Language;
use crate::token::lower;

/// Bytes within which the dash of a dateline stands.
const LONGEST: usize = 80;

/// Whether a dateline may open the article at `block`.
pub(super) fn may_open(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph
}

/// The length of the dateline at the start of `paragraph`, dash included; `opens`: no telling stands above.
pub(super) fn len(paragraph: &str, opens: bool, language: &Language) -> Option<usize> {
    let phrases = language.phrases();
    if !paragraph.starts_with(|c: char| c.is_alphanumeric() || c == '(') {
        return None;
    }
    let mut limit = paragraph.len().min(LONGEST);
    while !paragraph.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = &paragraph[..limit];
    let words = words(head);
    let shaped = || {
        let named = unmarked(&words, language).or(glued(&words, phrases));
        named.or(dated(&words, phrases)).or(wired(&words, phrases))
    };
    if let Some(len) = opens.then(shaped).flatten() {
        return Some(len);
    }
    let dash = words.iter().position(is_dash)?;
    let dashes = |from: usize| words[from..].iter().take_while(|w| is_dash(w)).count();
    let after = dash + dashes(dash);
    // "GENEVA – 19 March 2026 –"
    let date = date_len(&words[after..]).map(|len| after + len).filter(|&at| dashes(at) > 0);
    if let Some(at) = date.filter(|_| opens && is_shouted_place(&words[..dash], phrases)) {
        return Some(words[at + dashes(at) - 1].end());
    }
    let end = words[after - 1].end();
    let spaced = head[..words[dash].start].ends_with(' ') || words[dash].text != "-";
    let prefix = &words[..dash];
    let text_follows = match words.get(after) {
        Some(next) => !next.text.starts_with(char::is_lowercase) && next.text != ",",
        None => end == paragraph.len(),
    };
    let two_dashes = after - dash > 1;
    (spaced && text_follows && is_dateline(prefix, &words[after..], opens, two_dashes, phrases))
        .then_some(end)
}

/// "Istanbul, Turkey A group …": a town, one or two names, and a capital that begins a sentence; the dash was lost.
fn unmarked(words: &[Word], language: &Language) -> Option<usize> {
    const MOST_NAMES: usize = 2;
    let comma = language.phrases().name_len(List::Place, words);
    if comma == 0 || words.get(comma)?.text != "," {
        return None;
    }
    let rest = &words[comma + 1..];
    let begins = |w: &Word| w.is_capital() && language.is_stop_word(&lower(w.text));
    let names = rest.iter().take_while(|w| w.is_word() && w.is_capital() && !begins(w)).count();
    let goes_on = rest.get(names + 1).is_some_and(|w| w.text.starts_with(char::is_lowercase));
    ((1..=MOST_NAMES).contains(&names) && begins(rest.get(names)?) && goes_on)
        .then(|| rest[names - 1].end())
}

/// "(CNN)A group …": an agency in brackets, and the capital that begins a sentence.
fn glued(words: &[Word], phrases: &Phrases) -> Option<usize> {
    const MOST_NAMES: usize = 4;
    let close = words.iter().take(MOST_NAMES + 2).position(|w| w.text == ")")?;
    let agency = words.get(1..close).filter(|_| words[0].text == "(")?;
    let begins = words.get(close + 1).is_some_and(Word::is_capital);
    (begins && ends_with_agency(agency, phrases)).then(|| words[close].end())
}

/// "云溪晚报讯 …", "新华社北京9月18日电（记者 …）": one word that says it is a wire, and a space, or a name in brackets.
#[inline(never)]
fn wired(words: &[Word], phrases: &Phrases) -> Option<usize> {
    const MOST_NAMED: usize = 6;
    let (first, rest) = words.split_first()?;
    let (last, _) = first.text.char_indices().next_back().filter(|(at, _)| *at > 0)?;
    let wire = phrases.lists(List::Wire, &Word { text: &first.text[last..], ..*first });
    let next = rest.first().filter(|_| wire)?;
    match next.text {
        "（" => rest.iter().take(MOST_NAMED).find(|w| w.text == "）").map(Word::end),
        _ => (next.start > first.end()).then_some(first.end()),
    }
}

/// "Kuala Terengganu, 12 Mac –", "Valdehermoso, 8 nov (Agencias).-", "ИРКУТСК, 21 августа.": a place, a comma, a day and
/// its month in any language, a name in brackets; then a dash, or a full stop behind a place in capitals.
#[inline(never)]
fn dated(words: &[Word], phrases: &Phrases) -> Option<usize> {
    const LONGEST_PLACE: usize = 4;
    let placed = |w: &&Word| w.is_word() && (w.is_capital() || phrases.lists(List::Small, w));
    let place = words.iter().take(LONGEST_PLACE).take_while(placed).count();
    let apart = words.get(place).is_some_and(|w| w.text == ",");
    if place == 0 || !apart || words[..place].iter().any(Word::is_number) {
        return None;
    }
    let mut at = place + 1 + date_len(&words[place + 1..])?;
    if words.get(at).is_some_and(|w| w.text == "(") {
        at += 1 + words[at..].iter().take(LONGEST_PLACE + 2).position(|w| w.text == ")")?;
    }
    let stop = usize::from(words.get(at).is_some_and(|w| w.text == "."));
    let dashes = words[at + stop..].iter().take_while(|w| is_dash(w)).count();
    let ends = dashes > 0 || stop > 0 && is_shouted_place(&words[..place], phrases);
    let text_follows = words.get(at + stop + dashes).is_some_and(Word::is_capital);
    (ends && text_follows).then(|| words[at + stop + dashes - 1].end())
}

/// "12 Mac", "Sept 8", "8 de noviembre de 2025", "21. August": how many words a day, its month and a year take.
#[inline(never)]
fn date_len(words: &[Word]) -> Option<usize> {
    const MOST_WORDS: usize = 6;
    const LONGEST_MONTH: usize = 24; // bytes
    let (mut days, mut names, mut taken) = (0, 0, 0);
    for word in words.iter().take(MOST_WORDS) {
        if word.is_number() && word.text.len() <= 2 {
            days += 1;
        } else if word.is_word() && !word.is_number() && word.text.len() <= LONGEST_MONTH {
            names += 1;
        } else if !(word.is_year() || word.text == "." && taken == 1) {
            break;
        }
        taken += 1;
    }
    (days == 1 && (1..=3).contains(&names)).then_some(taken)
}

fn is_dash(word: &Word) -> bool {
    matches!(word.text, "-" | "–" | "—")
}

fn is_dateline(
    prefix: &[Word],
    rest: &[Word],
    opens: bool,
    two_dashes: bool,
    phrases: &Phrases,
) -> bool {
    const MOST_WORDS: usize = 14;
    if prefix.is_empty() || prefix.len() > MOST_WORDS {
        return false;
    }
    let sound = prefix
        .iter()
        .all(|w| !w.is_word() || w.is_capital() || w.is_site() || phrases.lists(List::Small, w));
    if !sound {
        return false;
    }
    let named = is_place_and_name(prefix, phrases);
    if named == Some(true)
        || is_bracketed(prefix)
        || prefix.iter().any(Word::is_site)
        || ends_with_agency(prefix, phrases)
    {
        return true;
    }
    if !opens {
        return false;
    }
    if named.is_some() {
        return true;
    }
    let place = phrases.name_len(List::Place, prefix);
    let dated = prefix.iter().any(|w| phrases.name_len(List::Date, std::slice::from_ref(w)) > 0);
    let only_place = place == prefix.len() && phrases.name_len(List::Place, rest) == 0;
    let comma = prefix.get(place).is_some_and(|w| w.text == ",");
    // "CAMBRIDGE, Mass., Sept. 8, 2025 /Newswire/ --"
    let named = prefix.iter().position(|w| w.text == ",").unwrap_or(0);
    let shouted = (dated || two_dashes) && is_shouted_place(&prefix[..named], phrases);
    only_place
        || (place > 0 && (dated || two_dashes || comma))
        || shouted
        || is_shouted_place(prefix, phrases)
}

/// "Sukamaju, Kabarkota": two names of up to three words and a comma between; true where the first is surely a place.
fn is_place_and_name(prefix: &[Word], phrases: &Phrases) -> Option<bool> {
    const LONGEST: usize = 3;
    let comma = prefix.iter().position(|w| w.text == ",")?;
    let (place, name) = (&prefix[..comma], &prefix[comma + 1..]);
    let fits = |part: &[Word]| {
        (1..=LONGEST).contains(&part.len()) && part.iter().all(|w| w.is_word() && !w.is_number())
    };
    let sure =
        phrases.name_len(List::Place, place) == place.len() || is_shouted_place(place, phrases);
    (fits(place) && fits(name)).then_some(sure)
}

/// "CITY, Province (Agency)": a name in brackets closes it.
fn is_bracketed(prefix: &[Word]) -> bool {
    let Some((_, inside)) = prefix.split_last().filter(|(last, _)| last.text == ")") else {
        return false;
    };
    let Some(open) = inside.iter().position(|w| w.text == "(") else { return false };
    let inner = &inside[open + 1..];
    open <= 9
        && !inner.is_empty()
        && inner.len() <= 4
        && inner.iter().all(|w| w.is_word() && !w.is_number() || matches!(w.text, "/" | "," | "."))
        && !is_abbreviation_of(inner, &prefix[..open])
}

/// "Komisi Pemilihan Umum (KPU)": the capitals of the words before the bracket, so no agency.
fn is_abbreviation_of(inner: &[Word], before: &[Word]) -> bool {
    let [abbreviation] = inner else { return false };
    let named: Vec<char> =
        before.iter().filter_map(|w| w.text.chars().next()).filter(|c| c.is_uppercase()).collect();
    named.len() >= 2
        && abbreviation.text.starts_with(named[0])
        && abbreviation.text.chars().count() >= named.len()
}

fn ends_with_agency(prefix: &[Word], phrases: &Phrases) -> bool {
    let agency = |at: usize| phrases.name_len(List::Agency, &prefix[at..]) == prefix.len() - at;
    let after_comma = prefix
        .iter()
        .position(|w| w.text == ",")
        .is_some_and(|comma| (comma + 1..prefix.len()).any(agency));
    let alone = prefix.len() == 1 && lower(prefix[0].text).ends_with("news") || agency(0);
    after_comma || alone
}

/// "MONTE CARLO", "NAIROBI and GENEVA": one to four words in capitals, no short abbreviation.
fn is_shouted_place(prefix: &[Word], phrases: &Phrases) -> bool {
    let words = prefix.iter().filter(|w| w.is_word() && !phrases.lists(List::Small, w));
    let letters: usize = words.clone().map(|w| w.text.chars().count()).sum();
    (1..=4).contains(&words.clone().count()) && letters >= 4 && words.clone().all(Word::is_shouted)
}
