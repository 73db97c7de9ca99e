//! "CEO Katarasa Tara Lim": where the house ends and the person begins.

use super::lexicon::Marks;
use super::reader::{Chunk, Role};
use super::word::{Gap, Words};
use crate::index::Map;
use crate::token::Case;

/// How often each sequence of words stands alone as a name.
type Known = Map<Vec<u32>, u32>;

/// Gives the first words of each mixed chunk to its role, where they name the house.
pub(crate) fn settle(words: &Words, chunks: &mut Vec<Chunk>, roles: &mut [Role]) {
    let known = standalone(words, chunks);
    let mut houses = vec![];
    for index in 0..chunks.len() {
        let chunk = &chunks[index];
        let (Some(role), true) = (chunk.role, chunk.mixed) else { continue };
        let whole = means_the_post(words, &roles[role]) || titled_follows(words, chunks, index);
        let next = apposed(words, chunks, index);
        let length =
            if whole { chunk.tokens.len() } else { cut(words, chunk, &roles[role], &known, next) };
        let cut = chunk.tokens.start + length;
        if cut == chunk.tokens.start {
            continue;
        }
        let house =
            Chunk { tokens: chunk.tokens.start..cut, role: None, inside: true, ..chunk.clone() };
        let begun = index.checked_sub(1).filter(|_| goes_on_firm(words, &roles[role]));
        roles[role].tokens.end = cut;
        let all = cut == chunk.tokens.end;
        chunks[index].tokens.start = cut;
        if all {
            chunks[index].role = None;
            pass_on(words, chunks, index, role);
        }
        match begun.map(|b| &mut chunks[b].tokens).filter(|t| t.end == house.tokens.start) {
            Some(firm) => firm.end = cut,
            None => houses.push(house),
        }
    }
    chunks.retain(|p| !p.tokens.is_empty());
    chunks.append(&mut houses);
    crate::order::sort_by_key(chunks, |p| (p.tokens.start, 0));
}

/// "sebagai Bupati Karang Asri", "menakhodai Persela Barat"
fn means_the_post(words: &Words, role: &Role) -> bool {
    role.marks.any(Marks::AS)
        || role.tokens.start > 0 && words.marks(role.tokens.start - 1).any(Marks::AS)
}

/// "Direktur PT Samudra": of the firm's name only the first word has been read.
fn goes_on_firm(words: &Words, role: &Role) -> bool {
    role.tokens.len() > 2 && words.marks(role.tokens.end - 2).any(Marks::FIRM)
}

/// "Kapolsek Tanjung Biru Kompol Budi": the person is the one with the title.
fn titled_follows(words: &Words, chunks: &[Chunk], index: usize) -> bool {
    let (Some(chunk), Some(next)) = (chunks.get(index), chunks.get(index + 1)) else {
        return false;
    };
    next.titled && next.lead == chunk.tokens.end && words.gap(next.lead).is(Gap::SPACE)
}

/// "CEO Katarasa, Tara Lim", "Kapolsek Koja Kompol Budi": the role is the next name's.
fn pass_on(words: &Words, chunks: &mut [Chunk], index: usize, role: usize) {
    let end = chunks[index].tokens.end;
    if let Some(next) = chunks.get_mut(index + 1) {
        let near =
            words.gap(end).only(Gap::COMMA) || (next.titled && words.gap(end).is(Gap::SPACE));
        if next.lead == end && near && next.role.is_none() {
            next.role = Some(role);
        }
    }
}

fn key(words: &Words, range: std::ops::Range<usize>) -> Vec<u32> {
    range.filter_map(|i| words.at(i)).map(|w| w.form).collect()
}

fn standalone(words: &Words, chunks: &[Chunk]) -> Known {
    let mut known = Known::default();
    for chunk in chunks.iter().filter(|p| !p.mixed) {
        *known.entry(key(words, chunk.tokens.clone()), || 0) += 1;
    }
    // "Bupati Sukamaju Ana", "Wakil Bupati Sukamaju Budi": what begins two of them is the house.
    let mut begun: Map<u32, usize> = Map::default();
    for chunk in chunks.iter().filter(|p| p.mixed && p.tokens.len() > 1) {
        let at = chunk.tokens.start;
        let Some(first) = words.at(at).map(|w| w.form) else { continue };
        let other = *begun.entry(first, || at);
        if words.text(other + 1) != words.text(at + 1) && !words.marks(at).any(Marks::GIVEN) {
            known.entry(vec![first], || 1);
        }
    }
    known
}

