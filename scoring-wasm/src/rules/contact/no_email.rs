use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether an e-mail address is printed. One that only a link's target holds
    /// does not count.
    ///
    /// ## Why it matters
    ///
    /// The e-mail address is what parsers look for first and what recognises you
    /// the next time. A missing one is among the quality findings of a parser
    /// maker.
    ///
    /// ## Example
    ///
    /// `\href{mailto:jane@example.com}{E-mail me}`
    ///
    /// ## Fix
    ///
    /// Print the address itself: `\href{mailto:jane@example.com}{jane@example.com}`
    ///
    /// ## Sources
    ///
    /// D2, D1, C2
    "CON003", "no-email", Contact, Warning, "No e-mail address in the text"
}

/// Tenths of a point.
const COST: u16 = 60;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let unseen = context.is_incomplete() || context.document.facts.unseen;
    if !model.emails.is_empty() || unseen || context.unknown_class().is_some() {
        return Vec::new();
    }
    if model.linked_emails.is_empty() {
        if model.phones.is_empty() {
            // Said by “unreachable” already.
            return Vec::new();
        }
        return vec![Draft::new(
            "No e-mail address stands in the text, so that field may stay empty. Print it under your name.",
            COST,
        )];
    }
    vec![
        Draft::new(
            "Your e-mail address is in a link only; the printed text does not show it. Print the address itself.",
            COST,
        )
        .titled("The e-mail address is only behind a link")
        .at(model.linked_emails.iter().map(|url| url.src)),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["x"]);
        testing::fail(
            &RULE,
            &[
                "\\documentclass{article}\\begin{document}Jane Sample\\\\ +49 30 5550100\\end{document}",
                "\\documentclass{article}\\begin{document}Jane Sample\\\\ \\href{mailto:jane@example.com}{Mail}\\end{document}",
            ],
        );
    }
}
