use crate::latex::emit::span;
use crate::report::Edit;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Targets of `\href` and `\url` without `https://` or `mailto:`, with a slip in it
    /// (“http//”, “https:/x”), or with spaces.
    ///
    /// ## Why it matters
    ///
    /// Without a scheme a PDF reader takes the target for a file beside the PDF, and the
    /// link fails.
    ///
    /// ## Example
    ///
    /// `\href{github.com/jane}{GitHub}`
    ///
    /// ## Fix
    ///
    /// `\href{https://github.com/jane}{GitHub}`
    ///
    /// ## Sources
    ///
    /// E1; [what hyperref makes of targets without a
    /// scheme](https://tex.stackexchange.com/questions/554845/strange-behavior-of-href-on-pdf-file-in-hyperref)
    "CON012", "broken-link", Contact, Warning, "A link does not lead anywhere"
}

/// Tenths of a point.
const COST: u16 = 12;

/// What is wrong with a target.
enum Slip {
    /// This was meant.
    Clear(String),
    /// Nobody knows what was meant.
    Unclear,
}

/// What is wrong with a target, if anything is.
fn slip(target: &str) -> Option<Slip> {
    let lower = target.to_ascii_lowercase();
    if target.is_empty() || lower.starts_with(['#', '\\']) || lower.contains(['{', '}']) {
        return None;
    }
    for (wrong, right) in [
        ("https//:", "https://"),
        ("http//:", "http://"),
        ("https//", "https://"),
        ("http//", "http://"),
        ("https:https://", "https://"),
        ("https://https://", "https://"),
        ("http://http://", "http://"),
        ("http://https://", "https://"),
        ("htttp://", "http://"),
        ("htttps://", "https://"),
        ("htps://", "https://"),
        ("httsp://", "https://"),
        ("httpss://", "https://"),
        ("hhttps://", "https://"),
        ("ttps://", "https://"),
        ("mailto://", "mailto:"),
        ("mailito:", "mailto:"),
        ("mailo:", "mailto:"),
        ("mailt:", "mailto:"),
        ("malito:", "mailto:"),
        ("maito:", "mailto:"),
        ("mailto:mailto:", "mailto:"),
    ] {
        if lower.starts_with(wrong) {
            return target
                .get(wrong.len()..)
                .map(|rest| Slip::Clear(format!("{right}{rest}")));
        }
    }
    for scheme in ["https:/", "http:/"] {
        if lower.starts_with(scheme) && !lower.starts_with(&format!("{scheme}/")) {
            return target
                .get(scheme.len()..)
                .map(|rest| Slip::Clear(format!("{scheme}/{rest}")));
        }
    }
    if target.trim().contains(char::is_whitespace) && lower.starts_with("http") {
        return Some(Slip::Unclear);
    }
    if lower.has_sign(':') {
        return None;
    }
    if let Some((name, host)) = lower.split_once('@') {
        return (!name.is_empty() && host.has_sign('.') && !host.has_sign('/'))
            .then(|| Slip::Clear(format!("mailto:{target}")));
    }
    let host = lower.split('/').next().unwrap_or_default();
    let (front, ending) = host.rsplit_once('.')?;
    // A name with a dot and no path may well be a file.
    let site = lower.starts_with("www.")
        || host != lower && ending.len() >= 2 && ending.bytes().all(|b| b.is_ascii_alphabetic())
        || ["com", "org", "net", "io", "dev", "me"].contains(&ending);
    (site && !front.is_empty()).then(|| Slip::Clear(format!("https://{target}")))
}

fn check(context: &Context) -> Vec<Draft> {
    let mut places = Vec::new();
    let mut edits = Some(Vec::new());
    for link in &context.document.text.links {
        let before = context
            .files
            .get(usize::from(link.src.file))
            .and_then(|(_, text)| text.get(..link.src.start as usize))
            .unwrap_or_default();
        // Commands of templates make the rest of the target themselves.
        if !(before.ends_with("\\href{") || before.ends_with("\\url{"))
            || context.source(link.src) != link.target
        {
            continue;
        }
        let Some(slip) = slip(&link.target) else {
            continue;
        };
        places.push(link.src);
        match (slip, &mut edits) {
            // \url prints its target: an address would be printed with its scheme.
            (Slip::Clear(right), Some(edits))
                if !(before.ends_with("\\url{") && right.starts_with("mailto:")) =>
            {
                edits.push(Edit {
                    span: span(context.paths, link.src),
                    text: right,
                });
            }
            _ => edits = None,
        }
    }
    Draft::mended(
        places,
        "The target lacks its beginning or has a slip in it, so the link fails in the PDF.",
        COST,
        "Mend the target",
        edits,
    )
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
                "\\href{https://github.com/jane}{GitHub}",
                "\\href{mailto:jane@example.com}{x}",
                "\\href{portfolio.pdf}{x}",
                "\\href{tel:+49305550100}{x}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\href{github.com/jane}{GitHub}",
                "\\href{http//jane.example}{x}",
                "\\href{jane@example.com}{x}",
                "\\href{malito:jane@example.com}{x}",
            ],
        );
        assert!(
            testing::findings(&RULE, "\\url{jane@example.com}")[0]
                .fix
                .is_none()
        );
        testing::fix(
            &RULE,
            &[
                (
                    "\\href{github.com/jane}{GitHub}",
                    "\\href{https://github.com/jane}{GitHub}",
                ),
                (
                    "\\href{https:/jane.example}{x}",
                    "\\href{https://jane.example}{x}",
                ),
            ],
        );
    }
}
