//! One program's run within a job: started in the sandbox, watched, stopped with all it started.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::Stdio;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::io::AsyncReadExt as _;
use tokio::process::{Child, ChildStderr, ChildStdout, Command};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::Program;
use super::usage::Usage;
use crate::config::{PDF_MAX, SAID_MAX, Setup};
use crate::sandbox::{self, HELPER_FAILED, Limits, Policy};
use crate::workdir::JobDir;

/// How often the size of a job's folder is looked at. The kernel limits one file's size, not
/// the sum of many.
const SIZE_CHECK: Duration = Duration::from_millis(250);

/// How much of a program's standard error is kept, about, in bytes.
const COMPLAINT_MAX: usize = 16 << 10;

/// Why a program was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The caller cancelled, or is gone.
    Cancelled,
    /// The wall clock or the processor's clock ran out.
    Timeout,
    /// Too much was written.
    Output,
    /// Too much was said: the terminal or the log.
    Log,
    /// Too many pages were made.
    Pages,
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// By itself, with this code; 128 + n after signal n.
    Exited(i32),
    /// By us.
    Stopped(Stop),
}

/// Where programs of one job run, and what they see.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// Settings, TeX, sandbox.
    pub setup: &'a Setup,
    /// The job's folder.
    pub dir: &'a JobDir,
    /// The folder that programs run in: the main file's.
    pub cwd: &'a Path,
    /// The main file's name without its ending, which the log has too.
    pub job_name: &'a str,
    /// The time that documents see, in seconds since 1970.
    pub source_date: u64,
}

impl Scene<'_> {
    /// Where the engine writes its log.
    pub fn log(&self) -> PathBuf {
        self.cwd.join(format!("{}.log", self.job_name))
    }
}

/// When a program is stopped, if it does not end by itself.
#[derive(Debug)]
pub struct Watch {
    /// When everything must be over.
    pub deadline: Instant,
    /// Ends the job early.
    pub cancel: CancellationToken,
    /// Bytes that the job's folder began with.
    pub bytes_at_start: u64,
}

/// How far a program came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To its end.
    Ended(End),
    /// To where the caller wanted it; it goes on running.
    There,
}

/// A program in the sandbox. Dropping it kills it and all that it started.
#[derive(Debug)]
pub struct Running {
    child: Child,
    group: Option<Pid>,
    stdout: ChildStdout,
    stderr: ChildStderr,
    complaint: Vec<u8>,
    complaint_open: bool,
    /// What the helper's complaint would begin with.
    mark: String,
    /// Bytes that it has printed.
    said: usize,
}

impl Running {
    /// Starts a program.
    ///
    /// # Errors
    /// When it is missing or cannot be started.
    pub fn start(scene: Scene<'_>, program: Program, arguments: &[OsString]) -> io::Result<Self> {
        let mark = sandbox::new_mark();
        let mut child = command(scene, program, arguments, &mark)?.spawn()?;
        let missing = || io::Error::other("a pipe is missing");
        Ok(Self {
            group: child.id().and_then(|id| Pid::from_raw(id.cast_signed())),
            stdout: child.stdout.take().ok_or_else(missing)?,
            stderr: child.stderr.take().ok_or_else(missing)?,
            child,
            complaint: Vec::new(),
            complaint_open: true,
            mark,
            said: 0,
        })
    }

    /// The helper's process number, as long as it has not been waited for.
    pub fn id(&self) -> Option<u32> {
        self.child.id()
    }

