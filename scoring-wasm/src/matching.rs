//! The resume held against the posting, with places in the source.

use std::sync::Arc;

use crate::fit::{self, Degree, Fit};
use crate::latex::Document;
use crate::latex::emit::span;
use crate::posting::{self, Asked, FOUND_MAX, Held, Posting, Subject};
use crate::report::{Importance, JobMatch, MatchState, OwnRequirement, Requirement, Span};
use crate::resume::Model;
use crate::rules::Day;

/// The resume held against a posting.
#[derive(Debug, Clone)]
pub struct Match {
    /// What the posting asks for.
    pub posting: Arc<Posting>,
    /// Its text.
    text: Arc<str>,
    /// The machine text with everything hidden blanked.
    pub visible: String,
    /// For each requirement, whether the resume shows it; places in the machine text.
    pub held: Vec<Held>,
    /// How the career fits.
    pub fit: Fit,
}

/// A posting with what was read of it: it stays the same while somebody edits the resume.
#[derive(Debug, Clone)]
pub struct Last {
    text: Arc<str>,
    own: Arc<[OwnRequirement]>,
    posting: Arc<Posting>,
}

/// Reads a posting, unless it was the last one too, changes its requirements as the person wants them,
/// and holds the visible text of a resume against it.
pub fn hold(
    text: &str,
    own: &[OwnRequirement],
    document: &Document,
    model: &Model,
    today: Day,
    last: &mut Option<Last>,
) -> Match {
    let known = last.take();
    let known = known.filter(|last| *last.text == *text && *last.own == *own);
    let read = known.unwrap_or_else(|| Last {
        text: text.into(),
        own: own.into(),
        posting: Arc::new(posting::apply(posting::read(text), text, own)),
    });
    let Last { text, posting, .. } = last.insert(read).clone();
    let visible = visible(document);
    let mut held = posting::hold(&posting, &visible);
    let found = held.iter().map(|held| held.found.as_slice());
    let fit = fit::hold(&posting, found, document, model, today.months());
    show_degrees(&posting, &fit.degrees, &mut held);
    Match {
        posting,
        text,
        visible,
        held,
        fit,
    }
}

/// Degrees that the education names in words that only say so there: “BSN”, “Dipl.-Ing.”.
fn show_degrees(posting: &Posting, degrees: &[Degree], held: &mut [Held]) {
    for (asked, held) in posting.requirements.iter().zip(held) {
        let Some(level) = asked.level().filter(|_| held.state == MatchState::Missing) else {
            continue;
        };
        let enough = degrees.iter().filter(|degree| degree.level >= level);
        let places = enough.map(|degree| degree.at.start..degree.at.end);
        held.found = places.take(FOUND_MAX).collect();
        if !held.found.is_empty() {
            held.state = MatchState::Exact;
        }
    }
}

/// The machine text with everything hidden blanked, so that offsets stay and
/// hidden words count for nothing.
fn visible(document: &Document) -> String {
    let text = &document.text.text;
    let mut out = String::with_capacity(text.len());
    let runs = &document.text.runs;
    for (n, run) in runs.iter().enumerate() {
        let end = runs.get(n + 1).map_or(text.len(), |next| next.out as usize);
        let part = text.get(run.out as usize..end).unwrap_or_default();
        if run.style.hidden.is_some() {
            out.extend(std::iter::repeat_n(' ', part.len()));
        } else {
            out.push_str(part);
        }
    }
    out
}

/// A requirement that the resume does not fully show.
#[derive(Debug, Clone)]
pub struct Shortfall<'a> {
    /// The requirement.
    pub asked: &'a Asked,
    /// The term.
    pub term: &'a str,
    /// What sort of thing it is.
    pub subject: Subject,
    /// How strongly it is asked for.
    pub importance: Importance,
    /// How much of it is there.
    pub state: MatchState,
    /// What it costs, in tenths of a point of the match.
    pub cost: u16,
}

/// All points of the match, in tenths.
const WHOLE: u32 = 1000;

/// Weight of a requirement.
fn weight(asked: &Asked) -> u32 {
    u32::from(asked.weight())
}

/// Weight of the years of experience in all: as a must.
const YEARS: u32 = 3;
/// Weight of the job's title: as a preferred requirement.
const TITLE: u32 = 2;

