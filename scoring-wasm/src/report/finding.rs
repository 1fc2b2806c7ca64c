//! What is the matter, where, and how to mend it; the numbers.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::WHOLE;
use crate::page::PageBox;

/// A place in a source file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Span {
    // Hundreds of places share the path of one file.
    /// Path of the file within the project.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub file: Arc<str>,
    /// First byte (UTF-8 offset).
    pub start: usize,
    /// One past the last byte (UTF-8 offset).
    pub end: usize,
}

/// A replacement of one span by new text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    #[serde(flatten)]
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// A safe, mechanical way to mend a finding. Edits don't overlap and are sorted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Fix {
    /// What the button says, e.g. "Write “JavaScript”".
    pub title: String,
    /// The edits, all or none.
    pub edits: Vec<Edit>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Fields or text are lost to most machines.
    Error,
    /// Fields or text may be lost, or readers are known to mind.
    Warning,
    /// Worth knowing; costs little.
    Info,
    /// Style help without firm evidence; costs next to nothing.
    Hint,
}

/// Which part of the score a rule belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// Layout and what it does to extraction.
    Format,
    /// Name, e-mail, phone, links.
    Contact,
    /// Sections and their headings.
    Sections,
    /// What the sections hold: positions, education, skills.
    Content,
    /// Dates and their consistency.
    Dates,
    /// Bullets, spelling, readability.
    Wording,
    /// Fit with the posting; present only with one.
    Match,
}

/// Whether there is no place on a page; without the whole scorer there never is one.
fn no_boxes(boxes: &[PageBox]) -> bool {
    !WHOLE || boxes.is_empty()
}

/// One thing that costs points or is worth knowing, with its places.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Finding {
    /// Stable within one report: `CODE-n`, numbered in source order.
    pub id: String,
    /// Stable code of the rule, e.g. `BUL001`.
    pub code: String,
    /// Readable name of the rule, e.g. `weak-first-verb`.
    pub rule: String,
    /// Part of the score it counts in.
    pub category: Category,
    /// How much it matters.
    pub severity: Severity,
    /// What is the matter, one short line.
    pub title: String,
    /// Why it matters and what to do, one or two sentences.
    pub message: String,
    /// Points of its category that it costs, one decimal.
    pub cost: f64,
    /// Points of the overall score that come back when it is mended, 0–100 scale, one decimal.
    pub gain: f64,
    /// Where; empty when the finding is about something absent.
    pub spans: Vec<Span>,
    /// Where on the PDF's pages.
    #[serde(default, skip_serializing_if = "no_boxes")]
    pub boxes: Vec<PageBox>,
    /// It is about a PDF that is older than the source.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stale: bool,
    /// A mechanical fix, where a safe one exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// Points of one category.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CategoryScore {
    /// Which one.
    pub category: Category,
    /// Points kept, one decimal.
    pub points: f64,
    /// Points there are.
    pub max: f64,
}

/// The numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Scores {
    /// 0–100, one decimal: `readable` alone without a posting, the published mix with one.
    pub overall: f64,
    /// 0–100, one decimal: how well machines and people can read it.
    pub readable: f64,
    /// 0–100, one decimal: how well it fits the posting; absent without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fits: Option<f64>,
    /// Percent of the overall number that `fits` makes up; the rest is `readable`. Absent
    /// without a posting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<u32>,
}
