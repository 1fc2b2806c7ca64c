use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// A portrait by a template's photo command.
    ///
    /// ## Why it matters
    ///
    /// In the US and the UK a photo is not expected, and experiments show that
    /// photos change decisions for reasons that have nothing to do with the work.
    /// In Germany, Austria and Switzerland it is optional and common.
    ///
    /// ## Example
    ///
    /// `\photo[64pt]{picture}`
    ///
    /// ## Fix
    ///
    /// Leave it out unless it is customary where you apply.
    ///
    /// ## Sources
    ///
    /// G15, G16, H1, H2, H3, H4
    "CON008", "photo", Contact, Info, "There is a photo"
}

/// Tenths of a point: customs differ.
const COST: u16 = 5;

fn check(context: &Context) -> Vec<Draft> {
    let photos = &context.document.facts.photos;
    if photos.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "A photo is optional everywhere and unusual in the US and the UK, where it may count against you. Leave it out unless it is customary where you apply.",
            COST,
        )
        .at(photos.iter().copied()),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["x"]);
        testing::fail(
            &RULE,
            &[
                "\\documentclass{moderncv}\\name{Jane}{Sample}\\photo[64pt]{picture}\\begin{document}\\makecvtitle\\end{document}",
            ],
        );
    }
}
