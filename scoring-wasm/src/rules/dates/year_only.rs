use super::no_dates::parts;
use crate::report::SectionKind;
use crate::resume::At;
use crate::resume::dates::Format;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Ranges under experience that name years without months.
    ///
    /// ## Why it matters
    ///
    /// At least one parser widens a bare year to the whole year, which shifts your
    /// tenure. In one experiment years of work instead of dates helped people with
    /// gaps, so it is your choice.
    ///
    /// ## Example
    ///
    /// “2019 – 2021”
    ///
    /// ## Fix
    ///
    /// “Mar 2019 – Nov 2021”
    ///
    /// ## Sources
    ///
    /// D4, G14
    "DAT002", "year-only", Dates, Info, "Dates give years only"
}

/// Tenths of a point.
const COST: u16 = 5;

fn check(context: &Context) -> Vec<Draft> {
    let model = context.model;
    let places: Vec<_> = model
        .entries
        .iter()
        .zip(parts(model))
        .filter(|(entry, part)| {
            !part
                && model
                    .sections
                    .get(entry.section)
                    .is_some_and(|section| section.kind == SectionKind::Experience)
        })
        .filter(|(entry, _)| !context.tells(entry))
        .filter_map(|(entry, _)| entry.dates.as_ref())
        .filter(|range| {
            range.to.is_some() && range.formats.iter().all(|format| *format == Format::Year)
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
            "A bare year may be read as all of that year. Month and year say it exactly.",
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
                "\\section{Experience}\\textbf{Baker}, Elm Ovens \\hfill 03 -- 06 2012\\begin{itemize}\\item Baked bread\\end{itemize}",
                "\\section{Experience}\\begin{itemize}\\item \\textbf{Tutor (2003 -- 2005):} Taught two courses; marks of 4.8 out of 5.\\item \\textbf{Third prize, races:} Came in third.\\end{itemize}",
                "\\section{Experience}\\textbf{Baker}, Elm Ovens \\hfill May 2010 -- June 2016\\begin{itemize}\\item Baked bread for the town (2011 -- 2012).\\begin{itemize}\\item Festival of bread\\end{itemize}\\item Trained two apprentices with Oak Bread (2012 -- 2013).\\begin{itemize}\\item Both passed\\end{itemize}\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- May 2022\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill 2020 -- 2022\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
    }
}
