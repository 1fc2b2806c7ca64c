//! The document's language: what babel and polyglossia print of themselves.

use crate::decimal::whole;

/// Languages with words of their own here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    #[default]
    English,
    British,
    German,
    French,
    Spanish,
    Portuguese,
    Italian,
    Dutch,
}

/// Months from January on, as English writes them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month's English name from its BibTeX name (`jan`), its number or its name.
pub fn month(name: &str) -> Option<&'static str> {
    let number = whole::<usize>(name);
    let lower = name.to_ascii_lowercase();
    MONTHS.into_iter().enumerate().find_map(|(n, month)| {
        let same = number == Some(n + 1)
            || lower.len() >= 3
                && month
                    .to_ascii_lowercase()
                    .starts_with(lower.trim_end_matches('.'));
        same.then_some(month)
    })
}

/// A month's number from its English name.
pub fn month_number(name: &str) -> Option<i64> {
    (1..)
        .zip(MONTHS)
        .find_map(|(n, month)| (month == name).then_some(n))
}

impl Language {
    /// The language of this name, as babel and polyglossia call them.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name.trim() {
            "english" | "american" | "USenglish" | "usenglish" => Self::English,
            "british" | "UKenglish" | "ukenglish" | "australian" | "newzealand" => Self::British,
            "german" | "ngerman" | "austrian" | "naustrian" | "swissgerman" | "nswissgerman" => {
                Self::German
            }
            "french" | "francais" | "frenchb" | "acadian" | "canadien" => Self::French,
            "spanish" => Self::Spanish,
            "portuguese" | "portuges" | "brazilian" | "brazil" | "brazilportuguese" => {
                Self::Portuguese
            }
            "italian" => Self::Italian,
            "dutch" => Self::Dutch,
            _ => return None,
        })
    }

    /// The heading of a bibliography.
    pub fn references(self) -> &'static str {
        match self {
            Self::English | Self::British => "References",
            Self::German => "Literatur",
            Self::French => "Références",
            Self::Spanish => "Referencias",
            Self::Portuguese => "Referências",
            Self::Italian => "Riferimenti bibliografici",
            Self::Dutch => "Referenties",
        }
    }

    /// A day, given as English writes it (`1 May 2026`), as this language prints it.
    pub fn date(self, day: &str) -> String {
        let mut parts = day.split(' ');
        let (Some(number), Some(name), Some(year)) = (parts.next(), parts.next(), parts.next())
        else {
            return day.to_owned();
        };
        let Some(at) = MONTHS.iter().position(|month| *month == name) else {
            return day.to_owned();
        };
        let own = |months: [&'static str; 12]| months.get(at).copied().unwrap_or_default();
        match self {
            Self::English => format!("{name} {number}, {year}"),
            Self::British => {
                let end = match number {
                    "1" | "21" | "31" => "st",
                    "2" | "22" => "nd",
                    "3" | "23" => "rd",
                    _ => "th",
                };
                format!("{number}{end} {name} {year}")
            }
            Self::German => format!(
                "{number}. {} {year}",
                own([
                    "Januar",
                    "Februar",
                    "März",
                    "April",
                    "Mai",
                    "Juni",
                    "Juli",
                    "August",
                    "September",
                    "Oktober",
                    "November",
                    "Dezember",
                ])
            ),
            Self::French => {
                let number = if number == "1" { "1er" } else { number };
                let name = own([
                    "janvier",
                    "février",
                    "mars",
                    "avril",
                    "mai",
                    "juin",
                    "juillet",
                    "août",
                    "septembre",
                    "octobre",
                    "novembre",
                    "décembre",
                ]);
                format!("{number} {name} {year}")
            }
            Self::Spanish => format!(
                "{number} de {} de {year}",
                own([
                    "enero",
                    "febrero",
                    "marzo",
                    "abril",
                    "mayo",
                    "junio",
                    "julio",
                    "agosto",
                    "septiembre",
                    "octubre",
                    "noviembre",
                    "diciembre",
                ])
            ),
            Self::Portuguese => format!(
                "{number} de {} de {year}",
                own([
                    "janeiro",
                    "fevereiro",
                    "março",
                    "abril",
                    "maio",
                    "junho",
                    "julho",
                    "agosto",
                    "setembro",
                    "outubro",
                    "novembro",
                    "dezembro",
                ])
            ),
            Self::Italian => format!(
                "{number} {} {year}",
                own([
                    "gennaio",
                    "febbraio",
                    "marzo",
                    "aprile",
                    "maggio",
                    "giugno",
                    "luglio",
                    "agosto",
                    "settembre",
                    "ottobre",
                    "novembre",
                    "dicembre",
                ])
            ),
            Self::Dutch => format!(
                "{number} {} {year}",
                own([
                    "januari",
                    "februari",
                    "maart",
                    "april",
                    "mei",
                    "juni",
                    "juli",
                    "augustus",
                    "september",
                    "oktober",
                    "november",
                    "december",
                ])
            ),
        }
    }

    /// What a shorthand with `"` prints: `"a` is ä in German, `"` and a backtick open a quotation.
    pub fn shorthand(self, after: char) -> Option<&'static str> {
        match (self, after) {
            (Self::German, 'a') => Some("ä"),
            (Self::German, 'o') => Some("ö"),
            (Self::German, 'u') => Some("ü"),
            (Self::German, 'A') => Some("Ä"),
            (Self::German, 'O') => Some("Ö"),
            (Self::German, 'U') => Some("Ü"),
            (Self::German, 's' | 'z') => Some("ß"),
            (Self::German | Self::Dutch, 'e') => Some("ë"),
            (Self::German | Self::Dutch, 'i') => Some("ï"),
            (Self::German, '`') => Some("„"),
            (Self::German, '\'') => Some("“"),
            (
                Self::German | Self::French | Self::Spanish | Self::Italian | Self::Portuguese,
                '<',
            ) => Some("«"),
            (
                Self::German | Self::French | Self::Spanish | Self::Italian | Self::Portuguese,
                '>',
            ) => Some("»"),
            (Self::German | Self::Dutch, '=' | '~') => Some("-"),
            (Self::German | Self::Dutch, '-' | '|' | '"') => Some(""),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_in_each_language() {
        for (name, expected) in [
            ("english", "May 1, 2026"),
            ("british", "1st May 2026"),
            ("ngerman", "1. Mai 2026"),
            ("french", "1er mai 2026"),
            ("spanish", "1 de mayo de 2026"),
            ("brazil", "1 de maio de 2026"),
            ("italian", "1 maggio 2026"),
            ("dutch", "1 mei 2026"),
        ] {
            let language = Language::named(name).expect(name);
            assert_eq!(language.date("1 May 2026"), expected);
        }
        assert_eq!(Language::named("klingon"), None);
        assert_eq!(Language::German.date("soon"), "soon");
    }

    #[test]
    fn months_have_short_names_and_numbers() {
        for (name, expected) in [
            ("jul", Some("July")),
            ("7", Some("July")),
            ("Sept.", Some("September")),
            ("ju", None),
            ("13", None),
            ("", None),
        ] {
            assert_eq!(month(name), expected, "{name}");
        }
    }
}
