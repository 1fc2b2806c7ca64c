use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the sections are there that the chosen trade expects besides experience,
    /// education and skills, which have rules of their own: certificates in healthcare,
    /// publications in research.
    ///
    /// ## Why it matters
    ///
    /// Parsers keep licences and certificates as a section of their own, and application
    /// forms ask for them. Publications are read only from a section that says so.
    ///
    /// ## Example
    ///
    /// A nurse’s licence named in the summary alone
    ///
    /// ## Fix
    ///
    /// `\section{Licences and Certificates}`
    ///
    /// ## Sources
    ///
    /// D8, A4
    "SEC013", "missing-section", Sections, Info, "A section that this trade expects is missing"
}

/// Tenths of a point.
const COST: u16 = 20;

/// What a section of this kind is called; none for those that other rules ask for.
const fn called(kind: SectionKind) -> Option<&'static str> {
    match kind {
        SectionKind::Summary => Some("Summary"),
        SectionKind::Projects => Some("Projects"),
        SectionKind::Certifications => Some("Licences and Certificates"),
        SectionKind::Awards => Some("Awards"),
        SectionKind::Publications => Some("Publications"),
        SectionKind::Languages => Some("Languages"),
        SectionKind::Interests => Some("Interests"),
        SectionKind::References => Some("References"),
        SectionKind::Volunteering => Some("Volunteering"),
        SectionKind::Experience
        | SectionKind::Education
        | SectionKind::Skills
        | SectionKind::Other => None,
    }
}

fn check(context: &Context) -> Vec<Draft> {
    // Without any heading another rule speaks.
    if context.model.sections.is_empty() || context.unread_headings() {
        return Vec::new();
    }
    context
        .profile
        .sections
        .required
        .iter()
        .filter(|kind| !context.model.has(**kind))
        .filter_map(|kind| called(*kind))
        .map(|name| {
            Draft::new(
                format!("In this trade a section “{name}” is expected, and no heading says so. If you have something for it, give it a section of its own."),
                COST,
            )
            .titled(format!("No section “{name}”"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let body = "\\section{Experience} x \\section{Education} y";
        testing::pass(&RULE, &[body]);
        let found = testing::profile_findings(&RULE, body, "healthcare");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].title, "No section “Licences and Certificates”");
        let body = "\\section{Experience} x \\section{Education} y \\section{Licenses} z";
        assert!(testing::profile_findings(&RULE, body, "healthcare").is_empty());
        assert_eq!(
            testing::profile_findings(&RULE, body, "academia").len(),
            1,
            "publications"
        );
    }
}
