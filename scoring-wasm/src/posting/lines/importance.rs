//! How strongly words ask for something.

use std::ops::Range;

use super::Part;
use super::headings::begins_word;
use crate::case::Case as _;
use crate::report::Importance;
use crate::text_search::Search as _;

/// Would be good to have.
const NICE: &[&str] = &[
    "nice to have",
    "nice-to-have",
    "a plus",
    "plus",
    "bonus",
    "an asset",
    "asset",
    "would be great",
    "a huge plus",
    "bonus points",
    "von vorteil",
    "ist ein plus",
    "un plus",
    "un atout",
    "se valorará",
    "valorable",
    "gern gesehen",
    "is a bonus",
    "beneficial",
    "not required",
    "not essential",
    "not necessary",
    "optional",
];

/// Is preferred.
const PREFERRED: &[&str] = &[
    "preferred",
    "preferably",
    "preference",
    "ideally",
    "desirable",
    "desired",
    "advantage",
    "advantageous",
    "wünschenswert",
    "idealerweise",
    "idéalement",
    "souhaité",
    "souhaitée",
    "deseable",
    "preferiblemente",
    "helpful",
    "highly valued",
    "strongly encouraged",
    "recommended",
];

/// Has to be there.
const MUST: &[&str] = &[
    "must",
    "required",
    "requires",
    "require",
    "essential",
    "mandatory",
    "minimum",
    "at least",
    "necessary",
    "is needed",
    "are needed",
    "need to",
    "needs to",
    "you need",
    "you'll need",
    "you’ll need",
    "you will need",
    "have to",
    "prerequisite",
    "needed",
    "zwingend",
    "erforderlich",
    "mindestens",
    "voraussetzung",
    "vorausgesetzt",
    "exigé",
    "exigée",
    "obligatoire",
    "indispensable",
    "impératif",
    "imprescindible",
    "necesario",
    "obligatorio",
    "se requiere",
    "requerido",
    "vereist",
    "extremely proficient",
    "are looking for",
];

/// Words in which a cue means something else.
const OTHER: &[&str] = &[
    "as required",
    "when required",
    "if required",
    "where required",
    "required documents",
    "required to provide",
    "as needed",
    "if needed",
    "when needed",
    "where needed",
    "as necessary",
    "if necessary",
    "where necessary",
    "when necessary",
    "must be received",
    "needs of",
    "plus benefits",
    "plus bonus",
    "bonuses",
    "sign-on bonus",
    "signing bonus",
    "performance bonus",
    "annual bonus",
    "surplus",
    "required information",
    "not need to",
];

/// What a sentence that stands outside of a list of requirements says when it demands.
const DEMANDS: &[&str] = &[
    "experience",
    "knowledge",
    "proficien",
    "expertise",
    "skill",
    "fluent",
    "fluency",
    "familiar",
    "degree in",
    "degree is",
    "degree or",
    "ability to",
    "able to",
    "you have",
    "you are",
    "you bring",
    "background in",
    "understanding of",
    "certified",
    "certification",
    "license",
    "licence",
    "should have",
    "should possess",
    "should be",
    "will have",
    "possess",
    "qualified",
    "native",
    "licensed",
    "erfahrung",
    "kenntnis",
    "kenntnisse",
    "ausbildung",
    "studium",
    "sie verfügen",
    "sie haben",
    "du hast",
    "du bringst",
    "expérience",
    "maîtrise",
    "connaissance",
    "formation",
    "diplôme",
    "permis",
    "titulaire",
    "vous êtes",
    "experiencia",
    "conocimiento",
    "dominio",
    "titulación",
    "carnet",
];

/// Whether words say that something is asked for.
pub(crate) fn demands(text: &str) -> bool {
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
        "licenc",
        "understanding of",
        "background in",
        "must ",
        "required",
        "ability to",
        "able to",
        "degree",
        "such as",
        "e.g.",
        "trained in",
        "training in",
        "competen",
        "kenntnis",
        "erfahrung",
        "umgang mit",
        "ausbildung",
        "expérience",
        "maîtrise",
        "connaissance",
        "permis",
        "experiencia",
        "conocimiento",
        "manejo de",
    ];
    let low = text.lowered();
    CUES.iter().any(|cue| low.has(cue))
}

