//! Weights as a document: what each part of the score counts for, and for whom.
//!
//! A [`Profile`] is plain data, published as `docs/profile.schema.json`. Fields that a document
//! leaves out have the values of the profile `standard`. [`Profile::check`] says what is wrong
//! with a document, field by field; nothing is scored with one that is wrong.

mod assign;
mod builtin;
mod check;
mod market;
mod read;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use assign::{Arm, Assigned, Experiment, assign};
pub use builtin::{IDS, builtin};
pub use check::Problem;
pub use market::{Custom, Market};

use crate::WHOLE;
use crate::report::{Category, ScoreError, ScoreRequest, SectionKind, Severity};

/// A weight configuration. The built-in ones stand in `scoring-wasm/profiles/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Name for programs: lower-case letters, digits and hyphens, at most 40.
    #[cfg_attr(
        feature = "schema",
        schema(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", max_length = 40)
    )]
    pub id: String,
    /// Grows with every change of the weights, from 1.
    #[serde(default = "one")]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 1_000_000))]
    pub version: i32,
    /// Name for people, at most 80 characters.
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 80))]
    pub title: String,
    /// For whom it is, at most 400 characters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schema(max_length = 400))]
    pub description: String,
    /// Whose customs count when the request names no market; `international` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub market: Option<Market>,
    /// Points of the categories.
    #[serde(default)]
    pub points: Points,
    /// What *fits this job* counts for.
    #[serde(default)]
    pub fits: FitsShare,
    /// What a resume of this kind is expected to hold.
    #[serde(default)]
    pub sections: Sections,
    /// How long it may be.
    #[serde(default)]
    pub pages: Pages,
    /// Students and new graduates: any of experience, projects and volunteering will do (J5).
    #[serde(default)]
    pub graduate: bool,
    /// By code (`BUL001`) or group (`BUL`) of the rules; a code wins over its group.
    #[serde(default)]
    pub rules: BTreeMap<String, RuleWeight>,
    /// Why it differs from `standard`, at most 40.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schema(max_items = 40))]
    pub reasons: Vec<Reason>,
}

/// Whole points of each category of *readable by machines*, together 100. What a finding costs
/// grows and shrinks with the points of its category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// Layout and what it does to extraction.
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 100))]
    pub format: i32,
    /// Name, e-mail, phone, links.
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 100))]
    pub contact: i32,
    /// Sections and their headings.
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 100))]
    pub sections: i32,
    /// Positions, education, skills.
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 100))]
    pub content: i32,
    /// Dates.
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 100))]
    pub dates: i32,
    /// Bullets, spelling, readability.
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 100))]
    pub wording: i32,
}

/// Share of *fits this job* in the overall number, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FitsShare {
    /// For each requirement of the posting: one or two say little about a job.
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 100))]
    pub each: i32,
    /// At most.
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 100))]
    pub most: i32,
}

/// Sections that are expected, and their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Sections {
    /// Kinds that must be there.
    #[serde(default = "usual_sections")]
    pub required: Vec<SectionKind>,
    /// Kinds that should come first, in this order; empty when any order will do.
    #[serde(default)]
    pub order: Vec<SectionKind>,
}

/// How long a resume may be. Without anything here the customs of the market count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// The most pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 100))]
    pub most: Option<i32>,
    /// More pages are refused, not merely unusual.
    #[serde(default)]
    pub strict: bool,
    /// Any length will do, whatever the market's customs.
    #[serde(default)]
    pub free: bool,
}

/// A limit on pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageLimit {
    /// The most pages.
    pub most: u16,
    /// More pages are refused, not merely unusual.
    pub strict: bool,
}

/// How a profile changes what a rule, or a group of rules, counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleWeight {
    /// Percent of what its findings cost.
    #[serde(default = "hundred")]
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 500))]
    pub factor: i32,
    /// The rule is not run.
    #[serde(default)]
    pub off: bool,
    /// The most whole points that all findings of one rule cost together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 100))]
    pub most: Option<i32>,
    /// How much its findings matter here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
}

/// Why a weight is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// One sentence, at most 400 characters.
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 400))]
    pub text: String,
    /// Ids of facts (`G6`); empty for what is custom or common belief.
    #[serde(default)]
    pub facts: Vec<String>,
}

fn one() -> i32 {
    1
}

fn hundred() -> i32 {
    100
}

fn usual_sections() -> Vec<SectionKind> {
    vec![
        SectionKind::Experience,
        SectionKind::Education,
        SectionKind::Skills,
    ]
}

