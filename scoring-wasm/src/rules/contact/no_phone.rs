use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether a phone number is printed.
    ///
    /// ## Why it matters
    ///
    /// Many application forms ask for one, and a parser can fill it in. An e-mail
    /// address alone is enough to make a record.
    ///
    /// ## Example
    ///
    /// A header with an e-mail address only
    ///
    /// ## Fix
    ///
    /// Add a number with its country code, if you like to be called.
    ///
    /// ## Sources
    ///
    /// D1
    "CON004", "no-phone", Contact, Info, "No phone number found"
}

/// Tenths of a point: an e-mail address alone does.
const COST: u16 = 15;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let unseen = context.is_incomplete() || context.document.facts.unseen;
    if !model.phones.is_empty()
        || model.emails.is_empty()
        // A number that is to be dialled stands there, in whatever form.
        || context.document.text.links.iter().any(|link| {
            let number = link.target.strip_prefix("tel:").unwrap_or_default();
            number.bytes().filter(u8::is_ascii_digit).count() >= 7
        })
        || unseen
        || context.unknown_class().is_some()
    {
        return Vec::new();
    }
    vec![Draft::new(
        "Application forms often ask for a phone number; with its country code it can be filled in from the resume.",
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
                "x",
                "\\documentclass{article}\\usepackage{hyperref}\\begin{document}Jane Sample\\\\ jane@example.com \\href{tel:4930555010}{call me}\\end{document}",
            ],
        );
        // What stands in a file that nobody has may be the number.
        testing::pass(
            &RULE,
            &[
                "\\documentclass{article}\\input{mine}\\begin{document}Jane Sample\\\\ jane@example.com\\end{document}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\documentclass{article}\\begin{document}Jane Sample\\\\ jane@example.com\\end{document}",
            ],
        );
    }
}
