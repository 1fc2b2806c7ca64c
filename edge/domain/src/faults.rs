//! Page faults, stripped of everything that could be a person's text.
//!
//! What is kept is only what an engineer needs: the kind, the shape of the
//! message, and where in our own code it happened.

/// What is kept of a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// One of [`KINDS`].
    pub kind: &'static str,
    /// The message without quoted parts; at most 300 characters.
    pub message: String,
    /// Frames of the stack, places only; at most 2 000 characters.
    pub stack: String,
    /// Path of the page; at most 200 characters.
    pub page: String,
    /// Version of the web app; at most 40 characters.
    pub version: String,
}

/// Kinds of faults; anything else counts as `other`.
pub const KINDS: [&str; 6] = [
    "error",
    "unhandledrejection",
    "csp",
    "wasm",
    "worker",
    "other",
];

/// Strips a report.
pub fn keep(
    kind: &str,
    message: &str,
    stack: Option<&str>,
    page: Option<&str>,
    version: Option<&str>,
) -> Kept {
    let frames: Vec<&str> = stack
        .unwrap_or("")
        .lines()
        .filter_map(place)
        .take(20)
        .collect();
    Kept {
        kind: KINDS
            .into_iter()
            .find(|known| *known == kind)
            .unwrap_or("other"),
        message: cut(&without_quotes(message), 300),
        stack: cut(&frames.join("\n"), 2_000),
        page: cut(path(page.unwrap_or("")), 200),
        version: cut(
            &version.unwrap_or("").replace(
                |c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c),
                "",
            ),
            40,
        ),
    }
}

fn cut(text: &str, max: usize) -> String {
    text.chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .take(max)
        .collect()
}

/// Quoted parts of a message are values, and values may be a person's text.
fn without_quotes(message: &str) -> String {
    let mut out = String::new();
    let mut closing: Option<char> = None;
    let mut before = ' ';
    for character in message.chars() {
        match closing {
            Some(close) if character == close => closing = None,
            Some(_) => {}
            None => {
                closing = match character {
                    '"' => Some('"'),
                    '`' => Some('`'),
                    '“' => Some('”'),
                    '‘' => Some('’'),
                    // An apostrophe within a word opens nothing.
                    '\'' if !before.is_alphanumeric() => Some('\''),
                    _ => None,
                };
                out.push(if closing.is_some() { '…' } else { character });
            }
        }
        before = character;
    }
    out
}

/// The place of a stack's line: `https://host/app/x.js:1:2` → `/app/x.js:1:2`.
fn place(line: &str) -> Option<&str> {
    let start = line.find("https://").or_else(|| line.find("http://"))?;
    let after_scheme = &line[start..];
    let host = after_scheme.find("//")? + 2;
    let slash = after_scheme[host..].find('/')? + host;
    let place = &after_scheme[slash..];
    let end = place.find([')', ' ', '?', '#']).unwrap_or(place.len());
    Some(&place[..end])
}

fn path(page: &str) -> &str {
    if !page.starts_with('/') {
        return "";
    }
    &page[..page.find(['?', '#']).unwrap_or(page.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_messages_are_left_out() {
        for (message, kept) in [
            ("x is not a function", "x is not a function"),
            (
                "Cannot read \"Ada Sample\" of undefined",
                "Cannot read … of undefined",
            ),
            ("can't parse 'secret' here", "can't parse … here"),
            ("bad “text without end", "bad …"),
            ("a\u{0}b", "ab"),
        ] {
            assert_eq!(keep("error", message, None, None, None).message, kept);
        }
    }

    #[test]
    fn stacks_keep_places_only() {
        let stack = "Error: Ada lives in Paris\n    at f (https://a.test/_app/x.js?v=1:2:3)\nAda\ng@http://localhost:1/b.js:4:5";
        assert_eq!(
            keep("error", "", Some(stack), None, None).stack,
            "/_app/x.js\n/b.js:4:5"
        );
    }

    #[test]
    fn fields_are_bounded_and_allow_listed() {
        let long = "y".repeat(9_000);
        let kept = keep(
            "evil",
            &long,
            Some(&long),
            Some("/workspace?q=Ada#x"),
            Some("1.0 <b>"),
        );
        assert_eq!(kept.kind, "other");
        assert_eq!(kept.message.len(), 300);
        assert_eq!(kept.stack, "");
        assert_eq!(kept.page, "/workspace");
        assert_eq!(kept.version, "1.0b");
        assert_eq!(keep("", "", None, Some("Ada"), None).page, "");
    }
}
