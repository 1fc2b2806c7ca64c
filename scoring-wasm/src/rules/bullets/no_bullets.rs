use crate::report::SectionKind;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether any bullet or paragraph describes what was done.
    ///
    /// ## Why it matters
    ///
    /// Statements of job-related competence raise ratings wherever they stand. A
    /// list of titles and dates leaves them out.
    ///
    /// ## Example
    ///
    /// Job titles and dates only
    ///
    /// ## Fix
    ///
    /// Add two or three bullets to each position: what you did, with what, to what
    /// end.
    ///
    /// ## Sources
    ///
    /// G11, G4
    "BUL006", "no-bullets", Wording, Info, "Nothing is said about the work"
}

/// Tenths of a point: with paragraphs, and with nothing at all.
const COST: (u16, u16) = (5, 30);
/// Words of a line from which on it tells something, and from which on it is a paragraph: about
/// two lines of print.
const TELLING: (usize, usize) = (9, 20);
/// Words to a comma, at most, in a list.
const LISTED: usize = 3;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    if !model.bullets().is_empty() || context.unread_class().is_some() {
        return Vec::new();
    }
    // Where no position is listed, nothing is to be said of it.
    let positions = model.sections.iter().any(|section| {
        matches!(
            section.kind,
            SectionKind::Experience | SectionKind::Projects | SectionKind::Volunteering
        )
    });
    if !positions && !model.sections.is_empty() {
        return Vec::new();
    }
    // The others count where there are no positions.
    let jobs = model.has(SectionKind::Experience);
    let work = model.sections.iter().filter(|section| {
        let aside = matches!(
            section.kind,
            SectionKind::Projects | SectionKind::Volunteering
        );
        section.kind == SectionKind::Experience
            || !jobs && (aside || !positions && section.kind == SectionKind::Other)
    });
    // An employer's or a place's line tells nothing, nor does one with an entry's dates.
    let longest = work
        .filter_map(|section| model.lines.get(section.first..section.last))
        .flatten()
        .filter(|line| !line.hidden && line.heading == 0)
        .map(|line| At {
            start: line.start,
            end: line.end,
        })
        .filter(|at| {
            let mut dates = model.entries.iter().filter_map(Context::dates);
            !dates.any(|dates| at.start <= dates.start && dates.end <= at.end)
        })
        .map(|at| {
            let text = context.words(at);
            // Chinese and Japanese set no spaces; two signs are about a word.
            let signs = text.chars().filter(|c| *c >= '\u{2e80}').count();
            let words = text.split_whitespace().count() + signs / 2;
            // “Algebra, Bread and Rolls, Statistics” is a list.
            let list = text.matches(',').count() * LISTED > words;
            if list { words.min(TELLING.0) } else { words }
        })
        .max();
    // Two or more lines to an entry are bullets in all but the sign, which may be a drawing.
    let (lined, told) = model
        .entries
        .iter()
        .filter(|entry| !entry.details.is_empty())
        .fold((0, 0), |(lined, told), entry| {
            (lined + usize::from(entry.details.len() > 1), told + 1)
        });
    if told > 1 && lined * 2 > told {
        return Vec::new();
    }
    // A line or two are as short as bullets.
    if longest >= Some(TELLING.0) && longest < Some(TELLING.1) {
        return Vec::new();
    }
    if longest >= Some(TELLING.1) {
        return vec![
            Draft::new(
                "Paragraphs are harder to scan than bullets. Two or three short bullets to each position help readers.",
                COST.0,
            )
            .titled("The work is told in paragraphs"),
        ];
    }
    vec![Draft::new(
        "No bullets were found. Say in two or three short lines to each position what you did and with what.",
        COST.1,
    )]
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
                "\\section{Experience}\\begin{itemize}\\item Built it\\end{itemize}",
                "\\section{Experience} Tutor\\\\ Algebra, Bread and Rolls, Geometry, Number Theory, Cakes, Statistics, History of Ovens, Chemistry, Physics, Butter, Logic, Yeast, Rye, Salt, Water",
                "\\section{Projects} Boat\\\\ Built a small boat for two from the wood of an old shed.",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience} x",
                "\\documentclass{moderncv}\\begin{document}\\section{Projects}\\cventry{2022}{Bread for all}{A prize of the town for young bakers}{Given by the friends of the old ovens of the north}{The fund of the millers of Lapland}{}\\end{document}",
                "\\section{Experience} Cook\\\\ Ran the kitchen of a small house with forty seats, wrote the menu with the owner, and taught two trainees who passed.",
            ],
        );
    }
}
