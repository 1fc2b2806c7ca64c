//! Forms with files (`multipart/form-data`), read by the platform.

use worker::{FormData, FormEntry, Headers, Method, Request, RequestInit, js_sys::Uint8Array};

use crate::{
    problem::{Code, Problem, Result},
    resume_input::{Options, Upload},
};

/// The files of the field `file`, and the options of the others.
///
/// # Errors
/// `bad_form`.
pub async fn read(content_type: &str, bytes: &[u8]) -> Result<(Vec<Upload>, Options)> {
    let form = parse(content_type, bytes).await?;
    let mut files = Vec::new();
    for part in parts(&form, "file").await? {
        match part {
            Part::File(upload) => files.push(upload),
            Part::Text(_) => {
                return Err(Problem::new(
                    Code::BadForm,
                    "The field “file” must be a file with a name.",
                ));
            }
        }
    }
    let options = Options {
        main: field(&form, "main"),
        posting: field(&form, "posting"),
        ..options(&form)
    };
    Ok((files, options))
}

/// A value of a field that may stand several times.
#[derive(Debug, Clone)]
pub enum Part {
    /// A file.
    File(Upload),
    /// A text.
    Text(String),
}

/// The resumes and postings of a form, and the options that hold for all.
///
/// # Errors
/// `bad_form`.
pub async fn read_matches(
    content_type: &str,
    bytes: &[u8],
) -> Result<(Vec<Part>, Vec<Part>, Options)> {
    let form = parse(content_type, bytes).await?;
    let resumes = parts(&form, "resume").await?;
    let postings = parts(&form, "posting").await?;
    Ok((resumes, postings, options(&form)))
}

async fn parse(content_type: &str, bytes: &[u8]) -> Result<FormData> {
    form_data(content_type, bytes).await.map_err(|error| {
        let mut problem = Problem::new(
            Code::BadForm,
            "The body is no form with files. Send multipart/form-data with its boundary.",
        );
        problem.cause = Some(error.to_string());
        problem
    })
}

async fn parts(form: &FormData, name: &str) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for entry in form.get_all(name).unwrap_or_default() {
        parts.push(match entry {
            FormEntry::File(file) => Part::File(Upload {
                name: file.name(),
                bytes: file.bytes().await?,
            }),
            FormEntry::Field(text) => Part::Text(text),
        });
    }
    Ok(parts)
}

fn field(form: &FormData, name: &str) -> Option<String> {
    form.get_field(name).filter(|text| !text.is_empty())
}

/// What a form says of all its resumes.
fn options(form: &FormData) -> Options {
    Options {
        as_of: field(form, "as_of"),
        profile: field(form, "profile"),
        market: field(form, "market"),
        ..Options::default()
    }
}

async fn form_data(content_type: &str, bytes: &[u8]) -> worker::Result<FormData> {
    let headers = Headers::new();
    headers.set("content-type", content_type)?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post)
        .with_headers(headers)
        .with_body(Some(Uint8Array::from(bytes).into()));
    // Never sent: only its body is read.
    Request::new_with_init("https://form.invalid/", &init)?
        .form_data()
        .await
}
