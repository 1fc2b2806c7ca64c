use super::period::{is_halved, period};
use crate::report::SectionKind;
use crate::resume::{Entry, dates, vocabulary};
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether positions of one section go back in time, by their ends.
    ///
    /// ## Why it matters
    ///
    /// People look first at the current title and employer and take the first position for
    /// it. By custom the newest stands first.
    ///
    /// ## Example
    ///
    /// 2015, 2017, 2020
    ///
    /// ## Fix
    ///
    /// 2020, 2017, 2015
    ///
    /// ## Sources
    ///
    /// G1; the order itself is custom
    "EXP002", "not-newest-first", Content, Info, "Positions are not newest first"
}

/// Tenths of a point.
const COST: u16 = 5;

/// Several dates in one head are several periods: their order says nothing.
fn several(context: &Context, entry: &Entry) -> bool {
    dates::find(context.words(entry.head)).len() > 1
}

/// Half of a period, or the date of a row that names no post: “2018 | Baked bread” may go on with
/// the row above it.
fn is_unsure(context: &Context, entry: &Entry) -> bool {
    let alone = entry
        .dates
        .as_ref()
        .is_some_and(|dates| dates.to.is_none() && !dates.open);
    let named =
        entry.organisation.is_some() || vocabulary::has_title_word(context.words(entry.head));
    alone && !named || is_halved(context, entry)
}

/// “Since January 2020: Lead Developer” is a step within the position above.
fn is_step(context: &Context, entry: &Entry) -> bool {
    Context::dates(entry).is_some_and(|at| dates::begins_with_since(context.words(at)))
}

fn check(context: &Context) -> Vec<Draft> {
    let mut places = Vec::new();
    let mut current = None;
    for pair in context.model.entries.windows(2) {
        let [one, two] = pair else { continue };
        if one.section != two.section || context.kind(one) != SectionKind::Experience {
            continue;
        }
        // Two employers at once have a list of posts each.
        let is_current =
            |entry: &Entry| period(entry, i32::MAX).is_some_and(|(_, to)| to == i32::MAX);
        if is_current(one) {
            current = Some(one.section);
        }
        if current == Some(one.section) && is_current(two) {
            continue;
        }
        // "Teaching", "Research": each part of the section has an order of its own.
        let named = [two.title, two.organisation].into_iter().flatten();
        let begin = named.map(|at| at.start).min().unwrap_or(two.head.start);
        let mut lines = context.model.lines.iter();
        if lines.any(|line| line.heading > 1 && line.start >= one.head.end && line.end <= begin) {
            continue;
        }
        // A later start and a later end: neither overlaps nor roles within one employer matter.
        if let (Some(first), Some(second)) = (period(one, i32::MAX), period(two, i32::MAX))
            && second.0 > first.0
            && second.1 > first.1
            && !(second.0 <= first.1 && is_step(context, two))
            && !is_unsure(context, one)
            && !is_unsure(context, two)
            && !several(context, one)
            && !several(context, two)
        {
            places.extend(Context::dates(two).and_then(|at| context.place(at)));
        }
    }
    Draft::about(
        places,
        "This position is newer than the one above it. Put the newest first: that is where people look.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let job = |title: &str, dates: &str, more: &str| {
            format!(
                "\\textbf{{{title}}}, Example GmbH \\hfill {dates}\\begin{{itemize}}\\item Built the service{more}\\end{{itemize}}\n\n"
            )
        };
        let jobs = |all: &[String]| format!("\\section{{Experience}}\n{}", all.concat());

        testing::pass(
            &RULE,
            &[
                &jobs(&[
                    job("Engineer", "Jan 2020 -- Present", ""),
                    job("Developer", "Jan 2018 -- Dec 2019", ""),
                ]),
                &jobs(&[
                    job("Lecturer", "Jan 2022 -- Present", ""),
                    job("Tutor", "Jan 2018 -- Dec 2019", ""),
                    job("Editor", "Jan 2020 -- Present", ""),
                ]),
                &jobs(&[
                    job("Engineer", "2019 -- 2020", ""),
                    job("Developer", "2019 -- 2020", ""),
                ]),
            ],
        );
        // A step within the position above it.
        testing::pass(
            &RULE,
            &[&jobs(&[
                job("Engineer", "2018 -- 2022", ""),
                job("Lead Engineer", "Since January 2020", ""),
                job("Developer", "2016 -- 2018", ""),
            ])],
        );
        // Each part of a section has an order of its own.
        testing::pass(
            &RULE,
            &[&format!(
                "\\section{{Experience}}\\subsection{{Teaching}}\n{}\\subsection{{Research}}\n{}",
                job("Tutor", "Jan 2018 -- Dec 2019", ""),
                job("Engineer", "Jan 2020 -- Dec 2021", ""),
            )],
        );
        // Beginning and end in two rows of a table.
        testing::pass(
            &RULE,
            &[
                "\\section{Experience}\\begin{tabular}{ll}2016 & Baker at Elm Ovens\\\\ 2018 & Baked bread and rolls\\\\ 2019 & Cook at Oak Inn\\\\ 2021 & Cooked soups and stews\\end{tabular}",
            ],
        );
        testing::fail(
            &RULE,
            &[&jobs(&[
                job("Developer", "Jan 2018 -- Dec 2019", ""),
                job("Engineer", "Jan 2020 -- Present", ""),
            ])],
        );
    }
}
