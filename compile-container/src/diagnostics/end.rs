//! How a compile ended, where the log does not say it.

use std::sync::LazyLock;
use std::time::Duration;

use compile_protocol::{Diagnostic, Level, Outcome};
use regex::bytes::Regex;

use crate::config::{PAGES_MAX, SAID_MAX};
use crate::engine::process::Stop;

/// A diagnostic for ends that the log cannot know of; `None` where it says enough.
pub fn about_end(
    outcome: Outcome,
    stop: Option<Stop>,
    has_pdf: bool,
    found: &[Diagnostic],
    timeout: Duration,
) -> Option<Diagnostic> {
    let errors = found
        .iter()
        .any(|diagnostic| diagnostic.level == Level::Error);
    match outcome {
        Outcome::Timeout => Some(diagnostic(
            "timeout",
            format!("The compile was stopped after {} seconds.", timeout.as_secs()),
            "Usually a command calls itself endlessly. Look at the last definition you changed.",
        )),
        Outcome::OutputLimit if stop == Some(Stop::Pages) => Some(diagnostic(
            "output_limit",
            format!("The document has more than {PAGES_MAX} pages, which is as many as it may have."),
            "Look for a loop that makes pages endlessly, or compile its parts by themselves.",
        )),
        Outcome::OutputLimit if stop == Some(Stop::Log) => Some(diagnostic(
            "output_limit",
            format!("TeX printed more than {} MB of messages and was stopped.", SAID_MAX / 1_000_000),
            "Look for a loop that prints endlessly, and turn off tracing.",
        )),
        Outcome::OutputLimit => Some(diagnostic(
            "output_limit",
            "The document writes more than it may: the PDF and each other file are limited to 20 MB.".to_owned(),
            "Use smaller images, and look for a loop that writes endlessly.",
        )),
        Outcome::Success if !has_pdf => Some(diagnostic(
            "no_pages",
            "The document has no pages.".to_owned(),
            "Put some text between \\begin{document} and \\end{document}.",
        )),
        Outcome::LatexError if !errors => Some(diagnostic(
            "stopped",
            "TeX stopped without saying why.".to_owned(),
            "The log's last lines may tell; the document may need more memory than it can have.",
        )),
        _ => None,
    }
}

/// The machine failed, not the document.
pub fn service_failed() -> Diagnostic {
    diagnostic(
        "service_failed",
        "The compile could not be run.".to_owned(),
        "This is not your document's fault. Try again in a minute.",
    )
}

fn diagnostic(kind: &str, message: String, hint: &str) -> Diagnostic {
    Diagnostic {
        level: Level::Error,
        kind: kind.to_owned(),
        file: None,
        line: None,
        message,
        hint: Some(hint.to_owned()),
        excerpt: String::new(),
    }
}

/// The number of pages that the log's end states.
pub fn pages(log: &[u8]) -> u32 {
    static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the pattern is a constant")]
        Regex::new(r"Output written on (?s:.{1,600}?) \((\d+) pages?").expect("a constant pattern")
    });
    WRITTEN
        .captures_iter(log)
        .last()
        .and_then(|found| std::str::from_utf8(&found[1]).ok()?.parse().ok())
        .unwrap_or(0)
}
