//! Links that a mail may contain.

use std::fmt::Write as _;

/// The longest link, in bytes: ours have about 100.
const LENGTH_MAX: usize = 2_000;

/// The link, with whatever could end an attribute or a line percent-encoded; `None` when it is not one
/// of the web's, or too long.
pub fn safe(link: &str) -> Option<String> {
    let web = ["https://", "http://"]
        .iter()
        .find_map(|scheme| link.strip_prefix(scheme))
        .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_alphanumeric()));
    if !web || link.len() > LENGTH_MAX {
        return None;
    }
    let mut out = String::with_capacity(link.len());
    for byte in link.bytes() {
        // What RFC 3986 lets stand in a URI, and the percent sign of what is encoded already.
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // A string takes everything.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn our_own_links_stay_as_they_are() {
        for link in [
            "https://legible.example/verify#token=lgv_AbC-_123",
            "http://localhost:8787/reset?a=b&c=%20",
        ] {
            assert_eq!(safe(link).as_deref(), Some(link));
        }
    }

    #[test]
    fn what_is_not_of_the_web_is_left_out() {
        for link in [
            "",
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            " https://a.example",
            "https:/a.example",
            "//a.example",
            "https://\"onmouseover=",
            "https://",
            "data:text/html,x",
            "mailto:a@b.example",
        ] {
            assert_eq!(safe(link), None, "{link}");
        }
        assert_eq!(safe(&format!("https://{}", "a".repeat(2_000))), None);
    }

    #[test]
    fn what_could_break_out_is_encoded() {
        assert_eq!(
            safe("https://a.example/\"><b>'\r\nBcc: c `é").as_deref(),
            Some("https://a.example/%22%3E%3Cb%3E%27%0D%0ABcc:%20c%20%60%C3%A9")
        );
    }
}
