use crate::report::MatchState;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the dated positions add up to the years of experience that the posting asks for,
    /// months in common counted once.
    ///
    /// ## Why it matters
    ///
    /// Parsers compute experience in months from the dates of positions, and hiring teams sort by
    /// it. What has no dates does not count there.
    ///
    /// ## Example
    ///
    /// The posting asks for five years; positions from 2021 on are dated.
    ///
    /// ## Fix
    ///
    /// Give each position its dates, older ones in a line each. If years are missing for real, say
    /// what you did that others need longer for: many apply who do not meet every line.
    ///
    /// ## Sources
    ///
    /// D7, E5, J2, J3
    "FIT001", "fewer-years", Match, Info, "Fewer years than the posting asks for"
}

fn check(context: &Context) -> Vec<Draft> {
    let Some((held, years)) = context
        .posting
        .and_then(|held| Some((held, held.fit.years?)))
    else {
        return Vec::new();
    };
    if years.state() == MatchState::Exact {
        return Vec::new();
    }
    let message = format!(
        "The posting asks for {} years of experience; your dated positions add up to {}. If more of them count, give them dates.",
        years.asked,
        years.shown()
    );
    vec![Draft::new(message, held.years_cost())]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    const JOB: &str = "\\section{Experience}\\textbf{Baker}, Example GmbH \\hfill Jan 2020 -- Dec 2021\\begin{itemize}\\item Baked bread\\end{itemize}";

    #[test]
    fn years_are_added_up_from_dates() {
        let ask = |years: &str| format!("Requirements:\n- {years} years of experience in baking\n");
        let found = testing::posting_findings(&RULE, JOB, &ask("5"));
        assert_eq!(found.len(), 1);
        assert!(
            found[0].message.contains("2 years."),
            "{}",
            found[0].message
        );
        assert!(found[0].gain > 0.0);
        assert!(testing::posting_findings(&RULE, JOB, &ask("2")).is_empty());
        // Without dates nothing is known.
        assert!(testing::posting_findings(&RULE, "Baker", &ask("5")).is_empty());
        testing::pass(&RULE, &["no posting, no finding"]);
    }
}
