//! A range of dates, written in another form.

use crate::latex::language::MONTHS;
use crate::report::Edit;
use crate::resume::At;
use crate::resume::dates::{Date, Format, find};
use crate::rules::Context;
use crate::text_search::Search as _;

/// What stands between the dates of a range.
const DASHES: [&str; 9] = [" – ", " — ", " - ", " -- ", "–", "—", "--", " to ", "-"];

/// The edits that write the dates of a range in a form; none where that is not safe.
///
/// Every date must stand in the source letter by letter, as month and year and nothing else.
/// Names of months are English.
pub fn in_format(context: &Context, range: At, format: Format) -> Option<Vec<Edit>> {
    let text = context.words(range);
    let mut edits = Vec::new();
    for (start, piece) in pieces(text) {
        let found = find(piece);
        let [one] = found.as_slice() else {
            // “Present” stays.
            if found.is_empty() && !piece.bytes().any(|b| b.is_ascii_digit()) {
                continue;
            }
            return None;
        };
        let date = one.from?;
        let [written] = one.formats.as_slice() else {
            return None;
        };
        if *written == format || *written == Format::Year {
            continue;
        }
        // A day beside the month would be lost.
        let parts = piece
            .split(crate::case::is_sign)
            .filter(|part| !part.is_empty())
            .count();
        if parts != 2 || one.start != 0 || one.end != piece.len() {
            return None;
        }
        let at = At {
            start: range.start + start,
            end: range.start + start + piece.len(),
        };
        edits.push(context.replace(at, &render(date, format)?)?);
    }
    Some(edits)
}

/// The parts of a range with their places: one, or two around a dash.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let dash = DASHES.iter().find_map(|dash| {
        let (front, back) = text.cut(dash)?;
        // The hyphen of “2020-01” parts nothing.
        let inner = *dash == "-" && front.len() == 4 && front.bytes().all(|b| b.is_ascii_digit());
        (!inner).then_some((front, front.len() + dash.len(), back))
    });
    let Some((front, at, back)) = dash else {
        return vec![(0, text)];
    };
    let lead = |part: &str| part.len() - part.trim_start().len();
    vec![(lead(front), front.trim()), (at + lead(back), back.trim())]
}

fn render(date: Date, format: Format) -> Option<String> {
    let name = MONTHS.get(usize::from(date.month).checked_sub(1)?)?;
    match format {
        Format::ShortMonth => Some(format!("{} {}", name.get(..3)?, date.year)),
        Format::LongMonth => Some(format!("{name} {}", date.year)),
        Format::Numbers => Some(format!("{:02}/{}", date.month, date.year)),
        Format::YearFirst => Some(format!("{}-{:02}", date.year, date.month)),
        Format::Year | Format::Season | Format::ShortYear => None,
    }
}
