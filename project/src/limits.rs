//! How large a project may be. Sizes are bytes.

use serde::Serialize;

/// The largest text file: resumes are kilobytes, class files tens of them.
pub const TEXT_FILE_MAX: usize = 1_000_000;
/// The largest project as handed over: the sum of its files, or the zip as uploaded.
pub const PROJECT_MAX: usize = 10_000_000;
/// The largest project once a zip is unpacked.
pub const UNPACKED_MAX: usize = 30_000_000;
/// The most files a project may have.
pub const FILES_MAX: usize = 200;
/// The longest path, in bytes of UTF-8.
pub const PATH_MAX: usize = 255;

/// All limits, for showing them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// [`TEXT_FILE_MAX`].
    pub text_file_max: usize,
    /// [`PROJECT_MAX`].
    pub project_max: usize,
    /// [`UNPACKED_MAX`].
    pub unpacked_max: usize,
    /// [`FILES_MAX`].
    pub files_max: usize,
    /// [`PATH_MAX`].
    pub path_max: usize,
}

impl Limits {
    /// The limits that hold.
    pub const CURRENT: Self = Self {
        text_file_max: TEXT_FILE_MAX,
        project_max: PROJECT_MAX,
        unpacked_max: UNPACKED_MAX,
        files_max: FILES_MAX,
        path_max: PATH_MAX,
    };
}
