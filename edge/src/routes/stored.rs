//! Stored objects as responses.

use axum::{
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use worker::{Error, Object, ResponseBody};

use crate::problem::Result;

/// A stored object as the answer.
pub fn response(
    object: &Object,
    content_type: &'static str,
    disposition: Option<String>,
) -> Result<Response> {
    let headers = [
        (header::CONTENT_TYPE, content_type),
        // It would be there for whoever has the browser next.
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    let disposition = disposition.map(|value| [(header::CONTENT_DISPOSITION, value)]);
    Ok((headers, disposition, body(object)?).into_response())
}

/// The bytes of a stored object, streamed.
pub fn body(object: &Object) -> Result<Body> {
    let gone = || Error::RustError("a stored object has no body".into());
    match object.body().ok_or_else(gone)?.response_body()? {
        ResponseBody::Stream(stream) => Ok(Body::new(worker::Body::new(stream))),
        ResponseBody::Body(bytes) => Ok(bytes.into()),
        ResponseBody::Empty => Ok(Body::empty()),
    }
}

/// Content-Disposition after RFC 6266: an ASCII name for old clients, the real one for all others.
pub fn disposition(download: bool, name: &str) -> String {
    let kind = if download { "attachment" } else { "inline" };
    let ascii: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "._-".contains(c) {
                c
            } else {
                '_'
            }
        })
        .collect();
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("{kind}; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn names_survive_any_script_and_cannot_break_the_header() {
        assert_eq!(
            disposition(true, "Ada_Sample_Resume.pdf"),
            "attachment; filename=\"Ada_Sample_Resume.pdf\"; filename*=UTF-8''Ada_Sample_Resume.pdf"
        );
        assert_eq!(
            disposition(false, "José\"\r\n.pdf"),
            "inline; filename=\"Jos____.pdf\"; filename*=UTF-8''Jos%C3%A9%22%0D%0A.pdf"
        );
    }
}
