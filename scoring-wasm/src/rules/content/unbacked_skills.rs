use crate::posting::lexicon;
use crate::report::SectionKind;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether at least six known skills are listed and most of them are mentioned nowhere
    /// outside the skills section.
    ///
    /// ## Why it matters
    ///
    /// At least one parser reports for each skill how long and when it was last used, from
    /// the dated position that mentions it. A list alone shows neither.
    ///
    /// ## Example
    ///
    /// “Kubernetes” in the list and in no bullet
    ///
    /// ## Fix
    ///
    /// “Moved twelve services to Kubernetes”
    ///
    /// ## Sources
    ///
    /// D9, G11
    "SKL002", "unbacked-skills", Content, Hint, "Listed skills appear in no position"
}

/// Tenths of a point.
const COST: u16 = 3;
/// Known skills in the list below which nothing can be said.
const ENOUGH: usize = 6;
/// Places that are shown.
const MOST: usize = 10;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let told = model
        .entries
        .iter()
        .filter(|entry| context.kind(entry) == SectionKind::Experience)
        .map(|entry| entry.bullets.len() + entry.details.len())
        .sum::<usize>();
    if told < 3 {
        return Vec::new();
    }
    let lexicon = lexicon::core();
    let inside = context.skill_lists();
    if inside.is_empty() {
        return Vec::new();
    }
    let mut listed = Vec::new();
    let mut shown = vec![false; lexicon.count()];
    let mut show = |skill: usize| {
        if let Some(shown) = shown.get_mut(skill) {
            *shown = true;
        }
    };
    for hit in context.hits() {
        let at = At {
            start: hit.range.start,
            end: hit.range.end,
        };
        let skill = lexicon.skill(hit.skill);
        if inside
            .iter()
            .any(|part| part.start <= at.start && at.end <= part.end)
        {
            // “Operating Systems:” is the label of a group.
            let rest = context.text().get(at.end..).unwrap_or_default();
            let label = rest.trim_start().starts_with(':');
            if matches!(skill.kind, "hard" | "tool") && !label {
                listed.push((hit.skill, at));
            }
        } else {
            show(hit.skill);
            skill.implies.iter().copied().for_each(&mut show);
        }
    }
    let listed = crate::sort::groups(listed);
    let all = listed.len();
    let mut missing: Vec<At> = listed
        .into_iter()
        .filter(|(skill, _)| shown.get(*skill) == Some(&false))
        .filter_map(|(_, all)| all.first().copied())
        .collect();
    if all < ENOUGH || missing.len() * 4 < all * 3 {
        return Vec::new();
    }
    crate::sort::plain(&mut missing);
    let message = format!(
        "Of {all} known skills in the list {} are mentioned in no position or project. Say where you used those that matter for the job.",
        missing.len()
    );
    Draft::about(
        missing
            .into_iter()
            .take(MOST)
            .filter_map(|at| context.place(at))
            .collect(),
        message,
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let resume = |bullets: &str| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill Jan 2020 -- Present\\begin{{itemize}}{bullets}\\end{{itemize}}\\section{{Skills}} Rust, Python, Docker, Kubernetes, PostgreSQL, Kafka, Terraform"
            )
        };
        testing::pass(
            &RULE,
            &[
                &resume("\\item Built it in Rust and Python\\item Ran Docker\\item Led a team"),
                "\\section{Skills} Rust",
            ],
        );
        testing::fail(
            &RULE,
            &[&resume("\\item Built it\\item Ran it\\item Led a team")],
        );
    }
}
