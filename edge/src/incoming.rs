//! A request as it comes in, with the `Accept-Encoding` that the client sent, and where it comes from.
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

/// Where a request comes from, as far as the network's edge knows: town and country.
#[derive(Debug, Clone)]
pub struct Place(pub String);

impl FromRequest for Incoming {
    fn from_raw(request: web_sys::Request) -> Result<Self, impl Into<Box<dyn std::error::Error>>> {
        let encodings = client_encodings(&request);
        let place = place(&request);
        let converted = HttpRequest::from_raw(request).map_err(Into::into);
        converted.map(|mut request| {
            if let Some(value) = encodings {
                request.headers_mut().insert(header::ACCEPT_ENCODING, value);
            }
            if let Some(place) = place {
                request.extensions_mut().insert(Place(place));
            }
            Self(request)
        })
    }
}

fn client_encodings(request: &web_sys::Request) -> Option<HeaderValue> {
    HeaderValue::from_str(&known(request, "clientAcceptEncoding")?).ok()
}

fn place(request: &web_sys::Request) -> Option<String> {
    let parts: Vec<String> = ["city", "country"]
        .into_iter()
        .filter_map(|name| known(request, name))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A text that the edge knows of a request.
fn known(request: &web_sys::Request, name: &str) -> Option<String> {
    let field = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    let cf = field(request.unchecked_ref(), "cf").filter(JsValue::is_object)?;
    field(&cf, name)?.as_string()
}
