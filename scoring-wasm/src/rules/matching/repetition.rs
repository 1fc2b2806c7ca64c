use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Terms of the posting that the resume says fifteen times or more.
    ///
    /// ## Why it matters
    ///
    /// Repetition does not help: no vendor documents a wanted number of mentions,
    /// and readers notice. Recruiters call it stuffing.
    ///
    /// ## Example
    ///
    /// “Python” in every bullet
    ///
    /// ## Fix
    ///
    /// Say it where it matters: in the list of skills and where you used it.
    ///
    /// ## Sources
    ///
    /// K1, K5, E4
    "KEY003", "repeated-term", Match, Info, "A term of the posting is repeated very often"
}

/// Tenths of a point.
const COST: u16 = 30;
/// Mentions that no honest page has.
const MANY: usize = 15;

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let mut terms = Vec::new();
    let mut places = Vec::new();
    for (asked, found) in held.posting.requirements.iter().zip(&held.held) {
        if found.found.len() >= MANY {
            terms.push(format!("“{}”", asked.term));
            places.extend(found.found.iter().filter_map(|range| {
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
                "{} is said very often. Repetition earns nothing; say it where you used it.",
                terms.join(", ")
            ),
            COST,
        )
        .at(places),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn stuffing_is_noticed() {
        let posting = "Requirements:\n- Python\n- Rust\n";
        let stuffed = "Python, ".repeat(20);
        assert_eq!(testing::posting_findings(&RULE, &stuffed, posting).len(), 1);
        assert!(testing::posting_findings(&RULE, "Python and Rust", posting).is_empty());
    }
}
