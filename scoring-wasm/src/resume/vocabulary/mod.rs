//! Words by which titles, organisations and places are told.

use std::ops::Range;

use crate::WHOLE;
use crate::case::{Case as _, is_capital};
use crate::text_search::{SOLID, Search as _, holds_any, kinds, may_lack_spaces, parts, trim};
use crate::word_list::{Lists, WordList};

mod words;

use words::{ORGANISATIONS, STREETS, TITLES};

/// What a word speaks for: a bit for each.
static WORDS: Lists = Lists::new(&[TITLES, ORGANISATIONS, STREETS]);
/// A job or a degree.
const TITLE: u8 = 1;
/// A kind of organisation.
const ORGANISATION: u8 = 2;
/// A street.
const STREET: u8 = 4;

/// Bytes of words, at most, that are taken whole.
const SHORTEST_COMPOUND: usize = 8;

/// The word that the others of a compound describe: "Software-Entwickler", "Stationsleitung".
fn last_part(word: &str) -> &str {
    const LAST: &str = "berater|beraterin|entwickler|entwicklerin|hilfskraft|ingenieur|\
         ingenieurin|lehrer|lehrerin|leiter|leiterin|leitung|pfleger|\
         pflegerin|schwester|techniker";
    if let Some((_, last)) = word.rsplit_once('-') {
        return last;
    }
    // How they end.
    let may_be = matches!(
        word.as_bytes(),
        [.., b't' | b'l' | b'r' | b'g' | b'k', b'e', b'r']
            | [.., b'e', b'u', b'r']
            | [.., b'r', b'i', b'n']
            | [.., b'u', b'n', b'g']
            | [.., b'a', b'f', b't']
    );
    if !may_be {
        return word;
    }
    parts(LAST, b'|')
        .find(|last| word.ends_with(last))
        .unwrap_or(word)
}

/// What the words of a text speak for.
fn words_speak(text: &str) -> u8 {
    words_speak_in(text, 0..0).0
}

/// The same, for the text and for a part of it, which ends where words end.
fn words_speak_in(text: &str, inner: Range<usize>) -> (u8, u8) {
    let mut found = (0, 0);
    let ends = |byte: &u8| {
        matches!(
            byte,
            b' ' | b'\t'..=b'\r' | b',' | b'/' | b'(' | b')' | b';' | b'|'
        )
    };
    let mut at = 0;
    while let Some(rest) = text.as_bytes().get(at..) {
        let len = rest.iter().position(ends).unwrap_or(rest.len());
        let part = text.get(at..at + len).unwrap_or_default();
        let mut look = |word: &str, at: usize| {
            let here = word_speaks(word);
            found.0 |= here;
            if inner.contains(&at) {
                found.1 |= here;
            }
        };
        if part.is_ascii() {
            look(part, at);
        } else {
            let mut start = at;
            for word in part.split_inclusive(char::is_whitespace) {
                look(&word.trim_end().lowered(), start);
                start += word.len();
            }
        }
        at += len + 1;
    }
    found
}

/// What a word, or what stands before its marks, speaks for.
fn word_speaks(word: &str) -> u8 {
    let mut found = WORDS.of(word);
    if word.len() > SHORTEST_COMPOUND {
        found |= WORDS.of(last_part(word));
    }
    // A full stop, a colon, or an "s" behind a sign.
    if let [.., before, last] = word.as_bytes()
        && (kinds(*last) & SOLID == 0 || last | 32 == b's' && kinds(*before) & SOLID == 0)
    {
        let bare = word.trim_end_matches(['.', ':']);
        let bare = ["’s", "'s", "'S"]
            .iter()
            .find_map(|end| bare.strip_suffix(end))
            .unwrap_or(bare);
        if bare.len() < word.len() {
            found |= WORDS.of(bare);
        }
    }
    found
}

/// 1 for a word of a title, less 1 for one of an organisation.
fn balance(speaks: u8) -> i32 {
    i32::from(speaks & TITLE != 0) - i32::from(speaks & ORGANISATION != 0)
}

/// Whether a text names neither a job nor an organisation.
fn is_nameless(text: &str) -> bool {
    words_speak(text) & (TITLE | ORGANISATION) == 0
}

/// Whether a text names a job or a degree.
pub fn has_title_word(text: &str) -> bool {
    words_speak(text) & TITLE != 0
}

/// Whether a text names a kind of organisation.
pub fn has_organisation_word(text: &str) -> bool {
    words_speak(text) & ORGANISATION != 0
}

/// What joins a name and what tells more of it: "Professor of Physics".
const JOINTS: [&str; 7] = [" of ", " for ", " in ", " de ", " at ", " für ", " en "];

