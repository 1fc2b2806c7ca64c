//! The lines of a posting and what each stands under: requirements, wishes, duties, or noise.

use std::ops::Range;

use crate::case::Case as _;
use crate::report::Importance;

/// What a part of a posting is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// What one must bring.
    Required,
    /// What is preferred.
    Preferred,
    /// What would be nice.
    Nice,
    /// What the job is about.
    Duties,
    /// Before the first heading, or under one that says nothing.
    Plain,
    /// Benefits, the company, how to apply, legal notices.
    Noise,
}

/// A line of a posting with what it stands under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Byte range in the posting, trimmed.
    pub(crate) range: Range<usize>,
    /// What it is about.
    pub(crate) part: Part,
}

/// Cues of headings. Checked in this order: “preferred qualifications” is preferred before it is
/// a qualification.
const HEADINGS: &[(Part, &[&str])] = &[
    (
        Part::Noise,
        &[
            "benefit",
            "perks",
            "what we offer",
            "we offer",
            "about us",
            "about the company",
            "who we are",
            "our company",
            "our values",
            "equal opportunity",
            "equal employment",
            "eeo",
            "how to apply",
            "application process",
            "to apply",
            "hiring process",
            "interview process",
            "compensation",
            "salary",
            "pay range",
            "disclaimer",
            "privacy notice",
            "accommodation",
            "additional information",
            "conditions of employment",
            "next steps",
            "contact",
            "closing date",
            "telework",
            "mission",
            "who may apply",
            "series",
            "duty location",
            "position information",
            "work schedule",
            "schedule",
            "vacancies",
            "why join",
            "why work",
            "our culture",
            "our commitment",
            "total rewards",
            "travel",
            "agency",
            "location",
            "wir bieten",
            "nous offrons",
            "ofrecemos",
        ],
    ),
    (
        Part::Nice,
        &[
            "nice to have",
            "nice-to-have",
            "bonus",
            "a plus",
            "plus points",
            "extra credit",
            "would be great",
        ],
    ),
    (
        Part::Preferred,
        &[
            "preferred",
            "desired",
            "desirable",
            "ideal",
            "good to have",
            "advantageous",
            "wünschenswert",
        ],
    ),
    (
        Part::Required,
        &[
            "requirement",
            "required",
            "qualification",
            "must have",
            "must-have",
            "minimum",
            "what you need",
            "what you'll need",
            "what you’ll need",
            "what you bring",
            "what you'll bring",
            "what you’ll bring",
            "you have",
            "you bring",
            "who you are",
            "about you",
            "skills",
            "skill set",
            "experience",
            "education",
            "we are looking for",
            "what we're looking for",
            "what we’re looking for",
            "what we look for",
            "your profile",
            "essential",
            "knowledge",
            "eligibility",
            "ihr profil",
            "dein profil",
            "anforderungen",
            "votre profil",
            "profil recherché",
            "requisitos",
            "perfil",
        ],
    ),
    (
        Part::Duties,
        &[
            "responsibilit",
            "duties",
            "what you'll do",
            "what you’ll do",
            "what you will do",
            "the role",
            "your role",
            "job description",
            "position summary",
            "job summary",
            "about the job",
            "about the position",
            "day to day",
            "day-to-day",
            "key objectives",
            "objectives",
            "in this role",
            "aufgaben",
            "vos missions",
            "missions",
            "funciones",
        ],
    ),
];

/// Splits a posting into lines and says what each stands under. Headings themselves are left out.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut part = Part::Plain;
    // Under “Work schedule” stands one line.
    let mut brief = false;
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let trimmed = raw.trim();
        let offset = start + (raw.len() - raw.trim_start().len());
        start += raw.len();
        if trimmed.is_empty() {
            continue;
        }
        if let Some(next) = heading(trimmed) {
            // “Salary: 50,000” says nothing about the lines below it.
            let label = trimmed
                .find(':')
                .is_some_and(|at| trimmed[at + 1..].trim().len() > 2);
            if label && next == Part::Noise {
                continue;
            }
            brief = next == Part::Noise && is_fact(trimmed);
            part = next;
            // “Requirements: Python, SQL” is a heading and a line at once.
            if let Some(colon) = trimmed
                .find(':')
                .filter(|&at| trimmed[at + 1..].trim().len() > 2)
            {
                let rest = offset + colon + 1;
                found.push(Line {
                    range: rest..offset + trimmed.len(),
                    part,
                });
            }
            continue;
        }
        // A heading that says nothing ends what is no part of the job.
        let words = trimmed.split_whitespace().count();
        if part == Part::Noise && words <= 5 && trimmed.ends_with(':') && !trimmed.starts_with('-')
        {
            part = Part::Plain;
            brief = false;
            continue;
        }
        found.push(Line {
            range: offset..offset + trimmed.len(),
            part: if is_notice(trimmed) {
                Part::Noise
            } else {
                part
            },
        });
        if brief {
            part = Part::Plain;
            brief = false;
        }
    }
    found
}

/// A heading over one fact of the job rather than over a part of the posting.
fn is_fact(heading: &str) -> bool {
    let low = heading.lowered();
    [
        "schedule",
        "location",
        "vacanc",
        "travel",
        "salary",
        "series",
        "pay range",
        "closing date",
        "who may apply",
    ]
    .iter()
    .any(|fact| low.contains(fact))
}

