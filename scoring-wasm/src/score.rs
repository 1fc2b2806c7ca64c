//! From drafts to points.
//!
//! All sums are integers: tenths of a point. See `docs/scoring.md` for the
//! published weights.

use crate::latex::emit::span;
use crate::latex::token::Src;
use crate::report::{Category, CategoryScore, Finding, Scores};
use crate::rules::{Context, Draft, RULES, Rule};

/// Id of the weights below.
pub const PROFILE: &str = "standard-2";

/// Points of each category, in tenths; those of the readable part add up to 1000.
const MAX: [(Category, u16); 7] = [
    (Category::Format, 250),
    (Category::Contact, 200),
    (Category::Sections, 150),
    (Category::Content, 150),
    (Category::Dates, 100),
    (Category::Wording, 150),
    (Category::Match, 1000),
];

/// Share of *fits* in the overall number when there is a posting, in percent: so much for each
/// requirement found, and at most. One or two requirements say little about a job.
const FITS_SHARE: (u32, u32) = (10, 40);

/// Costs by category, in the order of [`MAX`].
type Tally = [u32; 7];

fn slot(category: Category) -> usize {
    match category {
        Category::Format => 0,
        Category::Contact => 1,
        Category::Sections => 2,
        Category::Content => 3,
        Category::Dates => 4,
        Category::Wording => 5,
        Category::Match => 6,
    }
}

fn kept(tally: &Tally, place: usize) -> u32 {
    let max = MAX.get(place).map_or(0, |(_, max)| u32::from(*max));
    max.saturating_sub(tally.get(place).copied().unwrap_or(0))
}

fn readable(tally: &Tally) -> u32 {
    (0..6).map(|place| kept(tally, place)).sum()
}

/// The overall number; `asked` is how many requirements the posting has.
fn overall(tally: &Tally, asked: usize) -> u32 {
    let (each, most) = FITS_SHARE;
    let share = u32::try_from(asked).map_or(most, |asked| asked.saturating_mul(each).min(most));
    (readable(tally) * (100 - share) + kept(tally, 6) * share + 50) / 100
}

/// Tenths as the report writes them.
fn points(tenths: u32) -> f64 {
    f64::from(tenths) / 10.0
}

/// The numbers and the findings of a resume.
pub struct Outcome {
    /// The numbers.
    pub scores: Scores,
    /// Points by category.
    pub categories: Vec<CategoryScore>,
    /// Findings, most important first.
    pub findings: Vec<Finding>,
}

/// Runs all rules and adds up.
pub fn weigh(context: &Context) -> Outcome {
    let mut drafts: Vec<(&'static Rule, Draft)> = Vec::new();
    for rule in RULES {
        drafts.extend(
            (rule.check)(context)
                .into_iter()
                .map(|draft| (*rule, draft)),
        );
    }
    // A posting in which nothing is asked for says nothing about fit.
    let asked = context
        .posting
        .map_or(0, |held| held.posting.requirements.len());
    let posting = asked > 0;
    let mut tally = Tally::default();
    for (rule, draft) in &drafts {
        if let Some(sum) = tally.get_mut(slot(rule.category)) {
            *sum += u32::from(draft.cost);
        }
    }
    let now = overall(&tally, asked);
    // Source order gives the numbers within a code.
    drafts.sort_by(|(a, one), (b, two)| (a.code, first(one)).cmp(&(b.code, first(two))));
    let mut findings: Vec<(Src, Finding)> = Vec::with_capacity(drafts.len());
    let mut code = "";
    let mut number = 0;
    for (rule, draft) in drafts {
        number = if rule.code == code { number + 1 } else { 1 };
        code = rule.code;
        let mut without = tally;
        if let Some(sum) = without.get_mut(slot(rule.category)) {
            *sum -= u32::from(draft.cost);
        }
        let place = first(&draft);
        findings.push((
            place,
            Finding {
                id: format!("{}-{number}", rule.code),
                code: rule.code.to_owned(),
                rule: rule.name.to_owned(),
                category: rule.category,
                severity: rule.severity,
                title: draft.title.unwrap_or_else(|| rule.title.to_owned()),
                message: draft.message,
                gain: points(overall(&without, asked) - now),
                spans: draft
                    .places
                    .iter()
                    .map(|src| span(context.paths, *src))
                    .collect(),
                fix: draft.fix,
            },
        ));
    }
    findings.sort_by(|(a_place, a), (b_place, b)| {
        a.severity
            .cmp(&b.severity)
            .then(b.gain.total_cmp(&a.gain))
            .then(a_place.cmp(b_place))
            .then(a.id.cmp(&b.id))
    });
    let categories = MAX
        .iter()
        .enumerate()
        .filter(|(_, (category, _))| posting || *category != Category::Match)
        .map(|(place, (category, max))| CategoryScore {
            category: *category,
            points: points(kept(&tally, place)),
            max: points(u32::from(*max)),
        })
        .collect();
    Outcome {
        scores: Scores {
            overall: points(now),
            readable: points(readable(&tally)),
            fits: posting.then(|| points(kept(&tally, 6))),
        },
        categories,
        findings: findings.into_iter().map(|(_, finding)| finding).collect(),
    }
}

/// The first place of a draft; absent things come last.
fn first(draft: &Draft) -> Src {
    draft.places.first().copied().unwrap_or(Src {
        file: u16::MAX,
        start: u32::MAX,
        end: u32::MAX,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readable_part_adds_up_to_a_hundred() {
        let sum: u16 = MAX.iter().take(6).map(|(_, max)| max).sum();
        assert_eq!(sum, 1000);
    }

    #[test]
    fn each_category_has_its_own_place() {
        for (place, (category, _)) in MAX.iter().enumerate() {
            assert_eq!(slot(*category), place);
        }
    }
}
