use super::evidence::{OLD, Work, is_required_skill};
use super::named;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Skills that the posting requires and that only positions name which ended more than eight
    /// years ago, while newer positions are there.
    ///
    /// ## Why it matters
    ///
    /// At least one parser reports when each skill was last used.
    ///
    /// ## Example
    ///
    /// “Java” in a position that ended in 2014
    ///
    /// ## Fix
    ///
    /// If you have used it since, name it in the newer position.
    ///
    /// ## Sources
    ///
    /// D9
    "KEY007", "old-evidence", Match, Hint, "Required skills are shown by old positions alone"
}

/// Names that the message holds.
const MOST: usize = 8;

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let today = context.today.months();
    let work = Work::of(context);
    if !work.positions.iter().any(|(_, end)| *end + OLD >= today) {
        return Vec::new();
    }
    let mut terms = Vec::new();
    for (asked, found) in held.posting.requirements.iter().zip(&held.held) {
        let old = work
            .last_use(&found.found)
            .is_some_and(|end| end + OLD < today);
        if old && is_required_skill(asked) {
            terms.push(asked.term.as_str());
        }
    }
    if terms.is_empty() {
        return Vec::new();
    }
    let message = format!(
        "The posting requires {}; your positions name it last more than {} years ago. If you have used it since, say where.",
        named(terms, MOST),
        OLD / 12
    );
    vec![Draft::new(message, 0)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn what_only_old_positions_show_is_named() {
        let old = "\\section{Experience}\\textbf{Baker}, Example GmbH \\hfill Jan 2020 -- Dec 2021\\begin{itemize}\\item Baked bread\\end{itemize}".replace("Jan 2020", "Jan 2008").replace("Dec 2021", "Dec 2010").replace("Baked bread", "Wrote Python");
        let new = "\\textbf{Baker}, Sample AG \\hfill Jan 2022 -- Present\\begin{itemize}\\item Baked bread\\end{itemize}";
        let posting = "Requirements:\n- Python\n";
        let found = testing::posting_findings(&RULE, &format!("{old}{new}"), posting);
        assert_eq!(found.len(), 1);
        let newer = new.replace("Baked bread", "Wrote Python");
        assert!(testing::posting_findings(&RULE, &format!("{old}{newer}"), posting).is_empty());
        assert!(testing::posting_findings(&RULE, &old, posting).is_empty());
        testing::pass(&RULE, &["no posting, no finding"]);
    }
}
