//! Acronyms, names written apart, and blends: which name stands for which.

use super::evidence::Evidence;
use super::link::Linker;
use super::word::Gap;
use crate::index::Map;
use crate::token::Case;

/// Which candidate each one stands for, if another.
pub(super) type Aliases = Vec<Option<usize>>;

impl Linker<'_> {
    /// "Otoritas Jasa Keuangan (OJK)": which candidate each acronym stands for.
    pub(super) fn acronyms(&mut self) -> Aliases {
        let mut aliases = vec![None; self.candidates.len()];
        for index in 0..self.chunks.len() {
            let after = self.chunks[index].tokens.end;
            let next = self.chunks.get(index + 1).filter(|p| p.tokens.start == after);
            let Some(next) = next else { continue };
            let closed = self.words.gap(next.tokens.end).any(Gap::CLOSE.or(Gap::START));
            if !self.words.gap(after).any(Gap::OPEN) || !closed {
                continue;
            }
            let (a, b) = (self.of_chunk[index], self.of_chunk[index + 1]);
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
                *single.entry(self.words.form_text(word), || c) = c;
            }
        }
        single
    }

    /// "Kata Rasa" where the text also writes "Katarasa": one name, and its parts are no person's.
    pub(super) fn written_apart(&mut self, aliases: &mut Aliases) {
        let form = |id: &u32| self.words.form_text(*id);
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
    pub(super) fn blends(&self, aliases: &mut Aliases) {
        let form = |id: &u32| self.words.form_text(*id);
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
            .at(self.chunks[short.first].tokens.start)
            .is_some_and(|w| w.case == Case::Upper || w.span.len() < 10);
        if short.key.len() != 1 || long.key.len() < 2 || !upper {
            return false;
        }
        let form = |id: u32| self.words.form_text(id);
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
}
