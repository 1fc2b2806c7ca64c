use crate::latex::emit::Zone;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether e-mail or phone stand only in a running header or footer.
    ///
    /// ## Why it matters
    ///
    /// Some readers leave headers and footers out; one vendor lists contact details
    /// there among its parse risks.
    ///
    /// ## Example
    ///
    /// `\chead{jane@example.com}`
    ///
    /// ## Fix
    ///
    /// Print the contact details in the body, under your name.
    ///
    /// ## Sources
    ///
    /// C1, C2, C8
    "CON006", "contact-in-header", Contact, Warning, "Contact details stand in the page header or footer"
}

/// Tenths of a point.
const COST: u16 = 40;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let in_body = |at: &At| {
        context
            .document
            .text
            .run_at(at.start)
            .is_some_and(|run| run.style.zone == Zone::Body)
    };
    let all: Vec<At> = model.emails.iter().chain(&model.phones).copied().collect();
    if all.is_empty() || all.iter().any(in_body) {
        return Vec::new();
    }
    vec![
        Draft::new(
            "Headers and footers may be left out when the text is read. Print e-mail and phone in the body, under your name.",
            COST,
        )
        .at(all.into_iter().filter_map(|at| context.place(at))),
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
                "\\documentclass{article}\\usepackage{fancyhdr}\\chead{jane@example.com}\\begin{document}Jane Sample\\end{document}",
            ],
        );
    }
}
