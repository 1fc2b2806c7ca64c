//! Whether a resume's text shows what a posting asks for.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::degrees::{self, Level};
use super::lexicon::{self, Hit, SkillId};
use super::words::{Word, stem, words};
use super::{Asked, FOUND_MAX, Held, Posting};
use crate::report::MatchState;

/// Holds a resume's text against a posting: one answer a requirement, in its order.
///
/// Work is linear in the text plus, for terms outside the lexicon, the text's words once a term.
pub fn hold(posting: &Posting, text: &str) -> Vec<Held> {
    let words = words(text);
    let seen = Seen::new(text, &words);
    let all = posting.requirements.iter();
    all.map(|asked| seen.show(asked)).collect()
}

/// Where a text names what a requirement asks for; nothing where it only shows something like it.
pub(super) fn places(asked: &Asked, text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let held = Seen::new(text, &words).show(asked);
    match held.state {
        MatchState::Exact | MatchState::Alias => held.found,
        _ => Vec::new(),
    }
}

/// What a text shows.
struct Seen<'a> {
    text: &'a str,
    words: &'a [Word<'a>],
    by_skill: BTreeMap<SkillId, Vec<Hit>>,
    degrees: Vec<(Level, Range<usize>)>,
    /// Those of the words. Most requirements are found by their names.
    roots: OnceCell<Vec<&'a str>>,
}

impl<'a> Seen<'a> {
    fn new(text: &'a str, words: &'a [Word<'a>]) -> Self {
        let mut by_skill: BTreeMap<SkillId, Vec<Hit>> = BTreeMap::new();
        for hit in lexicon::whole().find(text, words) {
            by_skill.entry(hit.skill).or_default().push(hit);
        }
        Self {
            text,
            words,
            by_skill,
            degrees: degrees::find(text, words),
            roots: OnceCell::new(),
        }
    }

    fn show(&self, asked: &Asked) -> Held {
        if !asked.any_of.is_empty() {
            return self.show_any(&asked.any_of);
        }
        let mut held = match (asked.skill, asked.level) {
            (Some(skill), _) => by_name(asked, skill, &self.by_skill),
            (None, Some(level)) => by_level(level, &self.degrees),
            (None, None) => by_words(asked, self.text, self.words),
        }
        .or_else(|| {
            let roots = || self.words.iter().map(|word| root(word.stem())).collect();
            asked
                .level
                .is_none()
                .then(|| in_part(asked, self.text, self.words, self.roots.get_or_init(roots)))?
        })
        .unwrap_or(Held {
            state: MatchState::Missing,
            found: Vec::new(),
        });
        held.found.truncate(FOUND_MAX);
        held
    }

    /// The best of several, with the places of all.
    fn show_any(&self, any_of: &[Asked]) -> Held {
        let all: Vec<Held> = any_of.iter().map(|one| self.show(one)).collect();
        let state = all.iter().map(|held| held.state).min();
        let mut found: Vec<_> = all.into_iter().flat_map(|held| held.found).collect();
        crate::sort::by_key(&mut found, |place| place.start);
        found.truncate(FOUND_MAX);
        Held {
            state: state.unwrap_or(MatchState::Missing),
            found,
        }
    }
}

/// By a name of the skill, or by a skill that shows it too.
fn by_name(asked: &Asked, skill: SkillId, by_skill: &BTreeMap<SkillId, Vec<Hit>>) -> Option<Held> {
    if let Some(hits) = by_skill.get(&skill) {
        let same = hits.iter().any(|hit| asked.names.contains(&hit.name));
        let state = if same {
            MatchState::Exact
        } else {
            MatchState::Alias
        };
        return Some(Held {
            state,
            found: hits.iter().map(|hit| hit.range.clone()).collect(),
        });
    }
    let mut found: Vec<Range<usize>> = by_skill
        .iter()
        .filter(|(id, _)| lexicon::whole().skill(**id).implies.contains(&skill))
        .flat_map(|(_, hits)| hits.iter().map(|hit| hit.range.clone()))
        .collect();
    crate::sort::by_key(&mut found, |range| range.start);
    (!found.is_empty()).then_some(Held {
        state: MatchState::Relation,
        found,
    })
}

/// By a degree of this level or a higher one.
fn by_level(level: Level, degrees: &[(Level, Range<usize>)]) -> Option<Held> {
    let found: Vec<_> = degrees
        .iter()
        .filter(|(own, _)| *own >= level)
        .map(|(_, range)| range.clone())
        .collect();
    (!found.is_empty()).then_some(Held {
        state: MatchState::Exact,
        found,
    })
}

/// A term that only the posting knows: the same words in the same order.
fn by_words(asked: &Asked, text: &str, words: &[Word]) -> Option<Held> {
    let wanted: Vec<_> = super::words::words(&asked.term)
        .into_iter()
        .map(Word::into_stem)
        .collect();
    let found: Vec<_> = words
        .windows(wanted.len().max(1))
        .filter(|here| {
            here.iter()
                .map(Word::stem)
                .eq(wanted.iter().map(AsRef::as_ref))
                && !text[here[0].range.start..here[here.len() - 1].range.end].contains("\n\n")
        })
        .map(|here| here[0].range.start..here[here.len() - 1].range.end)
        .collect();
    (!found.is_empty()).then_some(Held {
        state: MatchState::Exact,
        found,
    })
}

/// All words of a longer term, together in one line. `roots` are those of the words.
fn in_part(asked: &Asked, text: &str, words: &[Word], roots: &[&str]) -> Option<Held> {
    let stems: Vec<_> = asked
        .term
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2)
        .map(stem)
        .collect();
    if stems.len() < 2 {
        return None;
    }
    let wanted: Vec<&str> = stems.iter().map(|stem| root(stem)).collect();
    let line_of = |word: &Word| text[..word.range.start].rfind('\n').map_or(0, |at| at + 1);
    let mut lines: BTreeMap<usize, Vec<(&Word, &str)>> = BTreeMap::new();
    for (word, &root) in words.iter().zip(roots) {
        if wanted.contains(&root) {
            lines.entry(line_of(word)).or_default().push((word, root));
        }
    }
    let (_, here) = lines.into_iter().find(|(_, here)| {
        wanted
            .iter()
            .all(|wanted| here.iter().any(|(_, root)| root == wanted))
    })?;
    let found = here
        .into_iter()
        .map(|(word, _)| word.range.clone())
        .collect();
    Some(Held {
        state: MatchState::Partial,
        found,
    })
}

