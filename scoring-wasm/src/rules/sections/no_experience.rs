use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether there is a section about work: experience, or else projects or
    /// volunteering.
    ///
    /// ## Why it matters
    ///
    /// Positions with title, employer and dates are what parsers read first and
    /// what people look at longest.
    ///
    /// ## Example
    ///
    /// A resume with education and skills only.
    ///
    /// ## Fix
    ///
    /// Add a section “Experience”; internships, projects and volunteering count.
    ///
    /// ## Sources
    ///
    /// D8, G1, J5
    "SEC001", "no-experience", Sections, Warning, "No section about experience"
}

/// Tenths of a point.
const COST: u16 = 100;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    if model.has(SectionKind::Experience) || !context.profile.requires(SectionKind::Experience) {
        return Vec::new();
    }
    let cost = if model.has(SectionKind::Projects) || model.has(SectionKind::Volunteering) {
        COST / 4
    } else {
        COST
    };
    vec![Draft::new(
        "No heading says where your work experience begins, so positions may not be recognised. Add a section “Experience”; internships and volunteering count.",
        cost,
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
                "\\section{Work Experience} x",
                "\\section{Berufserfahrung} x",
            ],
        );
        testing::fail(&RULE, &["\\section{Education} x", "\\section{Projects} x"]);
    }
}
