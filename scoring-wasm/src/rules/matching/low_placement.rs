use super::evidence::{OLD, Work, is_required_skill};
use super::{named, place};
use crate::report::{MatchState, SectionKind};
use crate::resume::Entry;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether any skill that the posting requires stands in the headline, in the summary, in the
    /// newest position or in a list above it, where the resume shows several further down.
    ///
    /// ## Why it matters
    ///
    /// In a small study that a job site paid for, most of the first look went to the current and
    /// the previous position. On the other hand statements of what somebody can do raised
    /// ratings wherever they stood. So this is a hint.
    ///
    /// ## Example
    ///
    /// Welding and blueprints in a position that ended in 2021, and nothing of them above it
    ///
    /// ## Fix
    ///
    /// If they are part of what you do now, say so in a bullet of the newest position. If not, a
    /// sentence in the summary: “Welder with six years at …”.
    ///
    /// ## Sources
    ///
    /// G1, G2, G4, G11
    "KEY009", "low-placement", Match, Hint, "Required skills stand far down"
}

/// Required skills shown in positions or projects below which nothing can be said.
const ENOUGH: usize = 2;
/// Names that the message holds.
const MOST: usize = 6;

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let work = Work::of(context);
    let Some(bottom) = bottom(context, &work) else {
        return Vec::new();
    };
    let today = context.today.months();
    let lists = context.skill_lists();
    let mut terms = Vec::new();
    let mut places = Vec::new();
    for (asked, found) in held.posting.requirements.iter().zip(&held.held) {
        let shown = matches!(found.state, MatchState::Exact | MatchState::Alias);
        if !shown || !is_required_skill(asked) {
            continue;
        }
        if found.found.iter().any(|at| at.start < bottom) {
            return Vec::new();
        }
        // What lists or old positions show alone has rules of its own.
        let fresh = found.found.iter().find(|at| {
            !lists.iter().any(|list| list.holds(at))
                && work.end_at(at).is_none_or(|end| end + OLD >= today)
        });
        if let Some(at) = fresh {
            terms.push(asked.term.as_str());
            places.extend(place(context, at));
        }
    }
    if terms.len() < ENOUGH {
        return Vec::new();
    }
    let message = format!(
        "Nothing that the posting requires stands in your headline, summary or newest position, where readers look first; {} stand further down. Name there what is part of your work today.",
        named(terms, MOST)
    );
    vec![Draft::new(message, 0).at(places)]
}

/// Where the newest position ends, in the text: of several that go on, the last. None where it says
/// nothing beside its head.
fn bottom(context: &Context, work: &Work) -> Option<usize> {
    let newest = work.positions.iter().map(|(_, end)| *end).max();
    let dated = work.positions.iter();
    let dated = dated.filter(|(_, end)| Some(*end) == newest);
    let mut newest: Vec<&Entry> = dated.map(|(entry, _)| *entry).collect();
    if newest.is_empty() {
        let mut all = context.model.entries.iter();
        newest.extend(all.find(|entry| entry.kind == SectionKind::Experience));
    }
    let told = newest
        .iter()
        .flat_map(|entry| entry.bullets.iter().chain(&entry.details));
    told.map(|at| at.end).max()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    const POSTING: &str = "Requirements:\n- Welding\n- Blueprint reading\n- CNC machining\n";

    fn body(headline: &str, newest: &str, before: &str) -> String {
        let job = |title: &str, dates: &str, bullet: &str| {
            format!(
                "\\textbf{{{title}}}, Example GmbH \\hfill {dates}\\begin{{itemize}}\\item {bullet}\\end{{itemize}}\n\n"
            )
        };
        format!(
            "{headline}\n\\section{{Experience}}{}{}",
            job("Driver", "Jan 2023 -- Present", newest),
            job("Fitter", "Jan 2018 -- Dec 2022", before)
        )
    }

    #[test]
    fn skills_that_only_an_older_position_shows_are_named() {
        let low = body("", "Drove trucks", "Welding of frames, blueprint reading");
        let found = testing::posting_findings(&RULE, &low, POSTING);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].message.contains("“Welding”"),
            "{}",
            found[0].message
        );
        assert!(found[0].cost.abs() < f64::EPSILON && !found[0].spans.is_empty());
        testing::pass(&RULE, &["no posting, no finding"]);
    }

    #[test]
    fn one_of_them_on_top_is_enough() {
        let before = "Welding of frames, blueprint reading";
        for high in [
            body("", "CNC machining of frames", before),
            body(
                "\\section{Summary} Driver with five years of welding.",
                "Drove trucks",
                before,
            ),
            body("\\section{Skills} CNC machining", "Drove trucks", before),
            // A single one is no pattern; without positions there is no newest.
            body("", "Drove trucks", "Welding of frames"),
            "\\section{Projects} Welding, blueprint reading".to_owned(),
        ] {
            let found = testing::posting_findings(&RULE, &high, POSTING);
            assert!(found.is_empty(), "{high}: {found:#?}");
        }
    }

    #[test]
    fn what_other_rules_say_is_not_said_again() {
        let listed =
            body("", "Drove trucks", "Drove vans") + "\\section{Skills} Welding, CNC machining";
        let old = body("", "Drove trucks", "Welding, blueprint reading")
            .replace("Jan 2018 -- Dec 2022", "Jan 2008 -- Dec 2012");
        for other in [listed, old] {
            assert!(
                testing::posting_findings(&RULE, &other, POSTING).is_empty(),
                "{other}"
            );
        }
    }
}
