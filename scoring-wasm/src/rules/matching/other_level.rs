use crate::posting::Seniority;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// The level in the posting's title against the highest level that a title of the resume has:
    /// a step of two or more in either direction.
    ///
    /// ## Why it matters
    ///
    /// Titles and employers are what readers look at first, and what they search by.
    ///
    /// ## Example
    ///
    /// A posting for an intern; the resume of a director.
    ///
    /// ## Fix
    ///
    /// Say in the summary why this step is the right one. Change no title: it can be checked.
    ///
    /// ## Sources
    ///
    /// E1, G1
    "FIT003", "other-level", Match, Hint, "The posting is for another level"
}

/// Steps between levels that nobody asks about.
const NEAR: usize = 1;

fn check(context: &Context) -> Vec<Draft> {
    let Some((asked, shown)) = context.posting.and_then(|held| held.fit.level) else {
        return Vec::new();
    };
    if rank(asked).abs_diff(rank(shown)) <= NEAR {
        return Vec::new();
    }
    let message = format!(
        "The posting is for the level “{}”; the highest in your titles is “{}”. Say in the summary why this is the right step.",
        asked.name(),
        shown.name()
    );
    vec![Draft::new(message, 0)]
}

/// Levels as steps; leading work and leading people are one.
const fn rank(level: Seniority) -> usize {
    match level {
        Seniority::Intern => 0,
        Seniority::Junior => 1,
        Seniority::Mid => 2,
        Seniority::Senior => 3,
        Seniority::Lead | Seniority::Manager => 4,
        Seniority::Director => 5,
        Seniority::Executive => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn a_large_step_is_named() {
        let job = |title: &str| {
            "\\section{Experience}\\textbf{Baker}, Example GmbH \\hfill Jan 2020 -- Dec 2021\\begin{itemize}\\item Baked bread\\end{itemize}".replace("Baker", title)
        };
        let posting = |title: &str| format!("{title}\n\nRequirements:\n- Baking\n");
        let found =
            testing::posting_findings(&RULE, &job("Director of Baking"), &posting("Baking Intern"));
        assert_eq!(found.len(), 1);
        assert!(
            testing::posting_findings(&RULE, &job("Senior Baker"), &posting("Lead Baker"))
                .is_empty()
        );
        assert!(testing::posting_findings(&RULE, &job("Baker"), &posting("Lead Baker")).is_empty());
        testing::pass(&RULE, &["no posting, no finding"]);
    }
}