/// How much words lean to a title (above 0) or to an organisation (below 0). The word that the
/// others describe counts most: "Software Engineer" is an engineer, "Engineer Software" a company.
pub fn lean(text: &str) -> i32 {
    let name = text
        .split(&['(', '|', ';'][..])
        .next()
        .filter(|name| !name.trim().is_empty())
        .unwrap_or(text);
    let name = name.cut(", ").map_or(name, |(first, _)| first);
    let core = name
        .places_of(" ")
        .find(|at| {
            let rest = name.get(*at..).unwrap_or_default();
            JOINTS.iter().any(|joint| rest.starts_with(joint))
        })
        .and_then(|at| name.get(..at))
        .unwrap_or(name);
    // Where it begins: the core is a part of the text, from its first byte on.
    let core = core.trim_end();
    let last = core
        .char_indices()
        .rfind(|(_, c)| c.is_whitespace())
        .map_or(0, |(at, c)| at + c.len_utf8());
    let (all, last) = words_speak_in(text, last..core.len());
    let mut lean = balance(all) + 2 * balance(last);
    // In Romance languages the described word comes first: "Universidad Técnica Robledo",
    // "Instituto Superior Técnico".
    if [
        "Instituto ",
        "Istituto ",
        "Universida",
        "Escuela ",
        "Escola ",
    ]
    .iter()
    .any(|school| core.starts_with(school))
    {
        return -3;
    }
    if last == 0
        && ["Univ", "Inst", "Esc"]
            .iter()
            .any(|school| core.starts_with(school))
    {
        lean -= 2;
    }
    // Most texts with accents have none.
    if !WHOLE || !may_lack_spaces(text) {
        return lean;
    }
    if holds_sign(
        text,
        "公司|科技|工作室|大学|大學|学院|學院|集团|研究所|研究院|銀行|银行|中学|株式会社|高校|高等学校|医院",
    ) {
        lean -= 3;
    }
    if holds_sign(
        text,
        "工程师|工程師|经理|實習生|实习生|开发|学士|硕士|博士|本科|研究生|エンジニア|マネージャー|開発|修士|卒業|入学|主管|\
         总监",
    ) {
        lean += 3;
    }
    lean
}

/// A text of a script without spaces that holds one of these, which `|` parts.
fn holds_sign(text: &str, words: &str) -> bool {
    parts(words, b'|').any(|word| text.has(word))
}

const COUNTRIES: WordList = WordList::new(
    "alemanha|alemania|algérie|allemagne|argentina|australia|austria|autriche|bangladesh|belgien|\
     belgio|belgique|belgium|belgië|brasil|brazil|bélgica|canada|chile|china|colombia|\
     czech republic|denmark|deutschland|duitsland|egypt|england|espagne|espanha|españa|\
     estados unidos|eua|finland|france|francia|frankreich|frança|germania|germany|greece|grèce|\
     hong kong|hungary|india|indonesia|inghilterra|ireland|irlande|israel|italia|italie|italien|\
     italy|itália|japan|japon|kenya|korea|luxembourg|luxemburg|maroc|mexico|méxico|nederland|\
     netherlands|new zealand|niederlande|nigeria|norvège|norway|paesi bassi|pakistan|pays-bas|\
     peru|perú|philippines|poland|polen|pologne|portugal|reino unido|romania|royaume-uni|russia|\
     s.korea|schweden|schweiz|scotland|singapore|south africa|south korea|spagna|spain|spanien|\
     sri lanka|suisse|suiza|suède|svizzera|sweden|switzerland|taiwan|tunisie|turkey|türkiye|uae|\
     uk|ukraine|united kingdom|united states|us|usa|vereinigtes königreich|vietnam|wales|\
     états-unis|österreich",
);

/// "Spain", "USA."
pub fn is_country(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.');
    COUNTRIES.contains_in_any_case(text.strip_prefix("Republic of ").unwrap_or(text))
}

/// Whether the part after the last comma is a state or a country.
pub fn ends_in_region(text: &str) -> bool {
    let Some((city, rest)) = trim(text).rsplit_once(',') else {
        return false;
    };
    let rest = rest.trim().trim_end_matches('.');
    let state = rest.len() == 2 && rest.chars().all(|c| c.is_ascii_uppercase());
    let country = is_country(rest);
    // "Keelmaster, Saima, Turku, Finland" names more than a place.
    let one = || {
        // "Training in Elmtown, Spain" tells what was done there.
        !holds_any(city, &[" – ", " — ", " - ", " | ", " · ", " • ", " in "])
            && city.matches(',').count() < 2
    };
    (state || country) && one() && city.split_whitespace().count() <= 4
}

/// "Georgetown TX": a town and its state without a comma.
fn is_town_of_state(text: &str) -> bool {
    const STATES: WordList = WordList::new(
        "AK|AL|AR|AZ|CA|CO|CT|DC|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|\
         NJ|NM|NV|NY|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY",
    );
    text.cut_last(" ")
        .is_some_and(|(town, state)| STATES.contains(state) && is_town(town))
}

