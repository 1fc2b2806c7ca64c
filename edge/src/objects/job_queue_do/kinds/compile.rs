//! A compile: files to the compile service, its stream back, results to R2.

use std::{collections::BTreeMap, time::Duration};

use compile_protocol::{
    CompileRequest, CompileResult, Event as CompileEvent, Outcome,
    frame::{Decoder, Frame, PAGE_TEXT_MAX, SYNCTEX_MAX},
};
use domain::{
    files::{cache_key, download_name, input_hash},
    jobs::Event,
    limits::COMPILE_SECONDS,
};
use futures_util::{StreamExt, TryStreamExt, stream};
use scoring::Report;
use serde::Deserialize;
use serde_json::json;
use worker::{AbortSignal, Error, Response, Result};

use super::super::{
    UNCLAIMED_MS, failed,
    runner::{Attempt, Stop},
    table::Row,
};
use crate::{
    api::Phase,
    compile::{engine_name, report, within},
    log::{self, Level},
    memory,
    objects::job_queue::{CompileInput, Payload},
    store::{
        files::Files,
        results::{Artefacts, Results, Stored},
    },
};

/// Progress is written and told at most this often, in milliseconds.
const PROGRESS_MS: i64 = 250;

/// Files read at once: a Worker may have six connections open.
const READS: usize = 6;

/// The kind of the diagnostic that says: the machine failed, not the document.
const SERVICE_FAILED: &str = "service_failed";

/// The queue has noted that a job's files are stored: that one is not there is believed after
/// so many faults, about ten seconds.
const MISSING_BELIEVED: u32 = 4;

/// A store that has not answered by then will not: a run that waited for it would keep its slot and,
/// with its heart still beating, its job.
const STORE_LIMIT: Duration = Duration::from_secs(20);

/// A service that is full is left alone for this long where it says nothing else, in milliseconds.
const BUSY_MS: i64 = 1_000;

/// What the compile service sent.
struct Compiled {
    result: CompileResult,
    artefacts: Artefacts,
    /// What the service read on the page, as JSON.
    page_text: Option<Vec<u8>>,
}

/// Which document of whom a job is of: warm engines and auxiliary files stay with it.
pub(in super::super) fn document(row: &Row) -> String {
    match &row.document {
        Some(document) => format!("{}/{document}", row.owner),
        None => row.owner.clone(),
    }
}

/// Compiles, stores what came of it, and ends the job.
pub(in super::super) async fn run(
    attempt: &Attempt<'_>,
    abort: &AbortSignal,
) -> std::result::Result<(), Stop> {
    let Payload::Compile(input) = attempt.row.payload().map_err(Stop::interrupted)?;
    let service = attempt
        .shared
        .services
        .get(attempt.service)
        .ok_or_else(|| Stop::interrupted("there is no such service"))?;
    let files = attempt.beating(read_files(attempt, &input)).await??;
    let body = request(attempt.row, &input, &files);
    let mut response = attempt
        .beating(service.compile(&body, abort))
        .await?
        .map_err(|error| Stop::unreachable(&error))?;
    drop(body);
    if response.status_code() != 200 {
        return Err(refusal(&mut response).await);
    }
    let compiled = read(attempt, &mut response).await?;
    attempt.progress(|row| {
        row.phase = Some(Phase::Uploading);
        row.page = None;
    })?;
    let report = report::of(
        &files,
        &input.main,
        compiled.page_text.as_deref(),
        &attempt.shared.clock.get().today(),
    );
    finish(attempt, &input, compiled, report).await
}

/// The job's files, by path.
async fn read_files(
    attempt: &Attempt<'_>,
    input: &CompileInput,
) -> std::result::Result<BTreeMap<String, Vec<u8>>, Stop> {
    let store = Files::of(&attempt.shared.env).map_err(|error| Stop::store(&error))?;
    let store = &store;
    stream::iter(&input.manifest)
        .map(|(path, sha256)| async move {
            match within(STORE_LIMIT, store.get(&attempt.row.owner, sha256)).await {
                Ok(Some(bytes)) => Ok((path.clone(), bytes)),
                Ok(None) if attempt.row.faults < MISSING_BELIEVED => Err(Stop::store(
                    &Error::RustError("a file that was stored is not there".into()),
                )),
                Ok(None) => Err(Stop::Refused {
                    code: "files_missing",
                    message: format!("“{path}” is no longer stored. Compile again."),
                }),
                Err(error) => Err(Stop::store(&error)),
            }
        })
        .buffer_unordered(READS)
        .try_collect()
        .await
}

