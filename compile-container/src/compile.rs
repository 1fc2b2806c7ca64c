//! One compile: passes of the engine with bibliography runs between them, until all is settled.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::time::{Duration, SystemTime};

use compile_protocol::{CompileResult, Diagnostic, Engine, Event, Level, Outcome, Timings};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::artefacts::{self, Pdf};
use crate::bibliography;
use crate::config::Setup;
use crate::diagnostics;
use crate::engine::pages::PageMarks;
use crate::engine::process::{self, End, Job, Stop};
use crate::engine::{Program, choose, font_cache};
use crate::rerun::{self, Learnt, PASSES_MAX};
use crate::workdir::JobDir;

/// What is to be compiled.
#[derive(Debug)]
pub struct Input {
    /// The project's files by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The main file's path; one of `files`.
    pub main: String,
    /// The engine.
    pub engine: Engine,
}

/// What came out.
#[derive(Debug)]
pub struct Output {
    /// The end, with everything but the waiting time filled in.
    pub result: CompileResult,
    /// The PDF, if any.
    pub pdf: Option<Vec<u8>>,
    /// The engine's log, as it wrote it.
    pub log: Vec<u8>,
}

/// What the passes came to, before the artefacts are read.
struct Ran {
    passes: u32,
    stop: Option<Stop>,
    /// The last pass ended without an error.
    clean: bool,
    /// What went wrong around the engine.
    notes: Vec<Diagnostic>,
}

/// Compiles; `event` hears of passes and pages as they happen.
///
/// # Errors
/// When the machine fails: the disk, the sandbox, a missing program. Whatever a document does
/// is an [`Output`].
pub async fn compile(
    setup: &Setup,
    input: &Input,
    cancel: CancellationToken,
    mut event: impl FnMut(Event),
) -> io::Result<Output> {
    let began = Instant::now();
    let engine = match input.engine {
        Engine::Auto => choose::choose(&input.files, &input.main),
        engine => engine,
    };
    let (folder, name) = input.main.rsplit_once('/').unwrap_or(("", &input.main));
    let job_name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let dir = JobDir::create(
        &setup.config.temp,
        &without_outputs(input, folder, job_name),
    )?;
    if engine == Engine::Lualatex {
        font_cache::lend(setup, &dir)?;
    }
    let cwd = dir.work().join(folder);
    let prepared = Instant::now();
    let job = Job {
        setup,
        cwd: cwd.clone(),
        deadline: prepared + setup.config.timeout,
        cancel,
        source_date: setup.config.source_date.unwrap_or_else(today),
        bytes_at_start: dir.size(),
        dir: &dir,
    };
    let ran = run_passes(&job, engine, name, job_name, &mut event).await?;
    let engine_time = prepared.elapsed();

    let log = artefacts::log(&cwd.join(format!("{job_name}.log")));
    let mut found = diagnostics::read(&String::from_utf8_lossy(&log), &input.files, folder);
    found.extend(ran.notes);
    let mut outcome = match ran.stop {
        Some(Stop::Cancelled) => Outcome::Cancelled,
        Some(Stop::Timeout) => Outcome::Timeout,
        Some(Stop::Output) => Outcome::OutputLimit,
        None if ran.clean => Outcome::Success,
        None => Outcome::LatexError,
    };
    let pdf = match artefacts::pdf(&cwd.join(format!("{job_name}.pdf"))) {
        Pdf::Bytes(bytes) if ran.stop.is_none() => Some(bytes),
        Pdf::TooLarge => {
            outcome = Outcome::OutputLimit;
            None
        }
        _ => None,
    };
    if let Some(diagnostic) =
        diagnostics::about_end(outcome, pdf.is_some(), &found, setup.config.timeout)
    {
        found.insert(0, diagnostic);
    }
    if outcome == Outcome::Success && pdf.is_none() {
        outcome = Outcome::LatexError;
    }
    found.sort_by_key(|diagnostic| diagnostic.level);
    let result = CompileResult {
        outcome,
        engine,
        passes: ran.passes,
        pages: if pdf.is_some() {
            diagnostics::pages(&log)
        } else {
            0
        },
        diagnostics: found,
        timings: Timings {
            wait_ms: 0,
            prepare_ms: milliseconds(prepared - began),
            engine_ms: milliseconds(engine_time),
            total_ms: milliseconds(began.elapsed()),
        },
        texlive: setup.tex.version.clone(),
    };
    Ok(Output { result, pdf, log })
}

