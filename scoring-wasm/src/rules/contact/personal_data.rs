use crate::case::Case as _;
use crate::profile::{Custom, Market};
use crate::report::{SectionKind, Severity};
use crate::resume::At;
use crate::resume::dates::{self, Range};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Date of birth, marital status, sex, religion and nationality in the head of the
    /// resume or in a section of its own, held against the customs of the chosen market: a warning where they are
    /// unwanted, a note where they are optional, nothing where they are usual. A day of years ago
    /// in the head is a birth date without a label too.
    ///
    /// ## Why it matters
    ///
    /// In the US and the UK such data should not be there; in France health, religion and
    /// union need not be given; in Germany and India most of it is optional. A Japanese form
    /// has the birth date and leaves the family out. It says nothing about the work and may
    /// bring bias in.
    ///
    /// ## Example
    ///
    /// “Date of birth: 1 March 1975”
    ///
    /// ## Fix
    ///
    /// Leave it out unless the employer's country or the form asks for it.
    ///
    /// ## Sources
    ///
    /// H1, H2, H3, H4, H5, H6, H7
    "CON009", "personal-data", Contact, Info, "Personal data that nobody needs"
}

/// Tenths of a point: customs differ.
const COST: u16 = 5;
/// Where readers are told not to want it.
const UNWANTED: u16 = 15;

/// A kind of personal data: what a market thinks of it, and the words that announce it.
type Kind = (fn(Market) -> Custom, &'static [&'static str]);

/// Years ago below which a day is nobody's birth, and lines of a head.
const YOUNGEST: u16 = 14;
const HEAD: usize = 12;

/// Counts where a date stands in its line.
const BORN: &str = "born ";

const KINDS: [Kind; 5] = [
    (
        Market::birth_date,
        &[
            "date of birth",
            "born:",
            BORN,
            "birth date",
            "birthdate",
            "place of birth",
            "geboren am",
            "geburtsdatum",
            "geburtstag",
            "geboortedatum",
            "né le",
            "née le",
            "fecha de nacimiento",
            "data di nascita",
            "data de nascimento",
            "date de naissance",
            "years old",
            "jahre alt",
            "ans)",
            "出生",
        ],
    ),
    (
        Market::family,
        &[
            "marital status",
            "civil status",
            "familienstand",
            "estado civil",
            "situation familiale",
            "stato civile",
            "verheiratet",
            "unmarried",
            "married with",
            "married,",
            "婚姻",
        ],
    ),
    (
        Market::gender,
        &[
            "gender:",
            "sex:",
            "geschlecht:",
            "sexo:",
            "sexo masc",
            "sexo fem",
        ],
    ),
    (Market::belief, &["religion:", "konfession"]),
    (
        Market::nationality,
        &[
            "nationality",
            "staatsangehörigkeit",
            "nationalität",
            "nationalité",
            "nacionali",
            "nazionalità",
            "国籍",
        ],
    ),
];

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let mut said: Vec<(Custom, &str)> = Vec::new();
    for (custom, words) in KINDS {
        let custom = custom(context.market);
        for word in words {
            if custom != Custom::Usual && context.may_say(word) {
                said.push((custom, word));
            }
        }
    }
    let birth = Market::birth_date(context.market);
    let mut places = Vec::new();
    let mut unwanted = false;
    // The head, and a section of its own such as “Personal data”.
    let own = model
        .sections
        .iter()
        .filter(|section| matches!(section.kind, SectionKind::Other | SectionKind::Summary))
        .filter_map(|section| model.lines.get(section.first..section.last));
    let head = model.lines.get(..model.head_end);
    for line in head.into_iter().chain(own).flatten() {
        let at = At {
            start: line.start,
            end: line.end,
        };
        let text = context.words(at).lowered();
        let worst = said
            .iter()
            .filter(|(_, word)| *word != BORN || !dates::find(&text).is_empty())
            .filter_map(|(custom, word)| Some((*custom, text.place_of(word)?)))
            .filter(|(_, place)| !tells_of_a_child(&text, *place))
            .chain(birthday(context, at, birth))
            .min();
        let Some((worst, place)) = worst else {
            continue;
        };
        unwanted |= worst == Custom::Unwanted;
        // Another thing may stand before it in its row.
        let same = text.len() == at.end - at.start;
        places.extend(context.place(At {
            start: at.start + if same { place } else { 0 },
            ..at
        }));
    }
    let draft = if context.market == Market::International {
        Draft::new(
            "Birth date, marital status, sex, religion and nationality are not needed in most countries and may bring bias in. Leave them out unless asked.",
            COST,
        )
    } else if unwanted {
        Draft::new(
            "Where you apply nobody needs this before an offer, and it may bring bias in. Leave it out.",
            UNWANTED,
        )
        .severe(Severity::Warning)
    } else {
        Draft::new(
            "Where you apply this is optional, and it says nothing about the work. Without it nothing is missing.",
            0,
        )
    };
    if places.is_empty() {
        return Vec::new();
    }
    vec![draft.at(places)]
}

