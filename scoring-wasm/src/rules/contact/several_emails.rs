use crate::case::Case as _;
use crate::rules::{Context, Draft, declare_rule};
use crate::sort::distinct;

declare_rule! {
    /// ## What it checks
    ///
    /// Two or more different e-mail addresses in the head of the resume.
    ///
    /// ## Why it matters
    ///
    /// Systems tell people apart by their address, and some join profiles by it: which one
    /// is taken is up to the machine.
    ///
    /// ## Example
    ///
    /// “jane@example.com | j.sample@university.example”
    ///
    /// ## Fix
    ///
    /// The one that you read, the same in every version
    ///
    /// ## Sources
    ///
    /// E7, E8
    "CON010", "several-emails", Contact, Hint, "There are several e-mail addresses"
}

/// Tenths of a point.
const COST: u16 = 4;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let end = model
        .lines
        .get(model.head_end)
        .map_or(usize::MAX, |line| line.start);
    let head: Vec<_> = model.emails.iter().filter(|at| at.start < end).collect();
    let addresses = head.iter().map(|at| context.words(**at).lowered());
    if distinct(addresses.collect()).len() < 2 {
        return Vec::new();
    }
    Draft::about(
        head.into_iter()
            .filter_map(|at| context.place(*at))
            .collect(),
        "Records are joined by address, so one address, the same in every version, keeps yours together.",
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
                "x",
                "\\section{References} Prof. Sample, sample@university.example",
            ],
        );
        testing::pass(&RULE, &["@jane@social.example"]);
        testing::fail(
            &RULE,
            &["also jane@university.example\n\\section{Experience} x"],
        );
    }
}
