//! What the job is called.

use super::lines::{Cues, Line, Part, is_heading};
use crate::case::{Case as _, is_capital};
use crate::text_search::Search as _;

/// Labels before a title.
const LABELS: &[&str] = &[
    "job title",
    "position title",
    "position",
    "title",
    "role",
    "job",
    "vacancy",
    "stelle",
    "stellenbezeichnung",
    "poste",
    "intitulé du poste",
    "puesto",
    "vacature",
    "functie",
];

/// Lines at the top that are no title.
const OTHER: &[&str] = &[
    "job posting",
    "job postings",
    "job description",
    "job opening",
    "job openings",
    "open position",
    "open positions",
    "careers",
    "career opportunities",
    "employment opportunities",
    "job opportunities",
    "vacancies",
    "full time",
    "full-time",
    "part time",
    "part-time",
    "we are hiring",
    "we're hiring",
    "now hiring",
    "apply now",
    "home",
    "stellenangebot",
    "offre d'emploi",
    "description",
    "about us",
    "overview",
    "job summary",
    "summary",
];

/// Words before a title in a sentence: “We are looking for a Cook”.
const LEADS: &[&str] = &[
    "now hiring an ",
    "now hiring a ",
    "now hiring: ",
    "hiring an ",
    "hiring a ",
    "looking for an experienced ",
    "looking for an ",
    "looking for a ",
    "looking to hire a ",
    "seeking an experienced ",
    "seeking an ",
    "seeking a ",
    "seeks an ",
    "seeks a ",
    "need for a qualified ",
    "opening for an ",
    "opening for a ",
    "to join us as an ",
    "to join us as a ",
];

/// The job's title: what a label names, else a short line near the top, else what the first sentences
/// look for.
pub(super) fn read(text: &str, lines: &[Line], cues: &Cues) -> Option<String> {
    labelled(text)
        .or_else(|| on_top(text, cues))
        .or_else(|| in_words(text, lines))
}

fn labelled(text: &str) -> Option<String> {
    text.lines().take(40).find_map(|line| {
        let (label, value) = line.trim_matches(is_mark).split_once(':')?;
        let label = label.trim_matches(is_mark).lowered();
        // “Job details: Job title : Cook  Location : Leeds”
        if let Some((inner, rest)) = value.split_once(':')
            && matches!(
                inner.trim().lowered().as_str(),
                "job title" | "position title"
            )
        {
            let rest = rest.trim_start();
            let next = [" Location", " Duration", " Department"];
            let end = next.iter().filter_map(|label| rest.place_of(label)).min();
            return clean(rest.get(..end.unwrap_or(rest.len()))?);
        }
        LABELS.contains(&label.as_str()).then(|| clean(value))?
    })
}

/// The first short line that is no label, no list item and no sentence.
fn on_top(text: &str, cues: &Cues) -> Option<String> {
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.trim_matches(is_mark).is_empty());
    for (line, n) in lines.take(4).zip(0..) {
        let bare = line.trim_matches(is_mark);
        let low = bare.lowered();
        let item = line.starts_with(['-', '•', '·', '◦']) || line.starts_with("* ");
        let label = low
            .cut(":")
            .is_some_and(|(label, _)| label == "location" || label == "salary");
        if item
            || label
            || OTHER.contains(&low.as_str())
            || (n > 0 || bare.split_whitespace().count() <= 2) && is_heading(line, cues)
        {
            continue;
        }
        // “Come work with us! Now hiring a Cook” is a sentence that has one.
        let sentence = bare.ends_with(['.', '!', '?']) || LEADS.iter().any(|lead| low.has(lead));
        if sentence || bare.chars().count() > 100 || bare.split_whitespace().count() > 14 {
            return None;
        }
        return clean(bare);
    }
    None
}

/// What one of the first sentences looks for, as far as it is written like a name.
fn in_words(text: &str, lines: &[Line]) -> Option<String> {
    let near = lines.iter().filter(|line| line.part != Part::Noise).take(6);
    for line in near {
        let sentence = text.get(line.range.clone())?;
        let low = sentence.to_ascii_lowercase();
        for lead in LEADS {
            let Some(at) = low.place_of(lead) else {
                continue;
            };
            let rest = sentence
                .get(at + lead.len()..)?
                .trim_start_matches(['*', '_', ' ']);
            let mut end = 0;
            for word in rest.split_inclusive(' ') {
                let bare = word.trim_matches([' ', '*', '_', ',', '.', '!']);
                if !(bare.starts_with(is_capital) || matches!(bare, "of" | "and" | "&" | "/")) {
                    break;
                }
                end = word.as_ptr() as usize - rest.as_ptr() as usize + word.trim_end().len();
                if word.trim_end().ends_with([',', '.', '!', '*']) {
                    break;
                }
            }
            let name = rest
                .get(..end)?
                .trim_matches(['*', '_', ',', '.', '!', ' ']);
            if let Some(title) = clean(name) {
                return Some(title);
            }
        }
    }
    None
}

fn clean(raw: &str) -> Option<String> {
    // “Electrician        Full-Time”: what stands far behind is another thing.
    let raw = raw.trim().split("   ").next().unwrap_or_default();
    let bare = raw.trim_matches(|c| is_mark(c) || c == ':');
    let fits = bare.chars().any(char::is_alphabetic) && bare.chars().count() <= 100;
    fits.then(|| bare.to_owned())
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '#' | '*' | '_' | '=' | '|' | '`' | '"' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn titles_are_found_where_postings_have_them() {
        for (text, wanted) in [
            ("Job Title: Cook\nLocation: Leeds", Some("Cook")),
            ("# Senior Cook\n\nCook well.", Some("Senior Cook")),
            (
                "Job Postings\n\nSheet Metal Mechanic\n",
                Some("Sheet Metal Mechanic"),
            ),
            (
                "Come work with us! Now hiring a Pastry Cook",
                Some("Pastry Cook"),
            ),
            (
                "At Acme we are looking for a **Head of Bread** who bakes.",
                Some("Head of Bread"),
            ),
            (
                "Job details: Job title   :  Cook Location   :  Leeds",
                Some("Cook"),
            ),
            (
                "Employment Opportunities\nPastry Cook\n",
                Some("Pastry Cook"),
            ),
            ("We bake bread every day and need hands.", None),
            ("", None),
        ] {
            assert_eq!(
                read(text, &lines(text, &Cues::of(text)), &Cues::of(text)).as_deref(),
                wanted,
                "{text}"
            );
        }
    }
}
