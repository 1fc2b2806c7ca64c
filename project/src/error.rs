//! Why a project is refused.

/// Why a project is refused, each with a stable [`code`](Self::code) and a sentence that helps.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProjectError {
    /// No files.
    #[error("The project has no files. Add at least one .tex file.")]
    Empty,
    /// More than [`FILES_MAX`](crate::FILES_MAX) files.
    #[error("The project has more than 200 files. Leave out what the resume does not use.")]
    TooManyFiles,
    /// A text file above [`TEXT_FILE_MAX`](crate::TEXT_FILE_MAX).
    #[error("“{path}” is larger than 1 MB, the most a text file may have.")]
    TextFileTooLarge {
        /// Which file.
        path: String,
    },
    /// Above [`PROJECT_MAX`](crate::PROJECT_MAX).
    #[error("The project is larger than 10 MB. Smaller images usually solve this.")]
    ProjectTooLarge,
    /// Above [`UNPACKED_MAX`](crate::UNPACKED_MAX).
    #[error("The project is larger than 30 MB unpacked. Smaller images usually solve this.")]
    UnpackedTooLarge,
    /// An empty path, or one with characters that no file name should have.
    #[error("“{path}” cannot be a file's path: {reason}.")]
    InvalidPath {
        /// The path, with control characters made visible and cut to a readable length.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Longer than [`PATH_MAX`](crate::PATH_MAX).
    #[error("The path “{path}…” is longer than 255 bytes. Shorten its folder or file names.")]
    PathTooLong {
        /// The path's beginning.
        path: String,
    },
    /// Absolute, with `..`, or with a drive letter.
    #[error("“{path}” leads out of the project. Paths must be relative, without “..”.")]
    UnsafePath {
        /// The path, with control characters made visible and cut to a readable length.
        path: String,
    },
    /// Two files under one path.
    #[error("There are two files called “{path}”.")]
    DuplicatePath {
        /// Which path.
        path: String,
    },
    /// One path is a file and a folder.
    #[error("“{path}” is both a file and a folder.")]
    FileAndFolder {
        /// Which path.
        path: String,
    },
    /// Something else under a text file's name.
    #[error("“{path}” is not text: it looks like {looks_like}. Was it renamed?")]
    NotText {
        /// Which file.
        path: String,
        /// What it looks like, with its article: `a PDF`, `binary data` …
        looks_like: &'static str,
    },
    /// Not a zip archive.
    #[error("This is not a zip archive: it looks like {looks_like}.")]
    NotAZip {
        /// What it looks like, with its article.
        looks_like: &'static str,
    },
    /// A zip that cannot be read.
    #[error("The zip archive is damaged ({detail}). Create it again, and upload the new one.")]
    ZipDamaged {
        /// What the reader stumbled over.
        detail: String,
    },
    /// A password is needed.
    #[error("“{path}” in the zip is encrypted. Create the zip without a password.")]
    ZipEncrypted {
        /// Which entry.
        path: String,
    },
    /// Something other than stored or deflated.
    #[error("“{path}” in the zip uses a rare compression method. Create a plain (deflate) zip.")]
    ZipMethod {
        /// Which entry.
        path: String,
    },
    /// A symbolic link or a device.
    #[error("“{path}” in the zip is a link. Put the file itself into the zip.")]
    ZipLink {
        /// Which entry.
        path: String,
    },
    /// The directory names one file twice, so that it is unclear which one is meant.
    #[error("The zip archive holds two files of one name. Create it again, with each file once.")]
    ZipDuplicate,
    /// Entries share bytes, as only zip bombs do.
    #[error("The zip archive's entries overlap. Create it again with an ordinary zip program.")]
    ZipOverlap,
}

impl ProjectError {
    /// The stable code, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty_project",
            Self::TooManyFiles => "too_many_files",
            Self::TextFileTooLarge { .. } => "text_file_too_large",
            Self::ProjectTooLarge => "project_too_large",
            Self::UnpackedTooLarge => "unpacked_too_large",
            Self::InvalidPath { .. } => "invalid_path",
            Self::PathTooLong { .. } => "path_too_long",
            Self::UnsafePath { .. } => "unsafe_path",
            Self::DuplicatePath { .. } => "duplicate_path",
            Self::FileAndFolder { .. } => "file_and_folder",
            Self::NotText { .. } => "not_text",
            Self::NotAZip { .. } => "not_a_zip",
            Self::ZipDamaged { .. } => "zip_damaged",
            Self::ZipEncrypted { .. } => "zip_encrypted",
            Self::ZipMethod { .. } => "zip_method",
            Self::ZipLink { .. } => "zip_link",
            Self::ZipDuplicate => "zip_duplicate",
            Self::ZipOverlap => "zip_overlap",
        }
    }
}
