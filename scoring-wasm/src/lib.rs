//! Reads a resume as machines do and explains every point of its score.
//!
//! [`score`] is the whole face: a [`ScoreRequest`] in, a [`Report`] out; [`Session`] is the same
//! for a resume that somebody is editing. The
//! crate knows no clock, no network and no randomness, so the same request gives
//! the same bytes in the browser, at the edge and natively.

mod docx;
pub mod latex;
mod matching;
pub mod page;
mod plain;
pub mod posting;
pub mod profile;
mod project;
pub mod report;
pub mod resume;
pub mod rules;
mod score;
mod session;
mod sort;
mod spelling;
mod word_list;

pub use project::main_file;
pub use report::{Report, ScoreError, ScoreRequest};
pub use rules::RULES;
pub use score::{Basis, WhatIf, what_if};
pub use session::Session;

use latex::Reader;
use page::Page;
use report::{EngineInfo, POSTING_MAX_CHARS, Stats, WordsToCheck};
use rules::shared::Shared;
use rules::{Context, Day};

/// Scores a request given as JSON and returns the report, or a problem object
/// `{"error": {"code", "message"}}`, as JSON.
pub fn score_json(request: &str) -> String {
    answer(request, score)
}

fn answer<T: serde::Serialize>(
    request: &str,
    ask: fn(&ScoreRequest) -> Result<T, ScoreError>,
) -> String {
    to_json(parse(request).and_then(|request| ask(&request)))
}

/// A request from JSON. All ways in share this one: what reads a request is a tenth of a module.
fn parse(request: &str) -> Result<ScoreRequest, ScoreError> {
    serde_json::from_str(request).map_err(|error| ScoreError::BadRequest(error.to_string()))
}

/// An answer, or the problem, as JSON.
fn to_json<T: serde::Serialize>(result: Result<T, ScoreError>) -> String {
    match result {
        Ok(answer) => serde_json::to_string(&answer).unwrap_or_default(),
        Err(error) => problem(&error),
    }
}

/// Scores a request.
///
/// # Errors
/// [`ScoreError`] when the request cannot be scored at all; bad LaTeX never is an error.
pub fn score(request: &ScoreRequest) -> Result<Report, ScoreError> {
    assess(request, None)
}

/// Scores a request; a `reader` that remembers the last request reads only what changed.
fn assess(request: &ScoreRequest, mut reader: Option<&mut Reader>) -> Result<Report, ScoreError> {
    let Reading {
        main,
        files,
        latex,
        document,
        today,
        chosen,
        alone,
    } = read(request, reader.as_deref_mut())?;
    let page = alone.or_else(|| {
        let reading = request.page.as_ref()?;
        Some(Page::of(reading, &document, request.page_stale))
    });
    let model = resume::build(&document);
    let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
    let job_match = request
        .posting
        .as_deref()
        .filter(|posting| !posting.trim().is_empty())
        .map(|posting| matching::hold(posting, &document));
    let mut outcome = score::weigh(&Context {
        document: &document,
        model: &model,
        paths: &paths,
        files: &files,
        today,
        posting: job_match.as_ref(),
        latex,
        market: chosen.market,
        profile: &chosen.profile,
        spelling: request.spelling.as_ref(),
        page: page.as_ref(),
        file_name: request.file_name.as_deref(),
        shared: Shared::default(),
    });
    if request.docx.is_some() {
        // Places are in the text as read: there is no source that edits could be applied to.
        for finding in &mut outcome.findings {
            finding.fix = None;
        }
    }
    let report = Report {
        engine: EngineInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            profile: chosen.profile.id.clone(),
            profile_version: chosen.profile.version,
            market: chosen.market,
            experiment: chosen.assigned,
        },
        as_of: request.as_of.clone(),
        main: main.to_owned(),
        score: outcome.scores,
        categories: outcome.categories,
        findings: outcome.findings,
        ceilings: outcome.ceilings,
        resume: resume::present(&document, &model, &paths),
        page: page.map(|page| page.present(&paths)),
        job_match: job_match.map(|held| held.present(&document, &paths)),
        stats: Stats {
            words: document
                .text
                .text
                .split_whitespace()
                .filter(|word| word.chars().any(char::is_alphanumeric))
                .count(),
            bullets: model.entries.iter().map(|entry| entry.bullets.len()).sum(),
            spelling: request.spelling.as_ref().map(|said| said.language.clone()),
            truncated: document.truncated,
        },
        text: document.text.text.clone(),
    };
    if let Some(reader) = reader.filter(|_| latex) {
        reader.keep(document);
    }
    Ok(report)
}

/// The words of a resume that a dictionary can judge; the answer goes into
/// [`ScoreRequest::spelling`].
///
/// # Errors
/// [`ScoreError`] when the request cannot be scored at all.
pub fn words_to_check(request: &ScoreRequest) -> Result<WordsToCheck, ScoreError> {
    list_words(request, None)
}

fn list_words(
    request: &ScoreRequest,
    mut reader: Option<&mut Reader>,
) -> Result<WordsToCheck, ScoreError> {
    let Reading {
        files,
        latex,
        document,
        today,
        chosen,
        ..
    } = read(request, reader.as_deref_mut())?;
    let model = resume::build(&document);
    let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
    let words = spelling::to_check(&Context {
        document: &document,
        model: &model,
        paths: &paths,
        files: &files,
        today,
        posting: None,
        latex,
        market: chosen.market,
        profile: &chosen.profile,
        spelling: None,
        page: None,
        file_name: None,
        shared: Shared::default(),
    });
    if let Some(reader) = reader.filter(|_| latex) {
        reader.keep(document);
    }
    Ok(words)
}

