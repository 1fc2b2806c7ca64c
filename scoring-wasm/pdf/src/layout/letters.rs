//! Letters that are set apart, for looks: where their words end.

use super::{WORD_GAP, right};
use crate::runs::Run;

/// Letters of a stretch that is set apart, at least.
const SET_APART: usize = 4;
/// Letters that may stand closer than the others, being kerned.
const KERNED: usize = 2;
/// A gap between words is so much wider than one between their letters.
const WORDS: f64 = 1.6;

/// For each run, the gap before it that parts words, where letters are set apart.
pub fn letter_gaps(parts: &[&Run]) -> Vec<Option<f64>> {
    let letters = |run: &Run| run.text.chars().filter(|c| c.is_alphanumeric()).count();
    let single = |run: &Run| run.text.trim().chars().count() <= 1;
    // Two that are kerned come as one: "AT".
    let few = |run: &Run| run.text.trim().chars().count() <= KERNED;
    let mut out = vec![None; parts.len()];
    let mut start = 0;
    while start < parts.len() {
        let stretch: Vec<&Run> = parts
            .iter()
            .skip(start)
            .take_while(|run| few(run))
            .copied()
            .collect();
        let length = stretch.len();
        let singles = stretch.iter().filter(|run| single(run)).count();
        if singles * 4 >= length * 3
            && stretch.iter().map(|run| letters(run)).sum::<usize>() >= SET_APART
        {
            let blank = |run: &Run| run.text.starts_with(' ') || run.text.ends_with(' ');
            let mut gaps: Vec<f64> = stretch
                .windows(2)
                .filter(|pair| !blank(pair[0]) && !blank(pair[1]))
                .map(|pair| pair[1].start.x - right(pair[0]))
                .collect();
            gaps.sort_by(f64::total_cmp);
            let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
            let size = parts.get(start).map_or(0.0, |run| run.size);
            if usual > 0.7 * WORD_GAP * size && usual < 0.8 * size {
                for gap in out.iter_mut().skip(start + 1).take(length - 1) {
                    *gap = Some((usual * WORDS).max(WORD_GAP * size));
                }
            }
        }
        start += length.max(1);
    }
    out
}
