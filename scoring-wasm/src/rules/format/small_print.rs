use crate::decimal::decimal;
use crate::latex::facts::Facts;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether more than half of the words are set below 9 points: by the size of the
    /// document class and LaTeX’s size commands.
    ///
    /// ## Why it matters
    ///
    /// Cluttered pages were rated lower in a sponsored study, and small print is hard to
    /// read on paper. No study has named a size.
    ///
    /// ## Example
    ///
    /// `\documentclass[10pt]{article}` with everything in `\footnotesize`
    ///
    /// ## Fix
    ///
    /// 11 points for the text, or less of it
    ///
    /// ## Sources
    ///
    /// G4; the limit itself is common belief
    "FMT016", "small-print", Format, Hint, "Much of the text is set very small"
}

/// Tenths of a point.
const COST: u16 = 4;
/// Points below which print is small.
const SMALL: f64 = 9.0;

/// The size of LaTeX's size commands in points, at a normal size of 10.
pub fn points(step: i8, normal: f64) -> f64 {
    let at_ten = match step {
        i8::MIN..=-4 => 5.0,
        -3 => 7.0,
        -2 => 8.0,
        -1 => 9.0,
        0 => 10.0,
        _ => 12.0,
    };
    // Sizes are whole points: `\footnotesize` of 11 points has 9.
    (at_ten * normal / 10.0).round()
}

/// The normal size in points: what a class is given, else its own. LaTeX's own classes know three
/// sizes and take no notice of another.
pub fn normal_size(facts: &Facts) -> f64 {
    let class = facts.class.as_ref().map_or("", |(name, _)| name);
    let (own, smallest) = match class {
        "article" | "report" | "book" | "letter" => (10.0, 10.0),
        "moderncv" => (11.0, 10.0),
        "scrartcl" | "scrreprt" | "scrbook" => (11.0, 5.0),
        _ => (10.0, 5.0),
    };
    let given = |option: &str| {
        let option = option.trim();
        decimal(
            option
                .strip_prefix("fontsize=")
                .unwrap_or(option)
                .strip_suffix("pt")?,
        )
    };
    facts
        .class_options
        .split(',')
        .find_map(given)
        .filter(|size| (smallest..=20.0).contains(size))
        .unwrap_or(own)
}

/// How many visible words are set in a size that is asked for, and how many there are.
pub fn words_set(context: &Context, size: impl Fn(i8) -> bool) -> (usize, usize) {
    let (mut set, mut all) = (0, 0);
    for line in context.model.lines.iter().filter(|line| !line.hidden) {
        all += line.parts;
        if size(line.size) {
            set += line.parts;
        }
    }
    (set, all)
}

fn check(context: &Context) -> Vec<Draft> {
    let facts = &context.document.facts;
    if !context.latex || facts.class.is_none() {
        return Vec::new();
    }
    let normal = normal_size(facts);
    let (small, all) = words_set(context, |size| points(size, normal) < SMALL);
    if all < 50 || small * 2 <= all {
        return Vec::new();
    }
    vec![Draft::new(
        "Most words are set below 9 points. A larger size, and less of it, is easier to read.",
        COST,
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let words = "word ".repeat(80);
        testing::pass(
            &RULE,
            &[
                &words,
                &format!("{{\\small {words}}}"),
                &format!(
                    "\\documentclass{{scrartcl}}\\begin{{document}}\\footnotesize {words}\\end{{document}}"
                ),
                &format!(
                    "\\documentclass[8pt]{{article}}\\begin{{document}}{words}\\end{{document}}"
                ),
            ],
        );
        testing::fail(
            &RULE,
            &[
                &format!("{{\\scriptsize {words}}}"),
                &format!(
                    "\\documentclass[8pt]{{extarticle}}\\begin{{document}}{words}\\end{{document}}"
                ),
            ],
        );
    }
}
