use crate::report::MatchState;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Years that the posting asks for with a single skill, against the dated positions that name
    /// the skill.
    ///
    /// ## Why it matters
    ///
    /// At least one parser reports for each skill how many months it was used, from the dated
    /// positions that mention it.
    ///
    /// ## Example
    ///
    /// “3 years with Python”; one position of a year names it.
    ///
    /// ## Fix
    ///
    /// Name the skill in each position where you used it.
    ///
    /// ## Sources
    ///
    /// D9, E6
    "FIT002", "fewer-years-of-skill", Match, Hint, "A skill is named in too few positions"
}

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let short = held.fit.skill_years.iter().filter_map(|(n, years)| {
        let asked = held.posting.requirements.get(*n)?;
        (years.state() != MatchState::Exact).then(|| {
            format!(
                "“{}”: {} of {} years",
                asked.term,
                years.shown(),
                years.asked
            )
        })
    });
    let short: Vec<String> = short.collect();
    if short.is_empty() {
        return Vec::new();
    }
    let message = format!(
        "Dated positions that name it show {}. Name it in each position where you used it.",
        short.join("; ")
    );
    vec![Draft::new(message, 0)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    const JOB: &str = "\\section{Experience}\\textbf{Baker}, Example GmbH \\hfill Jan 2020 -- Dec 2021\\begin{itemize}\\item Wrote Python\\end{itemize}";

    #[test]
    fn positions_that_name_a_skill_are_added_up() {
        let ask =
            |years: &str| format!("Requirements:\n- {years} years of experience with Python\n");
        let found = testing::posting_findings(&RULE, JOB, &ask("4"));
        assert_eq!(found.len(), 1);
        assert!(
            found[0].message.contains("“Python”: 2 years of 4 years"),
            "{}",
            found[0].message
        );
        assert!(testing::posting_findings(&RULE, JOB, &ask("2")).is_empty());
        testing::pass(&RULE, &["no posting, no finding"]);
    }
}
