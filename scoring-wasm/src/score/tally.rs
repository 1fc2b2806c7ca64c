//! Arithmetic of the score, in tenths of a point.
//!
//! The scorer and [what-if](super::what_if) add up with the same functions, from a report's own
//! numbers, so that both always agree.

use crate::WHOLE;
use crate::hash::Map;
use crate::report::Category;

/// The categories, in the order of a report.
pub const CATEGORIES: [Category; 7] = [
    Category::Format,
    Category::Contact,
    Category::Sections,
    Category::Content,
    Category::Dates,
    Category::Wording,
    Category::Match,
];

/// Place of a category in [`CATEGORIES`].
pub fn slot(category: Category) -> usize {
    CATEGORIES
        .iter()
        .position(|known| *known == category)
        .unwrap_or(CATEGORIES.len())
}

/// What is lost and what there is.
#[derive(Debug, Clone, Default)]
pub struct Tally<'a> {
    max: [u32; 7],
    share: u32,
    ceilings: Map<&'a str, u32>,
    /// Costs of the rules with a ceiling, by code.
    sums: Map<&'a str, u32>,
    /// Costs by category, ceilings heeded.
    lost: [u32; 7],
}

impl<'a> Tally<'a> {
    /// Nothing lost yet. `max` are the points there are, by category; `share` is that of *fits*
    /// in the overall number, in percent, 0 without a posting; `ceilings` are the most that all
    /// findings of a rule cost together, by code.
    pub fn new(max: [u32; 7], share: u32, ceilings: Map<&'a str, u32>) -> Self {
        Self {
            max,
            share: share.min(100),
            ceilings,
            ..Self::default()
        }
    }

    /// Points there are of a category.
    pub fn max(&self, place: usize) -> u32 {
        self.max.get(place).copied().unwrap_or(0)
    }

    /// Adds a finding.
    pub fn add(&mut self, code: &'a str, category: Category, cost: u32) {
        let mut more = cost;
        if WHOLE && let Some(ceiling) = self.ceilings.get(code) {
            let sum = self.sums.entry(code).or_default();
            let after = sum.saturating_add(cost);
            more = after.min(*ceiling) - (*sum).min(*ceiling);
            *sum = after;
        }
        if let Some(lost) = self.lost.get_mut(slot(category)) {
            *lost = lost.saturating_add(more);
        }
    }

    /// The overall number without a finding that was added.
    pub fn overall_without(&self, code: &str, category: Category, cost: u32) -> u32 {
        let mut less = cost;
        if WHOLE && let (Some(ceiling), Some(sum)) = (self.ceilings.get(code), self.sums.get(code))
        {
            less = (*sum).min(*ceiling) - sum.saturating_sub(cost).min(*ceiling);
        }
        let mut lost = self.lost;
        if let Some(lost) = lost.get_mut(slot(category)) {
            *lost = lost.saturating_sub(less);
        }
        self.mix(&lost)
    }

    /// Points kept of a category.
    pub fn kept(&self, place: usize) -> u32 {
        self.kept_of(&self.lost, place)
    }

    /// Points kept of the readable part.
    pub fn readable(&self) -> u32 {
        (0..6).map(|place| self.kept(place)).sum()
    }

    /// The overall number.
    pub fn overall(&self) -> u32 {
        self.mix(&self.lost)
    }

    fn kept_of(&self, lost: &[u32; 7], place: usize) -> u32 {
        self.max(place)
            .saturating_sub(lost.get(place).copied().unwrap_or(0))
    }

    fn mix(&self, lost: &[u32; 7]) -> u32 {
        let readable: u32 = (0..6).map(|place| self.kept_of(lost, place)).sum();
        (readable * (100 - self.share) + self.kept_of(lost, 6) * self.share + 50) / 100
    }
}

/// Tenths as the report writes them.
pub fn points(tenths: u32) -> f64 {
    f64::from(tenths) / 10.0
}

/// Tenths of a number in a report; 0 for what is no number of points.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range before"
)]
pub fn tenths(points: f64) -> u32 {
    (points * 10.0).round().clamp(0.0, 1_000_000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(ceiling: u32) -> Tally<'static> {
        Tally::new(
            [250, 200, 150, 150, 100, 150, 1000],
            0,
            Map::from_iter([("A", ceiling)]),
        )
    }

    #[test]
    fn each_category_has_its_own_place() {
        for (place, category) in CATEGORIES.iter().enumerate() {
            assert_eq!(slot(*category), place);
        }
    }

    #[test]
    fn a_ceiling_holds_whatever_the_order_and_is_heeded_when_findings_go() {
        let mut sum = tally(50);
        for cost in [30, 30, 30] {
            sum.add("A", Category::Format, cost);
        }
        assert_eq!(sum.overall(), 950);
        assert_eq!(sum.overall_without("A", Category::Format, 30), 950);
        let mut two = tally(50);
        two.add("A", Category::Format, 30);
        two.add("A", Category::Format, 30);
        assert_eq!(two.overall_without("A", Category::Format, 30), 970);
    }

    #[test]
    fn tenths_and_points_are_each_others_way_back() {
        for n in 0..=10_000 {
            assert_eq!(tenths(points(n)), n);
        }
        assert_eq!(tenths(f64::NAN), 0);
        assert_eq!(tenths(-3.0), 0);
    }
}
