//! Whether a name of the lexicon is something asked for where it stands: many are said in passing.

use std::ops::Range;

use super::lexicon::{Hit, Skill};
use super::lines::{Low, Part};
use super::words::Word;
use crate::case::{Case as _, is_capital, is_small};
use crate::text_search::Search as _;
use crate::word_list::WordList;

/// Terms of the lexicon that say too little to be missed.
const VAGUE: &[&str] = &[
    "IT",
    "Technology",
    "Standards",
    "Research",
    "Programming",
    "Communications",
    "Partnership",
    "Initiative",
    "Creativity",
    "Reporting",
    "Translation",
    "Briefing",
    "Policies and procedures",
    "Education",
    "Business",
    "Engineering",
    "Science",
    "Arts",
    "Software components",
];

/// Who or what a name may stand before without being asked for: “our cybersecurity team”.
const GROUPS: WordList = WordList::new(
    "analyst|association|board|bureau|center|chief|clinic|colleague|commission|committee|company|consultant|\
     council|department|designer|developer|director|division|engineer|executive|expert|firm|function|group|\
     industry|institute|lead|leader|leadership|manager|office|officer|organization|partner|portfolio|professional|\
     provider|school|scientist|section|sector|service|specialist|staff|supervisor|team|unit|vendor",
);

/// Last words of names that are of people: “Project Manager”.
const PEOPLE: WordList = WordList::new(
    "accountant|administrator|analyst|consultant|designer|developer|engineer|manager|officer|scientist|\
     specialist|supervisor|technician",
);

/// What says that a line is about experience with a trade.
const OF_TRADE: &[&str] = &[
    "experience",
    "knowledge",
    "background",
    "familiar",
    "understanding",
    "expertise",
    "industry",
    "exposure",
    "interest in",
    "erfahrung",
    "kenntnis",
    "expérience",
    "connaissance",
    "experiencia",
    "conocimiento",
];

/// What says that a line is about a human language.
const OF_LANGUAGE: &[&str] = &[
    "fluen",
    "native",
    "speak",
    "spoken",
    "language",
    "bilingual",
    "multilingual",
    "proficien",
    "written",
    "verbal",
    "write",
    "oral",
    "communicat",
    "mother tongue",
    "read ",
    "skills",
    "level",
    "sprach",
    "deutsch",
    "kenntnis",
    "fließend",
    "courant",
    "langue",
    "parl",
    "idioma",
    "nivel",
    "habla",
    "redacción",
    "español",
    "inglés",
    "anglais",
    "englisch",
    "lingua",
    "taal",
    "interpret",
    "translat",
    "knowledge",
    "a plus",
    "advantage",
    "an asset",
    "b1",
    "b2",
    "c1",
    "c2",
];

/// The sentence that names stand in.
pub(super) struct Sentence<'a, 'b> {
    text: &'a str,
    low: &'a Low,
    words: &'a [Word<'b>],
    part: Part,
    said: bool,
}

