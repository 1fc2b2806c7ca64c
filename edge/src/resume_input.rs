//! A resume as a client hands it over to be scored: a LaTeX project, a PDF, a Word document,
//! Markdown or plain text. What it is, its bytes decide; what the client calls it decides
//! only between kinds of text.

use axum::http::StatusCode;
use docx_text::{DocxError, DocxLimits, is_docx};
use pdf_text::PdfError;
use project::{PROJECT_MAX, Project};
use scoring::ScoreRequest;
use scoring::profile::Market;
use serde::Deserialize;

use crate::{
    input::single_main,
    middleware::body,
    problem::{Code, Problem, Result},
};

/// The largest body: a project, a PDF or a Word document.
pub const BODY_MAX: usize = PROJECT_MAX;

/// What a Worker with 128 MB can read beside its other work.
const PDF_LIMITS: fn() -> pdf_text::Limits = || pdf_text::Limits {
    bytes: BODY_MAX,
    unpacked: 3 * BODY_MAX,
    ..pdf_text::Limits::default()
};

const TAKEN: &str = "a resume as application/json, text/x-tex, application/zip, application/pdf, \
    application/vnd.openxmlformats-officedocument.wordprocessingml.document, text/markdown, \
    text/plain or multipart/form-data";

/// What stands beside a resume: in the query, or in the fields of a form.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// The main file of a project; what the report calls any other resume.
    pub main: Option<String>,
    /// The day that counts as today; today when absent.
    pub as_of: Option<String>,
    /// The posting to hold the resume against; too long for a query in practice.
    pub posting: Option<String>,
    /// Id of a built-in profile of weights.
    pub profile: Option<String>,
    /// Whose customs count.
    pub market: Option<String>,
}

impl Options {
    /// These, and where they say nothing the others.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            main: self.main.or(other.main),
            as_of: self.as_of.or(other.as_of),
            posting: self.posting.or(other.posting),
            profile: self.profile.or(other.profile),
            market: self.market.or(other.market),
        }
    }
}

/// A file of a form.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The name that the client gave it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What bytes are, as far as their beginning tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pdf,
    Docx,
    Zip,
    Latex,
    Markdown,
    Plain,
}

/// A request to score one body. `today` counts when the options name no day.
///
/// # Errors
/// Problems of what the body is: not what a reader can read, protected, damaged, too large.
pub fn request(
    media_type: &str,
    bytes: Vec<u8>,
    options: Options,
    today: String,
) -> Result<ScoreRequest> {
    let kind = kind(media_type, &bytes).ok_or_else(|| body::unsupported(media_type, TAKEN))?;
    read(kind, bytes, options, today)
}

/// A request to score the files of a form: one of any kind, or those of a LaTeX project.
///
/// # Errors
/// As [`request`]; `no_files` for a form without files.
pub fn form_request(
    mut files: Vec<Upload>,
    options: Options,
    today: String,
) -> Result<ScoreRequest> {
    if files.len() > 1 {
        let files = files.into_iter().map(|file| (file.name, file.bytes));
        return project_request(&Project::new(files)?, options, today);
    }
    let Some(file) = files.pop() else {
        return Err(Problem::new(
            Code::Other("no_files", StatusCode::UNPROCESSABLE_ENTITY),
            "The form has no file. Send the resume as the field “file”.",
        ));
    };
    let ending = file.name.rsplit('.').next().unwrap_or_default();
    let media_type = match ending.to_ascii_lowercase().as_str() {
        "tex" | "ltx" | "latex" => "text/x-tex",
        "md" | "markdown" => "text/markdown",
        "pdf" => "application/pdf",
        "docx" | "doc" => DOCX,
        "zip" => "application/zip",
        _ => "text/plain",
    };
    let options = Options {
        main: options.main.or(Some(file.name)),
        ..options
    };
    request(media_type, file.bytes, options, today)
}

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What the bytes are; `None` for a media type that is not taken.
fn kind(media_type: &str, bytes: &[u8]) -> Option<Kind> {
    let named = match media_type {
        "application/pdf" => Kind::Pdf,
        DOCX | "application/msword" => Kind::Docx,
        "application/zip" | "application/x-zip-compressed" => Kind::Zip,
        "text/x-tex" | "application/x-tex" => Kind::Latex,
        "text/markdown" => Kind::Markdown,
        "text/plain" | "application/octet-stream" => Kind::Plain,
        _ => return None,
    };
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    Some(
        if head.windows(5).any(|five| five == b"%PDF-") && named != Kind::Latex {
            Kind::Pdf
        } else if bytes.starts_with(b"PK") {
            if is_docx(bytes) {
                Kind::Docx
            } else {
                named_archive(named)
            }
        } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            // Old Word documents and protected new ones: the reader of Word documents says which.
            Kind::Docx
        } else if named == Kind::Plain && is_latex(bytes) {
            Kind::Latex
        } else {
            named
        },
    )
}

