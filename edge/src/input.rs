//! A project as a client hands it over: JSON, one LaTeX file, or a zip.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use compile_protocol::Engine;
use domain::{
    files::{is_sha256, sha256_hex},
    jobs::kinds::compile::{DOCUMENT_MAX, is_document},
};
use project::{PROJECT_MAX, Project, ProjectError};
use serde::Deserialize;

use crate::{
    api::{CompileBody, FileBody},
    compile::engine_of,
    middleware::body,
    problem::{Code, Problem, Result},
};

/// The largest body: a project in base64, and a little for its JSON.
pub const BODY_MAX: usize = PROJECT_MAX / 3 * 4 + 1_000_000;

const TAKEN: &str = "application/json, text/x-tex or application/zip";

/// Content of one file.
#[derive(Debug, Clone)]
pub enum Content {
    /// Sent along.
    Bytes(Vec<u8>),
    /// Sent earlier.
    Stored(String),
}

impl Content {
    /// SHA-256 in hexadecimal digits.
    pub fn sha256(&self) -> String {
        match self {
            Self::Bytes(bytes) => sha256_hex(bytes),
            Self::Stored(sha256) => sha256.clone(),
        }
    }
}

/// What is to be compiled, and how.
#[derive(Debug)]
pub struct Input {
    /// By normalised path.
    pub files: BTreeMap<String, Content>,
    /// The main file, if named.
    pub main: Option<String>,
    /// The engine asked for.
    pub engine: Engine,
    /// Replaced by whatever is asked for the same document next.
    pub draft: bool,
    /// The client's name of the document.
    pub document: Option<String>,
}

/// What a query may say about a body that cannot.
#[derive(Debug, Default, Deserialize)]
pub struct InputQuery {
    #[serde(default)]
    main: Option<String>,
    #[serde(default)]
    engine: Option<String>,
    #[serde(default)]
    draft: Option<bool>,
    #[serde(default)]
    document: Option<String>,
}

