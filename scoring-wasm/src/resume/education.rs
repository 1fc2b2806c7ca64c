//! What an education entry says: degree, level, field, school, grade.

use std::borrow::Cow;

use super::lines::Line;
use super::model::{At, Education, Entry, Model};
use super::page::Page;
use super::vocabulary::lean;
use crate::WHOLE;
use crate::case::Case as _;
use crate::report::{DegreeLevel, SectionKind};
use crate::text_search::{Pairs, Search as _, holds_any, parts};
use crate::word_list::{Lists, WordList};

/// Levels of [`WORDS`].
const LEVELS: [DegreeLevel; 7] = [
    DegreeLevel::Doctor,
    DegreeLevel::Master,
    DegreeLevel::Bachelor,
    DegreeLevel::Associate,
    DegreeLevel::Vocational,
    DegreeLevel::School,
    DegreeLevel::Other,
];

/// Words of a degree by its level, lower case and without full stops, in the languages whose
/// headings are known. Parts of words stand in [`PARTS`].
static WORDS: Lists = Lists::new(&[
    WordList::new(
        "dba|dds|dmd|dnp|doctor|doctorado|doctoral|doctorat|doctorate|dottorato|\
             doutorado|dphil|dpt|dr|drph|dvm|edd|jd|md|pharmd|phd|promotion|promoviert|\
             psyd|scd",
    ),
    WordList::new(
        "dipling|diplom|diplomingenieur|ingénieur|llm|ma|maestría|magister|magistrale|\
             master|masters|mastère|maîtrise|mba|mca|mcom|mdiv|me|meng|mestrado|\
             mfa|mha|mlis|mls|mpa|mph|mphil|mpp|mres|ms|msc|mse|msed|msn|msw|mtech|máster|\
             pgdm",
    ),
    WordList::new(
        "ab|abet|ba|bacharelado|bachelor|bachelors|bams|barch|bba|bca|bcom|bds|be|bed|\
             beng|bfa|bmus|bpharm|bpt|bs|bsc|bse|bsed|bsn|bsw|btech|grado|graduação|laurea|\
             licence|licenciada|licenciado|licenciatura|llb|mbbs|undergraduate",
    ),
    WordList::new("aas|adn|asn|associate|associates|bts|deug|deust|dut|hnd|técnico"),
    WordList::new(
        "apprenticeship|ausbildung|bep|cap|certificate|diploma|fachinformatiker|\
             fachinformatikerin|lehre|mbo",
    ),
    WordList::new(
        "abitur|bac|baccalauréat|bachillerato|cbse|diplôme|gcse|ged|havo|highschool|\
             hsc|icse|matura|maturità|ssc|vwo",
    ),
    WordList::new("exchange|minor|semester|summer|thesis|visiting"),
]);

/// Parts of words, for phrases.
const PARTS: [(DegreeLevel, &str); 6] = [
    (DegreeLevel::Master, "engineering degree"),
    (DegreeLevel::School, "high school"),
    (DegreeLevel::School, "secondary"),
    (DegreeLevel::School, "a-level"),
    (DegreeLevel::School, "a level"),
    (DegreeLevel::School, "allgemeine hochschulreife"),
];

/// The same for Hindi and for scripts without spaces.
const FAR_PARTS: [(DegreeLevel, &str); 12] = [
    (DegreeLevel::Doctor, "博士"),
    (DegreeLevel::Master, "硕士"),
    (DegreeLevel::Master, "碩士"),
    (DegreeLevel::Master, "修士"),
    (DegreeLevel::Master, "研究生"),
    (DegreeLevel::Master, "स्नातकोत्तर"),
    (DegreeLevel::Bachelor, "学士"),
    (DegreeLevel::Bachelor, "學士"),
    (DegreeLevel::Bachelor, "本科"),
    (DegreeLevel::Bachelor, "स्नातक"),
    (DegreeLevel::School, "高中"),
    (DegreeLevel::School, "高校"),
];

/// Reads what the education entries say.
pub fn find(page: &Page, model: &mut Model) {
    let found: Vec<Education> = model
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.kind == SectionKind::Education)
        .map(|(n, entry)| read(page, &model.lines, n, entry))
        .collect();
    model.education = found;
}

