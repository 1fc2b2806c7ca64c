use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Entries with more than ten bullets.
    ///
    /// ## Why it matters
    ///
    /// Long lists are skimmed. Cluttered resumes were rated lower in a sponsored study.
    ///
    /// ## Example
    ///
    /// Fourteen bullets under one job
    ///
    /// ## Fix
    ///
    /// The six that matter for the job you apply for
    ///
    /// ## Sources
    ///
    /// G4
    "BUL012", "many-bullets", Wording, Hint, "A position has many bullets"
}

/// Tenths of a point.
const COST: u16 = 2;
/// Bullets of one entry.
const MANY: usize = 10;

fn check(context: &Context) -> Vec<Draft> {
    let places = context
        .model
        .entries
        .iter()
        .filter(|entry| {
            entry.bullets.len() > MANY
                && matches!(
                    context.kind(entry),
                    SectionKind::Experience | SectionKind::Projects | SectionKind::Volunteering
                )
        })
        .filter_map(|entry| context.place(entry.head))
        .collect();
    Draft::about(
        places,
        "More than ten bullets are skimmed. Put first, or keep, what matters for the job you apply for.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let list = |n: usize| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill Jan 2019 -- Dec 2020\\begin{{itemize}}{}\\end{{itemize}}",
                "\\item Built it well".repeat(n)
            )
        };
        testing::pass(&RULE, &[&list(8)]);
        testing::fail(&RULE, &[&list(12)]);
    }
}