/// [`words_to_check`] with a request and an answer, or a problem object, as JSON.
pub fn words_to_check_json(request: &str) -> String {
    answer(request, words_to_check)
}

/// What a PDF without a name is called in spans.
const PDF_NAME: &str = "resume.pdf";

/// A request as it was read.
struct Reading<'a> {
    main: &'a str,
    /// The main file first.
    files: Vec<(&'a str, &'a str)>,
    latex: bool,
    document: latex::Document,
    today: Day,
    chosen: profile::Chosen<'a>,
    /// The PDF, where it is all there is.
    alone: Option<Page<'a>>,
}

fn read<'a>(
    request: &'a ScoreRequest,
    reader: Option<&mut Reader>,
) -> Result<Reading<'a>, ScoreError> {
    match (request.files.is_empty(), &request.docx) {
        (true, None) if request.page.is_none() => return Err(ScoreError::NoFiles),
        (_, Some(_)) if request.page.is_some() => return Err(ScoreError::TwoSources),
        (false, Some(_)) => return Err(ScoreError::TwoSources),
        _ => {}
    }
    let today =
        Day::parse(&request.as_of).ok_or_else(|| ScoreError::BadDate(request.as_of.clone()))?;
    let posting_chars = request
        .posting
        .as_ref()
        .map_or(0, |posting| posting.chars().count());
    if posting_chars > POSTING_MAX_CHARS {
        return Err(ScoreError::PostingTooLong(posting_chars));
    }
    let chosen = profile::choose(request)?;
    if let Some(reading) = request.page.as_ref().filter(|_| request.files.is_empty()) {
        let main = request.file_name.as_deref().unwrap_or(PDF_NAME);
        let (page, document) = Page::alone(reading);
        return Ok(Reading {
            main,
            // Nothing can be edited in a PDF, so there is no text for fixes to work on.
            files: vec![(main, "")],
            latex: false,
            document,
            today,
            chosen,
            alone: Some(page),
        });
    }
    let (main, main_text) = if let Some(reading) = &request.docx {
        let name = request.main.as_deref().unwrap_or(docx::NAME);
        (name, reading.text.as_str())
    } else {
        let main = main_file(request)?;
        (main, request.files.get(main).map_or("", String::as_str))
    };
    let mut files: Vec<(&str, &str)> = vec![(main, main_text)];
    files.extend(
        request
            .files
            .iter()
            .filter(|(path, _)| path.as_str() != main)
            .map(|(path, text)| (path.as_str(), text.as_str())),
    );
    let ends_in = |endings: &[&str]| {
        let name = main.to_ascii_lowercase();
        endings.iter().any(|ending| name.ends_with(ending))
    };
    let markdown = ends_in(&[".md", ".markdown"]);
    let latex = request.docx.is_none() && !markdown && !ends_in(&[".txt"]);
    let document = match (&request.docx, reader) {
        (Some(reading), _) => docx::read(reading),
        _ if !latex => plain::read(main_text, markdown),
        (None, Some(reader)) => reader.read(&files, &today.long()),
        (None, None) => latex::read(&files, &today.long()),
    };
    Ok(Reading {
        main,
        files,
        latex,
        document,
        today,
        chosen,
        alone: None,
    })
}

/// [`what_if`] on a report and a list of ids, both as JSON; a problem object as of
/// [`score_json`] when they are not.
pub fn what_if_json(report: &str, without: &str) -> String {
    let read = || -> Result<WhatIf, serde_json::Error> {
        Ok(what_if(
            &serde_json::from_str(report)?,
            &serde_json::from_str::<Vec<String>>(without)?,
        ))
    };
    match read() {
        Ok(outlook) => serde_json::to_string(&outlook).unwrap_or_default(),
        Err(error) => problem(&ScoreError::BadRequest(error.to_string())),
    }
}

fn problem(error: &ScoreError) -> String {
    serde_json::json!({
        "error": { "code": error.code(), "message": error.to_string() }
    })
    .to_string()
}

/// What people may read about a rule.
#[derive(Debug, Clone, serde::Serialize)]
pub struct RuleInfo {
    /// Stable code.
    pub code: &'static str,
    /// Readable name.
    pub name: &'static str,
    /// Part of the score it counts in.
    pub category: report::Category,
    /// How much its findings matter.
    pub severity: report::Severity,
    /// What is the matter, one short line.
    pub title: &'static str,
    /// Its page, as Markdown.
    pub docs: String,
}

/// All rules, ordered by code.
pub fn rules() -> Vec<RuleInfo> {
    let mut all: Vec<RuleInfo> = RULES
        .iter()
        .map(|rule| RuleInfo {
            code: rule.code,
            name: rule.name,
            category: rule.category,
            severity: rule.severity,
            title: rule.title,
            docs: rule.markdown(),
        })
        .collect();
    sort::by_key(&mut all, |rule| rule.code);
    all
}

/// [`rules`] as JSON.
pub fn rules_json() -> String {
    serde_json::to_string(&rules()).unwrap_or_default()
}

/// What a request may choose from, for selectors: built-in profiles and markets, each with its id
/// and its name for people, as JSON.
pub fn choices_json() -> String {
    let profiles: Vec<_> = profile::IDS
        .iter()
        .filter_map(|id| profile::builtin(id))
        .map(|profile| {
            serde_json::json!({
                "id": profile.id,
                "title": profile.title,
                "description": profile.description,
                "market": profile.market.unwrap_or_default().id(),
            })
        })
        .collect();
    let markets = profile::Market::ALL
        .map(|market| serde_json::json!({ "id": market.id(), "title": market.title() }));
    serde_json::json!({ "profiles": profiles, "markets": markets }).to_string()
}
