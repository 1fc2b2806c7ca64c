//! What can go wrong before anything is scored; always exit code 2.

use std::io;
use std::path::{Path, PathBuf};

use docx_text::DocxError;
use pdf_text::PdfError;
use project::ProjectError;
use scoring::report::ScoreError;
use spelling::SpellingError;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// No such file or folder.
    #[error("{}: there is no such file or folder.", .0.display())]
    NotFound(PathBuf),
    /// The system refuses.
    #[error("{path}: {1}.", path = .0.display())]
    Unreadable(PathBuf, io::Error),
    /// The system refuses to write.
    #[error("{path}: could not be written: {1}.", path = .0.display())]
    Unwritable(PathBuf, io::Error),
    /// A link that leads out of the project.
    #[error("{}: leads out of the project's folder, so it is not changed.", .0.display())]
    Outside(PathBuf),
    /// Nothing in it.
    #[error("{}: there is no text in this file.", .0.display())]
    Empty(PathBuf),
    /// Larger than any resume.
    #[error("{}: larger than {} MB, the most that is read.", .0.display(), .1 / 1_000_000)]
    TooLarge(PathBuf, usize),
    /// A folder without a resume.
    #[error("{}: no resume in this folder. Name the file, or a folder with a .tex, .pdf, .docx, .md or .txt file.", .0.display())]
    NoResume(PathBuf),
    /// A folder with several resumes where one is needed.
    #[error("{}: {} resumes in this folder. Name one of them: {}.", .0.display(), .1.len(), list(.1))]
    SeveralResumes(PathBuf, Vec<PathBuf>),
    /// A kind of file that is not read.
    #[error("{path}: this looks like {1}, which is not read. Give the LaTeX source, a PDF, DOCX, Markdown or text file.", path = .0.display())]
    Unsupported(PathBuf, &'static str),
    /// The project is refused.
    #[error("{path}: {1}", path = .0.display())]
    Project(PathBuf, ProjectError),
    /// The Word document is refused.
    #[error("{path}: {1}", path = .0.display())]
    Word(PathBuf, DocxError),
    /// The PDF is refused.
    #[error("{path}: {1}", path = .0.display())]
    Pdf(PathBuf, PdfError),
    /// The scorer refuses.
    #[error("{path}: {1}", path = .0.display())]
    Score(PathBuf, ScoreError),
    /// A dictionary is not in Hunspell's format.
    #[error("{path}: {1}", path = .0.display())]
    Dictionary(PathBuf, SpellingError),
    /// The document of weights is wrong.
    #[error("{path}: {1}", path = .0.display())]
    Profile(PathBuf, String),
    /// The requirements of one's own are no JSON array of them.
    #[error("{path}: the requirements could not be read: {1}.", path = .0.display())]
    OwnRequirements(PathBuf, serde_json::Error),
    /// No rule of this code.
    #[error("There is no rule “{0}”.{1} `legible rules` lists all.")]
    UnknownRule(String, String),
    /// Options that do not go together.
    #[error("{0}")]
    Usage(String),
}

impl CliError {
    /// Stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "not_found",
            Self::Unreadable(..) => "unreadable",
            Self::Unwritable(..) => "unwritable",
            Self::Outside(_) => "outside_project",
            Self::Empty(_) => "empty_file",
            Self::TooLarge(..) => "too_large",
            Self::NoResume(_) => "no_resume",
            Self::SeveralResumes(..) => "several_resumes",
            Self::Unsupported(..) => "unsupported_file",
            Self::Project(_, error) => error.code(),
            Self::Word(_, error) => error.code(),
            Self::Pdf(_, error) => error.code(),
            Self::Score(_, error) => error.code(),
            Self::Dictionary(..) => "bad_dictionary",
            Self::Profile(..) => "bad_profile",
            Self::OwnRequirements(..) => "bad_requirement",
            Self::UnknownRule(..) => "unknown_rule",
            Self::Usage(_) => "usage",
        }
    }

    /// An error of the system, at a path.
    pub fn io(path: &Path, error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            Self::NotFound(path.to_path_buf())
        } else {
            Self::Unreadable(path.to_path_buf(), error)
        }
    }

    /// As it is shown: `error[code]: message`.
    pub fn shown(&self) -> String {
        let red = anstyle::AnsiColor::Red.on_default().bold();
        format!("{red}error[{}]{red:#}: {self}\n", self.code())
    }
}

fn list(paths: &[PathBuf]) -> String {
    let mut shown: Vec<String> = paths
        .iter()
        .take(5)
        .map(|path| path.display().to_string())
        .collect();
    if paths.len() > shown.len() {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}
