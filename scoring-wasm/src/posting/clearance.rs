//! Security clearances and permits to work that a posting asks for.

use std::ops::Range;

use super::lines::Cues;
use crate::text_search::{Search as _, holds_any};

/// Clearances, the more telling first.
const CLEARANCES: &[&str] = &[
    "ts/sci",
    "ts-sci",
    "top secret",
    "secret clearance",
    "secret security clearance",
    "secret-level clearance",
    "dod secret",
    "public trust",
    "sc clearance",
    "sc cleared",
    "dv clearance",
    "dv cleared",
    "nv1",
    "nv2",
    "baseline clearance",
    "q clearance",
    "security clearance",
    "sicherheitsüberprüfung",
    "habilitation de défense",
    "habilitación de seguridad",
];

/// What says that a right to work or a citizenship is needed.
const PERMITS: &[&str] = &[
    "authorized to work",
    "authorised to work",
    "authorization to work",
    "work authorization",
    "work authorisation",
    "right to work",
    "eligible to work",
    "eligibility to work",
    "legally work",
    "work permit",
    "u.s. citizen",
    "us citizen",
    "united states citizen",
    "be a citizen",
    "citizenship required",
    "visa sponsorship",
    "sponsorship",
    "arbeitserlaubnis",
    "permis de travail",
    "permiso de trabajo",
];

/// Where a posting asks for a clearance.
pub(super) fn find(cues: &Cues) -> Option<Range<usize>> {
    CLEARANCES.iter().find_map(|cue| {
        cues.places_of(cue)
            .map(|start| start..start + cue.len())
            .find(|range| is_asked(cues.low(), range))
    })
}

/// Where a posting asks for a right to work.
pub(super) fn permit(cues: &Cues) -> Option<Range<usize>> {
    PERMITS.iter().find_map(|cue| {
        cues.places_of(cue)
            .map(|start| start..start + cue.len())
            .find(|range| !is_offered(cues.low(), range))
    })
}

/// “We offer visa sponsorship” asks for nothing.
fn is_offered(low: &str, range: &Range<usize>) -> bool {
    const ENDS: [char; 4] = ['\n', '.', ';', '!'];
    if !low[range.clone()].has("sponsor") {
        return false;
    }
    let before = low.get(..range.start).unwrap_or_default();
    let before = before.rsplit(ENDS).next().unwrap_or_default();
    let after = low.get(range.end..).unwrap_or_default();
    let after = after.split(ENDS).next().unwrap_or_default();
    let says = |cues: &[&str]| holds_any(before, cues) || holds_any(after, cues);
    says(&[
        "offer",
        "provide",
        "available",
        "support",
        "possible",
        ": yes",
    ]) && !says(&[
        "not ", "n’t", "n't", "no ", "cannot", "unable", "without", "never", "neither",
    ])
}

/// “No security clearance required” asks for none.
fn is_asked(low: &str, range: &Range<usize>) -> bool {
    let line = low[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let before = low.get(line..range.start).unwrap_or_default();
    let after = low.get(range.end..).unwrap_or_default();
    let after = after.split(['\n', '.']).next().unwrap_or_default();
    let none = [" no ", "not require", "does not need", "without "];
    !none.iter().any(|cue| format!(" {before}").has(cue))
        && !after
            .trim_start_matches([' ', ':'])
            .starts_with("not required")
        && !after.has("none")
        && !after.has("not required")
        && !after.has("not applicable")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clearance_is_found_where_it_is_asked_for() {
        let told = |text: &'static str| find(&Cues::of(text)).map(|range| &text[range]);
        assert_eq!(told("Must hold an active TS/SCI clearance"), Some("TS/SCI"));
        assert_eq!(told("Clearance: Public Trust"), Some("Public Trust"));
        assert_eq!(told("Security clearance: not required"), None);
        assert_eq!(told("No security clearance needed"), None);
        assert_eq!(told("Sell cookies"), None);
    }

    #[test]
    fn a_permit_is_found() {
        assert!(permit(&Cues::of("You must be authorized to work in the U.S.")).is_some());
        assert!(permit(&Cues::of("You must be kind")).is_none());
        for asked in [
            "We are not able to offer visa sponsorship.",
            "No sponsorship available",
            "Applicants must not need sponsorship now or later",
        ] {
            assert!(permit(&Cues::of(asked)).is_some(), "{asked}");
        }
        for offered in [
            "Benefits: we offer visa sponsorship",
            "Visa sponsorship: yes",
            "Visa sponsorship available. No remote work",
        ] {
            assert!(permit(&Cues::of(offered)).is_none(), "{offered}");
        }
    }
}