/// "Pelatih Persela FC, Tara Lim": how much the name that follows after a comma speaks for being the person's.
fn apposed(words: &Words, chunks: &[Chunk], index: usize) -> i32 {
    let (Some(chunk), Some(next)) = (chunks.get(index), chunks.get(index + 1)) else {
        return 0;
    };
    // "Pelatih Tara Lim, Budi Karya, dan Ana Putri": of a list each is a person.
    let after = next.tokens.end;
    let listed = words.is_capital(after) && !words.gap(after).any(Gap::START)
        || words.marks(after).any(Marks::AND);
    let behind = next.lead == chunk.tokens.end && words.gap(next.lead).only(Gap::COMMA);
    match behind && next.role.is_none() && !listed {
        true if next.titled || words.gap(after).any(Gap::COMMA) && next.tokens.len() > 1 => 9,
        true => 4,
        false => 0,
    }
}

/// How many words of a mixed chunk name the house; `apposed` says that the person may stand behind it.
fn cut(words: &Words, chunk: &Chunk, role: &Role, known: &Known, apposed: i32) -> usize {
    let length = chunk.tokens.len();
    let firm = goes_on_firm(words, role);
    let bare = firm || (role.head.end..role.tokens.end).all(|i| !words.is_capital(i));
    // "Kepala Badan Amal (BA) Karang, Tara Lim"
    let bracket = words.gap(chunk.tokens.start).any(Gap::CLOSE);
    let house = firm || role.marks.any(Marks::HOUSE);
    let mut best = (0, 0);
    for k in 0..=length.min(5) {
        let (front, back) =
            (chunk.tokens.start..chunk.tokens.start + k, chunk.tokens.start + k..chunk.tokens.end);
        // "Wakil Ketua DPR Surya Damar": the house is named already.
        let again = if bare || bracket || k == 0 { 0 } else { -3 };
        // "Wagub DKI Djarot Saiful Hidayat", of whom the text says "Djarot", too
        let alone = k == 1 && known.contains(&key(words, front.clone()));
        let first_name = if alone && !bare && !bracket { -3 } else { 0 };
        let whole = if back.is_empty() { apposed } else { 0 };
        let value = as_house(words, front, known)
            + as_person(words, back, known, k, bare && house)
            + again
            + whole
            + first_name;
        if k == 0 || value > best.0 {
            best = (value, k);
        }
    }
    best.1
}

/// How much speaks for `front` being a house.
fn as_house(words: &Words, front: std::ops::Range<usize>, known: &Known) -> i32 {
    if front.is_empty() {
        return 0;
    }
    let first = words.marks(front.start);
    let mut value = 0;
    if known.contains(&key(words, front.clone())) {
        value += 3;
    }
    if first.any(Marks::ORGANISATION.with(Marks::PLACE)) {
        value += if front.len() > 1 || first.any(Marks::PLACE) { 3 } else { 1 };
    }
    if words.at(front.start).is_some_and(|w| w.case == Case::Upper && w.span.len() < 8) {
        value += 2;
    }
    if first.any(Marks::GIVEN) {
        value -= 4;
    }
    if front.len() > 1 && words.marks(front.end - 1).any(Marks::GIVEN) {
        value -= 2;
    }
    let last = words.at(front.end - 1).is_some_and(|w| w.case == Case::Upper && w.span.len() <= 3);
    value += 2 * i32::from(front.len() > 1 && last);
    value += 3 * i32::from(first.any(Marks::ARTICLE));
    if words.marks(front.end - 1).any(Marks::ORGANISATION_LAST.with(Marks::PLACE)) {
        value += 1;
    }
    value - front.len() as i32 / 3
}

/// How much speaks for `back` being a person, after a house of `k` words.
fn as_person(
    words: &Words,
    back: std::ops::Range<usize>,
    known: &Known,
    k: usize,
    house: bool,
) -> i32 {
    if back.is_empty() {
        // No person at all: "CEO Katarasa".
        return if house { 2 - 2 * (k as i32 - 1) } else { -2 };
    }
    let mut value = match back.len() {
        1 if k > 0 => 0,
        1 => 1,
        2 => 3,
        3 => 2,
        _ => 1,
    };
    let last = words.at(back.end - 1).map(|w| vec![w.form]).unwrap_or_default();
    let first = words.at(back.start).map(|w| vec![w.form]).unwrap_or_default();
    if known.contains(&key(words, back.clone())) {
        value += 3;
    } else if back.len() > 1 && (known.contains(&last) || known.contains(&first)) {
        value += 2;
    }
    // By its shape a name, but as often the second as the first.
    let shaped = words.marks(back.start).any(Marks::SURE);
    if words.marks(back.start).any(Marks::GIVEN) && !shaped {
        value += if k == 0 { 3 } else { 2 };
    }
    // "CEO Lumina Indonesia"
    if words.marks(back.start).any(Marks::PLACE) {
        value -= 4;
    }
    if back.clone().any(|i| words.marks(i).any(Marks::ORGANISATION_LAST)) {
        value -= 4;
    }
    value
}
