use super::period::period;
use crate::report::SectionKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// More than a year within the last ten years in which no position, degree, project or
    /// volunteering falls. It is information only and costs nothing.
    ///
    /// ## Why it matters
    ///
    /// Some recruiting systems let employers filter by long gaps, and time out of work was
    /// found to lower callbacks; for experienced people no such effect was found either.
    /// Giving years worked instead of dates helped in one experiment. What stands in the
    /// gap is yours to tell or not.
    ///
    /// ## Example
    ///
    /// 2016 – 2018, then 2021 – Present
    ///
    /// ## Fix
    ///
    /// Name what fell into it, if you like: study, care, travel, freelance work.
    ///
    /// ## Sources
    ///
    /// A9, D7, G12, G13, G14
    "EXP003", "gap", Content, Info, "There is a gap in the dates"
}

/// Months between the end of one thing and the start of the next.
const LONG: i32 = 13;
/// Months back from today that count.
const RECENT: i32 = 120;

fn check(context: &Context) -> Vec<Draft> {
    let today = context.today.months();
    let mut spans = Vec::new();
    let (mut jobs, mut alone) = (0_usize, 0_usize);
    for entry in &context.model.entries {
        let kind = context.kind(entry);
        if matches!(
            kind,
            SectionKind::Publications
                | SectionKind::Awards
                | SectionKind::References
                | SectionKind::Skills
                | SectionKind::Languages
        ) {
            continue;
        }
        let (Some(dates), Some(at)) = (&entry.dates, Context::dates(entry)) else {
            continue;
        };
        let Some((from, to)) = period(entry, today) else {
            continue;
        };
        // A date alone beside a degree says when it ended: what went before is not known.
        let ended = dates.to.is_none() && kind == SectionKind::Education;
        let from = if ended { from - 48 } else { from };
        if kind == SectionKind::Experience {
            jobs += 1;
            alone += usize::from(dates.to.is_none());
        }
        let endless = dates.to.is_none() && !dates.open && kind == SectionKind::Experience;
        spans.push((from, to, ended, endless, at));
    }
    // Dates that stand alone do not say how long a thing took.
    if jobs < 2 || alone * 2 > jobs {
        return Vec::new();
    }
    crate::sort::by_key(&mut spans, |(from, to, ..)| (*from, *to));
    let mut until = i32::MAX;
    // A position with nothing but its start may have gone on since.
    let mut going = false;
    let mut places = Vec::new();
    for (from, to, ended, endless, at) in spans {
        let gap = until != i32::MAX && from - until > LONG && !going;
        if !ended && gap && from > today - RECENT {
            places.extend(context.place(at));
        }
        if until == i32::MAX || to >= until {
            going = endless;
        }
        until = if until == i32::MAX { to } else { until.max(to) };
    }
    Draft::about(
        places,
        "More than a year lies before this without an entry. Some employers filter by gaps and studies disagree about their effect; name what you did, if you like.",
        0,
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
                    job("Developer", "Jan 2018 -- Jun 2019", ""),
                ]),
                &jobs(&[
                    job("Engineer", "Jan 2022", ""),
                    job("Developer", "Jan 2019", ""),
                ]),
                &jobs(&[
                    job("Librarian", "Jul 2022", ""),
                    job("Professor", "Aug 2019", ""),
                    job("Director", "Nov 2014 -- Jul 2019", ""),
                    job("Curator", "Sep 2012 -- Oct 2014", ""),
                ]),
                &jobs(&[
                    job("Engineer", "2021 -- Present", ""),
                    job("Developer", "2017 -- 2019", ""),
                ]),
            ],
        );
        testing::fail(
            &RULE,
            &[&jobs(&[
                job("Engineer", "Jan 2022 -- Present", ""),
                job("Developer", "Jan 2018 -- Jun 2019", ""),
            ])],
        );
        let report = testing::report(&testing::document(&jobs(&[
            job("Engineer", "Jan 2022 -- Present", ""),
            job("Developer", "Jan 2018 -- Jun 2019", ""),
        ])));
        let gap = report
            .findings
            .iter()
            .find(|finding| finding.code == RULE.code)
            .expect("there");
        assert!(gap.gain.abs() < f64::EPSILON);
    }
}
