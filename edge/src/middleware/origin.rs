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

fn own_origin(uri: &Uri, headers: &HeaderMap) -> Option<String> {
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
