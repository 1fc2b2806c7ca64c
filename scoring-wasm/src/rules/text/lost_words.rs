use crate::page::DifferenceKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// With source and PDF of the same revision: words of the source that no reading of the page holds.
    ///
    /// ## Why it matters
    ///
    /// What is lost on the way to the page cannot be found by a parser: text that became a picture,
    /// a font without letters, a part that is not printed.
    ///
    /// ## Example
    ///
    /// A name set as a picture
    ///
    /// ## Fix
    ///
    /// Look at the place on the page, and set it as text.
    ///
    /// ## Sources
    ///
    /// F1, F4
    "TXT011", "lost-words", Format, Warning, "Words of the source are not in the PDF’s text"
}

/// Words of the source that must be on the page before anything is said, in percent: below it
/// the PDF is another document.
const SAME: usize = 50;
/// Words in a row, letters of a lost text: less is a matter of how the source is read.
const LETTERS: usize = 6;
/// Places that are named.
const NAMED: usize = 3;

fn check(context: &Context) -> Vec<Draft> {
    let Some((page, words)) = context.page.and_then(|page| Some((page, page.words?))) else {
        return Vec::new();
    };
    if words.same * 100 < words.source * SAME {
        return Vec::new();
    }
    let raw = &page.laid.raw;
    // Accents that stand by themselves are another rule's: their words are there.
    let parted = page
        .differences
        .iter()
        .any(|difference| difference.kind == DifferenceKind::Accent);
    let lost: Vec<_> = page
        .differences
        .iter()
        .filter(|difference| {
            difference.kind == DifferenceKind::Missing
                && difference
                    .source
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .count()
                    >= LETTERS
                && (!parted || difference.source.is_ascii())
                && difference
                    .source
                    .split_whitespace()
                    .any(|word| !is_begun(raw, word))
        })
        .collect();
    if lost.is_empty() {
        return Vec::new();
    }
    let named: Vec<String> = lost
        .iter()
        .take(NAMED)
        .map(|one| format!("“{}”", one.source))
        .collect();
    vec![
        Draft::new(
            format!("The extracted text of the PDF lacks {}. Check that it is printed, and printed as text.", named.join(", ")),
            0,
        )
        .at(lost.iter().filter_map(|one| one.src)),
    ]
}

/// Whether the first half of a word is on the page: an address that was broken, a word that was
/// divided, one that stands elsewhere. Short words tell nothing.
fn is_begun(raw: &str, word: &str) -> bool {
    let half = word.chars().count().div_ceil(2);
    let front: String = word.chars().take(half.max(4)).collect();
    word.chars().count() < 4 || raw.contains(&front)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail_beside, pass_beside, reading};

    #[test]
    fn cases() {
        pass_beside(
            &RULE,
            "Jane Sample engineer",
            &reading("Jane Sample engineer"),
        );
        fail_beside(
            &RULE,
            "Jane Sample engineer in Berlin today",
            &reading("Jane Sample in Berlin today"),
        );
        pass_beside(
            &RULE,
            "Jane Sample engineer",
            &reading("another text altogether"),
        );
    }
}
