//! Whether two readings say the same in the same order.

use std::collections::BTreeMap;

/// Percent of the words of `one` that are followed by the same word in `two`.
pub fn agreement(one: &str, two: &str) -> usize {
    let mut pairs: BTreeMap<(u64, u64), usize> = BTreeMap::new();
    for pair in follow(two) {
        *pairs.entry(pair).or_default() += 1;
    }
    let (mut all, mut same) = (0_usize, 0_usize);
    for pair in follow(one) {
        all += 1;
        if let Some(left) = pairs.get_mut(&pair)
            && *left > 0
        {
            *left -= 1;
            same += 1;
        }
    }
    (same * 100).checked_div(all).unwrap_or(100)
}

/// Each word with the next, as hashes.
fn follow(text: &str) -> Vec<(u64, u64)> {
    let words: Vec<u64> = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(hash)
        .collect();
    words
        .windows(2)
        .filter_map(|pair| Some((*pair.first()?, *pair.last()?)))
        .collect()
}

/// FNV-1a of the letters and digits.
fn hash(word: &str) -> u64 {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .fold(0xCBF2_9CE4_8422_2325, |hash, c| {
            (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01B3)
        })
}

#[cfg(test)]
mod tests {
    use super::agreement;

    #[test]
    fn only_the_order_counts() {
        assert_eq!(agreement("a b c d", "a b\nc • d"), 100);
        assert_eq!(agreement("a b c d", "a c b d"), 0);
        assert_eq!(agreement("a b c d e", "c d e a b"), 75);
        assert_eq!(agreement("", "a"), 100);
    }
}
