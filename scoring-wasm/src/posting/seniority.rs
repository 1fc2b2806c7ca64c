//! How senior a job is: what its title says, or a line that says so.

use super::lines::Cues;
use super::words::{Word, words};

/// How senior a job is, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seniority {
    /// An internship, a traineeship, an apprenticeship.
    Intern,
    /// A first job.
    Junior,
    /// Some years in.
    Mid,
    /// Works alone and guides others.
    Senior,
    /// Leads work, not always people.
    Lead,
    /// Leads people.
    Manager,
    /// Leads leaders.
    Director,
    /// Runs the house or a part of it.
    Executive,
}

impl Seniority {
    /// As the report has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Intern => "intern",
            Self::Junior => "junior",
            Self::Mid => "mid",
            Self::Senior => "senior",
            Self::Lead => "lead",
            Self::Manager => "manager",
            Self::Director => "director",
            Self::Executive => "executive",
        }
    }
}

/// Words of a title. The highest counts: a “Senior Director” is a director, a “Lead Intern” does not
/// exist.
const WORDS: &[(Seniority, &[&str])] = &[
    (
        Seniority::Executive,
        &[
            "ceo",
            "cfo",
            "coo",
            "cto",
            "cio",
            "ciso",
            "cmo",
            "cpo",
            "chro",
            "vp",
            "evp",
            "svp",
            "president",
            "geschäftsführer",
            "geschäftsführerin",
        ],
    ),
    (
        Seniority::Director,
        &[
            "director",
            "direktor",
            "direktorin",
            "directeur",
            "directrice",
            "directora",
        ],
    ),
    (
        Seniority::Manager,
        &[
            "manager",
            "supervisor",
            "supervisory",
            "foreman",
            "abteilungsleiter",
            "abteilungsleiterin",
            "teamleiter",
            "teamleiterin",
            "leiter",
            "leiterin",
            "gerente",
            "jefe",
            "jefa",
            "encargado",
            "encargada",
        ],
    ),
    (
        Seniority::Lead,
        &["lead", "principal", "leader", "teamlead", "staff"],
    ),
    (Seniority::Senior, &["senior", "sr", "sénior"]),
    (
        Seniority::Intern,
        &[
            "intern",
            "internship",
            "trainee",
            "apprentice",
            "apprenticeship",
            "praktikant",
            "praktikantin",
            "praktikum",
            "werkstudent",
            "werkstudentin",
            "azubi",
            "ausbildung",
            "stagiaire",
            "stage",
            "alternance",
            "becario",
            "becaria",
            "prácticas",
            "extern",
        ],
    ),
    (
        Seniority::Junior,
        &[
            "junior",
            "jr",
            "entry",
            "graduate",
            "débutant",
            "berufseinsteiger",
        ],
    ),
    (Seniority::Mid, &["mid", "intermediate"]),
];

/// Managers of things, who need not lead anybody: “Account Manager”.
const OF_THINGS: &[&str] = &[
    "account",
    "product",
    "project",
    "program",
    "case",
    "community",
    "content",
    "campaign",
    "brand",
    "category",
    "social",
    "relationship",
    "customer",
    "success",
    "delivery",
    "release",
    "risk",
    "property",
    "territory",
    "partner",
    "marketing",
    "data",
    "lab",
    "laboratory",
    "office",
    "accounts",
];

/// What a title says; else what the text says of the level in so many words.
pub(super) fn read(title: &str, cues: &Cues) -> Option<Seniority> {
    in_title(title).or_else(|| in_text(cues))
}

