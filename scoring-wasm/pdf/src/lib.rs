//! Reads the text layer of a PDF: which characters stand where, in which font,
//! size and colour, and whether a person can see them.
//!
//! [`read`] is the whole face. Parsing of the file and of its fonts is the work
//! of `hayro-syntax` and `hayro-font`; the content streams are walked here,
//! because reading text needs neither outlines nor images nor colour profiles,
//! and because every step must burn fuel: a file from a stranger has to end.

mod colour;
mod content;
mod document;
mod fonts;
mod layout;
mod paint;
mod path;
mod plain;
mod preflight;
mod runs;
mod state;
mod unpack;

pub use page_text;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use page_text::PdfReading;

/// What a reading may cost. The default suits a resume with room to spare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub bytes: usize,
    /// Most pages.
    pub pages: usize,
    /// Most bytes that the file's streams may unpack to.
    pub unpacked: usize,
    /// Steps: one for each operator and glyph, one for each 16 bytes of content.
    pub fuel: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // The tightest documented limit of a parser is 2.5 MB, the widest 100 MB.
            bytes: 20 * 1024 * 1024,
            pages: 50,
            // A Worker has 128 MB for everything.
            unpacked: 96 * 1024 * 1024,
            // A dense page takes about 10 000; this many end within half a second.
            fuel: 3_000_000,
        }
    }
}

/// Why a PDF could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The bytes are something else.
    #[error("This is not a PDF file. Export the resume as PDF and try again.")]
    NotPdf,
    /// The structure of the file cannot be followed.
    #[error("The PDF is damaged and cannot be opened. Export or compile it again.")]
    Damaged,
    /// It opens with a password only, or by an unknown method.
    #[error("The PDF is protected. Save a copy without a password; parsers cannot open it either.")]
    Encrypted,
    /// More bytes than [`Limits::bytes`], or than [`Limits::unpacked`] when unpacked.
    #[error(
        "The PDF is larger than {0} MB. Shrink its images; many parsers stop at a few megabytes."
    )]
    TooLarge(usize),
    /// More pages than [`Limits::pages`].
    #[error("The PDF has {0} pages; at most {1} are read. Upload the resume alone.")]
    TooManyPages(usize, usize),
}

impl PdfError {
    /// Stable code for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotPdf => "not_a_pdf",
            Self::Damaged => "pdf_damaged",
            Self::Encrypted => "pdf_encrypted",
            Self::TooLarge(_) => "pdf_too_large",
            Self::TooManyPages(..) => "pdf_too_many_pages",
        }
    }
}

/// Reads a PDF.
///
/// # Errors
/// [`PdfError`] when the file cannot be read at all. A limit that is hit on the
/// way is no error: the reading says `truncated`.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<PdfReading, PdfError> {
    if bytes.len() > limits.bytes {
        return Err(PdfError::TooLarge(limits.bytes >> 20));
    }
    // The header may stand behind some rubbish, as mail gateways leave it.
    if !bytes
        .get(..bytes.len().min(1024))
        .is_some_and(|head| head.windows(5).any(|five| five == b"%PDF-"))
    {
        return Err(PdfError::NotPdf);
    }
    if !preflight::unpacks_within(bytes, limits.unpacked) {
        return Err(PdfError::TooLarge(limits.unpacked >> 20));
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => PdfError::Encrypted,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => PdfError::Damaged,
    })?;
    let pages = pdf.pages().len();
    if pages > limits.pages {
        return Err(PdfError::TooManyPages(pages, limits.pages));
    }
    if pages == 0 {
        return Err(PdfError::Damaged);
    }
    Ok(document::read(&pdf, bytes, limits))
}

/// [`read`] with the default limits, as JSON: a [`PdfReading`], or
/// `{"error": {"code", "message"}}`.
pub fn read_json(bytes: &[u8]) -> String {
    match read(bytes, &Limits::default()) {
        Ok(reading) => serde_json::to_string(&reading).unwrap_or_default(),
        Err(error) => serde_json::json!({
            "error": { "code": error.code(), "message": error.to_string() }
        })
        .to_string(),
    }
}
