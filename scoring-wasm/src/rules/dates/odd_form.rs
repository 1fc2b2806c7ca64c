use crate::resume::At;
use crate::resume::dates::Format;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Seasons (“Summer 2020”) and years with an apostrophe (“'19”).
    ///
    /// ## Why it matters
    ///
    /// At least one parser returns an empty date for forms it does not know.
    ///
    /// ## Example
    ///
    /// “Summer '19”
    ///
    /// ## Fix
    ///
    /// “Jun 2019 – Aug 2019”
    ///
    /// ## Sources
    ///
    /// D5
    "DAT007", "odd-date-form", Dates, Info, "Dates in a form that may not be read"
}

/// Tenths of a point.
const COST: u16 = 8;

fn check(context: &Context) -> Vec<Draft> {
    let places: Vec<_> = context
        .model
        .entries
        .iter()
        .filter_map(|entry| entry.dates.as_ref())
        .filter(|range| {
            range
                .formats
                .iter()
                .any(|format| matches!(format, Format::Season | Format::ShortYear))
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
            "Seasons and short years may come out as no date at all. Month and year are safe.",
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
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Summer 2020\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan '19 -- Mar '20\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
    }
}
