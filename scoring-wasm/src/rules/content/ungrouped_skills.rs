use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Sixteen or more skills in one line or paragraph without a word that groups them.
    ///
    /// ## Why it matters
    ///
    /// Groups such as “Languages” and “Tools” let a reader find one quickly. Clear
    /// structure was found in resumes that were rated higher, in a sponsored study.
    ///
    /// ## Example
    ///
    /// “Rust, Excel, Docker, German, Photoshop, …”
    ///
    /// ## Fix
    ///
    /// “Languages: Rust, Python. Tools: Docker, Git.”
    ///
    /// ## Sources
    ///
    /// G4
    "SKL001", "ungrouped-skills", Content, Hint, "Many skills stand in one heap"
}

/// Tenths of a point.
const COST: u16 = 2;
/// Skills of one heap.
const MANY: usize = 16;

fn check(context: &Context) -> Vec<Draft> {
    let mut places = Vec::new();
    for section in context
        .model
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Skills)
    {
        let lines = context
            .model
            .lines
            .get(section.first..section.last)
            .unwrap_or_default();
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            continue;
        };
        let text = context
            .text()
            .get(first.start..last.end)
            .unwrap_or_default();
        // A colon, a tab or a bold word names a group; a list of one skill a line is a list.
        let grouped = text.contains(&[':', '\t', '–', '—'][..])
            || lines.iter().any(|line| line.bold || line.heading > 0);
        let mixed = context
            .document
            .text
            .runs_in(first.start, last.end)
            .iter()
            .any(|run| run.style.bold);
        let heap = lines.iter().any(|line| {
            context
                .text()
                .get(line.start..line.end)
                .unwrap_or_default()
                .split(&[',', ';', '|', '•', '·'][..])
                .count()
                >= MANY
        });
        if heap && !grouped && !mixed {
            places.extend(context.place(section.heading));
        }
    }
    Draft::about(
        places,
        "Groups such as “Languages:” and “Tools:” make a long list easy to scan.",
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
                "\\section{Skills} Rust, Python, SQL",
                &format!("\\section{{Skills}} Languages: {}", "Rust, ".repeat(20)),
            ],
        );
        testing::fail(
            &RULE,
            &[&format!("\\section{{Skills}} {}", "Rust, ".repeat(20))],
        );
    }
}
