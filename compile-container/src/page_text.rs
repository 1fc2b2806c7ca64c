//! What a parser reads on the page, for the report that is stored with a compile.
//!
//! A document can write any PDF it likes, and reading one may take its time and memory whatever limits a
//! library has. So it is read here, where it was made, and not by the edge, where others wait: by a process
//! that the service starts as itself, that can open no file, reach no network, start nothing, and has so
//! many seconds. It is handed the bytes and hands back the reading.

use std::ffi::OsStr;
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::process::{ExitCode, Stdio};
use std::time::Duration;

use compile_protocol::frame::PAGE_TEXT_MAX;
use pdf_text::Limits as ReadingLimits;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;

use crate::config::PDF_MAX;
use crate::sandbox::{self, HELPER_FAILED, Layers, Limits, Policy};

/// What the service is started as to read a page.
const READER_NAME: &str = "page-text";

/// How long a reading may take. A dense page takes 3 ms, the start of the process included.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a reading may cost. The largest PDF unpacks to as much as the default allows.
const WALLS: Limits = Limits {
    cpu_seconds: 2,
    memory_bytes: 512 << 20,
    file_bytes: 0,
};

/// Reads the page that `pdf` shows, as the JSON of a `PdfReading`. `helper` is a binary whose `main`
/// begins with [`enter_if_reader`].
///
/// `None` for a PDF that cannot be read, or not within the limits: a report can do without.
pub async fn read(helper: &Path, layers: Layers, pdf: &[u8]) -> Option<Vec<u8>> {
    let reading = tokio::time::timeout(PATIENCE, ask(helper, layers, pdf)).await;
    match reading {
        Ok(Ok(reading)) => reading,
        Ok(Err(error)) => {
            tracing::warn!(%error, "the reader of pages does not work");
            None
        }
        Err(_) => None,
    }
}

async fn ask(helper: &Path, layers: Layers, pdf: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let policy = Policy {
        // A reader that is safe by its language needs no world of its own, which would cost as much as
        // the reading.
        layers: Layers {
            namespaces: false,
            ..layers
        },
        limits: WALLS,
        read: Vec::new(),
        execute: Vec::new(),
        write: Vec::new(),
        mark: String::new(),
    };
    let mut child = Command::new(helper)
        .arg(READER_NAME)
        .arg(serde_json::to_string(&policy)?)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let missing = || io::Error::other("a pipe is missing");
    let mut stdin = child.stdin.take().ok_or_else(missing)?;
    let stdout = child.stdout.take().ok_or_else(missing)?;
    let give = async move {
        // A reader that ends early says so by its exit code.
        let _ = stdin.write_all(pdf).await;
    };
    let mut reading = Vec::new();
    let mut most = stdout.take(PAGE_TEXT_MAX as u64 + 1);
    let ((), read) = tokio::join!(give, most.read_to_end(&mut reading));
    read?;
    // One that has more to say would wait for ever.
    drop(most);
    let status = child.wait().await?;
    if status.code() == Some(HELPER_FAILED) {
        return Err(io::Error::other("its walls could not be put up"));
    }
    Ok((status.success() && reading.len() <= PAGE_TEXT_MAX).then_some(reading))
}

/// To be called first in `main`, before any thread is started: when this process was started to read a
/// page, does that work and gives the exit code.
pub fn enter_if_reader() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != READER_NAME {
        return None;
    }
    let policy = arguments.next();
    Some(if confined(policy.as_deref()).is_err() {
        ExitCode::from(u8::try_from(HELPER_FAILED).unwrap_or(u8::MAX))
    } else if matches!(answer(), Ok(true)) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn confined(policy: Option<&OsStr>) -> io::Result<()> {
    let policy: Policy = policy
        .and_then(|json| serde_json::from_str(json.to_str()?).ok())
        .ok_or_else(|| io::Error::other("no policy was given"))?;
    sandbox::confine(&policy)
}

/// Whether there was anything to read.
fn answer() -> io::Result<bool> {
    let mut pdf = Vec::new();
    io::stdin().lock().take(PDF_MAX + 1).read_to_end(&mut pdf)?;
    let Ok(reading) = pdf_text::read(&pdf, &ReadingLimits::default()) else {
        return Ok(false);
    };
    let mut out = io::stdout().lock();
    out.write_all(&serde_json::to_vec(&reading)?)?;
    out.flush()?;
    Ok(true)
}
