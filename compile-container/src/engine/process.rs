//! One program's run within a job: started in the sandbox, watched, stopped with all it started.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::io::AsyncReadExt as _;
use tokio::process::Command;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::Program;
use crate::config::{JOB_BYTES_MAX, PDF_MAX, Setup};
use crate::sandbox::{self, HELPER_FAILED, Limits, Policy};
use crate::workdir::JobDir;

/// How often the size of a job's folder is looked at. The kernel limits one file's size, not
/// the sum of many.
const SIZE_CHECK: Duration = Duration::from_millis(250);

/// Why a program was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The caller cancelled, or is gone.
    Cancelled,
    /// The wall clock or the processor's clock ran out.
    Timeout,
    /// Too much was written.
    Output,
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// By itself, with this code; 128 + n after signal n.
    Exited(i32),
    /// By us.
    Stopped(Stop),
}

/// What all programs of one job share.
#[derive(Debug)]
pub struct Job<'a> {
    /// Settings, TeX, sandbox.
    pub setup: &'a Setup,
    /// The job's folder.
    pub dir: &'a JobDir,
    /// The folder that programs run in: the main file's.
    pub cwd: PathBuf,
    /// When everything must be over.
    pub deadline: Instant,
    /// Ends the job early.
    pub cancel: CancellationToken,
    /// The time that documents see, in seconds since 1970.
    pub source_date: u64,
    /// Bytes that the job's folder began with.
    pub bytes_at_start: u64,
}

/// Runs a program to its end, handing its standard output to `output` as it comes.
///
/// # Errors
/// When it cannot be started: a missing program or a sandbox that cannot be put up.
pub async fn run(
    job: &Job<'_>,
    program: Program,
    arguments: &[OsString],
    mut output: impl FnMut(&[u8]),
) -> io::Result<End> {
    let mut child = command(job, program, arguments)?.spawn()?;
    let group = child.id().and_then(|id| Pid::from_raw(id.cast_signed()));
    let missing = || io::Error::other("a pipe is missing");
    let mut stdout = child.stdout.take().ok_or_else(missing)?;
    let mut stderr = child.stderr.take().ok_or_else(missing)?;
    let mut size_check = tokio::time::interval(SIZE_CHECK);
    let mut buffer = vec![0; 16 << 10];
    let mut complaint = Vec::new();
    let mut complaint_open = true;
    let mut complaint_buffer = [0; 1024];
    let mut stopped = None;
    // The pipe closes when the last process that holds it is gone, the engine's children
    // included: only then is the job's folder free to be removed.
    loop {
        tokio::select! {
            read = stdout.read(&mut buffer) => match read? {
                0 => break,
                length => if stopped.is_none() { output(&buffer[..length]) },
            },
            read = stderr.read(&mut complaint_buffer), if complaint_open => match read? {
                0 => complaint_open = false,
                length if complaint.len() < 2000 => complaint.extend_from_slice(&complaint_buffer[..length]),
                _ => {}
            },
            () = job.cancel.cancelled(), if stopped.is_none() => stopped = Some(Stop::Cancelled),
            () = tokio::time::sleep_until(job.deadline), if stopped.is_none() => stopped = Some(Stop::Timeout),
            _ = size_check.tick(), if stopped.is_none() => {
                if job.dir.size() > job.bytes_at_start + JOB_BYTES_MAX {
                    stopped = Some(Stop::Output);
                }
            }
        }
        if stopped.is_some()
            && let Some(group) = group
        {
            // Gone already is as good as killed.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
    let code = sandbox::exit_code(child.wait().await?);
    if let Some(stop) = stopped {
        return Ok(End::Stopped(stop));
    }
    Ok(match code {
        HELPER_FAILED => {
            let complaint = String::from_utf8_lossy(&complaint).trim().to_owned();
            return Err(io::Error::other(complaint));
        }
        // SIGXFSZ: a file above the limit.
        153 => End::Stopped(Stop::Output),
        // SIGXCPU, and the SIGKILL that follows.
        152 | 137 => End::Stopped(Stop::Timeout),
        code => End::Exited(code),
    })
}

fn command(job: &Job<'_>, program: Program, arguments: &[OsString]) -> io::Result<Command> {
    let Setup {
        config,
        tex,
        layers,
    } = job.setup;
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
        write: vec![job.dir.work(), job.dir.var()],
        may_spawn: program == Program::Biber,
    };
    let mut command: Command = sandbox::command(&config.helper, &policy, path).into();
    command
        .args(arguments)
        .current_dir(&job.cwd)
        .env_clear()
        .envs(environment(job))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .kill_on_drop(true);
    Ok(command)
}

/// Everything that a program sees of its environment.
fn environment(job: &Job<'_>) -> Vec<(&'static str, OsString)> {
    let Setup { config, tex, .. } = job.setup;
    let work = job.dir.work();
    let var = job.dir.var();
    let join = |paths: &[&OsStr]| -> OsString { paths.join(OsStr::new(":")) };
    let in_subfolder = job.cwd != work;
    // The main file's folder first, then the project's, then the distribution.
    let search = if in_subfolder {
        join(&[OsStr::new("."), work.as_os_str(), OsStr::new("")])
    } else {
        OsString::from(".:")
    };
    let cache = join(&[
        var.as_os_str(),
        config.cache.as_os_str(),
        tex.system_cache.as_os_str(),
    ]);
    // "p" refuses paths with "..", which files beside a main file in a subfolder need; the
    // sandbox holds in both cases.
    let open_in = if in_subfolder && job.setup.layers.holds() {
        "a"
    } else {
        "p"
    };
    vec![
        ("PATH", tex.bin().into()),
        ("HOME", var.clone().into()),
        ("TMPDIR", var.clone().into()),
        ("LC_ALL", "C.UTF-8".into()),
        ("TZ", "UTC".into()),
        ("TEXMFHOME", var.join("texmf-home").into()),
        ("TEXMFCONFIG", var.join("texmf-config").into()),
        ("TEXMFVAR", var.clone().into()),
        ("TEXMFCACHE", cache),
        ("TEXINPUTS", search.clone()),
        ("BIBINPUTS", search.clone()),
        ("BSTINPUTS", search),
        ("openin_any", open_in.into()),
        ("openout_any", "p".into()),
        ("shell_escape", "f".into()),
        // A missing bitmap font would otherwise be generated, for tens of seconds.
        ("MKTEXTFM", "0".into()),
        ("MKTEXPK", "0".into()),
        ("MKTEXMF", "0".into()),
        ("SOURCE_DATE_EPOCH", job.source_date.to_string().into()),
        ("FORCE_SOURCE_DATE", "1".into()),
        // Whole lines in the log: they are read by a program.
        ("max_print_line", "8000".into()),
        ("error_line", "254".into()),
        ("half_error_line", "238".into()),
    ]
}
