use crate::resume::At;
use crate::rules::phrase::begins;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Lorem ipsum, “Job Title 1”, “xxx” and other words that templates carry as
    /// examples.
    ///
    /// ## Why it matters
    ///
    /// Parsers treat placeholder data as not real and skip it; people see a resume
    /// that is not finished.
    ///
    /// ## Example
    ///
    /// “Implemented xxx feature”
    ///
    /// ## Fix
    ///
    /// Replace it or remove it.
    ///
    /// ## Sources
    ///
    /// D3, K4
    "SEC007", "placeholder-text", Sections, Warning, "Text of the template is left"
}

/// Tenths of a point.
const COST: u16 = 20;

const PHRASES: [&str; 16] = [
    "lorem ipsum",
    "job title 1",
    "job title 2",
    "company 1",
    "company name here",
    "your position",
    "month 20xx",
    "job description 1",
    "insert text here",
    "position title",
    "university name",
    "company name",
    "[your",
    "<your",
    "type here",
    "dolor sit amet",
];

fn check(context: &Context) -> Vec<Draft> {
    let lower = context.lower();
    let mut before = b' ';
    let mut found: Vec<At> = lower
        .bytes()
        .enumerate()
        .filter(|(_, byte)| !std::mem::replace(&mut before, *byte).is_ascii_alphanumeric())
        .filter_map(|(start, _)| {
            let rest = lower.get(start..)?;
            let phrase = PHRASES.iter().find(|phrase| begins(rest, phrase))?;
            Some(At {
                start,
                end: start + phrase.len(),
            })
        })
        .collect();
    // "xxx" as a word; "20XX" is a year that was never filled in.
    for (start, phrase) in lower
        .match_indices("xxx")
        .chain(lower.match_indices("20xx"))
    {
        let before = lower.get(..start).and_then(|t| t.chars().next_back());
        let after = lower
            .get(start + phrase.len()..)
            .and_then(|t| t.chars().next());
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        if apart(before) && apart(after) {
            found.push(At {
                start,
                end: start + phrase.len(),
            });
        }
    }
    crate::sort::plain(&mut found);
    let mut end = 0;
    found.retain(|at| {
        let new = at.start >= end;
        end = end.max(at.end);
        new
    });
    if found.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "These words come from the template. Put your own in, or remove them.",
            COST,
        )
        .at(found
            .into_iter()
            .take(30)
            .filter_map(|at| context.place(at))),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["Built it in 2019"]);
        testing::fail(
            &RULE,
            &[
                "Lorem ipsum dolor sit amet",
                "Implemented xxx feature",
                "Month 20XX",
            ],
        );
    }
}
