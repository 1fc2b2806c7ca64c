//! Looking for hundreds of cues in each line of a posting: those whose letters stand nowhere in it are left
//! out once, and a line is asked for the rest by its pairs of letters first.

use super::heading_cues::{CUES, LEADS};
use super::{Part, importance_cues, notices};
use crate::case::Case as _;
use crate::text_search::{Pairs, Runs, Search as _};

/// Cues that may stand in a posting.
pub(crate) type Kept = Vec<&'static str>;

/// All lists of cues, kept to what may stand in one posting.
pub(crate) struct Cues {
    /// The posting in lower case; as long as it is.
    low: String,
    runs: Runs,
    pub(super) headings: Vec<(Part, Kept)>,
    pub(super) leads: Vec<(Part, Kept)>,
    pub(super) notices: Kept,
    pub(super) given: Kept,
    pub(super) offers: Kept,
    pub(super) nothing: Kept,
    pub(super) duties: Kept,
    pub(super) nice: Kept,
    pub(super) preferred: Kept,
    pub(super) must: Kept,
    pub(super) other: Kept,
    pub(super) demanded: Kept,
    pub(super) demands: Kept,
}

impl Cues {
    /// Those of a posting.
    pub(crate) fn of(text: &str) -> Self {
        let mut low = text.lowered();
        if low.len() != text.len() {
            low = text.to_ascii_lowercase();
        }
        let runs = Runs::of(&low);
        let kept = |cues: &'static [&'static str]| keep(cues, &runs);
        let parts = |parts: &'static [(Part, &'static [&'static str])]| {
            let parts = parts.iter();
            parts.map(|(part, cues)| (*part, kept(cues))).collect()
        };
        Self {
            headings: parts(CUES),
            leads: parts(LEADS),
            notices: kept(notices::NOTICES),
            given: kept(notices::GIVEN),
            offers: kept(notices::OFFERS),
            nothing: kept(notices::NOTHING),
            duties: kept(notices::DUTIES),
            nice: kept(importance_cues::NICE),
            preferred: kept(importance_cues::PREFERRED),
            must: kept(importance_cues::MUST),
            other: kept(importance_cues::OTHER),
            demanded: kept(importance_cues::DEMANDED),
            demands: kept(importance_cues::DEMANDS),
            low,
            runs,
        }
    }

    /// The posting in lower case; as long as it is.
    pub(crate) fn low(&self) -> &str {
        &self.low
    }

    /// False for a cue that stands nowhere in the posting.
    pub(crate) fn may_hold(&self, cue: &str) -> bool {
        self.runs.may_hold(cue)
    }

    /// Where a cue stands in the posting, in lower case.
    pub(crate) fn places_of<'a>(&'a self, cue: &'a str) -> impl Iterator<Item = usize> + 'a {
        let may = self.runs.may_hold(cue);
        may.then(|| self.low.places_of(cue)).into_iter().flatten()
    }

    /// Whether one of these stands in the posting.
    pub(crate) fn has_any(&self, cues: &[&str]) -> bool {
        cues.iter()
            .any(|cue| self.runs.may_hold(cue) && self.low.has(cue))
    }
}

/// Cues that may stand in a text with these runs.
fn keep(cues: &'static [&'static str], runs: &Runs) -> Kept {
    let cues = cues.iter().copied();
    cues.filter(|cue| runs.may_hold(cue)).collect()
}

/// A line in lower case.
pub(crate) struct Low {
    pub(crate) text: String,
    pairs: Pairs,
}

impl Low {
    /// Of a line; as long as it is.
    pub(crate) fn of(line: &str) -> Self {
        let mut text = line.lowered();
        if text.len() != line.len() {
            text = line.to_ascii_lowercase();
        }
        let pairs = Pairs::of(&text);
        Self { text, pairs }
    }

    /// Whether a cue stands in it.
    pub(crate) fn has(&self, cue: &str) -> bool {
        self.pairs.may_hold(cue) && self.text.has(cue)
    }

    /// Whether one of these stands in it.
    pub(crate) fn has_any(&self, cues: &[&str]) -> bool {
        cues.iter().any(|cue| self.has(cue))
    }

    /// Whether a cue stands in it where a word begins.
    pub(super) fn begins(&self, cue: &str) -> bool {
        self.pairs.may_hold(cue) && self.text.places_of(cue).any(|at| self.starts(at))
    }

    /// Whether a cue stands in it between the ends of words.
    pub(crate) fn whole(&self, cue: &str) -> bool {
        let ends = |at: usize| {
            let after = self.text.get(at + cue.len()..);
            after
                .and_then(|after| after.chars().next())
                .is_none_or(|c| !c.is_alphanumeric())
        };
        self.pairs.may_hold(cue)
            && self
                .text
                .places_of(cue)
                .any(|at| self.starts(at) && ends(at))
    }

    /// Whether a cue stands in it as [`Self::whole`] asks, and no noun of its own follows: "training is
    /// required", "required for all", not "the required reports".
    pub(super) fn said_of_another(&self, cue: &str) -> bool {
        const GO_ON: [&str; 12] = [
            "and", "or", "but", "to", "for", "in", "at", "on", "with", "as", "if", "by",
        ];
        self.pairs.may_hold(cue)
            && self
                .text
                .places_of(cue)
                .filter(|at| self.starts(*at))
                .filter_map(|at| self.text.get(at + cue.len()..))
                .any(|after| {
                    let word = after.strip_prefix(' ').unwrap_or_default();
                    let word = word
                        .split(|c: char| !c.is_alphanumeric())
                        .next()
                        .unwrap_or_default();
                    !after.starts_with(char::is_alphanumeric)
                        && (word.is_empty() || GO_ON.contains(&word))
                })
    }

    /// Whether a word starts at a place.
    fn starts(&self, at: usize) -> bool {
        let before = self.text.get(..at);
        before
            .and_then(|before| before.chars().next_back())
            .is_none_or(|c| !c.is_alphanumeric())
    }
}
