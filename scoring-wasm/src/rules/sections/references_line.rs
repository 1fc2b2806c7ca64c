use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// A section of references, or the line “References available upon request”.
    ///
    /// ## Why it matters
    ///
    /// Employers ask for references when they want them; the space is better used.
    /// A parser maker lists a references section among its quality findings.
    ///
    /// ## Example
    ///
    /// “References available upon request”
    ///
    /// ## Fix
    ///
    /// Leave it out.
    ///
    /// ## Sources
    ///
    /// D2
    "SEC008", "references-line", Sections, Hint, "References can wait"
}

/// Tenths of a point.
const COST: u16 = 2;

fn check(context: &Context) -> Vec<Draft> {
    let mut places: Vec<_> = context
        .find_all(&[
            "references available",
            "references upon request",
            "references on request",
        ])
        .into_iter()
        .filter_map(|at| context.place(at))
        .collect();
    // Scholars are asked for their referees.
    if places.is_empty() && !context.model.has(SectionKind::Publications) {
        places = context
            .model
            .sections
            .iter()
            .filter(|section| section.kind == SectionKind::References && section.usual)
            .filter_map(|section| context.place(section.heading))
            // “References” is also what LaTeX calls a list of publications.
            .filter(|place| !context.source(*place).has("bibliography"))
            .collect();
    }
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "Employers ask for references when they need them. The line can go.",
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
                "The API references are generated",
                "\\section{Other reference} My books",
                "\\section{Publications} A book, 2020\\section{References} Prof. Sample",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "References available upon request.",
                "\\section{References} Prof. Sample",
            ],
        );
    }
}
