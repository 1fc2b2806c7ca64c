use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the PDF says what is a heading, a paragraph, a list.
    ///
    /// ## Why it matters
    ///
    /// Screen readers need tags. Without them readers infer an order. No vendor says that its parser
    /// uses them, so this costs nothing.
    ///
    /// ## Example
    ///
    /// A PDF of LaTeX without tagging
    ///
    /// ## Fix
    ///
    /// With a recent LuaLaTeX: `\DocumentMetadata{tagging=on}`. Word processors: “export as tagged PDF”.
    ///
    /// ## Sources
    ///
    /// F2, F3
    "FIL007", "untagged", Format, Info, "The PDF is not tagged"
}

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    if page.reading.tagged {
        return Vec::new();
    }
    vec![Draft::new(
        "The PDF has no tags, so programs infer headings and order. Screen readers need them; parsers are not known to.",
        0,
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        let mut tagged = reading("Jane");
        fail(&RULE, &tagged);
        tagged.tagged = true;
        pass(&RULE, &tagged);
    }
}
