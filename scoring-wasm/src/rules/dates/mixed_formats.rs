use std::collections::BTreeMap;

use crate::resume::At;
use crate::resume::dates::Format;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the dates of entries mix forms such as “Jan 2020”, “January 2020”,
    /// “01/2020” and “2020-01”.
    ///
    /// ## Why it matters
    ///
    /// One form throughout is easier to read for people, and less likely to be
    /// misread. Years alone beside months are not counted here.
    ///
    /// ## Example
    ///
    /// “01/2020 – May 2021”
    ///
    /// ## Fix
    ///
    /// “Jan 2020 – May 2021”
    ///
    /// ## Sources
    ///
    /// C1, D5
    "DAT003", "mixed-date-formats", Dates, Info, "Dates are written in different ways"
}

/// Tenths of a point.
const COST: u16 = 10;

fn check(context: &Context) -> Vec<Draft> {
    let mut by_format: BTreeMap<Format, Vec<At>> = BTreeMap::new();
    for entry in &context.model.entries {
        let Some(range) = &entry.dates else { continue };
        for format in &range.formats {
            // "May" is short and long; seasons have a rule of their own.
            if matches!(format, Format::Year | Format::Season | Format::ShortYear) {
                continue;
            }
            let at = At {
                start: range.start,
                end: range.end,
            };
            // Months of up to four letters have no shorter form.
            let words = context.words(at).to_lowercase();
            let short = !words.split(|c: char| !c.is_alphabetic()).any(|word| {
                crate::resume::dates::is_long_month(word) == Some(true)
                    && ![
                        "may", "june", "july", "mai", "juin", "juni", "juli", "mars", "août",
                        "märz",
                    ]
                    .contains(&word)
            });
            if short && *format == Format::LongMonth {
                continue;
            }
            by_format.entry(*format).or_default().push(at);
        }
    }
    if by_format.len() < 2 {
        return Vec::new();
    }
    let most = by_format
        .iter()
        .max_by_key(|(format, all)| (all.len(), std::cmp::Reverse(**format)))
        .map(|(format, _)| *format);
    let mut places: Vec<_> = by_format
        .into_iter()
        .filter(|(format, _)| Some(*format) != most)
        .flat_map(|(_, all)| all)
        .filter_map(|at| context.place(at))
        .collect();
    crate::sort::plain(&mut places);
    places.dedup();
    vec![
        Draft::new(
            "These dates are written differently from the others. One form throughout is easier to read.",
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
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- May 2022\\begin{itemize}\\item Built the service\\end{itemize}\\textbf{Engineer}, Example GmbH \\hfill Mar 2018 -- Dec 2019\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill 2015 -- 2016\\begin{itemize}\\item Built the service\\end{itemize}\\textbf{Engineer}, Example GmbH \\hfill Mar 2018 -- Dec 2019\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- Apr 2022\\begin{itemize}\\item Built the service\\end{itemize}\\textbf{Engineer}, Example GmbH \\hfill 03/2018 -- 12/2019\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- April 2022\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
    }
}
