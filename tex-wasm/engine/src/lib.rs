//! TeX for the browser: Tectonic's engines (XeTeX, xdvipdfmx, BibTeX) as one WebAssembly module.
//!
//! The module sees nothing but what its host hands out by name ([`host`]): no files, no network, no
//! clock. One instance serves one run, for the engines keep their state in globals, and an abort
//! leaves them where they stood: the host throws the instance away, or puts back a picture of its memory.
//!
//! All exports return a [`Status`] as a number.
//!
//! | export | does |
//! |---|---|
//! | `allocate` | memory for what the host passes in |
//! | `dump_format` | reads an `.ini` file and writes a format |
//! | `typeset` | a document to `.xdv`, `.aux`, `.log`, `.synctex.gz` … |
//! | `resume` | goes on with a `typeset` that the host left where it asked for more of the document |
//! | `repeated_until`, `repeat` | for a host that takes a picture of the memory: pages that say one thing all through |
//! | `bibliography` | an `.aux` file to a `.bbl` |
//! | `make_pdf` | an `.xdv` to a PDF |
//! | `flush`, `abort_message` | after the host was asked to abort: what was written so far, and why |

mod fontconfig;
mod host;
mod linebreak;
mod names;
mod outputs;
mod pages;
mod provider;
mod status;

use std::ffi::c_char;
use std::time::{Duration, UNIX_EPOCH};

use tectonic_bridge_core::CoreBridgeLauncher;
use tectonic_engine_bibtex::{BibtexEngine, BibtexOutcome};
use tectonic_engine_xdvipdfmx::XdvipdfmxEngine;
use tectonic_engine_xetex::{TexEngine, TexOutcome};
use tectonic_errors::Error;

use crate::host::MessageKind;
use crate::provider::{Hooks, Primary};
use crate::status::HostStatus;

/// How a run ended. Anything from `Spotless` to `Errors` may have left useful output.
#[repr(i32)]
#[derive(Clone, Copy)]
enum Status {
    Spotless = 0,
    Warnings = 1,
    Errors = 2,
    Fatal = 3,
}

/// `typeset`: the main document comes by `read_primary`, in pieces, and not by name.
const PIECEWISE: u32 = 1;
/// `typeset`: write SyncTeX data.
const SYNCTEX: u32 = 2;

unsafe extern "C" {
    /// Of Tectonic's C support code: why the engine aborted, NUL-terminated.
    fn _ttbc_get_error_message() -> *const c_char;
    /// Of the patch of XeTeX: what is left of a run that was paused; its `history`.
    fn legible_resume() -> i32;
}

/// Called by XeTeX where nothing on its stack is wanted any more and a file's next line is; `in_open`: in the middle of how
/// many files it is.
#[unsafe(no_mangle)]
extern "C" fn legible_may_pause(in_open: i32) {
    if provider::wants_more(in_open) {
        host::may_pause();
    }
}

/// `len` bytes that the host may write to. They are never given back: an instance serves one run.
#[unsafe(no_mangle)]
pub extern "C" fn allocate(len: usize) -> *mut u8 {
    Vec::leak(vec![0; len]).as_mut_ptr()
}

/// Writes everything that the engine has written so far to the host: the log, after an abort.
#[unsafe(no_mangle)]
pub extern "C" fn flush() {
    outputs::hand_over_all();
}

/// Why the engine aborted, NUL-terminated UTF-8; valid as long as the instance.
#[unsafe(no_mangle)]
pub extern "C" fn abort_message() -> *const c_char {
    // SAFETY: takes nothing and returns the address of a static buffer.
    unsafe { _ttbc_get_error_message() }
}

/// Reads the file `name` as `initex` does and writes a format, `NAME.fmt`.
///
/// `date`: seconds since the epoch, UTC.
///
/// # Safety
/// `name` points to `name_len` bytes of UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dump_format(name: *const u8, name_len: usize, date: u64) -> i32 {
    // SAFETY: as promised by the caller.
    let name = unsafe { text(name, name_len) };
    run(Primary::Named(name.clone()), |launcher| {
        TexEngine::default()
            .initex_mode(true)
            .build_date(UNIX_EPOCH + Duration::from_secs(date))
            .process(launcher, "unused", &name)
            .map(of_tex)
    })
}

