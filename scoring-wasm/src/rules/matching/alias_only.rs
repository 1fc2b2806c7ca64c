use super::{named, place};
use crate::posting::Subject;
use crate::report::MatchState;
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

/// Names that the message holds.
const MOST: usize = 8;

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let mut terms = Vec::new();
    let mut places = Vec::new();
    for (asked, found) in held.posting.requirements.iter().zip(&held.held) {
        // Of several that count together nobody knows which is meant, and “fluent German” is another
        // name of the language that nobody should be told to write.
        let single = asked.any_of().next().is_none() && asked.subject() != Subject::Language;
        if found.state == MatchState::Alias && single {
            let printed = asked
                .places
                .first()
                .and_then(|at| held.text().get(at.clone()));
            terms.push(printed.unwrap_or(&asked.term));
            places.extend(found.found.first().and_then(|at| place(context, at)));
        }
    }
    if terms.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            format!(
                "Some searches look for exact words. Write {} once as the posting does.",
                named(terms, MOST)
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
        assert!(found[0].message.contains("“JavaScript”"));
        assert!(testing::posting_findings(&RULE, "JavaScript and Rust", posting).is_empty());
    }

    #[test]
    fn the_name_is_the_postings_and_not_the_usual_one() {
        let found = testing::posting_findings(&RULE, "Kubernetes", "Requirements:\n- k8s\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("“k8s”"), "{}", found[0].message);
        let posting = "Requirements:\n- Fluent German\n";
        assert!(testing::posting_findings(&RULE, "German", posting).is_empty());
    }
}
