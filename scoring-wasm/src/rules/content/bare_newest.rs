use crate::report::SectionKind;
use crate::resume::dates::End;
use crate::resume::{At, Entry};
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the newest of several positions has no bullet and no paragraph while older
    /// ones do.
    ///
    /// ## Why it matters
    ///
    /// The current position is looked at first, and statements of competence raise ratings.
    ///
    /// ## Example
    ///
    /// A current job with title and dates only
    ///
    /// ## Fix
    ///
    /// Two or three bullets, as under the others
    ///
    /// ## Sources
    ///
    /// G1, G11
    "EXP005", "bare-newest-position", Content, Info, "The newest position says nothing"
}

/// Tenths of a point.
const COST: u16 = 6;

fn check(context: &Context) -> Vec<Draft> {
    let jobs: Vec<_> = context
        .model
        .entries
        .iter()
        .filter(|entry| context.kind(entry) == SectionKind::Experience && entry.dates.is_some())
        .collect();
    // A short line under the names counts as one of the head's.
    let more = |entry: &Entry| {
        let dates = Context::dates(entry);
        let parts = [entry.title, entry.organisation, entry.location, dates];
        context.model.lines.iter().any(|line| {
            let inside = |at: &At| line.start <= at.start && at.start < line.end;
            entry.head.start <= line.start
                && line.end <= entry.head.end
                && !parts.iter().flatten().any(inside)
        })
    };
    let told =
        |entry: &&&Entry| !entry.bullets.is_empty() || !entry.details.is_empty() || more(entry);
    // Of those that ended at one time, as far as bare years say, the first counts.
    let newest = jobs.iter().rev().max_by_key(|entry| {
        match entry.dates.as_ref().and_then(|dates| dates.to) {
            Some(End::Present) => i32::MAX,
            Some(End::Date(date)) => date.months(),
            None => entry
                .dates
                .as_ref()
                .and_then(|dates| dates.from)
                .map_or(0, crate::resume::dates::Date::months),
        }
    });
    let Some(newest) = newest else {
        return Vec::new();
    };
    if told(&newest) || jobs.iter().filter(told).count() < 2 {
        return Vec::new();
    }
    // Several roles at one employer share the bullets of the last of them.
    let at = jobs
        .iter()
        .position(|entry| std::ptr::eq(*entry, *newest))
        .unwrap_or(0);
    let shares = jobs.get(at + 1).is_some_and(|next| {
        next.organisation.is_none()
            || newest.organisation.is_none()
            || next.organisation.map(|at| context.words(at))
                == newest.organisation.map(|at| context.words(at))
    });
    // What follows without dates may be a part of it: items of a list taken for entries.
    let mut below = context.model.entries.iter();
    let split = below.any(|entry| std::ptr::eq(entry, *newest))
        && below
            .next()
            .is_some_and(|next| next.section == newest.section && next.dates.is_none());
    if shares || split {
        return Vec::new();
    }
    Draft::about(
        context.place(newest.head).into_iter().collect(),
        "Your newest position is looked at first, and nothing is said about it. Two or three bullets help.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let job = |title: &str, employer: &str, dates: &str, bullet: &str| {
            format!("\\textbf{{{title}}}, {employer} \\hfill {dates}{bullet}\n\n")
        };
        let jobs = |all: &[String]| format!("\\section{{Experience}}\n{}", all.concat());
        let told = "\\begin{itemize}\\item Built the service\\end{itemize}";
        let old = [
            job("Developer", "Sample AG", "Jan 2018 -- Feb 2020", told),
            job("Intern", "Muster KG", "Jan 2016 -- Feb 2017", told),
        ];
        testing::pass(
            &RULE,
            &[&jobs(&[
                job("Engineer", "Example GmbH", "Mar 2020 -- Jan 2023", told),
                job("Speaker", "Sample Club", "2021 -- 2023", ""),
                old[0].clone(),
            ])],
        );
        testing::pass(
            &RULE,
            &[&jobs(&[
                job("Engineer", "Example GmbH", "Mar 2020 -- Present", told),
                old[0].clone(),
                old[1].clone(),
            ])],
        );
        testing::pass(
            &RULE,
            &[&jobs(&[
                job(
                    "Baker",
                    "Elm Ovens",
                    "Mar 2020 -- Present",
                    "\\\\ Bread and cakes for two towns",
                ),
                old[0].clone(),
                old[1].clone(),
            ])],
        );
        // Its bullets were read as an entry.
        testing::pass(
            &RULE,
            &[&jobs(&[
                job("Engineer", "Example GmbH", "Mar 2020 -- Present", ""),
                format!("\\textbf{{Leading the ovens of two towns}}{told}\n\n"),
                old[0].clone(),
                old[1].clone(),
            ])],
        );
        testing::fail(
            &RULE,
            &[&jobs(&[
                job("Engineer", "Example GmbH", "Mar 2020 -- Present", ""),
                old[0].clone(),
                old[1].clone(),
            ])],
        );
    }
}