/// A zip that holds no Word document: a project, unless it was called a Word document.
fn named_archive(named: Kind) -> Kind {
    if named == Kind::Docx {
        Kind::Docx
    } else {
        Kind::Zip
    }
}

fn is_latex(bytes: &[u8]) -> bool {
    [&b"\\documentclass"[..], b"\\begin{document}"]
        .iter()
        .any(|command| {
            bytes
                .windows(command.len())
                .any(|window| window == *command)
        })
}

fn read(kind: Kind, bytes: Vec<u8>, options: Options, today: String) -> Result<ScoreRequest> {
    match kind {
        Kind::Pdf => {
            let reading = pdf_text::read(&bytes, &PDF_LIMITS()).map_err(pdf_problem)?;
            let file_name = options.main.clone();
            Ok(ScoreRequest {
                page: Some(reading),
                file_name,
                main: None,
                ..beside(options, today)?
            })
        }
        Kind::Docx => {
            let reading = docx_text::read(&bytes, DocxLimits::CURRENT).map_err(docx_problem)?;
            Ok(ScoreRequest {
                docx: Some(reading),
                ..beside(options, today)?
            })
        }
        Kind::Zip => project_request(&Project::from_zip(&bytes)?, options, today),
        Kind::Latex => text_request("main.tex", bytes, options, today),
        Kind::Markdown => text_request("resume.md", bytes, options, today),
        Kind::Plain => text_request("resume.txt", bytes, options, today),
    }
}

/// One text file under a name that says what it is.
fn text_request(
    name: &str,
    bytes: Vec<u8>,
    options: Options,
    today: String,
) -> Result<ScoreRequest> {
    let options = Options {
        main: Some(name.to_owned()),
        ..options
    };
    project_request(&Project::new([(name, bytes)])?, options, today)
}

fn project_request(project: &Project, options: Options, today: String) -> Result<ScoreRequest> {
    let text = |(path, bytes): (&String, &Vec<u8>)| {
        let text = project::decode_text(path, bytes).ok()?.text;
        project::is_text(path, bytes).then(|| (path.clone(), text))
    };
    // The scorer says when a main file that was named is not there.
    let main = match &options.main {
        Some(main) if project.files().contains_key(main) => Some(main.clone()),
        Some(main) => Some(project::safe_path(main)?),
        None => single_main(project)?,
    };
    Ok(ScoreRequest {
        files: project.files().iter().filter_map(text).collect(),
        main,
        ..beside(options, today)?
    })
}

/// What stands beside the resume.
fn beside(options: Options, today: String) -> Result<ScoreRequest> {
    Ok(ScoreRequest {
        main: options.main,
        as_of: options.as_of.unwrap_or(today),
        posting: options.posting,
        profile: options.profile,
        market: options.market.as_deref().map(market).transpose()?,
        ..ScoreRequest::default()
    })
}

/// A market by its name.
///
/// # Errors
/// `market_unknown`.
pub fn market(name: &str) -> Result<Market> {
    serde_json::from_value(serde_json::Value::from(name)).map_err(|_| {
        Problem::new(
            Code::MarketUnknown,
            "The market must be one of international, us, uk, de, fr, eu, in and jp.",
        )
    })
}

