use crate::page::DifferenceKind;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Words of the extracted text that are several words without a space: in a PDF alone by their
    /// length and inner capitals, with the source by comparison.
    ///
    /// ## Why it matters
    ///
    /// Where spaces are only gaps, a parser must guess them. Glued words match no search.
    ///
    /// ## Example
    ///
    /// “SoftwareEngineeratSampleWorks”
    ///
    /// ## Fix
    ///
    /// Set the text with real spaces: avoid tight tracking and negative kerning; with XeLaTeX or
    /// LuaLaTeX use fonts with a space glyph; pdfLaTeX writes spaces with `\pdfinterwordspaceon`.
    ///
    /// ## Sources
    ///
    /// F10
    "TXT005", "glued-words", Format, Warning, "Words run together"
}

/// Tenths of a point.
const COST: u16 = 30;
/// Places that are shown.
const SHOWN: usize = 20;
/// Letters of a word that no language of resumes writes in one without a hyphen.
const LONG: usize = 42;
/// Inner capitals of a glued word, with this many letters in all.
const CAPITALS: (usize, usize) = (3, 22);

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let (count, example, boxes) = if page.words.is_some() {
        let glued: Vec<_> = page
            .differences
            .iter()
            .filter(|difference| difference.kind == DifferenceKind::Glued)
            .collect();
        let boxes: Vec<_> = glued
            .iter()
            .take(SHOWN)
            .flat_map(|one| page.laid.raw_boxes(one.at))
            .collect();
        (
            glued.len(),
            glued.first().map(|one| one.page.clone()),
            boxes,
        )
    } else {
        let glued: Vec<_> = page
            .laid
            .words()
            .filter(|(word, _)| is_glued(word))
            .collect();
        let boxes: Vec<_> = glued
            .iter()
            .take(SHOWN)
            .flat_map(|(_, at)| page.laid.raw_boxes(*at))
            .collect();
        (
            glued.len(),
            glued.first().map(|(word, _)| (*word).to_owned()),
            boxes,
        )
    };
    let Some(example) = example else {
        return Vec::new();
    };
    vec![
        Draft::new(
            format!("In {} the extracted text has words without a space between them, for example “{example}”. No search finds the single words.", super::counted(count, "place")),
            page.cost(COST),
        )
        .boxed(boxes),
    ]
}

/// Several words in one: too long, or with capitals inside.
fn is_glued(word: &str) -> bool {
    if word.contains(&['/', '@', '.', '_', '-', '–', ':', '+', '#'][..]) {
        return false;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let latin = word.chars().all(|c| (c as u32) < 0x250);
    let mut inner = 0;
    let mut before = ' ';
    for c in word.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            inner += 1;
        }
        before = c;
    }
    latin && (letters >= LONG || inner >= CAPITALS.0 && letters >= CAPITALS.1)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, fail_beside, pass, pass_beside, reading};

    #[test]
    fn cases() {
        pass(
            &RULE,
            &reading(
                "JavaScript and PostgreSQL at https://averyveryveryverylongaddress.example.com",
            ),
        );
        pass(&RULE, &reading("Donaudampfschifffahrtsgesellschaft"));
        fail(&RULE, &reading("SoftwareEngineerAtSampleWorks since 2020"));
        pass_beside(&RULE, "Big data team", &reading("Big data team"));
        fail_beside(&RULE, "Big data team here", &reading("Bigdata team here"));
    }
}
