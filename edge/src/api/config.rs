//! What a client may want to know before it asks for anything.

use compile_protocol::Engine;
use domain::oauth::Provider;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Challenge, RunningExperiment};

/// Limits of the product; bytes unless the name says otherwise.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Limits {
    /// One text file.
    pub text_file_max: usize,
    /// All files of a project, or a zip as uploaded.
    pub project_max: usize,
    /// A zip, unpacked.
    pub unpacked_max: usize,
    /// Files in a project.
    pub files_max: usize,
    /// A path within the project.
    pub path_max: usize,
    /// A PDF to be scored.
    pub pdf_max: usize,
    /// Pages of a PDF to be scored.
    pub pdf_pages_max: usize,
    /// A Word document to be scored.
    pub docx_max: usize,
    /// Characters of a job posting.
    pub posting_max_chars: usize,
    /// Seconds a compile may take.
    pub compile_seconds: u32,
}

/// Ways to sign in beside a password.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SignInWays {
    /// Providers that are configured: `google`, `github`.
    pub providers: Vec<Provider>,
}

/// How long a password may be, in characters.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PasswordLength {
    /// At least.
    pub min: usize,
    /// At most.
    pub max: usize,
}

/// Version, limits and engines.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Config {
    /// Version of the API.
    pub version: String,
    /// Limits.
    pub limits: Limits,
    /// Engines that can be asked for.
    pub engines: Vec<Engine>,
    /// The TeX distribution; null while the compile service has never been reached.
    #[schema(required)]
    pub texlive: Option<String>,
    /// Ways to sign in beside a password.
    pub sign_in: SignInWays,
    /// How long a password may be.
    pub password: PasswordLength,
    /// What is asked of devices whose network has compiled on trial a few times today; null where nothing is.
    #[schema(required)]
    pub challenge: Option<Challenge>,
    /// The experiment with weights that runs; null where none does.
    #[schema(required)]
    pub experiment: Option<RunningExperiment>,
    /// Hours after which a finished job and its files are removed.
    pub retention_hours: u32,
}
