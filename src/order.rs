//! Sorting, compiled once for all types: each type that `slice::sort` meets costs 4 kB of WebAssembly (85 kB in all).

/// Sorts `items` by a key of two numbers, the first of more weight; what has equal keys keeps its order.
pub(crate) fn sort_by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> (usize, usize)) {
    let keyed = |(at, item)| {
        let (first, second) = key(item);
        (first, second, at)
    };
    let mut places: Vec<Place> = items.iter().enumerate().map(keyed).collect();
    sort(&mut places);
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.iter().filter_map(|&(.., at)| unsorted.get_mut(at)?.take()));
}

/// The key of an item and where it stood.
type Place = (usize, usize, usize);

#[inline(never)]
fn sort(places: &mut [Place]) {
    places.sort_unstable();
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
}
