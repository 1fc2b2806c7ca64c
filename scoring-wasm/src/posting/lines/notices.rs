//! Lines that say of themselves what they are, whatever they stand under.

use super::super::duties;
use super::cues::{Cues, Low};
use crate::case::is_capital;
use crate::text_search::Search as _;

/// How lines begin that say what one has to have.
const STARTS: &[&str] = &[
    "high school diploma",
    "high school degree",
    "bachelor",
    "master’s degree",
    "master's degree",
    "associate degree",
    "associate’s degree",
    "associate's degree",
    "degree in",
    "possession of",
    "licensed as",
    "certification as",
    "certified as",
    "certificate of",
    "current certification",
    "valid driver",
    "valid license",
    "must have",
    "must be",
    "must possess",
    "minimum of",
    "minimum one",
    "minimum two",
    "at least one",
    "at least two",
    "at least three",
    "proficient in",
    "proficiency in",
    "proficiency with",
    "knowledge of",
    "ability to",
    "experience in",
    "experience with",
    "prior experience",
    "previous experience",
    "strong knowledge",
    "excellent communication",
    "strong communication",
    "abgeschlossene",
];

/// Sentences that begin to tell what the job is about, where no heading does.
pub(super) const DUTIES: &[&str] = &[
    "purpose of this position",
    "purpose of the position",
    "in this role",
    "in this position",
    "the incumbent",
    "responsibilities include",
    "duties include",
    "responsible for",
    "work includes",
    "you will be working",
    "your primary focus",
    "your main focus",
    "your focus will",
    "your role is",
    "your role will",
    "your role involves",
    "the position will",
    "this position will",
    "the role will",
    "this role will",
    "zu ihren aufgaben",
    "sind sie für",
    "bist du für",
    "zu ihren hauptaufgaben",
    "zu deinen hauptaufgaben",
    "zu deinen aufgaben",
    "vous serez chargé",
    "te encargarás",
];

/// Sentences about applying or about the law.
pub(super) const NOTICES: &[&str] = &[
    "your resume",
    "updated resume",
    "your cv",
    "your application",
    "apply now",
    "apply today",
    "apply online",
    "our website",
    "please download",
    "advertising this role",
    "welcome applications",
    "to be returned",
    "interviews will",
    "promoting the welfare",
    "committed to safeguarding",
    "our web site",
    "facebook page",
    "staffing firms",
    "staffing agenc",
    "search firms",
    "relocation assistance",
    "benefits package",
    "contingent on",
    "contingent upon",
    "quoting ref",
    "send us your",
    "detailed cv",
    "competitive salary",
    "salary competitive",
    "this job description",
    "postulez",
    "attraktive vergütung",
    "leistungsgerechte",
    "competitive pay",
    "if you are a current",
    "puesto estable",
    "contrato indefinido",
    "contrato temporal",
    "jornada completa",
    "à temps plein",
    "unbefristet",
    "how to apply",
    "to apply for",
    "to apply,",
    "to apply:",
    "to apply please",
    "to apply by",
    "to apply to",
    "merci de",
    "de postuler",
    "click here",
    "equal opportunity",
    "reasonable accommodation",
    "background check",
    "regardless of race",
    "without regard to",
    "cover letter",
    "basic qualification",
    "sexual orientation",
    "national origin",
    "protected veteran",
    "affirmative action",
    "ohne ansehen",
    "votre candidature",
    "vevraa",
    "e-verify",
    "equal employment",
    "disability/veteran",
    "disabilities or",
    "protected characteristic",
    "all applicants of",
    "applicants of all backgrounds",
    "unsolicited resume",
    "no agencies",
    "time wasters",
    "or paye",
    "paye or",
    "recruitment agencies",
    "rehabilitation of offenders",
    "dbs check",
    "enhanced dbs",
    "garda vetting",
    "pre-employment screening",
    "closing date",
    "late applications",
    "send a resume",
    "send your",
    "envoie ton cv",
    "envoyez votre cv",
    "envíe su",
    "envía tu",
    "ihre bewerbung",
    "deine bewerbung",
    "principe d'égalité",
    "principe d’égalité",
    "pay transparency",
    "fair chance",
    "drug-free",
    "minority/female",
    "m/f/d/v",
    "eeo/",
];

/// What houses give: two of these in a sentence tell what one gets.
pub(super) const GIVEN: &[&str] = &[
    "401(k)",
    "401k",
    "annual leave",
    "assurances collectives",
    "bank holidays",
    "bonus",
    "company car",
    "company pension",
    "dental",
    "employee discount",
    "free parking",
    "health insurance",
    "holiday pay",
    "life insurance",
    "maternity pay",
    "medical",
    "mutuelle",
    "paid breaks",
    "paid holiday",
    "paid time off",
    "parental leave",
    "paye",
    "pension",
    "pto",
    "reer",
    "retirement plan",
    "rrsp",
    "sick pay",
    "stock options",
    "télémédecine",
    "tickets restaurant",
    "tuition",
    "uniform",
    "urlaubstage",
    "vacances",
    "vision",
    "work-life balance",
];

