//! Tables of entries that a pattern recognises and two sentences explain.

use compile_protocol::Engine;
use regex::Regex;

use super::{Explained, nearest};

/// One row: a pattern over TeX's message, a stable kind, a sentence, a hint (empty for none).
/// `$1` in the sentences stands for the pattern's first group.
pub(super) struct Row {
    pattern: &'static str,
    kind: &'static str,
    message: &'static str,
    hint: &'static str,
    about: &'static str,
    among: &'static [&'static str],
    engine: Option<Engine>,
}

/// A row.
pub(super) const fn row(
    pattern: &'static str,
    kind: &'static str,
    message: &'static str,
    hint: &'static str,
) -> Row {
    Row {
        pattern,
        kind,
        message,
        hint,
        about: "",
        among: &[],
        engine: None,
    }
}

impl Row {
    /// The word of the source that it is about, e.g. `$1`.
    pub(super) const fn about(mut self, about: &'static str) -> Self {
        self.about = about;
        self
    }

    /// What the word could have been: a near one is offered instead.
    pub(super) const fn among(mut self, among: &'static [&'static str]) -> Self {
        self.among = among;
        self
    }

    /// The engine that it works with.
    pub(super) const fn engine(mut self, engine: Engine) -> Self {
        self.engine = Some(engine);
        self
    }
}

/// A table with its patterns compiled.
pub(super) struct Table(Vec<(Regex, &'static Row)>);

impl Table {
    pub(super) fn new(groups: &[&'static [Row]]) -> Self {
        let rows = groups.iter().flat_map(|rows| rows.iter());
        Self(rows.map(|row| (regex(row.pattern), row)).collect())
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
            let about = filled(row.about);
            let near = nearest::nearest_of(&about, row.among);
            let hint = match near {
                Some(near) => format!("Did you mean “{near}”?"),
                None => filled(row.hint),
            };
            let mut explained = Explained::new(row.kind, filled(row.message), hint);
            explained.about = Some(about).filter(|about| !about.is_empty());
            explained.instead = near.map(str::to_owned);
            explained.engine = row.engine;
            Some(explained)
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
