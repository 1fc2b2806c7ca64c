use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// More than seventy skills in lists.
    ///
    /// ## Why it matters
    ///
    /// What matters drowns in it. No vendor documents that more terms help; employers know
    /// lists made for machines.
    ///
    /// ## Example
    ///
    /// Ninety tools in one section
    ///
    /// ## Fix
    ///
    /// The twenty that you would like to be asked about
    ///
    /// ## Sources
    ///
    /// K5, G4
    "SKL004", "skill-flood", Content, Hint, "The list of skills is very long"
}

/// Tenths of a point.
const COST: u16 = 3;
/// Skills.
const MANY: usize = 70;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    if model.skills.len() <= MANY {
        return Vec::new();
    }
    let places = model
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Skills)
        .filter_map(|section| context.place(section.heading))
        .collect::<Vec<_>>();
    vec![
        Draft::new(
            format!("{} skills are listed. Fewer, with those first that matter for the job, are easier to believe and to find.", model.skills.len()),
            COST,
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
        testing::pass(&RULE, &["\\section{Skills} Rust, Python, SQL"]);
        let many: Vec<String> = (0..80).map(|n| format!("Tool{n}")).collect();
        testing::fail(
            &RULE,
            &[&format!("\\section{{Skills}} {}", many.join(", "))],
        );
    }
}
