//! The resume as understood, in ranges of the machine text.

use super::dates::Range;
use super::lines::Line;
use crate::latex::token::Src;
use crate::report::{DegreeLevel, LinkKind, SectionKind};

/// A range of the machine text, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub struct At {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl At {
    /// Whether another range lies in it.
    pub fn holds(&self, place: &std::ops::Range<usize>) -> bool {
        self.start <= place.start && place.end <= self.end
    }
}

impl From<&std::ops::Range<usize>> for At {
    fn from(range: &std::ops::Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }
}

/// A section.
#[derive(Clone, Debug)]
pub struct Section {
    /// What it is about.
    pub kind: SectionKind,
    /// The heading is one of the usual wordings.
    pub usual: bool,
    /// How sure it is that this is a heading of that kind, per cent.
    pub confidence: u8,
    /// The heading's text.
    pub heading: At,
    /// First line of its content, an index into [`Model::lines`].
    pub first: usize,
    /// One past the last line of its content.
    pub last: usize,
}

/// What told the title of a head from its organisation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
    /// A template named one of them at least.
    Template,
    /// Their words did, or where place and dates stand.
    Words,
    /// Nothing: they stand as most people write them.
    Nothing,
}

/// A dated block of a section.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Index of its section.
    pub section: usize,
    /// What its section is about.
    pub kind: SectionKind,
    /// Job title, degree or project name.
    pub title: Option<At>,
    /// Employer, school or client.
    pub organisation: Option<At>,
    /// Place.
    pub location: Option<At>,
    /// Its dates; offsets within the machine text.
    pub dates: Option<Range>,
    /// Text of its head.
    pub head: At,
    /// Its bullets.
    pub bullets: Vec<At>,
    /// Paragraphs under its head.
    pub details: Vec<At>,
    /// What told its title from its organisation.
    pub told: Told,
}

impl Entry {
    /// Whether a range of the machine text lies in its head or in what it tells.
    pub fn holds(&self, place: &std::ops::Range<usize>) -> bool {
        let told = self.bullets.iter().chain(&self.details);
        std::iter::once(&self.head)
            .chain(told)
            .any(|part| part.holds(place))
    }
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    /// Where it leads.
    pub target: String,
    /// Where the target stands in the source.
    pub src: Src,
}

/// What is known of a link beside its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it leads to.
    pub kind: LinkKind,
    /// The words that stand for it on the page; absent where nothing is printed.
    pub printed: Option<At>,
    /// It leads to the person rather than to what the person worked on.
    pub own: bool,
}

/// What an education entry says beside its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Education {
    /// Index of the entry.
    pub entry: usize,
    /// The degree's name without its field.
    pub degree: Option<At>,
    /// Its level.
    pub level: Option<DegreeLevel>,
    /// Field of study.
    pub field: Option<At>,
    /// Grade, average or honours.
    pub grade: Option<At>,
}

/// A language that the person speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The language.
    pub language: At,
    /// How well, as printed.
    pub level: Option<At>,
    /// The level of the Common European Framework that this names or roughly stands for.
    pub cefr: Option<&'static str>,
}

/// Skills under one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillGroup {
    /// "Languages", "Databases" …
    pub label: Option<At>,
    /// Its skills.
    pub skills: Vec<At>,
}

/// A phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phone {
    /// As printed.
    pub at: At,
    /// ISO 3166 code of the region that its calling code belongs to first.
    pub region: Option<&'static str>,
    /// The calling code exists and as many digits follow as its numbering plan has.
    pub fits: bool,
}

/// The whole resume.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Lines of visible text.
    pub lines: Vec<Line>,
    /// Words with a letter or a digit, hidden ones too.
    pub words: usize,
    /// Lines before the first heading: an index into `lines`.
    pub head_end: usize,
    /// The person's name.
    pub name: Option<At>,
    /// The line under the name.
    pub headline: Option<At>,
    /// Where the person lives.
    pub location: Option<At>,
    /// E-mail addresses in the text.
    pub emails: Vec<At>,
    /// E-mail addresses that only a link's target holds.
    pub linked_emails: Vec<Url>,
    /// Phone numbers.
    pub phones: Vec<At>,
    /// What is known of them, same order as `phones`.
    pub phone_numbers: Vec<Phone>,
    /// The person's own links.
    pub urls: Vec<Url>,
    /// All links.
    pub all_urls: Vec<Url>,
    /// What is known of them, same order as `all_urls`.
    pub links: Vec<Link>,
    /// Sections in reading order.
    pub sections: Vec<Section>,
    /// Entries of positions, education, projects and volunteering, in reading order.
    pub entries: Vec<Entry>,
    /// What the other sections list: awards, certificates, publications.
    pub items: Vec<Entry>,
    /// Bullets that belong to no entry, with their section.
    pub loose_bullets: Vec<(usize, At)>,
    /// Skills as listed.
    pub skills: Vec<At>,
    /// The same skills by their labels.
    pub skill_groups: Vec<SkillGroup>,
    /// What the education entries say.
    pub education: Vec<Education>,
    /// Languages spoken.
    pub languages: Vec<Spoken>,
    /// What the person says of themselves: the text of a summary's section.
    pub summary: Option<At>,
}

impl Model {
    /// Whether there is a section of this kind.
    pub fn has(&self, kind: SectionKind) -> bool {
        self.sections.iter().any(|section| section.kind == kind)
    }

    /// All bullets, of entries and others, in reading order.
    pub fn bullets(&self) -> Vec<At> {
        let mut all: Vec<At> = self
            .entries
            .iter()
            .flat_map(|entry| entry.bullets.iter().copied())
            .chain(self.loose_bullets.iter().map(|(_, at)| *at))
            .collect();
        crate::sort::plain(&mut all);
        all
    }
}
