use crate::case::Case as _;
use crate::report::SectionKind;
use crate::resume::Section;
use crate::rules::context::is_marked;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Two sections with the same heading.
    ///
    /// ## Why it matters
    ///
    /// Parsers split a resume at its headings; a heading that comes twice may keep only one
    /// of its parts. Clear, consistent sections are what one vendor asks for.
    ///
    /// ## Example
    ///
    /// `\section{Experience}` at the top and again at the end
    ///
    /// ## Fix
    ///
    /// One section, or headings that tell them apart.
    ///
    /// ## Sources
    ///
    /// C1, D11
    "SEC006", "duplicate-section", Sections, Info, "Two sections have the same heading"
}

/// Tenths of a point.
const COST: u16 = 6;

fn check(context: &Context) -> Vec<Draft> {
    // “Responsibilities”, “Project” in bold are labels within positions.
    let sure = |section: &&Section| {
        is_marked(section) || section.usual && section.kind != SectionKind::Other
    };
    let headings = context.headings().filter(sure).map(|section| {
        let words = context.words(section.heading);
        (words.trim().lowered(), section.heading)
    });
    let mut places: Vec<_> = crate::sort::groups(headings.collect())
        .iter()
        .flat_map(|(_, all)| all.iter().skip(1))
        .filter_map(|at| context.place(*at))
        .collect();
    crate::sort::plain(&mut places);
    Draft::about(
        places,
        "This heading stands above already, so what follows may be taken for part of it or left out. Join the two, or name them apart.",
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
                "\\section{Experience} x \\section{Other Experience} y",
                "\\textbf{\\large DUTIES}\n\nx\n\n\\textbf{\\large DUTIES}\n\ny",
                "\\section{Languages} x\n\n\\textbf{Language}\n\n French\n\n\\textbf{Language}\n\n Dutch",
            ],
        );
        testing::fail(
            &RULE,
            &["\\section{Experience} x \\section{Education} y \\section{Experience} z"],
        );
    }
}
