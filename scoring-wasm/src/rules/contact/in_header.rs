use crate::latex::emit::Zone;
use crate::latex::token::Src;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether e-mail or phone stand only in a running header or footer, or in a text
    /// box of a Word document.
    ///
    /// ## Why it matters
    ///
    /// Some readers leave headers, footers and text boxes out; one vendor lists contact
    /// details there among its parse risks.
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
    let boxes = &context.document.facts.boxes;
    let in_box = |at: &At| {
        let holds = |src: &Src| (src.start as usize..src.end as usize).contains(&at.start);
        boxes.iter().any(holds)
    };
    let in_body = |at: &At| {
        let run = context.document.text.run_at(at.start);
        run.is_some_and(|run| run.style.zone == Zone::Body) && !in_box(at)
    };
    let all: Vec<At> = model.emails.iter().chain(&model.phones).copied().collect();
    if all.is_empty() || all.iter().any(in_body) {
        return Vec::new();
    }
    let draft = if all.iter().any(in_box) {
        Draft::new(
            "Text boxes may be left out when the text is read. Put e-mail and phone into the text itself, under your name.",
            COST,
        )
        .titled("Contact details stand in a text box")
    } else {
        Draft::new(
            "Headers and footers may be left out when the text is read. Print e-mail and phone in the body, under your name.",
            COST,
        )
    };
    vec![draft.at(all.into_iter().filter_map(|at| context.place(at)))]
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
