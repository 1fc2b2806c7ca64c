//! "Did you mean …?"

/// The candidate that is the fewest typing mistakes away: at most two, and fewer than a third
/// of the word's letters (one for short words).
pub(super) fn nearest<'a>(word: &str, candidates: &'a [String]) -> Option<&'a str> {
    let allowed = (word.chars().count() / 3).clamp(1, 2);
    candidates
        .iter()
        .filter(|candidate| candidate.as_str() != word)
        .map(|candidate| (distance(word, candidate), candidate.as_str()))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// [`nearest`] among constant words.
pub(super) fn nearest_of(word: &str, candidates: &[&'static str]) -> Option<&'static str> {
    let allowed = allowed(word);
    candidates
        .iter()
        .filter(|candidate| **candidate != word)
        .map(|candidate| (distance(word, candidate), *candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

fn allowed(word: &str) -> usize {
    (word.chars().count() / 3).min(2)
}

/// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment,
/// a restricted Damerau–Levenshtein distance).
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX;
    }
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let known: Vec<String> = ["\\section", "\\textbf", "\\item"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(nearest("\\secton", &known), Some("\\section"));
        assert_eq!(nearest("\\txetbf", &known), Some("\\textbf"));
        assert_eq!(nearest("\\ietm", &known), Some("\\item"));
        assert_eq!(nearest("\\zzzzz", &known), None);
    }
}
