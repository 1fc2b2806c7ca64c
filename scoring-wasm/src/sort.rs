//! Sorting that takes little room in the module that travels.
//!
//! The standard library's sorts are fast and large, and are built anew for each type and order.
//! Here one, by merging indices, serves all: lists of a resume are short.

use std::cmp::Ordering;

/// Sorts by an order; what compares equal keeps its order.
pub fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let mut places = places(
        items.len(),
        &mut |a, b| match (items.get(a), items.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        },
    );
    // Each swap brings one item home.
    for at in 0..items.len() {
        while let Some(&home) = places.get(at)
            && home != at
        {
            items.swap(at, home);
            places.swap(at, home);
        }
    }
}

/// Sorts by a key; what has the same key keeps its order.
pub fn by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by the items' own order.
pub fn plain<T: Ord>(items: &mut [T]) {
    by(items, T::cmp);
}

/// Values by their keys, in the order of the keys; the values of a key keep their order. A map of the
/// library takes ten times the code, for each type anew.
pub fn groups<K: Ord, V>(mut items: Vec<(K, V)>) -> Vec<(K, Vec<V>)> {
    by(&mut items, |a, b| a.0.cmp(&b.0));
    let mut groups: Vec<(K, Vec<V>)> = Vec::new();
    for (key, value) in items {
        match groups.last_mut() {
            Some((last, values)) if *last == key => values.push(value),
            _ => groups.push((key, vec![value])),
        }
    }
    groups
}

/// What there is, each once and in order.
pub fn distinct<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    plain(&mut items);
    items.dedup();
    items
}

/// Where each of `len` items belongs; nothing where all stand in order.
#[inline(never)]
fn places(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..len).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..len).collect();
    let mut merged = order.clone();
    let mut run = 1;
    while run < len {
        for (from, to) in order.chunks(2 * run).zip(merged.chunks_mut(2 * run)) {
            merge(from.split_at(run.min(from.len())), to, compare);
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    let mut places = vec![0; len];
    for (place, item) in order.into_iter().enumerate() {
        if let Some(slot) = places.get_mut(item) {
            *slot = place;
        }
    }
    places
}

/// Two runs in order made one; what compares equal keeps its order.
fn merge(
    (mut one, mut two): (&[usize], &[usize]),
    to: &mut [usize],
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
) {
    for slot in to {
        let next = match (one, two) {
            ([a, ..], [b, ..]) if compare(*a, *b) == Ordering::Greater => &mut two,
            ([], _) => &mut two,
            _ => &mut one,
        };
        if let Some((first, rest)) = next.split_first() {
            *slot = *first;
            *next = rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in prop::collection::vec((0_u8..9, any::<u8>()), 0..80)) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            let mut sorted = items.clone();
            super::by_key(&mut sorted, |item| item.0);
            prop_assert_eq!(&sorted, &expected);
            expected.sort_unstable();
            super::plain(&mut sorted);
            prop_assert_eq!(sorted, expected);
        }
    }
}
