use std::ops::Range;

use super::evidence::is_required_skill;
use super::{bare_keywords, named, place};
use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Skills that the posting requires and that only the list of skills names, where the resume
    /// has positions or projects that could.
    ///
    /// ## Why it matters
    ///
    /// Where a system judges a resume against criteria it looks for evidence, and parsers tell how
    /// long and when a skill was used by the positions that name it.
    ///
    /// ## Example
    ///
    /// “Kubernetes” stands in the list and in no bullet.
    ///
    /// ## Fix
    ///
    /// “Moved twelve services to Kubernetes” in the position where you did
    ///
    /// ## Sources
    ///
    /// D9, E6, G11
    "KEY006", "listed-only", Match, Hint, "Required skills are listed and shown nowhere"
}

/// Names that the message holds.
const MOST: usize = 6;

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let model = context.model;
    let told = model.entries.iter().any(|entry| {
        matches!(entry.kind, SectionKind::Experience | SectionKind::Projects)
            && !(entry.bullets.is_empty() && entry.details.is_empty())
    });
    let lists = context.skill_lists();
    if !told || lists.is_empty() || bare_keywords::speaks(context) {
        return Vec::new();
    }
    let mut terms = Vec::new();
    let mut places = Vec::new();
    for (asked, found) in held.posting.requirements.iter().zip(&held.held) {
        let listed = |place: &Range<usize>| lists.iter().any(|list| list.holds(place));
        if is_required_skill(asked) && !found.found.is_empty() && found.found.iter().all(listed) {
            terms.push(asked.term.as_str());
            places.extend(found.found.first().and_then(|at| place(context, at)));
        }
    }
    if terms.is_empty() {
        return Vec::new();
    }
    let message = format!(
        "The posting requires {}, and only your list of skills names it. Say in a bullet what you did with it.",
        named(terms, MOST)
    );
    vec![Draft::new(message, 0).at(places)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn a_required_skill_needs_a_place_where_it_was_used() {
        let body = |bullet: &str| {
            format!("{}\\section{{Skills}} Python, Docker", "\\section{Experience}\\textbf{Baker}, Example GmbH \\hfill Jan 2020 -- Dec 2021\\begin{itemize}\\item Baked bread\\end{itemize}".replace("Baked bread", bullet))
        };
        let posting = "Requirements:\n- Python\n- Docker\n";
        let found = testing::posting_findings(&RULE, &body("Wrote Python"), posting);
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("Docker") && !found[0].message.contains("Python"));
        assert!(
            testing::posting_findings(&RULE, &body("Wrote Python for Docker"), posting).is_empty()
        );
        testing::pass(&RULE, &["no posting, no finding"]);
    }
}
