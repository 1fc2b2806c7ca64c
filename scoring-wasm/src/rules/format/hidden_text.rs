use crate::latex::emit::Hidden;
use crate::latex::token::Src;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// White text on white, text of 3 pt or less, and text drawn in an invisible
    /// mode.
    ///
    /// ## Why it matters
    ///
    /// Employers know the trick. The words show up as soon as the text is copied or
    /// recoloured, and then the whole resume looks dishonest. Hidden words count
    /// for nothing in this score.
    ///
    /// ## Example
    ///
    /// `\textcolor{white}{python java kubernetes}`
    ///
    /// ## Fix
    ///
    /// Remove the hidden words. If they are true, say them where people can read
    /// them.
    ///
    /// ## Sources
    ///
    /// K1, K2, K4
    "FMT007", "hidden-text", Format, Error, "Text that nobody can see"
}

/// Tenths of a point: as much as a document may lose by one thing.
const COST: u16 = 150;

fn check(context: &Context) -> Vec<Draft> {
    // The text layer of a PDF has a rule of its own.
    if context.page.is_some_and(|page| page.alone) {
        return Vec::new();
    }
    let text = &context.document.text;
    let facts = &context.document.facts;
    let mut places: Vec<Src> = Vec::new();
    for (n, run) in text.runs.iter().enumerate() {
        let Some(hidden) = run.style.hidden else {
            continue;
        };
        // On a coloured ground white text may be plain to see.
        if hidden == Hidden::White && facts.backed {
            continue;
        }
        let end = text
            .runs
            .get(n + 1)
            .map_or(text.text.len(), |next| next.out as usize);
        let words = text.text.get(run.out as usize..end).unwrap_or_default();
        if !words.chars().any(char::is_alphanumeric) {
            continue;
        }
        match places.last_mut() {
            Some(last) if last.file == run.src.file && run.src.start <= last.end + 2 => {
                *last = last.join(run.src);
            }
            _ => places.push(run.src),
        }
    }
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "These words are in the file but not on the page. Whoever copies the text sees them. Remove them, or say them openly.",
            COST,
        )
        .at(places),
    ]
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
                "\\colorbox{black}{\\textcolor{white}{label}}",
                "\\textcolor{gray}{x}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\textcolor{white}{python java}",
                "{\\color{white} secret}",
                "{\\fontsize{1}{1}\\selectfont secret}",
                "\\definecolor{ghost}{HTML}{FEFEFE}\\textcolor{ghost}{secret}",
            ],
        );
    }
}