/// How strongly each place of a sentence is asked for.
#[derive(Debug)]
pub(crate) struct Strengths {
    /// What the sentence says where no clause says otherwise.
    base: Importance,
    /// Clauses that say otherwise: byte ranges in the sentence.
    clauses: Vec<(Range<usize>, Importance)>,
    /// Its words, not its heading, say that it asks.
    pub(crate) said: bool,
}

impl Strengths {
    /// Of a sentence under a heading.
    pub(crate) fn of(sentence: &str, part: Part, has_required: bool) -> Self {
        let low = sentence.lowered();
        let low = if low.len() == sentence.len() {
            low
        } else {
            sentence.to_ascii_lowercase()
        };
        let under = under(&low, part, has_required);
        let said = cue(&low);
        let demanded = DEMANDS.iter().any(|cue| begins_word(&low, cue));
        let mut clauses = Vec::new();
        // “SQL (PostgreSQL preferred)”: what stands in brackets speaks for itself.
        for range in brackets(&low) {
            if let Some(own) = low.get(range.clone()).and_then(cue) {
                clauses.push((range, own));
            }
        }
        let outside = without(&low, &clauses);
        let base = match cue(&outside) {
            // Under “nice to have” nothing is a must: “must love dogs” there is a joke.
            Some(Importance::Must) if matches!(part, Part::Nice) => Importance::Nice,
            Some(own) => {
                clauses.extend(by_clause(&outside, own));
                own
            }
            None => under,
        };
        Self {
            base,
            clauses,
            said: said.is_some() || demanded,
        }
    }

    /// How strongly what stands at a place is asked for.
    pub(crate) fn at(&self, place: usize) -> Importance {
        self.clauses
            .iter()
            .find(|(range, _)| range.contains(&place))
            .map_or(self.base, |(_, own)| *own)
    }

    /// How strongly the sentence asks as a whole.
    pub(crate) fn whole(&self) -> Importance {
        self.base
    }
}

/// What the heading says.
fn under(low: &str, part: Part, has_required: bool) -> Importance {
    let demands = || DEMANDS.iter().any(|cue| begins_word(low, cue));
    match part {
        Part::Required => Importance::Must,
        // A posting without headings states its demands in plain sentences.
        Part::Plain | Part::Duties if !has_required && demands() => Importance::Must,
        Part::Plain if demands() => Importance::Preferred,
        Part::Preferred | Part::Duties => Importance::Preferred,
        Part::Nice | Part::Plain | Part::Noise => Importance::Nice,
    }
}

/// What words say of themselves.
fn cue(low: &str) -> Option<Importance> {
    let mut text = std::borrow::Cow::Borrowed(low);
    for other in OTHER {
        if text.has(other) {
            text = std::borrow::Cow::Owned(text.swapped(other, &" ".repeat(other.len())));
        }
    }
    let says = |cues: &[&str]| cues.iter().any(|cue| whole_word(&text, cue));
    if says(NICE) {
        Some(Importance::Nice)
    } else if says(PREFERRED) {
        Some(Importance::Preferred)
    } else if says(MUST) {
        Some(Importance::Must)
    } else {
        None
    }
}

/// Whether a part stands in a text between the ends of words.
fn whole_word(text: &str, part: &str) -> bool {
    text.places_of(part).any(|at| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + part.len()..)
            .and_then(|after| after.chars().next());
        before.is_none_or(|c| !c.is_alphanumeric()) && after.is_none_or(|c| !c.is_alphanumeric())
    })
}

