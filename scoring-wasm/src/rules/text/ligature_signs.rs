use crate::page::ligature;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Signs such as “ﬁ” and “ﬀ” (U+FB00 to U+FB06) in the extracted text.
    ///
    /// ## Why it matters
    ///
    /// “Certiﬁcate” with one sign for “fi” is another word for a search that compares letters.
    ///
    /// ## Example
    ///
    /// “eﬃcient” with a single sign for “ffi”
    ///
    /// ## Fix
    ///
    /// With pdfLaTeX `\ifdefined\pdfgentounicode\input{glyphtounicode}\pdfgentounicode=1\fi` in
    /// the preamble; with fontspec choose
    /// `Ligatures=NoCommon`; in a browser switch common ligatures off before printing.
    ///
    /// ## Sources
    ///
    /// F4, F7, F8
    "TXT004", "ligature-signs", Format, Warning, "Ligatures come out as single signs"
}

/// Tenths of a point: many readers undo them.
const COST: u16 = 20;

fn check(context: &Context) -> Vec<Draft> {
    super::about_words(
        context,
        |word| word.chars().any(|c| ligature(c).is_some()),
        |words, first| {
            format!(
                "{words} of the PDF hold a ligature as one sign, for example “{first}”. A plain search for the word does not find it. Let the PDF spell ligatures out."
            )
        },
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        pass(&RULE, &reading("an efficient office"));
        fail(&RULE, &reading("an e\u{fb03}cient team"));
    }
}
