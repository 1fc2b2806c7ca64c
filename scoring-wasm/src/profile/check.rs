//! What is wrong with a document of weights.

use std::fmt;

use super::{Experiment, IDS, Profile};
use crate::rules::RULES;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Path of the field, as `points.format`.
    pub field: String,
    /// What it is, and what is allowed.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.field, self.message)
    }
}

/// All problems in one sentence, or nothing.
pub(super) fn all(problems: &[Problem]) -> Result<(), String> {
    if problems.is_empty() {
        return Ok(());
    }
    let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
    Err(list.join("; "))
}

#[derive(Default)]
struct Checker(Vec<Problem>);

impl Checker {
    fn problem(&mut self, field: &str, message: String) {
        self.0.push(Problem {
            field: field.to_owned(),
            message,
        });
    }

    fn range(&mut self, field: &str, value: i32, low: i32, high: i32, unit: &str) {
        if !(low..=high).contains(&value) {
            self.problem(
                field,
                format!("is {value}; allowed are {unit} from {low} to {high}"),
            );
        }
    }

    fn length(&mut self, field: &str, value: &str, low: usize, high: usize) {
        let count = value.chars().count();
        if !(low..=high).contains(&count) {
            self.problem(
                field,
                format!("has {count} characters; allowed are {low} to {high}"),
            );
        }
    }

    fn id(&mut self, field: &str, value: &str) {
        let part = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if value.len() > 40 || !value.split('-').all(part) {
            self.problem(
                field,
                "is no id; allowed are lower-case letters, digits and single hyphens between them, at most 40"
                    .to_owned(),
            );
        }
    }
}

impl Profile {
    /// What is wrong with it: each field by name, with what is allowed. Empty when all is well.
    pub fn check(&self) -> Vec<Problem> {
        let mut out = Checker::default();
        out.id("id", &self.id);
        out.range("version", self.version, 1, 1_000_000, "whole numbers");
        out.length("title", &self.title, 1, 80);
        out.length("description", &self.description, 0, 400);
        let points = [
            ("points.format", self.points.format),
            ("points.contact", self.points.contact),
            ("points.sections", self.points.sections),
            ("points.content", self.points.content),
            ("points.dates", self.points.dates),
            ("points.wording", self.points.wording),
        ];
        let before = out.0.len();
        for (field, value) in points {
            out.range(field, value, 0, 100, "whole points");
        }
        // Sums of numbers out of range say nothing and might not fit.
        let sum: i32 = if out.0.len() == before {
            points.iter().map(|(_, value)| value).sum()
        } else {
            100
        };
        if sum != 100 {
            out.problem(
                "points",
                format!("add up to {sum}; they must add up to 100"),
            );
        }
        out.range("fits.each", self.fits.each, 0, 100, "percents");
        out.range("fits.most", self.fits.most, 0, 100, "percents");
        for (field, kinds) in [
            ("sections.required", &self.sections.required),
            ("sections.order", &self.sections.order),
        ] {
            if kinds
                .iter()
                .enumerate()
                .any(|(n, kind)| kinds.iter().skip(n + 1).any(|other| other == kind))
            {
                out.problem(field, "names a section twice; once is enough".to_owned());
            }
        }
        if let Some(most) = self.pages.most {
            out.range("pages.most", most, 1, 100, "whole pages");
            if self.pages.free {
                out.problem(
                    "pages.free",
                    "and `pages.most` exclude each other; give one of them".to_owned(),
                );
            }
        } else if self.pages.strict {
            out.problem("pages.strict", "needs `pages.most`".to_owned());
        }
        for (code, weight) in &self.rules {
            let known = RULES
                .iter()
                .any(|rule| rule.code == code || rule.code.get(..3) == Some(code));
            if !known {
                out.problem(
                    &format!("rules.{}", shown(code)),
                    "is no rule; allowed are codes such as `BUL001` and groups such as `BUL`"
                        .to_owned(),
                );
                continue;
            }
            out.range(
                &format!("rules.{code}.factor"),
                weight.factor,
                0,
                500,
                "percents",
            );
            if let Some(most) = weight.most {
                out.range(&format!("rules.{code}.most"), most, 0, 100, "whole points");
            }
        }
        if self.reasons.len() > 40 {
            let count = self.reasons.len();
            out.problem("reasons", format!("are {count}; allowed are at most 40"));
        }
        for (n, reason) in self.reasons.iter().enumerate() {
            out.length(&format!("reasons[{n}].text"), &reason.text, 1, 400);
        }
        out.0
    }
}

