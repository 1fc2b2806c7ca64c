use crate::report::MatchState;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Requirements that the resume shows by another name only.
    ///
    /// ## Why it matters
    ///
    /// Some searches look for the exact word, so an abbreviation does not find its
    /// long form. Products differ; saying both once is enough.
    ///
    /// ## Example
    ///
    /// The posting says “JavaScript”, the resume “JS”.
    ///
    /// ## Fix
    ///
    /// Write the posting's name once beside yours: “JavaScript (JS)”.
    ///
    /// ## Sources
    ///
    /// E2, E3
    "KEY004", "other-name", Match, Hint, "The posting uses another name"
}

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let mut terms = Vec::new();
    let mut places = Vec::new();
    for (asked, found) in held.posting.requirements.iter().zip(&held.held) {
        if found.state == MatchState::Alias {
            terms.push(format!("“{}”", asked.term));
            places.extend(found.found.first().and_then(|range| {
                context.place(At {
                    start: range.start,
                    end: range.end,
                })
            }));
        }
    }
    if terms.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            format!(
                "Some searches look for exact words. Write {} once as the posting does.",
                terms.join(", ")
            ),
            0,
        )
        .at(places),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn another_name_is_a_hint_without_cost() {
        let posting = "Requirements:\n- JavaScript\n- Rust\n";
        let found = testing::posting_findings(&RULE, "JS and Rust", posting);
        assert_eq!(found.len(), 1);
        assert!(found[0].gain.abs() < f64::EPSILON);
        assert!(testing::posting_findings(&RULE, "JavaScript and Rust", posting).is_empty());
    }
}
