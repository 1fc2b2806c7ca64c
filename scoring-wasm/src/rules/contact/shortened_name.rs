use crate::latex::emit::Role;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Names of one word, or with initials for all but one word.
    ///
    /// ## Why it matters
    ///
    /// One integrator documents that a record needs a first and a last name, and that
    /// anonymised or shortened names fail.
    ///
    /// ## Example
    ///
    /// “J. Sample”
    ///
    /// ## Fix
    ///
    /// “Jane Sample”
    ///
    /// ## Sources
    ///
    /// D1
    "CON016", "shortened-name", Contact, Info, "The name is shortened"
}

/// Tenths of a point.
const COST: u16 = 15;
/// Steps above the normal size in which names are set.
const LARGE: i8 = 3;

fn check(context: &Context) -> Vec<Draft> {
    let Some(at) = context.model.name else {
        return Vec::new();
    };
    // A class that nobody knows here may print the rest of it.
    if context.unknown_class().is_some() {
        return Vec::new();
    }
    let name = context.words(at);
    // Other scripts set no spaces, and customs differ there.
    if name.chars().any(|c| c.is_alphabetic() && c >= '\u{250}') {
        return Vec::new();
    }
    let whole = name
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.'))
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        .count();
    // First and last name may be set apart by their looks alone: “JaneSample”.
    let joined = name
        .as_bytes()
        .windows(2)
        .any(|two| matches!(two, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()));
    if whole >= 2 || joined {
        return Vec::new();
    }
    // One word is easily something else: only a template's word for it, or large print above
    // everything, makes a name of it.
    let above = context
        .model
        .lines
        .iter()
        .find(|line| !line.hidden)
        .is_some_and(|line| line.start <= at.start && at.end <= line.end);
    let named = context
        .document
        .text
        .runs_in(at.start, at.end)
        .iter()
        .any(|run| run.style.role == Role::Name || above && run.style.size >= LARGE);
    if context.latex && !named || !context.latex && !above {
        return Vec::new();
    }
    Draft::about(
        context.place(at).into_iter().collect(),
        "Records are made under a first and a last name. With one of them, or initials, the field may stay empty.",
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
            &[
                "x",
                "\\documentclass{article}\\begin{document}Jane Q. Sample\\\\ jane@example.com\\end{document}",
                "\\documentclass{article}\\begin{document}{\\Huge Jane\\textbf{Sample}}\\\\ jane@example.com\\end{document}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\documentclass{moderncv}\\name{J.}{Sample}\\begin{document}\\makecvtitle\\end{document}",
            ],
        );
    }
}
