use crate::decimal::decimal;
use crate::rules::shared::braces;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// `\linespread` and `\setstretch` below 0.9.
    ///
    /// ## Why it matters
    ///
    /// Cluttered pages were rated lower in a sponsored study.
    ///
    /// ## Example
    ///
    /// `\linespread{0.8}`
    ///
    /// ## Fix
    ///
    /// `\linespread{0.97}`, or fewer words
    ///
    /// ## Sources
    ///
    /// G4
    "FMT018", "squeezed-lines", Format, Hint, "Lines are pressed together"
}

/// Tenths of a point.
const COST: u16 = 3;
/// Share of the usual distance.
const LEAST: f64 = 0.9;

fn check(context: &Context) -> Vec<Draft> {
    let places = context
        .commands()
        .iter()
        .filter(|command| matches!(command.name, "linespread" | "setstretch"))
        .filter(|command| {
            braces(context.after(command.src))
                .and_then(|(factor, _)| decimal(factor.trim()))
                .is_some_and(|factor| factor > 0.0 && factor < LEAST)
        })
        .map(|command| command.src)
        .collect();
    Draft::about(
        places,
        "Lines this close are hard to read. Fewer words make room.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["\\linespread{1.05}x", "\\linespread{0.95}x"]);
        testing::fail(&RULE, &["\\linespread{0.8}\\selectfont x"]);
    }
}
