//! Headings of a posting and what they announce.

use super::Part;
use super::cues::{Cues, Low};
use crate::text_search::Search as _;

/// Cues of headings. Checked in this order: “preferred qualifications” is preferred before it is a
/// qualification. A cue begins where a word begins.
pub(super) const CUES: &[(Part, &[&str])] = &[
    (
        Part::Nice,
        &[
            "nice to have",
            "nice-to-have",
            "nice to haves",
            "bonus",
            "a plus",
            "plus points",
            "pluses",
            "extra credit",
            "would be great",
            "an asset",
            "assets",
            "brownie points",
            "von vorteil",
            "pluspunkt",
            "un plus",
            "atout",
            "se valora",
            "valorable",
        ],
    ),
    (
        Part::Noise,
        &[
            "benefit",
            "perks",
            "what we offer",
            "we offer",
            "we provide",
            "what you'll get",
            "what you get",
            "what’s in it for you",
            "what's in it for you",
            "about us",
            "about the company",
            "about our",
            "who we are",
            "our company",
            "our values",
            "our story",
            "our team",
            "equal opportunity",
            "equal employment",
            "eeo",
            "how to apply",
            "application process",
            "application instruction",
            "to apply",
            "hiring process",
            "interview process",
            "recruitment process",
            "selection process",
            "compensation",
            "salary",
            "pay range",
            "pay rate",
            "wage",
            "remuneration",
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
            "hours",
            "shift",
            "vacancies",
            "why join",
            "why work",
            "why you",
            "why us",
            "our culture",
            "our commitment",
            "total rewards",
            "travel",
            "agency",
            "location",
            "notes",
            "note",
            "company description",
            "company overview",
            "diversity",
            "working at",
            "life at",
            "what to expect from us",
            "physical demands",
            "physical requirements",
            "working conditions",
            "work environment",
            "working environment",
            "how you will be evaluated",
            "required documents",
            "reports to",
            "job type",
            "employment type",
            "start date",
            "deadline",
            "wir bieten",
            "was wir bieten",
            "wir über uns",
            "über uns",
            "das bieten wir",
            "deine vorteile",
            "ihre vorteile",
            "unser angebot",
            "kontakt",
            "bewerbung",
            "nous offrons",
            "avantages",
            "rémunération",
            "ofrecemos",
            "qué ofrecemos",
            "beneficios",
            "offriamo",
            "oferecemos",
            "benefícios",
            "wij bieden",
        ],
    ),
    (
        Part::Preferred,
        &[
            "preferred",
            "preference",
            "desired",
            "desirable",
            "ideal",
            "good to have",
            "advantageous",
            "wünschenswert",
            "idealerweise",
            "souhaité",
            "deseable",
            "what will set you apart",
            "what sets you apart",
            "stand out",
            "recommended",
        ],
    ),
    (
        Part::Required,
        &[
            "requirement",
            "required",
            "qualification",
            "qualified",
            "must have",
            "must-have",
            "minimum",
            "what you need",
            "what you'll need",
            "what you’ll need",
            "you will need",
            "what you bring",
            "what you'll bring",
            "what you’ll bring",
            "what you will bring",
            "you have",
            "you'll have",
            "you’ll have",
            "you bring",
            "who you are",
            "about you",
            "skill",
            "skillset",
            "experience",
            "education",
            "we are looking for",
            "we're looking for",
            "we’re looking for",
            "what we're looking for",
            "what we’re looking for",
            "what we look for",
            "your profile",
            "essential",
            "knowledge",
            "eligibility",
            "competenc",
            "attributes",
            "credential",
            "certification",
            "certificate",
            "license",
            "licence",
            "ability",
            "abilities",
            "prerequisite",
            "candidate profile",
            "person specification",
            "the ideal candidate",
            "successful candidate",
            "candidates must",
            "applicants must",
            "applicant must",
            "you must",
            "background",
            "expertise",
            "proficienc",
            "you are",
            "you're",
            "you’re",
            "training",
            "selection criteria",
            "great fit",
            "good fit",
            "ihr profil",
            "dein profil",
            "das bringst du mit",
            "das bringen sie mit",
            "anforderung",
            "voraussetzung",
            "qualifikation",
            "was du mitbringst",
            "was sie mitbringen",
            "kenntnisse",
            "wir erwarten",
            "wir suchen",
            "votre profil",
            "profil",
            "compétence",
            "prérequis",
            "exigence",
            "formation",
            "vous êtes",
            "requisitos",
            "perfil",
            "requerimos",
            "buscamos",
            "se requiere",
            "requisiti",
            "competenze",
            "profilo",
            "cerchiamo",
            "habilidades",
            "formación",
            "vereisten",
            "wij vragen",
            "jouw profiel",
        ],
    ),
    (
        Part::Duties,
        &[
            "responsibilit",
            "responsible",
            "duties",
            "duty",
            "what you'll do",
            "what you’ll do",
            "what you will do",
            "what you'll be doing",
            "what you’ll be doing",
            "you will",
            "you'll",
            "you’ll",
            "the role",
            "your role",
            "job description",
            "position description",
            "position summary",
            "job summary",
            "about the job",
            "about the position",
            "about the role",
            "role overview",
            "overview",
            "job purpose",
            "purpose",
            "day to day",
            "day-to-day",
            "a typical day",
            "key objectives",
            "objectives",
            "in this role",
            "tasks",
            "functions",
            "the job",
            "the opportunity",
            "the position",
            "scope of work",
            "accountabilities",
            "what the job",
            "job details",
            "summary",
            "aufgabe",
            "tätigkeit",
            "was du machst",
            "das erwartet dich",
            "das erwartet sie",
            "stellenbeschreibung",
            "vos missions",
            "missions",
            "votre mission",
            "responsabilit",
            "descriptif",
            "poste",
            "funciones",
            "tareas",
            "qué harás",
            "attività",
            "mansioni",
            "atividades",
            "responsabilidades",
            "taken",
            "werkzaamheden",
        ],
    ),
];