/// What “managing”, “managed” and “management” share; rough, and only for parts of a term.
fn root(stem: &str) -> &str {
    [
        "ement", "ment", "ation", "ing", "ion", "er", "or", "ed", "e",
    ]
    .iter()
    .find_map(|end| stem.strip_suffix(end).filter(|rest| rest.len() >= 4))
    .unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn states(posting: &str, resume: &str) -> Vec<(String, MatchState)> {
        let posting = read(posting);
        let held = hold(&posting, resume);
        posting
            .requirements
            .into_iter()
            .map(|asked| asked.term)
            .zip(held.into_iter().map(|one| one.state))
            .collect()
    }

    fn state(term: &str, resume: &str) -> MatchState {
        states(&format!("Requirements\n- Experience with {term}"), resume)
            .into_iter()
            .next()
            .map_or(MatchState::Missing, |(_, state)| state)
    }

    #[test]
    fn each_state_has_its_case() {
        assert_eq!(state("Python", "Languages: Python, SQL"), MatchState::Exact);
        assert_eq!(
            state("Kubernetes", "Ran services on k8s"),
            MatchState::Alias
        );
        assert_eq!(
            state("JavaScript", "Built pages in React"),
            MatchState::Relation
        );
        assert_eq!(
            state("SQL", "Designed PostgreSQL schemas"),
            MatchState::Relation
        );
        assert_eq!(
            state("Product strategy", "Owned strategy for the product line"),
            MatchState::Partial
        );
        assert_eq!(
            state("Rust", "Painted bridges against rust"),
            MatchState::Missing
        );
    }

    #[test]
    fn names_with_signs_do_not_show_each_other() {
        assert_eq!(state("C++", "Wrote C# services"), MatchState::Missing);
        assert_eq!(state("Java", "Wrote JavaScript"), MatchState::Missing);
        assert_eq!(state("C", "Languages: C++, C#"), MatchState::Missing);
    }

    #[test]
    fn a_term_outside_the_lexicon_is_looked_for_by_its_words() {
        assert_eq!(
            state("the QWX protocol", "Extended the qwx gateway"),
            MatchState::Exact
        );
    }

    #[test]
    fn repetition_adds_no_more_places_than_allowed() {
        let posting = read("Requirements\n- Python");
        let held = hold(&posting, &"Python ".repeat(500));
        assert_eq!(held[0].found.len(), FOUND_MAX);
    }
}
