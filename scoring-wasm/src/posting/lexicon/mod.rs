//! The skills lexicon: what postings ask for and resumes show, by trade, in `lexicon/*.txt`.
//!
//! ```text
//! [kind field]                            hard, tool, soft, certificate or domain
//! Term; alias, alias > implied, implied
//! ```
//!
//! A term or alias ending in "!" is also an everyday word: it counts only in its exact letters and
//! where the neighbourhood looks like a list of skills. Plurals, case and hyphens need no alias: the
//! matcher folds them. What a term implies must be a term here. A line whose term stood before adds
//! names to it. The files have no comments.
//!
//! `build.rs` checks the files and parts them in two: what stands under `[kind field core]` is known
//! to both modules of the browser, for rules of the source ask for it; the rest to the whole alone,
//! for it reads postings. The first text has no trades; lines `=count field` at the head of the second
//! tell them, in the first one's order.

mod forms;
mod parse;
mod vocabulary;

use std::ops::Range;
use std::sync::OnceLock;

pub use self::forms::Forms;
pub(crate) use self::forms::forms;
use self::parse::parse;
use self::vocabulary::Vocabulary;
use super::everyday::{self, Meant};
use super::words::Word;
use crate::case::{Case as _, is_capital, is_small};
use crate::text_search::Runs;

/// Index of a skill in the lexicon.
pub(crate) type SkillId = usize;

/// The field of human languages.
const LANGUAGES: &str = "languages";

/// A skill of the lexicon.
#[derive(Debug)]
pub(crate) struct Skill {
    /// Usual spelling.
    pub(crate) term: &'static str,
    /// `hard`, `tool`, `soft`, `certificate` or `domain`.
    pub(crate) kind: &'static str,
    /// The trade, as its file is called.
    pub(crate) field: &'static str,
    /// Skills that this one shows too, transitively.
    pub(crate) implies: Vec<SkillId>,
}

impl Skill {
    /// Whether it is a human language.
    pub(crate) fn is_language(&self) -> bool {
        self.kind == "domain" && self.field == LANGUAGES
    }
}

/// One way to write a skill.
#[derive(Debug)]
struct Name {
    skill: SkillId,
    /// As the lexicon writes it.
    text: &'static str,
    /// Where its words stand among all parts.
    first: usize,
    /// How many words it has.
    length: usize,
    /// Is also an everyday word.
    everyday: bool,
}

/// A word of a name.
#[derive(Debug, Clone, Copy)]
struct Part {
    /// Its number in the vocabulary.
    word: u32,
    /// What stands behind it: a space (or hyphen), or this very character.
    gap: char,
}

/// A skill found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Which skill.
    pub(crate) skill: SkillId,
    /// Which of the lexicon's names stood there.
    pub(crate) name: usize,
    /// Byte range in the text.
    pub(crate) range: Range<usize>,
}

/// Skills and their names.
#[derive(Debug)]
pub(crate) struct Lexicon {
    skills: Vec<Skill>,
    names: Vec<Name>,
    parts: Vec<Part>,
    vocabulary: Vocabulary,
    /// Names by their first word; among those of one word the longest first.
    by_first: Vec<u32>,
    /// Where in it the names of each first word begin, and behind them all the end.
    starts: Vec<u32>,
    /// How names begin: most words of a text are told by it to be in none.
    beginnings: Runs,
}

/// What rules of the source ask for.
const CORE: &str = include_str!(concat!(env!("OUT_DIR"), "/core.txt"));

/// What postings ask for beside it.
#[cfg(feature = "lexicon")]
pub(crate) const REST: &str = include_str!(concat!(env!("OUT_DIR"), "/rest.txt"));

/// What both modules of the browser know.
pub(crate) fn core() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::new(&[CORE]))
}

static WHOLE: OnceLock<Lexicon> = OnceLock::new();

/// All skills: for postings and what is held against them.
#[cfg(feature = "lexicon")]
pub(crate) fn whole() -> &'static Lexicon {
    WHOLE.get_or_init(|| Lexicon::new(&[CORE, REST]))
}

/// All skills, once they were given; see [`give`].
#[cfg(not(feature = "lexicon"))]
pub(crate) fn whole() -> &'static Lexicon {
    WHOLE.get().unwrap_or_else(|| core())
}

/// Whether all skills are known.
pub(crate) fn is_whole() -> bool {
    cfg!(feature = "lexicon") || WHOLE.get().is_some()
}

/// Gives what a build without the feature `lexicon` lacks. The text stays for good: names point into
/// it. Does nothing where they are known.
pub(crate) fn give(rest: String) {
    if !is_whole() {
        WHOLE.get_or_init(|| Lexicon::new(&[CORE, Box::leak(rest.into_boxed_str())]));
    }
}

