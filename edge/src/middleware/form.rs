//! Forms with files (`multipart/form-data`), read by the platform.

use worker::{FormEntry, Headers, Method, Request, RequestInit, js_sys::Uint8Array};

use crate::{
    problem::{Code, Problem, Result},
    resume_input::{Options, Upload},
};

/// The files of the field `file`, and the options of the others.
///
/// # Errors
/// `bad_form`.
pub async fn read(content_type: &str, bytes: &[u8]) -> Result<(Vec<Upload>, Options)> {
    let form = form_data(content_type, bytes).await.map_err(|error| {
        let mut problem = Problem::new(
            Code::BadForm,
            "The body is no form with files. Send multipart/form-data with its boundary.",
        );
        problem.cause = Some(error.to_string());
        problem
    })?;
    let mut files = Vec::new();
    for entry in form.get_all("file").unwrap_or_default() {
        match entry {
            FormEntry::File(file) => files.push(Upload {
                name: file.name(),
                bytes: file.bytes().await?,
            }),
            FormEntry::Field(_) => {
                return Err(Problem::new(
                    Code::BadForm,
                    "The field “file” must be a file with a name.",
                ));
            }
        }
    }
    let field = |name| form.get_field(name).filter(|text| !text.is_empty());
    let options = Options {
        main: field("main"),
        as_of: field("as_of"),
        posting: field("posting"),
        profile: field("profile"),
        market: field("market"),
    };
    Ok((files, options))
}

async fn form_data(content_type: &str, bytes: &[u8]) -> worker::Result<worker::FormData> {
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
