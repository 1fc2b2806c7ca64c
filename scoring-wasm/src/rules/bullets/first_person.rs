use crate::case::is_small;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Bullets with “I”, “my” or “me”.
    ///
    /// ## Why it matters
    ///
    /// Resumes leave the first person out by custom, which makes room for content.
    /// A matter of style, without measured effect.
    ///
    /// ## Example
    ///
    /// “I built a payment service”
    ///
    /// ## Fix
    ///
    /// “Built a payment service”
    ///
    /// ## Sources
    ///
    /// G19
    "BUL002", "first-person", Wording, Hint, "Bullets speak of “I”"
}

/// Tenths of a point.
const COST: u16 = 3;

fn check(context: &Context) -> Vec<Draft> {
    let mut places = Vec::new();
    for at in context.bullets() {
        let text = context.words(*at);
        let hit = context
            .tokens_in(*at)
            .iter()
            .map(|word| word.start - at.start)
            .filter(|n| {
                matches!(text.as_bytes().get(*n), Some(b'm' | b'M' | b'I'))
                    && (*n == 0
                        || text
                            .get(..*n)
                            .is_some_and(|t| t.ends_with(char::is_whitespace)))
            })
            .find_map(|n| {
                let rest = text.get(n..)?;
                let word = rest
                    .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';'))
                    .next()?;
                // "I/O", "Part I" and "I." are no persons.
                let person = matches!(word, "my" | "My" | "me" | "myself")
                    || matches!(word, "I" | "I’ve" | "I’m" | "I've" | "I'm")
                        && rest.get(word.len()..).is_some_and(|after| {
                            after.starts_with(' ') && after.chars().nth(1).is_some_and(is_small)
                        })
                        && (n == 0
                            || text.get(..n).is_some_and(|t| {
                                t.ends_with("that ") || t.ends_with("which ") || t.ends_with(", ")
                            }));
                person.then_some((n, word.len()))
            });
        if let Some((n, len)) = hit {
            places.extend(context.place(At {
                start: at.start + n,
                end: at.start + n + len,
            }));
        }
    }
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "By custom a resume leaves “I” and “my” out; the sentence gets shorter too.",
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
        testing::pass(
            &RULE,
            &[
                "\\section{Experience}\\begin{itemize}\\item Built the I/O layer\\item Part I of the series\\item Courses: Calculus I \\& II\\end{itemize}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\begin{itemize}\\item I built it\\end{itemize}",
                "\\section{Experience}\\begin{itemize}\\item Led my team\\end{itemize}",
            ],
        );
    }
}
