//! How well a human language is asked for or shown: what stands beside its name.
//!
//! Behind the name a level needs only little words between: “German (C1)”, “German at C1 level”,
//! “Deutsch: verhandlungssicher”. Before it, it also reaches over other languages: “fluent in English,
//! German and French”.

use std::ops::Range;

use super::lexicon::{self, SkillId};
use super::words::{Word, words};
use crate::word_list::WordList;

/// A level: 1 for A1 to 6 for C2, roughly so where it is a word.
pub type Level = u8;

/// Words that say how well, as [`Word::stem`] folds them.
const LEVELS: [(Level, WordList); 5] = [
    (
        6,
        WordList::new(
            "bilingual|bilingue|bilingüe|c2|madrelingua|materna|maternelle|materno|moedertaal|\
             muttersprache|muttersprachler|muttersprachlich|muttersprachliche|muttersprachliches|\
             muttersprachniveau|natif|nativa|native|nativo|tongue",
        ),
    ),
    (
        5,
        WordList::new(
            "advanced|avancé|avanzado|avanzato|c1|courant|excellent|exzellente|fliessend|\
             fliessende|fließend|fließende|fließendem|fließendes|fluency|fluent|fluente|fluently|\
             fluido|verhandlungssicher|verhandlungssichere|vloeiend",
        ),
    ),
    (
        4,
        WordList::new(
            "b2|business|good|gut|gute|gutem|guten|guter|professional|proficiency|proficient|\
             strong|upper",
        ),
    ),
    (
        3,
        WordList::new("b1|conversational|intermediate|intermedio|intermédiaire"),
    ),
    (
        2,
        WordList::new("a1|a2|basic|beginner|elementary|grundkenntnisse|notion"),
    ),
];

/// Words between a language and the level behind it.
const BEHIND: WordList = WordList::new(
    "a|an|at|auf|better|certificate|full|in|is|kenntnisse|knowledge|least|level|min|mind|\
     mindesten|mindestens|minimum|mother|near|niveau|nivel|of|on|or|required|schrift|\
     skill|speaker|speaking|spoken|stufe|the|to|wort|written",
);

/// Words between a level and the languages behind it.
const BEFORE: WordList = WordList::new(
    "a|an|at|both|command|either|en|in|kenntnisse|knowledge|language|least|level|mother|\
     near|niveau|nivel|of|oral|schrift|skill|speaker|spoken|the|verbal|with|working|wort|\
     written",
);

/// What joins two of them.
const JOINTS: WordList = WordList::new("and|e|et|o|oder|or|ou|und|y");

/// Ways to know a language, which are joined too.
const MODES: WordList = WordList::new("oral|schrift|spoken|verbal|wort|written");

/// Bytes of a line around a name that are looked at: postings that lost their line breaks are one line.
const NEAR: usize = 160;
/// Words between a level and its language.
const MOST: usize = 12;

/// A level that stands beside a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// How well.
    pub level: Level,
    /// Its word in the text.
    pub range: Range<usize>,
}

/// How well the language at a place of a text is said to be known.
pub(super) fn read(text: &str, place: &Range<usize>, language: SkillId) -> Option<Said> {
    let near = near(text, place)?;
    let part = text.get(near.clone())?;
    let words = words(part);
    let lexicon = lexicon::whole();
    let mut hits = lexicon.find(part, &words);
    hits.retain(|hit| lexicon.skill(hit.skill).is_language());
    let here = hits.iter().find(|hit| {
        hit.skill == language
            && hit.range.start + near.start <= place.start
            && place.end <= hit.range.end + near.start
    })?;
    let inside = |word: &Word, range: &Range<usize>| {
        range.start <= word.range.start && word.range.end <= range.end
    };
    let first = words.iter().position(|word| inside(word, &here.range))?;
    let last = words.iter().rposition(|word| inside(word, &here.range))?;
    let is_language = |word: &Word| hits.iter().any(|hit| inside(word, &hit.range));
    // “fluent English” is a name of the language.
    let own = words.get(first..=last)?.iter().find_map(level_of);
    let behind = || behind(part, &words, last, is_language);
    let before = || before(part, &words, first, is_language);
    let (level, range) = own.or_else(behind).or_else(before)?;
    Some(Said {
        level,
        range: range.start + near.start..range.end + near.start,
    })
}

/// The part of the line around a place that is looked at, cut between words.
fn near(text: &str, place: &Range<usize>) -> Option<Range<usize>> {
    let (front, back) = (text.get(..place.start)?, text.get(place.end..)?);
    let front = front.rsplit('\n').next().unwrap_or_default();
    let back = back.split('\n').next().unwrap_or_default();
    let mut start = place.start - front.len();
    if let Some(far) = front.len().checked_sub(NEAR) {
        let spaces = front.char_indices().filter(|(_, c)| c.is_whitespace());
        start += spaces.map(|(at, _)| at).find(|at| *at >= far)?;
    }
    let end = if back.len() > NEAR {
        let spaces = back.char_indices().filter(|(_, c)| c.is_whitespace());
        spaces
            .map(|(at, _)| at)
            .take_while(|at| *at <= NEAR)
            .last()?
    } else {
        back.len()
    };
    Some(start..place.end + end)
}

