use super::rewrite::in_format;
use crate::case::Case as _;
use crate::report::SectionKind;
use crate::resume::At;
use crate::resume::dates::{Format, is_long_month};
use crate::rules::{Context, Draft, declare_rule};
use crate::sort::{distinct, groups};
use crate::text_search::Search as _;
use crate::word_list::WordList;

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the dates of entries mix forms such as “Jan 2020”, “January 2020”,
    /// “01/2020” and “2020-01”, and “Jan. 2020” beside “Feb 2020”.
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

/// Whether a month of a date is written in full that could be shorter.
fn has_short_form(dates: &str) -> bool {
    const SHORT: WordList = WordList::new("août|juin|juli|july|june|juni|mai|mars|may|märz");
    dates
        .lowered()
        .split(|c: char| !c.is_alphabetic())
        .any(|word| is_long_month(word) == Some(true) && !SHORT.contains(word))
}

/// Dates whose months have a full stop where most have none, or the other way round, whole names
/// with one (“June. 2016”), and “1/2020” beside “01/2020”.
fn odd_stops(context: &Context) -> Vec<At> {
    let mut by_stop = [Vec::new(), Vec::new(), Vec::new()];
    let mut by_zero = [Vec::new(), Vec::new()];
    for entry in &context.model.entries {
        let Some(at) = Context::dates(entry) else {
            continue;
        };
        let mut rest = context.words(at);
        let bytes = rest.as_bytes();
        for n in (1..bytes.len()).filter(|n| bytes.get(*n) == Some(&b'/')) {
            let year = bytes
                .get(n + 1..n + 5)
                .is_some_and(|year| year.iter().all(u8::is_ascii_digit));
            let before = n.checked_sub(2).and_then(|n| bytes.get(n)).copied();
            match before {
                _ if !year => {}
                Some(b'0') => by_zero[1].push(at),
                Some(b'1'..=b'9') => {}
                _ => by_zero[0].push(at),
            }
        }
        while let Some(begin) = rest.find(char::is_alphabetic) {
            let word = rest.get(begin..).unwrap_or_default();
            rest = word.trim_start_matches(char::is_alphabetic);
            let name = word.get(..word.len() - rest.len()).unwrap_or_default();
            let stop = rest.starts_with('.');
            let kind = match is_long_month(&name.lowered()) {
                Some(true) if stop => 2,
                Some(false) => usize::from(stop),
                _ => continue,
            };
            by_stop[kind].push(at);
        }
    }
    let [without, with, mut wrong] = by_stop;
    for [one, two] in [[without, with], by_zero] {
        wrong.extend(if two.len() < one.len() { two } else { one });
    }
    wrong
}

