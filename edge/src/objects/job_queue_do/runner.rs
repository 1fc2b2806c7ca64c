//! One attempt at one job: files to the compile service, its stream back, results to R2.

use std::{collections::BTreeMap, pin::pin, rc::Rc, time::Duration};

use compile_protocol::{
    CompileRequest, CompileResult, Event as CompileEvent, Outcome,
    frame::{Decoder, Frame, FrameError, SYNCTEX_MAX},
};
use domain::{
    files::{cache_key, download_name, input_hash},
    jobs::{Event, Fault, HEARTBEAT_MS, LEASE_MS, RUN_MAX_MS},
    limits::COMPILE_SECONDS,
};
use futures_channel::oneshot;
use futures_util::{
    FutureExt, StreamExt, TryStreamExt,
    future::{Either, select},
    stream,
};
use scoring::Report;
use serde::Deserialize;
use serde_json::json;
use worker::{AbortController, AbortSignal, Delay, Error, Response, Result};

use super::{Shared, UNCLAIMED_MS, cleanup::expiry, failed, fill, table::Row};
use crate::{
    api::Phase,
    compile::{CompileService, engine_name, report},
    log::{self, Level},
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

/// Why an attempt ended without a result.
enum Stop {
    /// The lease is no longer ours: cancelled, or another attempt has begun.
    Lost,
    /// A fault of ours.
    Fault(Fault, String),
    /// The job can never be done.
    Refused { code: &'static str, message: String },
}

impl Stop {
    fn unavailable(error: &Error) -> Self {
        Self::Fault(Fault::Unavailable, error.to_string())
    }

    fn interrupted<T: Into<Cause>>(cause: T) -> Self {
        Self::Fault(Fault::Interrupted, cause.into().0)
    }
}

/// Why an attempt was interrupted, in words for the log.
struct Cause(String);

impl From<&str> for Cause {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Cause {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<Error> for Cause {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

impl From<FrameError> for Cause {
    fn from(error: FrameError) -> Self {
        Self(error.to_string())
    }
}

/// What the compile service sent.
struct Compiled {
    result: CompileResult,
    artefacts: Artefacts,
}

struct Attempt<'a> {
    shared: &'a Shared,
    row: &'a Row,
    token: &'a str,
    started: i64,
    stopped: Stopped,
}

/// Ready when the run is to stop; the sender may also be gone with the object.
type Stopped = futures_util::future::Shared<oneshot::Receiver<()>>;

/// Runs a job that was claimed under `token`, and writes down how it ended.
pub(super) async fn run(
    shared: &Rc<Shared>,
    row: &Row,
    token: &str,
    stopped: oneshot::Receiver<()>,
) {
    let attempt = Attempt {
        shared,
        row,
        token,
        started: shared.now(),
        stopped: stopped.shared(),
    };
    let abort = AbortController::default();
    let outcome = attempt.run(shared, &abort.signal()).await;
    if outcome.is_err() {
        // The stream is dropped by now, which closes a connection that had begun to
        // answer; this is for one that had not.
        abort.abort();
    }
    let ended = match outcome {
        Ok(()) | Err(Stop::Lost) => Ok(()),
        Err(Stop::Fault(fault, cause)) => shared.fault(&row.id, token, fault, &cause),
        Err(Stop::Refused { code, message }) => attempt.refuse(code, message),
    };
    if let Err(error) = ended {
        // The lease ends by itself, and the job runs anew.
        failed("run", &error);
    }
}

impl Attempt<'_> {
    async fn run(&self, shared: &Rc<Shared>, abort: &AbortSignal) -> std::result::Result<(), Stop> {
        let files = self.beating(self.files()).await??;
        let body = self.request(&files);
        let service = CompileService::of(&self.shared.env).map_err(|e| Stop::unavailable(&e))?;
        let mut response = self
            .beating(service.compile(&body, abort))
            .await?
            .map_err(|error| Stop::unavailable(&error))?;
        drop(body);
        if response.status_code() != 200 {
            return Err(refusal(&mut response).await);
        }
        let compiled = self.read(shared, &mut response).await?;
        self.progress(|row| {
            row.phase = Some(Phase::Uploading);
            row.page = None;
        })?;
        shared.announce_soon();
        let report = report::of(
            &files,
            &self.row.main,
            compiled.artefacts.pdf.as_deref(),
            &self.shared.clock.get().today(),
        );
        self.finish(compiled, report).await
    }

    /// The job's files, by path.
    async fn files(&self) -> std::result::Result<BTreeMap<String, Vec<u8>>, Stop> {
        let manifest = self.row.files().map_err(Stop::interrupted)?;
        let store = Files::of(&self.shared.env).map_err(|e| Stop::unavailable(&e))?;
        let store = &store;
        stream::iter(manifest)
            .map(|(path, sha256)| async move {
                match store.get(&self.row.owner, &sha256).await {
                    Ok(Some(bytes)) => Ok((path, bytes)),
                    Ok(None) => Err(Stop::Refused {
                        code: "files_missing",
                        message: format!("“{path}” is no longer stored. Compile again."),
                    }),
                    Err(error) => Err(Stop::unavailable(&error)),
                }
            })
            .buffer_unordered(READS)
            .try_collect()
            .await
    }

    fn request(&self, files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
        let mut body = Vec::with_capacity(files.values().map(|bytes| bytes.len() + 300).sum());
        Frame::Request(CompileRequest {
            job_id: self.row.id.clone(),
            main: self.row.main.clone(),
            engine: self.row.engine,
            // Warm engines and auxiliary files stay with their owner.
            document: Some(self.row.owner.clone()),
            draft: false,
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
        &self,
        shared: &Rc<Shared>,
        response: &mut Response,
    ) -> std::result::Result<Compiled, Stop> {
        let mut stream = response.stream().map_err(Stop::interrupted)?;
        let mut decoder = Decoder::default();
        let mut artefacts = Artefacts::default();
        let mut told_at = 0;
        while let Some(bytes) = self.beating(stream.next()).await? {
            decoder.push(&bytes.map_err(Stop::interrupted)?);
            while let Some(frame) = decoder.next_frame().map_err(Stop::interrupted)? {
                match frame {
                    Frame::Pdf(bytes) => artefacts.pdf = Some(bytes),
                    Frame::Log(bytes) => artefacts.log = bytes,
                    // A page is worth having without it.
                    Frame::Synctex(json) if json.len() > SYNCTEX_MAX => {}
                    Frame::Synctex(json) => artefacts.synctex = Some(json),
                    Frame::Event(CompileEvent::Done(result)) => {
                        return Ok(Compiled { result, artefacts });
                    }
                    Frame::Event(CompileEvent::Pass { pass, .. }) => {
                        self.progress(|row| {
                            row.phase = Some(Phase::Pass);
                            row.pass = Some(pass);
                            row.page = None;
                        })?;
                        told_at = self.shared.now();
                        shared.announce_soon();
                    }
                    Frame::Event(CompileEvent::Page { page }) => {
                        let now = self.shared.now();
                        if now - told_at >= PROGRESS_MS {
                            self.progress(|row| row.page = Some(page))?;
                            told_at = now;
                            shared.announce_soon();
                        }
                    }
                    Frame::Request(_) | Frame::File { .. } => {
                        return Err(Stop::interrupted("the service sent a frame of a request"));
                    }
                }
            }
        }
        Err(Stop::interrupted("the stream ended before the result"))
    }

    /// Stores the results, then ends the job: no job without its PDF.
    async fn finish(
        &self,
        Compiled {
            result,
            mut artefacts,
        }: Compiled,
        report: Option<Report>,
    ) -> std::result::Result<(), Stop> {
        if result
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.kind == SERVICE_FAILED)
        {
            return Err(Stop::interrupted("the service could not run it"));
        }
        match result.outcome {
            Outcome::Cancelled => return Err(Stop::interrupted("the service cancelled it")),
            Outcome::Success if artefacts.pdf.is_none() => {
                return Err(Stop::interrupted("a success without a PDF"));
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
        let manifest = self.row.files().map_err(Stop::interrupted)?;
        let input = input_hash(&manifest, &self.row.main, engine_name(self.row.engine));
        let key = cache_key(&input, &result.texlive);
        let stored = Stored {
            prefix: Results::prefix(&key, self.token),
            has_pdf: artefacts.pdf.is_some(),
            file_name: download_name(person, &self.row.main),
            result,
        };
        let results = Results::of(&self.shared.env).map_err(|e| Stop::unavailable(&e))?;
        // Written down before the objects are: should this life end between, they are found.
        self.shared
            .table
            .unclaimed(&stored.prefix, self.shared.now() + UNCLAIMED_MS)
            .map_err(Stop::interrupted)?;
        self.beating(results.put(&stored, artefacts))
            .await?
            .map_err(|error| Stop::unavailable(&error))?;
        let now = self.shared.now();
        let mut row = self.row.clone();
        take_over(&mut row, &stored, now).map_err(Stop::interrupted)?;
        let event = if row.error_code.is_none() {
            Event::Succeed
        } else {
            Event::Fail
        };
        let changed = self
            .shared
            .table
            .change(&self.row.id, Some(self.token), Some(event), |current| {
                let revision = current.revision;
                *current = Row {
                    revision,
                    state: current.state,
                    lease_token: None,
                    lease_until: None,
                    ..row
                };
            })
            .map_err(Stop::interrupted)?;
        if changed.is_none() {
            // Cancelled meanwhile: nobody points to these objects.
            let removed = match results.remove(&stored.prefix).await {
                Ok(()) => self.shared.table.claim(&stored.prefix),
                Err(error) => Err(error),
            };
            if let Err(error) = removed {
                // Tried again when they count as unclaimed.
                failed("remove_unwanted", &error);
            }
            return Err(Stop::Lost);
        }
        // In one turn with the job's change, and so in one transaction.
        self.shared
            .table
            .claim(&stored.prefix)
            .map_err(Stop::interrupted)?;
        if reusable {
            let offered = results.offer(&key, &stored.prefix, now, expiry(now)).await;
            if let Err(error) = offered {
                // The job is done all the same; only its result answers nobody else.
                failed("offer", &error);
            }
        }
        log::line(
            Level::Info,
            "job_finished",
            json!({
                "job": self.row.id,
                "outcome": stored.result.outcome,
                "attempts": self.row.attempts,
                "ms": now - self.started,
                "engine_ms": stored.result.timings.engine_ms,
            }),
        );
        Ok(())
    }

    fn refuse(&self, code: &str, message: String) -> Result<()> {
        let now = self.shared.now();
        self.shared
            .table
            .change(&self.row.id, Some(self.token), Some(Event::Fail), |row| {
                row.finished_at = Some(now);
                row.expires_at = expiry(now);
                row.error_code = Some(code.to_owned());
                row.error_message = Some(message);
            })?;
        Ok(())
    }

    fn progress(&self, edit: impl FnOnce(&mut Row)) -> std::result::Result<(), Stop> {
        match self
            .shared
            .table
            .change(&self.row.id, Some(self.token), None, edit)
        {
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err(Stop::Lost),
            Err(error) => Err(Stop::interrupted(error)),
        }
    }

    /// Awaits while the lease is kept alive, until the run is to stop.
    async fn beating<T>(&self, future: impl Future<Output = T>) -> std::result::Result<T, Stop> {
        let future = pin!(future);
        let mut either = select(future, self.stopped.clone());
        loop {
            let beat = Delay::from(Duration::from_millis(HEARTBEAT_MS.unsigned_abs()));
            match select(&mut either, beat).await {
                Either::Left((Either::Left((value, _)), _)) => return Ok(value),
                Either::Left((Either::Right(_), _)) => return Err(Stop::Lost),
                Either::Right(_) => self.extend_lease()?,
            }
        }
    }

    fn extend_lease(&self) -> std::result::Result<(), Stop> {
        let now = self.shared.now();
        if now - self.started > RUN_MAX_MS {
            return Err(Stop::interrupted("the run took too long"));
        }
        let held = self
            .shared
            .table
            .extend_lease(&self.row.id, self.token, now + LEASE_MS)
            .map_err(Stop::interrupted)?;
        if held { Ok(()) } else { Err(Stop::Lost) }
    }
}

/// Ends a job with a result, its own or that of identical input.
pub(super) fn take_over(row: &mut Row, stored: &Stored, now: i64) -> Result<()> {
    fill(row, stored)?;
    row.finished_at = Some(now);
    row.expires_at = expiry(now);
    row.phase = None;
    row.pass = None;
    row.page = None;
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
        // Too busy, or a proxy that finds nobody behind it: nothing ran.
        429 | 502 | 503 | 504 => {
            Stop::Fault(Fault::Unavailable, format!("the service answered {status}"))
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
        _ => Stop::interrupted(format!("the service answered {status}")),
    }
}