fn read(page: &Page, lines: &[Line], n: usize, entry: &Entry) -> Education {
    let named = entry.title.and_then(|title| {
        let (level, from) = level(page.words(title))?;
        Some((title, level, from))
    });
    let (mut degree, mut field) = (None, None);
    if let Some((title, _, from)) = named {
        let (whole, subject) = split(page, title, from);
        degree = Some(whole);
        field = subject;
    } else if let Some(title) = entry.title {
        field = Some(until_semicolon(page, title));
    }
    Education {
        entry: n,
        degree,
        level: named.map(|(_, level, _)| level),
        field,
        grade: grade(page, lines, entry),
    }
}

/// Whether a text names a degree.
pub fn is_degree(text: &str) -> bool {
    level(text).is_some_and(|(level, _)| !matches!(level, DegreeLevel::School | DegreeLevel::Other))
}

/// Whether a text names a school below universities.
pub fn is_secondary(name: &str) -> bool {
    const SCHOOLS: [&str; 7] = [
        "ymnasium",
        "chule",
        "igh School",
        "Lycée",
        "Liceo",
        "Colegio",
        "Colégio",
    ];
    holds_any(name, &SCHOOLS) && !name.has("ochschule")
}

/// Whether a text names a degree, or begins with a course of studies that goes without one:
/// "Engenharia de Software".
pub fn is_studied(text: &str) -> bool {
    const COURSES: [&str; 7] = [
        "Secondary education",
        "Engenharia ",
        "Ingeniería ",
        "Ingegneria ",
        "Ingénierie ",
        "Ensino ",
        "Enseñanza ",
    ];
    is_degree(text) || COURSES.iter().any(|course| text.starts_with(course))
}

/// What was studied, or how well.
pub fn tells_of_studies(text: &str) -> bool {
    const OPENERS: &str = "major|minor|speciali|concentration|focus|gpa|cgpa|thesis|\
         schwerpunkt|mention|option|promedio|note|coursework|relevant";
    let lower = text.lowered();
    let begins = |opener: &str| lower.starts_with(opener);
    // "Cumulative GPA: 3.5"
    let grade = lower
        .cut(" gpa:")
        .or_else(|| lower.cut(" grade "))
        .is_some_and(|(label, _)| !label.has_sign(' '));
    (grade || parts(OPENERS, b'|').any(begins)) && lean(text) >= 0
}

/// The highest level that a text names, and where its word begins.
fn level(text: &str) -> Option<(DegreeLevel, usize)> {
    let lower = text.lowered();
    let mut best: Option<(DegreeLevel, usize)> = None;
    let mut start = 0;
    for word in lower.split(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/' | ';' | '&' | '[' | ']' | ':')
    }) {
        let at = start;
        start += word.len() + 1;
        let mut bare = Cow::Borrowed(word);
        if matches!(word.as_bytes(), [.., b'\'' | 128.., b's']) {
            bare = Cow::Borrowed(
                ["'s", "’s"]
                    .iter()
                    .find_map(|end| word.strip_suffix(end))
                    .unwrap_or(word),
            );
        }
        let joint = |c: char| matches!(c, '.' | '-' | '–');
        let joined = bare.bytes().any(|byte| matches!(byte, b'.' | b'-' | 128..));
        if joined && bare.contains(joint) {
            bare = Cow::Owned(bare.replace(joint, ""));
        }
        let hit = WORDS.of(&bare).trailing_zeros() as usize;
        if let Some(level) = LEVELS.get(hit)
            && best.is_none_or(|(known, _)| *level < known)
        {
            best = Some((*level, at));
        }
    }
    let pairs = Pairs::of(&lower);
    let far = if WHOLE { &FAR_PARTS[..] } else { &[] };
    for (level, part) in PARTS.iter().chain(far) {
        if pairs.may_hold(part)
            && let Some(at) = lower.place_of(part)
            && best.is_none_or(|(known, _)| *level < known)
        {
            best = Some((*level, at));
        }
    }
    // Folding may move places in rare scripts; then the whole text is the degree.
    best.map(|(level, at)| (level, if lower.len() == text.len() { at } else { 0 }))
}

