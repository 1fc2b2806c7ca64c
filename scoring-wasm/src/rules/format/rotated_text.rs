use crate::rules::shared::braces;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// `\rotatebox`, `turn` and `sideways` around words.
    ///
    /// ## Why it matters
    ///
    /// An integrator documents that slanted text may be misread or missed: turned lines
    /// come out letter by letter, or not at all.
    ///
    /// ## Example
    ///
    /// `\rotatebox{90}{Experience}`
    ///
    /// ## Fix
    ///
    /// Set the words upright.
    ///
    /// ## Sources
    ///
    /// C4
    "FMT013", "rotated-text", Format, Info, "Text is turned"
}

/// Tenths of a point.
const COST: u16 = 12;

fn check(context: &Context) -> Vec<Draft> {
    let places = context
        .commands()
        .iter()
        .filter(|command| {
            if !matches!(command.name, "begin" | "rotatebox") {
                return false;
            }
            let rest = context.after(command.src);
            let inner = match command.name {
                "rotatebox" => {
                    let rest = rest
                        .strip_prefix('[')
                        .and_then(|rest| rest.split_once(']'))
                        .map_or(rest, |(_, rest)| rest);
                    let Some((angle, len)) = braces(rest) else {
                        return false;
                    };
                    if angle.trim() == "0" {
                        return false;
                    }
                    rest.get(len..).and_then(braces).map(|(inner, _)| inner)
                }
                "begin" => braces(rest)
                    .filter(|(name, _)| matches!(*name, "turn" | "sideways" | "rotate"))
                    .and_then(|(_, len)| rest.get(len..)),
                _ => None,
            };
            // A turned arrow or icon is no text.
            inner.is_some_and(|inner| {
                let words = inner.split('\\').next().unwrap_or_default();
                words.chars().filter(|c| c.is_alphabetic()).count() > 2 && !words.has_sign('#')
            })
        })
        .map(|command| command.src)
        .collect();
    Draft::about(
        places,
        "Turned words may come out letter by letter or not at all. Upright they are read.",
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
            &["\\rotatebox{90}{\\faArrow}", "\\rotatebox{0}{Word}"],
        );
        testing::fail(
            &RULE,
            &[
                "\\rotatebox{90}{Experience}",
                "\\rotatebox[origin=c]{45}{Draft version}",
            ],
        );
    }
}
