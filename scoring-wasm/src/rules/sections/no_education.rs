use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether there is a section about education or training.
    ///
    /// ## Why it matters
    ///
    /// Degrees and schools are fields that parsers fill and people look for, even
    /// where no degree is demanded.
    ///
    /// ## Example
    ///
    /// A resume with experience and skills only
    ///
    /// ## Fix
    ///
    /// Add a section “Education”.
    ///
    /// ## Sources
    ///
    /// D8, G1, J1
    "SEC002", "no-education", Sections, Warning, "No section about education"
}

/// Tenths of a point.
const COST: u16 = 50;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    if !context.profile.requires(SectionKind::Education)
        || context.unread_headings()
        || model.has(SectionKind::Education)
        || model.has(SectionKind::Certifications)
        || context.may_be_headed(&[SectionKind::Education, SectionKind::Certifications])
    {
        return Vec::new();
    }
    vec![Draft::new(
        "No heading says where your education begins, so degrees may not be recognised. Add a section “Education”; training counts.",
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
                "\\section{Education} x",
                "\\section{Ausbildung} x",
                // Polish, which nobody here reads.
                "\\section{Doświadczenie} a \\section{Wykształcenie} b \\section{Umiejętności} c",
                "\\documentclass{article}\\usepackage[greek]{babel}\\begin{document}\\section{A} x\\end{document}",
                "\\section{Experience} x\n\n\\textbf{Academic Studies}\n\ny",
                // One level too low.
                "\\section{Contact} x \\subsection{Education} y",
            ],
        );
        testing::fail(&RULE, &["\\section{Experience} x"]);
    }
}
