//! What the edge and the compile service say to each other.
//!
//! `POST /compile` takes a body of frames (one [`CompileRequest`], then one file
//! frame a file) and answers with a stream of frames: any number of [`Event`]s
//! as they happen, then the artefacts, then one [`Event::Done`]. See [`frame`].

pub mod frame;

use serde::{Deserialize, Serialize};

/// Which TeX engine runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// Chosen by what the document needs.
    #[default]
    Auto,
    /// pdfTeX.
    Pdflatex,
    /// XeTeX.
    Xelatex,
    /// LuaTeX.
    Lualatex,
}

/// The head of a compile request; the files follow as frames of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompileRequest {
    /// The job's id, for cancelling and for logs.
    pub job_id: String,
    /// Path of the main file within the project.
    pub main: String,
    /// Which engine runs.
    pub engine: Engine,
    /// The document's name among those of all people, at most 128 bytes. What a compile leaves is
    /// kept for the next one of the same document, and for no other; without a name nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// A preview while somebody types: it ends an older draft of the same document.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
}

/// Something that happened during a compile, or its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub enum Event {
    /// The engine was started for a pass, counted from 1.
    Pass {
        /// Which engine.
        engine: Engine,
        /// Which pass.
        pass: u32,
    },
    /// A page was shipped out, counted from 1 within the pass.
    Page {
        /// Which page.
        page: u32,
    },
    /// The compile ended.
    Done(CompileResult),
}

/// How a compile ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A PDF came out and TeX reported no error.
    Success,
    /// TeX reported errors; a PDF may have come out all the same.
    LatexError,
    /// The time limit was reached.
    Timeout,
    /// The output or memory limit was reached.
    OutputLimit,
    /// Cancelled by the caller.
    Cancelled,
}

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// TeX stopped or skipped something.
    Error,
    /// The page may not look as meant.
    Warning,
    /// Overfull boxes and the like.
    Info,
}

/// One thing the log says, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Diagnostic {
    /// How bad.
    pub level: Level,
    /// Stable kind, e.g. `undefined_command`, `missing_package`, `file_not_found`, `other`.
    pub kind: String,
    /// Path within the project, where the log names one.
    pub file: Option<String>,
    /// Line, counted from 1.
    pub line: Option<u32>,
    /// Where in the line, in characters counted from 1; with `line`, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The column after the last character concerned; with `column`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_column: Option<u32>,
    /// One sentence in plain words.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The engine that the document needs, where another one than it was compiled with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<Engine>,
    /// A change of the source that mends it, where an exact one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<Replacement>,
    /// How often TeX said the same of this place again.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub repeats: u32,
    /// Probably gone once the errors before it are mended.
    #[serde(default, skip_serializing_if = "is_false")]
    pub follows: bool,
    /// The lines of the log this was read from; at most 600 bytes.
    pub excerpt: String,
}

/// A change of one place of the source, within one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Replacement {
    /// What it does, as a button says it, e.g. `Write \& instead`.
    pub title: String,
    /// Path within the project.
    pub file: String,
    /// Line, counted from 1.
    pub line: u32,
    /// First character replaced, counted from 1.
    pub start_column: u32,
    /// The column after the last character replaced; `start_column` where text is inserted.
    pub end_column: u32,
    /// What stands there now: a source that has changed since is not to be touched.
    pub expected: String,
    /// What comes in its place; it may have line breaks.
    pub text: String,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// Where the time went, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Timings {
    /// Waiting for a free engine slot.
    pub wait_ms: u64,
    /// Writing the files.
    pub prepare_ms: u64,
    /// All runs of the engine and its helpers (bibtex, biber).
    pub engine_ms: u64,
    /// Of these bibtex and biber.
    #[serde(default)]
    pub bibliography_ms: u64,
    /// Of these the making of a PDF from XeTeX's pages; and reading the PDF's fonts, which is not
    /// among these.
    #[serde(default)]
    pub pdf_ms: u64,
    /// Everything, from request to result.
    pub total_ms: u64,
}

/// The most fonts that a result names.
pub const FONTS_MAX: usize = 64;

/// How a font is stored in a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum PdfFontKind {
    /// Type 1 or CFF outlines, one byte a character.
    Type1,
    /// TrueType outlines, one byte a character.
    TrueType,
    /// A whole OpenType file.
    OpenType,
    /// A composite font, several bytes a character, as XeTeX and LuaTeX make of OpenType and TrueType.
    Cid,
    /// Letters drawn by small programs, nearly always bitmaps.
    Type3,
    /// Anything else.
    Other,
}

/// A font of the PDF.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PdfFont {
    /// `PostScript` name without a subset's prefix; empty where the file gives none.
    pub name: String,
    /// How it is stored.
    pub kind: PdfFontKind,
    /// Whether the font's program is in the file: elsewhere another font may stand in.
    pub embedded: bool,
    /// Whether only the letters that are used are in the file.
    pub subset: bool,
}

/// The end of a compile. The artefacts (PDF, SyncTeX map, log) come as frames before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CompileResult {
    /// How it ended.
    pub outcome: Outcome,
    /// The engine that ran.
    pub engine: Engine,
    /// How often it ran.
    pub passes: u32,
    /// Pages of the PDF; 0 without one.
    pub pages: u32,
    /// Whether it went on from an engine that had read the preamble.
    #[serde(default)]
    pub warm: bool,
    /// What the log says, errors first, in the log's order within a level.
    pub diagnostics: Vec<Diagnostic>,
    /// The distinct fonts of the PDF by name, at most 64; empty without a PDF that can be read.
    #[serde(default)]
    pub fonts: Vec<PdfFont>,
    /// Where the time went.
    pub timings: Timings,
    /// The TeX distribution that ran, e.g. `TeX Live 2022/Debian`.
    pub texlive: String,
}

/// Answer of `GET /health`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// `ok`, or what is wrong in one sentence.
    pub status: String,
    /// Whether new compiles are taken.
    #[serde(default)]
    pub ready: bool,
    /// The TeX distribution, e.g. `TeX Live 2022/Debian`.
    pub texlive: String,
    /// Engines that are installed.
    pub engines: Vec<Engine>,
    /// Sandbox layers that are active: `landlock`, `seccomp`, `rlimits`, `userns`, `netns` …
    pub sandbox: Vec<String>,
    /// Compiles running now.
    pub running: usize,
    /// Compiles waiting for a slot.
    #[serde(default)]
    pub waiting: usize,
    /// Compiles that may run at once.
    pub slots: usize,
    /// Engines that have read a preamble and wait, or are about to.
    #[serde(default)]
    pub warm: usize,
}
