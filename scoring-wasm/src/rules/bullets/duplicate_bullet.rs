use crate::case::lower;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::sort::groups;
use crate::text_search::{SOLID, kinds};

declare_rule! {
    /// ## What it checks
    ///
    /// Bullets with the same words, case and punctuation aside.
    ///
    /// ## Why it matters
    ///
    /// A copied line reads like an oversight.
    ///
    /// ## Example
    ///
    /// The same line under two jobs
    ///
    /// ## Fix
    ///
    /// Say what was different, or keep one of them.
    ///
    /// ## Sources
    ///
    /// G7
    "BUL005", "duplicate-bullet", Wording, Info, "The same bullet stands twice"
}

/// Tenths of a point.
const COST: u16 = 10;

/// A number that texts of the same letters and digits share.
fn mark(text: &str) -> u64 {
    text.bytes()
        .filter(|byte| kinds(*byte) & SOLID != 0)
        .fold(0, |mark: u64, byte| {
            mark.wrapping_mul(31).wrapping_add(u64::from(byte | 32))
        })
}

/// Letters and digits in lower case.
fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            out.push(lower(c));
        }
    }
    out
}

fn repeated<K>(groups: Vec<(K, Vec<At>)>) -> impl Iterator<Item = At> {
    let several = groups.into_iter().filter(|(_, all)| all.len() > 1);
    several.flat_map(|(_, all)| all)
}

fn check(context: &Context) -> Vec<Draft> {
    // “Technologies used: Rust” is said of each project by right.
    let label = |at: &At| {
        let front = context.words(*at).split_once(':').map(|(front, _)| front);
        front.is_some_and(|front| front.split_whitespace().count() <= 3)
    };
    let marks = context.bullets().iter().filter(|at| !label(at));
    let marks = marks.map(|at| (mark(context.words(*at)), *at)).collect();
    let mut same = Vec::new();
    for at in repeated(groups(marks)) {
        let key = letters(context.words(at));
        if key.len() >= 16 {
            same.push((key, at));
        }
    }
    let mut places: Vec<_> = repeated(groups(same))
        .filter_map(|at| context.place(at))
        .collect();
    crate::sort::plain(&mut places);
    if places.is_empty() {
        return Vec::new();
    }
    vec![
        Draft::new(
            "These bullets say the same words. Keep one, or say what was different.",
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
                "\\section{Experience}\\begin{itemize}\\item Built the payment service\\item Built the invoice service\\end{itemize}",
                "\\section{Projects}\\begin{itemize}\\item Technologies used: Rust and Elm\\item Technologies used: Rust and Elm\\end{itemize}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\section{Experience}\\begin{itemize}\\item Built the payment service\\item Built the payment service.\\end{itemize}",
            ],
        );
    }
}
