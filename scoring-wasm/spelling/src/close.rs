//! How far two words lie apart.

/// Letters added, left out, changed, or two neighbours swapped: the least number of these that
/// turns one word into the other (optimal string alignment). Words of up to 64 letters; longer
/// ones count as far apart.
pub fn distance(one: &str, two: &str) -> usize {
    let a: Vec<char> = one.chars().collect();
    let b: Vec<char> = two.chars().collect();
    if a.len() > 64 || b.len() > 64 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], n: usize| row.get(n).copied().unwrap_or(usize::MAX - 1);
            let mut best = at(&last, j) + usize::from(x != y);
            best = best.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

/// A word in lower case without its accents.
pub fn bare(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'à'..='å' => 'a',
            'ç' => 'c',
            'è'..='ë' => 'e',
            'ì'..='ï' => 'i',
            'ñ' => 'n',
            'ò'..='ö' => 'o',
            'ù'..='ü' => 'u',
            'ý' | 'ÿ' => 'y',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{bare, distance};

    #[test]
    fn accents_are_taken_off() {
        assert_eq!(bare("imágenes"), bare("imagénes"));
        assert_eq!(bare("straße"), "straße");
    }

    #[test]
    fn slips_are_counted() {
        for (one, two, expected) in [
            ("", "", 0),
            ("same", "same", 0),
            ("teh", "the", 1),
            ("recieve", "receive", 1),
            ("managment", "management", 1),
            ("seperate", "separate", 1),
            ("acheivment", "achievement", 2),
            ("abc", "", 3),
        ] {
            assert_eq!(distance(one, two), expected, "{one} {two}");
        }
    }
}
