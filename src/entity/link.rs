//! Names to entities: what each is, and which short forms and acronyms mean the same.

use super::alias::Aliases;
use super::evidence::{has_acronym, of_context, of_words, Evidence};
use super::lexicon::Marks;
use super::reader::Chunk;
use super::word::Words;
use crate::analysis::EntityKind;
use crate::index::Map;

/// One distinct sequence of words that names something.
#[derive(Debug, Default)]
pub(crate) struct NameCandidate {
    /// Its folded forms.
    pub(crate) key: Vec<u32>,
    /// Index of the first chunk that has it.
    pub(crate) first: usize,
    pub(super) evidence: Evidence,
    /// Times it stands where a name can be introduced.
    strong: u32,
}

/// What each chunk names.
#[derive(Debug, Default)]
pub(crate) struct Links {
    /// Type and candidate of each entity.
    pub(crate) entities: Vec<(EntityKind, usize)>,
    /// The entity of each chunk.
    pub(crate) of_chunk: Vec<Option<usize>>,
    pub(crate) candidates: Vec<NameCandidate>,
}

/// At most this many people of one surname are told apart.
const NAMESAKES: usize = 16;

/// Ties the chunks to entities.
pub(crate) fn link(words: &Words, chunks: &[Chunk], first_names: bool) -> Links {
    let mut linker = Linker {
        first_names,
        words,
        chunks,
        candidates: vec![],
        ids: Map::default(),
        of_chunk: vec![],
    };
    linker.collect();
    let mut aliases = linker.acronyms();
    linker.written_apart(&mut aliases);
    if first_names {
        linker.blends(&mut aliases);
    }
    linker.resolve(&aliases)
}

pub(super) struct Linker<'a> {
    /// People are called by their first name.
    first_names: bool,
    pub(super) words: &'a Words,
    pub(super) chunks: &'a [Chunk],
    pub(super) candidates: Vec<NameCandidate>,
    ids: Map<Vec<u32>, usize>,
    /// The candidate of each chunk.
    pub(super) of_chunk: Vec<usize>,
}

/// Entities by one of their words.
#[derive(Default)]
struct ByWord {
    first: Map<u32, Vec<usize>>,
    last: Map<u32, Vec<usize>>,
}

impl Linker<'_> {
    fn collect(&mut self) {
        for (index, chunk) in self.chunks.iter().enumerate() {
            let key: Vec<u32> =
                chunk.tokens.clone().filter_map(|i| self.words.at(i)).map(|w| w.form).collect();
            let next = self.candidates.len();
            let id = *self.ids.entry(key.clone(), || next);
            if id == next {
                let evidence = of_words(self.words, chunk);
                self.candidates.push(NameCandidate { key, first: index, evidence, strong: 0 });
            }
            let candidate = &mut self.candidates[id];
            candidate.evidence.add(of_context(self.words, chunk, candidate.evidence));
            candidate.strong += u32::from(!chunk.weak);
            self.of_chunk.push(id);
        }
    }

    fn resolve(mut self, aliases: &Aliases) -> Links {
        let mut order: Vec<usize> = (0..self.candidates.len()).collect();
        crate::order::sort_by_key(&mut order, |&c| (usize::MAX - self.candidates[c].key.len(), c));
        let mut index = ByWord::default();
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
        let NameCandidate { key, strong, .. } = &self.candidates[c];
        let told =
            |name: &[u32]| self.ids.get(name).is_some_and(|&c| self.candidates[c].strong > 0);
        *strong == 0 && key.len() > 2 && (told(&key[1..]) || told(&key[..key.len() - 1]))
    }

    fn enter(&self, c: usize, index: &mut ByWord) {
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
    fn longer(&mut self, c: usize, index: &ByWord) -> Vec<usize> {
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
                if !has_acronym(self.words, &self.chunks[first]) {
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
                .all(|&f| self.words.form_marks(f).any(Marks::ORGANISATION_LAST))
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
        for (index, &c) in self.of_chunk.iter().enumerate() {
            let root = root(c, full, &seen);
            seen[root] = Some(index);
            let real = strong[root] > 0 || evidence[root].most() >= 3;
            if !real {
                links.of_chunk.push(None);
                continue;
            }
            let next = links.entities.len();
            let entity = *entity_of[root].get_or_insert(next);
            if entity == next {
                links.entities.push((evidence[root].kind(), root));
            }
            links.of_chunk.push(Some(entity));
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
