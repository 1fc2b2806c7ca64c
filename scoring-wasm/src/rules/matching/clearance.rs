use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::holds_any;

declare_rule! {
    /// ## What it checks
    ///
    /// A security clearance that the posting asks for, where the resume names none.
    ///
    /// ## Why it matters
    ///
    /// Employers who need one look for it first. Some postings take people who can obtain one.
    ///
    /// ## Example
    ///
    /// “Active TS/SCI clearance required”; nothing of it in the resume.
    ///
    /// ## Fix
    ///
    /// If you hold one, say which and until when: “Secret clearance, valid until 2028”.
    ///
    /// ## Sources
    ///
    /// J4 says that hiring software keeps must-haves apart. That a clearance belongs on a resume is
    /// common belief among those who hire for such work.
    "FIT005", "clearance-unsaid", Match, Hint, "The posting asks for a clearance"
}

/// What names one.
const NAMES: &[&str] = &[
    "clearance",
    "cleared",
    "ts/sci",
    "top secret",
    "public trust",
    "sicherheitsüberprüf",
    "habilitation",
    "habilitación",
];

fn check(context: &Context) -> Vec<Draft> {
    let Some(asked) = context.posting.and_then(|held| held.clearance()) else {
        return Vec::new();
    };
    if holds_any(context.lower(), NAMES) {
        return Vec::new();
    }
    let message = format!(
        "The posting asks for “{asked}”. If you hold a clearance, say which and until when."
    );
    vec![Draft::new(message, 0)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn a_clearance_that_is_not_named_is_asked_for() {
        let posting = "Requirements:\n- Active TS/SCI clearance\n- Welding\n";
        assert_eq!(
            testing::posting_findings(&RULE, "Welding", posting).len(),
            1
        );
        assert!(testing::posting_findings(&RULE, "Welding, Secret clearance", posting).is_empty());
        assert!(
            testing::posting_findings(&RULE, "Welding", "Requirements:\n- Welding\n").is_empty()
        );
        testing::pass(&RULE, &["no posting, no finding"]);
    }
}
