//! One compile: passes of the engine with bibliography runs between them, until all is settled.

mod outputs;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use compile_protocol::{CompileResult, Diagnostic, Engine, Event, Level, Timings};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::artefacts;
use crate::bibliography;
use crate::config::{PAGES_MAX, Setup};
use crate::diagnostics;
use crate::document::Document;
use crate::engine::pages::PageMarks;
use crate::engine::process::{self, End, Scene, Stop, Watch};
use crate::engine::{Program, font_cache};
use crate::rerun::{self, Learnt, PASSES_MAX};
use crate::warm::{Key, Left, Plan, Pool, Resumed};
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
    /// The document's name among those of all people. Without one nothing of this compile is kept
    /// for the next.
    pub document: Option<String>,
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
    /// Which line set which place of the PDF: the JSON of a [`synctex::Map`].
    pub synctex: Option<Vec<u8>>,
    /// What a parser reads on the page: the JSON of a `PdfReading`.
    pub page_text: Option<Vec<u8>>,
}

/// What all steps of a compile share.
#[derive(Debug)]
struct Compile<'a> {
    setup: &'a Setup,
    document: Arc<Document>,
    watch: Watch,
    source_date: u64,
}

/// What the passes came to, before the artefacts are read.
#[derive(Debug, Default)]
struct Ran {
    passes: u32,
    stop: Option<Stop>,
    /// The last pass ended without an error.
    clean: bool,
    /// What went wrong around the engine.
    notes: Vec<Diagnostic>,
    /// The mark of what bibtex or biber read last.
    bibliography: Option<u64>,
    timings: Timings,
}

/// A whole try: the folder as the passes left it, how they went, what came out.
#[derive(Debug)]
struct Attempt {
    dir: JobDir,
    ran: Ran,
    output: Output,
}

/// The engine that a document needs, as the protocol names it.
fn chosen(files: &BTreeMap<String, Vec<u8>>, main: &str) -> Engine {
    match project::engine_for(files, main) {
        project::Engine::Pdflatex => Engine::Pdflatex,
        project::Engine::Xelatex => Engine::Xelatex,
        project::Engine::Lualatex => Engine::Lualatex,
    }
}

/// Compiles; `event` hears of passes and pages as they happen.
///
/// # Errors
/// When the machine fails: the disk, the sandbox, a missing program. Whatever a document does
/// is an [`Output`].
pub async fn compile(
    setup: &Setup,
    pool: &Pool,
    input: Input,
    cancel: CancellationToken,
    mut event: impl FnMut(Event),
) -> io::Result<Output> {
    let began = Instant::now();
    let engine = match input.engine {
        Engine::Auto => chosen(&input.files, &input.main),
        engine => engine,
    };
    let key = input
        .document
        .map(|name| Key::new(&name, engine, &input.main));
    let mut compile = Compile {
        setup,
        document: Arc::new(Document::new(input.files, input.main, engine)),
        watch: Watch {
            deadline: began + setup.config.timeout,
            cancel,
            bytes_at_start: 0,
        },
        source_date: setup.config.source_date.unwrap_or_else(today),
    };
    let left = key.and_then(|key| pool.left(key, &compile.document));
    let resumed = match key {
        Some(key) => {
            let document = &compile.document;
            pool.resume(key, document, left.as_ref(), compile.source_date)
                .await
        }
        None => None,
    };
    let waited = began.elapsed();
    let warm = resumed.is_some();
    let mut attempt = compile.attempt(resumed, left.as_deref(), &mut event).await;
    let doubtful = match &attempt {
        Ok(attempt) => !compile.is_own(attempt, left.as_deref()),
        // The machine is given a second chance where the first was an engine of our own keeping.
        Err(_) => warm,
    };
    if doubtful {
        attempt = compile.attempt(None, None, &mut event).await;
    }
    let Attempt {
        dir,
        ran,
        mut output,
    } = attempt?;
    output.result.warm = warm && !doubtful;
    output.result.timings.prepare_ms += milliseconds(waited);
    output.result.timings.total_ms = milliseconds(began.elapsed());
    if let Some(key) = key
        && ran.stop.is_none()
    {
        let document = compile.document;
        let left = if ran.clean {
            let left = Left::gather(&dir.work(), &document, ran.bibliography).map(Arc::new);
            match &left {
                Some(left) => pool.keep(key, left.clone()),
                // Too much to keep: what an earlier revision left is not its either.
                None => pool.forget(key),
            }
            left
        } else if doubtful {
            // It was not to blame, and need not be suspected again.
            pool.forget(key);
            None
        } else {
            left
        };
        let plan = Plan {
            document,
            left,
            source_date: compile.source_date,
        };
        pool.prepare(key, plan);
    }
    dir.remove().await;
    Ok(output)
}

