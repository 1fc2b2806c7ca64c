use crate::case::Case as _;
use crate::profile::{Custom, Market};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::{Search as _, holds_any};

declare_rule! {
    /// ## What it checks
    ///
    /// A right to work or a citizenship that the posting asks for, where the resume says nothing
    /// of it.
    ///
    /// ## Why it matters
    ///
    /// Employers ask for it in the form, and some forms end an application by the answer. In
    /// the resume it is a matter of choice: in the US and the UK nationality does not belong
    /// there.
    ///
    /// ## Example
    ///
    /// “You must be authorized to work in the U.S.”
    ///
    /// ## Fix
    ///
    /// Have the answer ready for the form. Who may be taken for needing a permit and does not
    /// can say so beside the place: “Leeds, right to work in the UK”.
    ///
    /// ## Sources
    ///
    /// A1, A2, A4, H1, H2
    "FIT009", "permit", Match, Hint, "The posting asks for a right to work"
}

/// What says something of it, in lower case.
const NAMES: &[&str] = &[
    "right to work",
    "authorized to work",
    "authorised to work",
    "work authori",
    "eligible to work",
    "work permit",
    "work visa",
    "visa status",
    "visa sponsorship",
    "visa required",
    "no visa",
    "sponsorship",
    "h-1b",
    "h1b",
    "green card",
    "citizen",
    "national of",
    "nationality",
    "permanent resid",
    "settled status",
    "leave to remain",
    "arbeitserlaubnis",
    "aufenthaltstitel",
    "staatsangehörig",
    "staatsbürger",
    "nationalität",
    "permis de travail",
    "titre de séjour",
    "nationalité",
    "permiso de trabajo",
    "nacionalidad",
];

fn check(context: &Context) -> Vec<Draft> {
    let Some(asked) = context.posting.and_then(|held| held.permit()) else {
        return Vec::new();
    };
    if holds_any(context.lower(), NAMES) {
        return Vec::new();
    }
    let market = context.market;
    let unwanted = market == Market::International || market.nationality() == Custom::Unwanted;
    let citizenship = asked.lowered().has("citizen");
    let choice = match (citizenship, unwanted) {
        (true, true) => "Your resume need not name your nationality.",
        (true, false) => "Whether your resume says so is up to you.",
        (false, true) => {
            "If you like, say beside your place that you may work there; your nationality need not stand in the resume."
        }
        (false, false) => "If you like, say beside your place that you may work there.",
    };
    let message = format!(
        "The posting speaks of “{asked}”. Forms ask for it, so have the true answer ready. {choice}"
    );
    let title = if citizenship {
        "The posting asks for a citizenship"
    } else {
        "The posting asks for a right to work"
    };
    vec![Draft::new(message, 0).titled(title)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::profile::Market;
    use crate::report::Finding;
    use crate::rules::testing;

    fn found(body: &str, line: &str, market: Market) -> Vec<Finding> {
        let mut request = testing::request(&testing::document(body));
        request.posting = Some(format!("Requirements:\n- Welding\n- {line}\n"));
        request.market = Some(market);
        let report = crate::score(&request).expect("a valid request");
        let all = report.findings.into_iter();
        all.filter(|one| one.code == RULE.code).collect()
    }

    #[test]
    fn a_permit_that_nothing_is_said_of_costs_nothing() {
        let line = "Must be authorized to work in the U.S.";
        let found = found("Welding", line, Market::Us);
        assert_eq!(found.len(), 1);
        assert!(found[0].cost.abs() < f64::EPSILON);
        assert!(found[0].message.contains("authorized to work"));
        testing::pass(&RULE, &["no posting, no finding"]);
    }

    #[test]
    fn what_is_said_or_offered_is_not_asked_for() {
        let line = "Must be authorized to work in the U.S.";
        for body in [
            "Welding. Authorized to work in the US.",
            "Welding. Permanent resident.",
            "Welding. Nationality: Irish",
        ] {
            assert!(found(body, line, Market::Us).is_empty(), "{body}");
        }
        assert!(found("Welding", "We offer visa sponsorship", Market::Us).is_empty());
        assert!(found("Welding", "Works well in a team", Market::Us).is_empty());
        // A word that only looks like it.
        assert_eq!(found("Supervisar, welding", line, Market::Us).len(), 1);
    }

    #[test]
    fn nobody_is_told_to_state_a_nationality() {
        let line = "U.S. citizenship required; must be a U.S. citizen";
        for market in Market::ALL {
            let found = found("Welding", line, market);
            assert_eq!(found.len(), 1, "{market:?}");
            let message = &found[0].message;
            let quiet = matches!(market, Market::International | Market::Us | Market::Uk);
            assert_eq!(message.contains("need not name your nationality"), quiet);
            assert_eq!(message.contains("up to you"), !quiet, "{market:?}");
        }
    }
}
