//! Security headers, and the one place that says what pages may load.
//!
//! [`PAGES`] holds for the prerendered pages, which the Worker never sees: the
//! web build writes it into `web/build/_headers`. A test compares the two.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Content-Security-Policy of the prerendered pages.
///
/// * `wasm-unsafe-eval`: the scorer is wasm.
/// * `worker-src 'self'`: the scorer and pdf.js run in workers of our own files.
/// * `img-src` `blob:` and `data:`: images of the person's own project, and icons in styles.
/// * Nothing inline: no scripts, and of styles only the one attribute of SvelteKit's route
///   announcer, by its hash.
pub const PAGES: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-hashes' 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Content-Security-Policy of `/challenge`: as [`PAGES`], and the widget that asks, which nothing else may load.
pub const CHALLENGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' https://challenges.cloudflare.com; frame-src https://challenges.cloudflare.com; style-src 'self' 'unsafe-hashes' 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Content-Security-Policy of the documentation pages, which have no script at all.
pub const DOCS: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Content-Security-Policy of everything else: data is never a page.
pub const DATA: &str =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/// Content-Security-Policy of a PDF: shown by the browser's own viewer, which needs no more.
const PDF: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'";

const ALWAYS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    ),
];

/// Adds the headers to a response of the Worker; those that it has already stay.
pub fn apply(headers: &mut HeaderMap, deployed: bool) {
    for (name, value) in ALWAYS {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let policy = if content_type.starts_with("text/html") {
        DOCS
    } else if content_type.starts_with("application/pdf") {
        PDF
    } else {
        DATA
    };
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(policy));
    if deployed {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(content_type: &'static str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        apply(&mut headers, true);
        assert!(headers.contains_key("strict-transport-security"));
        assert_eq!(headers["x-content-type-options"], "nosniff");
        headers["content-security-policy"]
            .to_str()
            .expect("ASCII")
            .to_owned()
    }

    #[test]
    fn no_policy_lets_foreign_or_inline_scripts_run() {
        for policy in [PAGES, DOCS, DATA, PDF] {
            assert!(policy.starts_with("default-src 'none'"));
            assert!(policy.contains("frame-ancestors"));
            assert!(!policy.contains("'unsafe-eval'") && !policy.contains("http"));
            let script = policy
                .split("; ")
                .find(|part| part.starts_with("script-src"));
            assert!(!script.unwrap_or("").contains("unsafe-inline"));
        }
    }

    #[test]
    fn each_kind_of_content_has_its_policy() {
        assert_eq!(policy("text/html; charset=utf-8"), DOCS);
        assert_eq!(policy("application/json"), DATA);
        assert_eq!(policy("application/pdf"), PDF);
        assert_eq!(policy("text/plain; charset=utf-8"), DATA);
    }
}
