use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the whole text has fewer than forty words.
    ///
    /// ## Why it matters
    ///
    /// Statements of competence raise ratings wherever they stand, and a search finds only
    /// what is there as text. A short text may also mean that much of the page is an image.
    ///
    /// ## Example
    ///
    /// A name, a title and a list of links
    ///
    /// ## Fix
    ///
    /// Say for each position what you did, with what, and to what end.
    ///
    /// ## Sources
    ///
    /// G11, E1
    "REA009", "short-text", Wording, Hint, "There is little to read"
}

/// Tenths of a point.
const COST: u16 = 6;
/// A tenth of a page at most.
const FEW: usize = 40;

fn check(context: &Context) -> Vec<Draft> {
    let words = context.length();
    // An empty document has a rule of its own.
    if !(20..FEW).contains(&words) || context.unknown_class().is_some() {
        return Vec::new();
    }
    vec![Draft::new(
        format!(
            "The text has only {words} words. If the page shows more, a machine does not read it; if not, say more about what you did."
        ),
        COST,
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &[&"word ".repeat(200)]);
        testing::fail(&RULE, &[&"word ".repeat(25)]);
    }
}
