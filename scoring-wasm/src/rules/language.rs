//! The language of a document, told by its own little words.

use crate::word_list::{Lists, WordList};

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

/// The languages of [`WORDS`].
const LANGUAGES: [Language; 7] = [
    Language::English,
    Language::German,
    Language::French,
    Language::Spanish,
    Language::Portuguese,
    Language::Italian,
    Language::Dutch,
];

/// Little words that stand in every text of a language and seldom in another's.
static WORDS: Lists = Lists::new(&[
    WordList::new("and|at|by|for|from|is|of|on|that|the|to|using|was|which|with"),
    WordList::new("als|bei|das|den|der|des|die|eine|für|im|mit|und|von|zum|zur"),
    WordList::new("aux|avec|dans|de|des|du|en|et|la|le|les|par|pour|sur|une"),
    WordList::new("al|como|con|de|del|el|en|la|las|los|para|por|una|y"),
    WordList::new("ao|com|da|das|de|do|dos|e|em|na|no|para|por|uma"),
    WordList::new("alla|con|dal|dei|del|della|di|e|il|la|nel|per|una"),
    WordList::new("als|bij|de|een|en|het|met|naar|op|te|van|voor"),
]);

/// Bytes of the longest of them.
const LONGEST: usize = 6;

/// Little words that a text must show before its language counts as known.
const ENOUGH: usize = 4;

/// The language of these words, in either case; `None` when there are too few of them, or two
/// languages are mixed.
pub fn detect<'a>(words: impl Iterator<Item = &'a str>) -> Option<Language> {
    let mut hits = [0_usize; LANGUAGES.len()];
    let mut count = |word: &str| {
        if (1..=LONGEST).contains(&word.len()) {
            let of = WORDS.of(word);
            for (n, hit) in hits.iter_mut().enumerate() {
                *hit += usize::from(of >> n & 1);
            }
        }
    };
    for word in words {
        // "d'une", "that’s"
        if word.bytes().any(|byte| matches!(byte, b'\'' | 0xe2)) {
            word.split(['\'', '’']).for_each(&mut count);
        } else {
            count(word);
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
        .then(|| LANGUAGES.get(best).copied())
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
            assert_eq!(detect(text.split(' ')), language, "{text}");
        }
    }
}
