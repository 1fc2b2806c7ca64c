//! Skills that the lexicon knows by an acronym and by the words that it stands for.

use std::sync::OnceLock;

use super::{SkillId, whole};
use crate::case::{is_capital, upper};
use crate::hash::Map;

/// Both forms of a name, as the lexicon writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forms {
    /// “SEO”
    pub short: &'static str,
    /// “search engine optimization”
    pub long: &'static str,
}

/// Both forms of a skill's name, where the lexicon knows both.
pub(crate) fn forms(skill: SkillId) -> Option<Forms> {
    static FORMS: OnceLock<Map<SkillId, Forms>> = OnceLock::new();
    FORMS.get_or_init(find).get(&skill).copied()
}

fn find() -> Map<SkillId, Forms> {
    let names = || whole().names.iter().map(|name| (name.skill, name.text));
    let mut short: Map<SkillId, Vec<&'static str>> = Map::default();
    for (skill, text) in names().filter(|(_, text)| is_acronym(text)) {
        short.entry(skill).or_default().push(text);
    }
    let mut forms: Map<SkillId, Forms> = Map::default();
    for (skill, long) in names().filter(|(_, text)| text.contains([' ', '-'])) {
        let known = short.get(&skill).into_iter().flatten();
        if let Some(short) = known.copied().find(|short| stands_for(short, long)) {
            forms.entry(skill).or_insert(Forms { short, long });
        }
    }
    forms
}

/// Two to six capitals, digits and signs between them.
fn is_acronym(text: &str) -> bool {
    let signs = |c: char| is_capital(c) || c.is_ascii_digit() || matches!(c, '/' | '&');
    (2..=6).contains(&text.chars().count())
        && text.chars().all(signs)
        && text.chars().filter(|c| is_capital(*c)).count() > 1
}

/// Whether the words of a name begin with the letters of an acronym; little words may be left out.
fn stands_for(short: &str, long: &str) -> bool {
    let mut letters = short.chars().filter(|c| c.is_alphanumeric()).peekable();
    for word in long.split([' ', '-', '/']).filter(|word| !word.is_empty()) {
        let first = word.chars().next().into_iter().flat_map(upper).next();
        if letters.peek().copied() == first {
            letters.next();
        } else if !matches!(
            word,
            "a" | "and"
                | "as"
                | "for"
                | "in"
                | "of"
                | "on"
                | "the"
                | "to"
                | "with"
                | "de"
                | "du"
                | "et"
                | "la"
        ) {
            return false;
        }
    }
    letters.peek().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_stand_for_the_letters_of_their_words() {
        assert!(stands_for("SEO", "search engine optimization"));
        assert!(stands_for(
            "CI/CD",
            "continuous integration and continuous delivery"
        ));
        assert!(!stands_for("SEO", "search optimization"));
        assert!(!stands_for("BI", "business intelligence tools"));
        assert!(is_acronym("P&L") && is_acronym("CI/CD"));
        assert!(!is_acronym("C") && !is_acronym("k8s") && !is_acronym("C++"));
    }

    #[test]
    fn the_lexicon_knows_many_in_both_forms() {
        let both = find();
        assert!(both.len() > 300, "{}", both.len());
        for Forms { short, long } in both.values() {
            assert!(stands_for(short, long), "{short}: {long}");
        }
    }
}
