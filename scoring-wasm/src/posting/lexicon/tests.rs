use std::collections::{BTreeMap, BTreeSet};

use super::super::words::words;
use super::*;

fn terms(text: &str) -> Vec<&'static str> {
    let lexicon = whole();
    let hits = lexicon.find(text, &words(text));
    hits.iter()
        .map(|hit| lexicon.skill(hit.skill).term)
        .collect()
}

/// Each name folded as the matcher folds it, with its skill.
fn folded(lexicon: &Lexicon) -> BTreeMap<String, BTreeSet<SkillId>> {
    let mut folded: BTreeMap<String, BTreeSet<SkillId>> = BTreeMap::new();
    for name in &lexicon.names {
        let mut text = String::new();
        for part in &lexicon.parts[name.first..name.first + name.length] {
            text.push_str(lexicon.vocabulary.word(part.word));
            text.push(part.gap);
        }
        folded.entry(text).or_default().insert(name.skill);
    }
    folded
}

#[test]
fn no_name_stands_for_two_skills() {
    let lexicon = whole();
    for (name, skills) in folded(lexicon) {
        let terms: Vec<_> = skills.iter().map(|id| lexicon.skill(*id).term).collect();
        assert_eq!(terms.len(), 1, "“{name}” names {terms:?}");
    }
}

#[test]
fn what_is_implied_is_a_term() {
    let terms: BTreeSet<&str> = whole().skills.iter().map(|skill| skill.term).collect();
    assert_eq!(terms.len(), whole().skills.len(), "a term stands twice");
    for line in [CORE, REST].iter().flat_map(|text| text.lines()) {
        let implied = line.split_once('>').map_or("", |(_, implied)| implied);
        for name in implied.split(',').filter(|name| !name.is_empty()) {
            assert!(terms.contains(name), "“{name}” is implied but no term");
        }
    }
}

#[test]
fn plurals_of_short_names_are_found() {
    assert_eq!(terms("REST APIs, IDEs, LLMs"), terms("REST API, IDE, LLM"));
    let lexicon = whole();
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
fn a_town_is_no_acronym_in_the_plural() {
    let lexicon = whole();
    let text = "Leeds, APIs";
    let hits = lexicon.find(text, &words(text));
    let names: Vec<_> = hits
        .iter()
        .map(|hit| lexicon.is_name(hit, &text[hit.range.clone()]))
        .collect();
    assert_eq!(names, [true, false]);
}

#[test]
fn names_with_signs_are_told_apart() {
    assert_eq!(terms("C, C++, C#"), ["C", "C++", "C#"]);
    assert_eq!(terms(".NET and ASP.NET"), [".NET", "ASP.NET"]);
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
    let lexicon = whole();
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

/// Sentences with a word that is a skill's name or means something else: sentence, word, which.
const AMBIGUOUS: &str = include_str!("ambiguous.tsv");

#[test]
fn everyday_words_are_told_from_skills() {
    let mut wrong = Vec::new();
    for line in AMBIGUOUS.lines() {
        let [sentence, word, which] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three cells: {line}");
        };
        let words = words(sentence);
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let start = sentence
            .match_indices(word)
            .map(|(start, _)| start)
            .find(|&start| {
                apart(sentence[..start].chars().next_back())
                    && apart(sentence[start + word.len()..].chars().next())
            })
            .unwrap_or_else(|| panic!("“{word}” stands in its sentence: {sentence}"));
        let place = start..start + word.len();
        let hits = whole().find(sentence, &words);
        let hit = hits
            .iter()
            .find(|hit| hit.range.start <= place.start && place.end <= hit.range.end);
        // “Go to market” is a skill, but not Go.
        let means_it = match which {
            "skill" => hit.is_some(),
            _ => hit.is_some_and(|hit| hit.range == place),
        };
        if means_it != (which == "skill") {
            wrong.push(line);
        }
    }
    let share = 1.0 - wrong.len() as f64 / AMBIGUOUS.lines().count() as f64;
    assert!(share >= 0.97, "{share}: {wrong:#?}");
}

#[test]
fn the_lexicon_is_as_large_as_it_says() {
    let lexicon = whole();
    assert!(
        lexicon.skills.len() >= 4000,
        "{} skills",
        lexicon.skills.len()
    );
    // Variants that the matcher folds are no aliases: of each name that folds to one form one counts.
    let names = folded(lexicon).len();
    assert!(names - lexicon.skills.len() >= 8000, "{names} names");
    let fields: BTreeSet<&str> = lexicon.skills.iter().map(|skill| skill.field).collect();
    assert!(fields.len() >= 16, "{fields:?}");
}

#[test]
fn every_skill_is_of_a_trade() {
    let of = |term: &str| {
        let (skill, _) = whole().named_as(term).expect(term);
        whole().skill(skill).field
    };
    assert_eq!(of("Accounts payable"), "accounting");
    assert_eq!(of("Wound care"), "healthcare");
    assert_eq!(of("Rust"), "software");
    assert_eq!(of("German"), "languages");
    let lexicon = whole();
    assert!((0..lexicon.count()).all(|id| !lexicon.skill(id).field.is_empty()));
}
