//! One warm engine: a program that has read the head of a document and waits for the rest.
//!
//! The main file that it opens is a pipe. Its own bytes come through it in two parts, so that
//! nothing is added to the document and every line has its number: what comes out is what a
//! cold run makes of the same files, byte for byte. As soon as the engine has opened the pipe the
//! file itself takes its place in the folder, for whatever reads it by its name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rustix::fs::{CWD, FileType, Mode};
use tokio::io::AsyncWriteExt as _;
use tokio::net::unix::pipe;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::digest::Digest;
use super::left::Left;
use super::reads::Reads;
use super::{head, waiting};
use crate::config::Setup;
use crate::document::Document;
use crate::engine::process::{End, Running, Scene, Stop, Watch, Way};
use crate::engine::{Program, font_cache};
use crate::rerun::Learnt;
use crate::workdir::JobDir;

/// The longest that an engine may take for a head. What takes longer is not worth a place.
const HEAD_MAX: Duration = Duration::from_secs(10);
/// How often it is looked whether the engine has opened its file: there is no call that waits for
/// that and for the engine's end too.
const OPENED: Duration = Duration::from_millis(1);

/// What an engine is started with.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The files and what is to be done with them.
    pub document: Arc<Document>,
    /// What the last revision left.
    pub left: Option<Arc<Left>>,
    /// The time that the document sees, in seconds since 1970.
    pub source_date: u64,
}

/// An engine that waits; dropping it kills it and removes its folder.
#[derive(Debug)]
pub struct WarmEngine {
    plan: Plan,
    head: usize,
    running: Running,
    pipe: pipe::Sender,
    /// After `running`: the folder goes when nothing writes to it any more.
    dir: JobDir,
    before: Learnt,
    digests: BTreeMap<String, Digest>,
    /// The files that it has read by now, the main file only where it was read by its name.
    read: BTreeSet<String>,
    memory: u64,
}

/// An engine that has got the rest of its document.
#[derive(Debug)]
pub struct Resumed {
    /// Its folder.
    pub dir: JobDir,
    /// What the auxiliary files said before it read them.
    pub before: Learnt,
    cwd: PathBuf,
    job_name: String,
    source_date: u64,
    running: Running,
    pipe: pipe::Sender,
    rest: Vec<u8>,
}

impl Plan {
    /// Whether an engine of this plan could go on with `document`: everything but the main
    /// file's rest and the contents of other files is the same.
    pub fn could_serve(&self, document: &Document, left: Option<&Arc<Left>>, date: u64) -> bool {
        let Some(head) = head::end(self.document.main_bytes()) else {
            return false;
        };
        let same_left = match (&self.left, left) {
            (Some(mine), Some(theirs)) => Arc::ptr_eq(mine, theirs),
            (None, None) => true,
            _ => false,
        };
        same_left
            && self.source_date == date
            && self.document.engine == document.engine
            && self.document.main == document.main
            && self.document.files.keys().eq(document.files.keys())
            && document
                .main_bytes()
                .starts_with(&self.document.main_bytes()[..head])
    }
}

impl WarmEngine {
    /// Starts an engine and returns when it waits for the rest of its document; `None` where it
    /// does not come that far.
    ///
    /// # Errors
    /// When the machine fails: disk, sandbox, a missing program.
    pub async fn start(
        setup: &Setup,
        reads: Reads,
        plan: Plan,
        cancel: CancellationToken,
    ) -> io::Result<Option<Self>> {
        let document = &plan.document;
        let Some(head) = head::end(document.main_bytes()) else {
            return Ok(None);
        };
        let dir = JobDir::create(
            &setup.config.temp,
            document
                .others()
                .chain(plan.left.iter().flat_map(|left| left.files())),
        )?;
        if document.engine == compile_protocol::Engine::Lualatex {
            font_cache::lend(setup, &dir)?;
        }
        let work = dir.work();
        let before = Learnt::read(&work);
        let main = dir.within(&document.main)?;
        let cwd = work.join(document.folder());
        fs::create_dir_all(&cwd)?;
        for (path, _) in document.others() {
            reads.forget(&work.join(path))?;
        }
        rustix::fs::mknodat(CWD, &main, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0)?;
        let scene = Scene {
            setup,
            dir: &dir,
            cwd: &cwd,
            job_name: document.job_name(),
            source_date: plan.source_date,
        };
        let watch = Watch {
            deadline: Instant::now() + HEAD_MAX,
            cancel,
            bytes_at_start: dir.size(),
        };
        let mut running = Running::start(
            scene,
            Program::of(document.engine),
            &document.engine_arguments(setup.config.tex_unguarded),
        )?;
        let mut opened = None;
        let way = running
            .until(scene, &watch, |_| None, async {
                opened = Some(open(&main).await);
            })
            .await?;
        let (Way::There, Some(pipe)) = (way, opened) else {
            return Ok(None);
        };
        let mut pipe = pipe?;
        place(&dir, &main, document.main_bytes())?;
        reads.forget(&main)?;
        let helper = running.id().unwrap_or_default();
        let mut fed = Ok(());
        let way = running
            .until(scene, &watch, |_| None, async {
                fed = feed(&mut pipe, document, head).await;
                if fed.is_ok() {
                    waiting::for_more(helper, &pipe).await;
                }
            })
            .await?;
        if way != Way::There || fed.is_err() {
            return Ok(None);
        }
        Ok(Some(Self {
            head,
            read: reads.of(&work, document.files.keys()),
            digests: document
                .files
                .iter()
                .map(|(path, bytes)| (path.clone(), Digest::of(bytes)))
                .collect(),
            memory: waiting::memory(helper),
            plan,
            running,
            pipe,
            dir,
            before,
        }))
    }

