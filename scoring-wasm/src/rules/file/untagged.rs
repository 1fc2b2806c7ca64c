use crate::rules::text::order_differs;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether a PDF whose text comes out in different orders says what follows what: its
    /// tags. Almost no PDF of LaTeX has them, and most need none.
    ///
    /// ## Why it matters
    ///
    /// Without tags readers infer an order, and here they infer different ones. Screen readers
    /// need tags anyway. No vendor says that its parser uses them, so this costs nothing.
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
    "FIL007", "untagged", Format, Hint, "The PDF is not tagged"
}

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    if page.reading.tagged || order_differs::agreed(page) >= order_differs::AGREE {
        return Vec::new();
    }
    vec![Draft::new(
        "Parsers read this PDF in different orders, and it has no tags that would tell them the right one. Screen readers need them too.",
        0,
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        let mut mixed = reading(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
        );
        pass(&RULE, &mixed);
        mixed.rows =
            "one eight two nine three ten four eleven five twelve six thirteen seven fourteen"
                .to_owned();
        fail(&RULE, &mixed);
        mixed.tagged = true;
        pass(&RULE, &mixed);
    }
}