/// What stands in brackets.
fn brackets(low: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, sign) in low.char_indices() {
        match sign {
            '(' | '[' => open = Some(at + 1),
            ')' | ']' => {
                // “(preferred)” alone speaks for what stands before it.
                if let Some(start) = open.take()
                    && low
                        .get(start..at)
                        .is_some_and(|inside| inside.split_whitespace().count() > 1)
                {
                    found.push(start..at);
                }
            }
            _ => {}
        }
    }
    found
}

/// A text with ranges blanked.
fn without(low: &str, ranges: &[(Range<usize>, Importance)]) -> String {
    let mut bytes = low.as_bytes().to_vec();
    for (range, _) in ranges {
        bytes[range.clone()].fill(b' ');
    }
    String::from_utf8(bytes).unwrap_or_else(|_| low.to_owned())
}

/// Where one sentence asks in several ways: “Python required, Go a plus”. A clause without a word of its
/// own goes with the next that has one.
fn by_clause(low: &str, whole: Importance) -> Vec<(Range<usize>, Importance)> {
    let mut parts: Vec<(Range<usize>, Option<Importance>)> = Vec::new();
    let mut start = 0;
    let mut bounds: Vec<(usize, usize)> = Vec::new();
    for sign in [", ", " but ", " while ", " and ", " – ", " - ", ". "] {
        bounds.extend(low.places_of(sign).map(|at| (at, at + sign.len())));
    }
    crate::sort::plain(&mut bounds);
    for (at, end) in bounds {
        if at < start {
            continue;
        }
        parts.push((start..at, low.get(start..at).and_then(cue)));
        start = end;
    }
    parts.push((start..low.len(), low.get(start..).and_then(cue)));
    let mut own: Vec<Importance> = parts.iter().filter_map(|(_, own)| *own).collect();
    own.dedup();
    if own.len() < 2 {
        return Vec::new();
    }
    let mut next = None;
    let mut found: Vec<_> = parts
        .into_iter()
        .rev()
        .map(|(range, own)| {
            next = own.or(next);
            (range, next)
        })
        .collect();
    found.reverse();
    let last = own.last().copied().unwrap_or(whole);
    found
        .into_iter()
        .map(|(range, own)| (range, own.unwrap_or(last)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(sentence: &str, word: &str) -> Importance {
        Strengths::of(sentence, Part::Required, true).at(sentence.find(word).expect("there"))
    }

    #[test]
    fn words_of_a_sentence_outweigh_its_heading() {
        let whole = |text, part, has| Strengths::of(text, part, has).whole();
        assert_eq!(
            whole("Docker is a plus", Part::Required, true),
            Importance::Nice
        );
        assert_eq!(
            whole("A degree is required", Part::Duties, true),
            Importance::Must
        );
        assert_eq!(whole("Go", Part::Required, true), Importance::Must);
        assert_eq!(
            whole("3 years of experience with Go", Part::Plain, false),
            Importance::Must
        );
        assert_eq!(
            whole("Clean rooms as required", Part::Duties, true),
            Importance::Preferred
        );
        assert_eq!(
            whole("Salary plus bonus", Part::Plain, true),
            Importance::Nice
        );
    }

    #[test]
    fn clauses_ask_for_themselves() {
        let sentence = "Python is required, Go a plus";
        assert_eq!(at(sentence, "Python"), Importance::Must);
        assert_eq!(at(sentence, "Go"), Importance::Nice);
        let sentence = "SQL (PostgreSQL is preferred) and Excel";
        assert_eq!(at(sentence, "SQL"), Importance::Must);
        assert_eq!(at(sentence, "PostgreSQL"), Importance::Preferred);
        assert_eq!(at(sentence, "Excel"), Importance::Must);
        let sentence = "Bachelor’s degree required and Master’s preferred";
        assert_eq!(at(sentence, "Bachelor"), Importance::Must);
        assert_eq!(at(sentence, "Master"), Importance::Preferred);
        assert_eq!(
            at("Three years of driving (preferred)", "driving"),
            Importance::Preferred
        );
    }
}
