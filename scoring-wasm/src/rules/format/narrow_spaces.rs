use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the text is set in Lato or Source Sans, by the document, its own class, or the
    /// classes deedy-resume and awesome-cv. The space of these fonts is a fifth of their
    /// size, the narrowest of the usual ones.
    ///
    /// ## Why it matters
    ///
    /// The page holds no spaces, only gaps, and a parser takes a gap for a space from some
    /// width on. Users of two popular templates report words glued together, and open
    /// parsers do glue them. Glued words match no search.
    ///
    /// ## Example
    ///
    /// `\setmainfont{Source Sans Pro}` at 9 points
    ///
    /// ## Fix
    ///
    /// `\setmainfont{Source Sans Pro}[WordSpace=1.5]`, with pdfLaTeX `\pdfinterwordspaceon`,
    /// or a font with wider spaces. Look at “what the machine reads”.
    ///
    /// ## Sources
    ///
    /// F10
    "FMT020", "narrow-spaces", Format, Info, "Words may run together"
}

/// Tenths of a point: with some parsers.
const COST: u16 = 25;
/// Classes that set their text so.
const CLASSES: [&str; 4] = [
    "awesome-cv",
    "deedy-resume",
    "deedy-resume-openfont",
    "deedy-resume-reversed",
];
/// How the fonts are called in font commands and names of packages.
const FONTS: [&str; 6] = [
    "lato",
    "source sans",
    "sourcesans",
    "sourcesanspro",
    "sourcesans3",
    "default]{lato",
];

/// A line that chooses one of these fonts for text, without wider spaces.
fn chooses(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with('%') || line.contains("WordSpace") {
        return false;
    }
    let command = [
        "\\setmainfont",
        "\\setsansfont",
        "\\usepackage",
        "\\RequirePackage",
    ]
    .iter()
    .any(|command| line.contains(command));
    command && {
        let lower = line.to_ascii_lowercase();
        FONTS.iter().any(|font| {
            lower.match_indices(font).any(|(at, _)| {
                !lower
                    .get(..at)
                    .is_some_and(|front| front.ends_with(|c: char| c.is_ascii_alphabetic()))
            })
        })
    }
}

fn check(context: &Context) -> Vec<Draft> {
    let facts = &context.document.facts;
    let Some((class, src)) = facts.class.as_ref() else {
        return Vec::new();
    };
    let set = CLASSES.contains(&class.as_str())
        || context
            .files
            .iter()
            .any(|(_, text)| text.lines().any(chooses));
    let widened = context
        .files
        .iter()
        .any(|(_, text)| text.contains("WordSpace") || text.contains("\\pdfinterwordspaceon"));
    if !set || widened {
        return Vec::new();
    }
    vec![
        Draft::new(
            "The spaces of this font are so narrow that some parsers glue words together. Widen them, or choose a font with wider spaces.",
            COST,
        )
        .at([*src]),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let set = |font: &str| {
            format!(
                "\\documentclass{{article}}\n\\usepackage{{fontspec}}\n{font}\n\\begin{{document}}\\section{{Experience}} x\\end{{document}}"
            )
        };
        testing::pass(
            &RULE,
            &[
                "x",
                "\\documentclass{article}\n\\usepackage{lato}\\pdfinterwordspaceon\n\\begin{document}x\\end{document}",
                &set("\\setmainfont{TeX Gyre Pagella}"),
                &set("%\\setmainfont{Lato}"),
                &set("\\setmainfont{Lato}[WordSpace=1.5]"),
                &set("\\usepackage{translator}"),
            ],
        );
        testing::fail(
            &RULE,
            &[
                &set("\\setmainfont{Lato}"),
                &set("\\setsansfont[Scale=0.9]{Source Sans Pro}"),
                &set("\\usepackage[default]{lato}"),
                "\\documentclass{article}\n\\usepackage[default, type1]{sourcesanspro}\n\\begin{document}x\\end{document}",
            ],
        );
    }
}
