use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Words of the extracted text that fall apart into single letters.
    ///
    /// ## Why it matters
    ///
    /// A heading or a name that is spaced out looks wide on the page; a parser that goes by gaps
    /// reads single letters and does not rebuild the word.
    ///
    /// ## Example
    ///
    /// “E X P E R I E N C E”
    ///
    /// ## Fix
    ///
    /// Take the letter spacing away (`\so`, `\textls`, `LetterSpace`), or keep it below a tenth of
    /// the font’s size.
    ///
    /// ## Sources
    ///
    /// C3
    "TXT006", "letters-apart", Format, Warning, "Letters are set apart"
}

/// Tenths of a point.
const COST: u16 = 20;
/// Single letters in a row that make a word.
const ROW: usize = 4;

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let mut words: Vec<String> = Vec::new();
    for line in page.reading.rows.lines() {
        let mut word = String::new();
        for token in line.split_whitespace().chain([""]) {
            let mut chars = token.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) if c.is_alphabetic() && c.is_ascii() => word.push(c),
                _ => {
                    if word.len() >= ROW {
                        words.push(std::mem::take(&mut word));
                    }
                    word.clear();
                }
            }
        }
    }
    let Some(first) = words.first() else {
        return Vec::new();
    };
    let boxes: Vec<_> = page
        .laid
        .words()
        .filter(|(word, _)| words.iter().any(|known| known == word))
        .take(words.len())
        .flat_map(|(_, at)| page.laid.raw_boxes(at))
        .collect();
    vec![
        Draft::new(
            format!(
                "{} come out as single letters, for example “{first}”. Parsers do not rebuild them. Take the letter spacing away.",
                super::counted(words.len(), "word")
            ),
            page.cost(COST),
        )
        .boxed(boxes),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        pass(&RULE, &reading("plan A B test, grade A"));
        let mut apart = reading("EXPERIENCE");
        apart.rows = "E X P E R I E N C E\n".to_owned();
        fail(&RULE, &apart);
    }
}
