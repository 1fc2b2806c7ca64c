use super::evidence::is_skill;
use super::named;
use crate::report::MatchState;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// A list of more than forty skills, with eight or more of the posting's terms that stand
    /// nowhere but in it, and these are more than half of those that the resume shows.
    ///
    /// ## Why it matters
    ///
    /// A list says nothing of where and when a skill was used, and no vendor documents that more
    /// terms help. Here a term counts once, wherever it stands.
    ///
    /// ## Example
    ///
    /// Fifty tools in one section, twelve of them the posting's, and three bullets about other
    /// things
    ///
    /// ## Fix
    ///
    /// Say in bullets what you did with those that matter for the job, and leave out what you
    /// would not like to be asked about.
    ///
    /// ## Sources
    ///
    /// D9, E6, K5
    "KEY012", "bare-keywords", Match, Hint, "Terms of the posting stand in a long list alone"
}

/// Skills in lists that people still read.
const LONG: usize = 40;
/// Terms of the posting in lists alone.
const MANY: usize = 8;
/// Names that the message holds.
const MOST: usize = 6;

fn check(context: &Context) -> Vec<Draft> {
    let Some(bare) = find(context) else {
        return Vec::new();
    };
    let message = format!(
        "Your lists hold {} skills, and {} of the {} terms of the posting that you show stand nowhere else: {}. Say in bullets what you did with those that matter, and leave out what you would not like to be asked about.",
        context.model.skills.len(),
        bare.terms.len(),
        bare.shown,
        named(bare.terms, MOST)
    );
    let places = bare.places.iter().take(MOST);
    vec![Draft::new(message, 0).at(places.filter_map(|at| context.place(*at)))]
}

/// Whether this rule speaks: then others need not say the same of single terms.
pub(super) fn speaks(context: &Context) -> bool {
    find(context).is_some()
}

/// Terms that only lists show.
struct Bare<'a> {
    terms: Vec<&'a str>,
    places: Vec<At>,
    /// All terms of their kind that the resume shows.
    shown: usize,
}

fn find<'a>(context: &Context<'a>) -> Option<Bare<'a>> {
    let held = context.posting?;
    if context.model.skills.len() <= LONG {
        return None;
    }
    let lists = context.skill_lists();
    let mut bare = Bare {
        terms: Vec::new(),
        places: Vec::new(),
        shown: 0,
    };
    for (asked, found) in held.posting.requirements.iter().zip(&held.held) {
        let shown = matches!(found.state, MatchState::Exact | MatchState::Alias);
        if !shown || !is_skill(asked) {
            continue;
        }
        bare.shown += 1;
        let mut places = found.found.iter();
        if places.all(|at| lists.iter().any(|list| list.holds(at))) {
            bare.terms.push(&asked.term);
            bare.places.extend(found.found.first().map(At::from));
        }
    }
    (bare.terms.len() >= MANY && bare.terms.len() * 2 > bare.shown).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::matching::{listed_only, repetition};
    use crate::rules::testing;

    const TERMS: &str =
        "Python, SQL, Docker, Kubernetes, Terraform, Kafka, Airflow, Git, Linux, PostgreSQL";

    fn posting() -> String {
        format!("Requirements:\n- {}\n", TERMS.replace(", ", "\n- "))
    }

    fn body(bullet: &str, others: usize) -> String {
        let others: Vec<String> = (0..others).map(|n| format!("Tool{n}")).collect();
        format!(
            "\\section{{Experience}}\\textbf{{Baker}}, Example GmbH \\hfill Jan 2020 -- Present\\begin{{itemize}}\\item {bullet}\\end{{itemize}}\\section{{Skills}} {TERMS}, {}",
            others.join(", ")
        )
    }

    #[test]
    fn a_long_list_without_evidence_is_named_once() {
        let stuffed = body("Baked bread", 40);
        let found = testing::posting_findings(&RULE, &stuffed, &posting());
        assert_eq!(found.len(), 1);
        assert!(
            found[0].message.contains("10 of the 10 terms"),
            "{}",
            found[0].message
        );
        assert!(found[0].cost.abs() < f64::EPSILON && !found[0].spans.is_empty());
        // Neither repetition nor the rule about single terms says the same.
        for other in [&listed_only::RULE, &repetition::RULE] {
            assert!(testing::posting_findings(other, &stuffed, &posting()).is_empty());
        }
        testing::pass(&RULE, &["no posting, no finding"]);
    }

    #[test]
    fn short_lists_and_lists_with_evidence_are_left_alone() {
        let told = "Ran Docker and Kubernetes with Terraform; wrote Python and SQL for Kafka";
        for body in [body("Baked bread", 20), body(told, 40)] {
            assert!(
                testing::posting_findings(&RULE, &body, &posting()).is_empty(),
                "{body}"
            );
        }
        // In a short list single terms are still named.
        let short = body("Baked bread", 20);
        assert_eq!(
            testing::posting_findings(&listed_only::RULE, &short, &posting()).len(),
            1
        );
    }

    #[test]
    fn one_term_again_and_again_is_repetition() {
        let again = format!("\\section{{Skills}} {}", "Python, ".repeat(50));
        let posting = "Requirements:\n- Python\n- Rust\n";
        assert!(testing::posting_findings(&RULE, &again, posting).is_empty());
        assert_eq!(
            testing::posting_findings(&repetition::RULE, &again, posting).len(),
            1
        );
    }
}
