//! Degrees: what level a text names, in postings and in resumes.

mod in_words;

use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::sync::OnceLock;

use self::in_words::{in_words, is_plain_degree, plain_level};
use super::words::Word;
use crate::case::is_capital;
use crate::hash::Fast;

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

/// How degrees begin: most words of a text are told by it to begin none.
const HEADS: &str = "a|aa|aas|abitur|advanced|aec|as|associate|b|ba|bac|bac+|baccalauréat|bachelor|\
     bachillerato|bba|beng|betriebswirt|bs|bsc|btech|bts|college|d|dec|degree|dep|\
     deust|diplom|diplôme|doctorado|doctoral|doctorat|doctorate|dphil|dut|ensino|estudio|\
     fachhochschulstudium|fachwirt|fachwirtin|ged|grade|grado|graduate|h|\
     handwerksmeister|hbo|high|hnc|hnd|hochschulabschluss|hochschulstudium|hs|industriemeister|\
     küchenmeister|laurea|leaving|licence|licenciatura|ll|llb|m|ma|maestría|magister|\
     master|matura|mba|mbo|meisterbrief|meisterprüfung|meisterschule|meng|mestrado|mphil|ms|msc|\
     mtech|ph|phd|secondary|studium|techniker|technikerabschluss|technikerin|titulación|título|\
     undergraduate|university|universitätsabschluss|école";

/// Whether a degree may begin with a word. Each word of a text is asked for.
fn may_begin(stem: &str) -> bool {
    static TABLE: OnceLock<HashSet<&str, BuildHasherDefault<Fast>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| HEADS.split('|').collect());
    table.contains(stem)
}

/// The level of a term of the lexicon that is a degree of one field.
pub(super) fn level_of(term: &str) -> Option<Level> {
    if !is_of_a_field(term) {
        return None;
    }
    let level = [
        ("Associate", Level::Associate),
        ("Bachelor", Level::Bachelor),
        ("Doctor", Level::Doctor),
        ("PsyD", Level::Doctor),
        ("M", Level::Master),
    ];
    let named = |(name, _): &&(&str, Level)| {
        term.starts_with(name) || *name == "Doctor" && term.ends_with(name)
    };
    level.iter().find(named).map(|(_, level)| *level)
}

/// Whether a term of the lexicon is a degree of one field: “Juris Doctor”, “Master of Social Work”.
pub(super) fn is_of_a_field(term: &str) -> bool {
    const BEGIN: [&str; 7] = [
        "Associate Degree",
        "Bachelor of ",
        "Degree in ",
        "Diplom-",
        "Doctor of ",
        "LL.",
        "Master of ",
    ];
    BEGIN.iter().any(|begin| term.starts_with(begin))
        || term.ends_with(" degree")
        || matches!(term, "Juris Doctor" | "MBA" | "MPharm" | "PsyD")
}

/// All degrees that a text names, in several words too: “degree in Biology”, “Bac +5”.
pub(crate) fn find(text: &str, words: &[Word]) -> Vec<(Level, Range<usize>)> {
    all::<true>(text, words)
}

/// Degrees that a name of theirs tells: enough for rules of the source, and all that the module that
/// travels first has room for.
pub(crate) fn named(text: &str, words: &[Word]) -> Vec<(Level, Range<usize>)> {
    all::<false>(text, words)
}

fn all<const IN_WORDS: bool>(text: &str, words: &[Word]) -> Vec<(Level, Range<usize>)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let surface = text.get(word.range.clone()).unwrap_or_default();
        let stem = word.stem();
        if IN_WORDS && !may_begin(stem) {
            continue;
        }
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
        } else if IN_WORDS {
            let plain = || {
                // “Bachelor’s or Master’s degree”: the level was told.
                let told = found
                    .last()
                    .is_some_and(|(_, range)| range.end + NEAR >= word.range.start);
                (stem == "degree" && !told && is_plain_degree(words, at))
                    .then(|| plain_level(words, at))
            };
            if let Some(level) = in_words(words, at, between).or_else(plain) {
                found.push((level, word.range.clone()));
            }
        }
    }
    found
}

/// How far before “degree” its level may stand, in bytes.
const NEAR: usize = 40;

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
    fn degrees_of_a_field_have_levels() {
        for (term, level) in [
            ("Juris Doctor", Some(Level::Doctor)),
            ("Doctor of Pharmacy", Some(Level::Doctor)),
            ("Master of Social Work", Some(Level::Master)),
            ("MBA", Some(Level::Master)),
            ("Bachelor of Science in Nursing", Some(Level::Bachelor)),
            ("Baking", None),
        ] {
            assert_eq!(level_of(term), level, "{term}");
        }
        assert_eq!(levels("Secondary education in baking"), [Level::School]);
        assert_eq!(
            levels("Bachelor’s degree in Secondary Education"),
            [Level::Bachelor]
        );
    }

    #[test]
    fn no_name_of_a_degree_is_passed_over() {
        let plain = PLAIN.iter().flat_map(|(_, names)| names.iter());
        for name in plain.chain(LED.iter().map(|(_, name)| name)) {
            assert!(HEADS.contains(name), "{name}");
        }
    }

    #[test]
    fn degrees_are_told_in_words_too() {
        for (text, wanted) in [
            ("Degree in Biology or equivalent", &[Level::Bachelor][..]),
            ("Good honours degree in Mathematics", &[Level::Bachelor]),
            ("Educated to degree level", &[Level::Bachelor]),
            ("A two-year degree in welding", &[Level::Associate]),
            (
                "Graduation from an accredited four-year college or university",
                &[Level::Bachelor],
            ),
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
            ("Staatlich geprüfter Techniker", &[Level::Associate]),
            ("Titulación universitaria", &[Level::Bachelor]),
            ("Secondary school diploma", &[Level::School]),
            ("Leaving Certificate", &[Level::School]),
            ("Graduation from high school", &[Level::School]),
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
            "abgeschlossene Ausbildung als Koch",
            "Praktikum im Rahmen deines Studiums der Physik",
        ] {
            assert!(levels(text).is_empty(), "{text}: {:?}", levels(text));
        }
        assert!(
            levels("Scrum Master, LLM workflows, a driving licence, MS Office, Boston, MA. Master data and sales associate")
                .is_empty()
        );
    }
}
