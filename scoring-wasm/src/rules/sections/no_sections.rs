use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the text has any recognisable heading.
    ///
    /// ## Why it matters
    ///
    /// Without headings neither a parser nor a reader can tell where one part ends
    /// and the next begins.
    ///
    /// ## Example
    ///
    /// One block of text
    ///
    /// ## Fix
    ///
    /// Set headings with `\section{Experience}` and so on.
    ///
    /// ## Sources
    ///
    /// C1, D11, G4
    "SEC009", "no-sections", Sections, Warning, "No headings found"
}

/// Tenths of a point: on top of the sections that are missing then.
const COST: u16 = 70;

fn check(context: &Context) -> Vec<Draft> {
    if !context.model.sections.is_empty() || context.unread_class().is_some() {
        return Vec::new();
    }
    vec![Draft::new(
        "No heading was found, so parts of the resume cannot be told apart. Set headings such as “Experience”, “Education” and “Skills”.",
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
                "\\section{Experience} x",
                "\\textbf{\\large EXPERIENCE}\n\nx",
            ],
        );
        testing::fail(&RULE, &["x"]);
    }
}