/// “since I was 4 years old” says no age.
fn tells_of_a_child(line: &str, place: usize) -> bool {
    let before = line.get(..place).unwrap_or_default().trim_end();
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    digits == 1
}

/// A day of years ago in a line of the head is a birth date without a label: nothing else that
/// stands there has one.
fn birthday(context: &Context, at: At, custom: Custom) -> Option<(Custom, usize)> {
    let mut head = context.model.lines.iter();
    let head = head.nth(context.model.head_end.min(HEAD))?;
    if custom == Custom::Usual || at.start >= head.start {
        return None;
    }
    let text = context.words(at);
    let last = context.today.year.saturating_sub(YOUNGEST);
    let day = |range: &Range| {
        let parts = text.get(range.start..range.end).unwrap_or_default();
        let parts = parts.split(|c: char| !c.is_alphanumeric());
        range.to.is_none()
            && range
                .from
                .is_some_and(|date| date.month > 0 && date.year <= last)
            && parts.filter(|part| !part.is_empty()).count() > 2
    };
    let range = dates::find(text).into_iter().find(day)?;
    Some((custom, range.start))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::profile::Market;
    use crate::report::Severity::{self, Info, Warning};
    use crate::rules::testing;

    #[test]
    fn customs_of_the_market_decide() {
        let table: [(Market, [Option<Severity>; 4]); 8] = [
            // Birth date, family, sex, nationality.
            (Market::International, [Some(Info); 4]),
            (Market::Us, [Some(Warning); 4]),
            (Market::Uk, [Some(Warning); 4]),
            (Market::De, [Some(Info); 4]),
            (Market::Fr, [Some(Info); 4]),
            (Market::Eu, [Some(Info); 4]),
            (Market::In, [Some(Info); 4]),
            (Market::Jp, [None, Some(Warning), Some(Info), Some(Info)]),
        ];
        let lines = [
            "Date of birth: 1 March 1975",
            "Marital status: single",
            "Gender: female",
            "Nationality: Irish",
        ];
        for (market, expected) in table {
            for (line, severity) in lines.iter().zip(expected) {
                let found: Vec<_> = testing::market_findings(&RULE, line, market)
                    .iter()
                    .map(|finding| finding.severity)
                    .collect();
                assert_eq!(found, Vec::from_iter(severity), "{market:?}: {line}");
            }
        }
    }

    #[test]
    fn religion_need_not_be_given_in_france() {
        for (market, severity) in [(Market::Fr, Warning), (Market::De, Info)] {
            let found = testing::market_findings(&RULE, "Religion: none", market);
            assert_eq!(found.first().map(|one| one.severity), Some(severity));
        }
    }

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &[
                "x",
                "\\section{Experience} Nationality studies",
                "A born teacher",
                "I speak Irish since I was 4 years old.",
                "\\textbf{Jane Sample}\n\nBaker since May 2001\n\n\\section{Experience} 11 May 2001",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "Date of birth: 1 March 1975",
                "Familienstand: ledig",
                "Born July 21, 1982",
                "I am 27 years old and live in Oslo.",
                "Married, two children",
                "\\textbf{Jane Sample}\n\n11 Oktober 2001 | Berlin\n\n\\section{Experience} x",
                "\\textbf{Jane Sample}\n\n03.09.1998. | Berlin\n\n\\section{Experience} x",
                "\\section{Persönliche Daten} Geburtsdatum: 01.03.1975",
                "\\section{Sobre} \\textbf{Data de Nascimento} 1 de março de 1975",
            ],
        );
    }
}
