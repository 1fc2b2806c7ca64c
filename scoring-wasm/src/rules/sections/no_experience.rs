use crate::report::{SectionKind, Severity};
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether there is a section about work: experience, or else projects or
    /// volunteering. For students and new graduates any of the three will do.
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
/// Who has just left school may have nothing to show yet.
const GRADUATE: u16 = 30;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    if model.has(SectionKind::Experience) || context.unread_headings() || context.is_misread() {
        return Vec::new();
    }
    if context.may_be_headed(&[SectionKind::Experience]) {
        return Vec::new();
    }
    let instead = model.has(SectionKind::Projects) || model.has(SectionKind::Volunteering);
    if context.profile.graduate && !instead {
        return vec![
            Draft::new(
                "Between new graduates internships decide first. Name what you have: an internship, a side job, projects or volunteering.",
                GRADUATE,
            )
            .severe(Severity::Info)
            .titled("No internship, project or volunteering"),
        ];
    }
    if !context.profile.requires(SectionKind::Experience) {
        return Vec::new();
    }
    let cost = if instead { COST / 4 } else { COST };
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
                "\\section{Education} x\n\n\\textbf{Applied Policy Experience}\n\ny",
            ],
        );
        // Parts of a stage's resume whose headings nobody knows.
        let plays = "2015 & Elm & Lead & The Elm Players\\\\ ".repeat(6);
        testing::pass(
            &RULE,
            &[&format!(
                "\\textbf{{Training}}\\\\ 2012, School of Elm\n\n\\begin{{tabular}}{{llll}}{plays}\\end{{tabular}}"
            )],
        );
        testing::fail(&RULE, &["\\section{Education} x", "\\section{Projects} x"]);
        let graduate = |body| testing::profile_findings(&RULE, body, "graduate").len();
        assert_eq!(graduate("\\section{Education} x"), 1);
        assert_eq!(graduate("\\section{Education} x \\section{Projects} y"), 0);
    }
}
