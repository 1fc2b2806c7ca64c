//! What a person makes of a posting's requirements: some added, left out, weighed otherwise, or
//! counted together.

use std::collections::{BTreeMap, BTreeSet};

use super::words::words;
use super::{Asked, Posting, degrees, hold, lexicon};
use crate::case::Case as _;
use crate::report::{
    Importance, OWN_MAX, OWN_TERM_MAX_CHARS, OWN_WEIGHT_MAX, OwnRequirement as Own,
};

/// Checks the requirements of a request.
///
/// # Errors
/// What is wrong, as the end of a sentence.
pub fn check(own: &[Own]) -> Result<(), String> {
    if own.len() > OWN_MAX {
        return Err(format!("there are {}, at most {OWN_MAX} count", own.len()));
    }
    let mut seen = BTreeSet::new();
    for one in own {
        for name in [Some(&one.term), one.into.as_ref()].into_iter().flatten() {
            if key(name).is_empty() {
                return Err("a term is empty".to_owned());
            }
            let chars = name.chars().count();
            if chars > OWN_TERM_MAX_CHARS {
                return Err(format!(
                    "a term has {chars} characters, at most {OWN_TERM_MAX_CHARS} are read"
                ));
            }
        }
        let term = one.term.trim();
        if let Some(weight) = one.weight
            && !(1..=OWN_WEIGHT_MAX).contains(&weight)
        {
            return Err(format!(
                "“{term}” has the weight {weight}; weights go from 1 to {OWN_WEIGHT_MAX}"
            ));
        }
        if one.added && one.removed {
            return Err(format!("“{term}” is both added and removed"));
        }
        if !seen.insert(key(&one.term)) {
            return Err(format!("“{term}” stands twice"));
        }
    }
    Ok(())
}

/// What is the same term.
fn key(term: &str) -> String {
    let words: Vec<&str> = term.split_whitespace().collect();
    words.join(" ").lowered()
}

/// The posting as the person wants it. `text` is what it was read from.
pub fn apply(mut posting: Posting, text: &str, own: &[Own]) -> Posting {
    let by_key: BTreeMap<String, &Own> = own.iter().map(|one| (key(&one.term), one)).collect();
    // What is added stands at the end of its importance, for its places may be anywhere.
    let known: BTreeSet<String> = posting.requirements.iter().map(|a| key(&a.term)).collect();
    let mut added: Vec<Asked> = own
        .iter()
        .filter(|one| one.added && !known.contains(&key(&one.term)))
        .map(|one| add(one, text))
        .collect();
    // Two names of one skill ask for one thing.
    added.retain(|one| {
        let mut all = posting.requirements.iter();
        one.skill.is_none() || all.all(|asked| asked.skill != one.skill)
    });
    let mut all = std::mem::take(&mut posting.requirements);
    all.append(&mut added);

    let groups: BTreeMap<String, &str> = own
        .iter()
        .filter_map(|one| one.into.as_deref())
        .map(|name| (key(name), name.trim()))
        .collect();
    let mut members: BTreeMap<String, usize> = BTreeMap::new();
    for mut asked in all {
        let key_of = key(&asked.term);
        let choice = by_key.get(&key_of).copied();
        if choice.is_some_and(|one| one.removed) {
            posting.removed.push(asked.term);
            continue;
        }
        if let Some(one) = choice {
            change(&mut asked, one);
        }
        let group = choice
            .and_then(|one| one.into.as_deref())
            .map(key)
            .or_else(|| groups.contains_key(&key_of).then_some(key_of));
        let Some(group) = group else {
            posting.requirements.push(asked);
            continue;
        };
        let next = posting.requirements.len();
        let index = *members.entry(group.clone()).or_insert(next);
        if index == next {
            let name = groups.get(&group).copied().unwrap_or_default();
            let mut whole = Asked::new(name.to_owned(), asked.kind, asked.importance);
            whole.own = true;
            posting.requirements.push(whole);
        }
        if let Some(whole) = posting.requirements.get_mut(index) {
            join(whole, asked);
        }
    }
    for (group, index) in members {
        if let (Some(whole), Some(one)) = (posting.requirements.get_mut(index), by_key.get(&group))
        {
            change(whole, one);
        }
    }
    posting.requirements.retain(|asked| {
        let gone = !asked.any_of.is_empty()
            && by_key.get(&key(&asked.term)).is_some_and(|one| one.removed);
        if gone {
            posting.removed.push(asked.term.clone());
        }
        !gone
    });
    crate::sort::by_key(&mut posting.requirements, |one| one.importance);
    posting
}

/// A requirement that the posting does not have, with the places where its text names it after all.
fn add(own: &Own, text: &str) -> Asked {
    let term = own.term.split_whitespace().collect::<Vec<_>>().join(" ");
    let importance = own.importance.unwrap_or(Importance::Must);
    let named = lexicon::whole().named_as(&term);
    let level = degrees::find(&term, &words(&term))
        .first()
        .map(|(level, _)| *level);
    let mut asked = match (named, level) {
        (Some((skill, name)), _) => {
            let known = lexicon::whole().skill(skill);
            // The person's own spelling, so that it is found again.
            let mut asked = Asked::new(term, known.kind, importance);
            asked.skill = Some(skill);
            asked.names.push(name);
            asked
        }
        (None, Some(level)) => {
            let mut asked = Asked::new(term, "certificate", importance);
            asked.level = Some(level);
            asked
        }
        (None, None) => Asked::new(term, "hard", importance),
    };
    asked.own = true;
    asked.places = hold::places(&asked, text);
    asked
}

