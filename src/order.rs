//! Sorting, compiled once for all types: each type that `slice::sort` meets costs 4 kB of WebAssembly (85 kB in all).

use std::collections::BinaryHeap;

/// Sorts `items` by a key of two numbers, the first of more weight; what has equal keys keeps its order.
pub(crate) fn sort_by_key<T>(items: &mut [T], key: impl Fn(&T) -> (usize, usize)) {
    let mut places = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let (first, second) = key(item);
        places.push((first, second, at));
    }
    swaps(places).into_iter().for_each(|(a, b)| items.swap(a, b));
}

/// The key that puts the greatest of numbers that are not negative first: their bits, inverted, are in order.
pub(crate) fn greatest_first(number: f64) -> (usize, usize) {
    let bits = !number.to_bits();
    ((bits >> 32) as usize, (bits & 0xFFFF_FFFF) as usize)
}

/// The key of an item and where it stood.
type Place = (usize, usize, usize);

/// Which two items to swap, one pair after the other, until all are in order; none where they are so already, as most lists are:
/// they have one item, or were found in order.
///
/// By a heap: `sort_unstable` is 5 kB of WebAssembly, and 1 MB of text takes no longer (`npm run bench`).
#[inline(never)]
fn swaps(places: Vec<Place>) -> Vec<(usize, usize)> {
    let mut swaps = vec![];
    if places.is_sorted() {
        return swaps;
    }
    let mut places = BinaryHeap::from(places).into_sorted_vec();
    for first in 0..places.len() {
        // Round a cycle: each place gets what belongs there, and what stood there goes on.
        let mut here = first;
        loop {
            let from = std::mem::replace(&mut places[here].2, here);
            if from == first || from == here {
                break;
            }
            swaps.push((here, from));
            here = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let mut words = vec!["bb", "a", "aa", "", "b"];
        sort_by_key(&mut words, |w| (w.len(), 0));
        assert_eq!(words, ["", "a", "b", "bb", "aa"]);
        sort_by_key(&mut words, |w| (0, usize::MAX - w.len()));
        assert_eq!(words, ["bb", "aa", "a", "b", ""]);
    }

    #[test]
    fn the_greatest_comes_first() {
        let mut numbers = vec![0.5, 0.0, 1e-300, 3.0, 1e300, 0.25];
        sort_by_key(&mut numbers, |&n| greatest_first(n));
        assert_eq!(numbers, [1e300, 3.0, 0.5, 0.25, 1e-300, 0.0]);
    }
}
