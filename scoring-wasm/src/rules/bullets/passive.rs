use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Bullets that open with “Was” or “Were”, or tell in the passive who acted (“was
    /// developed by”). English only.
    ///
    /// ## Why it matters
    ///
    /// The reader wants to know what you did. A recommendation, without measured effect.
    ///
    /// ## Example
    ///
    /// “The report was automated by me”
    ///
    /// ## Fix
    ///
    /// “Automated the report”
    ///
    /// ## Sources
    ///
    /// G19
    "BUL009", "passive-voice", Wording, Hint, "Bullets hide who did it"
}

/// Tenths of a point.
const COST: u16 = 2;

fn check(context: &Context) -> Vec<Draft> {
    if !context.english() {
        return Vec::new();
    }
    let mut places = Vec::new();
    for at in context.bullets() {
        let words = context.tokens_in(*at);
        let lower = |n: usize| words.get(n).map_or("", |at| context.lower_words(*at));
        let done = |word: &str| {
            word.len() > 4 && word.ends_with("ed")
                || matches!(
                    word,
                    "built" | "made" | "written" | "given" | "led" | "chosen" | "done"
                )
        };
        for n in 0..words.len() {
            let is = matches!(lower(n), "was" | "were" | "been" | "being");
            let opens = n == 0 && is && done(lower(1));
            let by = is
                && n > 0
                && done(lower(n + 1))
                && lower(n + 2) == "by"
                && matches!(lower(n + 3), "me" | "us" | "my" | "our" | "myself");
            if opens || by {
                let end = words
                    .get(n + if by { 3 } else { 1 })
                    .map_or(at.end, |at| at.end);
                let start = words.get(n).map_or(at.start, |at| at.start);
                places.extend(context.place(At { start, end }));
            }
        }
    }
    Draft::about(
        places,
        "Say it with the verb for what you did: “Automated the report” rather than “The report was automated by me”.",
        COST,
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        let list = |bullet: &str| {
            format!("\\section{{Experience}}\\begin{{itemize}}\\item {bullet}\\end{{itemize}}")
        };
        testing::pass(
            &RULE,
            &[
                &list("Built a tool that was adopted by three teams"),
                &list("Fixed what was broken"),
            ],
        );
        testing::fail(
            &RULE,
            &[
                &list("Was promoted to lead the team"),
                &list("The report was automated by me"),
            ],
        );
    }
}