/// Words with which a sentence is about benefits as a trade: “administer pension and dental plans”.
const TRADE: &[&str] = &[
    "administ",
    "experience",
    "knowledge",
    "process",
    "coordinat",
    "manage",
    "payroll",
    "assist",
];

/// Beginnings of sentences that tell what one gets.
pub(super) const OFFERS: &[&str] = &[
    "we offer",
    "we also offer",
    "we provide",
    "in return",
    "benefits include",
    "benefit options",
    "our benefits",
    "wir bieten",
    "nous offrons",
    "nous vous offrons",
    "ofrecemos",
    "offriamo",
];

/// A sentence that tells what one gets.
pub(super) fn tells_benefits(low: &Low, cues: &Cues) -> bool {
    let text = low.text.trim_start_matches(|c: char| !c.is_alphabetic());
    let given = || {
        cues.given
            .iter()
            .filter(|gift| low.whole(gift))
            .take(2)
            .count()
    };
    cues.offers.iter().any(|start| text.starts_with(start)) || given() == 2 && !low.has_any(TRADE)
}

/// A line that says what one has to have, among those that say what one does.
pub(super) fn tells_requirement(low: &Low) -> bool {
    const WORDS: usize = 30;
    let text = low
        .text
        .trim_start_matches(|c: char| !c.is_alphabetic() && !c.is_ascii_digit());
    let years = text.starts_with(|c: char| c.is_ascii_digit())
        && (text.has("year") || text.has("month"))
        && text.has("experience");
    (years || STARTS.iter().any(|start| text.starts_with(start)))
        && text.split_whitespace().count() <= WORDS
}

/// A sentence among duties that begins with how good something has to be: “Demonstrated oven skills”.
pub(super) fn begins_well(low: &Low) -> bool {
    const WELL: &[&str] = &[
        "advanced ",
        "demonstrated ",
        "excellent ",
        "extensive ",
        "good ",
        "highly developed ",
        "outstanding ",
        "proven ",
        "solid ",
        "strong ",
        "thorough ",
        "working knowledge",
    ];
    let text = low.text.trim_start_matches(|c: char| !c.is_alphabetic());
    WELL.iter().any(|start| text.starts_with(start))
        && low.has_any(&[
            "knowledge",
            "skill",
            "experience",
            "ability",
            "understanding",
        ])
}

/// A sentence that begins to tell what the job is about.
pub(super) fn tells_duties(low: &Low, cues: &Cues) -> bool {
    low.has_any(&cues.duties)
}

/// The same among lines that are no part of the job: it begins so, and does not say so in passing.
pub(super) fn begins_duties(low: &Low, cues: &Cues) -> bool {
    const NEAR: usize = 24;
    cues.duties
        .iter()
        .any(|cue| low.has(cue) && low.text.place_of(cue).is_some_and(|at| at < NEAR))
        || ["duties", "responsibilities"]
            .iter()
            .any(|what| low.has(what) && low.has("include the following"))
}

/// A field of a job board that says nothing about who is wanted, with its value in the same line.
pub(super) fn is_field(low: &Low) -> bool {
    [
        "industry type",
        "functional area",
        "role category",
        "employment type",
        "seniority level",
        "job function",
        "career level",
    ]
    .iter()
    .any(|field| low.text.starts_with(field))
}

/// A line that says what a test is about, among those that tell how people are chosen: “candidates may be
/// examined for knowledge of: ovens; cakes”.
pub(super) fn tells_test(low: &Low) -> bool {
    low.has("knowledge of")
        && low.has_any(&[
            "examined for",
            "evaluated on",
            "may be evaluated",
            "emphasis may be placed",
        ])
}

/// A sentence that the house says of itself: “We love bread”, “The team has experience with cakes”; not one
/// that says whom it looks for.
pub(crate) fn tells_house(low: &Low) -> bool {
    const STARTS: &[&str] = &[
        "we ",
        "our ",
        "the team ",
        "the company ",
        "all employees ",
        "nous ",
        "notre ",
        "nos ",
        "une équipe ",
        "wir ",
        "unser",
        "nuestr",
        "somos ",
    ];
    STARTS.iter().any(|start| low.text.starts_with(start))
        && !low.has_any(&[
            "look",
            "seek",
            "need",
            "requir",
            "expect",
            "ask",
            "want",
            "you",
            "candidate",
            "search",
            "hiring",
            "must",
            "client",
            "cherch",
            "attend",
            "vous",
            "such",
            "wünsch",
            "erwart",
            "sie ",
            "busc",
        ])
}

/// A sentence that demands a licence, wherever it stands.
pub(super) fn tells_licence(low: &Low) -> bool {
    const WORDS: usize = 20;
    ["license", "licence", "certification"].iter().any(|what| {
        ["is required", "required", "is a must"]
            .iter()
            .any(|said| low.has(&[*what, *said].join(" ")))
    }) && low.text.split_whitespace().count() <= WORDS
}

