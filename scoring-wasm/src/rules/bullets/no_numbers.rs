use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};
use crate::word_list::WordList;

declare_rule! {
    /// ## What it checks
    ///
    /// Whether any of six or more bullets under experience and projects holds a number.
    ///
    /// ## Why it matters
    ///
    /// Numbers give a reader a scale: how many, how fast, how much. They are recommended
    /// everywhere and measured nowhere, so this is help and costs next to nothing; never
    /// invent one.
    ///
    /// ## Example
    ///
    /// “Made the report faster”
    ///
    /// ## Fix
    ///
    /// “Cut the report from 50 to 6 minutes”
    ///
    /// ## Sources
    ///
    /// G19
    "BUL011", "no-numbers", Wording, Hint, "No result has a number"
}

/// Tenths of a point.
const COST: u16 = 2;
/// Bullets below which their absence says nothing.
const ENOUGH: usize = 6;

const NUMBERS: WordList = WordList::new(
    "dozen|dozens|eight|five|four|half|hundred|hundreds|million|millions|nine|seven|six|ten|\
     thousand|thousands|three|two",
);

fn check(context: &Context) -> Vec<Draft> {
    let bullets: Vec<_> = context
        .model
        .entries
        .iter()
        .filter(|entry| {
            matches!(
                context.kind(entry),
                SectionKind::Experience | SectionKind::Projects
            )
        })
        .flat_map(|entry| entry.bullets.iter().copied())
        .collect();
    if bullets.len() < ENOUGH || !context.english() {
        return Vec::new();
    }
    let counted = |at| {
        context.tokens_in(at).iter().any(|word| {
            let lower = context.lower_words(*word);
            match lower.bytes().next() {
                Some(b'0'..=b'9') => true,
                Some(b'd'..=b'n' | b's' | b't') => NUMBERS.contains(lower),
                _ => false,
            }
        })
    };
    if context.bullets().iter().copied().any(counted) {
        return Vec::new();
    }
    vec![Draft::new(
        "Where you know a number (people, requests, money, time), one or two of them give a reader a scale. Leave it where you do not.",
        COST,
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let list = |last: &str| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill Jan 2019 -- Dec 2020\\begin{{itemize}}{}\\item {last}\\end{{itemize}}",
                "\\item Built it well".repeat(6)
            )
        };
        testing::pass(
            &RULE,
            &[&list("Served 40 teams"), &list("Served two teams"), "x"],
        );
        testing::fail(&RULE, &[&list("Served teams")]);
    }
}
