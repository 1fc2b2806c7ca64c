use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Three or more bullets of one to three words under one position.
    ///
    /// ## Why it matters
    ///
    /// Statements of competence raise ratings; “Testing” states none.
    ///
    /// ## Example
    ///
    /// “Testing”, “Meetings”, “Code review”
    ///
    /// ## Fix
    ///
    /// “Tested each release on four systems”
    ///
    /// ## Sources
    ///
    /// G11
    "BUL013", "terse-bullets", Wording, Hint, "Bullets say little"
}

/// Tenths of a point.
const COST: u16 = 3;
/// Short bullets of one entry from which on it is noticed.
const SEVERAL: usize = 3;
/// Words.
const SHORT: usize = 3;

fn check(context: &Context) -> Vec<Draft> {
    let mut places = Vec::new();
    for entry in &context.model.entries {
        if context.kind(entry) != SectionKind::Experience {
            continue;
        }
        let short: Vec<_> = entry
            .bullets
            .iter()
            .filter(|at| (1..=SHORT).contains(&context.tokens_in(**at).len()))
            .collect();
        if short.len() >= SEVERAL && short.len() * 2 > entry.bullets.len() {
            places.extend(short.into_iter().filter_map(|at| context.place(*at)));
        }
    }
    Draft::about(
        places,
        "One to three words name a duty. A few more say what you did, with what, and to what end.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let list = |one: &str| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill Jan 2019 -- Dec 2020\\begin{{itemize}}\\item {one}\\item Code review\\item Meetings\\end{{itemize}}"
            )
        };
        testing::pass(&RULE, &[&list("Tested each release on four systems")]);
        testing::fail(&RULE, &[&list("Testing")]);
    }
}
