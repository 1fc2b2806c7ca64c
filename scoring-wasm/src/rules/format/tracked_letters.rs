use crate::decimal::decimal;
use crate::decimal::whole;
use crate::rules::shared::braces;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// `\so` and `\caps` of soul, `\textls` of microtype with 150 or more, and fontspec’s
    /// `LetterSpace` of 15 or more.
    ///
    /// ## Why it matters
    ///
    /// An extractor takes a wide gap for a space, so the word comes out in pieces. One
    /// vendor lists letters with spaces between them among its parse risks; this is the
    /// same on the page.
    ///
    /// ## Example
    ///
    /// `\so{EXPERIENCE}`
    ///
    /// ## Fix
    ///
    /// `\textbf{EXPERIENCE}`
    ///
    /// ## Sources
    ///
    /// C3, F10
    "FMT014", "tracked-letters", Format, Info, "Letters are set wide apart"
}

/// Tenths of a point.
const COST: u16 = 10;
/// Thousandths of an em, by which microtype counts.
const WIDE: u32 = 150;
/// Percent of the size, by which fontspec counts.
const WIDE_PERCENT: f64 = 15.0;

fn check(context: &Context) -> Vec<Draft> {
    let soul = context.document.facts.package("soul").is_some();
    let places = context
        .commands()
        .iter()
        .filter(|command| {
            if !matches!(
                command.name,
                "so" | "caps" | "textls" | "lsstyle" | "addfontfeature" | "addfontfeatures"
            ) {
                return false;
            }
            let rest = context.after(command.src);
            match command.name {
                "so" | "caps" => {
                    soul && braces(rest).is_some_and(|(inner, _)| {
                        inner.chars().filter(|c| c.is_alphabetic()).count() > 2
                    })
                }
                "textls" | "lsstyle" => rest
                    .strip_prefix('[')
                    .and_then(|rest| rest.split_once(']'))
                    .and_then(|(amount, _)| whole::<u32>(amount.trim()))
                    .is_some_and(|amount| amount >= WIDE),
                "addfontfeature" | "addfontfeatures" => braces(rest)
                    .and_then(|(options, _)| options.cut("LetterSpace"))
                    .and_then(|(_, value)| {
                        let value = value.trim_start_matches(['=', ' ']);
                        decimal(value.split([',', '}']).next()?.trim())
                    })
                    .is_some_and(|percent| percent >= WIDE_PERCENT),
                _ => false,
            }
        })
        .map(|command| command.src)
        .collect();
    Draft::about(
        places,
        "Wide gaps are taken for spaces, so the word may come out in pieces. Set it in bold or in capitals instead.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["\\so{EXPERIENCE}", "\\textls[50]{EXPERIENCE}"]);
        testing::fail(
            &RULE,
            &[
                "\\documentclass{article}\\usepackage{soul}\\begin{document}\\so{EXPERIENCE}\\end{document}",
                "\\textls[200]{EXPERIENCE}",
            ],
        );
    }
}
