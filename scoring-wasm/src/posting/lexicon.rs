//! The skills lexicon: `data/skills.txt`, read once. Skills stand by field: what postings ask for
//! and resumes show.
//!
//! ```text
//! [kind field]                            hard, tool, soft, certificate or domain
//! Term; alias, alias > implied, implied
//! ```
//!
//! A term or alias ending in "!" is also an everyday word: it counts only in its exact letters and
//! where the neighbourhood looks like a list of skills. Plurals, case and hyphens need no alias: the
//! matcher folds them. What a term implies must be a term here. The file has no comments, for it
//! travels.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use super::everyday;
use super::words::{Word, words};
use crate::hash::Map;
use crate::text_search::{Runs, Search as _};

/// Index of a skill in the lexicon.
pub(crate) type SkillId = usize;

/// A skill of the lexicon.
#[derive(Debug)]
pub(crate) struct Skill {
    /// Usual spelling.
    pub(crate) term: &'static str,
    /// `hard`, `tool`, `soft`, `certificate` or `domain`.
    pub(crate) kind: &'static str,
    /// Skills that this one shows too, transitively.
    pub(crate) implies: Vec<SkillId>,
}

/// One way to write a skill.
#[derive(Debug)]
struct Name {
    skill: SkillId,
    /// As the lexicon writes it.
    text: &'static str,
    stems: Vec<Cow<'static, str>>,
    /// What stands between the words: a space (or hyphen), or this very character.
    gaps: Vec<char>,
    /// Is also an everyday word.
    everyday: bool,
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

/// All skills and their names.
#[derive(Debug)]
pub(crate) struct Lexicon {
    skills: Vec<Skill>,
    names: Vec<Name>,
    /// Names with the [`key`] of their first word, sorted by the [`bucket`] and the key; among equals
    /// the longest first.
    by_first: Vec<(u64, usize)>,
    /// Where in it each bucket begins, and behind them all the end.
    starts: Vec<usize>,
    /// How names begin: most words of a text are told by it to be in none.
    beginnings: Runs,
}

/// The lexicon that ships with the scorer.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::parse(include_str!("../../data/skills.txt")))
}

