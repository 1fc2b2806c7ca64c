use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether a name stands at the top of the body text.
    ///
    /// ## Why it matters
    ///
    /// Parsers file a resume under the name they find; without one it waits for
    /// somebody to type it in.
    ///
    /// ## Example
    ///
    /// A resume that starts with “Experience”.
    ///
    /// ## Fix
    ///
    /// Print your first and last name as text, on a line of its own, before the
    /// first section.
    ///
    /// ## Sources
    ///
    /// D1, C2
    "CON001", "no-name", Contact, Error, "No name found"
}

/// Tenths of a point.
const COST: u16 = 80;

fn check(context: &Context) -> Vec<Draft> {
    if context.model.name.is_some() {
        return Vec::new();
    }
    vec![Draft::new(
        "A machine finds no name at the top of the text, so that field may stay empty. Print your name on a line of its own before the first section.",
        COST,
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["\\section{Experience}"]);
        testing::fail(
            &RULE,
            &[
                "\\documentclass{article}\\begin{document}\\section{Experience} x\\end{document}",
                "\\documentclass{article}\\begin{document}\\end{document}",
            ],
        );
    }
}
