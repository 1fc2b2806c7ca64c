use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Interests or references before experience or education, and, where the chosen trade
    /// has a custom, whether its first sections stand first: education in research and for
    /// new graduates.
    ///
    /// ## Why it matters
    ///
    /// People look first for titles, employers and education. No study has tested the order
    /// of sections, so this costs next to nothing.
    ///
    /// ## Example
    ///
    /// Interests, then Experience
    ///
    /// ## Fix
    ///
    /// Experience, Education, …, Interests
    ///
    /// ## Sources
    ///
    /// G1; the order itself is custom
    "SEC010", "section-order", Sections, Hint, "Sections stand in an unusual order"
}

/// Tenths of a point.
const COST: u16 = 2;

fn check(context: &Context) -> Vec<Draft> {
    // In several columns the order of the source is not that of the page.
    if !context.document.facts.columns.is_empty() {
        return Vec::new();
    }
    let mut found = small_before_large(context);
    found.extend(late_by_custom(context));
    found
}

/// Interests and references above experience or education.
fn small_before_large(context: &Context) -> Vec<Draft> {
    let sections = &context.model.sections;
    // A second section of a kind may well stand further below.
    let first = |kind| sections.iter().position(|section| section.kind == kind);
    let last = first(SectionKind::Experience).max(first(SectionKind::Education));
    let places = sections
        .iter()
        .take(last.unwrap_or(0))
        .filter(|section| {
            matches!(
                section.kind,
                SectionKind::Interests | SectionKind::References
            )
        })
        // Those of research say what a scholar is for, areas what somebody does.
        .filter(|section| {
            let heading = context.lower_words(section.heading);
            let areas = ["area", "área", "Área"];
            !heading.has("research") && !areas.iter().any(|area| heading.starts_with(area))
        })
        .filter_map(|section| context.place(section.heading))
        .collect();
    Draft::about(
        places,
        "Experience and education are looked for first. This can stand below them.",
        COST,
    )
}

/// Sections that the profile wants first and that stand behind others.
fn late_by_custom(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let mut wanted = context
        .profile
        .sections
        .order
        .iter()
        .filter(|kind| model.has(**kind))
        .peekable();
    // A summary is the head's; what “other” headings hold is not known.
    for section in model
        .sections
        .iter()
        .filter(|section| !matches!(section.kind, SectionKind::Summary | SectionKind::Other))
    {
        match wanted.peek() {
            None => break,
            Some(kind) if **kind == section.kind => {
                wanted.next();
            }
            Some(_) => {}
        }
        // Parts of one kind may follow each other.
        let Some(next) = wanted.peek() else { break };
        if context.profile.sections.order.contains(&section.kind) {
            continue;
        }
        let late = model.sections.iter().find(|other| other.kind == **next);
        return Draft::about(
            late.and_then(|section| context.place(section.heading))
                .into_iter()
                .collect(),
            "In this trade it is the custom to begin with this section. Move it up if you follow the custom.",
            COST,
        );
    }
    Vec::new()
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
                "\\section{Experience} x \\section{Education} y \\section{Interests} z",
                "\\section{Research Interests} z \\section{Experience} x",
                "\\section{Area of Interest} z \\section{Experience} x",
                "\\section{Education} y \\section{Experience} x \\section{References} z \\section{Other Experience} x",
            ],
        );
        testing::fail(
            &RULE,
            &["\\section{Interests} z \\section{Experience} x \\section{Education} y"],
        );
    }

    #[test]
    fn a_trade_may_begin_with_education() {
        let late = "\\section{Summary} s \\section{Experience} x \\section{Education} y";
        let first = "\\section{Summary} s \\section{Education} y \\section{Experience} x";
        testing::pass(&RULE, &[late, first]);
        assert_eq!(testing::profile_findings(&RULE, late, "graduate").len(), 1);
        assert!(testing::profile_findings(&RULE, first, "graduate").is_empty());
    }
}
