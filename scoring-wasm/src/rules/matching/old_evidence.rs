use crate::report::{Importance, SectionKind};
use crate::rules::{Context, Draft, declare_rule, period};

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

/// Months after which a skill looks rusty.
const OLD: i32 = 96;

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let today = context.today.months();
    let work: Vec<_> = context
        .model
        .entries
        .iter()
        .filter(|entry| entry.kind == SectionKind::Experience)
        .filter_map(|entry| Some((entry, period(entry, today)?.1)))
        .collect();
    if !work.iter().any(|(_, end)| *end + OLD >= today) {
        return Vec::new();
    }
    let mut terms = Vec::new();
    for (asked, found) in held.posting.requirements.iter().zip(&held.held) {
        if asked.importance != Importance::Must || !matches!(asked.kind, "hard" | "tool") {
            continue;
        }
        let end = |place: &std::ops::Range<usize>| {
            let of = work.iter().find(|(entry, _)| entry.holds(place));
            of.map(|(_, end)| *end)
        };
        // A list of skills says nothing of when.
        let ends: Vec<i32> = found.found.iter().filter_map(end).collect();
        if ends.iter().max().is_some_and(|last| last + OLD < today) {
            terms.push(format!("“{}”", asked.term));
        }
    }
    if terms.is_empty() {
        return Vec::new();
    }
    let message = format!(
        "The posting requires {}; your positions name it last more than {} years ago. If you have used it since, say where.",
        terms.join(", "),
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
