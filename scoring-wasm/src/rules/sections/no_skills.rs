use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether there is a section about skills.
    ///
    /// ## Why it matters
    ///
    /// A list of skills is the easiest thing for a machine to read and for a person
    /// to scan. Skills that a dated job backs count more than the list.
    ///
    /// ## Example
    ///
    /// A resume whose skills stand in the bullets only
    ///
    /// ## Fix
    ///
    /// Add a section “Skills” with what you can show.
    ///
    /// ## Sources
    ///
    /// D8, D9, E1
    "SEC003", "no-skills", Sections, Info, "No section about skills"
}

/// Tenths of a point.
const COST: u16 = 10;

fn check(context: &Context) -> Vec<Draft> {
    if !context.profile.requires(SectionKind::Skills)
        || context.unread_headings()
        || context.unknown_class().is_some()
        || context.model.has(SectionKind::Skills)
        || !context.model.skills.is_empty()
        // A label inside another section is found by people at least.
        || context.may_be_headed(&[SectionKind::Skills])
    {
        return Vec::new();
    }
    vec![Draft::new(
        "A short section “Skills” is easy to find for machines and people. List what your experience backs.",
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
                "\\section{Technical Skills} Rust",
                "\\section{Kenntnisse} Rust",
                "\\section{About Me}\\begin{itemize}\\item \\textbf{Tech Skills}\\item Rust\\end{itemize}",
                "\\section{Experience} x\n\n\\textbf{Technical Skill Set}\n\nRust",
            ],
        );
        testing::fail(&RULE, &["\\section{Experience} x"]);
    }
}