    /// Ends the program and all that it started.
    pub fn kill(&self) {
        if let Some(group) = self.group {
            // Gone already is as good as killed.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }

    /// Kills it, and returns when nothing of it runs any more.
    pub async fn discard(mut self) {
        self.kill();
        // The pipe closes with the last process that holds it.
        let mut buffer = [0; 4096];
        while self.stdout.read(&mut buffer).await.is_ok_and(|n| n > 0) {}
        let _ = self.child.wait().await;
    }

    /// Runs on to the program's end, with `beside` at the same time.
    ///
    /// # Errors
    /// When the sandbox could not be put up.
    pub async fn finish(
        mut self,
        scene: Scene<'_>,
        watch: &Watch,
        output: impl FnMut(&[u8]) -> Option<Stop>,
        beside: impl Future<Output = ()>,
    ) -> io::Result<End> {
        let endless = async {
            beside.await;
            std::future::pending::<()>().await;
        };
        match self.until(scene, watch, output, endless).await? {
            Way::Ended(end) => Ok(end),
            Way::There => Err(io::Error::other("a program was left running")),
        }
    }

    /// Runs on until `there` is done or the program has ended, handing its standard output to
    /// `output` as it comes; `output` may stop it.
    ///
    /// # Errors
    /// When the sandbox could not be put up.
    pub async fn until(
        &mut self,
        scene: Scene<'_>,
        watch: &Watch,
        mut output: impl FnMut(&[u8]) -> Option<Stop>,
        there: impl Future<Output = ()>,
    ) -> io::Result<Way> {
        let mut there = pin!(there);
        let mut size_check = tokio::time::interval(SIZE_CHECK);
        let mut buffer = vec![0; 16 << 10];
        let mut complaint_buffer = [0; 1024];
        let mut stopped = None;
        // The pipe closes when the last process that holds it is gone, the engine's children
        // included: only then is the job's folder free to be removed.
        loop {
            tokio::select! {
                read = self.stdout.read(&mut buffer) => match read? {
                    0 => break,
                    length => if stopped.is_none() {
                        self.said += length;
                        stopped = output(&buffer[..length])
                            .or((self.said > SAID_MAX).then_some(Stop::Log));
                    },
                },
                read = self.stderr.read(&mut complaint_buffer), if self.complaint_open => match read? {
                    0 => self.complaint_open = false,
                    length if self.complaint.len() < COMPLAINT_MAX => self.complaint.extend_from_slice(&complaint_buffer[..length]),
                    _ => {}
                },
                () = &mut there, if stopped.is_none() => return Ok(Way::There),
                () = watch.cancel.cancelled(), if stopped.is_none() => stopped = Some(Stop::Cancelled),
                () = tokio::time::sleep_until(watch.deadline), if stopped.is_none() => stopped = Some(Stop::Timeout),
                _ = size_check.tick(), if stopped.is_none() => {
                    let usage = Usage::new(scene, watch, self.child.id());
                    stopped = tokio::task::spawn_blocking(move || usage.too_much())
                        .await
                        .unwrap_or(Some(Stop::Output));
                }
            }
            if stopped.is_some() {
                self.kill();
            }
        }
        let code = sandbox::exit_code(self.child.wait().await?);
        Ok(Way::Ended(match (stopped, code) {
            (Some(stop), _) => End::Stopped(stop),
            // A document may end an engine with any code, but does not know the mark.
            (None, HELPER_FAILED) if self.complaint.starts_with(self.mark.as_bytes()) => {
                let complaint = String::from_utf8_lossy(&self.complaint[self.mark.len()..])
                    .trim()
                    .to_owned();
                return Err(io::Error::other(complaint));
            }
            // SIGXFSZ: a file above the limit.
            (None, 153) => End::Stopped(Stop::Output),
            // SIGXCPU, and the SIGKILL that follows.
            (None, 152 | 137) => End::Stopped(Stop::Timeout),
            (None, code) => End::Exited(code),
        }))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Its number is another process's once it has been waited for.
        if self.child.id().is_some() {
            self.kill();
        }
    }
}

/// Runs a program to its end, handing its standard output to `output` as it comes; `output` may stop it.
/// Gives the beginning of what it wrote on its standard error, too.
///
/// # Errors
/// When it cannot be started: a missing program or a sandbox that cannot be put up.
pub async fn run(
    scene: Scene<'_>,
    watch: &Watch,
    program: Program,
    arguments: &[OsString],
    output: impl FnMut(&[u8]) -> Option<Stop>,
) -> io::Result<(End, Vec<u8>)> {
    let mut running = Running::start(scene, program, arguments)?;
    match running
        .until(scene, watch, output, std::future::pending())
        .await?
    {
        Way::Ended(end) => Ok((end, std::mem::take(&mut running.complaint))),
        Way::There => Err(io::Error::other("a program was left running")),
    }
}

fn command(
    scene: Scene<'_>,
    program: Program,
    arguments: &[OsString],
    mark: &str,
) -> io::Result<Command> {
    let Setup {
        config,
        tex,
        layers,
    } = scene.setup;
    let path = tex.path(program).ok_or_else(|| {
        io::Error::new(
            io::ErrorKind::NotFound,
            format!("{} is not installed", program.name()),
        )
    })?;
    let mut read = tex.read.clone();
    read.push(config.cache.clone());
    let policy = Policy {
        layers: *layers,
        limits: Limits {
            cpu_seconds: config.timeout.as_secs() + 5,
            memory_bytes: config.memory_bytes,
            file_bytes: PDF_MAX,
        },
        read,
        execute: tex.executables(program),
        write: vec![scene.dir.work(), scene.dir.var()],
        mark: mark.to_owned(),
    };
    let mut command: Command = sandbox::command(&config.helper, &policy, path).into();
    command
        .args(arguments)
        .current_dir(scene.cwd)
        .env_clear()
        .envs(environment(scene, program))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .kill_on_drop(true);
    Ok(command)
}

/// Everything that a program sees of its environment.
fn environment(scene: Scene<'_>, program: Program) -> Vec<(&'static str, OsString)> {
    let Setup { config, tex, .. } = scene.setup;
    let work = scene.dir.work();
    let var = scene.dir.var();
    let join = |paths: &[&OsStr]| -> OsString { paths.join(OsStr::new(":")) };
    let in_subfolder = scene.cwd != work;
    let cache = join(&[
        var.as_os_str(),
        config.cache.as_os_str(),
        tex.system_cache.as_os_str(),
    ]);
    // "p" refuses paths with "..", which files beside a main file in a subfolder need, and, in
    // newer LuaTeX, the distribution's own files when Lua opens them; the sandbox holds in any
    // case.
    let needs_all = in_subfolder || program == Program::Lualatex;
    let open_in = if config.tex_unguarded || needs_all && scene.setup.layers.holds() {
        "a"
    } else {
        "p"
    };
    let (open_out, shell) = if config.tex_unguarded {
        ("a", "t")
    } else {
        ("p", "f")
    };
    let mut all: Vec<(&str, OsString)> = vec![
        // Nothing is to be found there: no program starts another. Biber would ask kpsewhich.
        ("PATH", var.join("bin").into()),
        ("HOME", var.clone().into()),
        ("TMPDIR", var.clone().into()),
        ("LC_ALL", "C.UTF-8".into()),
        ("TZ", "UTC".into()),
        ("TEXMFHOME", var.join("texmf-home").into()),
        ("TEXMFCONFIG", var.join("texmf-config").into()),
        ("TEXMFVAR", var.clone().into()),
        ("TEXMFCACHE", cache),
        ("openin_any", open_in.into()),
        ("openout_any", open_out.into()),
        ("shell_escape", shell.into()),
        // A missing bitmap font would otherwise be generated, for tens of seconds.
        ("MKTEXTFM", "0".into()),
        ("MKTEXPK", "0".into()),
        ("MKTEXMF", "0".into()),
        ("SOURCE_DATE_EPOCH", scene.source_date.to_string().into()),
        ("FORCE_SOURCE_DATE", "1".into()),
        // Whole lines in the log: they are read by a program.
        ("max_print_line", "8000".into()),
        ("error_line", "254".into()),
        ("half_error_line", "238".into()),
    ];
    if in_subfolder {
        // The main file's folder first, then the project's, then the distribution. The distribution's
        // own list begins with the current folder: naming it anew would have it searched twice.
        let search = join(&[OsStr::new("."), work.as_os_str(), OsStr::new("")]);
        let lists = ["TEXINPUTS", "BIBINPUTS", "BSTINPUTS"];
        all.extend(lists.map(|list| (list, search.clone())));
    }
    if !config.tex_unguarded {
        // Formats are the distribution's: one in the project would be run as it is.
        all.push(("TEXFORMATS", "$TEXMF/web2c{/$engine,}".into()));
    }
    all
}
