//! Words of dates: months, seasons, "present" and what joins them, in ten languages.

/// Month names: English, German, French, Spanish, Portuguese, Italian. Short
/// forms are prefixes of at least three letters of these, or stand in [`SHORT`].
const MONTHS: [&[&str]; 12] = [
    &[
        "januari",
        "जनवरी",
        "january",
        "januar",
        "jänner",
        "janvier",
        "enero",
        "janeiro",
        "gennaio",
    ],
    &[
        "februari",
        "फरवरी",
        "फ़रवरी",
        "february",
        "februar",
        "février",
        "fevrier",
        "febrero",
        "fevereiro",
        "febbraio",
    ],
    &[
        "maart",
        "मार्च",
        "march",
        "märz",
        "maerz",
        "mars",
        "marzo",
        "março",
    ],
    &["अप्रैल", "april", "avril", "abril", "aprile"],
    &["mei", "मई", "may", "mai", "mayo", "maio", "maggio"],
    &["जून", "june", "juni", "juin", "junio", "junho", "giugno"],
    &[
        "जुलाई",
        "july",
        "juli",
        "juillet",
        "julio",
        "julho",
        "luglio",
    ],
    &["augustus", "अगस्त", "august", "août", "aout", "agosto"],
    &[
        "सितंबर",
        "सितम्बर",
        "september",
        "septembre",
        "septiembre",
        "setembro",
        "settembre",
    ],
    &[
        "अक्टूबर",
        "अक्तूबर",
        "october",
        "oktober",
        "octobre",
        "octubre",
        "outubro",
        "ottobre",
    ],
    &[
        "नवंबर",
        "नवम्बर",
        "november",
        "novembre",
        "noviembre",
        "novembro",
    ],
    &[
        "दिसंबर",
        "दिसम्बर",
        "december",
        "dezember",
        "décembre",
        "decembre",
        "diciembre",
        "dezembro",
        "dicembre",
    ],
];

/// Short forms that are prefixes of two months' names, or of none.
const SHORT: [(&str, u8); 13] = [
    ("mrt", 3),
    ("mar", 3),
    ("mär", 3),
    ("mrz", 3),
    ("mag", 5),
    ("giu", 6),
    ("jun", 6),
    ("jul", 7),
    ("lug", 7),
    ("ene", 1),
    ("ago", 8),
    ("sept", 9),
    ("juil", 7),
];

const PRESENT: &[&str] = &[
    "heden",
    "jour",
    "वर्तमान",
    "अब",
    "现在",
    "現在",
    "目前",
    "oggi",
    "momento",
    "fecha",
    "data",
    "presentes",
    "onwards",
    "to-date",
    "present",
    "current",
    "currently",
    "now",
    "today",
    "ongoing",
    "date",
    "heute",
    "aktuell",
    "jetzt",
    "laufend",
    "aujourd'hui",
    "aujourd’hui",
    "présent",
    "actuel",
    "actuellement",
    "actualidad",
    "presente",
    "actual",
    "hoy",
    "atual",
    "atualmente",
    "oggi",
    "attuale",
    "hoje",
    "nu",
    "至今",
];

/// Seasons and terms: a year is all that is known of them.
const SEASONS: [&str; 44] = [
    "spring",
    "springs",
    "summer",
    "summers",
    "fall",
    "falls",
    "autumn",
    "winter",
    "frühling",
    "frühjahr",
    "sommer",
    "herbst",
    "printemps",
    "été",
    "automne",
    "hiver",
    "primavera",
    "verano",
    "otoño",
    "invierno",
    "verão",
    "outono",
    "inverno",
    "estate",
    "autunno",
    "lente",
    "zomer",
    "herfst",
    "voorjaar",
    "najaar",
    "ws",
    "ss",
    "wise",
    "sose",
    "wintersemester",
    "sommersemester",
    "semester",
    "trimester",
    "quarter",
    "q",
    "गर्मी",
    "春",
    "夏",
    "秋",
];

/// What a word or a sign says in a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    Month(u8, bool),
    Number(u32, usize),
    Present,
    Season,
    Dash,
    Slash,
    Dot,
    Apostrophe,
    Other,
    /// "to", "bis", "à", "until": joins as a dash does.
    To,
    /// "since", "ab", "depuis".
    Since,
    /// "and", "&".
    And,
    /// "de" between month and year.
    Of,
    /// "至今": goes on, without a dash before it.
    UntilNow,
}

/// Whether a word is a month's name written in full; `None` when it is no month's name.
pub fn is_long_month(word: &str) -> Option<bool> {
    match name(word) {
        Word::Month(_, long) => Some(long),
        _ => None,
    }
}

/// What a word says in a date.
pub fn name(word: &str) -> Word {
    if word.chars().count() > 13 {
        return Word::Other;
    }
    let word = word.to_lowercase();
    if matches!(
        word.as_str(),
        "to" | "bis"
            | "à"
            | "au"
            | "until"
            | "till"
            | "a"
            | "ad"
            | "al"
            | "hasta"
            | "até"
            | "tot"
            | "से"
            | "至"
            | "到"
            | "から"
    ) {
        return Word::To;
    }
    if matches!(
        word.as_str(),
        "since" | "seit" | "ab" | "depuis" | "dès" | "desde" | "dal" | "dalla" | "sinds" | "vanaf"
    ) {
        return Word::Since;
    }
    if matches!(word.as_str(), "de" | "del" | "di" | "do" | "of") {
        return Word::Of;
    }
    if matches!(
        word.as_str(),
        "至今" | "迄今" | "から現在" | "より現在" | "至现在"
    ) {
        return Word::UntilNow;
    }
    if matches!(word.as_str(), "and" | "und" | "et" | "y") {
        return Word::And;
    }
    if PRESENT.contains(&word.as_str()) {
        return Word::Present;
    }
    if SEASONS.contains(&word.as_str()) {
        return Word::Season;
    }
    if let Some((_, month)) = SHORT.iter().find(|(short, _)| *short == word) {
        return Word::Month(*month, false);
    }
    for (n, names) in (1_u8..).zip(MONTHS) {
        for name in names {
            if *name == word {
                return Word::Month(n, true);
            }
        }
    }
    if (3..=5).contains(&word.chars().count()) {
        for (n, names) in (1_u8..).zip(MONTHS) {
            if names.iter().any(|name| name.starts_with(word.as_str())) {
                return Word::Month(n, false);
            }
        }
    }
    Word::Other
}
