//! Running a program on hostile input.
//!
//! The service starts itself again as a small helper that puts the walls up around itself
//! and then becomes the program:
//!
//! ```text
//! service ── sandbox-exec   new user, process, network, host name and IPC namespaces, and a
//!              │             root folder that holds what the policy names and nothing else
//!              └ its child      process 1 of the new namespace: its end ends all others
//!                  └ its child      resource limits, Landlock, seccomp, then exec
//! ```
//!
//! The children are copies of the helper: starting a program anew costs more than putting up a
//! wall. Without namespaces the helper itself becomes the program. What a helper cannot set up ends
//! it with [`HELPER_FAILED`] before the program starts: no wall is left out silently.

mod confine;
mod namespaces;
mod probe;
mod syscalls;

use std::ffi::OsString;
use std::io;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use rustix::io::Errno;
use rustix::process::{Pid, Signal, WaitOptions, waitpid};
use serde::{Deserialize, Serialize};

pub use probe::probe;

/// Exit code of a helper that could not put the walls up; a sentence stands on stderr.
pub const HELPER_FAILED: i32 = 125;

/// Which walls the kernel offers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layers {
    /// User, process, network, mount, host name and IPC namespaces, with a root of their own.
    pub namespaces: bool,
    /// Landlock: files by path, TCP, signals.
    pub landlock: bool,
    /// A system call filter.
    pub seccomp: bool,
}

impl Layers {
    /// The active layers' names, as `/health` shows them.
    pub fn names(self) -> Vec<String> {
        let mut names = vec!["rlimits", "no_new_privs"];
        if self.landlock {
            names.push("landlock");
        }
        if self.seccomp {
            names.push("seccomp");
        }
        if self.namespaces {
            names.extend(["userns", "pidns", "netns", "mountns", "utsns", "ipcns"]);
        }
        names.into_iter().map(str::to_owned).collect()
    }

    /// Whether files outside the job are out of reach.
    pub fn holds(self) -> bool {
        self.landlock
    }
}

/// Resource limits of one program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Processor seconds.
    pub cpu_seconds: u64,
    /// Address space, bytes.
    pub memory_bytes: u64,
    /// The largest file it may write, bytes.
    pub file_bytes: u64,
}

/// What a program may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Walls to put up.
    pub layers: Layers,
    /// Resource limits.
    pub limits: Limits,
    /// Files and folders to read; those that do not exist are ignored.
    pub read: Vec<PathBuf>,
    /// Programs to run (the program itself, its loader, its interpreter). None of them can
    /// start another: processes are not to be had.
    pub execute: Vec<PathBuf>,
    /// Folders to read and write.
    pub write: Vec<PathBuf>,
    /// What a helper's complaint begins with, see [`new_mark`]. The program never sees it, so
    /// that no document can pass for a helper that failed.
    pub mark: String,
}

/// What the service is started as to be a helper.
const HELPER_NAME: &str = "sandbox-exec";

/// Devices that every program may open.
const DEVICES: &[&str] = &["/dev/null", "/dev/zero", "/dev/urandom"];

/// A word that nobody can guess, for [`Policy::mark`].
pub fn new_mark() -> String {
    use std::hash::{BuildHasher as _, RandomState};
    // Keyed by the system's randomness.
    format!("{:016x}", RandomState::new().hash_one(std::process::id()))
}

/// The command that runs `program` under `policy`; `helper` is a binary whose `main` begins
/// with [`enter_if_helper`].
pub fn command(helper: &Path, policy: &Policy, program: &Path) -> Command {
    let mut command = Command::new(helper);
    command
        .arg(HELPER_NAME)
        .arg(policy_argument(policy))
        .arg(program);
    command
}

fn policy_argument(policy: &Policy) -> String {
    // A policy is plain data with UTF-8 paths; an empty one is refused by the helper.
    serde_json::to_string(policy).unwrap_or_default()
}

/// To be called first in `main`, before any thread is started: when this process was started
/// as a helper, does that work and gives the exit code.
pub fn enter_if_helper() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != HELPER_NAME {
        return None;
    }
    let mut mark = String::new();
    let code = enter(arguments, &mut mark).unwrap_or_else(|error| complain(&mark, &error));
    Some(ExitCode::from(u8::try_from(code).unwrap_or(u8::MAX)))
}

/// Says what could not be set up; gives the exit code for it.
fn complain(mark: &str, error: &io::Error) -> i32 {
    eprintln!("{mark}{HELPER_NAME}: {error}");
    HELPER_FAILED
}

fn enter(mut arguments: impl Iterator<Item = OsString>, mark: &mut String) -> io::Result<i32> {
    die_with_parent()?;
    let policy: Policy = arguments
        .next()
        .and_then(|json| serde_json::from_str(json.to_str()?).ok())
        .ok_or_else(|| io::Error::other("no policy was given"))?;
    mark.clone_from(&policy.mark);
    let program = arguments
        .next()
        .ok_or_else(|| io::Error::other("no program was given"))?;
    let mut command = Command::new(program);
    command.args(arguments);
    let mut run = || -> io::Result<i32> {
        confine::enter(&policy)?;
        Err(command.exec())
    };
    if !policy.layers.namespaces {
        return run();
    }
    namespaces::enter(&policy)?;
    in_child(mark, || in_child(mark, run))
}

/// Puts walls up around this very process, which was started for one piece of work on hostile input
/// and has not begun it: resource limits, Landlock and the filter of system calls, without namespaces.
///
/// # Errors
/// When a wall that the policy asks for cannot be put up.
pub fn confine(policy: &Policy) -> io::Result<()> {
    die_with_parent()?;
    confine::enter(policy)
}

/// Whoever started this process takes it along, so that a killed service leaves nothing behind.
fn die_with_parent() -> io::Result<()> {
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL))?;
    Ok(())
}

/// Does the work in a copy of this process; gives its exit code, 128 + n after signal n, as in shells.
fn in_child(mark: &str, work: impl FnOnce() -> io::Result<i32>) -> io::Result<i32> {
    #[expect(
        unsafe_code,
        reason = "fork is unsafe for programs with threads; this is none"
    )]
    // SAFETY: the helper has one thread, so that no lock is held by one that the child lacks.
    let child = unsafe { libc::fork() };
    if child < 0 {
        return Err(io::Error::last_os_error());
    }
    let Some(child) = Pid::from_raw(child) else {
        let done = die_with_parent().and_then(|()| work());
        std::process::exit(done.unwrap_or_else(|error| complain(mark, &error)));
    };
    loop {
        match waitpid(Some(child), WaitOptions::empty()) {
            Ok(Some((_, status))) => {
                let signal = || status.terminating_signal().map(|signal| 128 + signal);
                return Ok(status
                    .exit_status()
                    .or_else(signal)
                    .unwrap_or(HELPER_FAILED));
            }
            Ok(None) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// An exit status as one number: the code, or 128 + the signal.
pub fn exit_code(status: std::process::ExitStatus) -> i32 {
    status
        .code()
        .or_else(|| status.signal().map(|signal| 128 + signal))
        .unwrap_or(HELPER_FAILED)
}
