//! Degrees: what level a text names, in postings and in resumes.

use std::ops::Range;

use super::words::Word;
use crate::case::is_capital;

/// Levels of education, lowest first; a higher one shows every lower one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// Secondary school.
    School,
    /// Two years of college.
    Associate,
    /// A first university degree.
    Bachelor,
    /// A second one.
    Master,
    /// A doctorate.
    Doctor,
}

impl Level {
    /// As a requirement is called.
    pub(crate) const fn term(self) -> &'static str {
        match self {
            Self::School => "High school diploma",
            Self::Associate => "Associate’s degree",
            Self::Bachelor => "Bachelor’s degree",
            Self::Master => "Master’s degree",
            Self::Doctor => "Doctorate",
        }
    }
}

/// Words that name a level by themselves.
const PLAIN: &[(Level, &[&str])] = &[
    (Level::School, &["ged", "abitur", "baccalauréat", "matura"]),
    (
        Level::Bachelor,
        &[
            "bachelor",
            "bsc",
            "btech",
            "beng",
            "bba",
            "licenciatura",
            "laurea",
            "llb",
        ],
    ),
    (
        Level::Master,
        &[
            "msc",
            "mtech",
            "meng",
            "mba",
            "mphil",
            "diplom",
            "maestría",
            "mestrado",
            "magister",
            "maîtrise",
        ],
    ),
    (
        Level::Doctor,
        &[
            "phd",
            "doctorate",
            "doctoral",
            "doctorado",
            "doctorat",
            "dphil",
        ],
    ),
];

/// Words that name a level only before “degree”, “of”, “in” or “’s”.
const LED: &[(Level, &str)] = &[
    (Level::Associate, "associate"),
    (Level::Master, "master"),
    (Level::Bachelor, "undergraduate"),
    (Level::Bachelor, "college"),
    (Level::Bachelor, "university"),
    (Level::Master, "graduate"),
    (Level::Master, "advanced"),
    (Level::Bachelor, "ba"),
    (Level::Bachelor, "bs"),
    (Level::Master, "ma"),
    (Level::Master, "ms"),
];

/// All degrees that a text names.
pub(crate) fn find(text: &str, words: &[Word]) -> Vec<(Level, Range<usize>)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let surface = text.get(word.range.clone()).unwrap_or_default();
        let stem = word.stem();
        let next = words.get(at + 1).map(Word::stem);
        let after = words.get(at + 2).map(Word::stem);
        let between = words.get(at + 1).map_or("", |next| {
            text.get(word.range.end..next.range.start)
                .unwrap_or_default()
        });
        // “B.S.”, “Ph.D.”: letters apart by dots.
        if let Some(level) = dotted(stem, next, between) {
            let end = words
                .get(at + 1)
                .map_or(word.range.end, |next| next.range.end);
            found.push((level, word.range.start..end));
            continue;
        }
        let by_word = PLAIN
            .iter()
            .find(|(_, names)| names.contains(&stem))
            .map(|(level, _)| *level);
        let school = stem == "high" && next == Some("school") && {
            matches!(after, Some("diploma" | "degree" | "graduate" | "education"))
        };
        let by_lead = LED
            .iter()
            .find(|(_, name)| *name == stem)
            .filter(|(_, name)| match *name {
                "ba" | "bs" | "ma" | "ms" => {
                    surface.chars().all(is_capital) && matches!(next, Some("in" | "degree" | "or"))
                }
                "associate" | "master" => {
                    matches!(next, Some("degree" | "of"))
                        || next == Some("s")
                        || next == Some("in") && *name == "master"
                }
                _ => next == Some("degree"),
            })
            .map(|(level, _)| *level);
        if let Some(level) = by_word.or(by_lead) {
            found.push((level, word.range.clone()));
        } else if school {
            let end = words
                .get(at + 1)
                .map_or(word.range.end, |next| next.range.end);
            found.push((Level::School, word.range.start..end));
        }
    }
    found
}

fn dotted(stem: &str, next: Option<&str>, between: &str) -> Option<Level> {
    if between != "." {
        return None;
    }
    match (stem, next?) {
        ("b", "s" | "a" | "sc" | "tech" | "e" | "eng") => Some(Level::Bachelor),
        ("m", "s" | "a" | "sc" | "tech" | "e" | "eng") => Some(Level::Master),
        ("ph", "d") | ("d", "phil") => Some(Level::Doctor),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn levels(text: &str) -> Vec<Level> {
        find(text, &words(text))
            .into_iter()
            .map(|(level, _)| level)
            .collect()
    }

    #[test]
    fn degrees_are_told_by_their_level() {
        assert_eq!(levels("Bachelor’s degree in Physics"), [Level::Bachelor]);
        assert_eq!(levels("Must possess a college degree."), [Level::Bachelor]);
        assert_eq!(
            levels("Advanced degree, such as Ph.D."),
            [Level::Master, Level::Doctor]
        );
        assert_eq!(
            levels("B.S. or M.Sc. in a field"),
            [Level::Bachelor, Level::Master]
        );
        assert_eq!(
            levels("High school diploma or GED"),
            [Level::School, Level::School]
        );
        assert_eq!(levels("BS in Computer Science"), [Level::Bachelor]);
    }

    #[test]
    fn everyday_words_are_no_degrees() {
        assert!(
            levels("Scrum Master, LLM workflows, a driving licence, MS Office, Boston, MA. Master data and sales associate")
                .is_empty()
        );
    }
}
