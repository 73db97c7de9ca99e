//! One hash map for all kinds of key and value. Each type that the standard library's meets is compiled anew, at 2 kB of
//! WebAssembly; here the search is compiled once, and a type adds its comparison.

/// A map that keeps its entries in the order they came in.
#[derive(Debug)]
pub(crate) struct Map<K, V> {
    slots: Slots,
    entries: Vec<(K, V)>,
}

/// Words of the data files.
pub(crate) type WordSet = Map<&'static str, ()>;

/// What entries are found by: an own value, looked up by what it borrows.
pub(crate) trait Key {
    type Form: Form + ?Sized;
    fn form(&self) -> &Self::Form;
}

pub(crate) trait Form: PartialEq {
    fn hash(&self) -> u32;
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Map { slots: Slots::default(), entries: Vec::new() }
    }
}

impl<K: Key, V> Map<K, V> {
    /// With room for so many entries: growing to it would take as long again as adding them.
    pub(crate) fn with_room(entries: usize) -> Self {
        let mut map = Map { slots: Slots::default(), entries: Vec::with_capacity(entries) };
        map.slots.resize(entries);
        map
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The key that came in as number `place`, from 0.
    pub(crate) fn key(&self, place: usize) -> &K {
        &self.entries[place].0
    }

    /// The value of the key that came in as number `place`.
    pub(crate) fn value(&self, place: usize) -> &V {
        &self.entries[place].1
    }

    /// The same, to be changed.
    pub(crate) fn value_mut(&mut self, place: usize) -> &mut V {
        &mut self.entries[place].1
    }

    pub(crate) fn find(&self, key: &K::Form) -> Option<usize> {
        self.at(key.hash(), key)
    }

    pub(crate) fn get(&self, key: &K::Form) -> Option<&V> {
        self.find(key).map(|place| self.value(place))
    }

    pub(crate) fn contains(&self, key: &K::Form) -> bool {
        self.find(key).is_some()
    }

    /// The place of `key`, which is added with what `new` gives where it is not there yet.
    pub(crate) fn place(&mut self, key: K, new: impl FnOnce() -> V) -> usize {
        let hash = key.form().hash();
        self.at(hash, key.form()).unwrap_or_else(|| {
            self.slots.add(hash, self.entries.len());
            self.entries.push((key, new()));
            self.entries.len() - 1
        })
    }

    /// The value of `key`; what `new` gives where it has none yet.
    pub(crate) fn entry(&mut self, key: K, new: impl FnOnce() -> V) -> &mut V {
        let place = self.place(key, new);
        self.value_mut(place)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    fn at(&self, hash: u32, key: &K::Form) -> Option<usize> {
        self.slots.find(hash, &|at| self.entries[at].0.form() == key)
    }
}

impl<K: Key> FromIterator<K> for Map<K, ()> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut map = Map::default();
        for key in keys {
            map.place(key, || ());
        }
        map
    }
}

/// Where each entry is: open addressing, at most half full, one slot after the other (Knuth, volume 3, 6.4, algorithm L).
#[derive(Debug, Default)]
struct Slots {
    /// A byte of the hash in each slot; 0 is free. A power of two of them. Most of what is asked for is not there: these bytes
    /// tell, and are few enough to stay in the nearest cache.
    tags: Vec<u8>,
    /// The hash of an entry and its number.
    slots: Vec<(u32, u32)>,
}

fn tag(hash: u32) -> u8 {
    (hash >> 24) as u8 | 1
}

impl Slots {
    #[inline(never)]
    fn find(&self, hash: u32, is_key: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mask = self.tags.len().wrapping_sub(1);
        let mut at = hash as usize;
        loop {
            at &= mask;
            match *self.tags.get(at)? {
                0 => return None,
                known if known == tag(hash) => {
                    let (own, entry) = self.slots[at];
                    if own == hash && is_key(entry as usize) {
                        return Some(entry as usize);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Adds an entry that is not there yet, behind `entries` others.
    #[inline(never)]
    fn add(&mut self, hash: u32, entries: usize) {
        if 2 * (entries + 1) > self.slots.len() {
            self.resize(2 * (entries + 1));
        }
        self.place(hash, entries as u32);
    }

    /// Makes room for so many entries.
    fn resize(&mut self, entries: usize) {
        let size = (2 * entries).next_power_of_two();
        let tags = std::mem::replace(&mut self.tags, vec![0; size]);
        let slots = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
        for (tag, (hash, entry)) in tags.into_iter().zip(slots) {
            if tag != 0 {
                self.place(hash, entry);
            }
        }
    }

    fn place(&mut self, hash: u32, entry: u32) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.tags[at] != 0 {
            at = (at + 1) & mask;
        }
        self.tags[at] = tag(hash);
        self.slots[at] = (hash, entry);
    }
}

impl Form for str {
    /// FNV-1a: words are short, and it is the smallest.
    #[inline(never)]
    fn hash(&self) -> u32 {
        self.bytes()
            .fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }
}

impl Form for [u32] {
    #[inline(never)]
    fn hash(&self) -> u32 {
        let mix = |hash: u32, number: &u32| {
            let mixed = (hash ^ number).wrapping_mul(0x9E37_79B1);
            mixed ^ mixed >> 15
        };
        self.iter().fold(0, mix)
    }
}

/// The borrowed form of each key.
macro_rules! keys {
    ($($key:ty => $form:ty),* $(,)?) => {
        $(impl Key for $key {
            type Form = $form;
            fn form(&self) -> &$form {
                self
            }
        })*
    };
}

keys! { &str => str, String => str, Vec<u32> => [u32], [u32; 4] => [u32] }

impl Key for u32 {
    type Form = [u32];
    fn form(&self) -> &[u32] {
        std::slice::from_ref(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_value() {
        let mut map = Map::default();
        *map.entry("a", || 1) += 10;
        *map.entry("b", || 2) += 10;
        *map.entry("a", || 3) += 10;
        assert_eq!((map.get("a"), map.get("b"), map.get("c")), (Some(&21), Some(&12), None));
        assert_eq!(map.values_mut().map(|v| *v).collect::<Vec<_>>(), [21, 12]);
    }

    #[test]
    fn many_keys_are_found_again() {
        for room in [0, 10, 5000] {
            let mut map = Map::with_room(room);
            for number in 0..3000 {
                assert_eq!(*map.entry(vec![number, number % 7], || number), number);
            }
            assert!((0..3000).all(|n| map.get(&[n, n % 7]) == Some(&n) && !map.contains(&[n, 8])));
        }
    }
}
