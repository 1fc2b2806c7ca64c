//! A request as it comes in, with the `Accept-Encoding` that the client sent.
//!
//! Cloudflare, and the local runtime after it, puts what its own servers take in place of that header,
//! and keeps the client's in `request.cf.clientAcceptEncoding`. Whoever sends bytes that are compressed
//! already needs to know the latter.

use axum::http::{HeaderValue, header};
use worker::{
    FromRequest, HttpRequest,
    js_sys::Reflect,
    wasm_bindgen::{JsCast as _, JsValue},
    web_sys,
};

/// The request.
pub struct Incoming(pub HttpRequest);

impl FromRequest for Incoming {
    fn from_raw(request: web_sys::Request) -> Result<Self, impl Into<Box<dyn std::error::Error>>> {
        let encodings = client_encodings(&request);
        let converted = HttpRequest::from_raw(request).map_err(Into::into);
        converted.map(|mut request| {
            if let Some(value) = encodings {
                request.headers_mut().insert(header::ACCEPT_ENCODING, value);
            }
            Self(request)
        })
    }
}

fn client_encodings(request: &web_sys::Request) -> Option<HeaderValue> {
    let field = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    let cf = field(request.unchecked_ref(), "cf").filter(JsValue::is_object)?;
    let text = field(&cf, "clientAcceptEncoding")?.as_string()?;
    HeaderValue::from_str(&text).ok()
}
