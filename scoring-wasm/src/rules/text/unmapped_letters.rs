use crate::page::is_icon;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Glyphs inside words for which the PDF says no letter.
    ///
    /// ## Why it matters
    ///
    /// A PDF shows glyphs; the way back to letters is a map that the file must hold. Where it
    /// is missing, words come out with holes and no search finds them.
    ///
    /// ## Example
    ///
    /// “e�cient” where the page shows “efficient”
    ///
    /// ## Fix
    ///
    /// With pdfLaTeX `\ifdefined\pdfgentounicode\input{glyphtounicode}\pdfgentounicode=1\fi` in
    /// the preamble, or use XeLaTeX or LuaLaTeX. Elsewhere choose another font or another PDF
    /// export.
    ///
    /// ## Sources
    ///
    /// F4, F5, F8
    "TXT002", "unmapped-letters", Format, Error, "Letters of the PDF have no meaning"
}

/// Tenths of a point for a few words, and for many.
const COST: (u16, u16) = (40, 150);
/// From this share of the words on, in percent, they are many.
const MANY: usize = 5;
/// Places that are shown.
const SHOWN: usize = 20;

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let mut words = 0;
    let mut holed: Vec<(&str, At)> = Vec::new();
    for (word, at) in page.laid.words() {
        words += 1;
        let unknown = word.chars().filter(|c| is_icon(*c)).count();
        let known = word.chars().filter(|c| c.is_alphanumeric()).count();
        // A single icon before a word is another rule's.
        let inside = word
            .trim_start_matches(is_icon)
            .trim_end_matches(is_icon)
            .contains(is_icon);
        if inside || unknown > 2 && unknown > known {
            holed.push((word, at));
        }
    }
    let Some((first, _)) = holed.first() else {
        return Vec::new();
    };
    let cost = if holed.len() * 100 > words * MANY {
        COST.1
    } else {
        COST.0
    };
    vec![
        Draft::new(
            format!(
                "{} of the PDF hold glyphs without a letter, for example “{first}”. Parsers may lose these words. Let the PDF carry its glyph-to-letter map.",
                super::counted(holed.len(), "word")
            ),
            page.cost(cost),
        )
        .boxed(holed.iter().take(SHOWN).flat_map(|(_, at)| page.laid.raw_boxes(*at))),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        pass(&RULE, &reading("efficient \u{fffd} 030 5550"));
        fail(&RULE, &reading("an e\u{fffd}cient team"));
        fail(
            &RULE,
            &reading("\u{fffd}\u{fffd}\u{fffd}\u{fffd} \u{fffd}\u{fffd}\u{fffd}"),
        );
    }
}
