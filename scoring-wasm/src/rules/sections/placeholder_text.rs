use crate::resume::At;
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

const PHRASES: [&str; 20] = [
    "lorem ipsum",
    "dd/mm/yyyy",
    "meu endereço",
    "job title 1",
    "job title 2",
    "company 1",
    "company name here",
    "your position",
    "month 20xx",
    "job description 1",
    "insert text here",
    "sample text",
    "your text here",
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
    let before = |at: &At| lower.get(..at.start).and_then(|t| t.chars().next_back());
    let after = |at: &At| lower.get(at.end..).and_then(|t| t.chars().next());
    let apart = |c: Option<char>| c.is_none_or(crate::case::is_sign);
    let mut found = context.find_all(&PHRASES);
    found.retain(|at| !before(at).is_some_and(|c| c.is_ascii_alphanumeric()));
    // "xxx" as a word; "20XX" is a year that was never filled in.
    found.extend(
        context
            .find_all(&["xxx", "20xx", "tbd"])
            .into_iter()
            .filter(|at| apart(before(at)) && apart(after(at)))
            // Another rule speaks of contact details.
            .filter(|at| {
                let mut emails = context.model.emails.iter();
                !emails.any(|mail| mail.start <= at.start && at.end <= mail.end)
            }),
    );
    // Of phrases that begin alike, the longest counts.
    crate::sort::by_key(&mut found, |at| (at.start, std::cmp::Reverse(at.end)));
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
        testing::pass(&RULE, &["Built it in 2019", "Mail: xxx@xxx.com"]);
        testing::fail(
            &RULE,
            &[
                "Lorem ipsum dolor sit amet",
                "Implemented xxx feature",
                "Month 20XX",
                "\\section{Publications} TBD",
                "Sample text with emphasis",
            ],
        );
    }
}
