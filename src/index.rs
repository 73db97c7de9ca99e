//! What is known about words, by word: one hash map for all kinds of value. Each type that a hash map meets is compiled
//! anew, at 2 kB of WebAssembly.

use rustc_hash::FxHashMap;

/// Words of the data files, and a value for each.
#[derive(Debug)]
pub(crate) struct Index<T> {
    places: Places,
    values: Vec<T>,
}

/// Where in `values` the value of a word is.
type Places = FxHashMap<&'static str, u32>;

impl<T> Default for Index<T> {
    fn default() -> Self {
        Index { places: Places::default(), values: Vec::new() }
    }
}

impl<T> Index<T> {
    /// With room for so many words: growing to it would take as long again as adding them.
    pub(crate) fn with_room(words: usize) -> Self {
        let mut index = Index::default();
        index.places.reserve(words);
        index
    }

    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        self.values.get(place(&self.places, word)?)
    }

    /// The value of `word`; what `new` gives where it has none yet.
    pub(crate) fn entry(&mut self, word: &'static str, new: impl FnOnce() -> T) -> &mut T {
        let place = add(&mut self.places, word);
        if place == self.values.len() {
            self.values.push(new());
        }
        &mut self.values[place]
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.values.iter_mut()
    }
}

#[inline(never)]
fn place(places: &Places, word: &str) -> Option<usize> {
    places.get(word).map(|&place| place as usize)
}

#[inline(never)]
fn add(places: &mut Places, word: &'static str) -> usize {
    let next = places.len() as u32;
    *places.entry(word).or_insert(next) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_value() {
        let mut index = Index::default();
        *index.entry("a", || 1) += 10;
        *index.entry("b", || 2) += 10;
        *index.entry("a", || 3) += 10;
        assert_eq!((index.get("a"), index.get("b"), index.get("c")), (Some(&21), Some(&12), None));
        assert_eq!(index.values_mut().map(|v| *v).collect::<Vec<_>>(), [21, 12]);
    }
}