impl Lexicon {
    fn new(texts: &[&'static str]) -> Self {
        let parsed = parse(texts);
        let mut beginnings = Runs::default();
        let mut starts = vec![0; parsed.vocabulary.count() + 1];
        for name in &parsed.names {
            starts[parsed.parts[name.first].word as usize] += 1;
        }
        let mut end = 0;
        for (start, word) in starts.iter_mut().zip(0..) {
            if *start > 0 {
                begin(&mut beginnings, parsed.vocabulary.word(word));
            }
            end += std::mem::replace(start, end);
        }
        let longest = parsed.names.iter().map(|name| name.length).max();
        let mut by_first = vec![0; parsed.names.len()];
        let mut next = starts.clone();
        for length in (1..=longest.unwrap_or(0)).rev() {
            for (name, index) in parsed.names.iter().zip(0..) {
                if name.length == length {
                    let next = &mut next[parsed.parts[name.first].word as usize];
                    by_first[*next as usize] = index;
                    *next += 1;
                }
            }
        }
        Self {
            skills: parsed.skills,
            names: parsed.names,
            parts: parsed.parts,
            vocabulary: parsed.vocabulary,
            by_first,
            starts,
            beginnings,
        }
    }

    /// How many skills there are; their ids are below it.
    pub(crate) fn count(&self) -> usize {
        self.skills.len()
    }

    /// A skill by its id.
    pub(crate) fn skill(&self, id: SkillId) -> &Skill {
        &self.skills[id]
    }

    /// Whether a hit is by a name that means other things too in another language than English: an
    /// everyday word, or an acronym in small letters.
    pub(crate) fn is_doubtful(&self, hit: &Hit, surface: &str) -> bool {
        const ACRONYM: usize = 4;
        let name = &self.names[hit.name];
        let capitals = |text: &str| text.chars().filter(|c| is_capital(*c)).count();
        name.everyday && capitals(surface) < 2
            || name.text.len() <= ACRONYM && capitals(name.text) > 1 && capitals(surface) == 0
    }

    /// Whether what stood there is a name of its own that the plural of an acronym looks like: “Leeds”.
    pub(crate) fn is_name(&self, hit: &Hit, surface: &str) -> bool {
        const SHORTEST: usize = 3;
        let name = self.names[hit.name].text;
        name.len() >= SHORTEST
            && name.chars().all(is_capital)
            && surface.len() == name.len() + 1
            && surface.starts_with(is_capital)
            && surface.chars().skip(1).all(is_small)
    }

    /// All skills that a text names, in the text's order; where names overlap, the longest.
    pub(crate) fn find(&self, text: &str, words: &[Word]) -> Vec<Hit> {
        let mut hits = Vec::new();
        // Everyday words that are skills if one stands beside them.
        let mut open = false;
        let mut at = 0;
        while let Some(word) = words.get(at) {
            if self.may_begin(word.written)
                && let Some((name, meant)) = self.name_at(text, words, at)
            {
                let length = self.names[name].length;
                let range = words[at].range.start..words[at + length - 1].range.end;
                open |= meant == Meant::Beside;
                hits.push((
                    Hit {
                        skill: self.names[name].skill,
                        name,
                        range,
                    },
                    meant == Meant::Skill,
                ));
                at += length;
            } else {
                at += 1;
            }
        }
        if open {
            self.settle(text, &mut hits);
        }
        hits.into_iter()
            .filter_map(|(hit, sure)| sure.then_some(hit))
            .collect()
    }

    /// Makes sure of everyday words that stand beside a tool: “Java Spring”, “pig, hive”.
    fn settle(&self, text: &str, hits: &mut [(Hit, bool)]) {
        let sure = |(hit, sure): &(Hit, bool)| *sure && self.skills[hit.skill].kind == "tool";
        let beside = |before: &Hit, behind: &Hit| {
            let gap = text.get(before.range.end..behind.range.start);
            gap.is_some_and(|gap| {
                matches!(
                    gap,
                    " " | ", " | "/" | " / " | " and " | " or " | ", and " | " & "
                )
            })
        };
        for at in 1..hits.len() {
            let (front, back) = hits.split_at_mut(at);
            if let (Some(before), Some(here)) = (front.last(), back.first_mut())
                && !here.1
            {
                here.1 = sure(before) && beside(&before.0, &here.0);
            }
        }
        for at in (1..hits.len()).rev() {
            let (front, back) = hits.split_at_mut(at);
            if let (Some(here), Some(behind)) = (front.last_mut(), back.first())
                && !here.1
            {
                here.1 = sure(behind) && beside(&here.0, &behind.0);
            }
        }
    }

    /// The skill of this very name, everyday word or not, and the name's index.
    pub(crate) fn named_as(&self, text: &str) -> Option<(SkillId, usize)> {
        let words = super::words::words(text);
        let first = self.vocabulary.number(words.first()?.stem())? as usize;
        let range = self.starts[first] as usize..self.starts[first + 1] as usize;
        let mut found = None;
        for &index in &self.by_first[range] {
            let name = &self.names[index as usize];
            if name.length != words.len() || !self.is_at(name, text, &words) {
                continue;
            }
            // “PIE” and “Pie” may be two.
            if name.text == text {
                return Some((name.skill, index as usize));
            }
            found = found.or(Some((name.skill, index as usize)));
        }
        found
    }

    /// Whether words, behind their first, are those of a name, joined as it joins them.
    fn is_at(&self, name: &Name, text: &str, here: &[Word]) -> bool {
        let parts = &self.parts[name.first..name.first + name.length];
        here.windows(2).zip(parts.windows(2)).all(|(pair, parts)| {
            let between = text.get(pair[0].range.end..pair[1].range.start);
            self.vocabulary.word(parts[1].word) == pair[1].stem()
                && gap(between.unwrap_or_default()) == Some(parts[0].gap)
        })
    }

    /// False for a word whose stem no name begins with. Stems differ from words behind their first
    /// letters, and in the case of letters.
    fn may_begin(&self, word: &str) -> bool {
        let folds_far = word.bytes().take(SHOWN).any(|byte| !byte.is_ascii());
        folds_far || self.beginnings.holds(beginning(word, ""))
    }

    /// The longest name that begins at a word, and whether it is meant.
    fn name_at(&self, text: &str, words: &[Word], at: usize) -> Option<(usize, Meant)> {
        self.vocabulary
            .number(words[at].stem())
            .and_then(|first| self.named(text, words, at, first))
            .or_else(|| {
                // “aws” stands for “AWS”, whose “S” is no plural.
                let written = words[at]
                    .written
                    .strip_suffix('s')
                    .map(|_| words[at].written)?;
                let first = self.vocabulary.number(&written.lowered())?;
                self.named(text, words, at, first)
            })
    }

    /// The longest name with a first word that begins at a place.
    fn named(&self, text: &str, words: &[Word], at: usize, first: u32) -> Option<(usize, Meant)> {
        let first = first as usize;
        let range = self.starts[first] as usize..self.starts[first + 1] as usize;
        let mut perhaps = None;
        for &index in &self.by_first[range] {
            let index = index as usize;
            let name = &self.names[index];
            let Some(here) = words.get(at..at + name.length) else {
                continue;
            };
            if !self.is_at(name, text, here) {
                continue;
            }
            if !name.everyday {
                return Some((index, Meant::Skill));
            }
            match everyday::meant(text, words, at, name.length, name.text) {
                Meant::Skill => return Some((index, Meant::Skill)),
                Meant::Beside => perhaps = perhaps.or(Some((index, Meant::Beside))),
                Meant::Word => {}
            }
        }
        perhaps
    }
}

/// Notes how words begin whose stem is this one.
fn begin(beginnings: &mut Runs, first: &str) {
    beginnings.add(beginning(first, ""));
    // In the plural it is longer: "APIs", "skies".
    if first.len() < SHOWN {
        beginnings.add(beginning(first, "s"));
    }
    if let Some(front) = first.strip_suffix('y').filter(|front| front.len() < SHOWN) {
        beginnings.add(beginning(front, "ies"));
    }
    // The one British spelling that differs so early.
    if first.starts_with("molding") {
        beginnings.add(beginning("moul", ""));
    }
}

/// Bytes of a word by which most are told to begin no name.
const SHOWN: usize = 4;

/// A number for how a word with this end begins, whatever the case of its letters: of fifteen bits,
/// as [`Runs`] has them.
fn beginning(word: &str, end: &str) -> usize {
    let bytes = word.bytes().chain(end.bytes()).take(SHOWN);
    let folded = bytes.fold(0_u32, |folded, byte| folded << 8 | u32::from(byte & 31));
    (folded.wrapping_mul(0x9e37_79b1) >> 17) as usize
}

/// What joins two words of one name: a space, or the sign between them; `None` when they are apart.
fn gap(between: &str) -> Option<char> {
    let mut sign = None;
    let mut breaks = 0;
    for c in between.chars() {
        match c {
            '\n' => breaks += 1,
            c if c.is_whitespace() => {}
            '-' | '\u{2010}' | '\u{2011}' => {}
            '.' | '/' | '&' | '\'' | '’' if sign.is_none() => {
                sign = Some(if c == '’' { '\'' } else { c });
            }
            _ => return None,
        }
    }
    // A wrapped line may split a name; an empty line never does.
    (breaks <= 1).then_some(sign.unwrap_or(' '))
}

#[cfg(test)]
mod tests;
