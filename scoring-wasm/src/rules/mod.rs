//! The rules: one file, one code, one thing that is checked.
//!
//! A rule looks at the [`Context`] and returns [`Draft`]s. Its documentation is
//! the doc comment of its declaration; the same text is the page that people read.

mod bullets;
mod contact;
mod content;
pub mod context;
mod dates;
#[cfg(feature = "whole")]
mod file;
mod format;
pub mod language;
#[cfg(feature = "whole")]
mod matching;
mod phrase;
pub mod registry;
mod sections;
pub mod shared;
#[cfg(test)]
pub mod testing;
#[cfg(feature = "whole")]
mod text;
mod wording;

pub use content::period::period;
pub use context::{Context, Day};
pub use registry::RULES;

use crate::latex::token::Src;
use crate::page::PageBox;
use crate::report::{Category, Edit, Fix, Severity};

/// A rule.
pub struct Rule {
    /// Stable code: three letters of the group and a number.
    pub code: &'static str,
    /// Readable name, in kebab-case.
    pub name: &'static str,
    /// Part of the score it counts in.
    pub category: Category,
    /// How much its findings matter.
    pub severity: Severity,
    /// What is the matter, one short line.
    pub title: &'static str,
    /// The doc comment, line by line; empty without the feature `docs`.
    pub docs: &'static [&'static str],
    /// Looks.
    pub check: fn(&Context) -> Vec<Draft>,
}

impl Rule {
    /// The doc comment as Markdown.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for line in self.docs {
            out.push_str(line.strip_prefix(' ').unwrap_or(line));
            out.push('\n');
        }
        out
    }
}

/// What a rule found, before it is numbered and weighed.
#[derive(Debug, Default)]
pub struct Draft {
    /// Replaces the rule's title where the case calls for it.
    pub title: Option<String>,
    /// Replaces the rule's severity where the case calls for it.
    pub severity: Option<Severity>,
    /// Why it matters and what to do.
    pub message: String,
    /// Places in the source.
    pub places: Vec<Src>,
    /// Places on the PDF's pages.
    pub boxes: Vec<PageBox>,
    /// A safe fix.
    pub fix: Option<Fix>,
    /// What it costs, in tenths of a point of its category.
    pub cost: u16,
}

impl Draft {
    /// A draft with a message and a cost in tenths of a point.
    pub fn new(message: impl Into<String>, cost: u16) -> Self {
        Self {
            message: message.into(),
            cost,
            ..Self::default()
        }
    }

    /// One draft about all these places, or none where there are none.
    pub fn about(places: Vec<Src>, message: impl Into<String>, cost: u16) -> Vec<Self> {
        if places.is_empty() {
            return Vec::new();
        }
        vec![Self::new(message, cost).at(places)]
    }

    /// As [`Draft::about`], with a fix of these edits; without one where any edit is missing.
    pub fn mended(
        places: Vec<Src>,
        message: impl Into<String>,
        cost: u16,
        fix: impl Into<String>,
        edits: Option<Vec<Edit>>,
    ) -> Vec<Self> {
        let fix = edits.and_then(|edits| Context::fix(fix, edits));
        let mut drafts = Self::about(places, message, cost);
        if let Some(draft) = drafts.first_mut() {
            draft.fix = fix;
        }
        drafts
    }

    /// Adds places.
    #[must_use]
    pub fn at(mut self, places: impl IntoIterator<Item = Src>) -> Self {
        self.places.extend(places);
        self
    }

    /// Adds places on the page.
    #[must_use]
    pub fn boxed(mut self, boxes: impl IntoIterator<Item = PageBox>) -> Self {
        self.boxes.extend(boxes);
        self
    }

    /// Sets the title.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the severity.
    #[must_use]
    pub fn severe(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Adds a fix.
    #[must_use]
    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }
}

/// Declares a rule; the doc comment becomes its page.
macro_rules! declare_rule {
    ($(#[doc = $doc:literal])+ $code:literal, $name:literal, $category:ident, $severity:ident, $title:literal) => {
        #[doc = concat!("The rule `", $name, "`.")]
        pub static RULE: $crate::rules::Rule = $crate::rules::Rule {
            code: $code,
            name: $name,
            category: $crate::report::Category::$category,
            severity: $crate::report::Severity::$severity,
            title: $title,
            docs: if cfg!(feature = "docs") { &[$($doc),+] } else { &[] },
            check,
        };
    };
}
use declare_rule;

#[cfg(test)]
mod tests {
    use super::testing;

    #[test]
    fn without_page_and_posting_the_rules_about_them_are_silent() {
        let report = testing::report(
            "\\documentclass{article}\\begin{document}\\textbf{J a n e} \\section{Skils} ﬁne \u{f0e0} Rust, Rust, Rust \\href{mailto:a@b.example}{x}\\end{document}",
        );
        assert!(!report.findings.is_empty());
        for finding in report.findings {
            let group = finding.code.get(..3).unwrap_or_default();
            assert!(!matches!(group, "TXT" | "FIL" | "KEY"), "{}", finding.code);
        }
    }
}
