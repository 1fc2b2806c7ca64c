//! Whether a request that a browser authenticated by itself comes from our own pages.

use axum::http::{HeaderMap, Method, Uri, header};

use crate::problem::{Code, Problem, Result};

/// Refuses unsafe methods and socket upgrades from other sites.
///
/// To be asked only where the cookie authenticates: a token is not sent by
/// another site's page.
///
/// # Errors
/// `cross_site`.
pub fn require_same(method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<()> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let upgrade = headers.contains_key(header::UPGRADE);
    if !upgrade && matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let own = own_origin(uri, headers);
    // Sockets carry no usable Sec-Fetch-Site in every browser: there the Origin must be exact.
    let same = match (text("origin"), text("sec-fetch-site")) {
        (Some(origin), _) => own.as_deref() == Some(origin),
        (None, Some(site)) => site == "same-origin" && !upgrade,
        (None, None) => false,
    };
    if same {
        Ok(())
    } else {
        Err(Problem::new(
            Code::CrossSite,
            "A browser's cookie is taken only from this site's own pages. Other clients send the token as Authorization: Bearer.",
        ))
    }
}

/// Refuses what a page of another site sends where nothing authenticates: its answer
/// would set a cookie of ours, or its flood would count as our visitors'.
///
/// Programs send neither header and are let through.
///
/// # Errors
/// `cross_site`.
pub fn refuse_foreign(uri: &Uri, headers: &HeaderMap) -> Result<()> {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or(""));
    let own = match (text("origin"), text("sec-fetch-site")) {
        (Some(origin), _) => own_origin(uri, headers).as_deref() == Some(origin),
        (None, Some(site)) => site == "same-origin",
        (None, None) => true,
    };
    if own {
        Ok(())
    } else {
        Err(Problem::new(
            Code::CrossSite,
            "This is taken only from this site's own pages, and from programs.",
        ))
    }
}

/// Where a navigation began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Began {
    /// On a page of ours.
    Here,
    /// Nothing says where: typed, or followed in another program.
    Unsaid,
    /// On another site's page, or by way of one.
    Elsewhere,
}

/// Where a navigation began: what the browser says of it, which counts every redirect on the way, and in
/// browsers that say nothing the page it came from.
pub fn began(uri: &Uri, headers: &HeaderMap) -> Began {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or(""));
    match (text("sec-fetch-site"), text("referer")) {
        (Some("same-origin"), _) => Began::Here,
        (Some("none"), _) | (None, None) => Began::Unsaid,
        (Some(_), _) => Began::Elsewhere,
        (None, Some(page)) => {
            let path = own_origin(uri, headers).and_then(|own| page.strip_prefix(own.as_str()));
            if path.is_some_and(|path| path.is_empty() || path.starts_with('/')) {
                Began::Here
            } else {
                Began::Elsewhere
            }
        }
    }
}

/// Scheme and host that a request was sent to.
pub fn own_origin(uri: &Uri, headers: &HeaderMap) -> Option<String> {
    let authority = uri
        .authority()
        .map(ToString::to_string)
        .or_else(|| Some(headers.get(header::HOST)?.to_str().ok()?.to_owned()))?;
    Some(format!(
        "{}://{authority}",
        uri.scheme_str().unwrap_or("https")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sites_pages_are_told_from_programs() {
        let uri: Uri = "https://legible.test/api/v1/devices"
            .parse()
            .expect("a URI");
        for (origin, site, allowed) in [
            (None, None, true),
            (Some("https://legible.test"), Some("same-origin"), true),
            (None, Some("same-origin"), true),
            (Some("https://evil.test"), None, false),
            (Some("null"), Some("cross-site"), false),
            (None, Some("cross-site"), false),
            (None, Some("same-site"), false),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in [("origin", origin), ("sec-fetch-site", site)] {
                if let Some(value) = value {
                    headers.insert(name, value.parse().expect("a header"));
                }
            }
            let result = refuse_foreign(&uri, &headers);
            assert_eq!(result.is_ok(), allowed, "{origin:?} {site:?}");
        }
    }

    #[test]
    fn a_navigation_began_where_the_browser_says() {
        let uri: Uri = "https://legible.test/api/v1/auth/oauth/google/start"
            .parse()
            .expect("a URI");
        for (site, referer, expected) in [
            (Some("same-origin"), None, Began::Here),
            (Some("same-origin"), Some("https://evil.test/"), Began::Here),
            (
                Some("same-site"),
                Some("https://legible.test/settings"),
                Began::Elsewhere,
            ),
            (
                Some("cross-site"),
                Some("https://legible.test/settings"),
                Began::Elsewhere,
            ),
            (Some("SAME-ORIGIN"), None, Began::Elsewhere),
            (Some(""), None, Began::Elsewhere),
            (
                Some("none"),
                Some("https://legible.test/settings"),
                Began::Unsaid,
            ),
            (None, None, Began::Unsaid),
            (None, Some("https://legible.test/settings"), Began::Here),
            (None, Some("https://legible.test"), Began::Here),
            (None, Some("http://legible.test/"), Began::Elsewhere),
            (None, Some("https://legible.test:444/"), Began::Elsewhere),
            (
                None,
                Some("https://legible.test.evil.test/"),
                Began::Elsewhere,
            ),
            (
                None,
                Some("https://legible.test@evil.test/"),
                Began::Elsewhere,
            ),
            (
                None,
                Some("https://evil.test/https://legible.test/"),
                Began::Elsewhere,
            ),
            (None, Some(""), Began::Elsewhere),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in [("sec-fetch-site", site), ("referer", referer)] {
                if let Some(value) = value {
                    headers.insert(name, value.parse().expect("a header"));
                }
            }
            assert_eq!(began(&uri, &headers), expected, "{site:?} {referer:?}");
        }
    }

    #[test]
    fn the_table_of_origins() {
        let uri: Uri = "https://legible.test/api/v1/compiles"
            .parse()
            .expect("a URI");
        for (method, origin, site, upgrade, allowed) in [
            ("GET", None, None, false, true),
            (
                "GET",
                Some("https://evil.test"),
                Some("cross-site"),
                false,
                true,
            ),
            ("POST", None, None, false, false),
            ("POST", Some("https://legible.test"), None, false, true),
            (
                "POST",
                Some("https://legible.test"),
                Some("same-origin"),
                false,
                true,
            ),
            ("POST", None, Some("same-origin"), false, true),
            ("POST", None, Some("same-site"), false, false),
            ("POST", None, Some("none"), false, false),
            ("POST", Some("null"), Some("same-origin"), false, false),
            ("POST", Some("http://legible.test"), None, false, false),
            ("POST", Some("https://legible.test:444"), None, false, false),
            (
                "POST",
                Some("https://legible.test.evil.test"),
                None,
                false,
                false,
            ),
            (
                "PUT",
                Some("https://evil.test"),
                Some("same-origin"),
                false,
                false,
            ),
            ("GET", None, Some("same-origin"), true, false),
            ("GET", Some("https://legible.test"), None, true, true),
            ("GET", Some("https://evil.test"), None, true, false),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in [("origin", origin), ("sec-fetch-site", site)] {
                if let Some(value) = value {
                    headers.insert(name, value.parse().expect("a header"));
                }
            }
            if upgrade {
                headers.insert("upgrade", "websocket".parse().expect("a header"));
            }
            let method: Method = method.parse().expect("a method");
            let result = require_same(&method, &uri, &headers);
            assert_eq!(
                result.is_ok(),
                allowed,
                "{method} {origin:?} {site:?} {upgrade}"
            );
        }
    }
}
