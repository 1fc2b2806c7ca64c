//! What the service is told from outside, and what it finds out at its start.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use crate::caller::Caller;
use crate::engine::TexLive;
use crate::sandbox::{self, Layers};

/// The settings; every duration and size has a bound that fits a resume.
#[derive(Debug, Clone)]
pub struct Config {
    /// `COMPILE_BIND`: where to listen.
    pub bind: SocketAddr,
    /// `COMPILE_TOKEN`: who may ask for compiles; without it, whoever reaches the service.
    pub caller: Option<Caller>,
    /// `COMPILE_SLOTS`: compiles at once.
    pub slots: usize,
    /// `COMPILE_QUEUE`: compiles that may wait for a slot.
    pub queue: usize,
    /// `COMPILE_TIMEOUT_SECONDS`: wall clock of one compile, all passes together.
    pub timeout: Duration,
    /// `COMPILE_PATIENCE_SECONDS`: how long running compiles may go on after the service was
    /// told to stop. Container platforms kill after ten seconds.
    pub patience: Duration,
    /// `COMPILE_TEMP`: where job folders are created; memory-backed storage is best.
    pub temp: PathBuf,
    /// `COMPILE_CACHE`: where the font caches for LuaTeX are kept.
    pub cache: PathBuf,
    /// `COMPILE_MEMORY_BYTES`: address space of one engine.
    pub memory_bytes: u64,
    /// The binary that starts programs in the sandbox: this one.
    pub helper: PathBuf,
    /// `COMPILE_WARM`: warm engines that may wait; none keeps all compiles cold.
    pub warm_engines: usize,
    /// `COMPILE_WARM_MEMORY_BYTES`: what they may hold together.
    pub warm_memory_bytes: u64,
    /// `COMPILE_WARM_SECONDS`: how long one may wait.
    pub warm_age: Duration,
    /// `COMPILE_SOURCE_DATE_EPOCH`: the time that documents see, in seconds since 1970. Without
    /// it: today's midnight, UTC, so that one input gives one PDF for a day and `\today` is right.
    pub source_date: Option<u64>,
    /// Lets TeX do whatever a document asks for: shell escape, any file, any format. For the
    /// tests that show that the sandbox holds by itself; no variable sets it.
    pub tex_unguarded: bool,
}

/// The largest PDF, in bytes; also the largest file that an engine may write.
pub const PDF_MAX: u64 = 20_000_000;
/// The most that a job's folder may hold beside what it began with, in bytes.
pub const JOB_BYTES_MAX: u64 = 100_000_000;
/// The most that a job's terminal output, or its log, may come to while it runs, in bytes.
/// Logs of resumes are tens of kilobytes; with all tracing on, a few megabytes.
pub const SAID_MAX: usize = 10_000_000;
/// The most pages. Resumes have a few, an academic's full list of works some dozens.
pub const PAGES_MAX: u32 = 200;
/// How much of a log is kept, in bytes: its head and its tail, half each.
pub const LOG_MAX: usize = 2_000_000;

/// Why the service does not start.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A secret that does not do; it is not shown.
    #[error("{0} does not do: {1} is expected")]
    Secret(&'static str, &'static str),
    /// A variable's value cannot be read.
    #[error("{name} is “{value}”: {expected} is expected")]
    Value {
        /// The variable.
        name: &'static str,
        /// Its value.
        value: String,
        /// What would have been right.
        expected: &'static str,
    },
    /// No engine is installed.
    #[error("no TeX engine was found in PATH: install TeX Live (see docs/compile.md)")]
    NoTex,
    /// The kernel offers no wall around files.
    #[error(
        "the kernel offers no Landlock, so documents could read this machine's files; \
         set COMPILE_ALLOW_UNSANDBOXED=1 to run all the same"
    )]
    NoSandbox,
    /// Something of the operating system.
    #[error("{0}: {1}")]
    Io(&'static str, std::io::Error),
}