fn check(context: &Context) -> Vec<Draft> {
    let odd = odd_stops(context);
    // Most resumes have one form throughout.
    let mut all = context
        .model
        .entries
        .iter()
        .filter_map(|entry| entry.dates.as_ref());
    let counted =
        |format: &Format| !matches!(format, Format::Year | Format::Season | Format::ShortYear);
    let one = all
        .clone()
        .flat_map(|range| &range.formats)
        .find(|one| counted(one));
    if odd.is_empty()
        && !all.any(|range| {
            range
                .formats
                .iter()
                .any(|other| counted(other) && Some(other) != one)
        })
    {
        return Vec::new();
    }
    let mut by_format = Vec::new();
    for entry in &context.model.entries {
        let Some(range) = &entry.dates else { continue };
        // A single date beside the usual sections is that of a birth.
        if range.to.is_none() && context.kind(entry) == SectionKind::Other {
            continue;
        }
        for format in &range.formats {
            // "May" is short and long; seasons have a rule of their own.
            if !counted(format) {
                continue;
            }
            let at = At {
                start: range.start,
                end: range.end,
            };
            // Months of up to four letters have no shorter form.
            // A single day is that of a letter or an event, which has to be exact.
            let day = |word: &str| word.len() < 3 && word.bytes().all(|b| b.is_ascii_digit());
            if range.to.is_none()
                && matches!(format, Format::ShortMonth | Format::LongMonth)
                && context
                    .words(at)
                    .split(crate::case::is_sign)
                    .any(|word| !word.is_empty() && day(word))
            {
                continue;
            }
            if *format == Format::LongMonth && !has_short_form(context.words(at)) {
                continue;
            }
            by_format.push((*format, at));
        }
    }
    let by_format = groups(by_format);
    if by_format.len() < 2 && odd.is_empty() {
        return Vec::new();
    }
    let usual = by_format
        .iter()
        .max_by_key(|(format, all)| (all.len(), std::cmp::Reverse(*format)));
    let most = usual.map(|(format, _)| *format);
    // Signs that the fix would not know to write.
    let plain = usual.is_some_and(|(_, all)| {
        all.iter().all(|at| {
            let text = context.words(*at);
            !text.contains(['.', ',']) && (most != Some(Format::YearFirst) || !text.has_sign('/'))
        })
    });
    let named = matches!(most, Some(Format::ShortMonth | Format::LongMonth));
    let others = by_format
        .iter()
        .filter(|(format, _)| Some(*format) != most)
        .flat_map(|(_, all)| all.iter().copied());
    let others = distinct(others.chain(odd.iter().copied()).collect());
    let edits = most
        .filter(|_| odd.is_empty() && plain && (!named || context.english()))
        .and_then(|most| {
            let edits: Option<Vec<_>> = others
                .iter()
                .map(|at| in_format(context, *at, most))
                .collect();
            Some(edits?.concat())
        });
    Draft::mended(
        others.iter().filter_map(|at| context.place(*at)).collect(),
        "These dates are written differently from the others. One form throughout is easier to read.",
        COST,
        "Write them as the others",
        edits,
    )
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
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill 01/2020 -- 05/2022\\begin{itemize}\\item Built the service\\end{itemize}\\textbf{Speaker}, Example Days \\hfill March 12, 2020",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- May 2022\\begin{itemize}\\item Built the service\\end{itemize}\\textbf{Engineer}, Example GmbH \\hfill Mar 2018 -- Dec 2019\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill 2015 -- 2016\\begin{itemize}\\item Built the service\\end{itemize}\\textbf{Engineer}, Example GmbH \\hfill Mar 2018 -- Dec 2019\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
        let jobs = |first: &str, second: &str| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill {first}\\begin{{itemize}}\\item Built the service\\end{{itemize}}\\textbf{{Tester}}, Sample AG \\hfill {second}\\begin{{itemize}}\\item Ran the tests\\end{{itemize}}"
            )
        };
        let born = "\\section{Personal Information}\\textbf{Born} \\hfill 20\\textsuperscript{th} April 1993\\begin{itemize}\\item In Elmdorf\\end{itemize}";
        testing::pass(
            &RULE,
            &[
                &jobs("Sept. 2019 -- May 2020", "Aug. 2018 -- June 2019"),
                &format!("{born}{}", jobs("09/2019 -- 05/2020", "08/2018 -- 06/2019")),
            ],
        );
        testing::fail(
            &RULE,
            &[
                &jobs("Oct. 2019 -- May 2020", "Aug 2018 -- Feb 2019"),
                &jobs("10/2019 -- 05/2020", "8/2018 -- 2/2019"),
                &jobs("Oct. 2019 -- May 2020", "Aug. 2018 -- June. 2019"),
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- Apr 2022\\begin{itemize}\\item Built the service\\end{itemize}\\textbf{Engineer}, Example GmbH \\hfill 03/2018 -- 12/2019\\begin{itemize}\\item Built the service\\end{itemize}",
                "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- April 2022\\begin{itemize}\\item Built the service\\end{itemize}",
            ],
        );
    }

    #[test]
    fn the_fix_writes_the_form_of_the_others() {
        let jobs = |first: &str, second: &str| {
            format!(
                "\\section{{Experience}}\\textbf{{Engineer}}, Example GmbH \\hfill {first}\\begin{{itemize}}\\item Built the service for the bank and the shop\\end{{itemize}}\\textbf{{Tester}}, Sample AG \\hfill {second}\\begin{{itemize}}\\item Ran the tests of the team with the others\\end{{itemize}}"
            )
        };
        for (written, usual, mended) in [
            (
                "03/2018 -- 12/2019",
                "Jan 2020 -- Oct 2022",
                "Mar 2018 -- Dec 2019",
            ),
            (
                "March 2018 -- Present",
                "01/2020 -- 10/2022",
                "03/2018 -- Present",
            ),
            (
                "2018-03 -- 2019-12",
                "January 2020 -- October 2022",
                "March 2018 -- December 2019",
            ),
        ] {
            testing::fix(&RULE, &[(&jobs(usual, written), &jobs(usual, mended))]);
        }
        let unsafe_day = jobs("Jan 2020 -- Oct 2022", "15.03.2018 -- 31.12.2019");
        assert!(testing::findings(&RULE, &unsafe_day)[0].fix.is_none());
    }
}
