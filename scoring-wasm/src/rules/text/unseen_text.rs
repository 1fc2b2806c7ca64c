use page_text::Hidden;

use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Text in the colour of what lies behind it, in an invisible mode, smaller than three points,
    /// outside the page or painted over.
    ///
    /// ## Why it matters
    ///
    /// Machines read it, people do not: it comes to light when text is marked, recoloured or
    /// converted, and it is taken for an attempt to cheat. Templates sometimes leave such text
    /// behind by accident.
    ///
    /// ## Example
    ///
    /// White keywords at the foot of the page
    ///
    /// ## Fix
    ///
    /// Remove the text, or make it readable.
    ///
    /// ## Sources
    ///
    /// K1, K2, K4
    "TXT007", "unseen-text", Format, Error, "The PDF holds text that nobody can see"
}

/// Tenths of a point for a few words, and for many.
const COST: (u16, u16) = (60, 150);
/// Words from which on it is no accident.
const MANY: usize = 8;
/// Letters below which it is a leftover sign.
const LETTERS: usize = 4;

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let raw = |at: At| page.laid.raw.get(at.start..at.end).unwrap_or_default();
    let found: Vec<_> = page
        .laid
        .unseen
        .iter()
        .filter(|one| raw(one.raw).chars().filter(|c| c.is_alphanumeric()).count() >= LETTERS)
        .collect();
    let Some(first) = found.first() else {
        return Vec::new();
    };
    // A page whose text is all invisible is a scan with recognised text behind the picture.
    let sheets = &page.reading.pages;
    let hidden: usize = found.iter().map(|one| one.raw.end - one.raw.start).sum();
    if first.why == Hidden::Invisible
        && hidden * 10 > page.laid.raw.len() * 9
        && sheets.iter().any(|sheet| !sheet.images.is_empty())
    {
        return Vec::new();
    }
    let words: usize = found
        .iter()
        .map(|one| raw(one.raw).split_whitespace().count())
        .sum();
    let why = match first.why {
        Hidden::Invisible => "in an invisible mode",
        Hidden::Faint => "in the colour of its background",
        Hidden::Tiny => "too small to read",
        Hidden::Outside => "outside the page",
        Hidden::Covered => "under something painted over it",
    };
    let example: String = raw(first.raw)
        .split_whitespace()
        .take(6)
        .collect::<Vec<_>>()
        .join(" ");
    let cost = if words >= MANY { COST.1 } else { COST.0 };
    vec![
        Draft::new(
            format!("Machines read {} that a person cannot see; “{example}” is {why}. Remove them: they come to light and cost trust.", super::counted(words, "word")),
            page.cost(cost),
        )
        .boxed(found.iter().flat_map(|one| page.laid.raw_boxes(one.raw)).take(30)),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};
    use page_text::Hidden;

    #[test]
    fn cases() {
        pass(&RULE, &reading("Jane Sample\nkubernetes docker"));
        for why in [
            Hidden::Faint,
            Hidden::Invisible,
            Hidden::Tiny,
            Hidden::Outside,
            Hidden::Covered,
        ] {
            let mut white = reading("Jane Sample\nkubernetes docker");
            white.pages[0].lines[1].runs[0].hidden = Some(why);
            fail(&RULE, &white);
        }
    }
}
