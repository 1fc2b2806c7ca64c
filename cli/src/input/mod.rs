//! From a path to something that can be scored.

pub mod bytes;
pub mod folder;
pub mod latex;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use docx_text::DocxError;
use page_text::{DocxReading, PdfReading};
use scoring::report::{OwnRequirement, ScoreRequest};

use crate::args::{InputArgs, WeightArgs};
use crate::error::CliError;

/// A resume with the files that belong to it.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as the user gave it or a folder showed it.
    pub path: PathBuf,
    /// The folder that paths of `files` start from; none for standard input.
    pub root: Option<PathBuf>,
    /// The file that starts the document.
    pub main: String,
    /// Texts by path.
    pub files: BTreeMap<String, String>,
    /// What was read of a file that is not text.
    pub reading: Option<Reading>,
    /// The text that places in a PDF point into: known once it was scored.
    pub read_text: Option<String>,
    /// Files that were not UTF-8, with their encoding.
    pub converted: BTreeMap<String, &'static str>,
}

/// What was read of a file that is not text.
#[derive(Debug, Clone)]
pub enum Reading {
    /// Of a Word document.
    Word(Box<DocxReading>),
    /// Of a PDF.
    Pdf(Box<PdfReading>),
}

/// The PDF that a source was compiled to.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// What was read of it.
    pub reading: Box<PdfReading>,
    /// Name of the file, where it is known.
    pub name: Option<String>,
}

/// What a PDF without a name is called, as the scorer calls it.
const PDF_NAME: &str = "resume.pdf";

/// Standard input as an argument.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == OsStr::new("-")
}

/// The one resume at a path.
///
/// # Errors
/// When there is none, more than one, or it cannot be read.
pub fn one(path: &Path, options: &InputArgs) -> Result<Source, CliError> {
    if !is_stdin(path) && path.is_dir() {
        let mut found = folder::resumes(path)?;
        return match (found.pop(), found.is_empty()) {
            (Some(only), true) => file(&only, options),
            (Some(last), false) => {
                found.push(last);
                Err(CliError::SeveralResumes(path.to_path_buf(), found))
            }
            (None, _) => Err(CliError::NoResume(path.to_path_buf())),
        };
    }
    file(path, options)
}

/// The resume in a file, with its project.
///
/// # Errors
/// When it cannot be read.
pub fn file(path: &Path, options: &InputArgs) -> Result<Source, CliError> {
    let bytes = bytes::read(path)?;
    let name = name_of(path, options);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(CliError::Empty(path.to_path_buf()));
    }
    match bytes::kind(&name, &bytes) {
        bytes::Kind::Latex => latex::project(path, &name, &bytes),
        bytes::Kind::Text => text(path, &name, &bytes),
        // A damaged archive tells no more than its name.
        bytes::Kind::Zip if name.to_ascii_lowercase().ends_with(".zip") => archive(path, &bytes),
        bytes::Kind::Zip => match docx_text::read(&bytes, docx_text::DocxLimits::CURRENT) {
            Ok(reading) => Ok(read(path, &name, Reading::Word(Box::new(reading)))),
            Err(DocxError::NotDocx { .. }) => archive(path, &bytes),
            Err(error) => Err(CliError::Word(path.to_path_buf(), error)),
        },
        bytes::Kind::Pdf => {
            read_pdf(path, &bytes).map(|reading| read(path, &name, Reading::Pdf(reading)))
        }
        bytes::Kind::Other(what) => Err(CliError::Unsupported(path.to_path_buf(), what)),
    }
}

/// The PDF that a source was compiled to.
///
/// # Errors
/// When it cannot be read, or is no PDF.
pub fn compiled(path: &Path, options: &InputArgs) -> Result<Compiled, CliError> {
    let reading = read_pdf(path, &bytes::read(path)?)?;
    let name = name_of(path, options);
    Ok(Compiled {
        reading,
        name: (!name.is_empty()).then_some(name),
    })
}

