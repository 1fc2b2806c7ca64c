//! Headings of a posting and what they announce.

use super::Part;
use super::cues::{Cues, Low};
use crate::case::{Case as _, is_capital};
use crate::text_search::Search as _;
use crate::word_list::WordList;

/// Words in a heading of the house: “About Acme”, “Why Acme”, “Life at Acme”, “Join Acme”.
const OF_HOUSE: &[&str] = &[
    "about ",
    "why ",
    "life at ",
    "join ",
    "working at ",
    "who is ",
    "our ",
    "we are ",
];

/// Words of a heading that tells what the ideal one is like.
const IDEAL: &[&str] = &[" will", " has", " have", " is ", " should", "candidate"];

/// Words before something that is asked for, with which no heading begins.
const QUALITIES: WordList = WordList::new(
    "demonstrated|effective|excellent|exceptional|extensive|good|great|outstanding|proven|solid|strong|superb|superior",
);

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
        .filter(|rest| rest.chars().any(char::is_alphanumeric));
    let words = head.split_whitespace().count();
    if words == 0 {
        return None;
    }
    let front = head.split(" (").next().unwrap_or_default();
    let shouted = front.chars().filter(|c| c.is_alphabetic()).count() > 3
        && !front.chars().any(crate::case::is_small);
    let marked = line.starts_with('#')
        || line.starts_with("**")
            && (line.ends_with("**") || line.ends_with("**:") || colon.is_some())
        || line.starts_with("__")
        || colon.is_some() && rest.is_none()
        || bare.ends_with('?') && asks(head)
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
    // “Strong communication skills”: how good something is, is asked for.
    let first = head.split(' ').next().unwrap_or_default();
    if QUALITIES.contains(&first.lowered())
        && rest.is_none()
        && !line.starts_with('#')
        && colon.is_none()
    {
        return None;
    }
    if words > 8 || !labelled && head.ends_with(['.', ';', ',', '!']) || bullet && !marked {
        return None;
    }
    let offset = rest.map(|rest| start + (rest.as_ptr() as usize - bare.as_ptr() as usize));
    // “Application” alone tells how to apply.
    if matches!(low.text.trim(), "application" | "applications" | "pay") {
        return Some(Heading {
            part: Part::Noise,
            rest: offset,
            tells: false,
        });
    }
    let found = cues.headings.iter().find_map(|(part, cues)| {
        // “Our mission” is the house’s, “Vos missions” are what one does.
        let own =
            |cue: &str| cue == "mission" && !low.whole("our mission") && !low.whole("mission");
        // “Essential duties” are duties.
        let duties =
            |cue: &str| cue == "essential" && low.has_any(&["dut", "responsib", "function"]);
        // “Able to apply glaze”
        let able = |cue: &str| cue == "to apply" && !low.text.starts_with(cue);
        // “Guest experience” is what others have.
        let theirs = |cue: &str| {
            cue == "experience"
                && ["guest", "customer", "client", "user", "patient", "employee"]
                    .iter()
                    .any(|who| low.has(&[*who, " experience"].join("")))
        };
        let other = |cue: &str| own(cue) || duties(cue) || able(cue) || theirs(cue);
        let cue = cues.iter().find(|cue| low.begins(cue) && !other(cue))?;
        Some((*part, *cue))
    });
    // “The ideal baker will have:” tells whom one looks for, “Ideal:” what would be better.
    let found = found.map(|(part, cue)| match cue {
        "ideal" if IDEAL.iter().any(|word| low.has(word)) => (Part::Required, cue),
        _ => (part, cue),
    });
    // “Training in bread sales” is no heading of what one has learned.
    // Neither are “SAP-Kenntnisse”.
    let found = found.filter(|(_, cue)| match *cue {
        "training" | "formation" => words <= 3 && low.text.trim() != "training",
        "kenntnisse" => !low.has("-kenntnisse"),
        _ => true,
    });
    let Some((part, cue)) = found else {
        // “About Acme”
        let named = head.strip_prefix("About ").is_some_and(|name| {
            words <= 4 && rest.is_none() && name.split(' ').all(|word| word.starts_with(is_capital))
        });
        let asks = head.ends_with('?');
        let of_house =
            named || (marked || asks) && OF_HOUSE.iter().any(|cue| low.text.starts_with(cue));
        return of_house.then_some(Heading {
            part: Part::Noise,
            rest: offset,
            tells: false,
        });
    };
    // A short line without any mark counts only when cues are most of it: “Duties and responsibilities”.
    // What stands before a colon may be the beginning of a sentence.
    let cue_words = cue.split_whitespace().count();
    // What stands in brackets behind it says nothing more: “Pluses (not musts!)”.
    let said = match low.text.split_once(" (") {
        Some((front, inside)) if inside.ends_with(')') && is_of(part, front, cues) => front,
        _ => low.text.as_str(),
    };
    let other = said
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
        .filter(|word| !word.is_empty() && !is_cue(word, part, cues))
        .count();
    // “Sourdough baking experience” is asked for itself.
    let own = ["experience", "expertise", "knowledge", "background"].contains(&cue);
    let most = match () {
        () if marked && !labelled => 5,
        () if own && !labelled => 0,
        () => 2,
    };
    let few = other <= most || words <= cue_words + most;
    // “Driver’s License (Required)”, “First Aid Certificate”: what one has to have.
    let remark = low.text.ends_with("(required)") || low.text.ends_with("(preferred)");
    let named = !marked && ["license", "licence", "certificate"].contains(&cue) && other > 0;
    let of_list = ["skill", "qualification", "requirement", "competenc"];
    let listed = said.split(' ').next_back().unwrap_or_default();
    let listed = of_list.iter().any(|word| listed.starts_with(word));
    // “Oven certificate a plus”, “Own knives preferred”
    let last = cue_ends(&low.text, cue) && !low.text.starts_with(cue);
    let weak = matches!(part, Part::Nice | Part::Preferred);
    if weak && last && !marked && !labelled && other > 0 {
        return None;
    }
    if part == Part::Required && named || remark && !listed && words > 1 + usize::from(shouted) {
        return None;
    }
    let begins = head.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
        || marked && !labelled && words <= 3;
    let fits = few && begins && !(bullet && labelled && words > 3);
    if !fits && colon.is_some() && rest.is_none() && words >= LEADING {
        // “We value people with the following traits:”
        return lead(&low, cues).map(|part| Heading {
            part,
            rest: None,
            tells: true,
        });
    }
    fits.then_some(Heading {
        part,
        rest: offset,
        tells: false,
    })
}

