use super::named;
use crate::case::Case as _;
use crate::matching::Shortfall;
use crate::posting::Subject;
use crate::report::{Importance, MatchState, SectionKind, Severity};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::holds_any;

declare_rule! {
    /// ## What it checks
    ///
    /// Certificates and licences that the posting asks for and that the resume does not show.
    ///
    /// ## Why it matters
    ///
    /// Parsers read licences as a section of their own, recruiters search the text for them,
    /// and forms ask for them: some disqualify by the answer.
    ///
    /// ## Example
    ///
    /// “Active RN license required”; the resume does not name it.
    ///
    /// ## Fix
    ///
    /// In a section “Certificates and licences”, a line each: name, who issued it, since when
    /// and until when; for a licence the state or country, and its number where your trade
    /// prints it. Of a driving licence the class, never the number. If you don't hold it,
    /// leave it.
    ///
    /// ## Sources
    ///
    /// A4, D2, D8, E1, J4
    "FIT007", "certificate", Match, Warning, "A certificate asked for is not shown"
}

/// Names that the message holds.
const MOST: usize = 8;

/// Licences whose number proves who somebody is.
const DRIVING: &[&str] = &[
    "driving",
    "driver",
    "führerschein",
    "permis de conduire",
    "permis b",
    "carnet de conducir",
    "permiso de conducir",
    "rijbewijs",
    "patente di guida",
];

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let missing = held.shortfalls().into_iter();
    let missing = missing.filter(|short| short.subject == Subject::Certificate);
    let (musts, wishes): (Vec<_>, Vec<_>) =
        missing.partition(|short| short.importance == Importance::Must);
    let mut drafts: Vec<Draft> = musts.iter().map(|short| must(context, short)).collect();
    if !wishes.is_empty() {
        let message = format!(
            "The posting also wishes for {}. Name what you hold {}, with who issued it and until when it is valid.",
            named(wishes.iter().map(|short| short.term), MOST),
            section(context)
        );
        let cost = wishes.iter().map(|short| short.cost).sum();
        drafts.push(
            Draft::new(message, cost)
                .severe(Severity::Info)
                .titled("Wished-for certificates are not shown"),
        );
    }
    drafts
}

fn must(context: &Context, short: &Shortfall) -> Draft {
    let shown = match short.state {
        MatchState::Partial => "your resume shows it in part",
        MatchState::Relation => "your resume shows something close to it",
        _ => "your resume does not show it",
    };
    let how = if holds_any(&short.term.lowered(), DRIVING) {
        "with its class; leave its number out".to_owned()
    } else {
        format!(
            "{}, with who issued it and until when it is valid",
            section(context)
        )
    };
    Draft::new(
        format!(
            "The posting requires “{}”; {shown}. If you hold it, name it {how}.",
            short.term
        ),
        short.cost,
    )
    .titled(format!("“{}” is required", short.term))
}

/// Where certificates belong.
fn section(context: &Context) -> &'static str {
    if context.model.has(SectionKind::Certifications) {
        "among your certificates"
    } else {
        "in a section “Certificates and licences”"
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::report::Severity;
    use crate::rules::testing;

    const POSTING: &str = "Requirements:\n- Active RN license\n- Wound care\n\nNice to have:\n- ACLS\n- Certified Diabetes Educator\n";

    #[test]
    fn a_certificate_that_is_absent_is_named_with_its_place() {
        let found = testing::posting_findings(&RULE, "Wound care", POSTING);
        assert_eq!(found.len(), 2, "{found:#?}");
        let [must, wish] = &found[..] else { return };
        assert_eq!(must.severity, Severity::Warning);
        assert!(
            must.message.contains("Registered Nurse"),
            "{}",
            must.message
        );
        assert!(must.message.contains("in a section"), "{}", must.message);
        assert!(must.gain > 0.0);
        assert_eq!(wish.severity, Severity::Info);
        assert!(wish.message.contains("Advanced Cardiovascular") || wish.message.contains("ACLS"));
        let listed = "\\section{Certificates}\\begin{itemize}\\item CPR, 2024\\end{itemize}";
        let found = testing::posting_findings(&RULE, listed, POSTING);
        assert!(found[0].message.contains("among your certificates"));
        testing::pass(&RULE, &["no posting, no finding"]);
    }

    #[test]
    fn what_is_held_is_not_asked_for() {
        let body =
            "\\section{Certificates} Registered Nurse (Ohio), ACLS, Certified Diabetes Educator";
        assert!(testing::posting_findings(&RULE, body, POSTING).is_empty());
        // A skill is no certificate.
        let posting = "Requirements:\n- Wound care\n";
        assert!(testing::posting_findings(&RULE, "Baking", posting).is_empty());
    }

    #[test]
    fn nobody_is_told_to_print_the_number_of_a_driving_licence() {
        let posting = "Requirements:\n- Valid driver’s license\n- Welding\n";
        let found = testing::posting_findings(&RULE, "Welding", posting);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].message.contains("leave its number out"),
            "{}",
            found[0].message
        );
    }
}