fn read_pdf(path: &Path, bytes: &[u8]) -> Result<Box<PdfReading>, CliError> {
    pdf_text::read(bytes, &pdf_text::Limits::default())
        .map(Box::new)
        .map_err(|error| CliError::Pdf(path.to_path_buf(), error))
}

/// The name of a file; of standard input the one that was given, or nothing.
fn name_of(path: &Path, options: &InputArgs) -> String {
    if is_stdin(path) {
        return options.stdin_name.clone().unwrap_or_default();
    }
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// A Word document or a PDF.
fn read(path: &Path, name: &str, reading: Reading) -> Source {
    let main = match (name, &reading) {
        ("", Reading::Pdf(_)) => PDF_NAME,
        ("", Reading::Word(_)) => "stdin",
        (name, _) => name,
    };
    Source {
        path: path.to_path_buf(),
        root: folder_of(path),
        main: main.to_owned(),
        files: BTreeMap::new(),
        reading: Some(reading),
        read_text: None,
        converted: BTreeMap::new(),
    }
}

/// A Markdown or text file: all there is.
fn text(path: &Path, name: &str, bytes: &[u8]) -> Result<Source, CliError> {
    let decoded = bytes::decode(path, bytes)?;
    // The scorer goes by the name.
    let known = [".txt", ".md", ".markdown"]
        .iter()
        .any(|ending| name.to_ascii_lowercase().ends_with(ending));
    let main = match (name.is_empty(), known) {
        (true, _) => "stdin.txt".to_owned(),
        (false, true) => name.to_owned(),
        (false, false) => format!("{name}.txt"),
    };
    Ok(Source {
        path: path.to_path_buf(),
        root: folder_of(path),
        files: BTreeMap::from([(main.clone(), decoded.text)]),
        reading: None,
        read_text: None,
        converted: decoded
            .converted_from
            .map(|from| (main.clone(), from))
            .into_iter()
            .collect(),
        main,
    })
}

/// A zipped LaTeX project.
fn archive(path: &Path, bytes: &[u8]) -> Result<Source, CliError> {
    let refused = |error| CliError::Project(path.to_path_buf(), error);
    let project = project::Project::from_zip(bytes).map_err(refused)?;
    let main = project.main_candidates().into_iter().next();
    let files: BTreeMap<String, String> = project
        .into_files()
        .into_iter()
        .filter(|(name, bytes)| project::is_text(name, bytes))
        .filter_map(|(name, bytes)| Some((name, String::from_utf8(bytes).ok()?)))
        .collect();
    let request = ScoreRequest {
        files,
        main,
        ..ScoreRequest::default()
    };
    let main = scoring::main_file(&request)
        .map_err(|_| CliError::NoResume(path.to_path_buf()))?
        .to_owned();
    Ok(Source {
        path: path.to_path_buf(),
        root: None,
        main,
        files: request.files,
        reading: None,
        read_text: None,
        converted: BTreeMap::new(),
    })
}

/// The folder that a file stands in.
pub fn folder_of(path: &Path) -> Option<PathBuf> {
    if is_stdin(path) {
        return None;
    }
    Some(match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_path_buf(),
        _ => PathBuf::from("."),
    })
}

impl Source {
    /// The text that places in a file point into; of a PDF, once it was scored.
    pub fn text(&self, file: &str) -> Option<&str> {
        match &self.reading {
            Some(Reading::Word(reading)) if file == self.main => Some(&reading.text),
            Some(Reading::Pdf(_)) if file == self.main => self.read_text.as_deref(),
            _ => self.files.get(file).map(String::as_str),
        }
    }

    /// Where a file of the project is on disk; none for what came from elsewhere.
    pub fn place(&self, file: &str) -> Option<PathBuf> {
        let root = self.root.as_ref()?;
        Some(if file == self.main {
            self.path.clone()
        } else {
            root.join(file)
        })
    }

    /// Where a file of the project is, as shown to people.
    pub fn shown(&self, file: &str) -> String {
        if file == self.main {
            return if is_stdin(&self.path) {
                "<stdin>".to_owned()
            } else {
                self.path.display().to_string()
            };
        }
        match &self.root {
            Some(root) if root != Path::new(".") => root.join(file).display().to_string(),
            _ => file.to_owned(),
        }
    }

