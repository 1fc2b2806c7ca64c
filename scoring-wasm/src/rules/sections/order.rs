use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Interests or references before experience or education.
    ///
    /// ## Why it matters
    ///
    /// People look first for titles, employers and education. No study has tested the order
    /// of sections, so this costs next to nothing.
    ///
    /// ## Example
    ///
    /// Interests, then Experience
    ///
    /// ## Fix
    ///
    /// Experience, Education, …, Interests
    ///
    /// ## Sources
    ///
    /// G1; the order itself is custom
    "SEC010", "section-order", Sections, Hint, "Small sections stand before experience and education"
}

/// Tenths of a point.
const COST: u16 = 2;

fn check(context: &Context) -> Vec<Draft> {
    let sections = &context.model.sections;
    let last = sections.iter().rposition(|section| {
        matches!(
            section.kind,
            SectionKind::Experience | SectionKind::Education
        )
    });
    // In several columns the order of the source is not that of the page.
    let Some(last) = last.filter(|_| context.document.facts.columns.is_empty()) else {
        return Vec::new();
    };
    let places = sections
        .iter()
        .take(last)
        .filter(|section| {
            matches!(
                section.kind,
                SectionKind::Interests | SectionKind::References
            )
        })
        .filter_map(|section| context.place(section.heading))
        .collect();
    Draft::about(
        places,
        "Experience and education are looked for first. This can stand below them.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &["\\section{Experience} x \\section{Education} y \\section{Interests} z"],
        );
        testing::fail(
            &RULE,
            &["\\section{Interests} z \\section{Experience} x \\section{Education} y"],
        );
    }
}
