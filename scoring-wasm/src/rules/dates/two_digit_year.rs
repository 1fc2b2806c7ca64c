use super::ambiguous::{slashed, width};
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Ranges such as “06/19 – 12/20” in the heads of entries.
    ///
    /// ## Why it matters
    ///
    /// “06/19” may be June 2019 or the nineteenth of June. At least one parser returns an
    /// empty date for forms that it does not know.
    ///
    /// ## Example
    ///
    /// “06/19 – 12/20”
    ///
    /// ## Fix
    ///
    /// “06/2019 – 12/2020”
    ///
    /// ## Sources
    ///
    /// D5
    "DAT010", "two-digit-year", Dates, Info, "Years have two digits"
}

/// Tenths of a point, as for a position without dates: machines read none.
const COST: u16 = 25;

/// The year that two digits mean: not later than next year.
pub(super) fn whole(short: u32, today: u16) -> u32 {
    let today = u32::from(today);
    let century = today - today % 100;
    if century + short > today + 1 {
        century - 100 + short
    } else {
        century + short
    }
}

fn check(context: &Context) -> Vec<Draft> {
    let mut places = Vec::new();
    let mut edits = Vec::new();
    for entry in &context.model.entries {
        let text = context.words(entry.head);
        for (at, numbers) in slashed(text) {
            let [(month, 2), (year, 2)] = numbers.as_slice() else {
                continue;
            };
            let end = at + width(&numbers);
            // Half of a range: a dash stands on one side.
            let dash = |c: Option<char>| matches!(c, Some('-' | '–' | '—'));
            let ranged = dash(
                text.get(..at)
                    .and_then(|text| text.trim_end().chars().next_back()),
            ) || dash(
                text.get(end..)
                    .and_then(|text| text.trim_start().chars().next()),
            );
            if !(1..=12).contains(month) || !ranged {
                continue;
            }
            let at = At {
                start: entry.head.start + at,
                end: entry.head.start + end,
            };
            places.extend(context.place(at));
            edits.push(context.replace(
                at,
                &format!("{month:02}/{}", whole(*year, context.today.year)),
            ));
        }
    }
    let edits: Option<Vec<_>> = edits.into_iter().collect();
    Draft::mended(
        places,
        "Two numbers may be a day and a month. Four digits leave no doubt about the year.",
        COST,
        "Write the years in full",
        edits,
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

        testing::pass(&RULE, &[&job("06/2019 -- 12/2020"), &job("24/7 -- x")]);
        testing::fail(&RULE, &[&job("06/19 -- 12/20")]);
        testing::fix(
            &RULE,
            &[(&job("06/19 -- 12/20"), &job("06/2019 -- 12/2020"))],
        );
        assert_eq!(
            (
                super::whole(98, 2026),
                super::whole(27, 2026),
                super::whole(28, 2026)
            ),
            (1998, 2027, 1928)
        );
    }
}
