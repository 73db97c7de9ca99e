//! Names to entities: what each is, and which short forms and acronyms mean the same.

use super::lexicon::Marks;
use super::reader::Piece;
use super::word::{Gap, Words};
use crate::analysis::EntityKind;
use crate::index::Map;
use crate::token::Case;

/// One distinct sequence of words that names something.
#[derive(Debug, Default)]
pub(crate) struct Candidate {
    /// Its folded forms.
    pub(crate) key: Vec<u32>,
    /// Index of the first piece that has it.
    pub(crate) first: usize,
    evidence: Evidence,
    /// Times it stands where a name can be introduced.
    strong: u32,
}

/// What speaks for each type; signed, in small whole steps.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    person: i32,
    organisation: i32,
    place: i32,
}

impl Evidence {
    fn add(&mut self, other: Evidence) {
        self.person += other.person;
        self.organisation += other.organisation;
        self.place += other.place;
    }

    fn most(self) -> i32 {
        self.person.max(self.organisation).max(self.place)
    }

    fn kind(self) -> EntityKind {
        match self.most() {
            most if most < 2 => EntityKind::Other,
            most if most == self.person => EntityKind::Person,
            most if most == self.organisation => EntityKind::Organisation,
            _ => EntityKind::Place,
        }
    }

    fn may_be_person(self) -> bool {
        self.person >= self.organisation && self.person >= self.place
    }
}

/// What each piece names.
#[derive(Debug, Default)]
pub(crate) struct Links {
    /// Type and candidate of each entity.
    pub(crate) entities: Vec<(EntityKind, usize)>,
    /// The entity of each piece.
    pub(crate) of_piece: Vec<Option<usize>>,
    pub(crate) candidates: Vec<Candidate>,
}

/// At most this many people of one surname are told apart.
const NAMESAKES: usize = 16;

/// Ties the pieces to entities.
pub(crate) fn link(words: &Words, pieces: &[Piece], first_names: bool) -> Links {
    let mut linker = Linker {
        first_names,
        words,
        pieces,
        candidates: vec![],
        ids: Map::default(),
        of_piece: vec![],
    };
    linker.collect();
    let mut aliases = linker.acronyms();
    linker.written_apart(&mut aliases);
    if first_names {
        linker.blends(&mut aliases);
    }
    linker.resolve(&aliases)
}

/// Which candidate each one stands for, if another.
type Aliases = Vec<Option<usize>>;

struct Linker<'a> {
    /// People are called by their first name.
    first_names: bool,
    words: &'a Words,
    pieces: &'a [Piece],
    candidates: Vec<Candidate>,
    ids: Map<Vec<u32>, usize>,
    /// The candidate of each piece.
    of_piece: Vec<usize>,
}

/// Entities by one of their words.
#[derive(Default)]
struct Index {
    first: Map<u32, Vec<usize>>,
    last: Map<u32, Vec<usize>>,
}

