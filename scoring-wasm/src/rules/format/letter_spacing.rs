use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Words typed with a space after every letter.
    ///
    /// ## Why it matters
    ///
    /// Parsers do not put such words together again: a name or heading set this way
    /// is lost.
    ///
    /// ## Example
    ///
    /// “J A N E   S A M P L E”
    ///
    /// ## Fix
    ///
    /// Type the word whole; let `\textls` or a font's tracking make the gaps.
    ///
    /// ## Sources
    ///
    /// C3
    "FMT011", "letter-spacing", Format, Warning, "Letters stand apart"
}

/// Tenths of a point.
const COST: u16 = 25;
/// Single letters in a row that no sentence has.
const ROW: usize = 4;

fn check(context: &Context) -> Vec<Draft> {
    let mut places = Vec::new();
    for line in &context.model.lines {
        let text = context.words(At {
            start: line.start,
            end: line.end,
        });
        let mut row = 0;
        let mut start = 0;
        let mut at = 0;
        for word in text.split_inclusive(' ') {
            let solid = word.trim_end();
            let mut chars = solid.chars();
            let single =
                matches!((chars.next(), chars.next()), (Some(c), None) if c.is_ascii_alphabetic());
            if single {
                if row == 0 {
                    start = at;
                }
                row += 1;
            }
            let end = at + solid.len();
            at += word.len();
            if (!single || at == text.len()) && row > 0 {
                let last = if single { end } else { at - word.len() };
                if row >= ROW {
                    places.extend(context.place(At {
                        start: line.start + start,
                        end: line.start + last,
                    }));
                }
                row = 0;
            }
        }
    }
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "Spaces between letters stay in the extracted text, so the word is not found. Type it whole.",
            COST,
        )
        .at(places),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(&RULE, &["I am a B C player", "C, R, Go"]);
        testing::fail(&RULE, &["J A N E", "\\section{S K I L L S}"]);
    }
}