/// A label behind which a paragraph about the house or about applying begins.
pub(super) fn tells_of_house(low: &Low) -> bool {
    const WORDS: usize = 10;
    ["about ", "application", "company ", "how to apply"]
        .iter()
        .any(|start| low.text.starts_with(start))
        && low.text.split_whitespace().count() >= WORDS
}

/// A sentence with which a house begins to tell of itself among other things: “Acme Bread is one of the
/// largest bakeries”.
pub(super) fn begins_house(text: &str) -> bool {
    const SAID: &[&str] = &[
        "is one of ",
        "is a leading ",
        "is the leading ",
        "is a global ",
        "is an international ",
        "is the largest ",
        "is the world",
        "is a family",
        "is an award",
        "is a company ",
        "is proud ",
        "is committed to ",
        "was founded ",
        "est une ",
        "est un ",
        "est le ",
        "est la ",
        "ist ein ",
        "ist eine ",
        "es una ",
        "es un ",
    ];
    const LONGEST: usize = 5;
    let mut rest = text;
    let mut named = 0;
    while let Some((word, behind)) = rest.split_once(' ') {
        let word = word.trim_end_matches(',');
        // “This”, “The bakery”
        if named > LONGEST || !word.starts_with(is_capital) || word == "The" || word == "This" {
            break;
        }
        named += 1;
        rest = behind;
    }
    named > 0 && SAID.iter().any(|said| rest.starts_with(said))
}

/// A sentence that says what the one in the job does: “The baker will manage ovens”.
pub(super) fn tells_work(low: &Low) -> bool {
    const WORDS: usize = 8;
    // “Vous possédez un four” tells whom one looks for.
    const HAVE: [&str; 10] = [
        "aimez",
        "appréciez",
        "avez",
        "bénéficiez",
        "connaissez",
        "disposez",
        "justifiez",
        "maîtrisez",
        "possédez",
        "souhaitez",
    ];
    let text = low.text.as_str();
    // “Vous participez à la vente”
    let present = text
        .strip_prefix("vous ")
        .and_then(|rest| rest.split(' ').next());
    if present.is_some_and(|word| word.len() > 5 && word.ends_with("ez") && !HAVE.contains(&word)) {
        return true;
    }
    // “Vous pétrirez la pâte”
    let french = text
        .strip_prefix("vous ")
        .map(|rest| rest.split(' ').take(2));
    if french.is_some_and(|mut words| words.any(|word| word.len() > 5 && word.ends_with("rez"))) {
        return true;
    }
    let named = ["the ", "you ", "you’ll ", "you'll ", "as "]
        .iter()
        .any(|start| text.starts_with(start));
    let mut words = text
        .split(' ')
        .take(WORDS)
        .skip_while(|word| !matches!(*word, "will" | "you’ll" | "you'll"));
    words.next();
    named
        && words.next().is_some_and(|word| {
            matches!(word, "act" | "serve" | "partner") || duties::is_verb(word)
        })
}

/// A line that is pay and nothing else: “AED 4,000 – 5,000/mo”, “£12.50 per hour”.
pub(super) fn is_pay(low: &Low) -> bool {
    const WORDS: usize = 9;
    let text = low.text.as_str();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let money = text.contains(['$', '€', '£', '₹']) && digits > 1
        || digits > 2
            && [
                "/mo",
                "/hr",
                "/hour",
                "/year",
                "/yr",
                "/month",
                "per hour",
                "per month",
                "per year",
                "per annum",
                "an hour",
                "a month",
            ]
            .iter()
            .any(|unit| low.has(unit));
    money && text.split_whitespace().count() <= WORDS
}

/// A sentence about applying or about the law, wherever it stands.
pub(super) fn is_notice(low: &Low, cues: &Cues) -> bool {
    // “Encouraged to apply”, but not “able to apply glaze”
    let ends = || low.text.trim_end_matches(['.', '!']).ends_with("to apply");
    low.has_any(&cues.notices)
        || low.text.starts_with("to apply")
        || ends()
        || asks_nothing(low, cues)
}

/// What says that nothing is asked for.
pub(super) const NOTHING: &[&str] = &[
    "not required",
    "not necessary",
    "not essential",
    "not needed",
    "no experience necessary",
    "no experience required",
    "no experience needed",
    "no prior experience",
    "no previous experience",
];

/// “Experience is not required”, but not “a plus, but not required”.
fn asks_nothing(low: &Low, cues: &Cues) -> bool {
    low.has_any(&cues.nothing)
        && !cues.preferred.iter().any(|cue| low.whole(cue))
        && !cues
            .nice
            .iter()
            .any(|cue| !cue.starts_with("not ") && low.whole(cue))
}

/// A heading over one fact of the job rather than over a part of the posting.
pub(super) fn is_fact(low: &Low) -> bool {
    low.has_any(&[
        "schedule",
        "location",
        "vacanc",
        "travel",
        "salary",
        "series",
        "pay range",
        "closing date",
        "who may apply",
        "job type",
        "employment type",
        "start date",
    ])
}
