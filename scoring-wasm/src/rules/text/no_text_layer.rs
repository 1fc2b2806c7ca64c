use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the pages hold letters that a person can see: at least twenty words, or one
    /// word for each page that is not empty.
    ///
    /// ## Why it matters
    ///
    /// A scan, a picture or text that was turned into shapes looks fine and says nothing to
    /// a parser. Some systems run character recognition, many do not.
    ///
    /// ## Example
    ///
    /// A resume exported from a drawing program “as outlines”
    ///
    /// ## Fix
    ///
    /// Export the PDF with text. You should be able to select and copy a line of it.
    ///
    /// ## Sources
    ///
    /// B2, B4, B6
    "TXT001", "no-text-layer", Format, Error, "The PDF has no text"
}

/// Tenths of a point: all of the category.
const COST: u16 = 250;
/// Words below which a document counts as empty.
const FEW: usize = 20;
/// Shapes of the size of letters that make up a text.
const SHAPES: u32 = 100;

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let words: usize = page
        .laid
        .raw
        .split_whitespace()
        .filter(|word| letters(word) > 0)
        // Scripts without spaces have a word for every sign or two.
        .map(|word| word.chars().filter(|c| !c.is_ascii()).count().max(1))
        .sum();
    let hidden: usize = page
        .laid
        .unseen
        .iter()
        .map(|one| one.raw.end - one.raw.start)
        .sum();
    let all_hidden = hidden * 10 > page.laid.raw.len() * 9;
    if words >= FEW && !all_hidden {
        return Vec::new();
    }
    let sheets = &page.reading.pages;
    let shapes: u32 = sheets
        .iter()
        .fold(0, |sum, sheet| sum.saturating_add(sheet.outlines));
    let image = sheets.iter().any(|sheet| !sheet.images.is_empty());
    let what = if shapes > SHAPES {
        "Its letters are drawn as shapes"
    } else if image {
        "Its pages are pictures"
    } else {
        "Its pages are all but empty"
    };
    vec![Draft::new(
        format!(
            "A parser finds fewer than twenty words in the PDF. {what}. Export it with text, so that lines can be selected and copied."
        ),
        page.cost(COST),
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{costs, fail, pass, reading};

    #[test]
    fn cases() {
        pass(
            &RULE,
            &reading(
                "Jane Sample\nEngineer\none two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
            ),
        );
        let mut empty = reading("");
        fail(&RULE, &empty);
        empty.pages[0].images.push(page_text::Area {
            x: 0,
            y: 0,
            width: 59500,
            height: 84200,
        });
        fail(&RULE, &empty);
        assert!(costs(&RULE, &empty));
    }
}
