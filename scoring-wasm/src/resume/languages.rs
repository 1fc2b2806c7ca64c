//! The languages that a person speaks, with how well.

use super::entries::text_of;
use super::model::{At, Model, Spoken};
use super::page::Page;
use crate::case::Case as _;
use crate::latex::emit::Zone;
use crate::report::SectionKind;
use crate::text_search::Search as _;

/// Parts of words that say how well, with the level of the Common European Framework that they
/// stand for, roughly; lower case. The first hit wins.
const LEVELS: [(&str, &str); 52] = [
    ("native", "C2"),
    ("mother tongue", "C2"),
    ("muttersprach", "C2"),
    ("maternelle", "C2"),
    ("materna", "C2"),
    ("nativ", "C2"),
    ("madrelingua", "C2"),
    ("moedertaal", "C2"),
    ("मातृभाषा", "C2"),
    ("母语", "C2"),
    ("母語", "C2"),
    ("ネイティブ", "C2"),
    ("bilingual", "C2"),
    ("near-native", "C2"),
    ("proficient", "C2"),
    ("proficiency", "C1"),
    ("verhandlungssicher", "C1"),
    ("fluent", "C1"),
    ("fließend", "C1"),
    ("fliessend", "C1"),
    ("courant", "C1"),
    ("fluido", "C1"),
    ("fluente", "C1"),
    ("fluência", "C1"),
    ("vloeiend", "C1"),
    ("fluency", "C1"),
    ("流利", "C1"),
    ("流暢", "C1"),
    ("advanced", "C1"),
    ("avancé", "C1"),
    ("avanzado", "C1"),
    ("avançado", "C1"),
    ("avanzato", "C1"),
    ("gevorderd", "C1"),
    ("professional", "B2"),
    ("upper", "B2"),
    ("sehr gut", "B2"),
    ("bon", "B2"),
    ("gut", "B2"),
    ("good", "B2"),
    ("goed", "B2"),
    ("熟练", "B2"),
    ("conversational", "B1"),
    ("intermediate", "B1"),
    ("intermédiaire", "B1"),
    ("intermedio", "B1"),
    ("intermediário", "B1"),
    ("limited", "B1"),
    ("basic", "A2"),
    ("grundkenntniss", "A2"),
    ("elementar", "A2"),
    ("notions", "A2"),
];

/// Finds languages under a heading of languages, or listed among skills as such.
pub fn find(page: &Page, model: &mut Model) {
    let mut found: Vec<Spoken> = Vec::new();
    for section in &model.sections {
        let lines = model
            .lines
            .get(section.first..section.last)
            .unwrap_or_default()
            .iter()
            .filter(|line| line.heading == 0 && line.zone == Zone::Body);
        for line in lines {
            let at = text_of(page, line);
            if section.kind == SectionKind::Languages {
                read(page, at, &mut found);
            } else if section.kind == SectionKind::Skills
                && let Some(at) = labelled(page, at)
            {
                read(page, at, &mut found);
            }
        }
    }
    // What a person speaks is no skill of a trade.
    let spoken = |at: &At| {
        found
            .iter()
            .any(|known| at.start <= known.language.start && known.language.end <= at.end)
    };
    model.skills.retain(|at| !spoken(at));
    for group in &mut model.skill_groups {
        group.skills.retain(|at| !spoken(at));
    }
    model.skill_groups.retain(|group| !group.skills.is_empty());
    model.languages = found;
}

/// "Languages: English (native), French": the part behind a label, if levels stand in it.
fn labelled(page: &Page, at: At) -> Option<At> {
    let text = page.words(at);
    let cut = text.find(&[':', '\t', '：'][..])?;
    let label = text.get(..cut)?;
    (super::headings::kind(label) == (SectionKind::Languages, true)).then_some(())?;
    let rest = text
        .get(cut..)?
        .trim_start_matches(&[':', '\t', '：', ' '][..]);
    let at = At {
        start: at.end - rest.len(),
        end: at.end,
    };
    // Programming languages carry no such levels.
    items(page, at)
        .iter()
        .any(|item| level(page.words(*item)).is_some())
        .then_some(at)
}