impl From<ProjectError> for Problem {
    fn from(error: ProjectError) -> Self {
        let status = match error.code() {
            "project_too_large" | "text_file_too_large" | "unpacked_too_large" => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Self::new(Code::Other(error.code(), status), error.to_string())
    }
}

/// A project from a body that is not JSON.
pub fn project(media_type: &str, bytes: Vec<u8>) -> Result<Project> {
    match media_type {
        "text/x-tex" | "application/x-tex" | "text/plain" => {
            Ok(Project::new([("main.tex", bytes)])?)
        }
        "application/zip" => Ok(Project::from_zip(&bytes)?),
        other => Err(body::unsupported(other, TAKEN)),
    }
}

/// Reads a body by its media type.
pub fn read(media_type: &str, bytes: Vec<u8>, query: &InputQuery) -> Result<Input> {
    let mut input = if media_type == "application/json" {
        json(&bytes)?
    } else {
        let files = project(media_type, bytes)?.into_files();
        Input {
            files: files
                .into_iter()
                .map(|(path, bytes)| (path, Content::Bytes(bytes)))
                .collect(),
            main: None,
            engine: Engine::Auto,
            draft: false,
            document: None,
        }
    };
    if let Some(name) = &query.engine {
        input.engine = engine(name)?;
    }
    if query.main.is_some() {
        input.main.clone_from(&query.main);
    }
    if let Some(draft) = query.draft {
        input.draft = draft;
    }
    if query.document.is_some() {
        input.document.clone_from(&query.document);
    }
    check_document(&input)?;
    Ok(input)
}

fn check_document(input: &Input) -> Result<()> {
    match &input.document {
        Some(name) if !is_document(name) => Err(Problem::new(
            Code::DocumentInvalid,
            format!(
                "A document's name is made of letters, digits, “-” and “_”, at most {DOCUMENT_MAX} of them."
            ),
        )),
        None if input.draft => Err(Problem::new(
            Code::DocumentInvalid,
            "A draft needs “document”, so that the next one can take its place.",
        )),
        _ => Ok(()),
    }
}

fn engine(name: &str) -> Result<Engine> {
    engine_of(name).ok_or_else(|| {
        Problem::new(
            Code::EngineUnknown,
            "The engine must be one of auto, pdflatex, xelatex and lualatex.",
        )
    })
}

/// Only the engine, to give its fault a code of its own.
#[derive(Deserialize)]
struct EngineOnly {
    #[serde(default)]
    engine: Option<String>,
}

fn json(bytes: &[u8]) -> Result<Input> {
    if let Ok(EngineOnly { engine: Some(name) }) = serde_json::from_slice(bytes) {
        engine(&name)?;
    }
    let body: CompileBody = body::json(bytes)?;
    let files = files(body.files)?;
    Ok(Input {
        files,
        main: body.main,
        engine: body.engine,
        draft: body.draft,
        document: body.document,
    })
}

/// Reads files by normalised path.
///
/// # Errors
/// `bad_base64`, `hash_invalid`, and those of paths.
pub fn files(files: BTreeMap<String, FileBody>) -> Result<BTreeMap<String, Content>> {
    let mut read = BTreeMap::new();
    for (path, content) in files {
        let content = match content {
            FileBody::Text(file) => Content::Bytes(file.text.into_bytes()),
            FileBody::Base64(file) => match STANDARD.decode(&file.base64) {
                Ok(bytes) => Content::Bytes(bytes),
                Err(_) => {
                    return Err(Problem::new(
                        Code::BadBase64,
                        format!("The content of {} is not standard base64.", shown(&path)),
                    ));
                }
            },
            FileBody::Stored(file) if is_sha256(&file.sha256) => Content::Stored(file.sha256),
            FileBody::Stored(_) => {
                return Err(Problem::new(
                    Code::HashInvalid,
                    format!(
                        "The sha256 of {} must be 64 hexadecimal digits in lower case.",
                        shown(&path)
                    ),
                ));
            }
        };
        let path = project::safe_path(&path)?;
        if read.insert(path.clone(), content).is_some() {
            return Err(ProjectError::DuplicatePath { path }.into());
        }
    }
    Ok(read)
}

/// Holds files against the limits; `sizes` has those of stored files, by hash.
///
/// # Errors
/// Those of a project.
pub fn check(files: &BTreeMap<String, Content>, sizes: &BTreeMap<&str, usize>) -> Result<()> {
    project::check_manifest(files.iter().map(|(path, content)| {
        let size = match content {
            Content::Bytes(bytes) => bytes.len(),
            Content::Stored(sha256) => sizes.get(sha256.as_str()).copied().unwrap_or(0),
        };
        (path, size)
    }))?;
    if inline(files).next().is_some() {
        Project::unpacked(inline(files).map(|(path, bytes)| (path, bytes.to_vec())))?;
    }
    Ok(())
}

fn inline(files: &BTreeMap<String, Content>) -> impl Iterator<Item = (&String, &[u8])> {
    files.iter().filter_map(|(path, content)| match content {
        Content::Bytes(bytes) => Some((path, bytes.as_slice())),
        Content::Stored(_) => None,
    })
}

/// The problem of files that are named by hashes and not stored.
pub fn missing(mut hashes: Vec<String>) -> Problem {
    hashes.sort_unstable();
    hashes.dedup();
    let mut problem = Problem::new(
        Code::FilesMissing,
        "Some files are named by a hash that is not stored. Send them with PUT /api/v1/files/{sha256}, then ask again.",
    );
    problem.missing = hashes.into();
    problem
}

/// A path as it may stand in a sentence.
pub fn shown(path: &str) -> String {
    let path: String = path.chars().filter(|c| !c.is_control()).take(80).collect();
    format!("“{path}”")
}

impl Input {
    fn find_main(&self) -> Result<String> {
        let project =
            Project::unpacked(inline(&self.files).map(|(path, bytes)| (path, bytes.to_vec())))?;
        require_content(project.files())?;
        single_main(&project)?.ok_or_else(|| {
            Problem::new(
                Code::NoMainFile,
                "No file has \\documentclass and \\begin{document}. Add the resume's main .tex file, or name it as main.",
            )
        })
    }

    /// The main file: the one named, or the only one that can be it.
    pub fn main(&self) -> Result<String> {
        let main = if let Some(main) = &self.main {
            let main = project::safe_path(main)?;
            if !self.files.contains_key(&main) {
                return Err(Problem::new(
                    Code::MainNotFound,
                    format!("The main file {} is not among the files.", shown(&main)),
                ));
            }
            main
        } else {
            self.find_main()?
        };
        if let Some(Content::Bytes(bytes)) = self.files.get(&main)
            && bytes.trim_ascii().is_empty()
        {
            return Err(empty(&main));
        }
        Ok(main)
    }
}

fn empty(path: &str) -> Problem {
    Problem::new(
        Code::MainEmpty,
        format!("{} is empty. Was it saved before it was sent?", shown(path)),
    )
}

/// One empty file is told apart from a file without a document.
fn require_content(files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    match files.iter().next() {
        Some((path, bytes)) if files.len() == 1 && bytes.trim_ascii().is_empty() => {
            Err(empty(path))
        }
        _ => Ok(()),
    }
}

/// The only file that can be the main file, if any can.
///
/// # Errors
/// `main_ambiguous`, with the candidates, where several can.
pub fn single_main(project: &Project) -> Result<Option<String>> {
    let mut candidates = project.main_candidates();
    if candidates.len() > 1 {
        let mut problem = Problem::new(
            Code::MainAmbiguous,
            "Several files could be the main file. Name one of the candidates as main.",
        );
        problem.candidates = candidates.into();
        return Err(problem);
    }
    Ok(candidates.pop())
}
