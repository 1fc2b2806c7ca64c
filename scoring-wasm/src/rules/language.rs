//! The language of a document, told by its own little words.

use crate::text_search::{LOWER, is_alphanumeric, until};

/// Languages that rules about wording and dictionaries know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// English.
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Portuguese.
    Portuguese,
    /// Italian.
    Italian,
    /// Dutch.
    Dutch,
}

impl Language {
    /// ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Italian => "it",
            Self::Dutch => "nl",
        }
    }
}

/// Little words that stand in every text of a language and seldom in another's.
const WORDS: [(Language, &[&str]); 7] = [
    (
        Language::English,
        &[
            "the", "and", "of", "to", "for", "with", "by", "from", "at", "using", "on", "is",
            "was", "that", "which",
        ],
    ),
    (
        Language::German,
        &[
            "und", "der", "die", "das", "mit", "für", "von", "im", "zur", "bei", "des", "den",
            "als", "eine", "zum",
        ],
    ),
    (
        Language::French,
        &[
            "et", "la", "les", "des", "du", "pour", "dans", "sur", "avec", "une", "aux", "en",
            "le", "par", "de",
        ],
    ),
    (
        Language::Spanish,
        &[
            "y", "el", "los", "las", "para", "con", "del", "por", "una", "en", "la", "como", "al",
            "de",
        ],
    ),
    (
        Language::Portuguese,
        &[
            "e", "da", "do", "em", "para", "com", "dos", "das", "uma", "na", "no", "por", "ao",
            "de",
        ],
    ),
    (
        Language::Italian,
        &[
            "e", "di", "della", "del", "per", "con", "il", "nel", "dei", "una", "alla", "dal", "la",
        ],
    ),
    (
        Language::Dutch,
        &[
            "en", "van", "het", "een", "voor", "met", "op", "te", "bij", "naar", "de", "als",
        ],
    ),
];

/// Bytes of the longest of them.
const LONGEST: usize = 6;

/// How many they are.
const COUNT: usize = {
    let (mut n, mut count) = (0, 0);
    while n < WORDS.len() {
        count += WORDS[n].1.len();
        n += 1;
    }
    count
};

/// Each of them as a number, with the place of its language, in order: one search answers for all
/// languages.
const KEYS: [(u64, usize); COUNT] = {
    let mut keys = [(0, 0); COUNT];
    let (mut n, mut language, mut word) = (0, 0, 0);
    while n < COUNT {
        if word == WORDS[language].1.len() {
            (language, word) = (language + 1, 0);
            continue;
        }
        let new = key(WORDS[language].1[word].as_bytes());
        let mut at = n;
        while at > 0 && keys[at - 1].0 > new {
            keys[at] = keys[at - 1];
            at -= 1;
        }
        keys[at] = (new, language);
        (n, word) = (n + 1, word + 1);
    }
    keys
};

/// A word of up to six bytes as a number.
const fn key(word: &[u8]) -> u64 {
    assert!(word.len() <= LONGEST, "a longer word is no little one");
    let (mut key, mut at) = (0, 0);
    while at < word.len() {
        key = key << 8 | word[at] as u64;
        at += 1;
    }
    key
}

/// Little words that a text must show before its language counts as known.
const ENOUGH: usize = 4;

/// The language of a text in lower case; `None` when there is too little of it, or two are mixed.
pub fn detect(lower: &str) -> Option<Language> {
    let mut hits = [0_usize; WORDS.len()];
    let (mut key, mut len) = (0, 0);
    let bytes = lower.as_bytes();
    let mut at = 0;
    // The end closes the last word.
    while at <= bytes.len() {
        let byte = bytes.get(at).copied().unwrap_or(b' ');
        at += 1;
        if byte.is_ascii_lowercase() {
            let end = until(bytes, at, LOWER, false);
            len += end - at + 1;
            // Longer ones are none of them.
            if len <= LONGEST {
                for byte in bytes.get(at - 1..end).unwrap_or_default() {
                    key = key << 8 | u64::from(*byte);
                }
            }
            at = end;
            continue;
        }
        if !byte.is_ascii()
            && let Some(c) = lower.get(at - 1..).and_then(|rest| rest.chars().next())
        {
            let end = at - 1 + c.len_utf8();
            let letter = is_alphanumeric(c) && c.is_alphabetic();
            if letter {
                for byte in bytes.get(at - 1..end).unwrap_or_default() {
                    key = key << 8 | u64::from(*byte);
                    len += 1;
                }
            }
            at = end;
            if letter {
                continue;
            }
        }
        if (1..=LONGEST).contains(&len) {
            let first = KEYS.partition_point(|(known, _)| *known < key);
            let same = KEYS.iter().skip(first).take_while(|word| word.0 == key);
            for (_, language) in same {
                if let Some(hit) = hits.get_mut(*language) {
                    *hit += 1;
                }
            }
        }
        (key, len) = (0, 0);
    }
    let (best, most) = hits
        .iter()
        .enumerate()
        .max_by_key(|(n, hit)| (**hit, usize::MAX - n))?;
    let second = hits
        .iter()
        .enumerate()
        .filter(|(n, _)| *n != best)
        .map(|(_, hit)| *hit)
        .max()
        .unwrap_or(0);
    // Related languages share little words; another's text is mixed in from a third on.
    (*most >= ENOUGH && *most * 4 > second * 5)
        .then(|| WORDS.get(best).map(|(language, _)| *language))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::{Language, detect};

    #[test]
    fn little_words_tell_the_language() {
        for (text, language) in [
            (
                "built the service for the team and moved it to the cloud with rust",
                Some(Language::English),
            ),
            (
                "entwicklung der schnittstelle für die abteilung und betreuung des systems mit java",
                Some(Language::German),
            ),
            (
                "développement de la plateforme pour les clients et mise en place du suivi avec une équipe",
                Some(Language::French),
            ),
            (
                "desarrollo de la plataforma para los clientes y mejora del sistema con una api en el banco",
                Some(Language::Spanish),
            ),
            (
                "montaje de placas y mantenimiento de los cuadros para el hogar y la industria",
                Some(Language::Spanish),
            ),
            ("rust python", None),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }
}