fn request(row: &Row, input: &CompileInput, files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut body = Vec::with_capacity(files.values().map(|bytes| bytes.len() + 300).sum());
    Frame::Request(CompileRequest {
        job_id: row.id.clone(),
        main: input.main.clone(),
        engine: input.engine,
        document: Some(document(row)),
        draft: row.draft != 0,
    })
    .encode(&mut body);
    for (path, bytes) in files {
        Frame::File {
            path: path.clone(),
            bytes: bytes.clone(),
        }
        .encode(&mut body);
    }
    body
}

/// Reads the service's stream to its end, telling of progress on the way.
async fn read(
    attempt: &Attempt<'_>,
    response: &mut Response,
) -> std::result::Result<Compiled, Stop> {
    let mut stream = response.stream().map_err(Stop::broken)?;
    let mut decoder = Decoder::default();
    let mut artefacts = Artefacts::default();
    let mut page_text = None;
    let mut told_at = 0;
    while let Some(bytes) = attempt.beating(stream.next()).await? {
        decoder.push(&bytes.map_err(Stop::broken)?);
        while let Some(frame) = decoder.next_frame().map_err(Stop::broken)? {
            match frame {
                Frame::Pdf(bytes) => artefacts.pdf = Some(bytes),
                Frame::Log(bytes) => artefacts.log = bytes,
                // A page is worth having without it.
                Frame::Synctex(json) if json.len() > SYNCTEX_MAX => {}
                Frame::Synctex(json) => artefacts.synctex = Some(json),
                Frame::PageText(json) if json.len() > PAGE_TEXT_MAX => {}
                Frame::PageText(json) => page_text = Some(json),
                Frame::Event(CompileEvent::Done(result)) => {
                    return Ok(Compiled {
                        result,
                        artefacts,
                        page_text,
                    });
                }
                Frame::Event(CompileEvent::Pass { pass, .. }) => {
                    attempt.progress(|row| {
                        row.phase = Some(Phase::Pass);
                        row.pass = Some(pass);
                        row.page = None;
                    })?;
                    told_at = attempt.shared.now();
                }
                Frame::Event(CompileEvent::Page { page }) => {
                    let now = attempt.shared.now();
                    // Or the clock went back.
                    if now - told_at >= PROGRESS_MS || now < told_at {
                        attempt.progress(|row| row.page = Some(page))?;
                        told_at = now;
                    }
                }
                Frame::Request(_) | Frame::File { .. } => {
                    return Err(Stop::broken("the service sent a frame of a request"));
                }
            }
        }
    }
    Err(Stop::broken("the stream ended before the result"))
}

