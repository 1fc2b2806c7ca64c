//! Reads a resume as machines do and explains every point of its score.
//!
//! [`score`] is the whole face: a [`ScoreRequest`] in, a [`Report`] out; [`Session`] is the same
//! for a resume that somebody is editing. The
//! crate knows no clock, no network and no randomness, so the same request gives
//! the same bytes in the browser, at the edge and natively.

mod case;
mod decimal;
mod docx;
mod face;
mod fit;
mod hash;
mod json;
pub mod latex;
#[cfg(feature = "whole")]
pub mod matches;
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
#[cfg(feature = "whole")]
mod spelling;
mod text_search;
mod typing;
mod word_list;

pub use face::{choices_json, rules_json, score_json};
#[cfg(feature = "whole")]
pub use face::{what_if_json, words_to_check_json};
#[cfg(feature = "whole")]
pub use matches::{MatchReport, MatchRequest, matches};
pub use project::main_file;
pub use report::{Report, ScoreError, ScoreRequest};
pub use rules::RULES;
pub use score::{Basis, WhatIf, what_if};
pub use session::Session;

use std::sync::Arc;

use latex::Reader;
use page::Page;
#[cfg(feature = "whole")]
use report::POSTING_MAX_CHARS;
#[cfg(feature = "whole")]
use report::WordsToCheck;
use report::{EngineInfo, Stats};
use rules::shared::Shared;
use rules::{Context, Day};

/// Whether this build reads all that a request can bring. Without the feature `whole` it is what
/// somebody needs who types LaTeX: postings, pages of PDFs, Word documents, Markdown, plain text,
/// weights of one's own, data of bibliographies and rare families of templates are
/// [`ScoreError::NotHere`], and everything else has the same report.
pub const WHOLE: bool = cfg!(feature = "whole");

/// The skills that the first text of [`posting`]'s lexicon lacks: what [`give_lexicon`] wants.
#[cfg(feature = "lexicon")]
pub fn lexicon_text() -> &'static str {
    posting::lexicon::REST
}

/// Gives a build without the feature `lexicon` the skills that postings ask for: the text that
/// `lexicon_text` of a build of the same version returns. Does nothing where they are known.
pub fn give_lexicon(text: String) {
    posting::lexicon::give(text);
}

/// Scores a request.
///
/// # Errors
/// [`ScoreError`] when the request cannot be scored at all; bad LaTeX never is an error.
pub fn score(request: &ScoreRequest) -> Result<Report, ScoreError> {
    assess(request, None, None)
}