impl<'a, 'b> Sentence<'a, 'b> {
    pub(super) fn new(
        text: &'a str,
        low: &'a Low,
        words: &'a [Word<'b>],
        part: Part,
        said: bool,
    ) -> Self {
        Self {
            text,
            low,
            words,
            part,
            said,
        }
    }

    /// Whether a name in it is asked for. Among duties no qualities count, in plain sentences only
    /// tools, certificates and names of several words or with capitals, unless the sentence itself demands
    /// something.
    pub(super) fn asks(&self, skill: &Skill, hit: &Hit) -> bool {
        let surface = self.text.get(hit.range.clone()).unwrap_or_default();
        let list = !matches!(self.part, Part::Duties | Part::Plain);
        if VAGUE.contains(&skill.term)
            || CONTRACTS.contains(&surface.lowered())
            || is_permit(skill.term)
            || self.of_compound(&hit.range, skill)
        {
            return false;
        }
        // “Guests use our mobile app”
        let before = self.text.get(..hit.range.start).unwrap_or_default();
        // “Under the supervision of a licensed baker”
        let supervised = || {
            let low = before.trim_end_matches("an ").trim_end_matches("a ");
            low.ends_with("supervision of ") || low.ends_with("direction of ")
        };
        if skill.kind == "certificate" && supervised() {
            return false;
        }
        if self.is_given(&hit.range) || skill.kind == "hard" && before.ends_with(" our ") {
            return false;
        }
        if skill.kind == "domain" {
            let cues = if skill.is_language() {
                OF_LANGUAGE
            } else if list {
                return true;
            } else {
                OF_TRADE
            };
            // “Experienced bakers” have experience with anything.
            let has = |cue: &str| {
                if cue == "experience" {
                    self.low.whole(cue)
                } else {
                    self.low.has(cue)
                }
            };
            return self.words.len() <= BARE || cues.iter().any(|cue| has(cue));
        }
        if list {
            // “with Project Managers and other bakers”
            let end = surface.rsplit([' ', '-']).next().unwrap_or_default();
            return !(end.ends_with('s') && PEOPLE.contains(&super::words::stem(end)));
        }
        // “A highly organized Pastry Cook” is who is looked for.
        let behind = self.text.get(hit.range.end..).unwrap_or_default();
        let person = skill.kind == "soft"
            && surface.starts_with(is_small)
            && behind
                .strip_prefix(' ')
                .is_some_and(|behind| behind.starts_with(is_capital));
        if !person && self.of_others(&hit.range, surface) {
            return false;
        }
        if self.said {
            return true;
        }
        match skill.kind {
            "soft" => false,
            "hard" => {
                self.part == Part::Duties
                    || surface.contains([' ', '-', '/'])
                    || surface.chars().skip(1).any(is_capital)
            }
            _ => true,
        }
    }

    /// “Training and development opportunities” are what one gets.
    fn is_given(&self, range: &Range<usize>) -> bool {
        const NEAR: usize = 3;
        let behind = self.text.get(range.end..).unwrap_or_default();
        behind.starts_with(' ')
            && self
                .words
                .iter()
                .skip_while(|word| word.range.start < range.end)
                .take(NEAR)
                .take_while(|word| {
                    let front = self.text.get(range.end..word.range.start);
                    front.is_some_and(|front| !front.contains([',', '.', ';', ':']))
                })
                .any(|word| word.written.eq_ignore_ascii_case("opportunities"))
    }

    /// “User-friendly tools” ask for nobody friendly.
    fn of_compound(&self, range: &Range<usize>, skill: &Skill) -> bool {
        let before = self.text.get(..range.start).unwrap_or_default();
        let behind = self.text.get(range.end..).unwrap_or_default();
        skill.kind == "soft"
            && (before.ends_with('-')
                && before
                    .chars()
                    .rev()
                    .nth(1)
                    .is_some_and(char::is_alphanumeric)
                || behind.starts_with('-')
                    && behind.chars().nth(1).is_some_and(char::is_alphanumeric))
    }

    /// Whether a name stands among those whom one works with: “works closely with Sales and Quality”,
    /// “departments such as Engineering”.
    fn of_contact(&self, range: &Range<usize>) -> bool {
        const WITH: &[&str] = &[
            "interacts with",
            "interact with",
            "liaise with",
            "liaises with",
            "closely with",
            "conjunction with",
            "departments such as",
            "contacts include",
            "departments like",
            "teams such as",
        ];
        let front = self.low.text.get(..range.start).unwrap_or_default();
        WITH.iter().any(|with| {
            let at = front.last_place_of(with);
            let between = at.and_then(|at| front.get(at + with.len()..));
            between.is_some_and(|between| {
                ![" to ", " on ", " for ", ";"]
                    .iter()
                    .any(|sign| between.has(sign))
            })
        })
    }

    /// Whether a name says what others do: “our cybersecurity team”, “UX and CX supervisors”, “with the
    /// Project Manager”.
    fn of_others(&self, range: &Range<usize>, surface: &str) -> bool {
        const NEAR: usize = 4;
        let last = surface.rsplit([' ', '-']).next().unwrap_or_default();
        if PEOPLE.contains(&super::words::stem(last)) {
            return true;
        }
        if self.of_contact(range) {
            return true;
        }
        let mut end = range.end;
        let next = self
            .words
            .iter()
            .filter(|word| word.range.start >= range.end);
        for word in next.take(NEAR) {
            let gap = self.text.get(end..word.range.start).unwrap_or_default();
            if !matches!(gap, " " | "-" | "/" | " / " | " & ") {
                return false;
            }
            if GROUPS.contains(word.stem()) {
                return true;
            }
            // A verb or a preposition: the group is another’s.
            let joins = matches!(word.stem(), "and" | "or");
            if !joins && word.written.ends_with("ing")
                || matches!(
                    word.stem(),
                    "to" | "with" | "for" | "in" | "of" | "by" | "the" | "a" | "our"
                )
            {
                return false;
            }
            end = word.range.end;
        }
        false
    }
}

/// Kinds of contracts and laws of labour, which have the letters of skills.
const CONTRACTS: WordList = WordList::new("cae|cdd|cdi|eeo|flsa|ged|rtt|smic");

/// Words of a line that may be a bare list of languages.
const BARE: usize = 4;

/// Clearances, permits and checks are told apart from skills.
fn is_permit(term: &str) -> bool {
    let low = term.lowered();
    [
        "clearance",
        "citizenship",
        "background check",
        "background investigation",
        "polygraph",
        "work authorization",
        "work permit",
        "right to work",
        "public trust",
        "top secret",
        "drug screen",
        "drug test",
        "dbs check",
        "vetting",
        "police check",
    ]
    .iter()
    .any(|cue| low.has(cue))
}