impl Linker<'_> {
    fn collect(&mut self) {
        for (index, piece) in self.pieces.iter().enumerate() {
            let key: Vec<u32> =
                piece.tokens.clone().filter_map(|i| self.words.at(i)).map(|w| w.form).collect();
            let next = self.candidates.len();
            let id = *self.ids.entry(key.clone(), || next);
            if id == next {
                let evidence = of_words(self.words, piece);
                self.candidates.push(Candidate { key, first: index, evidence, strong: 0 });
            }
            let candidate = &mut self.candidates[id];
            candidate.evidence.add(of_context(self.words, piece, candidate.evidence));
            candidate.strong += u32::from(!piece.weak);
            self.of_piece.push(id);
        }
    }

    /// "Otoritas Jasa Keuangan (OJK)": which candidate each acronym stands for.
    fn acronyms(&mut self) -> Aliases {
        let mut aliases = vec![None; self.candidates.len()];
        for index in 0..self.pieces.len() {
            let after = self.pieces[index].tokens.end;
            let next = self.pieces.get(index + 1).filter(|p| p.tokens.start == after);
            let Some(next) = next else { continue };
            let closed = self.words.gap(next.tokens.end).any(Gap::CLOSE.or(Gap::START));
            if !self.words.gap(after).any(Gap::OPEN) || !closed {
                continue;
            }
            let (a, b) = (self.of_piece[index], self.of_piece[index + 1]);
            let (long, short) = if self.candidates[a].key.len() > 1 { (a, b) } else { (b, a) };
            if self.abbreviates(short, long) {
                aliases[short] = Some(long);
                self.candidates[long].evidence.organisation += 3;
            }
        }
        aliases
    }

    /// The names of one word, by that word.
    fn single(&self) -> Map<&str, usize> {
        let mut single = Map::default();
        for (c, candidate) in self.candidates.iter().enumerate() {
            if let [word] = candidate.key[..] {
                *single.entry(self.words.forms[word as usize].text.as_str(), || c) = c;
            }
        }
        single
    }

    /// "Kata Rasa" where the text also writes "Katarasa": one name, and its parts are no person's.
    fn written_apart(&mut self, aliases: &mut Aliases) {
        let form = |id: &u32| self.words.forms[*id as usize].text.as_str();
        let single = self.single();
        let apart: Vec<(usize, usize)> = (0..self.candidates.len())
            .filter(|&c| self.candidates[c].key.len() == 2)
            .filter_map(|c| {
                let joined: String = self.candidates[c].key.iter().map(form).collect();
                Some((c, *single.get(&joined)?))
            })
            .collect();
        for (c, one) in apart {
            self.candidates[c].evidence = Evidence::default();
            aliases[c] = Some(one);
        }
    }

    /// "Satnir" for "Satya Nirwanto": the beginnings of the first two words of a name, written as one.
    fn blends(&self, aliases: &mut Aliases) {
        let form = |id: &u32| self.words.forms[*id as usize].text.as_str();
        let single = self.single();
        let mut blend = String::new();
        for c in 0..self.candidates.len() {
            let [first, second, ..] = &self.candidates[c].key[..] else { continue };
            let (first, second) = (form(first), form(second));
            let plain = first.is_ascii() && second.is_ascii();
            let evidence = self.candidates[c].evidence;
            if !plain || evidence.person <= 0 || !evidence.may_be_person() || aliases[c].is_some() {
                continue;
            }
            for (a, b) in (2..=first.len().min(5))
                .flat_map(|a| (2..=second.len().min(4)).map(move |b| (a, b)))
            {
                blend.clear();
                blend.push_str(&first[..a]);
                blend.push_str(&second[..b]);
                let short = single.get(&blend).filter(|_| blend.len() >= 5);
                if let Some(&short) = short {
                    aliases[short].get_or_insert(c);
                }
            }
        }
    }

    fn abbreviates(&self, short: usize, long: usize) -> bool {
        let (short, long) = (&self.candidates[short], &self.candidates[long]);
        let upper = self
            .words
            .at(self.pieces[short.first].tokens.start)
            .is_some_and(|w| w.case == Case::Upper || w.span.len() < 10);
        if short.key.len() != 1 || long.key.len() < 2 || !upper {
            return false;
        }
        let form = |id: u32| self.words.forms[id as usize].text.as_str();
        let Some(&first) = long.key.first() else { return false };
        let Some(&word) = short.key.first() else { return false };
        let mut letters = form(word).chars();
        let mut wanted = letters.next();
        if wanted != form(first).chars().next() {
            return false;
        }
        for c in long.key.iter().flat_map(|&id| form(id).chars()) {
            if wanted == Some(c) {
                wanted = letters.next();
            }
        }
        wanted.is_none()
    }

    fn resolve(mut self, aliases: &Aliases) -> Links {
        let mut order: Vec<usize> = (0..self.candidates.len()).collect();
        crate::order::sort_by_key(&mut order, |&c| (usize::MAX - self.candidates[c].key.len(), c));
        let mut index = Index::default();
        // For each candidate: the candidates it may be short for; none: it stands for itself.
        let mut full: Vec<Vec<usize>> = vec![vec![]; self.candidates.len()];
        for c in order {
            if self.lengthens(c) {
                self.candidates[c].evidence = Evidence::default();
                continue;
            }
            let fulls = match aliases[c] {
                Some(long) if long != c => vec![long],
                _ => self.longer(c, &index),
            };
            if fulls.is_empty() {
                self.enter(c, &mut index);
            }
            full[c] = fulls;
        }
        self.entities(&full)
    }

    /// "Profil Ana Putri", "Ana Putri Geser": whether only headlines and links have a word more than the text's own name.
    fn lengthens(&self, c: usize) -> bool {
        let Candidate { key, strong, .. } = &self.candidates[c];
        let told =
            |name: &[u32]| self.ids.get(name).is_some_and(|&c| self.candidates[c].strong > 0);
        *strong == 0 && key.len() > 2 && (told(&key[1..]) || told(&key[..key.len() - 1]))
    }

    fn enter(&self, c: usize, index: &mut Index) {
        let key = &self.candidates[c].key;
        if key.len() < 2 {
            return;
        }
        for (map, word) in [(&mut index.first, key.first()), (&mut index.last, key.last())] {
            let Some(&word) = word else { continue };
            let namesakes = map.entry(word, Vec::new);
            if namesakes.len() < NAMESAKES {
                namesakes.push(c);
            }
        }
    }

    /// The longer names that candidate `c` may be short for.
    fn longer(&mut self, c: usize, index: &Index) -> Vec<usize> {
        let none = vec![];
        let key = &self.candidates[c].key;
        let (Some(first), Some(last)) = (key.first(), key.last()) else { return none };
        let by_first = index.first.get(std::slice::from_ref(first)).unwrap_or(&none);
        let by_last = index.last.get(std::slice::from_ref(last)).unwrap_or(&none);
        let mut found: Vec<usize> = vec![];
        for &long in by_first {
            if self.same_house(c, long) || self.starts(c, long) {
                found.push(long);
            }
        }
        let own = self.candidates[c].evidence;
        for &long in by_last {
            let person = self.candidates[long].evidence.may_be_person() && own.may_be_person();
            let suffix = self.candidates[long].key.ends_with(key);
            if person && suffix && !found.contains(&long) {
                found.push(long);
            }
        }
        // A surname used alone later says that the full name is a person's.
        if key.len() == 1 && own.organisation <= 0 && own.place <= 0 {
            for &long in &found {
                let first = self.candidates[long].first;
                if !has_acronym(self.words, &self.pieces[first]) {
                    self.candidates[long].evidence.person += 2;
                }
            }
        }
        found
    }

    /// "Katarasa" for "Katarasa Group Holding Ltd."
    fn same_house(&self, c: usize, long: usize) -> bool {
        let (key, long) = (&self.candidates[c].key, &self.candidates[long].key);
        long.starts_with(key)
            && long[key.len()..]
                .iter()
                .all(|&f| self.words.forms[f as usize].marks.any(Marks::ORGANISATION_LAST))
    }

    /// "Sri Wulan" for "Sri Wulan Indraswari", "Gordon Hale" for "Gordon W. Hale".
    fn starts(&self, c: usize, long: usize) -> bool {
        let (short, long) = (&self.candidates[c], &self.candidates[long]);
        if !short.evidence.may_be_person() || !long.evidence.may_be_person() {
            return false;
        }
        let unknown = long.evidence.most() <= 0 && short.evidence.most() <= 0;
        let later = unknown && short.key.len() == 1 && self.first_names && short.first > long.first;
        let person = long.evidence.person >= 2 || later;
        let around = short.key.len() == 2
            && short.key.first() == long.key.first()
            && short.key.last() == long.key.last();
        around || (person && long.key.starts_with(&short.key))
    }

    fn entities(self, full: &[Vec<usize>]) -> Links {
        let mut evidence: Vec<Evidence> = self.candidates.iter().map(|c| c.evidence).collect();
        let mut strong: Vec<u32> = self.candidates.iter().map(|c| c.strong).collect();
        for (c, fulls) in full.iter().enumerate() {
            if let [one] = fulls[..] {
                let own = evidence[c];
                evidence[one].add(own);
                strong[one] += strong[c];
            }
        }
        let mut links = Links::default();
        let mut entity_of = vec![None; self.candidates.len()];
        // Where each candidate was last named, so that a short form means the nearest.
        let mut seen = vec![None; self.candidates.len()];
        for (index, &c) in self.of_piece.iter().enumerate() {
            let root = root(c, full, &seen);
            seen[root] = Some(index);
            let real = strong[root] > 0 || evidence[root].most() >= 3;
            if !real {
                links.of_piece.push(None);
                continue;
            }
            let next = links.entities.len();
            let entity = *entity_of[root].get_or_insert(next);
            if entity == next {
                links.entities.push((evidence[root].kind(), root));
            }
            links.of_piece.push(Some(entity));
        }
        links.candidates = self.candidates;
        links
    }
}