impl Lexicon {
    fn parse(data: &'static str) -> Self {
        let mut skills = Vec::new();
        let mut names = Vec::new();
        let mut implied: Vec<Vec<&str>> = Vec::new();
        let mut kind = "hard";
        for line in data.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(head) = line.strip_prefix('[') {
                kind = head.split([' ', ']']).next().unwrap_or("hard");
                continue;
            }
            let (own, shown) = line.cut(" > ").unwrap_or((line, ""));
            let (term, aliases) = own.split_once(';').unwrap_or((own, ""));
            let skill = skills.len();
            for text in std::iter::once(term).chain(aliases.split(',')) {
                let everyday = text.trim().ends_with('!');
                let text = text.trim().trim_end_matches('!');
                let words = words(text);
                if words.is_empty() {
                    continue;
                }
                let gaps = words
                    .windows(2)
                    .map(|pair| {
                        gap(text
                            .get(pair[0].range.end..pair[1].range.start)
                            .unwrap_or_default())
                    })
                    .map(|gap| gap.unwrap_or(' '))
                    .collect();
                let stems = words.into_iter().map(Word::into_stem).collect();
                names.push(Name {
                    skill,
                    text,
                    stems,
                    gaps,
                    everyday,
                });
            }
            skills.push(Skill {
                term: term.trim().trim_end_matches('!'),
                kind,
                implies: Vec::new(),
            });
            let others = shown
                .split(',')
                .map(|name| name.trim().trim_end_matches('!'));
            implied.push(others.filter(|name| !name.is_empty()).collect());
        }
        link(&mut skills, &implied);
        let mut by_first: Vec<(u64, usize)> = names
            .iter()
            .enumerate()
            .map(|(index, name)| (key(&name.stems[0]), index))
            .collect();
        crate::sort::by_key(&mut by_first, |&(key, index)| {
            let longest = std::cmp::Reverse(names[index].stems.len());
            (bucket(key), key, longest, index)
        });
        let mut starts = Vec::with_capacity(BUCKETS + 1);
        for (at, (key, _)) in by_first.iter().enumerate() {
            starts.resize(starts.len().max(bucket(*key) + 1), at);
        }
        starts.resize(BUCKETS + 1, by_first.len());
        let mut beginnings = Runs::default();
        for name in &names {
            let first: &str = &name.stems[0];
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
        Self {
            skills,
            names,
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

    /// All skills that a text names, in the text's order; where names overlap, the longest.
    pub(crate) fn find(&self, text: &str, words: &[Word]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            if self.may_begin(word.written)
                && let Some((name, length)) = self.name_at(text, words, at)
            {
                let range = words[at].range.start..words[at + length - 1].range.end;
                hits.push(Hit {
                    skill: self.names[name].skill,
                    name,
                    range,
                });
                at += length;
            } else {
                at += 1;
            }
        }
        hits
    }

    /// False for a word whose stem no name begins with. Stems differ from words behind their first
    /// letters, and in the case of letters.
    fn may_begin(&self, word: &str) -> bool {
        let folds_far = word.bytes().take(SHOWN).any(|byte| !byte.is_ascii());
        folds_far || self.beginnings.holds(beginning(word, ""))
    }

    fn name_at(&self, text: &str, words: &[Word], at: usize) -> Option<(usize, usize)> {
        let wanted = key(words[at].stem());
        let bucket = bucket(wanted);
        let mut best: Option<(usize, usize)> = None;
        for &(key, index) in &self.by_first[self.starts[bucket]..self.starts[bucket + 1]] {
            if key != wanted {
                continue;
            }
            let name = &self.names[index];
            let length = name.stems.len();
            if best.is_some_and(|(_, found)| found > length) {
                break;
            }
            let Some(here) = words.get(at..at + length) else {
                continue;
            };
            let same = here
                .iter()
                .zip(&name.stems)
                .all(|(word, stem)| word.stem() == *stem)
                && here.windows(2).zip(&name.gaps).all(|(pair, &wanted)| {
                    gap(text
                        .get(pair[0].range.end..pair[1].range.start)
                        .unwrap_or_default())
                        == Some(wanted)
                });
            if !same || name.everyday && !everyday::is_skill(text, words, at, length, name.text) {
                continue;
            }
            let surface = text
                .get(here[0].range.start..here[length - 1].range.end)
                .unwrap_or_default();
            // Two names can fold into one ("communications"): the letters decide.
            if surface.eq_ignore_ascii_case(name.text) {
                return Some((index, length));
            }
            best = best.or(Some((index, length)));
        }
        best
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

/// The first eight bytes of a word as a number: equal words have equal keys, and numbers are
/// compared at once.
fn key(word: &str) -> u64 {
    if let Some(first) = word.as_bytes().first_chunk() {
        return u64::from_be_bytes(*first);
    }
    word.bytes().fold(0, |key, byte| key << 8 | u64::from(byte))
}

/// Far more than names: most words find nothing in theirs.
const BUCKETS: usize = 1 << 12;

/// Where to look for names whose first word has a key.
fn bucket(key: u64) -> usize {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - BUCKETS.ilog2());
    usize::try_from(mixed).unwrap_or(0)
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

/// Turns names of implied skills into ids, followed to their ends.
fn link(skills: &mut [Skill], implied: &[Vec<&str>]) {
    let mut ids: Map<&str, u32> = Map::default();
    for (skill, id) in skills.iter().zip(0..) {
        ids.insert(skill.term, id);
    }
    for (id, skill) in skills.iter_mut().enumerate() {
        let mut open: Vec<&str> = implied[id].clone();
        while let Some(name) = open.pop() {
            let Some(next) = ids.get(name).map(|id| *id as usize) else {
                continue;
            };
            if next != id && !skill.implies.contains(&next) {
                skill.implies.push(next);
                open.extend(&implied[next]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn terms(text: &str) -> Vec<&'static str> {
        let lexicon = lexicon();
        let hits = lexicon.find(text, &words(text));
        hits.iter()
            .map(|hit| lexicon.skill(hit.skill).term)
            .collect()
    }

    #[test]
    fn the_data_file_is_sound() {
        let lexicon = lexicon();
        assert!(
            lexicon.skills.len() >= 800,
            "{} skills",
            lexicon.skills.len()
        );
        let terms: BTreeSet<&str> = lexicon.skills.iter().map(|skill| skill.term).collect();
        assert_eq!(terms.len(), lexicon.skills.len(), "a term stands twice");
        for line in include_str!("../../data/skills.txt").lines() {
            let Some((_, implies)) = line.split_once(" > ").filter(|_| !line.starts_with('#'))
            else {
                continue;
            };
            for name in implies
                .split(',')
                .map(|name| name.trim().trim_end_matches('!'))
            {
                assert!(terms.contains(name), "“{name}” is implied but no term");
            }
        }
    }

    #[test]
    fn plurals_of_short_names_are_found() {
        assert_eq!(terms("REST APIs, IDEs, LLMs"), terms("REST API, IDE, LLM"));
        let lexicon = lexicon();
        for name in &lexicon.names {
            let first = words(name.text)[0].written;
            assert!(lexicon.may_begin(first), "{}", name.text);
            assert!(lexicon.may_begin(&format!("{first}s")), "{}", name.text);
            if let Some(front) = first.strip_suffix('y') {
                assert!(lexicon.may_begin(&format!("{front}ies")), "{}", name.text);
            }
        }
    }

    #[test]
    fn names_with_signs_are_told_apart() {
        assert_eq!(terms("C, C++, C#"), ["C", "C++", "C#"]);
        assert_eq!(terms(".NET and ASP.NET"), [".NET", ".NET"]);
        assert_eq!(
            terms("Node.js, React.js; CI/CD"),
            ["Node.js", "React", "CI/CD"]
        );
        assert_eq!(terms("A/B testing"), ["A/B testing"]);
    }

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(terms("Microsoft SQL Server"), ["Microsoft SQL Server"]);
        assert_eq!(terms("Java and JavaScript"), ["Java", "JavaScript"]);
        assert_eq!(terms("React Native"), ["React Native"]);
    }

    #[test]
    fn everyday_words_are_skills_only_in_lists() {
        assert_eq!(
            terms("Languages: Go, R, Swift, Rust"),
            ["Go", "R", "Swift", "Rust"]
        );
        assert_eq!(
            terms("Experience with Excel and Word"),
            ["Excel", "Microsoft Word"]
        );
        assert!(terms("Excel at what you do and go the extra mile").is_empty());
        assert!(terms("Swift resolution of issues in spring").is_empty());
        assert!(terms("Go to the store in Spring 2024").is_empty());
    }

    #[test]
    fn implications_reach_their_ends() {
        let lexicon = lexicon();
        let skill = lexicon
            .skills
            .iter()
            .find(|skill| skill.term == "Spring Boot")
            .expect("there");
        let implied: Vec<_> = skill
            .implies
            .iter()
            .map(|&id| lexicon.skill(id).term)
            .collect();
        assert!(implied.contains(&"Java") && implied.contains(&"Programming"));
    }
}