/// "Berlin, Germany", "Georgetown, TX", "Remote": a place beyond doubt.
pub fn is_place(text: &str) -> bool {
    const REMOTE: WordList =
        WordList::new("home office|hybrid|híbrido|online|remote|remoto|télétravail");
    let text = trim(text);
    // Its words begin with an "h", "o", "r" or "t".
    let may = matches!(
        text.as_bytes(),
        [b'h' | b'H' | b'o' | b'O' | b'r' | b'R' | b't' | b'T', ..]
    );
    let remote = may && REMOTE.contains_in_any_case(text);
    // "Reno, NV", "Denver, CO": the state's sign may be that of a kind of company.
    let city = text.rsplit_once(',').map_or(text, |(city, _)| city);
    remote || ends_in_region(text) && is_nameless(city) || is_town_of_state(text)
}

/// One or two names that say nothing of a job or an organisation: they may be a town's.
pub fn is_town(text: &str) -> bool {
    let named = |word: &str| word.starts_with(is_capital) && word.bytes().all(|b| b > b'9');
    (1..=2).contains(&text.split(' ').count()) && text.split(' ').all(named) && is_nameless(text)
}

/// Words that may well be a place, for pieces that stand where places stand.
pub fn looks_like_place(text: &str) -> bool {
    if is_place(text) {
        return true;
    }
    let words = text.split_whitespace().count();
    let capital = text.chars().next().is_some_and(is_capital);
    let shape = (1..=5).contains(&words)
        && capital
        && !text.contains(&['@', '/', ':', '|', '+', '(', '\t'][..])
        && !text.chars().any(crate::case::is_digit);
    shape
        && text.has_sign(',')
        && text.chars().filter(|c| *c == ',').count() <= 2
        && is_nameless(text)
}

/// "12 Elm Road": a street's address.
pub fn is_street(text: &str) -> bool {
    words_speak(text) & STREET != 0
}

/// "10 months", "1 year 2 months": a length of time, which is no name of anything.
pub fn is_duration(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        && counts(text, &|_| false) == Some((true, false))
}

/// "CDI – 3 ans", "full-time", "bénévolat": on what terms somebody was there, which is no name.
pub fn is_terms(text: &str) -> bool {
    terms(text) == Some(true)
}

/// The same; false for what may be a title by itself: "Internship".
pub fn terms(text: &str) -> Option<bool> {
    // What may be a title by itself.
    const POSTS: WordList = WordList::new(
        "alternance|apprentissage|contract|freelance|internship|praktikum|stage|tirocinio|vertrag",
    );
    const TERMS: WordList = WordList::new(
        "bénévolat|cdd|cdi|completa|completo|final|full|fulltime|integral|intérim|jornada|minijob|\
         parcial|part|partiel|parttime|permanent|pieno|plein|teilzeit|tempo|temporary|temps|tiempo|time|vollzeit",
    );
    let terms = |word: &str| TERMS.contains_in_any_case(word);
    let posts = |word: &str| POSTS.contains_in_any_case(word);
    match counts(text, &|word| terms(word) || posts(word))? {
        (true, _) => Some(true),
        // "Permanent contract"
        (false, true) => Some(counts(text, &posts).is_none()),
        _ => None,
    }
}

/// Whether a text that holds nothing but numbers, units of time and some words has a length of time,
/// and any of the words; `None` where it holds more.
fn counts(text: &str, own: &dyn Fn(&str) -> bool) -> Option<(bool, bool)> {
    const UNITS: WordList = WordList::new(
        "an|anni|ans|año|años|day|days|jahr|jahre|mes|meses|mesi|mo|mois|monat|monate|month|months|\
         mos|semaines|semanas|week|weeks|wochen|year|years|yr|yrs",
    );
    let (mut numbers, mut units, mut words) = (false, false, false);
    let parts = text
        .split(crate::case::is_sign)
        .filter(|word| !word.is_empty());
    for word in parts {
        if !word.contains(char::is_alphabetic) {
            numbers = true;
        } else if UNITS.contains_in_any_case(word) {
            units = true;
        } else if own(word) {
            words = true;
        } else {
            return None;
        }
    }
    Some((numbers && units, words))
}

#[cfg(test)]
mod tests {
    use super::{ORGANISATIONS, STREETS, TITLES, has_title_word};

    #[test]
    fn words_of_the_lists_are_found_with_their_marks() {
        for list in [&TITLES, &ORGANISATIONS, &STREETS] {
            assert!(list.iter().all(|word| word.len() > 1));
        }
        for text in [
            "Senior ENGINEER.",
            "the engineer's",
            "ENGINEER'S",
            "Ingénieur:",
            "B.A.",
        ] {
            assert!(has_title_word(text), "{text}");
        }
        assert!(!has_title_word("Engines, s. 'S"));
    }
}
