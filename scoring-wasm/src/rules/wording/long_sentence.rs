use crate::report::SectionKind;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Sentences of more than 45 words in the summary and in paragraphs. Bullets have a
    /// rule of their own.
    ///
    /// ## Why it matters
    ///
    /// Weaker resumes were found to have long sentences and dense text, in a study whose
    /// sponsor sells resumes.
    ///
    /// ## Example
    ///
    /// A summary of one sentence over five lines
    ///
    /// ## Fix
    ///
    /// Two sentences
    ///
    /// ## Sources
    ///
    /// G4
    "REA010", "long-sentence", Wording, Hint, "Sentences run long"
}

/// Tenths of a point.
const COST: u16 = 2;
/// Words.
const LONG: usize = 45;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let mut prose: Vec<At> = model
        .entries
        .iter()
        .filter(|entry| {
            !matches!(
                context.kind(entry),
                SectionKind::Publications | SectionKind::Skills | SectionKind::References
            )
        })
        .flat_map(|entry| entry.details.iter().copied())
        .collect();
    for section in &model.sections {
        let lines = model
            .lines
            .get(section.first..section.last)
            .unwrap_or_default();
        if section.kind == SectionKind::Summary
            && let (Some(first), Some(last)) = (lines.first(), lines.last())
        {
            prose.push(At {
                start: first.start,
                end: last.end,
            });
        }
    }
    let mut places = Vec::new();
    for at in prose {
        let mut start = at.start;
        for sentence in context
            .words(at)
            .split_inclusive(['.', '!', '?', ';', '\n'])
        {
            let end = start + sentence.len();
            let commas = sentence.matches(',').count();
            let words = sentence.split_whitespace().count();
            // A list of names is no sentence.
            if words > LONG && commas * 4 < words {
                places.extend(context.place(At { start, end }));
            }
            start = end;
        }
    }
    crate::sort::plain(&mut places);
    places.dedup();
    Draft::about(
        places,
        "More than 45 words in one sentence are hard to follow. Two sentences say the same.",
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
                "\\section{Summary} Builds services. Likes order.",
                &format!("\\section{{Summary}} {}", "one two, ".repeat(30)),
            ],
        );
        testing::fail(
            &RULE,
            &[&format!("\\section{{Summary}} {}.", "word ".repeat(50))],
        );
    }
}