    /// The request that scores it.
    ///
    /// # Errors
    /// When the weights or the posting cannot be read.
    pub fn request(
        &self,
        options: &InputArgs,
        weights: Option<&WeightArgs>,
        posting: Option<&str>,
    ) -> Result<ScoreRequest, CliError> {
        let mut request = ScoreRequest {
            files: self.files.clone(),
            main: Some(self.main.clone()),
            posting: posting.map(str::to_owned),
            as_of: options.as_of.clone().unwrap_or_else(today),
            ..ScoreRequest::default()
        };
        match &self.reading {
            Some(Reading::Word(reading)) => request.docx = Some((**reading).clone()),
            Some(Reading::Pdf(reading)) => {
                request.main = None;
                request.page = Some((**reading).clone());
                let named = !is_stdin(&self.path) || options.stdin_name.is_some();
                request.file_name = named.then(|| self.main.clone());
            }
            None => {}
        }
        if let Some(weights) = weights {
            request.market = weights.market;
            if let Some(name) = &weights.profile {
                choose(&mut request, name)?;
            }
        }
        Ok(request)
    }

    /// Keeps the text that a report's places in a PDF point into.
    pub fn keep_text(&mut self, report: &scoring::Report) {
        if matches!(self.reading, Some(Reading::Pdf(_))) {
            self.read_text = Some(report.text.clone());
        }
    }

    /// Its report.
    ///
    /// # Errors
    /// As [`Source::request`], and when the scorer refuses.
    pub fn report(
        &self,
        options: &InputArgs,
        weights: Option<&WeightArgs>,
        posting: Option<&str>,
    ) -> Result<scoring::Report, CliError> {
        scoring::score(&self.request(options, weights, posting)?)
            .map_err(|error| CliError::Score(self.path.clone(), error))
    }
}

/// Puts a built-in profile or the weights of a file into a request.
///
/// # Errors
/// When the file cannot be read or says something that is not allowed.
pub fn choose(request: &mut ScoreRequest, name: &str) -> Result<(), CliError> {
    let file = Path::new(name);
    let is_file = file
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
        || name.contains(std::path::MAIN_SEPARATOR);
    if !is_file {
        request.profile = Some(name.to_owned());
        return Ok(());
    }
    let wrong = |message: String| CliError::Profile(file.to_path_buf(), message);
    let bytes = bytes::read(file)?;
    let mut document = serde_json::Deserializer::from_slice(&bytes);
    let profile: scoring::profile::Profile = serde_path_to_error::deserialize(&mut document)
        .map_err(|error| {
            let field = error.path().to_string();
            let inner = error.into_inner();
            if field == "." {
                wrong(format!("the weights cannot be used: {inner}."))
            } else {
                wrong(format!("the weights cannot be used: `{field}`: {inner}."))
            }
        })?;
    let problems = profile.check();
    if !problems.is_empty() {
        let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return Err(wrong(format!(
            "the weights cannot be used: {}.",
            list.join("; ")
        )));
    }
    request.weights = Some(profile);
    Ok(())
}

/// The text of a posting.
///
/// # Errors
/// When it cannot be read or is no text.
pub fn posting(path: &Path) -> Result<String, CliError> {
    let bytes = bytes::read(path)?;
    Ok(bytes::decode(path, &bytes)?.text)
}

/// The requirements of one's own in a file.
///
/// # Errors
/// When it cannot be read or is not the JSON it should be.
pub fn own_requirements(path: &Path) -> Result<Vec<OwnRequirement>, CliError> {
    let bytes = bytes::read(path)?;
    serde_json::from_slice(&bytes)
        .map_err(|error| CliError::OwnRequirements(path.to_path_buf(), error))
}

/// Today, UTC, as YYYY-MM-DD.
fn today() -> String {
    let date = time::OffsetDateTime::now_utc().date();
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}
