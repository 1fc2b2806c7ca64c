//! Which trades a posting is of, told by the skills that it asks for.

use super::{Asked, lexicon};
use crate::report::Importance;

/// Fields of the lexicon that every trade asks for.
const COMMON: &[&str] = &["languages", "office", "soft"];

/// The most trades that are named.
const MOST: usize = 3;
/// Fewer skills of a field are chance.
const FEW: u32 = 2;

/// Fields of the lexicon that at least a fifth of what is asked for belongs to, the largest first;
/// wishes count half. Nothing where too little is asked for to tell.
pub(super) fn of(requirements: &[Asked]) -> Vec<&'static str> {
    let mut fields: Vec<(&'static str, u32, u32)> = Vec::new();
    let mut total = 0;
    for asked in requirements {
        let Some(skill) = asked.skill.map(|skill| lexicon::whole().skill(skill)) else {
            continue;
        };
        if skill.kind == "soft" || COMMON.contains(&skill.field) {
            continue;
        }
        let weight = if asked.importance == Importance::Must {
            2
        } else {
            1
        };
        total += weight;
        match fields.iter_mut().find(|(field, ..)| *field == skill.field) {
            Some((_, sum, count)) => {
                *sum += weight;
                *count += 1;
            }
            None => fields.push((skill.field, weight, 1)),
        }
    }
    fields.retain(|(_, sum, count)| *count >= FEW && sum * 5 >= total);
    crate::sort::by(&mut fields, |a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    fields.truncate(MOST);
    fields.into_iter().map(|(field, ..)| field).collect()
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn a_posting_is_of_the_trades_whose_skills_it_asks_for() {
        let of = |list: &str| {
            let lines: Vec<String> = list.split(", ").map(|one| format!("- {one}\n")).collect();
            read(&format!("Requirements:\n{}", lines.concat())).industries
        };
        assert_eq!(of("Rust, Java, Git, Docker")[0], "software");
        assert_eq!(
            of("Wound care, Phlebotomy, Patient assessment, English"),
            ["healthcare"]
        );
        assert!(of("English, German, Teamwork").is_empty());
        assert!(of("Rust").is_empty());
    }
}
