use crate::latex::facts::ColumnKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether parts of the body are set side by side: `multicols`, `paracol`,
    /// minipages, a sidebar or a two-column class.
    ///
    /// ## Why it matters
    ///
    /// Some parsers read straight across the page and mix the columns; others
    /// rebuild the order. One vendor lists columns among its parse risks. Look at
    /// “what the machine reads”: if the order is right there, this costs you
    /// little.
    ///
    /// ## Example
    ///
    /// `\begin{paracol}{2}`
    ///
    /// ## Fix
    ///
    /// Set the body in one column, or keep the second one for things that may stand
    /// anywhere, such as skills.
    ///
    /// ## Sources
    ///
    /// C1, C5, C6, C7
    "FMT003", "several-columns", Format, Info, "Text stands in several columns"
}

/// Tenths of a point: a risk with some parsers only.
const COST: u16 = 25;

fn check(context: &Context) -> Vec<Draft> {
    let facts = &context.document.facts;
    // One minipage alone stands beside nothing.
    let minipages = facts
        .columns
        .iter()
        .filter(|(kind, _)| *kind == ColumnKind::Minipage)
        .count();
    let places: Vec<_> = facts
        .columns
        .iter()
        .filter(|(kind, _)| *kind != ColumnKind::Minipage || minipages > 1)
        .map(|(_, src)| *src)
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "Some parsers read straight across the page and mix columns. Check the order in the machine text; one column is the safe choice.",
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
                "x",
                "\\begin{minipage}{\\textwidth}a\\end{minipage}",
                "\\begin{minipage}{0.5\\textwidth}a\\end{minipage}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\begin{multicols}{2}a\\end{multicols}",
                "\\begin{minipage}{0.3\\textwidth}a\\end{minipage}\\begin{minipage}[t]{0.6\\textwidth}b\\end{minipage}",
                "\\documentclass[twocolumn]{article}\\begin{document}a\\end{document}",
            ],
        );
    }
}
