//! The page to go to afterwards: one of our own, whatever a link says.

/// Where one goes without a wish, or with one that leads elsewhere.
pub const HOME: &str = "/workspace";

/// The longest wish, in bytes.
const LENGTH_MAX: usize = 1_000;

/// The path, if it certainly leads to a page of this site. It may have a query and a fragment.
///
/// Browsers read `//host`, `/\host` and either of them with tabs and line breaks between as another site,
/// and take `.` and `..` out of a path before they look at it: none of that is taken.
pub fn own(wish: &str) -> Option<&str> {
    let path = wish.split(['?', '#']).next().unwrap_or("");
    let plain = wish.len() <= LENGTH_MAX
        && path.starts_with('/')
        && wish
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let mut parts = path.split('/').skip(1).peekable();
    let mut straight = true;
    while let Some(part) = parts.next() {
        let dots = part.to_ascii_lowercase().replace("%2e", ".");
        let empty = part.is_empty() && parts.peek().is_some();
        straight &= !empty && dots != "." && dots != "..";
    }
    // What answers there is no page, and could begin another trip.
    let page = path != "/api" && !path.starts_with("/api/");
    (plain && straight && page).then_some(wish)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_pages_are_taken_as_they_are() {
        for path in [
            "/",
            HOME,
            "/settings/security?tab=1#codes",
            "/jobs#01a20409",
            "/rules/",
            "/a?next=//evil.test/../x",
            "/apiary",
            "/%E0%A4%85",
        ] {
            assert_eq!(own(path), Some(path));
        }
    }

    #[test]
    fn nothing_else_is() {
        for wish in [
            "",
            "workspace",
            "https://evil.test/",
            "javascript:alert(1)",
            "//evil.test",
            "///evil.test",
            "/\\evil.test",
            "\\/evil.test",
            "/a\\b",
            "/\t/evil.test",
            "/\n/evil.test",
            "/jobs\r\nSet-Cookie: a=b",
            "/\u{0}",
            "/.//evil.test",
            "/..//evil.test",
            "/%2E%2e//evil.test",
            "/a/../..//evil.test",
            "/a/./b",
            "/a//b",
            " /jobs",
            "/jo bs",
            "/अ",
            "/api",
            "/api/v1/auth/oauth/google/start",
            &format!("/{}", "a".repeat(LENGTH_MAX)),
        ] {
            assert_eq!(own(wish), None, "{wish:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_taken_begins_with_one_slash(wish in "[/\\\\.a%2e\t?#:]{0,12}") {
            if let Some(path) = own(&wish) {
                proptest::prop_assert!(path.starts_with('/') && !path.starts_with("//"));
                proptest::prop_assert!(!path.contains(['\\', '\t']));
            }
        }
    }
}
