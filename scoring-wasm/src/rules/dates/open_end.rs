use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Positions with a start and a dash but no end.
    ///
    /// ## Why it matters
    ///
    /// At least one parser reads a start without an end as a current job.
    ///
    /// ## Example
    ///
    /// “Jan 2019 –”
    ///
    /// ## Fix
    ///
    /// “Jan 2019 – Present”, or the real end
    ///
    /// ## Sources
    ///
    /// D5
    "DAT006", "open-end", Dates, Warning, "A range has no end"
}

/// Tenths of a point.
const COST: u16 = 15;

fn check(context: &Context) -> Vec<Draft> {
    let places: Vec<_> = context
        .model
        .entries
        .iter()
        .filter_map(|entry| entry.dates.as_ref())
        .filter(|range| range.open)
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
            "A range without an end may be read as your current job. Write “Present” or the end.",
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
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 --\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
    }
}
