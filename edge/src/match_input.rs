//! Resumes and postings as a form hands them over.

use axum::http::StatusCode;
use scoring::matches::{InputProblem, MatchReport, MatchRequest, PostingInput, ResumeInput};
use scoring::page::plain_text;

use crate::{
    middleware::form::Part,
    problem::{Code, Problem, Result},
    resume_input::{self, Options, Upload},
};

/// Which input of a form could not be read, and why.
#[derive(Debug)]
pub enum Refused {
    /// A resume, by its index.
    Resume(usize, Problem),
    /// A posting, by its index.
    Posting(usize, Problem),
}

/// A request to match what a form holds. What cannot be read keeps its place in it, empty, and is
/// returned beside it for [`tell`].
///
/// # Errors
/// `market_unknown`.
pub fn form_request(
    resumes: Vec<Part>,
    postings: Vec<Part>,
    options: &Options,
    today: &str,
) -> Result<(MatchRequest, Vec<Refused>)> {
    let mut request = MatchRequest {
        as_of: options.as_of.clone().unwrap_or_else(|| today.to_owned()),
        profile: options.profile.clone(),
        market: options
            .market
            .as_deref()
            .map(resume_input::market)
            .transpose()?,
        ..MatchRequest::default()
    };
    let mut refused = Vec::new();
    for (n, part) in resumes.into_iter().enumerate() {
        let (name, read) = resume(part, today);
        request.resumes.push(read.unwrap_or_else(|problem| {
            refused.push(Refused::Resume(n, problem));
            ResumeInput::default()
        }));
        if let Some(input) = request.resumes.last_mut() {
            input.name = name;
        }
    }
    for (n, part) in postings.into_iter().enumerate() {
        let (name, text) = match part {
            Part::Text(text) => (None, Ok(text)),
            Part::File(file) => (Some(file.name.clone()), posting(file)),
        };
        let text = text.unwrap_or_else(|problem| {
            refused.push(Refused::Posting(n, problem));
            String::new()
        });
        request.postings.push(PostingInput {
            name,
            text,
            ..PostingInput::default()
        });
    }
    Ok((request, refused))
}

/// Says in the report why inputs were not even read.
pub fn tell(report: &mut MatchReport, refused: Vec<Refused>) {
    let told = |problem: &Problem| InputProblem {
        code: problem.code.entry().0.to_owned(),
        message: problem.detail.clone(),
    };
    for one in refused {
        match one {
            Refused::Resume(n, problem) => {
                if let Some(resume) = report.resumes.get_mut(n) {
                    resume.problem = Some(told(&problem));
                }
            }
            Refused::Posting(n, problem) => {
                if let Some(posting) = report.postings.get_mut(n) {
                    posting.problem = Some(told(&problem));
                }
            }
        }
    }
}

/// A resume with its name.
fn resume(part: Part, today: &str) -> (Option<String>, Result<ResumeInput>) {
    let (name, request) = match part {
        Part::Text(text) => {
            let request = resume_input::request(
                "text/plain",
                text.into_bytes(),
                Options::default(),
                today.to_owned(),
            );
            (None, request)
        }
        Part::File(file) => {
            let name = file.name.clone();
            let request =
                resume_input::form_request(vec![file], Options::default(), today.to_owned());
            (Some(name), request)
        }
    };
    let input = request.map(|request| ResumeInput {
        name: None,
        files: request.files,
        main: request.main,
        docx: request.docx,
        page: request.page,
    });
    (name, input)
}

/// The text of a posting in a file: a PDF or a Word document, else text or HTML.
///
/// # Errors
/// `archive`; those of a PDF, a Word document or a text.
fn posting(file: Upload) -> Result<String> {
    if file.bytes.starts_with(b"PK") && !docx_text::is_docx(&file.bytes) {
        let code = Code::Other("archive", StatusCode::UNPROCESSABLE_ENTITY);
        return Err(Problem::new(
            code,
            "A posting cannot be an archive. Send its files one by one, each as a field “posting”.",
        ));
    }
    let read = resume_input::form_request(
        vec![Upload {
            // Anything but a PDF or a Word document is a text, whatever it is called.
            name: "posting.txt".to_owned(),
            bytes: file.bytes,
        }],
        Options::default(),
        String::new(),
    )?;
    Ok(match (read.page, read.docx) {
        (Some(page), _) => plain_text(&page),
        (None, Some(document)) => document.text,
        (None, None) => read.files.into_values().next().unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &[u8] = include_bytes!("../../scoring-wasm/docx/tests/samples/resume.docx");

    fn file(name: &str, bytes: &[u8]) -> Part {
        Part::File(Upload {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        })
    }

    fn text(text: &str) -> Part {
        Part::Text(text.to_owned())
    }

    fn ask(resumes: Vec<Part>, postings: Vec<Part>) -> MatchReport {
        let options = Options::default();
        let (request, refused) =
            form_request(resumes, postings, &options, "2026-05-01").expect("a right form");
        let mut report = scoring::matches(&request).expect("a right request");
        tell(&mut report, refused);
        report
    }

    #[test]
    fn resumes_and_postings_of_any_kind_are_matched() {
        let posting = "<h1>Requirements</h1><ul><li>Python</li><li>SQL</li></ul>";
        let report = ask(
            vec![
                file("maya.docx", WORD),
                text("Ana Sample\n\nSKILLS\nPython, SQL\n"),
            ],
            vec![
                file("job.html", posting.as_bytes()),
                text("Requirements:\n- Python\n"),
                file("job.docx", WORD),
            ],
        );
        assert_eq!(report.matches.len(), 6);
        let names: Vec<&str> = report.resumes.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["maya.docx", "resume 2"]);
        let best = &report.matches[0];
        assert_eq!((best.fits, best.counts.must.shown > 0), (Some(100.0), true));
        assert!(
            report
                .postings
                .iter()
                .all(|posting| posting.problem.is_none())
        );
    }

    #[test]
    fn what_cannot_be_read_is_told_in_its_place() {
        let report = ask(
            vec![
                file("broken.pdf", b"%PDF-1.7 nothing"),
                file(
                    "a.tex",
                    b"\\documentclass{article}\\begin{document}Python\\end{document}",
                ),
            ],
            vec![
                file("job.pdf", b"%PDF-1.7 nothing"),
                text("Requirements:\n- Python\n"),
            ],
        );
        assert_eq!(report.matches.len(), 1);
        assert_eq!(
            (report.matches[0].resume, report.matches[0].posting),
            (1, 1)
        );
        let code = |problem: &Option<InputProblem>| problem.clone().map(|one| one.code);
        assert_eq!(
            code(&report.resumes[0].problem),
            code(&report.postings[0].problem)
        );
        assert!(
            report.resumes[0]
                .problem
                .as_ref()
                .is_some_and(|one| one.code != "no_files")
        );
        assert_eq!(report.resumes[0].readable, None);
    }

    #[test]
    fn an_archive_is_no_posting() {
        let report = ask(
            vec![text("Ana Sample\n\nSKILLS\nPython\n")],
            vec![file("jobs.zip", b"PK\x03\x04 whatever")],
        );
        let problem = report.postings[0].problem.as_ref();
        assert_eq!(problem.map(|one| one.code.as_str()), Some("archive"));
    }

    #[test]
    fn options_hold_for_all() {
        let options = Options {
            market: Some("mars".to_owned()),
            ..Options::default()
        };
        assert!(form_request(Vec::new(), Vec::new(), &options, "2026-05-01").is_err());
    }
}