/// Words in a heading of the house: “About Acme”, “Why Acme”, “Life at Acme”, “Join Acme”.
const OF_HOUSE: &[&str] = &[
    "about ",
    "why ",
    "life at ",
    "join ",
    "working at ",
    "who is ",
    "our ",
];

/// A heading as it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// What it announces.
    pub(super) part: Part,
    /// Where in the line what follows on its own line begins: “Requirements: Python, SQL”.
    pub(super) rest: Option<usize>,
    /// It says something itself: “Minimum of 2 years’ experience in the following:”.
    pub(super) tells: bool,
}

/// What a line announces; `None` when it is no heading.
pub(super) fn read(line: &str, cues: &Cues) -> Option<Heading> {
    let marks =
        |c: char| matches!(c, '#' | '*' | '_' | '=' | '~' | '`' | '|' | '+') || c.is_whitespace();
    let start = line.len() - line.trim_start_matches(marks).len();
    let bare = line.trim_matches(marks);
    let bullet = line.starts_with(['-', '•', '·', '◦', '▪', '–'])
        || line.starts_with("* ")
        || bare.starts_with(|c: char| c.is_ascii_digit());
    let colon = bare.place_of(":");
    let head = bare
        .get(..colon.unwrap_or(bare.len()))?
        .trim_matches(|c| marks(c) || c == '-' || c == '•');
    let rest = colon
        .and_then(|at| bare.get(at + 1..))
        .map(|rest| rest.trim_matches(marks))
        .filter(|rest| rest.chars().count() > 2);
    let words = head.split_whitespace().count();
    if words == 0 {
        return None;
    }
    let shouted = head.chars().filter(|c| c.is_alphabetic()).count() > 3
        && !head.chars().any(crate::case::is_small);
    let marked = line.starts_with('#')
        || line.starts_with("**")
            && (line.ends_with("**") || line.ends_with("**:") || colon.is_some())
        || line.starts_with("__")
        || colon.is_some() && rest.is_none()
        || shouted;
    let low = Low::of(head);
    // “The successful candidate must have the following qualifications:”
    let leads = colon.is_some() && rest.is_none() && words > 8;
    if leads {
        if words > 30 || bullet && words > 14 {
            return None;
        }
        let part = lead(&low, cues)?;
        return Some(Heading {
            part,
            rest: None,
            tells: true,
        });
    }
    let labelled = rest.is_some();
    if words > 8 || !labelled && head.ends_with(['.', ';', ',', '!']) || bullet && !marked {
        return None;
    }
    let offset = rest.map(|rest| start + (rest.as_ptr() as usize - bare.as_ptr() as usize));
    let found = cues.headings.iter().find_map(|(part, cues)| {
        let cue = cues.iter().find(|cue| low.begins(cue))?;
        Some((*part, *cue))
    });
    let Some((part, cue)) = found else {
        let of_house = marked && OF_HOUSE.iter().any(|cue| low.text.starts_with(cue));
        return of_house.then_some(Heading {
            part: Part::Noise,
            rest: offset,
            tells: false,
        });
    };
    // A short line without any mark counts only when cues are most of it: “Duties and responsibilities”.
    // What stands before a colon may be the beginning of a sentence.
    let cue_words = cue.split_whitespace().count();
    let other = low
        .text
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
        .filter(|word| !word.is_empty() && !is_cue(word, part, cues))
        .count();
    let most = if marked && !labelled { 5 } else { 2 };
    let few = other <= most || words <= cue_words + most;
    let begins = head.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
        || marked && !labelled && words <= 3;
    (few && begins && !(bullet && labelled && words > 3)).then_some(Heading {
        part,
        rest: offset,
        tells: false,
    })
}

