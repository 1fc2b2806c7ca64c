use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether there is an e-mail address or a phone number at all, be it behind a link.
    ///
    /// ## Why it matters
    ///
    /// At least one parser needs a phone or an e-mail to make a record by
    /// itself; without either the resume waits for manual work, and people
    /// cannot answer you.
    ///
    /// ## Example
    ///
    /// A header with name and links only.
    ///
    /// ## Fix
    ///
    /// Print your e-mail address and your phone number as text under your name.
    ///
    /// ## Sources
    ///
    /// D1, D2
    "CON002", "unreachable", Contact, Error, "Neither e-mail nor phone found"
}

/// Tenths of a point.
const COST: u16 = 120;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    // Who has the link can answer; “no-email” says what that lacks.
    let reached =
        !model.emails.is_empty() || !model.phones.is_empty() || !model.linked_emails.is_empty();
    if reached || context.unknown_class().is_some() {
        return Vec::new();
    }
    vec![Draft::new(
        "The text holds no e-mail address and no phone number, so nobody can answer. Print both under your name.",
        COST,
    )]
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
                "\\documentclass{article}\\begin{document}Jane Sample\\\\ \\href{mailto:jane@example.com}{Write me}\\end{document}",
            ],
        );
        testing::fail(
            &RULE,
            &["\\documentclass{article}\\begin{document}Jane Sample\\end{document}"],
        );
    }
}
