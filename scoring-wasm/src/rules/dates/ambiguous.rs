use crate::decimal::whole;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Dates of two numbers and a year such as “03/04/2020” in the heads of entries, where
    /// both numbers could be the month.
    ///
    /// ## Why it matters
    ///
    /// The third of April in Europe is the fourth of March in the United States. A machine
    /// guesses.
    ///
    /// ## Example
    ///
    /// “03/04/2020 – 05/09/2021”
    ///
    /// ## Fix
    ///
    /// “Apr 2020 – Sep 2021”
    ///
    /// ## Sources
    ///
    /// D5; the custom of both countries
    "DAT008", "ambiguous-date", Dates, Info, "Day and month could be swapped"
}

/// Tenths of a point.
const COST: u16 = 8;

/// Runs of digits joined by slashes in a text: offset and numbers with their lengths.
pub(super) fn slashed(text: &str) -> Vec<(usize, Vec<(u32, usize)>)> {
    let mut out = Vec::new();
    if !text.has_sign('/') {
        return out;
    }
    let mut start = 0;
    for part in text.split(|c: char| !(c.is_ascii_digit() || c == '/')) {
        // Two numbers and a slash at least.
        if part.len() > 2 && part.has_sign('/') {
            let numbers: Option<Vec<_>> = part
                .split('/')
                .map(|digits| whole(digits).map(|number| (number, digits.len())))
                .collect();
            if let Some(numbers) = numbers {
                out.push((start, numbers));
            }
        }
        start += part.len();
        start += text
            .get(start..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
    }
    out
}

/// The width in bytes of such a run.
pub(super) fn width(numbers: &[(u32, usize)]) -> usize {
    numbers
        .iter()
        .map(|(_, len)| len + 1)
        .sum::<usize>()
        .saturating_sub(1)
}

fn check(context: &Context) -> Vec<Draft> {
    let mut places = Vec::new();
    for entry in &context.model.entries {
        for (at, numbers) in slashed(context.words(entry.head)) {
            if let [(one, 1..=2), (two, 1..=2), (year, 4)] = numbers.as_slice()
                && (1..=12).contains(one)
                && (1..=12).contains(two)
                && one != two
                && (1900..2100).contains(year)
            {
                let start = entry.head.start + at;
                places.extend(context.place(At {
                    start,
                    end: start + width(&numbers),
                }));
            }
        }
    }
    Draft::about(
        places,
        "Which of the two numbers is the month depends on the country. A month’s name, or month and year alone, leaves no doubt.",
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
            &[&job("04/2020 -- 09/2021"), &job("03/03/2020 -- 13/09/2021")],
        );
        testing::fail(&RULE, &[&job("03/04/2020 -- 05/09/2021")]);
        assert_eq!(
            super::slashed("é 03/2020 x"),
            [(3, vec![(3, 2), (2020, 4)])]
        );
    }
}
