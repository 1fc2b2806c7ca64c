use crate::report::MatchState;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the headline or the title of a position has the words of the job's title; level,
    /// place and remarks in brackets left aside.
    ///
    /// ## Why it matters
    ///
    /// Recruiters search by title, and it is among the first things that readers look for.
    ///
    /// ## Example
    ///
    /// The posting says “Data Engineer”, the resume “ETL Developer”.
    ///
    /// ## Fix
    ///
    /// If it is what you do, say so in the headline or the summary: “Data Engineer (ETL)”. Leave the
    /// titles of your positions as they were: they can be checked.
    ///
    /// ## Sources
    ///
    /// E1, G1
    "KEY005", "title-unsaid", Match, Info, "The job's title is not in the resume"
}

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let (Some(state), Some(title)) = (held.fit.title, &held.posting.title) else {
        return Vec::new();
    };
    let says = match state {
        MatchState::Exact | MatchState::Alias => return Vec::new(),
        MatchState::Partial | MatchState::Relation => "in part",
        MatchState::Missing => "nowhere",
    };
    let message = format!(
        "The job is “{title}”; your headline and titles say so {says}. If it is what you do, name it in the headline or summary."
    );
    vec![Draft::new(message, held.title_cost())]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn a_title_is_looked_for_in_headline_and_positions() {
        let job = |title: &str| {
            "\\section{Experience}\\textbf{Baker}, Example GmbH \\hfill Jan 2020 -- Dec 2021\\begin{itemize}\\item Baked bread\\end{itemize}".replace("Baker", title)
        };
        let posting = "Pastry Cook (m/f/d)\n\nRequirements:\n- Baking\n";
        let found = testing::posting_findings(&RULE, &job("Welder"), posting);
        assert_eq!(found.len(), 1);
        assert!(found[0].gain > 0.0);
        assert!(testing::posting_findings(&RULE, &job("Senior Pastry Cook"), posting).is_empty());
        testing::pass(&RULE, &["no posting, no finding"]);
    }
}