/// The files without those that the engine is about to write: an old PDF among them must not
/// pass for a new one.
fn without_outputs(input: &Input, folder: &str, job_name: &str) -> BTreeMap<String, Vec<u8>> {
    let prefix = if folder.is_empty() {
        job_name.to_owned()
    } else {
        format!("{folder}/{job_name}")
    };
    let outputs = ["pdf", "log", "xdv", "fls", "synctex.gz", "blg"]
        .map(|ending| format!("{prefix}.{ending}"));
    input
        .files
        .iter()
        .filter(|(path, _)| !outputs.contains(path))
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

async fn run_passes(
    job: &Job<'_>,
    engine: Engine,
    name: &str,
    job_name: &str,
    event: &mut impl FnMut(Event),
) -> io::Result<Ran> {
    let mut state = Ran {
        passes: 0,
        stop: None,
        clean: false,
        notes: Vec::new(),
    };
    let mut before = Learnt::read(&job.dir.work());
    let mut bibliography_read = None;
    loop {
        state.passes += 1;
        event(Event::Pass {
            engine,
            pass: state.passes,
        });
        let mut marks = PageMarks::default();
        let end = process::run(
            job,
            Program::of(engine),
            &engine_arguments(engine, name),
            |output| {
                for page in marks.push(output) {
                    event(Event::Page { page });
                }
            },
        )
        .await?;
        match end {
            End::Stopped(stop) => {
                state.stop = Some(stop);
                return Ok(state);
            }
            End::Exited(code) => state.clean = code == 0,
        }
        if !state.clean || state.passes >= PASSES_MAX {
            break;
        }
        let bibliography = bibliography::due(&job.cwd, job_name)
            .filter(|due| bibliography_read != Some(due.input));
        if let Some(due) = bibliography {
            bibliography_read = Some(due.input);
            let argument = [OsString::from(job_name)];
            match process::run(job, due.program, &argument, |_| ()).await? {
                End::Stopped(stop) => {
                    state.stop = Some(stop);
                    return Ok(state);
                }
                End::Exited(0) => {}
                End::Exited(_) => {
                    let log = artefacts::log(&job.cwd.join(format!("{job_name}.blg")));
                    state.notes.extend(diagnostics::bibliography(
                        due.program,
                        &String::from_utf8_lossy(&log),
                    ));
                }
            }
        }
        let now = Learnt::read(&job.dir.work());
        let log = artefacts::log(&job.cwd.join(format!("{job_name}.log")));
        if now == before && !rerun::asked_for(&log) {
            break;
        }
        before = now;
    }
    if engine == Engine::Xelatex {
        state.stop = make_pdf(job, job_name, &mut state).await?;
    }
    if state.notes.iter().any(|note| note.level == Level::Error) {
        state.clean = false;
    }
    Ok(state)
}

/// XeTeX writes pages in a format of its own; its PDF is made once, after the last pass.
async fn make_pdf(job: &Job<'_>, job_name: &str, state: &mut Ran) -> io::Result<Option<Stop>> {
    if !job.cwd.join(format!("{job_name}.xdv")).is_file() {
        return Ok(None);
    }
    let arguments = [
        "-q".into(),
        "-E".into(),
        "-o".into(),
        OsString::from(format!("{job_name}.pdf")),
        OsString::from(format!("{job_name}.xdv")),
    ];
    match process::run(job, Program::Xdvipdfmx, &arguments, |_| ()).await? {
        End::Stopped(stop) => Ok(Some(stop)),
        End::Exited(0) => Ok(None),
        End::Exited(_) => {
            state.notes.push(diagnostics::pdf_not_made());
            Ok(None)
        }
    }
}

fn engine_arguments(engine: Engine, name: &str) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = [
        "-no-shell-escape",
        "-interaction=nonstopmode",
        "-file-line-error",
        "-synctex=0",
    ]
    .map(OsString::from)
    .to_vec();
    if engine == Engine::Xelatex {
        arguments.push("-no-pdf".into());
    }
    arguments.push(name.into());
    arguments
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// Today's midnight, UTC, in seconds since 1970.
fn today() -> u64 {
    const DAY: u64 = 24 * 60 * 60;
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    now - now % DAY
}
