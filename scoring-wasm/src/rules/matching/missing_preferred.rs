use super::named;
use crate::posting::Subject;
use crate::report::Importance;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Skills that the posting calls preferred or nice to have and that the resume does
    /// not show. Degrees, certificates and languages have findings of their own.
    ///
    /// ## Why it matters
    ///
    /// They help, but nobody needs all of them: in a large trial people applied
    /// with about half of a list.
    ///
    /// ## Example
    ///
    /// “Terraform is a plus”; the resume does not name it.
    ///
    /// ## Fix
    ///
    /// Name those you have, where you used them.
    ///
    /// ## Sources
    ///
    /// J2, J4, E5
    "KEY002", "missing-preferred", Match, Info, "Wished-for skills are not shown"
}

/// Names that the message holds.
const MOST: usize = 8;

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let mut missing = held.shortfalls();
    missing.retain(|short| short.subject == Subject::Skill && short.importance != Importance::Must);
    if missing.is_empty() {
        return Vec::new();
    }
    vec![Draft::new(
        format!(
            "The posting also wishes for {}. Name what you have, where you used it.",
            named(missing.iter().map(|short| short.term), MOST)
        ),
        missing.iter().map(|short| short.cost).sum(),
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn wishes_are_told_in_one_finding() {
        let posting = "Requirements:\n- Rust\n\nNice to have:\n- Kubernetes\n- Terraform\n";
        let found = testing::posting_findings(&RULE, "Uses Rust.", posting);
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("Terraform"));
        assert!(
            testing::posting_findings(&RULE, "Rust, Kubernetes, Terraform", posting).is_empty()
        );
    }
}
