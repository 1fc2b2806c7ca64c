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
    (
        Level::School,
        &[
            "ged",
            "abitur",
            "baccalauréat",
            "matura",
            "berufsausbildung",
            "lehrabschluss",
            "gesellenbrief",
            "bachillerato",
        ],
    ),
    (
        Level::Associate,
        &[
            "hnc",
            "hnd",
            "bts",
            "dut",
            "deust",
            "meisterbrief",
            "meisterprüfung",
            "fachwirt",
            "fachwirtin",
            "meisterschule",
            "technikerabschluss",
        ],
    ),
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
            "hochschulabschluss",
            "hochschulstudium",
            "fachhochschulstudium",
            "universitätsabschluss",
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
    (Level::Associate, "as"),
    (Level::Associate, "aa"),
    (Level::Associate, "aas"),
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
        let capitals = || {
            let next = words.get(at + 1).map_or("", |next| next.written);
            surface.starts_with(is_capital) && next.starts_with(is_capital)
        };
        if let Some(level) = dotted(stem, next, between).filter(|level| {
            // “a.s.” is many things.
            *level != Level::Associate || capitals()
        }) {
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
        let school = matches!(stem, "high" | "secondary") && next == Some("school") && {
            matches!(
                after,
                Some("diploma" | "degree" | "graduate" | "education" | "equivalent" | "completion")
            ) || stem == "high" && after == Some("or")
        };
        let by_lead = LED
            .iter()
            .find(|(_, name)| *name == stem)
            .filter(|(_, name)| match *name {
                "as" | "aa" | "aas" => {
                    surface.chars().all(is_capital)
                        && matches!(next, Some("degree" | "aa" | "as" | "aas" | "ba" | "bs"))
                }
                "ba" | "bs" | "ma" | "ms" => {
                    surface.chars().all(is_capital) && matches!(next, Some("in" | "degree" | "or"))
                }
                "associate" | "master" => {
                    matches!(next, Some("degree" | "of"))
                        || next == Some("s")
                        || matches!(next, Some("in" | "en" | "2")) && *name == "master"
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
        } else if let Some(level) = in_words(words, at, between) {
            found.push((level, word.range.clone()));
        } else if stem == "degree" && is_plain_degree(words, at) {
            // “Bachelor’s or Master’s degree”: the level was told.
            let told = found
                .last()
                .is_some_and(|(_, range)| range.end + NEAR >= word.range.start);
            if !told {
                found.push((plain_level(words, at), word.range.clone()));
            }
        }
    }
    found
}

/// How far before “degree” its level may stand, in bytes.
const NEAR: usize = 40;

/// Whether “degree” without a level means that of a university: “degree in Biology or equivalent”,
/// “good honours degree”, but not “a high degree of care”.
fn is_plain_degree(words: &[Word], at: usize) -> bool {
    let stem = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", Word::stem);
    let before = stem(at.checked_sub(1));
    let named = matches!(
        before,
        "honour"
            | "honor"
            | "hon"
            | "first"
            | "relevant"
            | "related"
            | "accredited"
            | "recognized"
            | "year"
            | "foundation"
            | "engineering"
            | "science"
            | "stem"
            | "business"
    );
    let behind = matches!(
        stem(Some(at + 1)),
        "in" | "level" | "qualified" | "educated" | "or" | "from" | "required" | "preferred"
    );
    let other = matches!(
        before,
        "high"
            | "some"
            | "certain"
            | "great"
            | "varying"
            | "large"
            | "medical"
            | "law"
            | "terminal"
    ) || before.bytes().any(|byte| byte.is_ascii_digit());
    (named || behind) && !other && stem(Some(at + 1)) != "of"
}

/// The level of a degree that says only how long it takes.
fn plain_level(words: &[Word], at: usize) -> Level {
    let stem = |back: usize| at.checked_sub(back).map_or("", |at| words[at].stem());
    match (stem(2), stem(1)) {
        ("two" | "2", "year") | (_, "foundation") => Level::Associate,
        _ => Level::Bachelor,
    }
}

/// Levels that several words tell: “Bac +5”, “DEP en soudage”, “abgeschlossenes Studium”. `between` is
/// what stands between a word and the next.
fn in_words(words: &[Word], at: usize, between: &str) -> Option<Level> {
    let word = words.get(at)?;
    let next = words.get(at + 1).map_or("", Word::stem);
    let before = at.checked_sub(1).map_or("", |at| words[at].stem());
    let capitals = word.written.chars().all(is_capital);
    match (word.stem(), next) {
        ("bac" | "bac+", number) if matches!(between.trim(), "" | "+") => match number {
            "2" => Some(Level::Associate),
            "3" => Some(Level::Bachelor),
            "4" | "5" => Some(Level::Master),
            "8" => Some(Level::Doctor),
            "pro" | "professionnel" | "technologique" => Some(Level::School),
            _ => None,
        },
        ("dep", "en" | "in" | "ou" | "or") if capitals => Some(Level::School),
        ("dec" | "aec", "en" | "in" | "technique") if capitals => Some(Level::Associate),
        ("licence", "professionnelle")
        | ("grado" | "título" | "titulación" | "estudio", "universitario" | "universitaria")
        | ("ensino", "superior")
        | ("hbo", "niveau" | "diploma" | "opleiding") => Some(Level::Bachelor),
        ("diplôme" | "école", "d") if words.get(at + 2).map(Word::stem) == Some("ingénieur") => {
            Some(Level::Master)
        }
        ("grado", "en") if word.written.starts_with(is_capital) => Some(Level::Bachelor),
        ("leaving", "cert" | "certificate")
        | ("grade", "12")
        | ("h" | "hs", "diploma")
        | ("grado", "medio")
        | ("mbo", "niveau" | "diploma" | "opleiding") => Some(Level::School),
        ("studium", _) if before.starts_with("abgeschlossen") || next == "der" => {
            Some(Level::Bachelor)
        }
        ("ausbildung", _) if before.starts_with("abgeschlossen") => Some(Level::School),
        ("techniker" | "technikerin" | "betriebswirt", _) if before.starts_with("geprüft") => {
            Some(Level::Associate)
        }
        ("grado", "superior") | ("industriemeister" | "handwerksmeister" | "küchenmeister", _) => {
            Some(Level::Associate)
        }
        _ => None,
    }
}

fn dotted(stem: &str, next: Option<&str>, between: &str) -> Option<Level> {
    if between != "." {
        return None;
    }
    match (stem, next?) {
        ("b", "s" | "a" | "sc" | "tech" | "e" | "eng") | ("ll", "b") => Some(Level::Bachelor),
        ("m", "s" | "a" | "sc" | "tech" | "e" | "eng") | ("ll", "m") => Some(Level::Master),
        ("ph", "d") | ("d", "phil") => Some(Level::Doctor),
        ("a", "s" | "a") => Some(Level::Associate),
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
    fn degrees_are_told_in_words_too() {
        for (text, wanted) in [
            ("Degree in Biology or equivalent", &[Level::Bachelor][..]),
            ("Good honours degree in Mathematics", &[Level::Bachelor]),
            ("Educated to degree level", &[Level::Bachelor]),
            ("A two-year degree in welding", &[Level::Associate]),
            (
                "Bachelor’s or Master’s degree in Law",
                &[Level::Bachelor, Level::Master],
            ),
            ("AS/AA degree", &[Level::Associate, Level::Associate]),
            (
                "B.S. in Botany; A.S. with a job",
                &[Level::Bachelor, Level::Associate],
            ),
            (
                "HNC or HND in Construction",
                &[Level::Associate, Level::Associate],
            ),
            (
                "DEP en soudage ou DEC en génie",
                &[Level::School, Level::Associate],
            ),
            ("Bac +5 ou BTS", &[Level::Master, Level::Associate]),
            ("Abgeschlossenes Studium der Physik", &[Level::Bachelor]),
            ("abgeschlossene Ausbildung als Koch", &[Level::School]),
            ("Staatlich geprüfter Techniker", &[Level::Associate]),
            ("Titulación universitaria", &[Level::Bachelor]),
            ("Secondary school diploma", &[Level::School]),
            ("Leaving Certificate", &[Level::School]),
        ] {
            assert_eq!(levels(text), wanted, "{text}");
        }
    }

    #[test]
    fn everyday_words_are_no_degrees() {
        for text in [
            "Bonne maîtrise du français",
            "a high degree of care",
            "ovens at 200 degrees in the back",
            "360 degree feedback",
            "some degree of flexibility",
            "as or bs",
            "as needed in the role",
            "licence C d’électricien",
            "en grado sumo, December (DEC)",
            "students in high school",
        ] {
            assert!(levels(text).is_empty(), "{text}: {:?}", levels(text));
        }
        assert!(
            levels("Scrum Master, LLM workflows, a driving licence, MS Office, Boston, MA. Master data and sales associate")
                .is_empty()
        );
    }
}
