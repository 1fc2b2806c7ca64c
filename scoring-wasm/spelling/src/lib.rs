//! Says which words no dictionary of a language knows, and what may have been meant.
//!
//! The scorer has no dictionaries. It names the words to look up
//! (`scoring::words_to_check`), this crate looks them up, and the verdict goes back to the scorer
//! with the request. A correct word that is called wrong is worse than a slip that is missed, so
//! a word is refused only when a known word lies close to it.

mod close;
mod variants;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use spellbook::Dictionary;

/// Suggestions that are given for a word.
const SUGGESTIONS: usize = 3;
/// Letters below which a capitalised word may well be a name.
const NAME: usize = 6;

/// Words of resumes that dictionaries lack, accepted in every language; one a line.
const OWN: &str = include_str!("../data/trades.txt");

/// Why a dictionary could not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpellingError {
    /// The dictionary's files are not what they should be.
    #[error("The dictionary could not be read: {0}")]
    BadDictionary(String),
    /// The request is not the JSON it should be.
    #[error("The request could not be read: {0}")]
    BadRequest(String),
}

/// The files of a dictionary in Hunspell's format, UTF-8.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// Affixes: how words change.
    pub aff: &'a str,
    /// Words.
    pub dic: &'a str,
}

/// What goes back to the scorer: the `spelling` of its request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Language of the dictionaries, e.g. `en`.
    pub language: String,
    /// Words that no dictionary knows, with suggestions, best first.
    pub misspelt: BTreeMap<String, Vec<String>>,
}

/// The dictionaries of one language. A word is right when any of them knows it.
pub struct Speller {
    language: String,
    dictionaries: Vec<Dictionary>,
    own: Vec<&'static str>,
}

impl Speller {
    /// Reads dictionaries; takes some 50 ms each.
    ///
    /// # Errors
    /// [`SpellingError::BadDictionary`] when a file is not in Hunspell's format.
    pub fn new(language: &str, files: &[Files]) -> Result<Self, SpellingError> {
        let dictionaries = files
            .iter()
            .map(|files| {
                Dictionary::new(files.aff, files.dic)
                    .map_err(|error| SpellingError::BadDictionary(error.to_string()))
            })
            .collect::<Result<_, _>>()?;
        // English words of the trade stand in resumes of any language.
        let mut own: Vec<&str> = OWN.lines().filter(|line| !line.starts_with('#')).collect();
        own.sort_unstable();
        Ok(Self {
            language: language.to_owned(),
            dictionaries,
            own,
        })
    }

    /// Whether a word stands in a dictionary as it is.
    fn listed(&self, word: &str) -> bool {
        self.own.binary_search(&word).is_ok()
            || self
                .dictionaries
                .iter()
                .any(|dictionary| dictionary.check(word))
    }

    /// Whether a word is known: listed, in lower case too, or made of known ones.
    pub fn knows(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        if self.listed(word) || self.listed(&lower) {
            return true;
        }
        let word = lower.strip_suffix("'s").unwrap_or(&lower);
        self.listed(word)
            || self.language == "en" && variants::is_made_of(word, &|part| self.listed(part))
            || self.language == "es" && variants::is_done(word, &|part| self.listed(part))
    }

    /// The words that are not known and lie close to known ones, with these.
    pub fn check<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Verdict {
        let mut misspelt = BTreeMap::new();
        for word in words {
            if word.len() > 40 || self.knows(word) {
                continue;
            }
            let suggestions = self.suggest(word);
            if !suggestions.is_empty() {
                misspelt.insert(word.to_owned(), suggestions);
            }
        }
        Verdict {
            language: self.language.clone(),
            misspelt,
        }
    }

    /// Known words close to a word that is not: one letter off for what may be a name, two for
    /// long words.
    fn suggest(&self, word: &str) -> Vec<String> {
        let capital = word.starts_with(char::is_uppercase);
        let length = word.chars().count();
        // Other dictionaries know fewer words of trades, and English ones stand in all languages.
        let reach = match (capital, length) {
            (true, 0..NAME) => return Vec::new(),
            (false, NAME..) if self.language == "en" => 2,
            _ => 1,
        };
        let lower = word.to_lowercase();
        let mut found: Vec<(usize, usize, String)> = Vec::new();
        let mut said = Vec::new();
        for (rank, dictionary) in self.dictionaries.iter().enumerate() {
            said.clear();
            dictionary.suggest(&lower, &mut said);
            for (n, suggestion) in said.iter().enumerate() {
                let plain = suggestion.chars().all(|c| c.is_lowercase() || c == '\'');
                // A wrong accent is the likeliest slip of all.
                let far = close::distance(&close::bare(&lower), &close::bare(suggestion));
                if plain && far <= reach && !found.iter().any(|(_, _, other)| other == suggestion) {
                    found.push((far, n * 8 + rank, suggestion.clone()));
                }
            }
        }
        found.sort();
        // What lies closer makes the rest unlikely.
        if let Some(nearest) = found.first().map(|(far, ..)| *far) {
            found.retain(|(far, ..)| *far == nearest);
        }
        found.retain(|(far, _, meant)| close::is_likely(&lower, meant, *far));
        // A name ends as no usual word does.
        if capital && !variants::is_formed(&lower) {
            found.clear();
        }
        found
            .into_iter()
            .take(SUGGESTIONS)
            .map(|(_, _, suggestion)| {
                if capital {
                    let mut letters = suggestion.chars();
                    letters.next().map_or_else(String::new, |first| {
                        first.to_uppercase().collect::<String>() + letters.as_str()
                    })
                } else {
                    suggestion
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AFF: &str = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n";
    const DIC: &str =
        "9\nreceive/S\nbuilt\ndeveloped\nchat\nfront\nwork/S\nreally\ninterface/S\nlead\n";

    fn speller() -> Speller {
        Speller::new("en", &[Files { aff: AFF, dic: DIC }]).expect("a small dictionary is sound")
    }

    #[test]
    fn slips_are_found_with_what_was_meant() {
        let verdict = speller().check(["recieve", "Developped", "built", "interfaces"]);
        let expected = BTreeMap::from([
            ("recieve".to_owned(), vec!["receive".to_owned()]),
            ("Developped".to_owned(), vec!["Developed".to_owned()]),
        ]);
        assert_eq!(verdict.misspelt, expected);
        assert_eq!(verdict.language, "en");
    }

    #[test]
    fn words_far_from_any_known_one_may_be_names() {
        let verdict = speller().check(["kubectl", "Quuxly", "Bilt"]);
        assert!(verdict.misspelt.is_empty(), "{verdict:?}");
    }

    #[test]
    fn words_made_of_known_ones_are_right() {
        let speller = speller();
        assert!(speller.knows("frontwork") && speller.knows("interface's"));
        assert!(!speller.knows("frontwerk"));
    }

    #[test]
    fn a_broken_dictionary_is_an_error() {
        assert!(
            Speller::new(
                "en",
                &[Files {
                    aff: "SFX S Y many\n",
                    dic: "x"
                }]
            )
            .is_err()
        );
    }

    #[test]
    fn the_own_words_are_sorted_lower_case_words() {
        for line in OWN.lines().filter(|line| !line.starts_with('#')) {
            assert!(line.chars().all(char::is_lowercase), "{line:?}");
        }
    }
}