/// What a word says of how well a language is known.
fn level_of(word: &Word) -> Option<(Level, Range<usize>)> {
    let of = LEVELS.iter().find(|(_, list)| list.contains(word.stem()));
    of.map(|(level, _)| (*level, word.range.clone()))
}

/// The level behind the word `last` of a language.
fn behind(
    text: &str,
    words: &[Word],
    last: usize,
    is_language: impl Fn(&Word) -> bool,
) -> Option<(Level, Range<usize>)> {
    let mut end = words.get(last)?.range.end;
    for word in words.iter().skip(last + 1).take(MOST) {
        let gap = text.get(end..word.range.start)?;
        if gap.contains([',', ';', '.', '|', '/', '•', ')']) || is_language(word) {
            return None;
        }
        if let Some(level) = level_of(word) {
            return Some(level);
        }
        if !BEHIND.contains(word.stem()) {
            return None;
        }
        end = word.range.end;
    }
    None
}

/// The level before the word `first` of a language. One in brackets, or behind which another list begins,
/// is that of what stands before it.
fn before(
    text: &str,
    words: &[Word],
    first: usize,
    is_language: impl Fn(&Word) -> bool,
) -> Option<(Level, Range<usize>)> {
    let mut start = words.get(first)?.range.start;
    let mut joined = false;
    for word in words.get(..first)?.iter().rev().take(MOST) {
        let gap = text.get(word.range.end..start)?;
        if gap.contains([';', '.', '|', '•', ')', ':']) {
            return None;
        }
        // “English and German”, “written and spoken German”, but not “Dutch at B1 level and German”.
        joined |= gap.contains([',', '/']);
        if joined && !is_language(word) && !MODES.contains(word.stem()) {
            return None;
        }
        if let Some(level) = level_of(word) {
            return Some(level);
        }
        joined = JOINTS.contains(word.stem());
        if !joined && !BEFORE.contains(word.stem()) && !is_language(word) {
            return None;
        }
        start = word.range.start;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(text: &str, name: &str) -> Option<Level> {
        let lexicon = lexicon::whole();
        let hits = lexicon.find(text, &words(text));
        let hit = hits
            .iter()
            .find(|hit| lexicon.skill(hit.skill).term == name)?;
        read(text, &hit.range, hit.skill).map(|said| {
            assert!(!text[said.range].is_empty());
            said.level
        })
    }

    #[test]
    fn levels_stand_behind_a_language_or_before_it() {
        for (text, name, expected) in [
            ("German (C1)", "German", Some(5)),
            ("German at C1 level or better", "German", Some(5)),
            ("Fluent German", "German", Some(5)),
            ("Fluent in English, German and French", "French", Some(5)),
            ("English (fluent), German (B2), French", "English", Some(5)),
            ("English (fluent), German (B2), French", "German", Some(4)),
            ("Native Spanish speaker", "Spanish", Some(6)),
            ("Deutsch: verhandlungssicher", "German", Some(5)),
            ("Sehr gute Deutschkenntnisse", "German", Some(4)),
            ("Deutschkenntnisse (mindestens B2)", "German", Some(4)),
            ("Anglais courant", "English", Some(5)),
            ("Basic knowledge of Dutch", "Dutch", Some(2)),
            (
                "Fluent in both written and spoken German",
                "German",
                Some(5),
            ),
            ("C1 level in English and German", "German", Some(5)),
        ] {
            assert_eq!(level(text, name), expected, "{text}: {name}");
        }
    }

    #[test]
    fn a_level_belongs_to_its_own_language_only() {
        for (text, name) in [
            ("English (fluent), German (B2), French", "French"),
            ("English: fluent, German", "German"),
            ("German language skills at B1 level, English", "English"),
            ("German at B1 level and English", "English"),
            ("Strong communication skills in English", "English"),
            ("Elementary school teacher of German", "German"),
            ("German is a plus. Fluent in Excel", "German"),
            ("Business development in German markets", "German"),
        ] {
            assert_eq!(level(text, name), None, "{text}: {name}");
        }
    }

    #[test]
    fn a_posting_in_one_line_is_read_around_the_name_alone() {
        let far = "x ".repeat(500);
        let text = format!("fluent {far}German (C1) {far}");
        assert_eq!(level(&text, "German"), Some(5));
        assert_eq!(
            level(&format!("fluent {far}German {far} C1"), "German"),
            None
        );
    }
}
