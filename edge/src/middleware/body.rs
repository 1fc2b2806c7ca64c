//! Bodies, read up to a limit.

use axum::{
    body::Body,
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;

use crate::{
    app::App,
    problem::{Code, Problem, Result},
};

/// What is read and thrown away of a body that is too large, so that a client
/// that is still sending gets to read the answer; in bytes.
const DISCARD_MAX: usize = 64_000_000;

/// Reads a whole body of at most `max` bytes.
///
/// # Errors
/// `body_too_large`; `bad_request` when the client went away.
pub async fn read(headers: &HeaderMap, body: Body, max: usize) -> Result<Vec<u8>> {
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let mut too_large = announced.is_some_and(|length| length > max);
    let mut bytes = Vec::with_capacity(announced.unwrap_or(0).min(max));
    let (mut stream, mut seen) = (body.into_data_stream(), 0);
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|error| {
            let mut problem = Problem::new(Code::BadRequest, "The body ended before its end.");
            problem.cause = Some(error.to_string());
            problem
        })?;
        seen += piece.len();
        too_large |= seen > max;
        if !too_large {
            bytes.extend_from_slice(&piece);
        } else if seen > DISCARD_MAX {
            break;
        }
    }
    if too_large {
        return Err(Problem::new(
            Code::BodyTooLarge,
            format!("This body may have at most {max} bytes."),
        ));
    }
    Ok(bytes)
}

/// Reads JSON.
///
/// # Errors
/// `bad_json`, saying what was expected where.
pub fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    serde_json::from_slice(bytes).map_err(|error| {
        // Values may be a person's text: only the place and the kind of the fault are said.
        let what = match error.classify() {
            serde_json::error::Category::Data => describe(&error.to_string()),
            _ => "it is not well-formed JSON".to_owned(),
        };
        Problem::new(
            Code::BadJson,
            format!(
                "The body cannot be read: {what} (line {}, column {}).",
                error.line(),
                error.column()
            ),
        )
    })
}

/// The largest JSON body of a form, in bytes: a password of 256 characters, each escaped, has three thousand.
const FORM_MAX: usize = 16_000;

/// What a person filled in, as JSON.
pub struct Filled<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Filled<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Self> {
        let (parts, body) = request.into_parts();
        json_of(&parts.headers, body, FORM_MAX).await.map(Self)
    }
}

/// Reads a body of JSON of at most `max` bytes.
///
/// # Errors
/// `unsupported_media_type`, `body_too_large`, `bad_json`.
pub async fn json_of<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: Body,
    max: usize,
) -> Result<T> {
    // Another site's form cannot send this type.
    let given = media_type(headers);
    if given != "application/json" {
        return Err(unsupported(&given, "application/json"));
    }
    json(&read(headers, body, max).await?)
}

/// serde's sentence without its place, and without values.
fn describe(text: &str) -> String {
    let text = text.rsplit_once(" at line ").map_or(text, |(text, _)| text);
    if text.starts_with("missing field") {
        text.to_owned()
    } else if let Some((what, given, known)) = unknown(text) {
        // A key may be anything too: it is said again only where it reads like one.
        let plain = given.len() <= 30 && given.bytes().all(|b| b == b'_' || b.is_ascii_lowercase());
        if what == "unknown field" && plain {
            format!("{what} `{given}`, {known}")
        } else {
            format!("{what}, {known}")
        }
    } else if let Some((_, expected)) = text.rsplit_once(", expected ") {
        format!("expected {expected}")
    } else {
        "a value has the wrong shape".to_owned()
    }
}

/// serde's “unknown field `x`, expected …” in its parts.
fn unknown(text: &str) -> Option<(&'static str, &str, &str)> {
    let what = ["unknown field", "unknown variant"]
        .into_iter()
        .find(|what| text.starts_with(what))?;
    let rest = text[what.len()..].strip_prefix(" `")?;
    let (given, known) = rest
        .rsplit_once("`, expected ")
        .map(|(given, _)| (given, &rest[given.len() + 3..]))
        .or_else(|| {
            let given = rest.split_once("`, there are no ")?.0;
            Some((given, &rest[given.len() + 3..]))
        })?;
    Some((what, given, known))
}

/// The media type of a body, lower case, without parameters.
pub fn media_type(headers: &HeaderMap) -> String {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .unwrap_or("")
        .trim()
        .to_ascii_lowercase()
}

/// The problem of a media type that a route does not take.
pub fn unsupported(given: &str, taken: &str) -> Problem {
    let given: String = given.chars().filter(|c| !c.is_control()).take(60).collect();
    Problem::new(
        Code::UnsupportedMediaType,
        if given.is_empty() {
            format!("The request names no Content-Type. Send {taken}.")
        } else {
            format!("“{given}” is not taken here. Send {taken}.")
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[expect(dead_code, reason = "only its reading is tested")]
        count: u32,
    }

    #[test]
    fn json_faults_say_where_and_what_but_never_a_value() {
        for (body, expected) in [
            ("{", "it is not well-formed JSON (line 1, column 1)"),
            ("{}", "missing field `count` (line 1, column 2)"),
            (r#"{"count":"Ada"}"#, "expected u32 (line 1, column 14)"),
            (
                r#"{"x":1}"#,
                "unknown field `x`, expected `count` (line 1, column 4)",
            ),
            (
                r#"{"Ada Sample":1}"#,
                "unknown field, expected `count` (line 1, column 13)",
            ),
            (
                r#"{"Ada`, expected `x":1}"#,
                "unknown field, expected `count`",
            ),
        ] {
            let problem = json::<Sample>(body.as_bytes()).expect_err(body);
            assert!(problem.detail.contains(expected), "{}", problem.detail);
            assert!(!problem.detail.contains("Ada"));
        }
    }
}
