use crate::posting::degrees;
use crate::posting::words::words;
use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Entries under education without a date, where other entries have theirs.
    ///
    /// ## Why it matters
    ///
    /// People look for education with its dates, and machines for the year of a degree.
    /// Leaving it out is a choice some make against bias of age; then ignore this.
    ///
    /// ## Example
    ///
    /// “BSc Computer Science, University of Examples”
    ///
    /// ## Fix
    ///
    /// “BSc Computer Science, University of Examples, 2018”
    ///
    /// ## Sources
    ///
    /// G1, D8
    "EDU002", "education-dates", Content, Info, "A degree has no date"
}

/// Tenths of a point.
const COST: u16 = 5;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    // Without any date a rule about dates speaks.
    if model.entries.iter().all(|entry| entry.dates.is_none()) {
        return Vec::new();
    }
    let places = model
        .entries
        .iter()
        .filter(|entry| {
            context.kind(entry) == SectionKind::Education
                && entry.dates.is_none()
                && entry.organisation.is_some()
        })
        .filter(|entry| {
            let head = context.words(entry.head);
            !degrees::named(head, &words(head)).is_empty()
                && !head.bytes().any(|b| b.is_ascii_digit())
        })
        .filter_map(|entry| context.place(entry.head))
        .collect();
    Draft::about(
        places,
        "A year beside the degree lets people and machines place it. Leave it out if you prefer.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let job = "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- Present\\begin{itemize}\\item Built it\\end{itemize}";
        testing::pass(
            &RULE,
            &[&format!(
                "{job}\\section{{Education}}\\textbf{{BSc Computer Science}}, University of Examples \\hfill 2018"
            )],
        );
        testing::fail(
            &RULE,
            &[&format!(
                "{job}\\section{{Education}}\\textbf{{BSc Computer Science}}, University of Examples\\begin{{itemize}}\\item Thesis on examples\\end{{itemize}}"
            )],
        );
    }
}