impl Default for Points {
    fn default() -> Self {
        Self {
            format: 25,
            contact: 20,
            sections: 15,
            content: 15,
            dates: 10,
            wording: 15,
        }
    }
}

impl Points {
    /// Whole points of a category; those of the match are always 100.
    pub const fn of(&self, category: Category) -> i32 {
        match category {
            Category::Format => self.format,
            Category::Contact => self.contact,
            Category::Sections => self.sections,
            Category::Content => self.content,
            Category::Dates => self.dates,
            Category::Wording => self.wording,
            Category::Match => 100,
        }
    }
}

impl Default for FitsShare {
    fn default() -> Self {
        Self { each: 10, most: 40 }
    }
}

impl Default for Sections {
    fn default() -> Self {
        Self {
            required: usual_sections(),
            order: Vec::new(),
        }
    }
}

impl Default for RuleWeight {
    fn default() -> Self {
        Self {
            factor: 100,
            off: false,
            most: None,
            severity: None,
        }
    }
}

/// Version of the weights that documents fall back to.
const STANDARD_VERSION: i32 = 7;

impl Default for Profile {
    /// The profile `standard`.
    fn default() -> Self {
        Self {
            id: "standard".to_owned(),
            version: STANDARD_VERSION,
            title: "Any trade".to_owned(),
            description: String::new(),
            market: None,
            points: Points::default(),
            fits: FitsShare::default(),
            sections: Sections::default(),
            pages: Pages::default(),
            graduate: false,
            rules: BTreeMap::new(),
            reasons: Vec::new(),
        }
    }
}

impl Profile {
    /// Whether a section of this kind must be there.
    pub fn requires(&self, kind: SectionKind) -> bool {
        self.sections.required.contains(&kind)
    }

    /// How a rule counts.
    pub fn rule(&self, code: &str) -> RuleWeight {
        // The first module knows the standard alone, in which every rule counts as it is.
        if !WHOLE {
            return RuleWeight::default();
        }
        self.rules
            .get(code)
            .or_else(|| self.rules.get(code.get(..3)?))
            .copied()
            .unwrap_or_default()
    }

    /// How many pages there may be, in this market.
    pub fn page_limit(&self, market: Market) -> Option<PageLimit> {
        if self.pages.free {
            return None;
        }
        match self.pages.most {
            Some(most) => Some(PageLimit {
                most: u16::try_from(most).unwrap_or(u16::MAX),
                strict: self.pages.strict,
            }),
            None => market.pages().map(|most| PageLimit {
                most,
                strict: false,
            }),
        }
    }
}

/// What a request is scored with.
#[derive(Debug, Clone)]
pub struct Chosen<'a> {
    /// The weights, checked.
    pub profile: Cow<'a, Profile>,
    /// Whose customs count.
    pub market: Market,
    /// The arm of the experiment, if the request is part of one.
    pub assigned: Option<Assigned>,
}

/// The profile and the market of a request.
///
/// # Errors
/// [`ScoreError::UnknownProfile`], [`ScoreError::BadWeights`] or [`ScoreError::BadExperiment`];
/// each names what is allowed.
pub fn choose(request: &ScoreRequest) -> Result<Chosen<'_>, ScoreError> {
    let given = [
        request.profile.is_some(),
        request.weights.is_some(),
        request.experiment.is_some(),
    ];
    if given.iter().filter(|given| **given).count() > 1 {
        return Err(ScoreError::BadWeights(
            "only one of `profile`, `weights` and `experiment` may be given".to_owned(),
        ));
    }
    let mut assigned = None;
    let profile = if let Some(weights) = &request.weights
        && WHOLE
    {
        check::all(&weights.check()).map_err(ScoreError::BadWeights)?;
        Cow::Borrowed(weights)
    } else if let Some(experiment) = &request.experiment
        && WHOLE
    {
        check::all(&experiment.check()).map_err(ScoreError::BadExperiment)?;
        let arm = assign(experiment);
        let id = arm.map_or("standard", |arm| arm.profile.as_str());
        assigned = Some(Assigned {
            id: experiment.id.clone(),
            arm: id.to_owned(),
        });
        Cow::Owned(named(id)?)
    } else {
        Cow::Owned(named(request.profile.as_deref().unwrap_or("standard"))?)
    };
    let market = request.market.or(profile.market).unwrap_or_default();
    Ok(Chosen {
        profile,
        market,
        assigned,
    })
}

fn named(id: &str) -> Result<Profile, ScoreError> {
    builtin(id).ok_or_else(|| {
        if WHOLE {
            ScoreError::UnknownProfile(id.to_owned())
        } else {
            ScoreError::NotHere
        }
    })
}
