//! From a posting's text to what it asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::lexicon::{SkillId, lexicon};
use super::lines::{Line, Part, importance, lines};
use super::terms::unknown_terms;
use super::words::words;
use super::{Asked, Posting};
use crate::report::Importance;

/// The most terms outside the lexicon that one posting may bring.
const UNKNOWN_MAX: usize = 25;

/// Reads a posting. Any text will do; what is no posting asks for nothing.
pub fn read(text: &str) -> Posting {
    let lexicon = lexicon();
    let lines = lines(text);
    let has_required = lines.iter().any(|line| line.part == Part::Required);
    let own = if has_required {
        own_names(text, &lines)
    } else {
        BTreeSet::new()
    };
    let mut asked: Vec<Asked> = Vec::new();
    let mut by_skill: BTreeMap<SkillId, usize> = BTreeMap::new();
    let mut by_term: BTreeMap<String, usize> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.part != Part::Noise) {
        let (offset, part) = (line.range.start, &text[line.range.clone()]);
        let strength = importance(part, line.part, has_required);
        let words = words(part);
        let hits = lexicon.find(part, &words);
        let add = |index: usize, range: Range<usize>, asked: &mut Vec<Asked>| {
            let one = &mut asked[index];
            one.importance = one.importance.min(strength);
            one.places.push(range.start + offset..range.end + offset);
        };
        for hit in &hits {
            let index = *by_skill.entry(hit.skill).or_insert_with(|| {
                let skill = lexicon.skill(hit.skill);
                asked.push(empty(
                    skill.term.to_owned(),
                    skill.kind,
                    strength,
                    Some(hit.skill),
                ));
                asked.len() - 1
            });
            if !asked[index].names.contains(&hit.name) {
                asked[index].names.push(hit.name);
            }
            add(index, hit.range.clone(), &mut asked);
        }
        if line.part == Part::Plain && strength == Importance::Nice {
            // Prose about the company is full of names that nobody asks for.
            continue;
        }
        let known: Vec<_> = hits.into_iter().map(|hit| hit.range).collect();
        for range in unknown_terms(part, &words, &known) {
            let term = &part[range.clone()];
            if own.contains(&term.to_lowercase()) {
                continue;
            }
            let next = asked.len();
            let index = *by_term.entry(term.to_lowercase()).or_insert(next);
            if index == next {
                asked.push(empty(term.to_owned(), "hard", strength, None));
            }
            add(index, range, &mut asked);
        }
    }
    let mut unknown = 0;
    asked.retain(|one| {
        unknown += usize::from(one.skill.is_none());
        one.skill.is_some() || unknown <= UNKNOWN_MAX
    });
    asked.sort_by_key(|one| (one.importance, one.places[0].start));
    Posting {
        title: title(text, &lines),
        requirements: asked,
    }
}

/// Names in the prose around the requirements: the employer, its offices and programmes.
fn own_names(text: &str, lines: &[Line]) -> BTreeSet<String> {
    let prose = lines
        .iter()
        .filter(|line| matches!(line.part, Part::Plain | Part::Noise));
    prose
        .flat_map(|line| {
            let part = &text[line.range.clone()];
            unknown_terms(part, &words(part), &[])
                .into_iter()
                .map(|range| part[range].to_lowercase())
        })
        .collect()
}

fn empty(
    term: String,
    kind: &'static str,
    importance: Importance,
    skill: Option<SkillId>,
) -> Asked {
    Asked {
        term,
        kind,
        importance,
        places: Vec::new(),
        skill,
        names: Vec::new(),
    }
}

/// The job's title: what a label names, else a short first line.
fn title(text: &str, lines: &[Line]) -> Option<String> {
    const LABELS: &[&str] = &["job title", "position title", "position", "title", "role"];
    let clean = |raw: &str| {
        let bare = raw
            .trim_matches(|c: char| matches!(c, '#' | '*' | '_' | '=' | ':') || c.is_whitespace());
        (!bare.is_empty() && bare.chars().count() <= 100).then(|| bare.to_owned())
    };
    for raw in text.lines().take(40) {
        let bare = raw.trim_matches(|c: char| matches!(c, '#' | '*' | '_') || c.is_whitespace());
        if let Some((label, value)) = bare.split_once(':')
            && LABELS.contains(&label.trim_matches(['*', '_', ' ']).to_lowercase().as_str())
            && let Some(title) = clean(value)
        {
            return Some(title);
        }
    }
    let first = lines.first()?;
    let line = &text[first.range.clone()];
    let is_title = line.chars().count() <= 80
        && line.split_whitespace().count() <= 10
        && !line.ends_with(['.', '!', '?']);
    if is_title { clean(line) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POSTING: &str = "Senior Data Engineer\n\nAbout us\nWe love Java at Acme.\n\nRequirements\n\
        - 5+ years with Python and SQL\n- AWS, Docker; C++\n- Knowledge of the QWX protocol\n\nNice to have\n- k8s, German\n";

    #[test]
    fn a_posting_is_read_with_what_matters_first() {
        let posting = read(POSTING);
        assert_eq!(posting.title.as_deref(), Some("Senior Data Engineer"));
        let seen: Vec<_> = posting
            .requirements
            .iter()
            .map(|one| (one.term.as_str(), one.importance))
            .collect();
        assert_eq!(
            seen,
            [
                ("Python", Importance::Must),
                ("SQL", Importance::Must),
                ("AWS", Importance::Must),
                ("Docker", Importance::Must),
                ("C++", Importance::Must),
                ("QWX", Importance::Must),
                ("Kubernetes", Importance::Nice),
                ("German", Importance::Nice),
            ]
        );
        for one in &posting.requirements {
            for place in &one.places {
                assert!(!POSTING[place.clone()].is_empty());
            }
        }
    }

    #[test]
    fn an_empty_posting_asks_for_nothing() {
        assert_eq!(
            read("  \n\n"),
            Posting {
                title: None,
                requirements: Vec::new()
            }
        );
    }
}
