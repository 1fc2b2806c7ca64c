//! What a posting asks of a career rather than of a text: years, title, level.

mod degrees;

pub use degrees::Degree;

use crate::latex::Document;
use crate::posting::{Posting, Seniority, in_title, title_words};
use crate::report::{MatchState, SectionKind};
use crate::resume::{At, Entry, Model};
use crate::rules::period;

/// How a resume's career fits a posting. What either side does not say is absent.
#[derive(Debug, Clone, Default)]
pub struct Fit {
    /// Years of experience in all.
    pub years: Option<Years>,
    /// Years with single requirements: index of the requirement.
    pub skill_years: Vec<(usize, Years)>,
    /// Whether the resume names the job's title.
    pub title: Option<MatchState>,
    /// The level asked for and the highest that a title of the resume has.
    pub level: Option<(Seniority, Seniority)>,
    /// Degrees of the education, in reading order.
    pub degrees: Vec<Degree>,
}

/// Years asked for and months shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// Asked for.
    pub asked: u8,
    /// Months that dated positions add up to, each month once.
    pub months: i32,
}

/// Months that may lack: dates are rounded, on both sides.
const ROUNDED: i32 = 3;

impl Years {
    /// How much of it is shown.
    pub fn state(self) -> MatchState {
        let asked = i32::from(self.asked) * 12;
        if self.months + ROUNDED >= asked {
            MatchState::Exact
        } else if self.months * 5 >= asked * 3 {
            MatchState::Partial
        } else {
            MatchState::Missing
        }
    }

    /// “3 years 2 months”
    pub fn shown(self) -> String {
        let of = |count: i32, unit: &str| match count {
            1 => format!("1 {unit}"),
            _ => format!("{count} {unit}s"),
        };
        match (self.months / 12, self.months % 12) {
            (0, months) => of(months, "month"),
            (years, 0) => of(years, "year"),
            (years, months) => format!("{} {}", of(years, "year"), of(months, "month")),
        }
    }
}

/// Holds a career against a posting. `found` are the places of each requirement in the machine text.
pub fn hold<'a>(
    posting: &Posting,
    found: impl Iterator<Item = &'a [std::ops::Range<usize>]>,
    document: &Document,
    model: &Model,
    today: i32,
) -> Fit {
    let work: Vec<&Entry> = model
        .entries
        .iter()
        .filter(|entry| entry.kind == SectionKind::Experience)
        .collect();
    let months = |of: &dyn Fn(&Entry) -> bool| {
        let spans = work.iter().filter(|entry| of(entry));
        sum(spans.filter_map(|entry| period(entry, today)).collect())
    };
    let all = months(&|_| true);
    let words = |at: At| document.text.text.get(at.start..at.end).unwrap_or_default();
    let titles = || {
        let own = work.iter().filter_map(|entry| entry.title);
        own.chain(model.headline).map(words)
    };
    let skill_years = posting
        .requirements
        .iter()
        .zip(found)
        .enumerate()
        .filter_map(|(n, (asked, found))| {
            let in_entry = |entry: &Entry| found.iter().any(|place| entry.holds(place));
            let years = Years {
                asked: asked.years?,
                months: months(&in_entry),
            };
            // What no dated position names may stand in one that names it otherwise.
            (years.months > 0).then_some((n, years))
        })
        .collect();
    let highest = titles().filter_map(in_title).max();
    Fit {
        years: posting
            .years
            .filter(|_| all > 0)
            .map(|asked| Years { asked, months: all }),
        skill_years,
        title: posting
            .title
            .as_deref()
            .and_then(|title| named(title, titles())),
        level: posting.seniority.zip(highest),
        degrees: degrees::read(document, model, today),
    }
}

/// Months that spans cover, those in common once.
fn sum(mut spans: Vec<(i32, i32)>) -> i32 {
    crate::sort::plain(&mut spans);
    let (mut months, mut end) = (0, i32::MIN);
    for (from, to) in spans {
        let from = from.max(end);
        if to >= from {
            months += to + 1 - from;
            end = to + 1;
        }
    }
    months
}

/// Whether titles of a resume name a job's title: all its words in one title, half of them, or less.
/// None where the job's title says nothing but a level.
fn named<'a>(title: &str, titles: impl Iterator<Item = &'a str>) -> Option<MatchState> {
    let wanted = title_words(title);
    if wanted.is_empty() {
        return None;
    }
    let most = titles
        .map(|own| {
            let own = title_words(own);
            wanted.iter().filter(|word| own.contains(word)).count()
        })
        .max()
        .unwrap_or(0);
    Some(if most == wanted.len() {
        MatchState::Exact
    } else if most * 2 >= wanted.len() {
        MatchState::Partial
    } else {
        MatchState::Missing
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_in_common_count_once() {
        assert_eq!(sum(vec![(0, 11), (6, 17), (24, 29)]), 24);
        assert_eq!(sum(vec![(0, 23), (6, 11)]), 24);
        assert_eq!(sum(Vec::new()), 0);
    }

    #[test]
    fn years_have_three_states() {
        let state = |asked, months| Years { asked, months }.state();
        assert_eq!(state(5, 58), MatchState::Exact);
        assert_eq!(state(5, 40), MatchState::Partial);
        assert_eq!(state(5, 12), MatchState::Missing);
        assert_eq!(
            Years {
                asked: 1,
                months: 14
            }
            .shown(),
            "1 year 2 months"
        );
    }

    #[test]
    fn titles_are_compared_by_what_the_job_is() {
        let named = |title, own: &[&str]| named(title, own.iter().copied());
        assert_eq!(
            named("Senior Data Engineer (m/f/d)", &["Data Engineer"]),
            Some(MatchState::Exact)
        );
        assert_eq!(
            named("Data Engineer", &["Software Engineer"]),
            Some(MatchState::Partial)
        );
        assert_eq!(named("Pastry Cook", &["Welder"]), Some(MatchState::Missing));
        assert_eq!(
            named("Senior Manager", &["Welder"]),
            Some(MatchState::Missing)
        );
    }
}
