use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether every font has a ToUnicode map.
    ///
    /// ## Why it matters
    ///
    /// Without the map a parser must guess letters from the names of glyphs. That works for plain
    /// letters and fails for ligatures and special signs.
    ///
    /// ## Example
    ///
    /// A PDF of pdfLaTeX without `glyphtounicode`
    ///
    /// ## Fix
    ///
    /// `\ifdefined\pdfgentounicode\input{glyphtounicode}\pdfgentounicode=1\fi` in the preamble
    /// (the test keeps it from stopping other engines), or XeLaTeX or LuaLaTeX.
    ///
    /// ## Sources
    ///
    /// F4, F5, F6
    "FIL004", "no-letter-map", Format, Info, "A font has no map to letters"
}

/// Tenths of a point: what is lost already counts as unmapped letters.
const COST: u16 = 10;

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    // A Type 3 font is drawn, often an icon; its letters are judged where they stand.
    let without = page
        .reading
        .fonts
        .iter()
        .filter(|font| !font.to_unicode && font.embedded)
        .count();
    if without == 0 {
        return Vec::new();
    }
    vec![Draft::new(
        format!(
            "Fonts of the PDF without a map from glyphs to letters: {without} of {}. Parsers go by the names of glyphs there. Let the PDF carry the map.",
            page.reading.fonts.len()
        ),
        page.cost(COST),
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        let mut bare = reading("Jane");
        pass(&RULE, &bare);
        bare.fonts[0].to_unicode = false;
        fail(&RULE, &bare);
    }
}
