use crate::report::SectionKind;
use crate::resume::At;
use crate::resume::dates::Date;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Positions that begin after today, or end more than three years after it without
    /// “expected”: what runs already may have an end that is known. Degrees and certificates
    /// may lie ahead.
    ///
    /// ## Why it matters
    ///
    /// A machine may count time that has not passed; a person wonders whether it is
    /// a slip.
    ///
    /// ## Example
    ///
    /// “Jan 2031 – Present”
    ///
    /// ## Fix
    ///
    /// Correct the date, or write “expected”.
    ///
    /// ## Sources
    ///
    /// D6, D7
    "DAT005", "future-date", Dates, Warning, "A date lies in the future"
}

/// Tenths of a point.
const COST: u16 = 20;
/// Months that something under way may still run.
const TERM: i32 = 36;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let today = context.today.months();
    let places: Vec<_> = model
        .entries
        .iter()
        .filter(|entry| {
            model
                .sections
                .get(entry.section)
                .is_some_and(|section| section.kind != SectionKind::Education)
        })
        .filter_map(|entry| entry.dates.as_ref())
        .filter(|range| {
            let ahead = |date: Option<Date>| date.map(|date| date.months() - today);
            match (ahead(range.from), ahead(range.to_date())) {
                // What runs already may have an end: a term, an apprenticeship, a fixed contract.
                (Some(from), Some(to)) if from <= 0 => to > TERM,
                (from, to) => from.is_some_and(|n| n > 1) || to.is_some_and(|n| n > 1),
            }
        })
        .filter_map(|range| {
            context.place(At {
                start: range.start,
                end: range.end,
            })
        })
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "This date has not come yet. Correct it, or say that it is planned.",
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
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- Present\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Experience}\\textbf{Apprentice}, Example GmbH \\hfill Sep 2025 -- Aug 2027\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Education}\\textbf{Engineer}, Example GmbH \\hfill Oct 2024 -- Jun 2030\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2031 -- Present\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- Dec 2031\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
    }
}