#[expect(clippy::needless_pass_by_value, reason = "it maps errors")]
fn pdf_problem(error: PdfError) -> Problem {
    let status = match error {
        PdfError::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Problem::new(Code::Other(error.code(), status), error.to_string())
}

#[expect(clippy::needless_pass_by_value, reason = "it maps errors")]
fn docx_problem(error: DocxError) -> Problem {
    let status = match error {
        DocxError::TooLarge { .. } | DocxError::UnpackedTooLarge { .. } => {
            StatusCode::PAYLOAD_TOO_LARGE
        }
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Problem::new(Code::Other(error.code(), status), error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &[u8] = include_bytes!("../../scoring-wasm/docx/tests/samples/resume.docx");

    fn ask(media_type: &str, bytes: &[u8], options: Options) -> Result<ScoreRequest> {
        request(media_type, bytes.to_vec(), options, "2026-05-01".to_owned())
    }

    fn code(result: Result<ScoreRequest>) -> &'static str {
        result.expect_err("must be refused").code.entry().0
    }

    #[test]
    fn the_bytes_decide_what_a_body_is() {
        for (media_type, bytes, want) in [
            ("application/octet-stream", WORD, Kind::Docx),
            ("application/zip", WORD, Kind::Docx),
            ("text/plain", b"%PDF-1.5 ...", Kind::Pdf),
            (DOCX, b"\n%PDF-1.5 ...", Kind::Pdf),
            ("application/pdf", b"Jane Sample", Kind::Pdf),
            ("application/pdf", b"PK\x03\x04", Kind::Zip),
            (DOCX, b"PK\x03\x04", Kind::Docx),
            ("application/pdf", b"\xd0\xcf\x11\xe0", Kind::Docx),
            ("text/plain", b"\\documentclass{article}", Kind::Latex),
            ("text/plain", b"Jane Sample", Kind::Plain),
            ("text/markdown", b"# Jane", Kind::Markdown),
            ("text/x-tex", b"% %PDF-1.5 is what comes out", Kind::Latex),
        ] {
            assert_eq!(kind(media_type, bytes), Some(want), "{media_type}");
        }
        assert_eq!(kind("image/png", b"x"), None);
    }

    #[test]
    fn options_stand_beside_every_kind() {
        let options = Options {
            as_of: Some("2026-01-02".to_owned()),
            posting: Some("Rust".to_owned()),
            profile: Some("software".to_owned()),
            market: Some("de".to_owned()),
            main: None,
        };
        for (media_type, bytes) in [
            (DOCX, WORD),
            ("text/plain", b"Jane".as_slice()),
            (
                "text/x-tex",
                b"\\documentclass{article}\\begin{document}".as_slice(),
            ),
        ] {
            let request = ask(media_type, bytes, options.clone()).expect("fine");
            assert_eq!(request.as_of, "2026-01-02");
            assert_eq!(request.posting.as_deref(), Some("Rust"));
            assert_eq!(request.profile.as_deref(), Some("software"));
            assert_eq!(request.market, Some(Market::De));
        }
        let plain = ask("text/plain", b"Jane", Options::default()).expect("fine");
        assert_eq!(plain.as_of, "2026-05-01");
        assert_eq!(plain.main.as_deref(), Some("resume.txt"));
    }

    #[test]
    fn bad_input_is_told_by_its_code() {
        let none = Options::default;
        assert_eq!(code(ask("application/pdf", b"x", none())), "not_a_pdf");
        assert_eq!(code(ask(DOCX, b"x", none())), "not_docx");
        assert_eq!(code(ask(DOCX, b"PK\x03\x04", none())), "docx_damaged");
        assert_eq!(code(ask("application/zip", b"x", none())), "not_a_zip");
        assert_eq!(code(ask("text/plain", b"a\0b", none())), "not_text");
        assert_eq!(
            code(ask("image/png", b"x", none())),
            "unsupported_media_type"
        );
        let market = Some("mars".to_owned());
        let options = Options { market, ..none() };
        assert_eq!(code(ask("text/plain", b"x", options)), "market_unknown");
        assert_eq!(
            code(form_request(Vec::new(), none(), String::new())),
            "no_files"
        );
    }

    #[test]
    fn a_form_takes_one_file_of_any_kind_or_a_project() {
        let file = |name: &str, bytes: &[u8]| Upload {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        };
        let ask = |files| form_request(files, Options::default(), "2026-05-01".to_owned());
        let word = ask(vec![file("Jane Sample CV.docx", WORD)]).expect("fine");
        assert_eq!(word.main.as_deref(), Some("Jane Sample CV.docx"));
        assert!(word.docx.is_some());
        let whole = b"\\documentclass{own}\\begin{document}x\\end{document}";
        let project = ask(vec![file("cv.tex", whole), file("own.cls", b"%")]).expect("fine");
        assert_eq!(project.main.as_deref(), Some("cv.tex"));
        assert_eq!(project.files.len(), 2);
        let markdown = ask(vec![file("cv.MD", b"# Jane")]).expect("fine");
        assert_eq!(markdown.main.as_deref(), Some("resume.md"));
    }
}
