use crate::decimal::whole;
use crate::latex::emit::span;
use crate::report::Edit;
use crate::resume::At;
use crate::resume::dates::{Format, Range};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

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

/// Tenths of a point for each range: every one may be lost.
const COST: u16 = 8;
/// Ranges that count.
const MANY: u16 = 6;

/// Writes the short years of a range in full, where they are all that is odd about it.
fn in_full(context: &Context, range: &Range) -> Option<Vec<Edit>> {
    let years = [range.from, range.to_date()].map(|date| date.map(|date| date.year));
    let text = context.words(At {
        start: range.start,
        end: range.end,
    });
    let mut edits = Vec::new();
    for (mark, sign) in text.match_indices(&['\'', '’', '‘'][..]) {
        let digits = text.get(mark + sign.len()..mark + sign.len() + 2)?;
        let short = whole::<u16>(digits)?;
        let year = years.iter().flatten().find(|year| **year % 100 == short)?;
        let src = context.place(At {
            start: range.start + mark,
            end: range.start + mark + sign.len() + 2,
        })?;
        let written = context.source(src);
        let mark = written.strip_suffix(digits)?;
        if !matches!(mark, "'" | "’" | "‘" | "`") {
            return None;
        }
        edits.push(Edit {
            span: span(context.paths, src),
            text: year.to_string(),
        });
    }
    let short = range
        .formats
        .iter()
        .filter(|format| **format == Format::ShortYear)
        .count();
    (edits.len() == short && !range.formats.contains(&Format::Season)).then_some(edits)
}

fn check(context: &Context) -> Vec<Draft> {
    let odd: Vec<&Range> = context
        .model
        .entries
        .iter()
        // Courses are taught by terms.
        .filter(|entry| {
            let section = context.model.sections.get(entry.section);
            let taught = section.is_some_and(|section| {
                let heading = context.lower_words(section.heading);
                heading.has("teach") || heading.has("course")
            });
            !taught || entry.dates.as_ref().is_some_and(|range| range.to.is_some())
        })
        .filter_map(|entry| entry.dates.as_ref())
        .filter(|range| {
            range
                .formats
                .iter()
                .any(|format| matches!(format, Format::Season | Format::ShortYear))
        })
        .collect();
    let places: Vec<_> = odd
        .iter()
        .filter_map(|range| {
            context.place(At {
                start: range.start,
                end: range.end,
            })
        })
        .collect();
    let edits: Option<Vec<Vec<Edit>>> = odd.iter().map(|range| in_full(context, range)).collect();
    let fix = edits.and_then(|edits| Context::fix("Write the years in full", edits.concat()));
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "Seasons and short years may come out as no date at all. Month and year are safe.",
            COST * u16::try_from(odd.len()).map_or(MANY, |count| count.min(MANY)),
        )
        .at(places)
        .fix(fix),
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
        testing::pass(
            &RULE,
            &[
                "\\section{Teaching}\\textbf{Lecturer}, Example University \\hfill Spring 2020\\begin{itemize}\\item Ran the course\\end{itemize}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Summer 2020\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan '19 -- Mar '20\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
        let entry = |dates: &str| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill {dates}\\begin{{itemize}}\\item Built the service\\end{{itemize}}"
            )
        };
        testing::fix(
            &RULE,
            &[(&entry("Jan '19 -- Mar '20"), &entry("Jan 2019 -- Mar 2020"))],
        );
    }
}
