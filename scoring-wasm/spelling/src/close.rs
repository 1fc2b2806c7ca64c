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

/// Letters up to which most words have so many neighbours that one letter says nothing.
const SHORT: usize = 5;

/// Whether a word that no dictionary knows is a likely slip of a known one, both in lower case:
/// `far` letters lie between them. Fingers and memory leave the ends of a word alone, double or
/// halve a letter and swap two; a term that a dictionary lacks lies close to any word by chance.
pub fn is_likely(written: &str, meant: &str, far: usize) -> bool {
    let (a, b) = (bare(written), bare(meant));
    // An accent or an apostrophe is all that differs.
    if a.replace('\'', "") == b.replace('\'', "") {
        return true;
    }
    let (one, two): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if one.first() != two.first() {
        return false;
    }
    let swapped = {
        let (mut one, mut two) = (one.clone(), two.clone());
        one.sort_unstable();
        two.sort_unstable();
        one == two
    };
    if swapped || undoubled(&one) == undoubled(&two) {
        return true;
    }
    let ends = one.last() == two.last();
    match far {
        0 | 1 => one.len() > SHORT && (ends || one.len() + 1 == two.len()),
        _ => ends && one.len().abs_diff(two.len()) < 2,
    }
}

/// Each run of one letter once.
fn undoubled(word: &[char]) -> Vec<char> {
    let mut out = word.to_vec();
    out.dedup();
    out
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
    use super::{bare, distance, is_likely};

    #[test]
    fn slips_are_told_from_terms() {
        for (written, meant) in [
            ("companys", "company's"),
            ("programed", "programmed"),
            ("puspose", "purpose"),
            ("modifcation", "modification"),
            ("developmen", "development"),
            ("teh", "the"),
            ("recieve", "receive"),
            ("acheivment", "achievement"),
            ("échantillonage", "échantillonnage"),
        ] {
            assert!(
                is_likely(written, meant, distance(written, meant)),
                "{written}"
            );
        }
        for (written, meant) in [
            ("dapps", "apps"),
            ("vlan", "elan"),
            ("intra", "infra"),
            ("symposia", "symposium"),
            ("professoriate", "professorial"),
            ("handson", "handsome"),
            ("habilitation", "rehabilitation"),
        ] {
            assert!(
                !is_likely(written, meant, distance(written, meant)),
                "{written}"
            );
        }
    }

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
