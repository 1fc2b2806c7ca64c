use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the document prints at least twenty words.
    ///
    /// ## Why it matters
    ///
    /// Without text there is nothing for a parser to read.
    ///
    /// ## Example
    ///
    /// A resume that is one picture
    ///
    /// ## Fix
    ///
    /// Write the resume as text.
    ///
    /// ## Sources
    ///
    /// B2, B4, B6
    "FMT009", "no-text", Format, Error, "There is hardly any text"
}

/// Tenths of a point: all of the category.
const COST: u16 = 250;
/// Words below which a document counts as empty.
const FEW: usize = 20;

fn check(context: &Context) -> Vec<Draft> {
    // The text layer of a PDF has a rule of its own.
    if context.page.is_some_and(|page| page.alone) || context.is_incomplete() {
        return Vec::new();
    }
    let words = context
        .text()
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .flat_map(|word| 0..word.chars().filter(|c| !c.is_ascii()).count().max(1))
        .take(FEW)
        .count();
    if words >= FEW {
        return Vec::new();
    }
    vec![Draft::new(
        "A machine finds fewer than twenty words. If the resume is an image or still empty, put its text into the document.",
        COST,
    )]
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
                "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "x",
                "\\documentclass{article}\\begin{document}\\end{document}",
            ],
        );
    }
}
