use crate::decimal::whole;
use crate::report::SectionKind;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// A GPA above its own scale, or above 4.3 without one.
    ///
    /// ## Why it matters
    ///
    /// 3.0 of 4 is the usual cut in the United States; elsewhere scales run to 5, 10 or 20,
    /// some of them downwards. Without the scale a reader has to guess. About a third of US
    /// employers look at grades of graduates at all, and a high GPA is no advantage by
    /// itself.
    ///
    /// ## Example
    ///
    /// “GPA: 8.4”
    ///
    /// ## Fix
    ///
    /// “GPA: 8.4/10”
    ///
    /// ## Sources
    ///
    /// G17, G18
    "EDU003", "odd-grade", Content, Hint, "A grade point average needs its scale"
}

/// Tenths of a point.
const COST: u16 = 3;
/// The highest grade of the scale that is meant when none is named, in hundredths.
const USUAL: u32 = 430;

/// A decimal number at the start of a text, in hundredths, and its length.
fn number(text: &str) -> Option<(u32, usize)> {
    let len = text
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        .count();
    let digits = text.get(..len)?.trim_end_matches(['.', ',']);
    let (units, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let units = whole::<u32>(units).filter(|n| *n <= 100)?;
    let mut part: String = part.chars().take(2).collect();
    while part.len() < 2 {
        part.push('0');
    }
    Some((units * 100 + whole::<u32>(&part)?, digits.len()))
}

fn check(context: &Context) -> Vec<Draft> {
    let lower = context.lower();
    let (mut places, mut above) = (Vec::new(), Vec::new());
    for section in context
        .model
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Education)
    {
        for line in context
            .model
            .lines
            .get(section.first..section.last)
            .unwrap_or_default()
        {
            let text = lower.get(line.start..line.end).unwrap_or_default();
            let Some(at) = text.place_of("gpa") else {
                continue;
            };
            let rest = text.get(at + 3..).unwrap_or_default();
            let skip = rest
                .bytes()
                .take_while(|b| matches!(b, b' ' | b':' | b'\t' | b'(' | b'-'))
                .count();
            let Some((grade, len)) = rest.get(skip..).and_then(number) else {
                continue;
            };
            let behind = rest.get(skip + len..).unwrap_or_default().trim_start();
            let scale = behind
                .strip_prefix('/')
                .or_else(|| behind.strip_prefix("out of"))
                .or_else(|| behind.strip_prefix("of"))
                .or_else(|| behind.strip_prefix("on a"))
                .and_then(|text| number(text.trim_start()));
            let place = context.place(At {
                start: line.start + at,
                end: line.start + at + 3 + skip + len,
            });
            match scale {
                Some((scale, _)) if grade > scale => above.extend(place),
                None if grade > USUAL && !behind.starts_with('%') => places.extend(place),
                _ => {}
            }
        }
    }
    let mut drafts = Draft::about(
        places,
        "Scales differ between countries. Write the highest grade beside it: “8.4/10”.",
        COST,
    );
    drafts.extend(
        Draft::about(
            above,
            "The grade is higher than the highest of the scale beside it. Check both.",
            COST,
        )
        .into_iter()
        .map(|draft| draft.titled("A grade lies above its scale")),
    );
    drafts
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
                "\\section{Education} BSc, University of Examples, GPA: 3.8",
                "\\section{Education} BSc, GPA 8.4/10",
                "\\section{Education} BSc, GPA 85\\%",
                "\\section{Education} LLB, final GPA 6.1 on a 7.0 scale",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Education} BSc, University of Examples, GPA: 8.4",
                "\\section{Education} BSc, GPA 4.2/4.0",
            ],
        );
    }
}