/// Follows short forms to the full one; among several the one named last before here.
fn root(c: usize, full: &[Vec<usize>], seen: &[Option<usize>]) -> usize {
    let mut at = c;
    for _ in 0..4 {
        let nearest = full[at].iter().max_by_key(|f| (seen[**f], std::cmp::Reverse(**f)));
        match nearest {
            Some(&next) if next != at => at = next,
            _ => break,
        }
    }
    at
}

/// "YouTube TV", "OGC Nice": people's names hold no words of capitals.
fn has_acronym(words: &Words, piece: &Piece) -> bool {
    let shouted = |w: &super::word::Word| w.case == Case::Upper && !w.opens && w.span.len() > 1;
    piece.tokens.len() > 1 && piece.tokens.clone().any(|i| words.at(i).is_some_and(shouted))
}

/// What the words of a name say about its type.
fn of_words(words: &Words, piece: &Piece) -> Evidence {
    let mut evidence = Evidence::default();
    let first = words.marks(piece.tokens.start);
    let alone = piece.tokens.len() == 1;
    let upper = words.at(piece.tokens.start).is_some_and(|w| w.case == Case::Upper);
    if piece.tokens.clone().any(|i| words.marks(i).any(Marks::ORGANISATION)) {
        evidence.organisation += 4;
    }
    if !alone && words.marks(piece.tokens.end - 1).any(Marks::ORGANISATION_LAST) {
        evidence.organisation += 5;
    }
    // "Finance & Strategy"
    if piece.tokens.clone().skip(1).any(|i| words.gap(i).any(Gap::AMPERSAND)) {
        evidence.organisation += 4;
    }
    // "Gedung" alone is no place.
    let begins = alone && first.any(Marks::BEGINS);
    let last = words.marks(piece.tokens.end - 1);
    if (first.any(Marks::PLACE) && !begins)
        || (!alone && last.any(Marks::PLACE) && !last.any(Marks::BEGINS))
    {
        evidence.place += 3;
    }
    if alone && upper && !first.any(Marks::PLACE) {
        evidence.organisation += 2;
    }
    if piece.tokens.clone().any(|i| words.marks(i).any(Marks::THING)) {
        evidence.person -= 16;
    }
    if first.any(Marks::GIVEN) && !first.any(Marks::ORGANISATION.with(Marks::THING)) {
        evidence.person += if alone { 2 } else { 4 };
    }
    // "Dito Ramadhan": a given name behind an unknown word.
    let other = Marks::GIVEN.with(Marks::PLACE).with(Marks::ORGANISATION).with(Marks::THING);
    let second = !alone && !first.any(other) && words.marks(piece.tokens.end - 1).any(Marks::GIVEN);
    evidence.person += i32::from(first.any(Marks::SURE)) + 2 * i32::from(second);
    // "M Ikhwan", "J. K. Rowling"
    let initial = words.at(piece.tokens.start).is_some_and(|w| w.span.len() == 1);
    evidence.person += 2 * i32::from(initial && !alone);
    let inner = piece.tokens.start + 1..piece.tokens.end.saturating_sub(1);
    if inner.clone().any(|i| words.marks(i).any(Marks::PARTICLE) && !words.is_capital(i)) {
        evidence.person += 2;
    }
    evidence
}

