//! `GET /tex/{release}/{name}`: files of the browser's TeX engine.

use std::ops::RangeInclusive;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    byte_range::{self, Asked},
    content_coding::{self, Coding},
    tex::{File, RANGE_MAX, is_release},
};
use worker::{EncodeBody, Object};

use super::{conditional, stored};
use crate::{
    api::Binary,
    app::App,
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::tex::Tex,
};

/// A release never changes: its name is made of its files' hashes.
const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

#[utoipa::path(
    get,
    path = "/{release}/{name}",
    tag = "tex",
    operation_id = "getTexFile",
    params(
        ("release" = String, Path, description = "The release: 16 hex digits, from `GET /tex/current`"),
        ("name" = String, Path, description = "`engine.wasm`, `pdflatex.fmt`, `xelatex.fmt`, `index.tsv`, `bundle.ttb` or `manifest.json`"),
        ("Range" = Option<String>, Header, description = "`bundle.ttb` only: one range of at most 16 MB"),
        ("Accept-Encoding" = Option<String>, Header, description = "`engine.wasm`, `pdflatex.fmt`, `xelatex.fmt` and `index.tsv` are there as `br` and `gzip`"),
    ),
    responses(
        (status = 200, description = "The file", body = Binary, content_type = "application/octet-stream"),
        (status = 206, description = "The range", body = Binary, content_type = "application/octet-stream"),
        (status = 304, description = "It is what `If-None-Match` names"),
        (status = 400, description = "`range_required`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`tex_file_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 416, description = "`range_too_large`, `range_unsatisfiable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Fetch a file of the browser's TeX engine
#[worker::send]
pub async fn get_tex_file(
    State(app): State<App>,
    Path((release, name)): Path<(String, String)>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response> {
    let file = File::named(&name)
        .filter(|_| is_release(&release))
        .ok_or_else(absent)?;
    let request = Request {
        store: Tex::of(&app.env)?,
        file,
        release,
        bodiless: method == Method::HEAD,
        headers,
    };
    if file.is_ranged() {
        request.ranged().await
    } else {
        request.encoded().await
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn absent() -> Problem {
    Problem::new(
        Code::TexFileNotFound,
        "There is no such file. GET /tex/current says which release is in use and which files it has.",
    )
}

/// A request for a file that can be there.
struct Request {
    store: Tex,
    file: File,
    release: String,
    bodiless: bool,
    headers: HeaderMap,
}

impl Request {
    /// The object of a key; without its bytes if none are to be sent.
    async fn object(&self, key: &str) -> Result<Option<Object>> {
        let known = self.headers.contains_key(header::IF_NONE_MATCH);
        Ok(if self.bodiless || known {
            self.store.head(key).await?
        } else {
            self.store.get(key).await?
        })
    }

    fn common(&self, object: &Object) -> Vec<(HeaderName, String)> {
        vec![
            (header::CONTENT_TYPE, self.file.media_type().to_owned()),
            (header::CACHE_CONTROL, CACHE_CONTROL.to_owned()),
            (header::ETAG, object.http_etag()),
        ]
    }

    /// A small file, as the best copy that the client takes.
    async fn encoded(&self) -> Result<Response> {
        let codings = content_coding::accepted(text(&self.headers, &header::ACCEPT_ENCODING));
        let copies = codings
            .into_iter()
            .filter(|_| self.file.is_encoded())
            .map(Some);
        for coding in copies.chain([None]) {
            let key = self.file.key(&self.release, coding);
            if let Some(object) = self.object(&key).await? {
                return self.answer_encoded(&key, object, coding).await;
            }
        }
        Err(absent())
    }

    async fn answer_encoded(
        &self,
        key: &str,
        mut object: Object,
        coding: Option<Coding>,
    ) -> Result<Response> {
        let mut headers = self.common(&object);
        if self.file.is_encoded() {
            headers.push((header::VARY, "Accept-Encoding".to_owned()));
        }
        if conditional::is_known(&self.headers, object.http_etag().as_bytes()) {
            return Ok(conditional::not_modified(headers));
        }
        if let Some(coding) = coding {
            headers.push((header::CONTENT_ENCODING, coding.name().to_owned()));
        }
        let mut response = if self.bodiless {
            headers.push((header::CONTENT_LENGTH, object.size().to_string()));
            StatusCode::OK.into_response()
        } else {
            if object.body().is_none() {
                // The client has another copy than this one.
                object = self.store.get(key).await?.ok_or_else(absent)?;
            }
            stored::body(&object)?.into_response()
        };
        insert(&mut response, headers);
        if coding.is_some() {
            // The bytes are compressed already: the runtime must not do it again.
            response.extensions_mut().insert(EncodeBody::Manual);
        }
        Ok(response)
    }

    /// A large file, in ranges.
    async fn ranged(&self) -> Result<Response> {
        let key = self.file.key(&self.release, None);
        // A range of nothing is nothing: HEAD is answered as without.
        let asked = if self.bodiless {
            Asked::Whole
        } else {
            byte_range::asked(text(&self.headers, &header::RANGE))
        };
        if asked.length_max().is_some_and(|length| length > RANGE_MAX) {
            return Err(too_large());
        }
        // What our client sends is read at once, without a look at the file before.
        let conditions = [header::IF_NONE_MATCH, header::IF_RANGE];
        if let Asked::Between { first, last } = asked
            && !conditions.iter().any(|name| self.headers.contains_key(name))
            // The store refuses a range behind the end; what there is instead is told below.
            && let Ok(Some(object)) = self.store.range(&key, &(first..=last)).await
            && let Some(bytes) = asked.within(object.size())
        {
            return self.answer_ranged(&object, Some(&bytes));
        }

        let object = self.store.head(&key).await?.ok_or_else(absent)?;
        let (size, etag) = (object.size(), object.http_etag());
        if conditional::is_known(&self.headers, etag.as_bytes()) {
            return Ok(conditional::not_modified(self.common(&object)));
        }
        if self.bodiless {
            return self.answer_ranged(&object, None);
        }
        let asked = match text(&self.headers, &header::IF_RANGE) {
            Some(other) if other != etag => Asked::Whole,
            _ => asked,
        };
        let Some(bytes) = asked.within(size) else {
            return Ok(unsatisfiable(asked, size));
        };
        let is_whole = asked == Asked::Whole;
        if bytes.end() - bytes.start() >= RANGE_MAX {
            return Err(if is_whole {
                range_required(size)
            } else {
                too_large()
            });
        }
        let object = self.store.range(&key, &bytes).await?.ok_or_else(absent)?;
        self.answer_ranged(&object, (!is_whole).then_some(&bytes))
    }

    fn answer_ranged(
        &self,
        object: &Object,
        range: Option<&RangeInclusive<u64>>,
    ) -> Result<Response> {
        let size = object.size();
        let mut headers = self.common(object);
        headers.push((header::ACCEPT_RANGES, "bytes".to_owned()));
        let mut length = size;
        if let Some(range) = range {
            length = range.end() - range.start() + 1;
            let content = format!("bytes {}-{}/{size}", range.start(), range.end());
            headers.push((header::CONTENT_RANGE, content));
        }
        headers.push((header::CONTENT_LENGTH, length.to_string()));
        let mut response = if self.bodiless {
            StatusCode::OK.into_response()
        } else {
            stored::body(object)?.into_response()
        };
        if range.is_some() {
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        }
        insert(&mut response, headers);
        Ok(response)
    }
}

fn insert(response: &mut Response, headers: Vec<(HeaderName, String)>) {
    for (name, value) in headers {
        if let Ok(value) = value.parse() {
            response.headers_mut().insert(name, value);
        }
    }
}

fn too_large() -> Problem {
    let megabytes = RANGE_MAX >> 20;
    Problem::new(
        Code::RangeTooLarge,
        format!("A range has at most {megabytes} MB. Ask for smaller ones, one after the other."),
    )
}

fn range_required(size: u64) -> Problem {
    Problem::new(
        Code::RangeRequired,
        format!("The file has {size} bytes and is given in ranges only: send a Range header."),
    )
}

fn unsatisfiable(asked: Asked, size: u64) -> Response {
    let detail = if asked == Asked::Several {
        "One range a request: send several requests.".to_owned()
    } else {
        format!("The file has {size} bytes, and none of those that the Range header asks for.")
    };
    let headers = [(header::CONTENT_RANGE, format!("bytes */{size}"))];
    (headers, Problem::new(Code::RangeUnsatisfiable, detail)).into_response()
}
