//! The skills that a resume lists.

use super::headings;
use super::lines::{Line, is_bullet};
use super::model::{At, Model, SkillGroup};
use super::page::Page;
use crate::case::Case as _;
use crate::latex::emit::{Role, Zone};
use crate::report::SectionKind;
use crate::text_search::Search as _;
use crate::word_list::WordList;

/// Words that say how well, and nothing else. Lower case.
const LEVELS: WordList = WordList::new(
    "advanced|avancé|avanzado|avançado|basic|basics|beginner|básico|confirmé|débutant|expert|\
     experte|fortgeschritten|fortgeschrittene|geübt|good|grundkenntnisse|grundlagen|\
     grundwissen|gut|intermediate|intermedio|intermediário|intermédiaire|knowledge|level|\
     niveau|proficient|routiniert|sehr|skilled|very",
);

/// Finds the skills: what stands listed under a heading of skills, and what a template calls one.
pub fn find(page: &Page, model: &mut Model) {
    let text = page.text;
    let mut found: Vec<At> = Vec::new();
    let mut groups: Vec<SkillGroup> = Vec::new();
    for section in &model.sections {
        if section.kind != SectionKind::Skills {
            continue;
        }
        let lines = model
            .lines
            .get(section.first..section.last)
            .unwrap_or_default();
        // Tables whose first column labels lists. Gaps in plain text part skills as well as labels.
        let labelled: Vec<u32> = lines
            .iter()
            .filter(|line| {
                let part = text.get(line.start..line.end).unwrap_or_default();
                line.table > 0 && tab_label(part).is_some_and(|label| has_list(part, label))
            })
            .map(|line| line.table)
            .collect();
        for (n, line) in lines.iter().enumerate() {
            let part = text.get(line.start..line.end).unwrap_or_default();
            if line.heading > 0 || line.zone != Zone::Body || is_prose(part) {
                continue;
            }
            // "Languages: Java, C" and "Languages⇥Java, C": the label is no skill.
            let label = part
                .find(':')
                .filter(|at| {
                    part.get(..*at)
                        .is_some_and(|label| label.split_whitespace().count() <= 6)
                })
                .map(|at| at + 1)
                .or_else(|| {
                    tab_label(part)
                        .filter(|label| labelled.contains(&line.table) || has_list(part, *label))
                })
                .unwrap_or(0);
            // “Certifications: …” and “Hobbies: …” stand among skills and are none.
            let (kind, _) = headings::kind(part.get(..label).unwrap_or_default());
            if matches!(
                kind,
                SectionKind::Certifications | SectionKind::Awards | SectionKind::Interests
            ) {
                continue;
            }
            let listed = split_list(text, line.start + label, line.end);
            if listed.len() == 1
                && label == 0
                && lines.get(n + 1).is_some_and(|next| stands_over(line, next))
            {
                continue;
            }
            if !listed.is_empty() {
                let words = part.get(..label).unwrap_or_default();
                let name = words.trim_matches(|c: char| {
                    c.is_whitespace() || matches!(c, ':' | '|') || is_bullet(c)
                });
                let lead = words.place_of(name).unwrap_or(0);
                groups.push(SkillGroup {
                    label: (!name.is_empty()).then_some(At {
                        start: line.start + lead,
                        end: line.start + lead + name.len(),
                    }),
                    skills: listed.clone(),
                });
            }
            found.extend(listed);
        }
    }
    for line in &model.lines {
        if !page.has_role(line, &[Role::Skill]) {
            continue;
        }
        for piece in page.pieces(line).iter() {
            if piece.role == Role::Skill
                && !found
                    .iter()
                    .any(|at| at.start >= piece.start && at.end <= piece.end)
            {
                found.extend(split_list(text, piece.start, piece.end));
            }
        }
    }
    crate::sort::plain(&mut found);
    found.dedup();
    model.skills = found;
    model.skill_groups = groups;
}

/// Where the second of a line's two cells begins, if the first may be a label.
fn tab_label(part: &str) -> Option<usize> {
    let (label, rest) = part.split_once('\t')?;
    let may = label.split_whitespace().count() <= 6 && !label.contains([',', ';']);
    (may && !rest.has_sign('\t')).then_some(label.len() + 1)
}

/// Whether several things are listed from here on.
fn has_list(part: &str, from: usize) -> bool {
    part.get(from..)
        .is_some_and(|rest| rest.contains([',', ';']))
}

/// A line set apart from the one below, as the label of a group is.
fn stands_over(line: &Line, next: &Line) -> bool {
    line.item == 0
        && next.heading == 0
        && (line.bold && !next.bold || line.caps && !next.caps || line.size > next.size)
}

/// A sentence that tells of skills rather than listing them.
fn is_prose(part: &str) -> bool {
    let text = part.trim_end();
    let words = text.split_whitespace().count();
    let items = text.split([',', ';']).count();
    words > 8 && text.ends_with('.') && !text.contains([':', '\t']) && words > 4 * items
}

