//! What the score would be without some of its findings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tally::{self, CATEGORIES, Tally};
use crate::hash::Map;
use crate::report::{Category, CategoryScore, Report, Scores};
use crate::sort::distinct;

/// The part of a report that a what-if needs. Any report reads as one.
#[derive(Debug, Clone, Deserialize)]
pub struct Basis {
    score: BasisScore,
    categories: Vec<CategoryScore>,
    findings: Vec<Weight>,
    #[serde(default)]
    ceilings: BTreeMap<String, f64>,
}

#[derive(Debug, Clone, Deserialize)]
struct BasisScore {
    #[serde(default)]
    share: Option<u32>,
}

#[derive(Debug, Clone, Deserialize)]
struct Weight {
    id: String,
    code: String,
    category: Category,
    cost: f64,
}

impl From<&Report> for Basis {
    fn from(report: &Report) -> Self {
        Self {
            score: BasisScore {
                share: report.score.share,
            },
            categories: report.categories.clone(),
            findings: report
                .findings
                .iter()
                .map(|finding| Weight {
                    id: finding.id.clone(),
                    code: finding.code.clone(),
                    category: finding.category,
                    cost: finding.cost,
                })
                .collect(),
            ceilings: report.ceilings.clone(),
        }
    }
}

/// The numbers without some findings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhatIf {
    /// The numbers.
    pub score: Scores,
    /// Points by category.
    pub categories: Vec<CategoryScore>,
    /// What the overall number gains, one decimal.
    pub gain: f64,
}

/// The numbers of a report when the findings with these ids are taken out of the tally. Exact:
/// with no id they are the report's own, with one the overall number grows by that finding's
/// gain. Ids that are not in the report change nothing.
pub fn what_if(basis: &Basis, without: &[String]) -> WhatIf {
    let without = distinct(without.iter().map(String::as_str).collect());
    let sum = |without: &[&str]| {
        let mut max = [0; 7];
        for part in &basis.categories {
            if let Some(max) = max.get_mut(tally::slot(part.category)) {
                *max = tally::tenths(part.max);
            }
        }
        let mut ceilings = Map::default();
        for (code, most) in &basis.ceilings {
            ceilings.insert(code.as_str(), tally::tenths(*most));
        }
        let mut tally = Tally::new(max, basis.score.share.unwrap_or(0), ceilings);
        for finding in &basis.findings {
            if without.binary_search(&finding.id.as_str()).is_err() {
                tally.add(&finding.code, finding.category, tally::tenths(finding.cost));
            }
        }
        tally
    };
    let (now, then) = (sum(&[]), sum(&without));
    WhatIf {
        score: scores(&then, basis.score.share),
        categories: categories(&then, basis.score.share.is_some()),
        gain: tally::points(then.overall().saturating_sub(now.overall())),
    }
}

/// The numbers of a tally.
pub(super) fn scores(tally: &Tally, share: Option<u32>) -> Scores {
    Scores {
        overall: tally::points(tally.overall()),
        readable: tally::points(tally.readable()),
        fits: share.map(|_| tally::points(tally.kept(6))),
        share,
    }
}

/// The categories of a tally; the match only with a posting.
pub(super) fn categories(tally: &Tally, posting: bool) -> Vec<CategoryScore> {
    CATEGORIES
        .iter()
        .enumerate()
        .filter(|(_, category)| posting || **category != Category::Match)
        .map(|(place, category)| CategoryScore {
            category: *category,
            points: tally::points(tally.kept(place)),
            max: tally::points(tally.max(place)),
        })
        .collect()
}
