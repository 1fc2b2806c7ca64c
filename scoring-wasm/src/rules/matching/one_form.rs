use super::place;
use crate::posting::words::{Word, words};
use crate::posting::{Asked, FOUND_MAX, Held};
use crate::report::{Importance, MatchState};
use crate::rules::wording::unspelt_acronym::KNOWN;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Skills and certificates that the posting requires, that have an acronym and a long form,
    /// and that the resume names in one of the two alone. Acronyms that everybody knows need no
    /// long form.
    ///
    /// ## Why it matters
    ///
    /// Searches differ: in some an abbreviation is said not to find its long form. No vendor
    /// asks for both, so this costs nothing.
    ///
    /// ## Example
    ///
    /// “search engine optimization” five times, and “SEO” nowhere
    ///
    /// ## Fix
    ///
    /// Once, where it stands first: “search engine optimization (SEO)”
    ///
    /// ## Sources
    ///
    /// E2, E3
    "KEY008", "one-form", Match, Hint, "Acronym or long form stands alone"
}

/// Names that the message holds.
const MOST: usize = 6;

/// Short ones that everybody knows; longer ones are known elsewhere.
const PLAIN: [&str; 5] = ["HR", "P&L", "PR", "R&D", "VBA"];

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let mut both = Vec::new();
    let mut places = Vec::new();
    for (asked, found) in held.posting.requirements.iter().zip(&held.held) {
        if let Some(advice) = lacking(asked, found, &held.visible) {
            both.push(format!("“{advice}”"));
            places.extend(found.found.first().and_then(|at| place(context, at)));
        }
    }
    if both.is_empty() {
        return Vec::new();
    }
    let more = both.len().saturating_sub(MOST);
    both.truncate(MOST);
    let more = if more > 0 {
        format!(" and {more} more in both forms")
    } else {
        String::new()
    };
    let message = format!(
        "Some searches look for exact words. Write once {}{more}.",
        both.join(", ")
    );
    vec![Draft::new(message, 0).at(places)]
}

/// How a requirement looks in both forms, where the resume has one of them. Where the posting uses the
/// other one alone, that is another rule's.
fn lacking(asked: &Asked, found: &Held, text: &str) -> Option<String> {
    // With so many places the other form may be among those that were not kept.
    if asked.importance != Importance::Must
        || found.state != MatchState::Exact
        || found.found.len() >= FOUND_MAX
    {
        return None;
    }
    let forms = asked.forms()?;
    let (short, long) = (words(forms.short), words(forms.long));
    let is = |form: &[Word]| {
        found.found.iter().any(|at| {
            let here = words(text.get(at.clone()).unwrap_or_default());
            here.iter().map(Word::stem).eq(form.iter().map(Word::stem))
        })
    };
    match (is(&short), is(&long)) {
        (true, false) if !KNOWN.contains(forms.short) && !PLAIN.contains(&forms.short) => {}
        (false, true) => {}
        _ => return None,
    }
    Some(format!("{} ({})", forms.long, forms.short))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    const POSTING: &str =
        "Requirements:\n- SEO (search engine optimization)\n- BLS (basic life support)\n- SQL\n";

    #[test]
    fn one_form_alone_is_a_hint_without_cost() {
        for (body, says) in [
            (
                "Search engine optimization, SQL",
                "“Search engine optimization (SEO)”",
            ),
            ("BLS, SQL", "“basic life support (BLS)”"),
        ] {
            let found = testing::posting_findings(&RULE, body, POSTING);
            assert_eq!(found.len(), 1, "{body}");
            assert!(found[0].message.contains(says), "{}", found[0].message);
            assert!(found[0].cost.abs() < f64::EPSILON && !found[0].spans.is_empty());
        }
        testing::pass(&RULE, &["no posting, no finding"]);
    }

    #[test]
    fn both_forms_known_letters_and_wishes_are_left_alone() {
        for body in [
            "Search engine optimization (SEO); basic life support (BLS)",
            // Known to everybody.
            "SEO, SQL",
            "Welding",
        ] {
            assert!(
                testing::posting_findings(&RULE, body, POSTING).is_empty(),
                "{body}"
            );
        }
        let wish = "Requirements:\n- Welding\n\nNice to have:\n- BLS\n";
        assert!(testing::posting_findings(&RULE, "Welding, BLS", wish).is_empty());
        // The posting's own word is missing: the rule about other names says so.
        let other = "Requirements:\n- BLS\n";
        assert!(testing::posting_findings(&RULE, "Basic life support", other).is_empty());
    }
}