impl Config {
    /// Reads the settings from the environment.
    ///
    /// # Errors
    /// [`ConfigError::Value`] for a value that cannot be read.
    pub fn from_env() -> Result<Self, ConfigError> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let slots = number("COMPILE_SLOTS", cores as u64, 1, 256)?;
        let slots = usize::try_from(slots).unwrap_or(1);
        let queue = number("COMPILE_QUEUE", slots as u64 * 8, 0, 10_000)?;
        let timeout = number("COMPILE_TIMEOUT_SECONDS", 30, 1, 600)?;
        let patience = number("COMPILE_PATIENCE_SECONDS", 8, 0, 600)?;
        let temp = std::env::temp_dir();
        Ok(Self {
            bind: variable("COMPILE_BIND", "an address such as 127.0.0.1:8788", |v| {
                v.parse().ok()
            })?
            .unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8788))),
            caller: caller("COMPILE_TOKEN")?,
            slots,
            queue: usize::try_from(queue).unwrap_or(slots),
            timeout: Duration::from_secs(timeout),
            patience: Duration::from_secs(patience),
            temp: path("COMPILE_TEMP").unwrap_or_else(|| temp.join("legible-compile")),
            cache: path("COMPILE_CACHE").unwrap_or_else(|| temp.join("legible-compile-cache")),
            memory_bytes: number("COMPILE_MEMORY_BYTES", 2 << 30, 256 << 20, 64 << 30)?,
            helper: std::env::current_exe().map_err(|e| ConfigError::Io("own binary", e))?,
            warm_engines: usize::try_from(number("COMPILE_WARM", slots as u64 * 4, 0, 1000)?)
                .unwrap_or_default(),
            warm_memory_bytes: number("COMPILE_WARM_MEMORY_BYTES", 1 << 30, 0, 1 << 40)?,
            warm_age: Duration::from_secs(number("COMPILE_WARM_SECONDS", 600, 1, 86_400)?),
            source_date: variable("COMPILE_SOURCE_DATE_EPOCH", "seconds since 1970", |v| {
                v.parse().ok()
            })?,
            tex_unguarded: false,
        })
    }
}

fn caller(name: &'static str) -> Result<Option<Caller>, ConfigError> {
    match std::env::var_os(name).filter(|v| !v.is_empty()) {
        None => Ok(None),
        Some(token) => match token.to_str().and_then(Caller::with_token) {
            None => Err(ConfigError::Secret(
                name,
                "a text of at least 32 characters",
            )),
            known => Ok(known),
        },
    }
}

fn path(name: &'static str) -> Option<PathBuf> {
    std::env::var_os(name)
        .filter(|v| !v.is_empty())
        .map(PathBuf::from)
}

fn number(name: &'static str, default: u64, min: u64, max: u64) -> Result<u64, ConfigError> {
    let read = |v: &str| v.parse().ok().filter(|n| (min..=max).contains(n));
    Ok(variable(name, "a whole number within its bounds", read)?.unwrap_or(default))
}

fn variable<T>(
    name: &'static str,
    expected: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, ConfigError> {
    let Some(value) = std::env::var_os(name).filter(|v| !v.is_empty()) else {
        return Ok(None);
    };
    let value = value.to_string_lossy().into_owned();
    match read(&value) {
        Some(read) => Ok(Some(read)),
        None => Err(ConfigError::Value {
            name,
            value,
            expected,
        }),
    }
}

/// Settings, TeX and sandbox together: all that a compile needs from its surroundings.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The settings.
    pub config: Config,
    /// The TeX distribution.
    pub tex: TexLive,
    /// The walls that are up.
    pub layers: Layers,
}

impl Setup {
    /// Looks at the machine: TeX, kernel, disk.
    ///
    /// # Errors
    /// [`ConfigError`] when the service cannot or must not run here.
    pub fn find(config: Config) -> Result<Self, ConfigError> {
        let tex = TexLive::find().ok_or(ConfigError::NoTex)?;
        let layers = sandbox::probe(&config.helper);
        let unsandboxed = std::env::var_os("COMPILE_ALLOW_UNSANDBOXED").is_some_and(|v| v == "1");
        if !layers.holds() && !unsandboxed {
            return Err(ConfigError::NoSandbox);
        }
        crate::workdir::prepare(&config.temp).map_err(|e| ConfigError::Io("COMPILE_TEMP", e))?;
        crate::workdir::own(&config.cache).map_err(|e| ConfigError::Io("COMPILE_CACHE", e))?;
        Ok(Self {
            config,
            tex,
            layers,
        })
    }
}
