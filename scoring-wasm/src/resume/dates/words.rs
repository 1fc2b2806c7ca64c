//! Words of dates: months, seasons, "present" and what joins them, in ten languages.

use std::sync::OnceLock;

use crate::WHOLE;
use crate::case::Case as _;
use crate::word_list::{Beginnings, order};

/// Letters of the longest word that is known.
const LONGEST: usize = 14;

/// What words mean, in English, German, French, Spanish, Portuguese, Italian and Dutch; each word
/// stands once.
const WORDS: &[(Word, &str)] = &[
    (Word::To, "to|bis|à|au|until|till|a|ad|al|hasta|até|tot"),
    (
        Word::Since,
        "since|seit|ab|depuis|dès|desde|dal|dalla|sinds|vanaf",
    ),
    (Word::Of, "de|del|di|do|of"),
    (
        Word::Underway,
        "andamento|corso|cours|curso|progress|sospeso",
    ),
    (
        Word::Expected,
        "vsl|voraus|vorauss|anticipated|est|exp|expected|expecting|prévu|prevista|previsto|previsão|previsión|verwacht",
    ),
    (Word::And, "and|und|et|y"),
    (
        Word::Present,
        "heden|auj|jour|oggi|momento|fecha|data|presentes|onwards|to-date|present|current|\
         currently|now|today|ongoing|date|heute|aktuell|jetzt|laufend|act|aujourd'hui|\
         aujourd’hui|présent|actuel|actuellement|actualidad|presente|actual|hoy|atual|\
         atualmente|attuale|hoje|nu|ahora|agora",
    ),
    // A year is all that is known of seasons and terms.
    (
        Word::Season,
        "spring|springs|summer|summers|fall|falls|autumn|winter|frühling|frühjahr|sommer|herbst|\
         printemps|été|automne|hiver|primavera|verano|otoño|invierno|verão|outono|\
         inverno|estate|autunno|lente|zomer|herfst|voorjaar|najaar|ws|ss|wise|sose|\
         wintersemester|sommersemester|semester|term|trimester|quarter|q|early|late|mid",
    ),
    // Short forms that begin two months' names, or none.
    (Word::Month(1, false), "ene"),
    (Word::Month(3, false), "mrt|mar|mär|mrz"),
    (Word::Month(5, false), "mag"),
    (Word::Month(6, false), "giu|jun"),
    (Word::Month(7, false), "jul|lug|juil"),
    (Word::Month(8, false), "ago"),
    (Word::Month(9, false), "sept"),
    // Whole names. Other short forms are their first three to five letters.
    (
        Word::Month(1, true),
        "januari|january|januar|jänner|janvier|enero|janeiro|gennaio",
    ),
    (
        Word::Month(2, true),
        "februari|february|februar|février|fevrier|febrero|fevereiro|febbraio",
    ),
    (
        Word::Month(3, true),
        "maart|march|märz|maerz|mars|marzo|março",
    ),
    (Word::Month(4, true), "april|avril|abril|aprile"),
    (Word::Month(5, true), "mei|may|mai|mayo|maio|maggio"),
    (Word::Month(6, true), "june|juni|juin|junio|junho|giugno"),
    (Word::Month(7, true), "july|juli|juillet|julio|julho|luglio"),
    (Word::Month(8, true), "augustus|august|août|aout|agosto"),
    (
        Word::Month(9, true),
        "september|septembre|septiembre|setiembre|setembro|settembre",
    ),
    (
        Word::Month(10, true),
        "october|oktober|octobre|octubre|outubro|ottobre",
    ),
    (
        Word::Month(11, true),
        "november|novembre|noviembre|novembro",
    ),
    (
        Word::Month(12, true),
        "december|dezember|décembre|decembre|diciembre|dezembro|dicembre",
    ),
];

/// The same in Hindi, Chinese and Japanese, which the whole scorer alone reads.
const FAR: &[(Word, &str)] = &[
    (Word::To, "से|至|到|から"),
    (Word::UntilNow, "至今|迄今|から現在|より現在|至现在"),
    (Word::Present, "वर्तमान|अब|现在|現在|目前"),
    (Word::Season, "गर्मी|春|夏|秋"),
    (Word::Month(1, true), "जनवरी"),
    (Word::Month(2, true), "फरवरी|फ़रवरी"),
    (Word::Month(3, true), "मार्च"),
    (Word::Month(4, true), "अप्रैल"),
    (Word::Month(5, true), "मई"),
    (Word::Month(6, true), "जून"),
    (Word::Month(7, true), "जुलाई"),
    (Word::Month(8, true), "अगस्त"),
    (Word::Month(9, true), "सितंबर|सितम्बर"),
    (Word::Month(10, true), "अक्टूबर|अक्तूबर"),
    (Word::Month(11, true), "नवंबर|नवम्बर"),
    (Word::Month(12, true), "दिसंबर|दिसम्बर"),
];

/// How they begin.
static BEGINNINGS: Beginnings = {
    let mut beginnings = Beginnings::NONE;
    let mut n = 0;
    while n < WORDS.len() {
        beginnings = beginnings.with(WORDS[n].1, b'|');
        n += 1;
    }
    beginnings
};

/// What a word or a sign says in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// "expected", "vsl.": the end of a range that lies ahead.
    Expected,
    /// "and", "&".
    And,
    /// "de" between month and year.
    Of,
    /// "至今": goes on, without a dash before it.
    UntilNow,
    /// "en cours", "in progress": goes on, behind a dash only.
    Underway,
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
    let letters = if word.is_ascii() {
        word.len()
    } else {
        word.chars().count()
    };
    if letters == 0 || letters > LONGEST {
        return Word::Other;
    }
    // Most words are told by how they begin; short forms begin as the whole.
    if word.is_ascii() && !BEGINNINGS.may_hold(word) {
        return Word::Other;
    }
    let lowered = (!word.is_ascii()).then(|| word.lowered());
    let word = lowered.as_deref().unwrap_or(word).as_bytes();
    let known = known();
    let at = known.partition_point(|(name, _)| order(name.as_bytes(), word, true).is_lt());
    let rest = known.get(at..).unwrap_or_default();
    if let Some((name, meaning)) = rest.first()
        && name.as_bytes().eq_ignore_ascii_case(word)
    {
        return *meaning;
    }
    if !(3..=5).contains(&letters) {
        return Word::Other;
    }
    rest.iter()
        .take_while(|(name, _)| {
            let front = name.as_bytes().get(..word.len());
            front.is_some_and(|front| front.eq_ignore_ascii_case(word))
        })
        .filter_map(|(_, meaning)| match meaning {
            Word::Month(month, true) => Some(*month),
            _ => None,
        })
        .min()
        .map_or(Word::Other, |month| Word::Month(month, false))
}

/// [`WORDS`], sorted by the word.
fn known() -> &'static [(&'static str, Word)] {
    static KNOWN: OnceLock<Vec<(&str, Word)>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut all: Vec<(&str, Word)> = WORDS
            .iter()
            .chain(if WHOLE { FAR } else { &[] })
            .flat_map(|(meaning, words)| words.split('|').map(|word| (word, *meaning)))
            .collect();
        crate::sort::by_key(&mut all, |(word, _)| *word);
        all
    })
}