/// Stores the results, then ends the job: no job without its PDF.
async fn finish(
    attempt: &Attempt<'_>,
    input: &CompileInput,
    Compiled {
        result,
        mut artefacts,
        ..
    }: Compiled,
    report: Option<Report>,
) -> std::result::Result<(), Stop> {
    let shared = attempt.shared;
    if result
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.kind == SERVICE_FAILED)
    {
        return Err(Stop::broken("the service could not run it"));
    }
    match result.outcome {
        Outcome::Cancelled => return Err(Stop::interrupted("the service cancelled it")),
        Outcome::Success if artefacts.pdf.is_none() => {
            return Err(Stop::broken("a success without a PDF"));
        }
        _ => {}
    }
    artefacts.report = report
        .as_ref()
        .and_then(|report| serde_json::to_vec(report).ok());
    let person = report.and_then(|report| report.resume.name);
    let person = person.as_ref().map(|name| name.text.as_str());
    // A time limit may have been our machine's fault: it answers nobody else.
    let reusable = matches!(result.outcome, Outcome::Success | Outcome::LatexError);
    let hash = input_hash(&input.manifest, &input.main, engine_name(input.engine));
    let key = cache_key(&hash, &result.texlive);
    let stored = Stored {
        prefix: Results::prefix(&key, attempt.token),
        has_pdf: artefacts.pdf.is_some(),
        file_name: download_name(person, &input.main),
        result,
    };
    let results = Results::of(&shared.env).map_err(|error| Stop::store(&error))?;
    // Written down before the objects are: should this life end between, they are found.
    shared
        .table
        .unclaimed(&stored.prefix, shared.now() + UNCLAIMED_MS)
        .map_err(Stop::interrupted)?;
    attempt
        .beating(within(STORE_LIMIT, results.put(&stored, artefacts)))
        .await?
        .map_err(|error| Stop::store(&error))?;
    // In one turn with the job's change, and so in one transaction.
    if !shared
        .table
        .claim(&stored.prefix)
        .map_err(Stop::interrupted)?
    {
        return Err(Stop::interrupted("the results took too long to be stored"));
    }
    let now = shared.now();
    let mut row = attempt.row.clone();
    take_over(&mut row, &stored).map_err(Stop::interrupted)?;
    let event = if row.error_code.is_none() {
        Event::Succeed
    } else {
        Event::Fail
    };
    let expires_at = shared.expiry(now);
    let changed = shared
        .table
        .change(
            &attempt.row.id,
            Some(attempt.token),
            Some((event, now)),
            |current| {
                current.result = row.result;
                current.has_pdf = row.has_pdf;
                current.prefix = row.prefix;
                current.file_name = row.file_name;
                current.error_code = row.error_code;
                current.error_message = row.error_message;
                current.expires_at = expires_at;
            },
        )
        .map_err(Stop::interrupted)?;
    if changed.is_none() {
        // Cancelled meanwhile: nobody points to these objects. Noted once more, so that
        // they are found if they cannot be removed now.
        shared
            .table
            .unclaimed(&stored.prefix, shared.now())
            .map_err(Stop::interrupted)?;
        return Err(Stop::Lost);
    }
    if reusable {
        let offered = within(STORE_LIMIT, results.offer(&key, &stored, now, expires_at)).await;
        if let Err(error) = offered {
            // The job is done all the same; only its result answers nobody else.
            failed("offer", &error);
        }
    }
    log::line(
        Level::Info,
        "job_finished",
        json!({
            "job": attempt.row.id,
            "outcome": stored.result.outcome,
            "attempts": attempt.row.attempts,
            "ms": now - attempt.started,
            "engine_ms": stored.result.timings.engine_ms,
            "memory_kb": memory::program_kb(),
        }),
    );
    Ok(())
}

/// Gives a job the outcome of a result, its own or that of identical input.
pub(in super::super) fn take_over(row: &mut Row, stored: &Stored) -> Result<()> {
    row.result = Some(serde_json::to_string(&stored.result)?);
    row.has_pdf = i64::from(stored.has_pdf);
    row.prefix = Some(stored.prefix.clone());
    row.file_name = Some(stored.file_name.clone());
    let error = match stored.result.outcome {
        Outcome::Success => None,
        Outcome::LatexError => Some((
            "latex_error",
            "LaTeX reported errors. See the diagnostics for their places.".to_owned(),
        )),
        Outcome::Timeout => Some((
            "timeout",
            format!(
                "The compile took longer than {COMPILE_SECONDS} s. Look for an endless loop, or leave out heavy packages."
            ),
        )),
        Outcome::OutputLimit => Some((
            "output_limit",
            "The compile wrote too much or used too much memory. Look for an endless loop."
                .to_owned(),
        )),
        Outcome::Cancelled => Some(("cancelled", "The compile was cancelled.".to_owned())),
    };
    row.state = if error.is_none() {
        domain::jobs::State::Completed
    } else {
        domain::jobs::State::Failed
    };
    (row.error_code, row.error_message) = error
        .map(|(code, message)| (code.to_owned(), message))
        .unzip();
    Ok(())
}

#[derive(Deserialize)]
struct ServiceProblem {
    detail: Option<String>,
}

/// What an answer other than 200 means.
async fn refusal(response: &mut Response) -> Stop {
    let status = response.status_code();
    match status {
        // Too busy, or about to stop: nothing ran.
        429 | 503 => {
            let seconds = response
                .headers()
                .get("retry-after")
                .ok()
                .flatten()
                .and_then(|value| value.parse::<u16>().ok());
            let ms = seconds.map_or(BUSY_MS, |seconds| i64::from(seconds) * 1_000);
            Stop::busy(ms, format!("the service answered {status}"))
        }
        // A proxy that finds nobody behind it; a service that was given another token than we were, which
        // is no fault of the project's.
        401 | 502 | 504 => {
            Stop::unreachable(&Error::RustError(format!("the service answered {status}")))
        }
        400..500 => {
            let problem: Option<ServiceProblem> = response.json().await.ok();
            Stop::Refused {
                code: "compile_rejected",
                message: problem
                    .and_then(|problem| problem.detail)
                    .unwrap_or_else(|| "The compile service refused the project.".to_owned()),
            }
        }
        _ => Stop::broken(format!("the service answered {status}")),
    }
}
