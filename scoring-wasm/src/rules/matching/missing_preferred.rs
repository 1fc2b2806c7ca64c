use crate::report::Importance;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Requirements that the posting calls preferred or nice to have and that the
    /// resume does not show.
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

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let mut terms = Vec::new();
    let mut cost = 0;
    for short in held.shortfalls() {
        if short.importance != Importance::Must {
            terms.push(format!("“{}”", short.term));
            cost += short.cost;
        }
    }
    if terms.is_empty() {
        return Vec::new();
    }
    // A long list helps nobody; the table of requirements has all of it.
    let more = terms.len().saturating_sub(8);
    terms.truncate(8);
    let tail = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    vec![Draft::new(
        format!(
            "The posting also wishes for {}{tail}. Name what you have, where you used it.",
            terms.join(", ")
        ),
        cost,
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