/// A sentence about applying or about the law, wherever it stands.
fn is_notice(line: &str) -> bool {
    const CUES: &[&str] = &[
        "your resume",
        "your application",
        "equal opportunity",
        "reasonable accommodation",
        "background check",
        "regardless of race",
        "without regard to",
        "cover letter",
        "gs-grade",
        "next lower grade",
        "basic qualification",
    ];
    let low = line.lowered();
    CUES.iter().any(|cue| low.contains(cue))
}

/// Whether a line says that something is asked for.
pub(crate) fn demands(line: &str) -> bool {
    const CUES: &[&str] = &[
        "experience",
        "knowledge",
        "proficien",
        "familiar",
        "expertise",
        "skill",
        "fluen",
        "certif",
        "licens",
        "understanding of",
        "background in",
        "must ",
        "required",
        "ability to",
        "able to",
        "degree",
        "such as",
        "e.g.",
        "kenntnis",
        "erfahrung",
        "expérience",
        "maîtrise",
        "experiencia",
        "conocimiento",
    ];
    let low = line.lowered();
    CUES.iter().any(|cue| low.contains(cue))
}

/// What a heading announces; `None` when the line is no heading.
fn heading(line: &str) -> Option<Part> {
    let bare = line.trim_matches(|c: char| {
        matches!(c, '#' | '*' | '_' | '=' | '-' | '•') || c.is_whitespace()
    });
    let head = bare.split(':').next().unwrap_or(bare).trim();
    let marked = line.starts_with('#') || line.starts_with("**") || bare.contains(':');
    let bullet = line.starts_with("- ") || line.starts_with("* ") || line.starts_with('•');
    let words = head.split_whitespace().count();
    if words == 0 || words > 8 || head.ends_with(['.', ';', ',']) || bullet && !marked {
        return None;
    }
    let low = head.lowered();
    let (part, cue) = HEADINGS.iter().find_map(|(part, cues)| {
        cues.iter()
            .find(|cue| low.contains(*cue))
            .map(|cue| (*part, *cue))
    })?;
    // A short line without any mark counts only when the cue is most of it: “Requirements”.
    let mostly_cue = words <= cue.split_whitespace().count() + 2;
    (marked && words <= cue.split_whitespace().count() + 4 || mostly_cue).then_some(part)
}

/// How strongly a line asks, from its own words and from what it stands under.
pub(crate) fn importance(line: &str, part: Part, has_required_part: bool) -> Importance {
    let low = line.lowered();
    let says = |cues: &[&str]| cues.iter().any(|cue| low.contains(cue));
    if says(&[
        "nice to have",
        "nice-to-have",
        "a plus",
        "bonus",
        "an asset",
        "would be great",
    ]) {
        return Importance::Nice;
    }
    if says(&[
        "preferred",
        "preferably",
        "ideally",
        "desirable",
        "desired",
        "advantage",
        "familiarity with",
        "exposure to",
    ]) && part != Part::Nice
    {
        return Importance::Preferred;
    }
    if says(&[
        "must have",
        "must be",
        "required",
        "is essential",
        "mandatory",
        "minimum of",
        "at least",
    ]) {
        return Importance::Must;
    }
    match part {
        Part::Required => Importance::Must,
        // A posting without headings states its demands in plain lines.
        Part::Plain | Part::Duties
            if !has_required_part
                && says(&[
                    "experience",
                    "knowledge",
                    "proficien",
                    "expertise",
                    "skill",
                    "fluent",
                    "familiar",
                    "degree in",
                    "degree is",
                    "ability to",
                    "you have",
                ]) =>
        {
            Importance::Must
        }
        Part::Plain
            if says(&[
                "you should",
                "you have",
                "you bring",
                "you need",
                "proficient in",
                "experience with",
                "knowledge of",
            ]) =>
        {
            Importance::Preferred
        }
        Part::Preferred | Part::Duties => Importance::Preferred,
        Part::Nice | Part::Plain | Part::Noise => Importance::Nice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_lines_stand_under() {
        let text = "Data Engineer\n\nWhat you'll do\n- Build pipelines\n\n**Requirements**\n- Python\n\
                    Preferred qualifications:\n- Kubernetes\nBenefits\n- Gym\n";
        let parts: Vec<_> = lines(text)
            .iter()
            .map(|line| (&text[line.range.clone()], line.part))
            .collect();
        assert_eq!(
            parts,
            [
                ("Data Engineer", Part::Plain),
                ("- Build pipelines", Part::Duties),
                ("- Python", Part::Required),
                ("- Kubernetes", Part::Preferred),
                ("- Gym", Part::Noise),
            ]
        );
    }

    #[test]
    fn a_heading_may_carry_its_list() {
        let text = "Must have: Python, SQL";
        let found = lines(text);
        assert_eq!(text[found[0].range.clone()].trim(), "Python, SQL");
        assert_eq!(found[0].part, Part::Required);
    }

    #[test]
    fn a_sentence_is_no_heading() {
        assert_eq!(
            heading("We have great experience in building things for people."),
            None
        );
        assert_eq!(heading("- 5+ years of experience"), None);
    }

    #[test]
    fn words_of_a_line_outweigh_its_heading() {
        assert_eq!(
            importance("Docker is a plus", Part::Required, true),
            Importance::Nice
        );
        assert_eq!(
            importance("A degree is required", Part::Duties, true),
            Importance::Must
        );
        assert_eq!(importance("Go", Part::Required, true), Importance::Must);
        assert_eq!(
            importance("3 years of experience with Go", Part::Plain, false),
            Importance::Must
        );
    }
}