/// "M.Sc. in Physics; GPA 3.9": the degree and its field.
fn split(page: &Page, title: At, from: usize) -> (At, Option<At>) {
    let at = until_semicolon(page, title);
    let text = page.words(at);
    let rest = text.get(from..).unwrap_or_default();
    let joint = [
        " in ", " en ", " für ", " em ", " of ", " de ", " der ", ", ", " – ", " - ", ": ", " (",
        " ",
    ]
    .iter()
    .filter_map(|joint| rest.place_of(joint).map(|cut| (cut, joint)))
    // "Master of Science in Physics": the field stands behind the last of them.
    .find(|(cut, joint)| {
        let before = rest.get(..*cut).unwrap_or_default();
        **joint != " of "
            || !before.eq_ignore_ascii_case("bachelor")
                && !before.eq_ignore_ascii_case("master")
                && !before.eq_ignore_ascii_case("doctor")
    });
    let Some((cut, joint)) = joint else {
        return (at, None);
    };
    let degree = At {
        start: at.start,
        end: at.start + from + cut,
    };
    let subject = rest
        .get(cut + joint.len()..)
        .unwrap_or_default()
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '.'));
    let subject = if subject.has_sign('(') {
        subject
    } else {
        subject.trim_end_matches(')')
    };
    // "Master of Science" alone has no field, and "of Science" is none.
    let known = rest
        .get(..cut)
        .is_some_and(|degree| !degree.trim().is_empty());
    if subject.is_empty() || !known || *joint == " " && subject.lowered().starts_with("of ") {
        return (at, None);
    }
    let tail = rest.get(cut + joint.len()..).unwrap_or_default();
    let lead = text.len() - tail.len() + tail.place_of(subject).unwrap_or(0);
    let field = At {
        start: at.start + lead,
        end: at.start + lead + subject.len(),
    };
    (degree, Some(field))
}

fn until_semicolon(page: &Page, at: At) -> At {
    let text = page.words(at);
    let end = text.find([';', '|']).unwrap_or(text.len());
    At {
        start: at.start,
        end: at.start + text.get(..end).unwrap_or(text).trim_end().len(),
    }
}

/// "GPA: 3.9/4.0", "Note 1,3", "First Class Honours", "cum laude".
fn grade(page: &Page, lines: &[Line], entry: &Entry) -> Option<At> {
    const LABELS: &str = "gpa|cgpa|cpi|spi|grade|note|abschlussnote|gesamtnote|nota|moyenne|\
         promedio|voto|average|percentage|score|绩点";
    const HONOURS: &str = "summa cum laude|magna cum laude|cum laude|first class honours|\
         first class honors|first-class honours|upper second|second class|\
         with distinction|mit auszeichnung|mention très bien|sobresaliente";
    let until = entry
        .bullets
        .iter()
        .chain(&entry.details)
        .map(|at| at.end)
        .max()
        .unwrap_or(entry.head.end)
        .max(entry.head.end);
    let inside = lines
        .iter()
        .filter(|line| line.start < until && line.end > entry.head.start);
    for line in inside {
        let text = page.line(line);
        let lower = text.lowered();
        if lower.len() != text.len() {
            continue;
        }
        let pairs = Pairs::of(&lower);
        for label in parts(LABELS, b'|').filter(|label| pairs.may_hold(label)) {
            let Some(at) = lower.place_of(label) else {
                continue;
            };
            let rest = text.get(at + label.len()..).unwrap_or_default();
            let value = rest.trim_start_matches(|c: char| {
                c.is_whitespace() || matches!(c, ':' | '-' | '–' | '=' | '(' | '.')
            });
            let len = value
                .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | '%' | ' ')))
                .unwrap_or(value.len());
            let number = value
                .get(..len)
                .unwrap_or_default()
                .trim_end_matches(&[' ', ',', '.', '/'][..]);
            if number.len() <= 12
                && number.starts_with(crate::case::is_digit)
                && rest.len() - value.len() <= 4
            {
                let start = line.end - value.len();
                return Some(At {
                    start,
                    end: start + number.len(),
                });
            }
        }
        for honour in parts(HONOURS, b'|').filter(|name| pairs.may_hold(name)) {
            if let Some(at) = lower.place_of(honour) {
                return Some(At {
                    start: line.start + at,
                    end: line.start + at + honour.len(),
                });
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{DegreeLevel, level};

    #[test]
    fn degrees_have_levels_in_many_languages() {
        for (text, expected) in [
            ("M.Sc. in Physics", DegreeLevel::Master),
            ("Bachelor of Arts", DegreeLevel::Bachelor),
            ("Ph.D. Systems Engineering", DegreeLevel::Doctor),
            ("Licenciatura en Matemáticas", DegreeLevel::Bachelor),
            ("Abitur", DegreeLevel::School),
            ("计算机应用技术,在读硕士研究生", DegreeLevel::Master),
            ("B.Tech", DegreeLevel::Bachelor),
            ("Semester abroad", DegreeLevel::Other),
        ] {
            assert_eq!(
                level(text).map(|(level, _)| level),
                Some(expected),
                "{text}"
            );
        }
        assert_eq!(level("Mechanical Engineering"), None);
    }
}
