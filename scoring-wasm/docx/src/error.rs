//! Why a file could not be read.

/// Why a file could not be read as a Word document. Each message says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocxError {
    /// Something else altogether.
    #[error("This is no Word document (DOCX): it looks like {looks_like}.")]
    NotDocx {
        /// What it looks like, with its article.
        looks_like: &'static str,
    },
    /// The format of Word before 2007.
    #[error("This is a Word document of the old kind (.doc). Save it as .docx and try again.")]
    OldWord,
    /// A password is needed.
    #[error("The document is protected by a password. Save it without one and try again.")]
    Encrypted,
    /// The archive or the XML inside is broken.
    #[error(
        "The Word document is damaged ({detail}). Open it in Word, save it again and try again."
    )]
    Damaged {
        /// What the reader stumbled over.
        detail: String,
    },
    /// Larger than [`DocxLimits::file_max`](crate::DocxLimits::file_max).
    #[error("A Word document may have at most {max} bytes. Compress or remove its pictures.")]
    TooLarge {
        /// The limit, in bytes.
        max: usize,
    },
    /// Unpacks to more than [`DocxLimits::unpacked_max`](crate::DocxLimits::unpacked_max).
    #[error("The Word document unpacks to more than {max} bytes of text, which no resume does.")]
    UnpackedTooLarge {
        /// The limit, in bytes.
        max: usize,
    },
    /// Elements inside elements beyond [`DocxLimits::depth_max`](crate::DocxLimits::depth_max).
    #[error("The Word document nests its parts too deeply. Save it again with Word and try again.")]
    TooDeep,
}

impl DocxError {
    /// The stable code, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotDocx { .. } => "not_docx",
            Self::OldWord => "old_word",
            Self::Encrypted => "docx_encrypted",
            Self::Damaged { .. } => "docx_damaged",
            Self::TooLarge { .. } => "docx_too_large",
            Self::UnpackedTooLarge { .. } => "docx_unpacked_too_large",
            Self::TooDeep => "docx_too_deep",
        }
    }

    /// The file is damaged, in the words of whoever found out.
    pub(crate) fn damaged(detail: impl std::fmt::Display) -> Self {
        Self::Damaged {
            detail: detail.to_string().chars().take(120).collect(),
        }
    }
}