/// “- Good personal hygiene”: how good something is, is asked for.
pub(super) fn begins_with_quality(item: &str) -> bool {
    let words = item.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = words.split(' ').next().unwrap_or_default();
    QUALITIES.contains(&first.lowered())
}

/// Whether a line ends with a cue or a form of it.
fn cue_ends(low: &str, cue: &str) -> bool {
    let at = low.last_place_of(cue);
    at.and_then(|at| low.get(at + cue.len()..))
        .is_some_and(|rest| !rest.contains(' '))
}

/// Whether words ask with a word for questions: “What is the ideal profile?”, not “Do you bake?”.
fn asks(head: &str) -> bool {
    const WORDS: WordList = WordList::new(
        "combien|comment|cosa|cuál|cuáles|cómo|how|pourquoi|quel|quelle|quelles|quels|qui|quién|quoi|qué|\
         warum|was|wen|wer|what|where|who|why|wie|wo",
    );
    let first = head.trim_start_matches('¿').split(' ').next();
    let first = first.unwrap_or_default();
    WORDS.contains(&first.lowered())
}

/// The least words of a sentence before a list.
const LEADING: usize = 6;

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
        "practical",
        "related",
        "relevant",
        "technical",
        "work",
        "working",
        "previous",
        "prior",
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

/// Whether words hold a cue of a part.
fn is_of(part: Part, words: &str, cues: &Cues) -> bool {
    let of_part = cues.headings.iter().find(|(of, _)| *of == part);
    of_part.is_some_and(|(_, cues)| cues.iter().any(|cue| words.has(cue)))
}

/// What a sentence before a list announces.
fn lead(low: &Low, cues: &Cues) -> Option<Part> {
    // “After meeting the requirements, candidates will be invited to the following:”
    if ["after ", "once ", "upon "]
        .iter()
        .any(|start| low.text.starts_with(start))
    {
        return None;
    }
    // “Send your resume if one of the following applies:”
    if low.has("following applies") || low.has("following apply") {
        return Some(Part::Required);
    }
    cues.leads
        .iter()
        .find(|(_, cues)| cues.iter().any(|cue| low.begins(cue)))
        .map(|(part, _)| *part)
}
