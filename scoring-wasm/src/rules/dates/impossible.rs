use super::ambiguous::{slashed, width};
use crate::report::SectionKind;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Months above 12 (“13/2020”) in the heads of entries, and positions that begin before
    /// 1940 or last more than sixty years.
    ///
    /// ## Why it matters
    ///
    /// Experience is computed from dates; an impossible one comes out empty or distorts the
    /// sum, and looks careless.
    ///
    /// ## Example
    ///
    /// “13/2020 – 02/2021”
    ///
    /// ## Fix
    ///
    /// “12/2020 – 02/2021”
    ///
    /// ## Sources
    ///
    /// D5, D7, G7
    "DAT009", "impossible-date", Dates, Warning, "A date cannot be"
}

/// Tenths of a point.
const COST: u16 = 20;
/// The first year that somebody who applies today may have worked in.
const FIRST: u16 = 1940;
/// Months.
const LONGEST: i32 = 60 * 12;

fn check(context: &Context) -> Vec<Draft> {
    let mut places = Vec::new();
    for entry in &context.model.entries {
        for (at, numbers) in slashed(context.words(entry.head)) {
            let wrong = match numbers.as_slice() {
                [(month, 2), (year, 4)] => {
                    (*month == 0 || *month > 12) && (1900..2100).contains(year)
                }
                [(one, 1..=2), (two, 1..=2), (year, 4)] => {
                    (1900..2100).contains(year)
                        && (*one > 12 && *two > 12
                            || *one > 31
                            || *two > 31
                            || *one == 0
                            || *two == 0)
                }
                _ => false,
            };
            if wrong {
                let start = entry.head.start + at;
                places.extend(context.place(At {
                    start,
                    end: start + width(&numbers),
                }));
            }
        }
        if context.kind(entry) != SectionKind::Experience {
            continue;
        }
        let Some(dates) = &entry.dates else { continue };
        let early = dates.from.is_some_and(|date| date.year < FIRST);
        let long = matches!((dates.from, dates.to_date()), (Some(from), Some(to)) if to.months() - from.months() > LONGEST);
        if early || long {
            places.extend(Context::dates(entry).and_then(|at| context.place(at)));
        }
    }
    crate::sort::plain(&mut places);
    places.dedup();
    Draft::about(
        places,
        "This cannot be a date of yours. Check month and year.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let job = |dates: &str| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill {dates}\\begin{{itemize}}\\item Built the service\\end{{itemize}}"
            )
        };

        testing::pass(
            &RULE,
            &[
                &job("12/2020 -- 02/2021"),
                &job("2019/20"),
                &job("Jan 2020 -- Present"),
            ],
        );
        testing::fail(
            &RULE,
            &[&job("13/2020 -- 02/2021"), &job("Jan 1919 -- Feb 2021")],
        );
    }
}