    /// Memory that it holds, in bytes.
    pub fn memory(&self) -> u64 {
        self.memory
    }

    /// Goes on with another revision; `None`, and the engine is gone, where it has read something
    /// that is different there.
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn resume(self, document: &Document) -> io::Result<Option<Resumed>> {
        let same = |path: &String| {
            let bytes = document.files.get(path);
            bytes.is_some_and(|bytes| self.digests.get(path) == Some(&Digest::of(bytes)))
        };
        if !self.read.iter().all(same) {
            self.discard().await;
            return Ok(None);
        }
        let work = self.dir.work();
        for (path, bytes) in document.others() {
            if !same(path) {
                place(&self.dir, &work.join(path), bytes)?;
            }
        }
        let main = document.main_bytes();
        place(&self.dir, &work.join(&document.main), main)?;
        Ok(Some(Resumed {
            rest: main[self.head..].to_vec(),
            cwd: work.join(document.folder()),
            job_name: document.job_name().to_owned(),
            source_date: self.plan.source_date,
            dir: self.dir,
            before: self.before,
            running: self.running,
            pipe: self.pipe,
        }))
    }

    /// Ends it; its folder goes when nothing of it runs any more.
    pub async fn discard(self) {
        self.running.discard().await;
        drop(self.dir);
    }
}

impl Resumed {
    /// Runs to the end, and gives the folder back.
    pub async fn finish(
        self,
        setup: &Setup,
        watch: &Watch,
        output: impl FnMut(&[u8]) -> Option<Stop>,
    ) -> (JobDir, io::Result<End>) {
        let Self {
            dir,
            cwd,
            job_name,
            source_date,
            running,
            mut pipe,
            rest,
            ..
        } = self;
        let feeding = async move {
            // An engine that has seen enough closes its end: \end{document} is the usual case.
            let _ = pipe.write_all(&rest).await;
        };
        let scene = Scene {
            setup,
            dir: &dir,
            cwd: &cwd,
            job_name: &job_name,
            source_date,
        };
        let end = running.finish(scene, watch, output, feeding).await;
        (dir, end)
    }
}

/// Opens a pipe for writing once somebody reads from it.
async fn open(path: &Path) -> io::Result<pipe::Sender> {
    loop {
        match pipe::OpenOptions::new().open_sender(path) {
            Err(error) if error.raw_os_error() == Some(libc::ENXIO) => {
                tokio::time::sleep(OPENED).await;
            }
            opened => return opened,
        }
    }
}

async fn feed(pipe: &mut pipe::Sender, document: &Document, head: usize) -> io::Result<()> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let main = document.main_bytes();
    // XeTeX guesses the encoding from the first two bytes and goes back to the start, which a
    // pipe cannot. With a mark it need not go back, and reads the same.
    if document.engine == compile_protocol::Engine::Xelatex && !main.starts_with(MARK) {
        pipe.write_all(MARK).await?;
    }
    pipe.write_all(&main[..head]).await
}

/// Puts a file into its place at once: readers see the old one or the new one.
fn place(dir: &JobDir, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = dir.beside();
    fs::write(&beside, bytes)?;
    fs::rename(beside, path)
}
