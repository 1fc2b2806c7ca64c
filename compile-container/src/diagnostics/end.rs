//! How a compile ended, where the log does not say it.

use std::collections::BTreeMap;
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
    files: &BTreeMap<String, Vec<u8>>,
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
        Outcome::LatexError if !errors && damaged_image(files).is_some() => {
            let path = damaged_image(files)?;
            let mut explained = diagnostic(
                "image_damaged",
                format!("TeX stopped, probably because it cannot read the image “{path}”."),
                "It is damaged, or another kind of file under this name. Export it again as PDF, PNG or JPEG.",
            );
            explained.file = Some(path.clone());
            Some(explained)
        }
        Outcome::LatexError if !errors => Some(diagnostic(
            "stopped",
            "TeX stopped without saying why.".to_owned(),
            "The log's last lines may tell; the document may need more memory than it can have.",
        )),
        _ => None,
    }
}

/// An image whose content is not what its name says.
fn damaged_image(files: &BTreeMap<String, Vec<u8>>) -> Option<&String> {
    files.iter().find_map(|(path, bytes)| {
        let ending = path.rsplit('.').next()?.to_ascii_lowercase();
        let (head, tail): (&[u8], &[u8]) = match ending.as_str() {
            "png" => (b"\x89PNG\r\n\x1a\n", b"IEND"),
            "jpg" | "jpeg" => (b"\xff\xd8\xff", b"\xff\xd9"),
            "pdf" => (b"%PDF-", b"%%EOF"),
            _ => return None,
        };
        // Some programs write a little behind the end.
        let last = &bytes[bytes.len().saturating_sub(1024)..];
        let whole =
            bytes.starts_with(head) && last.windows(tail.len()).any(|window| window == tail);
        (!whole).then_some(path)
    })
}

/// The machine failed, not the document.
pub fn service_failed() -> Diagnostic {
    diagnostic(
        "service_failed",
        "The compile could not be run.".to_owned(),
        "This is not your document's fault. Try again in a minute.",
    )
}

pub(super) fn diagnostic(kind: &str, message: String, hint: &str) -> Diagnostic {
    Diagnostic {
        level: Level::Error,
        kind: kind.to_owned(),
        file: None,
        line: None,
        column: None,
        end_column: None,
        message,
        hint: Some(hint.to_owned()),
        engine: None,
        replacement: None,
        repeats: 0,
        follows: false,
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
