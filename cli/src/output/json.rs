//! All reports, for programs.

use scoring::Report;
use serde::Serialize;

use super::Checked;

/// What is printed.
#[derive(Serialize)]
struct Run<'a> {
    resumes: Vec<Resume<'a>>,
    errors: Vec<Problem>,
}

#[derive(Serialize)]
struct Resume<'a> {
    path: String,
    report: &'a Report,
}

#[derive(Serialize)]
struct Problem {
    path: String,
    code: &'static str,
    message: String,
}

/// `{"resumes": [{"path", "report"}], "errors": [{"path", "code", "message"}]}`.
pub fn render(all: &[Checked]) -> String {
    let mut run = Run {
        resumes: Vec::new(),
        errors: Vec::new(),
    };
    for one in all {
        let path = one.path.display().to_string();
        match &one.result {
            Ok((_, report)) => run.resumes.push(Resume { path, report }),
            Err(error) => run.errors.push(Problem {
                path,
                code: error.code(),
                message: error.to_string(),
            }),
        }
    }
    crate::commands::json(&run)
}
