//! The language of a document, told by its own little words.

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
            "le", "par",
        ],
    ),
    (
        Language::Spanish,
        &[
            "y", "el", "los", "las", "para", "con", "del", "por", "una", "en", "la", "como", "al",
        ],
    ),
    (
        Language::Portuguese,
        &[
            "e", "da", "do", "em", "para", "com", "dos", "das", "uma", "na", "no", "por", "ao",
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

/// Little words that a text must show before its language counts as known.
const ENOUGH: usize = 4;

/// The language of a text in lower case; `None` when there is too little of it, or two are mixed.
pub fn detect(lower: &str) -> Option<Language> {
    let mut hits = [0_usize; WORDS.len()];
    for word in lower.split(|c: char| !c.is_alphabetic()) {
        if word.is_empty() || word.len() > 6 {
            continue;
        }
        for (hit, (_, words)) in hits.iter_mut().zip(&WORDS) {
            *hit += usize::from(words.contains(&word));
        }
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
            ("rust python", None),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }
}
