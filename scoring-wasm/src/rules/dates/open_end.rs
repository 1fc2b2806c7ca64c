use crate::resume::{At, dates};
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
    let entries = &context.model.entries;
    let mut places = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        let Some(range) = entry.dates.as_ref().filter(|range| range.open) else {
            continue;
        };
        // Columns of dates often have the end in the row below, where it stands alone.
        let below = entries.get(n + 1).and_then(|below| {
            let one = below
                .dates
                .as_ref()
                .filter(|_| below.section == entry.section)?;
            if one.from.is_some() && (one.to.is_some() || one.open) {
                return None;
            }
            one.from.or(one.to_date())
        });
        let rest = At {
            start: range.end,
            end: entry.head.end,
        };
        let ends = below
            .zip(range.from)
            .is_some_and(|(end, from)| end.months() > from.months());
        if !ends && dates::find(context.words(rest)).is_empty() {
            places.extend(context.place(At {
                start: range.start,
                end: range.end,
            }));
        }
    }
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
                "\\section{Experience}\\textbf{Engineer} \\hfill May 2020 --\\\\Example GmbH \\hfill July 2022\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Education}\\begin{tabular}{lr}\\textbf{MSc in Botany, Elm University} & May 2019 --\\\\Minor: Chemistry & July 2021\\\\\\textbf{BSc in Botany, Elm University} & May 2015 --\\\\With honours & July 2018\\\\\\end{tabular}",
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