fn change(asked: &mut Asked, own: &Own) {
    if let Some(importance) = own.importance {
        asked.own |= importance != asked.importance;
        asked.importance = importance;
    }
    if own.weight.is_some() {
        asked.own = true;
        asked.weight = own.weight;
    }
}

/// Takes a requirement into a group: as strong as its strongest, of the fewest years.
fn join(whole: &mut Asked, one: Asked) {
    whole.importance = whole.importance.min(one.importance);
    whole.weight = whole.weight.max(one.weight);
    whole.years = match (whole.years, one.years) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    if whole.kind != one.kind {
        whole.kind = "hard";
    }
    whole.places.extend(one.places.iter().cloned());
    crate::sort::by_key(&mut whole.places, |place| place.start);
    whole.any_of.push(one);
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::report::MatchState;

    const TEXT: &str = "Requirements\n- AWS, Azure\n- Docker\n\nNice to have\n- Terraform\n\nAbout us\nWe read Kafka at lunch.";

    fn own(term: &str) -> Own {
        Own {
            term: term.to_owned(),
            ..Own::default()
        }
    }

    fn with(own: &[Own]) -> Posting {
        check(own).expect("right requirements");
        apply(read(TEXT), TEXT, own)
    }

    fn terms(posting: &Posting) -> Vec<&str> {
        let all = posting.requirements.iter();
        all.map(|asked| asked.term.as_str()).collect()
    }

    #[test]
    fn without_choices_the_posting_stays_as_it_is() {
        assert_eq!(with(&[]), read(TEXT));
        assert_eq!(with(&[own("a term of another posting")]), read(TEXT));
    }

    #[test]
    fn requirements_are_added_and_left_out() {
        let posting = with(&[
            Own {
                removed: true,
                ..own("docker")
            },
            Own {
                added: true,
                ..own("Kafka")
            },
            Own {
                added: true,
                importance: Some(Importance::Nice),
                ..own("QWX  protocol")
            },
        ]);
        assert_eq!(
            terms(&posting),
            ["AWS", "Azure", "Kafka", "Terraform", "QWX protocol"]
        );
        assert_eq!(posting.removed, ["Docker"]);
        let kafka = &posting.requirements[2];
        assert!(kafka.is_own() && kafka.is_known() && kafka.weight() == 3);
        assert_eq!(TEXT.get(kafka.places[0].clone()), Some("Kafka"));
        assert!(posting.requirements[4].places.is_empty());
    }

    #[test]
    fn what_the_posting_asks_for_is_not_added_again() {
        // Under its own name, and under another.
        for term in ["Docker", "Amazon Web Services"] {
            let posting = with(&[Own {
                added: true,
                ..own(term)
            }]);
            assert_eq!(posting.requirements.len(), 4, "{term}");
        }
    }

    #[test]
    fn importance_and_weight_are_the_persons() {
        let posting = with(&[
            Own {
                importance: Some(Importance::Must),
                ..own("Terraform")
            },
            Own {
                weight: Some(9),
                ..own("Docker")
            },
        ]);
        let of = |term: &str| {
            let mut all = posting.requirements.iter();
            all.find(|asked| asked.term == term).expect("asked for")
        };
        assert_eq!(of("Terraform").weight(), 3);
        assert_eq!(of("Docker").weight(), 9);
        assert!(of("Docker").is_own() && !of("AWS").is_own());
    }

    #[test]
    fn a_group_is_met_by_any_of_it() {
        let cloud = Some("Cloud".to_owned());
        let posting = with(&[
            Own {
                into: cloud.clone(),
                ..own("AWS")
            },
            Own {
                into: cloud,
                ..own("Azure")
            },
            Own {
                weight: Some(5),
                ..own("cloud")
            },
        ]);
        assert_eq!(terms(&posting), ["Cloud", "Docker", "Terraform"]);
        let group = &posting.requirements[0];
        assert_eq!(group.any_of().collect::<Vec<_>>(), ["AWS", "Azure"]);
        assert_eq!((group.weight(), group.places.len()), (5, 2));
        let state = |resume| hold(&posting, resume)[0].state;
        assert_eq!(state("Ran it on Azure"), MatchState::Exact);
        assert_eq!(state("Ran it at home"), MatchState::Missing);
    }

    #[test]
    fn a_requirement_can_take_in_another() {
        let posting = with(&[Own {
            into: Some("docker".to_owned()),
            ..own("Terraform")
        }]);
        let group = posting
            .requirements
            .iter()
            .find(|asked| asked.any_of().count() == 2);
        assert!(group.is_some_and(|group| group.importance == Importance::Must));
    }

    #[test]
    fn bad_requirements_are_refused() {
        let long = "x".repeat(OWN_TERM_MAX_CHARS + 1);
        for (wrong, says) in [
            (vec![own(" ")], "empty"),
            (vec![own(&long)], "characters"),
            (
                vec![Own {
                    weight: Some(0),
                    ..own("a")
                }],
                "weight",
            ),
            (
                vec![Own {
                    weight: Some(11),
                    ..own("a")
                }],
                "weight",
            ),
            (
                vec![Own {
                    added: true,
                    removed: true,
                    ..own("a")
                }],
                "both",
            ),
            (vec![own("a b"), own("A  B ")], "twice"),
            (
                vec![Own {
                    into: Some(String::new()),
                    ..own("a")
                }],
                "empty",
            ),
            (vec![own("a"); OWN_MAX + 1], "at most"),
        ] {
            let error = check(&wrong).expect_err(says);
            assert!(error.contains(says), "{error}");
        }
    }
}