/// Typesets the document `name` with the format `format`; `flags`: [`PIECEWISE`], [`SYNCTEX`].
///
/// # Safety
/// `name` and `format` point to as many bytes of UTF-8 as their lengths say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn typeset(
    name: *const u8,
    name_len: usize,
    format: *const u8,
    format_len: usize,
    flags: u32,
    date: u64,
) -> i32 {
    // SAFETY: as promised by the caller.
    let (name, format) = unsafe { (text(name, name_len), text(format, format_len)) };
    let primary = if flags & PIECEWISE == 0 {
        Primary::Named(name.clone())
    } else {
        Primary::Piecewise(name.clone())
    };
    run(primary, |launcher| {
        TexEngine::default()
            // A preview shows what can be shown; the host judges by the errors that it was told.
            .halt_on_error_mode(false)
            .synctex(flags & SYNCTEX != 0)
            .build_date(UNIX_EPOCH + Duration::from_secs(date))
            .process(launcher, &format, &name)
            .map(of_tex)
    })
}

/// Goes on with a [`typeset`] that the host left in `may_pause`. Memory and stack pointer are as they were then;
/// `flags` and all else are those of that call.
#[unsafe(no_mangle)]
pub extern "C" fn resume() -> i32 {
    // SAFETY: the host calls this with the memory of a paused run, whose stack frames lie above ours.
    let history = unsafe { legible_resume() };
    match history {
        0 => Status::Spotless as i32,
        1 => Status::Warnings as i32,
        2 => Status::Errors as i32,
        _ => Status::Fatal as i32,
    }
}

/// Makes the bibliography that the `.aux` file `name` asks for.
///
/// # Safety
/// `name` points to `name_len` bytes of UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bibliography(name: *const u8, name_len: usize) -> i32 {
    // SAFETY: as promised by the caller.
    let name = unsafe { text(name, name_len) };
    run(Primary::Named(name.clone()), |launcher| {
        BibtexEngine::default()
            .process(launcher, &name)
            .map(|outcome| match outcome {
                BibtexOutcome::Spotless => Status::Spotless,
                BibtexOutcome::Warnings => Status::Warnings,
                BibtexOutcome::Errors => Status::Errors,
            })
    })
}

/// Makes `pdf` out of `xdv`. Same input and date, same bytes. `compress`: 0 for a preview, whose
/// pages are drawn at once and thrown away.
///
/// # Safety
/// `xdv` and `pdf` point to as many bytes of UTF-8 as their lengths say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn make_pdf(
    xdv: *const u8,
    xdv_len: usize,
    pdf: *const u8,
    pdf_len: usize,
    compress: u32,
    date: u64,
) -> i32 {
    // SAFETY: as promised by the caller.
    let (xdv, pdf) = unsafe { (text(xdv, xdv_len), text(pdf, pdf_len)) };
    run(Primary::Named(xdv.clone()), |launcher| {
        XdvipdfmxEngine::default()
            .build_date(UNIX_EPOCH + Duration::from_secs(date))
            .enable_deterministic_tags(true)
            .enable_compression(compress != 0)
            .process(launcher, &xdv, &pdf)
            .map(|()| Status::Spotless)
    })
}

fn run(
    primary: Primary,
    engine: impl FnOnce(&mut CoreBridgeLauncher) -> Result<Status, Error>,
) -> i32 {
    let mut hooks = Hooks::new(primary);
    let mut status = HostStatus;
    let mut launcher = CoreBridgeLauncher::new(&mut hooks, &mut status);
    // Or SyncTeX would call every main document `texput`.
    launcher.with_expose_absolute_paths(true);
    let status = engine(&mut launcher).unwrap_or_else(|error| {
        host::message(MessageKind::Error, &format!("{error:#}"));
        Status::Fatal
    });
    status as i32
}

fn of_tex(outcome: TexOutcome) -> Status {
    match outcome {
        TexOutcome::Spotless => Status::Spotless,
        TexOutcome::Warnings => Status::Warnings,
        TexOutcome::Errors => Status::Errors,
    }
}

/// A text that the host has written into our memory.
///
/// # Safety
/// `at` points to `len` bytes.
unsafe fn text(at: *const u8, len: usize) -> String {
    // SAFETY: as promised by the caller.
    String::from_utf8_lossy(unsafe { std::slice::from_raw_parts(at, len) }).into_owned()
}
