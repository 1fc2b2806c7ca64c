use std::ops::Range;

use super::place;
use crate::case::Case as _;
use crate::posting::Subject;
use crate::posting::lexicon;
use crate::posting::words::words;
use crate::report::{MatchState, SectionKind};
use crate::resume::At;
use crate::resume::dates::{self, Date};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Certificates that the posting asks for and that the resume shows with a day of expiry
    /// before today.
    ///
    /// ## Why it matters
    ///
    /// Who needs a licence needs a valid one, and asks for it in the form. A date in the past
    /// may just not have been brought up to date.
    ///
    /// ## Example
    ///
    /// “BLS, valid until March 2024”
    ///
    /// ## Fix
    ///
    /// If it was renewed, write the new date. If not, leave the true one, or say when the
    /// renewal is due: “BLS, renewal booked for June 2026”.
    ///
    /// ## Sources
    ///
    /// A4 and D8 say that forms and parsers ask for licences. That a lapsed one does not count
    /// follows from what it is.
    "FIT010", "lapsed-certificate", Match, Info, "A certificate asked for has run out"
}

/// What stands before a day of expiry, in lower case.
const EXPIRY: &[&str] = &[
    "expires",
    "expired",
    "expiry",
    "expiration",
    "expiring",
    "exp.",
    "exp:",
    "exp ",
    "valid until",
    "valid till",
    "valid through",
    "valid thru",
    "valid to",
    "good through",
    "lapsed",
    "gültig bis",
    "abgelaufen",
    "läuft ab",
    "valable jusqu",
    "expire le",
    "válido hasta",
    "válida hasta",
    "vence",
    "geldig tot",
    "valido fino",
];

/// Bytes between such words and their date.
const NEAR: usize = 24;

fn check(context: &Context) -> Vec<Draft> {
    let Some(held) = context.posting else {
        return Vec::new();
    };
    let mut terms = Vec::new();
    let mut places = Vec::new();
    for (asked, found) in held.posting.requirements.iter().zip(&held.held) {
        let shown = matches!(found.state, MatchState::Exact | MatchState::Alias);
        if asked.subject() != Subject::Certificate || !shown {
            continue;
        }
        let dates = found.found.iter().filter_map(|at| {
            let (date, range) = expiry(context, &held.visible, at)?;
            Some((date, at, range))
        });
        // Renewed where another place says so.
        let Some((date, at, range)) = dates.max_by_key(|(date, ..)| (date.year, date.month)) else {
            continue;
        };
        if is_over(context, date) {
            let printed = held.visible.get(range).unwrap_or_default();
            terms.push(format!("“{}” ({printed})", asked.term));
            places.extend(place(context, at));
        }
    }
    if terms.is_empty() {
        return Vec::new();
    }
    let message = format!(
        "The posting asks for {}; by your resume it is no longer valid. If it was renewed, write the new date; if not, say when it will be.",
        terms.join(", ")
    );
    vec![Draft::new(message, 0).at(places)]
}

/// Whether a month, or a bare year, lies wholly before today's.
fn is_over(context: &Context, date: Date) -> bool {
    match date.month {
        0 => date.year < context.today.year,
        _ => date.months() < context.today.months(),
    }
}

/// The day of expiry behind a certificate, where one is named, with the words that name it. What stands
/// behind another certificate is that one's.
fn expiry(context: &Context, text: &str, place: &Range<usize>) -> Option<(Date, Range<usize>)> {
    let end = part(context, place).end;
    let rest = text.get(place.end..end)?;
    let lexicon = lexicon::whole();
    let hits = lexicon.find(rest, &words(rest));
    let mut others = hits.iter();
    let other = others.find(|hit| lexicon.skill(hit.skill).kind == "certificate");
    let rest = rest.get(..other.map_or(rest.len(), |hit| hit.range.start))?;
    let mut lower = rest.lowered();
    if lower.len() != rest.len() {
        lower = rest.to_ascii_lowercase();
    }
    let said = EXPIRY.iter().filter_map(|cue| lower.place_of(cue)).min()?;
    let date = dates::find(rest.get(said..)?).into_iter().next()?;
    let from = date.from.filter(|_| date.start <= NEAR)?;
    let start = place.end + said;
    Some((from, start..start + date.end))
}

/// The item or the line that a place stands in.
fn part(context: &Context, place: &Range<usize>) -> At {
    let model = context.model;
    let item = model
        .items
        .iter()
        .filter(|item| item.kind == SectionKind::Certifications)
        .find(|item| item.holds(place));
    if let Some(item) = item {
        let told = item.bullets.iter().chain(&item.details);
        let end = told.map(|at| at.end).fold(item.head.end, usize::max);
        return At { end, ..item.head };
    }
    let line = model
        .lines
        .iter()
        .find(|line| line.start <= place.start && place.end <= line.end);
    line.map_or_else(
        || place.into(),
        |line| At {
            start: line.start,
            end: line.end,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    const POSTING: &str = "Requirements:\n- BLS certification\n- ACLS\n- Wound care\n";

    fn messages(certificates: &str) -> Vec<String> {
        // The day is 1 May 2026.
        let body = format!(
            "\\section{{Experience}}\\textbf{{Nurse}}, Example Clinic \\hfill Jan 2020 -- Present\\section{{Certificates}}{certificates}"
        );
        let found = testing::posting_findings(&RULE, &body, POSTING);
        let all = found.into_iter();
        all.map(|one| {
            assert!(one.cost.abs() < f64::EPSILON && !one.spans.is_empty());
            one.message
        })
        .collect()
    }

    #[test]
    fn a_date_of_expiry_in_the_past_is_named() {
        for certificates in [
            "\\begin{itemize}\\item BLS, American Heart Association, valid until March 2024\\item ACLS, expires 06/2027\\end{itemize}",
            "BLS (expired 2024), ACLS (exp. 2027)",
            "BLS -- expiry date: 03/2026",
        ] {
            let found = messages(certificates);
            assert_eq!(found.len(), 1, "{certificates}");
            let terms = found[0].split(';').next().unwrap_or_default();
            assert!(
                terms.contains("BLS") || terms.contains("Basic Life Support"),
                "{terms}"
            );
            assert!(
                !terms.contains("Advanced") && !terms.contains("ACLS"),
                "{terms}"
            );
        }
        testing::pass(&RULE, &["no posting, no finding"]);
    }

    #[test]
    fn what_is_valid_or_only_dated_is_left_alone() {
        for certificates in [
            "BLS, valid until May 2026",
            "BLS, expires 2026",
            "BLS, 2019; ACLS, issued March 2018",
            "BLS, ACLS (expires 2027), CPR (expired 2019)",
            // Renewed, as another line says.
            "\\begin{itemize}\\item BLS (expired 2023)\\item BLS (valid until 2027)\\end{itemize}",
            // No certificate that the posting asks for.
            "PMP, expired 2019",
        ] {
            assert!(
                messages(certificates).is_empty(),
                "{certificates}: {:?}",
                messages(certificates)
            );
        }
    }
}
