//! The resume as understood.

use serde::{Deserialize, Serialize};

use super::Span;

/// A value that was read, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Found {
    /// The text as a machine reads it.
    pub text: String,
    /// Where it stands in the source.
    pub span: Span,
}

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum SectionKind {
    Summary,
    Experience,
    Education,
    Skills,
    Projects,
    Certifications,
    Awards,
    Publications,
    Languages,
    Interests,
    References,
    Volunteering,
    Other,
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// A LinkedIn profile or page.
    LinkedIn,
    /// GitHub.
    GitHub,
    /// GitLab.
    GitLab,
    /// Another host of code, models or programming contests.
    Code,
    /// An ORCID record.
    Orcid,
    /// A Google Scholar profile.
    Scholar,
    /// A paper, or another network of researchers.
    Research,
    /// Stack Overflow and its siblings.
    StackOverflow,
    /// A social network or a blog's host.
    Social,
    /// A host of portfolios.
    Portfolio,
    /// A certificate's proof.
    Certificate,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Any other site.
    Website,
}

/// How high a degree is, highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum DegreeLevel {
    /// A doctorate.
    Doctor,
    /// A second university degree.
    Master,
    /// A first university degree.
    Bachelor,
    /// Two or three years beyond school.
    Associate,
    /// An apprenticeship or a vocational certificate.
    Vocational,
    /// Secondary school.
    School,
    /// Studies without a degree: exchange, minor, thesis.
    Other,
}

/// A link and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Link {
    /// The target, as written.
    pub target: String,
    /// What it leads to.
    pub kind: LinkKind,
    /// The words that stand for it on the page.
    pub printed: Option<String>,
    /// It leads to the person rather than to what the person worked on.
    pub own: bool,
    /// Place of the target.
    pub span: Span,
}

/// What is known of a phone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Phone {
    /// As printed.
    pub text: String,
    /// ISO 3166 code of the region that its calling code belongs to first.
    pub region: Option<String>,
    /// Its calling code exists, as many digits follow as the numbering plan has, none is masked.
    pub fits: bool,
    /// Place of the number.
    pub span: Span,
}

/// What an education entry says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Education {
    /// Index of its entry in `entries`.
    pub entry: usize,
    /// The degree's name.
    pub degree: Option<Found>,
    /// Its level.
    pub level: Option<DegreeLevel>,
    /// Field of study.
    pub field: Option<Found>,
    /// School or university.
    pub institution: Option<Found>,
    /// Grade, average or honours.
    pub grade: Option<Found>,
}

/// Skills under one label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SkillGroup {
    /// "Languages", "Databases" …
    pub label: Option<Found>,
    /// Its skills.
    pub skills: Vec<Found>,
}

/// A language that the person speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Spoken {
    /// The language.
    pub language: Found,
    /// How well, as printed.
    pub level: Option<Found>,
    /// The level of the Common European Framework that this names or roughly stands for.
    pub cefr: Option<String>,
}

/// A section of the resume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Section {
    /// Heading as printed.
    pub heading: String,
    /// What it is about.
    pub kind: SectionKind,
    /// How sure it is that this is a heading of that kind, per cent.
    pub confidence: u8,
    /// Place of the heading.
    pub span: Span,
}

/// A job, a degree, a project: one dated block of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Entry {
    /// Heading of its section, as printed.
    pub section: String,
    /// What its section is about.
    pub kind: SectionKind,
    /// Job title, degree or project name.
    pub title: Option<String>,
    /// Employer, school or client.
    pub organisation: Option<String>,
    /// Place, as printed.
    pub location: Option<String>,
    /// `YYYY-MM` or `YYYY`.
    pub start: Option<String>,
    /// `YYYY-MM`, `YYYY` or `present`.
    pub end: Option<String>,
    /// The dates as printed.
    pub dates_text: Option<String>,
    /// Bullets as a machine reads them.
    pub bullets: Vec<String>,
    /// Place of the entry's head.
    pub span: Span,
    /// Place of the title.
    pub title_span: Option<Span>,
    /// Place of the organisation.
    pub organisation_span: Option<Span>,
    /// Place of the location.
    pub location_span: Option<Span>,
    /// Place of the dates, where there are any.
    pub dates_span: Option<Span>,
    /// Places of the bullets, same order as `bullets`.
    pub bullet_spans: Vec<Span>,
}

/// The resume as a machine understands it. The names follow the yardsticks' contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Resume {
    /// The person's name.
    pub name: Option<Found>,
    /// The line under the name.
    pub headline: Option<Found>,
    /// Where the person lives.
    pub location: Option<Found>,
    /// E-mail addresses.
    pub emails: Vec<Found>,
    /// Phone numbers as printed.
    pub phones: Vec<Found>,
    /// The person's own links, targets rather than labels.
    pub urls: Vec<Found>,
    /// All links with their kinds.
    pub links: Vec<Link>,
    /// What is known of the phone numbers, same order as `phones`.
    pub phone_numbers: Vec<Phone>,
    /// The text of the summary.
    pub summary: Option<Found>,
    /// Sections in reading order.
    pub sections: Vec<Section>,
    /// Entries in reading order.
    pub entries: Vec<Entry>,
    /// Skills as listed.
    pub skills: Vec<Found>,
    /// The same skills by their labels.
    pub skill_groups: Vec<SkillGroup>,
    /// What the education entries say.
    pub education: Vec<Education>,
    /// Languages spoken.
    pub languages: Vec<Spoken>,
}
