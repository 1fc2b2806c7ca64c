//! How sure it is that something is asked for, by where it stands and what names it. Where little is
//! sure, the next best fills up; what is unsure counts for nothing beside enough that is sure.

use super::lines::Part;

/// What names a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The lexicon, as something one knows or can do, a tool, or a certificate.
    Name,
    /// The lexicon, as a quality.
    Quality,
    /// The form of a licence, a certificate or a degree.
    Credential,
    /// Capitals that no lexicon knows.
    Capitals,
    /// The words of a sentence: “knowledge of ovens”, “wash dishes”.
    Phrase,
    /// The words of a sentence in another language than English, where any noun may be a thing.
    Foreign,
}

/// As sure as this it counts, however much else is asked for.
pub(super) const SURE: u8 = 6;

/// Fewer terms are too few to tell a job by: unsure ones fill up to here.
const LEAST: usize = 8;

/// Less sure than this is wrong as often as right: such terms fill up only to [`FEWEST`].
const LIKELY: u8 = 4;

/// Without so many nothing can be told.
const FEWEST: usize = 6;

/// How sure a place is. `said`: its sentence asks in words of its own; `passing`: it is taken only
/// because little else is told.
pub(super) fn of(by: By, part: Part, said: bool, passing: bool) -> u8 {
    match part {
        Part::Required | Part::Preferred | Part::Nice => match by {
            By::Capitals => 6,
            // “Pass a road test”: what is done to a thing that is not asked for itself.
            By::Phrase if passing => 4,
            _ => 8,
        },
        Part::Duties => match by {
            By::Name | By::Credential => 7,
            // “Baking: you bake with others”: qualities among duties are how anything is done.
            By::Quality | By::Foreign => 5,
            // A duty is verb and thing; what else it demands, it demands in passing.
            By::Phrase | By::Capitals if passing && (said || by == By::Capitals) => 3,
            By::Phrase | By::Capitals => 6,
        },
        Part::Plain | Part::Noise => match (by, said) {
            (By::Credential, _) => 6,
            (By::Name | By::Quality, true) if !passing => SURE,
            (By::Name, _) | (By::Phrase, false) | (By::Foreign, true) => 4,
            (By::Phrase, true) => 3,
            (By::Foreign, false) => 1,
            (By::Quality | By::Capitals, _) => 2,
        },
    }
}

/// Which of all terms count: all that are sure, and of the others the surest, the first of equals, as
/// long as there are too few. `sure` says how sure each is.
pub(super) fn chosen(sure: &[u8]) -> Vec<bool> {
    let mut counts: Vec<bool> = sure.iter().map(|sure| *sure >= SURE).collect();
    let mut have = counts.iter().filter(|counts| **counts).count();
    for level in (0..SURE).rev() {
        let least = if level < LIKELY { FEWEST } else { LEAST };
        for (counts, sure) in counts.iter_mut().zip(sure) {
            if *sure == level && have < least {
                *counts = true;
                have += 1;
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsure_terms_fill_up_where_few_are_sure() {
        for (sure, expected) in [
            (vec![8, 3, 2], vec![true, true, true]),
            (vec![8; 9], vec![true; 9]),
            (
                vec![2, 8, 8, 8, 5, 8, 4, 4, 8, 4],
                vec![false, true, true, true, true, true, true, true, true, false],
            ),
            (
                vec![8, 8, 8, 2, 3, 5, 1],
                vec![true, true, true, true, true, true, false],
            ),
            (Vec::new(), Vec::new()),
        ] {
            assert_eq!(chosen(&sure), expected, "{sure:?}");
        }
    }

    #[test]
    fn lists_are_surer_than_duties_and_these_than_prose() {
        let of = |by, part| of(by, part, false, false);
        for by in [By::Name, By::Quality, By::Phrase, By::Foreign] {
            assert!(of(by, Part::Required) > of(by, Part::Duties));
            assert!(of(by, Part::Duties) > of(by, Part::Plain));
        }
    }
}
