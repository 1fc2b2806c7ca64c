use crate::report::SectionKind;
use crate::resume::At;
use crate::resume::dates::End;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::{holds_any, parts};

declare_rule! {
    /// ## What it checks
    ///
    /// Two positions of different employers that overlap by six months or more, with months
    /// given, where neither says that it was part-time, freelance, an internship or beside
    /// studies.
    ///
    /// ## Why it matters
    ///
    /// Parsers add up experience in months and may count the time twice or doubt the dates.
    /// Often one date is a slip.
    ///
    /// ## Example
    ///
    /// Jan 2018 – Dec 2020 and Mar 2019 – Feb 2021
    ///
    /// ## Fix
    ///
    /// Correct the date, or write “part-time” or “freelance” beside the title.
    ///
    /// ## Sources
    ///
    /// D7
    "EXP004", "overlapping-positions", Content, Info, "Positions overlap for months"
}

/// Tenths of a point.
const COST: u16 = 4;
/// Months in common.
const LONG: i32 = 6;

/// Work that goes beside other work.
const BESIDE: &str = "part-time|part time|parttime|freelance|self-employed|contract|consult|intern|volunteer|\
     student|assistant|advisor|adviser|board|founder|lecturer|teach|tutor|open source|\
     werkstudent|nebenberuf|teilzeit|fellow|research|trainee|apprentice|praktik|studentisch|\
     hilfskraft|becari|prácticas|media jornada|stagiair|alternan|apprenti|temps partiel|\
     bénévol|doctora|estágio|tirocin|stage";

fn check(context: &Context) -> Vec<Draft> {
    let today = context.today.months();
    let beside: Vec<&str> = parts(BESIDE, b'|')
        .filter(|word| context.may_say(word))
        .collect();
    let mut spans: Vec<(i32, i32, At, At)> = Vec::new();
    for entry in &context.model.entries {
        let (Some(dates), Some(employer), Some(at)) =
            (&entry.dates, entry.organisation, Context::dates(entry))
        else {
            continue;
        };
        let head = context.lower_words(entry.head);
        if context.kind(entry) != SectionKind::Experience || holds_any(head, &beside) {
            continue;
        }
        let (Some(from), Some(to)) = (dates.from, dates.to) else {
            continue;
        };
        let to = match to {
            End::Present => today,
            End::Date(date) if date.month > 0 => date.months(),
            End::Date(_) => continue,
        };
        if from.month > 0 {
            spans.push((from.months(), to, employer, at));
        }
    }
    let mut places = Vec::new();
    for (n, one) in spans.iter().enumerate() {
        for two in spans.get(n + 1..).unwrap_or_default() {
            let common = one.1.min(two.1) - one.0.max(two.0);
            // A part of the position above it, such as a project, lies within its dates.
            let within = one.0 <= two.0 && two.1 <= one.1 || two.0 <= one.0 && one.1 <= two.1;
            if common >= LONG
                && !within
                && !context
                    .words(one.2)
                    .eq_ignore_ascii_case(context.words(two.2))
            {
                places.extend(
                    [one.3, two.3]
                        .into_iter()
                        .filter_map(|at| context.place(at)),
                );
            }
        }
    }
    crate::sort::plain(&mut places);
    places.dedup();
    Draft::about(
        places,
        "These positions overlap for half a year or more, so the time may be counted twice. Check the dates, or say which was part-time.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let job = |title: &str, employer: &str, dates: &str| {
            format!(
                "\\textbf{{{title}}}, {employer} \\hfill {dates}\\begin{{itemize}}\\item Built the service\\end{{itemize}}\n\n"
            )
        };
        let jobs = |all: &[String]| format!("\\section{{Experience}}\n{}", all.concat());
        testing::pass(
            &RULE,
            &[
                &jobs(&[
                    job("Engineer", "Example GmbH", "Jan 2020 -- Present"),
                    job("Developer", "Sample AG", "Jan 2018 -- Feb 2020"),
                ]),
                &jobs(&[
                    job("Engineer", "Example GmbH", "Jan 2020 -- Present"),
                    job("Freelance Developer", "Sample AG", "Jan 2018 -- Dec 2020"),
                ]),
            ],
        );
        testing::fail(
            &RULE,
            &[&jobs(&[
                job("Engineer", "Example GmbH", "Jan 2020 -- Present"),
                job("Developer", "Sample AG", "Jan 2018 -- Dec 2020"),
            ])],
        );
    }
}
