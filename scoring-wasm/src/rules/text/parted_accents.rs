use crate::page::accented;
use crate::rules::format::font_encoding;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Accents that stand by themselves next to the letter that they belong to.
    ///
    /// ## Why it matters
    ///
    /// The default font encoding of pdfLaTeX draws an accent and a letter, and that is what comes
    /// out: names and places are no longer found.
    ///
    /// ## Example
    ///
    /// “R´esum´e” for “Résumé”
    ///
    /// ## Fix
    ///
    /// With pdfLaTeX `\usepackage[T1]{fontenc}` and a font such as Latin Modern; or XeLaTeX or
    /// LuaLaTeX.
    ///
    /// ## Sources
    ///
    /// F11
    "TXT009", "parted-accents", Format, Warning, "Accents are parted from their letters"
}

fn check(context: &Context) -> Vec<Draft> {
    let parted = |word: &str| {
        let mut before = ' ';
        word.chars()
            .any(|c| accented(std::mem::replace(&mut before, c), c).is_some())
    };
    super::about_words(
        context,
        parted,
        |words, first| {
            format!(
                "Accents come out beside their letters in {words}, for example “{first}”. Use the font encoding T1, or XeLaTeX or LuaLaTeX."
            )
        },
        font_encoding::cost(context),
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        pass(&RULE, &reading("Résumé of Zoë"));
        fail(&RULE, &reading("R\u{b4}esum\u{b4}e"));
    }
}
