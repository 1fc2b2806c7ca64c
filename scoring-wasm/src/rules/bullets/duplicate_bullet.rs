use crate::case::lower;
use std::collections::BTreeMap;

use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
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

fn check(context: &Context) -> Vec<Draft> {
    let mut alike: BTreeMap<u64, Vec<At>> = BTreeMap::new();
    for at in context.bullets() {
        alike.entry(mark(context.words(*at))).or_default().push(*at);
    }
    let mut seen: BTreeMap<String, Vec<At>> = BTreeMap::new();
    for at in alike.into_values().filter(|all| all.len() > 1).flatten() {
        let key = letters(context.words(at));
        if key.len() >= 16 {
            seen.entry(key).or_default().push(at);
        }
    }
    let mut places: Vec<_> = seen
        .into_values()
        .filter(|all| all.len() > 1)
        .flatten()
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
