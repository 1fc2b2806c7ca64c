//! Requests that ask only for what the client does not have.

use axum::{
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse as _, Response},
};

/// Whether the client has what an entity tag names, by `If-None-Match`. A proxy that compresses may have made it weak, which
/// does not matter to this comparison (RFC 9110, 13.1.2).
pub fn is_known(headers: &HeaderMap, tag: &[u8]) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b','))
        .map(<[u8]>::trim_ascii)
        .any(|named| named == b"*" || named.strip_prefix(b"W/").unwrap_or(named) == tag)
}

/// The answer when the client has it already.
pub fn not_modified(headers: impl IntoIterator<Item = (HeaderName, String)>) -> Response {
    let kept = headers
        .into_iter()
        .filter(|(name, _)| *name != header::CONTENT_TYPE);
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    for (name, value) in kept {
        if let Ok(value) = value.parse() {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_weakly_and_one_of_several_suffices() {
        for (given, expected) in [
            ("\"5-0-0\"", true),
            ("W/\"5-0-0\"", true),
            ("\"4-0-0\", \"5-0-0\"", true),
            ("*", true),
            ("5-0-0", false),
            ("\"4-0-0\"", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, given.parse().expect("a header"));
            assert_eq!(is_known(&headers, b"\"5-0-0\""), expected, "{given}");
        }
        assert!(!is_known(&HeaderMap::new(), b"\"5-0-0\""));
    }
}