/// What is missing of a requirement, in percent.
const fn missing_share(state: MatchState) -> u32 {
    match state {
        MatchState::Exact | MatchState::Alias => 0,
        MatchState::Relation => 30,
        MatchState::Partial => 50,
        MatchState::Missing => 100,
    }
}

impl Match {
    /// What the resume does not fully show, with costs that add up to the whole
    /// when it shows nothing.
    pub fn shortfalls(&self) -> Vec<Shortfall<'_>> {
        let total = self.total();
        let mut before = 0;
        let mut out = Vec::new();
        for (asked, held) in self.posting.requirements.iter().zip(&self.held) {
            let after = before + weight(asked);
            // Differences of rounded running sums: nothing is lost to rounding.
            let share = WHOLE * after / total - WHOLE * before / total;
            before = after;
            let cost = share * missing_share(held.state) / 100;
            if missing_share(held.state) > 0 {
                out.push(Shortfall {
                    asked,
                    term: &asked.term,
                    subject: asked.subject(),
                    importance: asked.importance,
                    state: held.state,
                    cost: u16::try_from(cost).unwrap_or(u16::MAX),
                });
            }
        }
        out
    }

    /// All weights together. What a posting does not ask for, or a resume cannot show, has none.
    fn total(&self) -> u32 {
        let requirements: u32 = self.posting.requirements.iter().map(weight).sum();
        if requirements == 0 {
            return 0;
        }
        let of = |there: bool, weight| if there { weight } else { 0 };
        requirements + of(self.fit.years.is_some(), YEARS) + of(self.fit.title.is_some(), TITLE)
    }

    /// What too few years cost, in tenths of a point of the match.
    pub fn years_cost(&self) -> u16 {
        let state = self.fit.years.map(fit::Years::state);
        self.part(YEARS, state)
    }

    /// What a title costs that the resume does not name, in tenths of a point of the match.
    pub fn title_cost(&self) -> u16 {
        self.part(TITLE, self.fit.title)
    }

    fn part(&self, weight: u32, state: Option<MatchState>) -> u16 {
        let missing = state.map_or(0, missing_share);
        let cost = (WHOLE * weight * missing).checked_div(self.total() * 100);
        cost.and_then(|cost| u16::try_from(cost).ok()).unwrap_or(0)
    }

    /// The place of work as printed.
    pub fn place(&self) -> Option<&str> {
        self.text.get(self.posting.place.clone()?)
    }

    /// The right to work or the citizenship asked for as printed.
    pub fn permit(&self) -> Option<&str> {
        self.text.get(self.posting.permit.clone()?)
    }

    /// The text of the posting.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The clearance asked for as printed.
    pub fn clearance(&self) -> Option<&str> {
        self.text.get(self.posting.clearance.clone()?)
    }

    /// As the report shows it.
    pub fn present(&self, document: &Document, paths: &[Arc<str>]) -> JobMatch {
        let printed = |range: &Option<std::ops::Range<usize>>| {
            let range = range.clone()?;
            self.text.get(range).map(str::to_owned)
        };
        let posting = &self.posting;
        JobMatch {
            title: posting.title.clone(),
            seniority: posting.seniority.map(|level| level.name().to_owned()),
            years: posting.years,
            degrees: posting
                .degrees
                .iter()
                .map(|&degree| degree.to_owned())
                .collect(),
            industries: posting
                .industries
                .iter()
                .map(|&field| field.to_owned())
                .collect(),
            location: printed(&posting.place),
            presence: posting.presence.map(|presence| presence.name().to_owned()),
            clearance: printed(&posting.clearance),
            permit: printed(&posting.permit),
            requirements: posting
                .requirements
                .iter()
                .zip(&self.held)
                .map(|(asked, held)| Requirement {
                    term: asked.term.clone(),
                    kind: asked.kind.to_owned(),
                    importance: asked.importance,
                    weight: asked.weight(),
                    own: asked.is_own(),
                    any_of: asked.any_of().map(str::to_owned).collect(),
                    years: asked.years,
                    state: held.state,
                    found: held
                        .found
                        .iter()
                        .filter_map(|range| document.text.source(range.start, range.end))
                        .map(|src| span(paths, src))
                        .collect::<Vec<Span>>(),
                    posting: asked
                        .places
                        .iter()
                        .map(|range| [range.start, range.end])
                        .collect(),
                })
                .collect(),
            removed: posting.removed.clone(),
        }
    }
}
