use crate::case::Case as _;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::parts;

declare_rule! {
    /// ## What it checks
    ///
    /// Bullets that open with “Responsible for”, “Helped”, “Worked on” and the like.
    ///
    /// ## Why it matters
    ///
    /// Such openings say what the job was, not what you did. Recruiters
    /// recommend verbs that name the action; no experiment has measured an
    /// effect, so this is help with style and costs next to nothing.
    ///
    /// ## Example
    ///
    /// “Responsible for the nightly report”
    ///
    /// ## Fix
    ///
    /// “Ran the nightly report for 40 branches”
    ///
    /// ## Sources
    ///
    /// G19
    "BUL001", "weak-first-verb", Wording, Hint, "Bullets open without saying what you did"
}

/// Tenths of a point for one bullet and for many.
const COST: (u16, u16) = (2, 6);

const OPENINGS: &str = "responsible for|was responsible|in charge of|tasked with|duties included|\
     duties include|helped|helping|worked on|worked with|assisted with|involved in|\
     participated in|zuständig für";

fn check(context: &Context) -> Vec<Draft> {
    let places: Vec<_> = context
        .model
        .bullets()
        .into_iter()
        .filter_map(|at| {
            let words = context.words(at).lowered();
            let opening = parts(OPENINGS, b'|').find(|opening| words.starts_with(opening))?;
            let end = at.start + opening.len();
            context.place(crate::resume::At {
                start: at.start,
                end,
            })
        })
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    let cost = if places.len() > 2 { COST.1 } else { COST.0 };
    vec![
        Draft::new(
            "Start with the verb for what you did: “Ran”, “Built”, “Negotiated” tell more than “Responsible for” or “Helped”.",
            cost,
        )
        .at(places),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &["\\section{Experience}\\begin{itemize}\\item Built a bridge\\end{itemize}"],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\begin{itemize}\\item Responsible for a bridge\\end{itemize}",
                "\\section{Experience}\\begin{itemize}\\item \\textbf{Worked on} bridges\\end{itemize}",
            ],
        );
    }
}
