use crate::case::is_small;
use crate::report::SectionKind;
use crate::resume::{Section, vocabulary};
use crate::rules::context::is_marked;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::find_far;

declare_rule! {
    /// ## What it checks
    ///
    /// Headings with nothing under them.
    ///
    /// ## Why it matters
    ///
    /// A heading without content is among the quality findings of a parser maker,
    /// and looks unfinished.
    ///
    /// ## Example
    ///
    /// `\section{Awards}` followed by `\section{Skills}`
    ///
    /// ## Fix
    ///
    /// Fill the section or remove its heading.
    ///
    /// ## Sources
    ///
    /// D2
    "SEC004", "empty-section", Sections, Warning, "A section is empty"
}

/// Tenths of a point, for one and for more.
const COST: (u16, u16) = (20, 40);

fn check(context: &Context) -> Vec<Draft> {
    let sections = &context.model.sections;
    // Where a heading is told by its look alone, what stands below may be another, or the first
    // line of what it holds.
    if context.is_incomplete() || !sections.iter().any(is_marked) {
        return Vec::new();
    }
    // A bibliography is printed from another file.
    let bibliography = || {
        let main = context.files.first();
        main.is_some_and(|(_, text)| find_far(text, "bibliography").is_some())
    };
    let places: Vec<_> = sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.first >= section.last)
        // A school set as a heading stands in the section above it.
        .filter(|(n, _)| {
            sections.get(n + 1).is_none_or(|next| {
                next.usual || !vocabulary::has_organisation_word(context.words(next.heading))
            })
        })
        // A heading in capitals over others that are not holds them.
        .filter(|(n, section)| {
            let quiet = |section: &Section| context.words(section.heading).chars().any(is_small);
            quiet(section) || sections.get(n + 1).is_none_or(|next| !quiet(next))
        })
        .filter(|(n, section)| is_marked(section) && sections.get(n + 1).is_none_or(is_marked))
        .map(|(_, section)| section)
        // Contact details in the print of a heading.
        .filter(|section| !context.words(section.heading).contains(['@', '|', '+']))
        .filter(|section| section.kind != SectionKind::Publications || !bibliography())
        // “References available on request” is all there is to say; another rule tells of it.
        .filter(|section| section.kind != SectionKind::References)
        .filter_map(|section| context.place(section.heading))
        // What a bibliography prints under any heading comes from another file too.
        .filter(|place| {
            let after = context.after(*place).trim_start_matches('}').trim_start();
            !after.starts_with("\\printbib") && !after.starts_with("\\bibliography")
        })
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    let cost = if places.len() > 1 { COST.1 } else { COST.0 };
    vec![
        Draft::new(
            "Nothing that a machine can read stands under this heading. Fill the section or remove it.",
            cost,
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
                "\\documentclass{article}\\begin{document}\\section{Skills} Rust\\section{Experience}\\input{work}\\end{document}",
                "\\section{Awards} A prize",
                "\\section*{+49 30 123456 | Berlin}\\section{Awards} A prize",
                "\\textbf{\\large SKILLS}\n\n\\textbf{\\large LANGUAGES}\n\nFrench\n\n\\textbf{\\large AWARDS}\n\nA prize",
                "\\section{Education}\\section{University of Elm} Bachelor of Arts, 2019",
                "\\section{WRITINGS}\\section{Books} One, 2020\\section{AWARDS} A prize",
                "\\section*{Talks}\n\\printbibliography[heading=none]\n\\section{Awards} A prize",
                "\\section{Skills}\n\n{\\large\\textbf{Programming Languages}}\n\nRust, Python\n\n\\section{Awards} A prize",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Awards}\\section{Skills} Rust",
                "\\section{Awards}",
            ],
        );
    }
}
