use crate::posting::Subject;
use crate::report::{Importance, MatchState};
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Skills that the posting marks as musts and that the resume does not show. Degrees,
    /// certificates and languages have findings of their own.
    ///
    /// ## Why it matters
    ///
    /// Recruiters search the text for such terms, and hiring software lets teams
    /// mark must-haves. Statements of what you can do raise ratings wherever they
    /// stand.
    ///
    /// ## Example
    ///
    /// The posting requires Kubernetes; the resume does not name it.
    ///
    /// ## Fix
    ///
    /// If you have it, say so where you used it: in a bullet of that job, and in
    /// the list of skills. If you don't, leave it: nobody needs all of a list.
    ///
    /// ## Sources
    ///
    /// E1, E5, G11, J2, J4
    "KEY001", "missing-required", Match, Warning, "A required skill is not shown"
}

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    held.shortfalls()
        .into_iter()
        .filter(|short| short.subject == Subject::Skill && short.importance == Importance::Must)
        .map(|short| {
            let message = match short.state {
                MatchState::Partial => format!(
                    "The posting requires “{}”; the resume shows it in part. If you have it, name it where you used it.",
                    short.term
                ),
                MatchState::Relation => format!(
                    "The posting requires “{}”; the resume shows something close to it. If you have it, use the posting's word.",
                    short.term
                ),
                _ => format!(
                    "The posting requires “{}” and the resume does not show it. If you have it, name it where you used it.",
                    short.term
                ),
            };
            Draft::new(message, short.cost)
                .titled(format!("“{}” is required", short.term))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn a_required_skill_that_is_absent_is_named() {
        let found =
            testing::posting_findings(&RULE, "Uses Rust.", "Requirements:\n- Kubernetes\n- Rust\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("Kubernetes"));
        assert!(found[0].gain > 0.0);
        assert!(
            testing::posting_findings(
                &RULE,
                "Uses Rust and Kubernetes.",
                "Requirements:\n- Kubernetes\n- Rust\n"
            )
            .is_empty()
        );
        testing::pass(&RULE, &["no posting, no finding"]);
    }
}