/// The items of a list of languages, cut outside of brackets.
fn items(page: &Page, at: At) -> Vec<At> {
    let text = page.words(at);
    let mut out = Vec::new();
    let mut depth = 0_i32;
    let mut from = 0;
    let mut cut = |from: usize, to: usize| {
        let part = text.get(from..to).unwrap_or_default();
        let around = |c: char| c.is_whitespace() || matches!(c, '.' | ';' | '•' | '|');
        let solid = part.trim_matches(around);
        let lead = part.len() - part.trim_start_matches(around).len();
        if solid.chars().any(char::is_alphabetic) {
            out.push(At {
                start: at.start + from + lead,
                end: at.start + from + lead + solid.len(),
            });
        }
    };
    for (n, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' | ';' | '|' | '•' | '、' | '，' | '·' if depth <= 0 => {
                cut(from, n);
                from = n + c.len_utf8();
            }
            _ => {}
        }
    }
    cut(from, text.len());
    out
}

fn read(page: &Page, at: At, found: &mut Vec<Spoken>) {
    for item in items(page, at) {
        let text = page.words(item);
        let cut = text
            .find(&['(', ':', '\t', '–', '—', '[', '：', '（'][..])
            .or_else(|| text.place_of(" - "));
        let name = cut
            .map_or(text, |cut| text.get(..cut).unwrap_or(text))
            .trim();
        let rest = cut.and_then(|cut| text.get(cut..)).unwrap_or_default();
        let around = |c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '(' | ')' | ':' | '–' | '—' | '-' | '[' | ']' | '：' | '（' | '）' | ','
                )
        };
        let words = rest.trim_matches(around);
        let degree = level(if words.is_empty() { text } else { words });
        // "Native speaker" behind a comma tells of the language before it.
        let first = name.chars().next();
        let about_last = level(name).is_some()
            && words.is_empty()
            && name.split_whitespace().count() <= 3
            && !name.has(" in ");
        if about_last {
            if let Some(last) = found.last_mut()
                && last.level.is_none()
            {
                last.level = Some(item);
                last.cefr = degree;
            }
            continue;
        }
        if name.split_whitespace().count() > 3
            || !first.is_some_and(|c| c.is_alphabetic() && !c.is_ascii_lowercase())
        {
            continue;
        }
        let lead = rest.len() - rest.trim_start_matches(around).len();
        let start = item.end - rest.len() + lead;
        found.push(Spoken {
            language: At {
                start: item.start,
                end: item.start + name.len(),
            },
            level: (!words.is_empty()).then_some(At {
                start,
                end: start + words.len(),
            }),
            cefr: degree,
        });
    }
}

/// The level of the Common European Framework that words name or stand for.
fn level(text: &str) -> Option<&'static str> {
    const CODES: [&str; 6] = ["C2", "C1", "B2", "B1", "A2", "A1"];
    let numbered = text.contains(['1', '2']);
    if let Some(code) = CODES.iter().filter(|_| numbered).find(|code| {
        text.split(crate::case::is_sign)
            .any(|word| word.eq_ignore_ascii_case(code))
    }) {
        return Some(code);
    }
    let lower = text.lowered();
    LEVELS
        .iter()
        .find(|(part, _)| lower.has(part))
        .map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::level;

    #[test]
    fn levels_are_told_by_code_and_by_word() {
        for (text, code) in [
            ("C1", Some("C1")),
            ("Goethe-Zertifikat b2", Some("B2")),
            ("Muttersprache", Some("C2")),
            ("langue maternelle", Some("C2")),
            ("fluent", Some("C1")),
            ("5", None),
        ] {
            assert_eq!(level(text), code, "{text}");
        }
    }
}