/// What stands around a name says about its type; bounded, so that frequent names are not told by habit alone.
fn of_context(words: &Words, piece: &Piece, so_far: Evidence) -> Evidence {
    let mut evidence = Evidence::default();
    if piece.inside {
        evidence.organisation += i32::from(so_far.organisation < 6 && so_far.place == 0);
    }
    if so_far.person > 12 || so_far.place > 8 {
        return evidence;
    }
    evidence.person += 3 * i32::from(piece.role.is_some() && !piece.inside);
    evidence.person += 3 * i32::from(piece.titled);
    let end = piece.tokens.end;
    evidence.person += 3 * i32::from(has_age(words, end) || words.marks(end).any(Marks::WHO));
    let before = piece.tokens.start.wrapping_sub(1);
    evidence.person += 3 * i32::from(words.marks(before).any(Marks::CALLED));
    if words.marks(before).any(Marks::PLACE_WORD) && words.gap(piece.tokens.start).is(Gap::SPACE) {
        evidence.place += 2;
    }
    evidence
}

/// "Modi, 63," or "Ana Putri (41)"
fn has_age(words: &Words, at: usize) -> bool {
    let number = words.at(at).is_some_and(|w| w.number && w.span.len() == 2);
    let around = Gap::COMMA.or(Gap::CLOSE).or(Gap::START);
    number && words.gap(at).any(Gap::COMMA.or(Gap::OPEN)) && words.gap(at + 1).any(around)
}
