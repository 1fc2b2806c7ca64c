//! From drafts to points.
//!
//! All sums are integers: tenths of a point. See `docs/scoring.md` for the
//! published weights.

mod tally;
mod what_if;

use std::collections::BTreeMap;

use crate::WHOLE;
use crate::hash::Map;
use crate::latex::emit::span;
use crate::latex::token::Src;
use crate::page::PageBox;
use crate::profile::{Points, Profile};
use crate::report::{CategoryScore, Finding, Scores, Severity};
use crate::resume::At;
use crate::rules::{Context, Draft, RULES, Rule};
use tally::{CATEGORIES, Tally, points};

pub use what_if::{Basis, WhatIf, what_if};

/// The numbers and the findings of a resume.
pub struct Outcome {
    /// The numbers.
    pub scores: Scores,
    /// Points by category.
    pub categories: Vec<CategoryScore>,
    /// Findings, most important first.
    pub findings: Vec<Finding>,
    /// The most that all findings of a rule cost together, by code.
    pub ceilings: BTreeMap<String, f64>,
}

/// A draft with what the profile makes of it.
struct Weighed {
    rule: &'static Rule,
    draft: Draft,
    severity: Severity,
    /// Tenths of a point.
    cost: u32,
}

/// Runs all rules and adds up.
pub fn weigh(context: &Context) -> Outcome {
    let profile = context.profile;
    // A posting in which nothing is asked for says nothing about fit.
    let asked = context
        .posting
        .map_or(0, |held| held.posting.requirements.len());
    let share = (asked > 0).then(|| share(profile, asked));
    let mut ceilings: Map<&str, u32> = Map::default();
    let mut drafts: Vec<Weighed> = Vec::new();
    for rule in RULES {
        let weight = profile.rule(rule.code);
        if weight.off {
            continue;
        }
        for draft in (rule.check)(context) {
            if let Some(most) = weight.most {
                ceilings.insert(rule.code, tenths(most));
            }
            drafts.push(Weighed {
                rule,
                severity: weight.severity.or(draft.severity).unwrap_or(rule.severity),
                cost: scale(u32::from(draft.cost), rule, profile, weight.factor),
                draft,
            });
        }
    }
    let mut shown = BTreeMap::new();
    if WHOLE {
        for (code, most) in &ceilings {
            shown.insert((*code).to_owned(), points(*most));
        }
    }
    let max = CATEGORIES.map(|category| tenths(profile.points.of(category)));
    let mut tally = Tally::new(max, share.unwrap_or(0), ceilings);
    for one in &drafts {
        tally.add(one.rule.code, one.rule.category, one.cost);
    }
    let now = tally.overall();
    // Source order gives the numbers within a code.
    crate::sort::by(&mut drafts, |a, b| {
        (a.rule.code, first(&a.draft)).cmp(&(b.rule.code, first(&b.draft)))
    });
    let mut findings: Vec<(Src, Finding)> = Vec::with_capacity(drafts.len());
    let mut code = "";
    let mut number = 0;
    for one in drafts {
        let (rule, draft) = (one.rule, one.draft);
        number = if rule.code == code { number + 1 } else { 1 };
        code = rule.code;
        let without = tally.overall_without(rule.code, rule.category, one.cost);
        let place = first(&draft);
        let boxes = boxes(context, &draft);
        findings.push((
            place,
            Finding {
                id: format!("{}-{number}", rule.code),
                code: rule.code.to_owned(),
                rule: rule.name.to_owned(),
                category: rule.category,
                severity: one.severity,
                title: draft.title.unwrap_or_else(|| rule.title.to_owned()),
                message: draft.message,
                cost: points(one.cost),
                gain: points(without - now),
                spans: draft
                    .places
                    .iter()
                    .map(|src| span(context.paths, *src))
                    .collect(),
                boxes,
                stale: context.page.is_some_and(|page| page.stale)
                    && matches!(rule.code.get(..3), Some("TXT" | "FIL")),
                fix: draft.fix,
            },
        ));
    }
    crate::sort::by(&mut findings, |(a_place, a), (b_place, b)| {
        a.severity
            .cmp(&b.severity)
            .then(b.gain.total_cmp(&a.gain))
            .then(a_place.cmp(b_place))
            .then(a.id.cmp(&b.id))
    });
    Outcome {
        scores: what_if::scores(&tally, share),
        categories: what_if::categories(&tally, share.is_some()),
        findings: findings.into_iter().map(|(_, finding)| finding).collect(),
        ceilings: shown,
    }
}

/// Places on the page: the draft's own, or of a PDF alone those of its places in the text.
fn boxes(context: &Context, draft: &Draft) -> Vec<PageBox> {
    match context.page {
        Some(page) if page.alone && draft.boxes.is_empty() => draft
            .places
            .iter()
            .flat_map(|src| {
                page.laid.boxes(At {
                    start: src.start as usize,
                    end: src.end as usize,
                })
            })
            .collect(),
        _ => draft.boxes.clone(),
    }
}

/// Whole points as tenths.
fn tenths(points: i32) -> u32 {
    u32::try_from(points).unwrap_or(0).saturating_mul(10)
}

/// Share of *fits* in the overall number, in percent.
fn share(profile: &Profile, asked: usize) -> u32 {
    let most = u32::try_from(profile.fits.most).unwrap_or(0);
    let each = u32::try_from(profile.fits.each).unwrap_or(0);
    u32::try_from(asked).map_or(most, |asked| asked.saturating_mul(each).min(most))
}

/// What a cost, written for the standard points of its category, is in this profile.
fn scale(cost: u32, rule: &Rule, profile: &Profile, factor: i32) -> u32 {
    let standard = u32::try_from(Points::default().of(rule.category)).unwrap_or(1);
    let own = u32::try_from(profile.points.of(rule.category)).unwrap_or(0);
    let factor = u32::try_from(factor).unwrap_or(0);
    if standard == own && factor == 100 {
        return cost;
    }
    let whole = u64::from(standard) * 100;
    let scaled = (u64::from(cost) * u64::from(own) * u64::from(factor) + whole / 2) / whole.max(1);
    u32::try_from(scaled).unwrap_or(u32::MAX)
}

/// The first place of a draft; absent things come last.
fn first(draft: &Draft) -> Src {
    draft.places.first().copied().unwrap_or(Src {
        file: u16::MAX,
        start: u32::MAX,
        end: u32::MAX,
    })
}
