use crate::latex::token::Src;
use crate::resume::{At, Section};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Whether headings stand beside their text and not above it: in a cell of the table that
    /// holds the text, or in the margin, as the option `margin` of `res` sets them.
    ///
    /// ## Why it matters
    ///
    /// A parser that reads line by line finds “Education University of …” on one line and no
    /// heading on a line of its own. Three of the four open parsers that we measure with read so,
    /// and one vendor asks for clear sections.
    ///
    /// ## Example
    ///
    /// `\textsc{Education} & \textbf{Example University} & 2019 \\`
    ///
    /// ## Fix
    ///
    /// Give each heading a line of its own: `\section*{Education}`, outside of tables.
    ///
    /// ## Sources
    ///
    /// C1, D8
    "SEC014", "heading-beside", Sections, Info, "Headings stand beside their text"
}

/// Tenths of a point if all headings stand so: the category, as far as three parsers of four
/// lose it.
const COST: usize = 112;

/// Whether a new cell begins between a heading and the line below. `\section` makes lines of its
/// own, and in one cell of a page laid out as a table the text stands under it.
fn parted(context: &Context, section: &Section, below: At) -> bool {
    let start = context.place(section.heading);
    let end = context.place(below);
    match (start, end) {
        (Some(start), Some(end)) if start.file == end.file => context
            .after(start)
            .get(..end.start.saturating_sub(start.end) as usize)
            .is_some_and(|between| between.has_sign('&')),
        _ => true,
    }
}

fn check(context: &Context) -> Vec<Draft> {
    let facts = &context.document.facts;
    let model = context.model;
    let margin = facts.class.as_ref().is_some_and(|(name, _)| name == "res")
        && facts
            .class_options
            .split(',')
            .any(|option| option.trim() == "margin");
    let places: Vec<Src> = model
        .sections
        .iter()
        .filter(|section| {
            let Some(below) = model.lines.get(section.first) else {
                return false;
            };
            let heading = section
                .first
                .checked_sub(1)
                .and_then(|n| model.lines.get(n))
                .filter(|line| line.start <= section.heading.start);
            section.first < section.last
                && (margin
                    || heading.is_some_and(|line| {
                        line.table > 0
                            && line.table == below.table
                            && (line.heading_src.is_none()
                                || parted(
                                    context,
                                    section,
                                    At {
                                        start: below.start,
                                        end: below.end,
                                    },
                                ))
                    }))
        })
        .filter_map(|section| context.place(section.heading))
        .collect();
    if places.len() < 2 {
        return Vec::new();
    }
    let cost = COST * places.len() / model.sections.len().max(1);
    Draft::about(
        places,
        "Read line by line, such a heading runs into the text beside it, and what follows may not be assigned to a section. A line of its own for each heading is safe.",
        u16::try_from(cost).unwrap_or(0),
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
                "\\section{Education} BSc \\section{Skills} Rust",
                "\\begin{tabular}{ll}\\begin{minipage}{5cm}\\section{Skills} Rust\\end{minipage} & \\begin{minipage}{9cm}\\section{Experience} Engineer \\section{Education} BSc\\end{minipage}\\end{tabular}",
                "\\section{Education}\\begin{tabular}{ll}2019 & BSc\\end{tabular} \\section{Skills}\\begin{tabular}{ll}Languages & Rust\\end{tabular}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\documentclass[margin,line]{res}\\begin{document}\\begin{resume}\\section{Education} BSc \\section{Skills} Rust\\end{resume}\\end{document}",
                "\\begin{tabular}{ll}\\textbf{\\large Education} & \\\\ & BSc Physics, Example University, 2019\\\\ \\textbf{\\large Experience} & \\\\ & Engineer, Example GmbH, 2020\\\\ \\textbf{\\large Skills} & \\\\ & Rust, Python\\end{tabular}",
            ],
        );
    }
}
