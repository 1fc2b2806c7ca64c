//! Reads a job posting and holds a resume against it.
//!
//! [`read`] finds what a posting asks for, how strongly, and where; [`hold`] says
//! for each of these whether a text shows it. Both work on plain text and byte
//! ranges; who calls them knows where the resume's bytes come from.

mod asked;
mod clearance;
mod credentials;
pub(crate) mod degrees;
mod duties;
mod everyday;
mod hold;
mod industries;
pub(crate) mod lexicon;
mod lines;
mod markup;
mod own;
mod passages;
mod phrases;
mod place;
mod presence;
mod rank;
mod read;
mod seniority;
mod spoken;
mod terms;
mod title;
mod traits;
pub(crate) mod words;
mod wraps;
mod years;

use std::ops::Range;

use crate::report::{Importance, MatchState};

pub use hold::hold;
pub use lexicon::Forms;
pub use own::{apply, check};
pub use passages::{Passages, RUN};
pub use presence::Presence;
pub use read::read;
pub use seniority::Seniority;
pub(crate) use seniority::{in_title, title_words};
pub use spoken::Said;

/// What a posting asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Posting {
    /// Title of the job, if the posting names one.
    pub title: Option<String>,
    /// How senior it is, if title or text say so.
    pub seniority: Option<Seniority>,
    /// The least years of experience that it asks for.
    pub years: Option<u8>,
    /// Degrees that suffice, the lowest first, in their usual words.
    pub degrees: Vec<&'static str>,
    /// Trades that its skills belong to, as the lexicon calls their fields; the largest first.
    pub industries: Vec<&'static str>,
    /// The place of work as printed: byte range in the posting.
    pub place: Option<Range<usize>>,
    /// Whether one has to be there.
    pub presence: Option<Presence>,
    /// Where it asks for a security clearance.
    pub clearance: Option<Range<usize>>,
    /// Where it asks for a right to work or a citizenship.
    pub permit: Option<Range<usize>>,
    /// Requirements: must first, then in the posting's order; those that were added last.
    pub requirements: Vec<Asked>,
    /// Its runs of words, to tell what was copied.
    pub passages: Passages,
    /// Terms of requirements that the person left out.
    pub removed: Vec<String>,
}

impl Posting {
    /// The human languages that it asks for, in its order.
    pub fn languages(&self) -> impl Iterator<Item = &'static str> {
        self.requirements.iter().filter_map(|asked| {
            let skill = lexicon::whole().skill(asked.skill?);
            // “Bilingual” names none.
            let of_many = matches!(skill.term, "Bilingualism" | "Multilingualism");
            (skill.is_language() && !of_many).then_some(skill.term)
        })
    }
}

/// What sort of thing a requirement is, for whoever words what to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A skill, a tool, a quality, a trade.
    Skill,
    /// A level of education, or a degree of one field.
    Degree,
    /// A certificate or a licence.
    Certificate,
    /// A human language.
    Language,
}

/// One thing a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The term, in its usual spelling.
    pub term: String,
    /// `hard`, `tool`, `soft`, `certificate` or `domain`.
    pub kind: &'static str,
    /// How strongly it is asked for; the strongest of its places.
    pub importance: Importance,
    /// The least years of experience with it that the posting asks for.
    pub years: Option<u8>,
    /// Byte ranges in the posting.
    pub places: Vec<Range<usize>>,
    /// Id in the lexicon; absent for a term that only the posting knows.
    skill: Option<lexicon::SkillId>,
    /// The lexicon's names that the posting used.
    names: Vec<usize>,
    /// A level of education, for a degree.
    level: Option<degrees::Level>,
    /// What the person wants it to weigh.
    weight: Option<u8>,
    /// Whether the person added or changed it.
    own: bool,
    /// Requirements that it stands for, any of which will do; empty for a single one.
    any_of: Vec<Asked>,
}

impl Asked {
    /// Whether the lexicon knows it; else the posting alone does.
    pub const fn is_known(&self) -> bool {
        self.skill.is_some()
    }

    /// Whether the person added or changed it.
    pub const fn is_own(&self) -> bool {
        self.own
    }

    /// Terms that count together as this one; none for a single one.
    pub fn any_of(&self) -> impl Iterator<Item = &str> {
        self.any_of.iter().map(|one| one.term.as_str())
    }

    /// What it weighs: what the person chose, else the published weight. A must counts three times a
    /// nice-to-have. What everybody claims and nobody can show decides little, however strongly it is
    /// asked for.
    pub fn weight(&self) -> u8 {
        self.weight.unwrap_or(match self.importance {
            _ if self.kind == "soft" => 1,
            Importance::Must => 3,
            Importance::Preferred => 2,
            Importance::Nice => 1,
        })
    }

    /// One of which nothing but its name is known.
    const fn new(term: String, kind: &'static str, importance: Importance) -> Self {
        Self {
            term,
            kind,
            importance,
            years: None,
            places: Vec::new(),
            skill: None,
            names: Vec::new(),
            level: None,
            weight: None,
            own: false,
            any_of: Vec::new(),
        }
    }

    /// What sort of thing it is: of several that count together, what all of them are.
    pub fn subject(&self) -> Subject {
        let skill = self.skill.map(|skill| lexicon::whole().skill(skill));
        if let Some((first, rest)) = self.any_of.split_first() {
            let subject = first.subject();
            let same = rest.iter().all(|one| one.subject() == subject);
            return if same { subject } else { Subject::Skill };
        }
        let of_a_field = skill.is_some_and(|skill| degrees::is_of_a_field(skill.term));
        if self.level.is_some() || of_a_field {
            Subject::Degree
        } else if self.kind == "certificate" {
            Subject::Certificate
        } else if skill.is_some_and(lexicon::Skill::is_language) {
            Subject::Language
        } else {
            Subject::Skill
        }
    }

    /// Both forms of its name, for a skill that the lexicon knows by an acronym too.
    pub fn forms(&self) -> Option<Forms> {
        lexicon::forms(self.skill?)
    }

    /// How well a language is said to be known at a place of a text.
    pub fn spoken(&self, text: &str, place: &Range<usize>) -> Option<Said> {
        let own = || spoken::read(text, place, self.skill?);
        own().or_else(|| self.any_of.iter().find_map(|one| one.spoken(text, place)))
    }

    /// The lowest level of education that will do, for a degree.
    pub(crate) fn level(&self) -> Option<degrees::Level> {
        let any_of = self.any_of.iter().filter_map(|one| one.level);
        self.level.into_iter().chain(any_of).min()
    }
}

/// Whether a resume shows one requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// How it is shown.
    pub state: MatchState,
    /// Byte ranges in the resume's text; at most [`FOUND_MAX`].
    pub found: Vec<Range<usize>>,
}

/// The most places kept for one requirement; more help nobody and repetition must not pay.
pub const FOUND_MAX: usize = 20;