impl Experiment {
    /// What is wrong with it: each field by name, with what is allowed. Empty when all is well.
    pub fn check(&self) -> Vec<Problem> {
        let mut out = Checker::default();
        out.id("id", &self.id);
        out.length("subject", &self.subject, 1, 200);
        if !(2..=8).contains(&self.arms.len()) {
            let count = self.arms.len();
            out.problem("arms", format!("are {count}; allowed are 2 to 8"));
        }
        for (n, arm) in self.arms.iter().enumerate() {
            if !IDS.contains(&arm.profile.as_str()) {
                out.problem(
                    &format!("arms[{n}].profile"),
                    format!(
                        "is “{}”; allowed are {}",
                        shown(&arm.profile),
                        IDS.join(", ")
                    ),
                );
            }
            if self
                .arms
                .iter()
                .take(n)
                .any(|other| other.profile == arm.profile)
            {
                out.problem(
                    &format!("arms[{n}].profile"),
                    "is there twice; once is enough".to_owned(),
                );
            }
            out.range(
                &format!("arms[{n}].weight"),
                arm.weight,
                1,
                1000,
                "whole numbers",
            );
        }
        out.0
    }
}

/// So much of a stranger's text that a message stays readable.
fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Arm, Pages, Points, RuleWeight};
    use super::*;

    fn fields(profile: &Profile) -> Vec<String> {
        profile
            .check()
            .into_iter()
            .map(|problem| problem.to_string())
            .collect()
    }

    #[test]
    fn the_standard_is_in_order() {
        assert_eq!(fields(&Profile::default()), Vec::<String>::new());
    }

    #[test]
    fn each_problem_names_its_field_and_what_is_allowed() {
        let standard = Profile::default;
        let cases: Vec<(Profile, &str)> = vec![
            (
                Profile {
                    id: "Big Id".into(),
                    ..standard()
                },
                "`id` is no id; allowed are lower-case letters, digits and single hyphens between them, at most 40",
            ),
            (
                Profile {
                    version: 0,
                    ..standard()
                },
                "`version` is 0; allowed are whole numbers from 1 to 1000000",
            ),
            (
                Profile {
                    title: String::new(),
                    ..standard()
                },
                "`title` has 0 characters; allowed are 1 to 80",
            ),
            (
                Profile {
                    points: Points {
                        format: i32::MAX,
                        ..Points::default()
                    },
                    ..standard()
                },
                "`points.format` is 2147483647; allowed are whole points from 0 to 100",
            ),
            (
                Profile {
                    points: Points {
                        format: 26,
                        ..Points::default()
                    },
                    ..standard()
                },
                "`points` add up to 101; they must add up to 100",
            ),
            (
                Profile {
                    pages: Pages {
                        most: Some(0),
                        ..Pages::default()
                    },
                    ..standard()
                },
                "`pages.most` is 0; allowed are whole pages from 1 to 100",
            ),
            (
                Profile {
                    pages: Pages {
                        most: Some(2),
                        free: true,
                        ..Pages::default()
                    },
                    ..standard()
                },
                "`pages.free` and `pages.most` exclude each other; give one of them",
            ),
            (
                Profile {
                    rules: [("XYZ001".to_owned(), RuleWeight::default())].into(),
                    ..standard()
                },
                "`rules.XYZ001` is no rule; allowed are codes such as `BUL001` and groups such as `BUL`",
            ),
            (
                Profile {
                    rules: [(
                        "BUL".to_owned(),
                        RuleWeight {
                            factor: -1,
                            ..RuleWeight::default()
                        },
                    )]
                    .into(),
                    ..standard()
                },
                "`rules.BUL.factor` is -1; allowed are percents from 0 to 500",
            ),
        ];
        for (profile, expected) in cases {
            assert_eq!(fields(&profile), [expected]);
        }
    }

    #[test]
    fn an_experiment_needs_two_different_built_in_profiles() {
        let arm = |profile: &str| Arm {
            profile: profile.to_owned(),
            weight: 1,
        };
        let experiment = |arms: Vec<Arm>| Experiment {
            id: "one".into(),
            arms,
            subject: "someone".into(),
        };
        assert!(
            experiment(vec![arm("standard"), arm("software")])
                .check()
                .is_empty()
        );
        assert_eq!(
            experiment(vec![arm("standard")])
                .check()
                .first()
                .map(|p| p.field.clone()),
            Some("arms".to_owned())
        );
        for wrong in ["nothing", "standard"] {
            assert_eq!(
                experiment(vec![arm("standard"), arm(wrong)])
                    .check()
                    .first()
                    .map(|p| p.field.clone()),
                Some("arms[1].profile".to_owned())
            );
        }
    }
}
