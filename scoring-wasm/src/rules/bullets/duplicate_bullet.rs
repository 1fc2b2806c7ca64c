use std::collections::BTreeMap;

use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Bullets with the same words, case and punctuation aside.
    ///
    /// ## Why it matters
    ///
    /// A copied line reads like an oversight.
    ///
    /// ## Example
    ///
    /// The same line under two jobs
    ///
    /// ## Fix
    ///
    /// Say what was different, or keep one of them.
    ///
    /// ## Sources
    ///
    /// G7
    "BUL005", "duplicate-bullet", Wording, Info, "The same bullet stands twice"
}

/// Tenths of a point.
const COST: u16 = 10;

fn check(context: &Context) -> Vec<Draft> {
    let mut seen: BTreeMap<String, Vec<At>> = BTreeMap::new();
    for at in context.model.bullets() {
        let key: String = context
            .words(at)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        if key.len() >= 16 {
            seen.entry(key).or_default().push(at);
        }
    }
    let mut places: Vec<_> = seen
        .into_values()
        .filter(|all| all.len() > 1)
        .flatten()
        .filter_map(|at| context.place(at))
        .collect();
    crate::sort::plain(&mut places);
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "These bullets say the same words. Keep one, or say what was different.",
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
    fn cases() {
        testing::pass(
            &RULE,
            &[
                "\\section{Experience}\\begin{itemize}\\item Built the payment service\\item Built the invoice service\\end{itemize}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\begin{itemize}\\item Built the payment service\\item Built the payment service.\\end{itemize}",
            ],
        );
    }
}