/// Where the next label ends: "Good: Java, C. Basic: Go" has one behind the full stop.
fn behind_label(rest: &str) -> Option<usize> {
    let rest = rest.strip_prefix(". ")?;
    let colon = rest.find(':')?;
    let label = rest.get(..colon)?;
    (label.split_whitespace().count() <= 3 && !label.contains(&[',', ';', '.', '('][..]))
        .then_some(". ".len() + colon + 1)
}

/// The items of "A, B (C, D); E".
fn split_list(text: &str, start: usize, end: usize) -> Vec<At> {
    let part = text.get(start..end).unwrap_or_default();
    let mut out = Vec::new();
    let mut depth = 0_i32;
    let mut from = 0;
    let mut cut = |from: usize, to: usize| {
        let item = part.get(from..to).unwrap_or_default();
        let junk = |c: char| {
            c.is_whitespace() || matches!(c, '•' | '·' | '|' | '.' | ':' | '–' | '-' | '◦')
        };
        let lead = item.len() - item.trim_start_matches(|c| junk(c) && c != '.').len();
        let solid = item.trim_matches(junk);
        let lead = if item.get(lead..).is_some_and(|t| t.starts_with('.')) {
            lead
        } else {
            item.place_of(solid).unwrap_or(lead)
        };
        let solid = item.get(lead..).unwrap_or_default().trim_end_matches(junk);
        let words = solid.split_whitespace().count();
        // Levels are no skills.
        let level = solid.len() == 2
            && solid.starts_with(&['A', 'B', 'C'][..])
            && solid.ends_with(['1', '2'])
            || words <= 2
                && solid
                    .split_whitespace()
                    .all(|word| LEVELS.contains(word.lowered().as_str()));
        if (1..=6).contains(&words) && solid.chars().any(char::is_alphabetic) && !level {
            out.push(At {
                start: start + from + lead,
                end: start + from + lead + solid.len(),
            });
        }
    };
    for (at, c) in part.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' | ';' | '•' | '|' | '\t' | '·' | '、' | '，' if depth <= 0 => {
                cut(from, at);
                from = at + c.len_utf8();
            }
            '.' if depth <= 0 && at >= from => {
                if let Some(next) = part.get(at..).and_then(behind_label) {
                    cut(from, at);
                    from = at + next;
                }
            }
            _ => {}
        }
    }
    cut(from, part.len());
    out
}

#[cfg(test)]
mod tests {
    use crate::resume::build;

    fn skills(document: &crate::latex::Document) -> Vec<&str> {
        build(document)
            .skills
            .iter()
            .filter_map(|at| document.text.text.get(at.start..at.end))
            .collect()
    }

    #[test]
    fn skills_are_what_is_listed_without_labels_prose_and_languages_spoken() {
        for (list, expected) in [
            ("Java, C/C++, Node.js", &["Java", "C/C++", "Node.js"][..]),
            (
                "Good: Java, C. Basic: Go, Rust.",
                &["Java", "C", "Go", "Rust"],
            ),
            ("Tools: Git, ASP.NET MVC", &["Git", "ASP.NET MVC"]),
            (
                "Go, Intermediate level, Visual Basic, Routiniert",
                &["Go", "Visual Basic"],
            ),
            (
                "I have worked with many tools over the years and learn new ones quickly.",
                &[],
            ),
            (
                "Welding: MIG, TIG\nCertificates: Forklift, First Aid",
                &["MIG", "TIG"],
            ),
            (
                "Welding: MIG, TIG\nLanguages: Finnish (native), English (C1)",
                &["MIG", "TIG"],
            ),
        ] {
            let text = format!("Ana Roe\n\nSKILLS\n\n{list}\n");
            let document = crate::plain::read(&text, false);
            assert_eq!(skills(&document), expected, "{list}");
        }
    }

    #[test]
    fn a_label_over_its_group_is_no_skill() {
        let source = r"\documentclass{article}\begin{document}\section{Skills}\textbf{Programming}\\ Java, C\\ \textbf{Welding}\\ MIG\end{document}";
        let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
        assert_eq!(skills(&document), ["Java", "C", "MIG"]);
    }

    #[test]
    fn in_a_table_of_labels_a_single_skill_has_its_label_too() {
        let source = r"\documentclass{article}\begin{document}\section{Skills}\begin{tabular}{ll}Languages & Rust, C\\ Soft Skills & Mentoring\end{tabular}\end{document}";
        let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
        assert_eq!(skills(&document), ["Rust", "C", "Mentoring"]);
    }

    #[test]
    fn gaps_in_plain_text_part_skills() {
        let document = crate::plain::read(
            "Ana Roe\n\nSKILLS\n\nExcel, Word\nJava      Welding\nMIG      Rust, C\n",
            false,
        );
        assert_eq!(
            skills(&document),
            ["Excel", "Word", "Java", "Welding", "Rust", "C"]
        );
    }

    #[test]
    fn in_plain_text_a_heading_without_capitals_stands_beside_those_in_capitals() {
        let document = crate::plain::read(
            "Ana Roe\n\nEXPERIENCE\n\nBaker at Oven Ltd, 2019 - 2021\n\nEDUCATION\n\nBaking school, 2018\n\nAWARDS\n\nBest bread, 2020\n\nTechnical Skills\n\nJava, C\n",
            false,
        );
        assert_eq!(skills(&document), ["Java", "C"]);
    }
}
