//! Tables of entries that a pattern recognises and two sentences explain.

use regex::Regex;

use super::Explained;

/// One row: a pattern over TeX's message, a stable kind, a sentence, a hint (empty for none).
/// `$1` in the sentences stands for the pattern's first group.
pub(super) struct Row {
    pub pattern: &'static str,
    pub kind: &'static str,
    pub message: &'static str,
    pub hint: &'static str,
}

/// A table with its patterns compiled.
pub(super) struct Table(Vec<(Regex, &'static Row)>);

impl Table {
    pub(super) fn new(rows: &'static [Row]) -> Self {
        Self(rows.iter().map(|row| (regex(row.pattern), row)).collect())
    }

    /// The first row that fits.
    pub(super) fn explain(&self, text: &str) -> Option<Explained> {
        self.0.iter().find_map(|(pattern, row)| {
            let found = pattern.captures(text)?;
            let filled = |template: &str| {
                let mut out = String::new();
                found.expand(template, &mut out);
                out
            };
            Some(Explained::new(
                row.kind,
                filled(row.message),
                filled(row.hint),
            ))
        })
    }
}

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, covered by tests"
)]
pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
}
