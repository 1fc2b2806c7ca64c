//! Degrees that several words tell.

use super::Level;
use crate::case::is_capital;
use crate::posting::words::Word;
use crate::word_list::WordList;

/// Words that name a level by themselves, beside those that every module knows.
const ALONE: &[(Level, WordList)] = &[
    (Level::School, WordList::new("bachillerato")),
    (
        Level::Associate,
        WordList::new(
            "bts|deust|dut|fachwirt|fachwirtin|hnc|hnd|meisterbrief|meisterprüfung|meisterschule|\
             technikerabschluss",
        ),
    ),
    (
        Level::Bachelor,
        WordList::new(
            "fachhochschulstudium|hochschulabschluss|hochschulstudium|universitätsabschluss",
        ),
    ),
];

/// Whether “degree” without a level means that of a university: “degree in Biology or equivalent”,
/// “good honours degree”, but not “a high degree of care”.
pub(super) fn is_plain_degree(words: &[Word], at: usize) -> bool {
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
pub(super) fn plain_level(words: &[Word], at: usize) -> Level {
    let stem = |back: usize| at.checked_sub(back).map_or("", |at| words[at].stem());
    match (stem(2), stem(1)) {
        ("two" | "2", "year") | (_, "foundation") => Level::Associate,
        _ => Level::Bachelor,
    }
}

/// Levels that several words tell: “Bac +5”, “DEP en soudage”, “abgeschlossenes Studium”. `between` is
/// what stands between a word and the next.
pub(super) fn in_words(words: &[Word], at: usize, between: &str) -> Option<Level> {
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
        // “Graduation from an accredited four-year college”
        ("college" | "university", _)
            if before == "year"
                && at >= 2
                && matches!(words[at - 2].stem(), "four" | "4" | "three" | "3") =>
        {
            Some(Level::Bachelor)
        }
        ("licence", "professionnelle")
        | ("grado" | "título" | "titulación" | "estudio", "universitario" | "universitaria")
        | ("ensino", "superior")
        | ("hbo", "niveau" | "diploma" | "opleiding") => Some(Level::Bachelor),
        ("diplôme" | "école", "d") if words.get(at + 2).map(Word::stem) == Some("ingénieur") => {
            Some(Level::Master)
        }
        ("grado", "en") if word.written.starts_with(is_capital) => Some(Level::Bachelor),
        ("high", "school")
            if before == "from"
                && at >= 2
                && matches!(
                    words[at - 2].stem(),
                    "graduation" | "graduate" | "graduated"
                ) =>
        {
            Some(Level::School)
        }
        ("leaving", "cert" | "certificate")
        | ("grade", "12")
        | ("h" | "hs", "diploma")
        | ("grado", "medio")
        | ("mbo", "niveau" | "diploma" | "opleiding") => Some(Level::School),
        // “Degree in Secondary Education” is of a field.
        ("secondary", "education") if !matches!(before, "in" | "of" | "and") => Some(Level::School),
        // “Im Rahmen deines Studiums der Chemie” is who studies yet.
        ("studium", _)
            if before.starts_with("abgeschlossen")
                || next == "der" && !matches!(before, "deine" | "ihre" | "eine") =>
        {
            Some(Level::Bachelor)
        }
        ("techniker" | "technikerin" | "betriebswirt", _) if before.starts_with("geprüft") => {
            Some(Level::Associate)
        }
        ("grado", "superior") | ("industriemeister" | "handwerksmeister" | "küchenmeister", _) => {
            Some(Level::Associate)
        }
        (stem, _) => {
            let alone = ALONE.iter().find(|(_, names)| names.contains(stem));
            alone.map(|(level, _)| *level)
        }
    }
}
