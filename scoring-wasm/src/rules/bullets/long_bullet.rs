use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Bullets of more than forty words.
    ///
    /// ## Why it matters
    ///
    /// Long sentences and dense blocks were found in resumes that recruiters rated
    /// lower. The evidence is a sponsored study, so this is a hint.
    ///
    /// ## Example
    ///
    /// A bullet of four lines
    ///
    /// ## Fix
    ///
    /// Split it into two, or keep what matters most.
    ///
    /// ## Sources
    ///
    /// G4
    "BUL003", "long-bullet", Wording, Hint, "Bullets run long"
}

/// Tenths of a point, for one or two and for more.
const COST: (u16, u16) = (2, 5);
/// About three lines of print.
const WORDS: usize = 40;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    // What a work is called is as long as it is.
    let titles: Vec<_> = model
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Publications)
        .filter_map(|section| model.lines.get(section.first..section.last))
        .filter_map(|lines| Some((lines.first()?.start, lines.last()?.end)))
        .collect();
    let places: Vec<_> = context
        .bullets()
        .iter()
        .filter(|at| {
            !titles
                .iter()
                .any(|(start, end)| *start <= at.start && at.end <= *end)
        })
        // A word and its space are two bytes at least.
        .filter(|at| at.end - at.start > 2 * WORDS)
        .filter(|at| context.words(**at).split_whitespace().count() > WORDS)
        .filter_map(|at| context.place(*at))
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    let cost = if places.len() > 2 { COST.1 } else { COST.0 };
    vec![
        Draft::new(
            "More than forty words in one bullet are hard to scan. Split it, or keep what matters most.",
            cost,
        )
        .at(places),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &["\\section{Experience}\\begin{itemize}\\item Built it\\end{itemize}"],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\begin{itemize}\\item word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word\\end{itemize}",
            ],
        );
    }
}