impl Compile<'_> {
    /// Passes and what comes of them: from a warm engine, or in a fresh folder; in both cases with
    /// what is `left` of the last revision.
    async fn attempt(
        &mut self,
        resumed: Option<Resumed>,
        left: Option<&Left>,
        event: &mut impl FnMut(Event),
    ) -> io::Result<Attempt> {
        let began = Instant::now();
        let mut ran = Ran {
            bibliography: left.and_then(|left| left.bibliography),
            ..Ran::default()
        };
        let (dir, before, first) = if let Some(resumed) = resumed {
            self.watch.bytes_at_start = resumed.dir.size();
            ran.timings.prepare_ms = milliseconds(began.elapsed());
            let before = resumed.before.clone();
            let (dir, end) = self.resumed_pass(resumed, event).await;
            (dir, before, Some(end?))
        } else {
            let left = left.into_iter().flat_map(Left::files);
            let files = self.document.files.iter().chain(left);
            let dir = JobDir::create(&self.setup.config.temp, files)?;
            // The folder that programs run in is the main file's.
            dir.within(&self.document.main)?;
            if self.document.engine == Engine::Lualatex {
                font_cache::lend(self.setup, &dir)?;
            }
            self.watch.bytes_at_start = dir.size();
            ran.timings.prepare_ms = milliseconds(began.elapsed());
            let before = Learnt::read(&dir.work());
            (dir, before, None)
        };
        self.passes(&dir, before, first, &mut ran, event).await?;
        ran.timings.engine_ms = milliseconds(began.elapsed()) - ran.timings.prepare_ms;
        let output = self.read(&dir, &mut ran).await;
        Ok(Attempt { dir, ran, output })
    }

    /// Passes until the auxiliary files stay the same; `first` is the end of the first one where
    /// that is over.
    async fn passes(
        &self,
        dir: &JobDir,
        mut before: Learnt,
        mut first: Option<End>,
        ran: &mut Ran,
        event: &mut impl FnMut(Event),
    ) -> io::Result<()> {
        let cwd = self.cwd(dir);
        let job_name = self.document.job_name();
        loop {
            ran.passes += 1;
            let end = match first.take() {
                Some(end) => end,
                None => self.cold_pass(dir, ran.passes, event).await?,
            };
            match end {
                End::Stopped(stop) => {
                    ran.stop = Some(stop);
                    return Ok(());
                }
                End::Exited(code) => ran.clean = code == 0,
            }
            if !ran.clean || ran.passes >= PASSES_MAX {
                break;
            }
            let due =
                bibliography::due(&cwd, job_name).filter(|due| ran.bibliography != Some(due.input));
            if let Some(due) = due {
                ran.bibliography = Some(due.input);
                self.bibliography(dir, due.program, ran).await?;
                if ran.stop.is_some() {
                    return Ok(());
                }
            }
            let now = Learnt::read(&dir.work());
            let log = artefacts::log(&cwd.join(format!("{job_name}.log")));
            if now == before && !rerun::asked_for(&log) {
                break;
            }
            before = now;
        }
        // A document may keep the terminal silent; its log tells all the same.
        let log = artefacts::log(&cwd.join(format!("{job_name}.log")));
        if diagnostics::pages(&log) > PAGES_MAX {
            ran.stop = Some(Stop::Pages);
            return Ok(());
        }
        if self.document.engine == Engine::Xelatex {
            self.make_pdf(dir, ran).await?;
        }
        if ran.notes.iter().any(|note| note.level == Level::Error) {
            ran.clean = false;
        }
        Ok(())
    }

    async fn cold_pass(
        &self,
        dir: &JobDir,
        pass: u32,
        event: &mut impl FnMut(Event),
    ) -> io::Result<End> {
        let engine = self.document.engine;
        event(Event::Pass { engine, pass });
        let mut marks = PageMarks::default();
        let arguments = self
            .document
            .engine_arguments(self.setup.config.tex_unguarded);
        let run = self.run(dir, Program::of(engine), &arguments, |output| {
            tell_pages(&mut marks, output, event)
        });
        run.await.map(|(end, _)| end)
    }

    async fn resumed_pass(
        &self,
        resumed: Resumed,
        event: &mut impl FnMut(Event),
    ) -> (JobDir, io::Result<End>) {
        let engine = self.document.engine;
        event(Event::Pass { engine, pass: 1 });
        let mut marks = PageMarks::default();
        resumed
            .finish(self.setup, &self.watch, |output| {
                tell_pages(&mut marks, output, event)
            })
            .await
    }

    async fn bibliography(&self, dir: &JobDir, program: Program, ran: &mut Ran) -> io::Result<()> {
        let began = Instant::now();
        let job_name = self.document.job_name();
        let root = dir.work();
        let arguments = bibliography::arguments(&root, &self.cwd(dir), program, job_name);
        match self.run(dir, program, &arguments, |_| None).await?.0 {
            End::Stopped(stop) => ran.stop = Some(stop),
            End::Exited(0) => {}
            End::Exited(_) => {
                let log = artefacts::log(&self.cwd(dir).join(format!("{job_name}.blg")));
                let log = String::from_utf8_lossy(&log);
                ran.notes.extend(diagnostics::bibliography(program, &log));
            }
        }
        ran.timings.bibliography_ms += milliseconds(began.elapsed());
        Ok(())
    }

    /// XeTeX writes pages in a format of its own; its PDF is made once, after the last pass.
    async fn make_pdf(&self, dir: &JobDir, ran: &mut Ran) -> io::Result<()> {
        let began = Instant::now();
        let job_name = self.document.job_name();
        if !self.cwd(dir).join(format!("{job_name}.xdv")).is_file() {
            return Ok(());
        }
        let arguments = [
            "-E".into(),
            "-o".into(),
            OsString::from(format!("{job_name}.pdf")),
            OsString::from(format!("{job_name}.xdv")),
        ];
        let (end, said) = self
            .run(dir, Program::Xdvipdfmx, &arguments, |_| None)
            .await?;
        if let End::Stopped(stop) = end {
            ran.stop = Some(stop);
        } else {
            let Document { files, main, .. } = &*self.document;
            let said = String::from_utf8_lossy(&said);
            let failed = end != End::Exited(0);
            ran.notes
                .extend(diagnostics::pdf_writer(&said, failed, files, main));
        }
        ran.timings.pdf_ms = milliseconds(began.elapsed());
        Ok(())
    }

    async fn run(
        &self,
        dir: &JobDir,
        program: Program,
        arguments: &[OsString],
        output: impl FnMut(&[u8]) -> Option<Stop>,
    ) -> io::Result<(End, Vec<u8>)> {
        let cwd = self.cwd(dir);
        let scene = Scene {
            setup: self.setup,
            dir,
            cwd: &cwd,
            job_name: self.document.job_name(),
            source_date: self.source_date,
        };
        process::run(scene, &self.watch, program, arguments, output).await
    }

    /// Whether an outcome is the document's own. An error may come from what the last revision
    /// left, instead.
    fn is_own(&self, attempt: &Attempt, left: Option<&Left>) -> bool {
        let Attempt { ran, output, .. } = attempt;
        let Some(left) = left.filter(|_| !ran.clean && ran.stop.is_none()) else {
            return true;
        };
        left.same_preamble(&self.document) && !rerun::failed_in_auxiliary(&output.log)
    }

    /// The folder that programs run in: the main file's.
    fn cwd(&self, dir: &JobDir) -> PathBuf {
        dir.work().join(self.document.folder())
    }
}

/// Tells of new pages; one too many stops the engine.
fn tell_pages(marks: &mut PageMarks, output: &[u8], event: &mut impl FnMut(Event)) -> Option<Stop> {
    for page in marks.push(output) {
        event(Event::Page { page });
        if page > PAGES_MAX {
            return Some(Stop::Pages);
        }
    }
    None
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
