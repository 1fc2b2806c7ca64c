use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Summaries of more than a hundred words.
    ///
    /// ## Why it matters
    ///
    /// An overview on top was found in resumes that were rated higher, dense text in
    /// others; the study’s sponsor sells resumes.
    ///
    /// ## Example
    ///
    /// A summary of a third of a page
    ///
    /// ## Fix
    ///
    /// Two to four sentences
    ///
    /// ## Sources
    ///
    /// G4, G11
    "SEC011", "long-summary", Sections, Hint, "The summary is long"
}

/// Tenths of a point.
const COST: u16 = 2;
/// Words.
const LONG: usize = 100;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let places = model
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Summary)
        .filter(|section| {
            let lines = model
                .lines
                .get(section.first..section.last)
                .unwrap_or_default();
            let words: usize = lines
                .iter()
                .map(|line| context.text().get(line.start..line.end).unwrap_or_default())
                // “Tools:⇥Git, Make”: rows of labels are no part of it.
                .filter(|text| !text.has_sign('\t'))
                .map(|text| text.split_whitespace().count())
                .sum();
            words > LONG
        })
        .filter_map(|section| context.place(section.heading))
        .collect();
    Draft::about(
        places,
        "More than a hundred words are read by few. Two to four sentences say what you do and for whom.",
        COST,
    )
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
                "\\section{Summary} Builds services.",
                &format!(
                    "\\section{{Summary}} {}\n\n Tools: \\hfill {}\n\nTowns: \\hfill {}",
                    "Builds services. ".repeat(30),
                    "oven, knife, ".repeat(20),
                    "Oulu, Turku, ".repeat(20)
                ),
            ],
        );
        testing::fail(
            &RULE,
            &[&format!(
                "\\section{{Summary}} {}",
                "Builds services. ".repeat(60)
            )],
        );
    }
}
