use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Images in the body. A portrait has a rule of its own.
    ///
    /// ## Why it matters
    ///
    /// Text in an image is lost to parsers; one vendor lists graphics among its
    /// parse risks.
    ///
    /// ## Example
    ///
    /// `\includegraphics{skills-chart}`
    ///
    /// ## Fix
    ///
    /// Say in words what the image says, or leave it out.
    ///
    /// ## Sources
    ///
    /// C1
    "FMT005", "image", Format, Info, "Images are invisible to machines"
}

/// Tenths of a point.
const COST: u16 = 10;

fn check(context: &Context) -> Vec<Draft> {
    let images = &context.document.facts.images;
    if images.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "A machine does not read what an image shows. If it says something that matters, say it in words too.",
            COST,
        )
        .at(images.iter().copied()),
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
            &["x", "% \\includegraphics{a}", "\\includegraphics{foto}"],
        );
        testing::fail(&RULE, &["\\includegraphics[width=2cm]{logo}"]);
    }
}
