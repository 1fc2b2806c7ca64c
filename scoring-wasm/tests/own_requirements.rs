//! Laws of requirements of one's own.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use scoring::report::{Importance, JobMatch, MatchState, OwnRequirement, Requirement};
use scoring::{Report, ScoreRequest, score};

const RESUME: &str = include_str!("samples/article.tex");

const POSTING: &str = "Data Engineer\n\nRequirements:\n- Python, SQL and Kubernetes\n- Terraform\n- Bachelor’s degree\n\n\
    Nice to have:\n- Kafka\n- Fluent German\n- Knowledge of the QWX protocol\n";

/// Terms of the posting, and others.
const TERMS: &[&str] = &[
    "Python",
    "sql",
    "Kubernetes",
    "Terraform",
    "Bachelor’s degree",
    "Kafka",
    "German",
    "Rust",
    "Cobol",
    "k8s",
    "a b",
    "数据",
    "Cloud",
    "C++",
    "Go",
    "Master’s degree",
    "🙂",
];

fn importance() -> impl Strategy<Value = Option<Importance>> {
    prop::sample::select(vec![
        None,
        Some(Importance::Must),
        Some(Importance::Preferred),
        Some(Importance::Nice),
    ])
}

/// Choices that the scorer takes: each term once.
fn own() -> impl Strategy<Value = Vec<OwnRequirement>> {
    let into = prop::sample::select(vec![
        None,
        None,
        Some("Cloud"),
        Some("python"),
        Some("Group"),
    ]);
    let choice = (0_u8..3, importance(), prop::option::of(1_u8..=10), into);
    prop::collection::btree_map(prop::sample::select(TERMS.to_vec()), choice, 0..10).prop_map(
        |all| {
            let one =
                |(term, (what, importance, weight, into)): (&str, (u8, _, _, Option<&str>))| {
                    OwnRequirement {
                        term: term.to_owned(),
                        added: what == 1,
                        removed: what == 2,
                        importance,
                        weight,
                        into: into.map(str::to_owned),
                    }
                };
            all.into_iter().map(one).collect()
        },
    )
}

fn report(own: &[OwnRequirement]) -> Report {
    score(&ScoreRequest {
        files: BTreeMap::from([("main.tex".to_owned(), RESUME.to_owned())]),
        posting: Some(POSTING.to_owned()),
        own_requirements: own.to_vec(),
        as_of: "2026-01-01".to_owned(),
        ..ScoreRequest::default()
    })
    .expect("the choices are right")
}

fn job(report: &Report) -> &JobMatch {
    report.job_match.as_ref().expect("there is a posting")
}

/// As somebody reads it: which term, how strongly, how heavy, how well shown.
fn rows(job: &JobMatch) -> BTreeSet<(String, Importance, u8, String)> {
    let row = |one: &Requirement| {
        // Members of a group stand in the order of the choices.
        let members: BTreeSet<&str> = one.any_of.iter().map(String::as_str).collect();
        let state = format!("{:?} {members:?}", one.state);
        (one.term.clone(), one.importance, one.weight, state)
    };
    job.requirements.iter().map(row).collect()
}

fn choice(term: &str) -> OwnRequirement {
    OwnRequirement {
        term: term.to_owned(),
        ..OwnRequirement::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn any_choices_give_a_sound_report(own in own()) {
        let report = report(&own);
        prop_assert!(report.score.fits.is_none_or(|fits| (0.0..=100.0).contains(&fits)));
        let job = job(&report);
        let mut terms = BTreeSet::new();
        for one in &job.requirements {
            prop_assert!(terms.insert(one.term.to_ascii_lowercase()), "“{}” stands twice", one.term);
            prop_assert!((1..=10).contains(&one.weight));
            for [start, end] in &one.posting {
                prop_assert!(POSTING.get(*start..*end).is_some_and(|part| !part.is_empty()));
            }
        }
        let importances: Vec<Importance> = job.requirements.iter().map(|one| one.importance).collect();
        prop_assert!(importances.is_sorted(), "must first");
        for gone in &job.removed {
            prop_assert!(!terms.contains(&gone.to_ascii_lowercase()), "“{gone}” was removed");
        }
        // Nothing that the posting asks for is lost: it stands, counts in a group, or was removed.
        let members = job.requirements.iter().flat_map(|one| &one.any_of);
        let all: BTreeSet<String> = terms.iter().cloned()
            .chain(members.map(|term| term.to_ascii_lowercase()))
            .chain(job.removed.iter().map(|term| term.to_ascii_lowercase()))
            .collect();
        let removed_groups = own.iter().filter(|one| one.removed).map(|one| one.term.to_ascii_lowercase());
        let hidden: BTreeSet<String> = removed_groups.collect();
        for one in &self::job(&self::report(&[])).requirements {
            let term = one.term.to_ascii_lowercase();
            let in_removed_group = own.iter().any(|choice| {
                choice.term.to_ascii_lowercase() == term
                    && choice.into.as_ref().is_some_and(|into| hidden.contains(&into.to_ascii_lowercase()))
            });
            prop_assert!(all.contains(&term) || in_removed_group, "“{}” is lost", one.term);
        }
    }

    #[test]
    fn the_order_of_choices_matters_not(own in own().prop_flat_map(|own| (Just(own.clone()), Just(own).prop_shuffle()))) {
        let (one, other) = (report(&own.0), report(&own.1));
        prop_assert_eq!(rows(job(&one)), rows(job(&other)));
        // Shares are rounded one after the other: less than a tenth for each that stands elsewhere.
        let fits = |report: &Report| report.score.fits.unwrap_or_default();
        prop_assert!((fits(&one) - fits(&other)).abs() < 1.0);
    }

    #[test]
    fn weight_pulls_towards_what_is_shown(light in 1_u8..10, more in 1_u8..10) {
        let heavy = (light + more).min(10);
        for asked in &job(&report(&[])).requirements {
            let fits = |weight| {
                let choice = OwnRequirement { weight: Some(weight), ..choice(&asked.term) };
                report(&[choice]).score.fits.unwrap_or_default()
            };
            let (before, after) = (fits(light), fits(heavy));
            // Shares are rounded to tenths.
            match asked.state {
                MatchState::Exact | MatchState::Alias => prop_assert!(after >= before - 0.1),
                MatchState::Missing => prop_assert!(after <= before + 0.1),
                MatchState::Relation | MatchState::Partial => {}
            }
        }
    }
}

#[test]
fn what_is_added_and_shown_lowers_nothing_and_what_is_missing_and_left_out_neither() {
    let fits = |own: &[OwnRequirement]| report(own).score.fits.unwrap_or_default();
    let before = fits(&[]);
    let missing: Vec<OwnRequirement> = job(&report(&[]))
        .requirements
        .iter()
        .filter(|one| one.state == MatchState::Missing)
        .map(|one| OwnRequirement {
            removed: true,
            ..choice(&one.term)
        })
        .collect();
    assert!(!missing.is_empty());
    assert!(fits(&missing) > before);
    let shown = job(&report(&[]))
        .requirements
        .iter()
        .any(|one| one.state == MatchState::Exact);
    assert!(shown);
}
