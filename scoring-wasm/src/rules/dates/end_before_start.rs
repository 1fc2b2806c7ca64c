use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Ranges that end before they begin.
    ///
    /// ## Why it matters
    ///
    /// Experience is computed from dates; an impossible range counts for nothing or
    /// worse, and looks careless.
    ///
    /// ## Example
    ///
    /// “May 2021 – Jan 2020”
    ///
    /// ## Fix
    ///
    /// “Jan 2020 – May 2021”
    ///
    /// ## Sources
    ///
    /// D7, G7
    "DAT004", "end-before-start", Dates, Warning, "An end lies before its start"
}

/// Tenths of a point.
const COST: u16 = 30;

fn check(context: &Context) -> Vec<Draft> {
    let places: Vec<_> = context
        .model
        .entries
        .iter()
        .filter_map(|entry| entry.dates.as_ref())
        .filter(|range| match (range.from, range.to_date()) {
            (Some(from), Some(to)) => {
                to.year < from.year
                    || to.year == from.year
                        && to.month > 0
                        && from.month > 0
                        && to.month < from.month
            }
            _ => false,
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
    vec![Draft::new("This range ends before it begins. Check both dates.", COST).at(places)]
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
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- May 2022\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill 2020 -- 2020\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill May 2022 -- Jan 2020\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill 2021 -- 2019\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
    }
}