/// Whether a word is a cue of a part or says nothing in a heading.
fn is_cue(word: &str, part: Part, cues: &Cues) -> bool {
    const NEUTRAL: &[&str] = &[
        "and",
        "or",
        "of",
        "the",
        "for",
        "your",
        "our",
        "a",
        "major",
        "key",
        "main",
        "core",
        "job",
        "position",
        "general",
        "basic",
        "other",
        "additional",
        "primary",
        "specific",
        "essential",
        "professional",
        "role",
        "und",
        "et",
        "y",
        "&",
    ];
    let of_part = cues.headings.iter().find(|(of, _)| *of == part);
    NEUTRAL.contains(&word)
        || of_part.is_some_and(|(_, cues)| cues.iter().any(|cue| word.starts_with(cue)))
}

/// Cues of sentences before a list.
pub(super) const LEADS: &[(Part, &[&str])] = &[
    (
        Part::Noise,
        &[
            "we offer",
            "benefits",
            "offers",
            "receive",
            "apply",
            "please send",
            "send the",
            "submit",
            "documents",
            "resume",
        ],
    ),
    (
        Part::Preferred,
        &["preferred", "preference", "desirable", "ideally"],
    ),
    (Part::Nice, &["nice to have", "a plus", "bonus"]),
    (
        Part::Required,
        &[
            "must ",
            "qualification",
            "requirement",
            "required",
            "you have",
            "you should have",
            "should have",
            "should possess",
            "experience in the following",
            "experience with the following",
            "knowledge of the following",
            "we're looking for",
            "we’re looking for",
            "we are looking for",
            "you bring",
            "you need",
            "will need",
            "minimum",
            "successful candidate",
            "ideal candidate",
            "skills",
            "proficien",
            "great fit",
            "good fit",
        ],
    ),
    (
        Part::Duties,
        &[
            "responsib",
            "duties",
            "you will",
            "you'll",
            "you’ll",
            "will be",
            "able to immediately",
            "tasks",
            "to:",
            "includes",
            "include",
            "will",
        ],
    ),
];

/// What a sentence before a list announces.
fn lead(low: &Low, cues: &Cues) -> Option<Part> {
    cues.leads
        .iter()
        .find(|(_, cues)| cues.iter().any(|cue| low.begins(cue)))
        .map(|(part, _)| *part)
}