/// Scores a request; a `reader` that remembers the last request reads only what changed, and the `last`
/// posting is not read again.
fn assess(
    request: &ScoreRequest,
    mut reader: Option<&mut Reader>,
    last: Option<&mut Option<matching::Last>>,
) -> Result<Report, ScoreError> {
    let subject = Subject::read(request, reader.as_deref_mut())?;
    let job_match = match &request.posting {
        Some(posting) if WHOLE && !posting.trim().is_empty() => {
            let last = match last {
                Some(last) => last,
                None => &mut None,
            };
            Some(subject.hold(posting, &request.own_requirements, last))
        }
        _ => None,
    };
    let mut outcome = score::weigh(&subject.context(job_match.as_ref()));
    if WHOLE && request.docx.is_some() {
        // Places are in the text as read: there is no source that edits could be applied to.
        for finding in &mut outcome.findings {
            finding.fix = None;
        }
    }
    let Subject {
        reading:
            Reading {
                main,
                latex,
                document,
                chosen,
                ..
            },
        page,
        model,
        paths,
        ..
    } = subject;
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
        page: match page {
            Some(page) if WHOLE => Some(page.present(&paths)),
            _ => None,
        },
        job_match: match job_match {
            Some(held) if WHOLE => Some(held.present(&document, &paths)),
            _ => None,
        },
        stats: Stats {
            words: model.words,
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
#[cfg(feature = "whole")]
pub fn words_to_check(request: &ScoreRequest) -> Result<WordsToCheck, ScoreError> {
    list_words(request, None)
}

#[cfg(feature = "whole")]
fn list_words(
    request: &ScoreRequest,
    mut reader: Option<&mut Reader>,
) -> Result<WordsToCheck, ScoreError> {
    let subject = Subject::read(request, reader.as_deref_mut())?;
    let words = spelling::to_check(&subject.context(None));
    let Reading {
        latex, document, ..
    } = subject.reading;
    if let Some(reader) = reader.filter(|_| latex) {
        reader.keep(document);
    }
    Ok(words)
}

/// A resume that was read, to be weighed with postings or without.
struct Subject<'a> {
    request: &'a ScoreRequest,
    reading: Reading<'a>,
    page: Option<Page<'a>>,
    model: resume::Model,
    paths: Vec<Arc<str>>,
}

impl<'a> Subject<'a> {
    fn read(request: &'a ScoreRequest, reader: Option<&mut Reader>) -> Result<Self, ScoreError> {
        let mut reading = read(request, reader)?;
        let page = match (reading.alone.take(), &request.page) {
            (None, Some(page)) if WHOLE => {
                Some(Page::of(page, &reading.document, request.page_stale))
            }
            (alone, _) => alone,
        };
        let paths = reading.files.iter();
        Ok(Self {
            request,
            page,
            model: resume::build(&reading.document),
            paths: paths.map(|(path, _)| Arc::from(*path)).collect(),
            reading,
        })
    }

    fn hold(
        &self,
        posting: &str,
        own: &[report::OwnRequirement],
        last: &mut Option<matching::Last>,
    ) -> matching::Match {
        let Reading {
            document, today, ..
        } = &self.reading;
        matching::hold(posting, own, document, &self.model, *today, last)
    }

    fn context<'b>(&'b self, posting: Option<&'b matching::Match>) -> Context<'b> {
        let reading = &self.reading;
        Context {
            document: &reading.document,
            model: &self.model,
            paths: &self.paths,
            files: &reading.files,
            today: reading.today,
            posting,
            latex: reading.latex,
            market: reading.chosen.market,
            profile: &reading.chosen.profile,
            spelling: self.request.spelling.as_ref(),
            page: self.page.as_ref(),
            file_name: self.request.file_name.as_deref(),
            shared: Shared::default(),
        }
    }
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

/// Whether a text has letters of a script of Asia, by the bytes that those begin with. Their words are
/// the whole scorer's.
fn in_far_script(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, 0xe0 | 0xe3..=0xed))
}

/// Whether a request needs the whole scorer, whatever its files are.
const fn wants_more(request: &ScoreRequest) -> bool {
    request.docx.is_some()
        || request.page.is_some()
        || request.posting.is_some()
        || request.spelling.is_some()
        || request.file_name.is_some()
        || request.weights.is_some()
        || request.experiment.is_some()
}

/// What a posting must be before it is read.
#[cfg(feature = "whole")]
fn check_posting(request: &ScoreRequest) -> Result<(), ScoreError> {
    let posting = request.posting.as_deref().unwrap_or_default();
    let chars = posting.chars().count();
    if chars > POSTING_MAX_CHARS {
        return Err(ScoreError::PostingTooLong(chars));
    }
    posting::check(&request.own_requirements).map_err(ScoreError::BadRequirement)?;
    if chars > 0 && !posting::lexicon::is_whole() {
        return Err(ScoreError::LexiconMissing);
    }
    Ok(())
}

fn read<'a>(
    request: &'a ScoreRequest,
    reader: Option<&mut Reader>,
) -> Result<Reading<'a>, ScoreError> {
    if !WHOLE && wants_more(request) {
        return Err(ScoreError::NotHere);
    }
    match (request.files.is_empty(), &request.docx) {
        (true, None) if !WHOLE || request.page.is_none() => return Err(ScoreError::NoFiles),
        (_, Some(_)) if WHOLE && request.page.is_some() => return Err(ScoreError::TwoSources),
        (false, Some(_)) if WHOLE => return Err(ScoreError::TwoSources),
        _ => {}
    }
    let today =
        Day::parse(&request.as_of).ok_or_else(|| ScoreError::BadDate(request.as_of.clone()))?;
    #[cfg(feature = "whole")]
    check_posting(request)?;
    let chosen = profile::choose(request)?;
    if let Some(reading) = &request.page
        && WHOLE
        && request.files.is_empty()
    {
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
    let (main, main_text) = if let Some(reading) = &request.docx
        && WHOLE
    {
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
        (Some(reading), _) if WHOLE => docx::read(reading),
        _ if WHOLE && !latex => plain::read(main_text, markdown),
        _ if !latex => return Err(ScoreError::NotHere),
        (_, Some(reader)) => reader.read(&files, &today.long()),
        (_, None) => latex::read(&files, &today.long()),
    };
    if document.facts.beyond || !WHOLE && in_far_script(&document.text.text) {
        return Err(ScoreError::NotHere);
    }
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