/// What a title says, in a posting or in a resume.
pub(crate) fn in_title(title: &str) -> Option<Seniority> {
    let words = words(title);
    let stems: Vec<&str> = words.iter().map(Word::stem).collect();
    let has = |names: &[&str]| stems.iter().position(|stem| names.contains(stem));
    // “Head of Growth”, “Chief Financial Officer”, “Head Chef”
    for pair in stems.windows(2) {
        match pair {
            ["head", "of" | "start"] => return Some(Seniority::Director),
            ["head", _] | ["charge", "nurse"] => return Some(Seniority::Lead),
            _ => {}
        }
    }
    // “Summer Associate”, “Summer Law Fellow”
    if stems.first() == Some(&"summer") {
        return Some(Seniority::Intern);
    }
    if stems.contains(&"chief") && stems.contains(&"officer") {
        return Some(Seniority::Executive);
    }
    for (seniority, names) in WORDS {
        let Some(at) = has(names) else { continue };
        let before = at.checked_sub(1).and_then(|at| stems.get(at));
        match seniority {
            // “Associate Vice President” and “Vice President” are executives, “to the president” not.
            Seniority::Executive if stems[at] == "president" && stems.contains(&"to") => {}
            Seniority::Manager
                if stems[at] == "manager"
                    && before.is_some_and(|before| OF_THINGS.contains(before)) => {}
            // “Staff Nurse” and “Staff Accountant” are anybody on the staff.
            Seniority::Lead if stems[at] == "staff" && !of_engineers(&stems) => {}
            Seniority::Director if stems.contains(&"assistant") && stems.contains(&"to") => {}
            // “Leads generation”, “Stage technician”
            Seniority::Lead if stems.get(at + 1) == Some(&"generation") => {}
            Seniority::Intern if stems[at] == "stage" && at > 0 => {}
            _ => return Some(*seniority),
        }
    }
    None
}

/// The words of a title that say what the job is, folded: no level, no place, no remark in brackets.
pub(crate) fn title_words(title: &str) -> Vec<String> {
    const LITTLE: &[&str] = &[
        "a", "an", "and", "at", "for", "in", "of", "the", "to", "with", "ii", "iii", "iv", "i",
        "m", "f", "d", "w", "x", "gn",
    ];
    const LEVELS: &[&str] = &[
        "senior",
        "sr",
        "junior",
        "jr",
        "lead",
        "principal",
        "staff",
        "intern",
        "trainee",
        "mid",
        "entry",
        "level",
    ];
    let core = title
        .split(['(', '|', '–', '—', ','])
        .next()
        .unwrap_or_default();
    let core = core.split(" - ").next().unwrap_or_default();
    let words = words(core).into_iter().map(|word| word.stem().to_owned());
    let named = words.filter(|word| {
        !LITTLE.contains(&word.as_str())
            && !LEVELS.contains(&word.as_str())
            && !word.starts_with(|c: char| c.is_ascii_digit())
    });
    named.collect()
}

/// Where “staff” is a rank above “senior”.
fn of_engineers(stems: &[&str]) -> bool {
    ["engineer", "scientist", "designer", "developer"]
        .iter()
        .any(|trade| stems.contains(trade))
}

/// What the text says of the level.
fn in_text(cues: &Cues) -> Option<Seniority> {
    const CUES: &[(Seniority, &[&str])] = &[
        (
            Seniority::Junior,
            &[
                "entry level",
                "entry-level",
                "recent graduates",
                "berufseinsteiger",
            ],
        ),
        (
            Seniority::Mid,
            &["mid-level", "mid level", "midlevel", "intermediate level"],
        ),
        (Seniority::Senior, &["senior level", "senior-level"]),
        (
            Seniority::Executive,
            &["executive level", "c-level position"],
        ),
    ];
    CUES.iter()
        .find(|(_, of_level)| cues.has_any(of_level))
        .map(|(seniority, _)| *seniority)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_the_level() {
        use Seniority::*;
        for (title, wanted) in [
            ("Senior Data Engineer", Some(Senior)),
            ("Sr. Accountant", Some(Senior)),
            ("Staff Software Engineer", Some(Lead)),
            ("Staff Nurse, ICU", None),
            ("Product Manager", None),
            ("Nurse Manager", Some(Manager)),
            ("Supervisory Engineer GS15", Some(Manager)),
            ("Head of People", Some(Director)),
            ("Head Chef", Some(Lead)),
            ("Senior Director, Sales", Some(Director)),
            ("Vice President of Operations", Some(Executive)),
            ("Chief Nursing Officer", Some(Executive)),
            ("Executive Assistant to the President", None),
            ("Junior Paralegal", Some(Junior)),
            ("Marketing Intern", Some(Intern)),
            ("Machinist", None),
            ("Werkstudent Controlling", Some(Intern)),
        ] {
            assert_eq!(in_title(title), wanted, "{title}");
        }
    }

    #[test]
    fn a_line_may_tell_the_level() {
        assert_eq!(
            read("Welder", &Cues::of("This is an entry-level position.")),
            Some(Seniority::Junior)
        );
        assert_eq!(read("Welder", &Cues::of("Weld parts.")), None);
    }
}
