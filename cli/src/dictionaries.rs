//! Dictionaries in a folder, and what they say about the words of a resume.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use scoring::report::{ScoreRequest, Spelling};
use spelling::{Files, Speller};

use crate::error::CliError;

/// Names the folder where `--dictionaries` does not; empty: spelling is not judged.
const VARIABLE: &str = "LEGIBLE_DICTIONARIES";

/// The dictionaries of a folder, each language read when it is first needed.
pub struct Dictionaries {
    folder: Option<PathBuf>,
    read: BTreeMap<String, Option<Speller>>,
}

impl Dictionaries {
    /// The folder that was named, or the first that is there: beside the program, then where data
    /// of programs are kept.
    ///
    /// # Errors
    /// When a folder was named that is none.
    pub fn find(named: Option<&Path>) -> Result<Self, CliError> {
        let said = named
            .map(Path::to_path_buf)
            .or_else(|| env::var_os(VARIABLE).map(PathBuf::from));
        let folder = match said {
            Some(none) if none.as_os_str().is_empty() => None,
            Some(folder) if folder.is_dir() => Some(folder),
            Some(folder) => return Err(CliError::NotFound(folder)),
            None => usual().into_iter().find(|folder| folder.is_dir()),
        };
        Ok(Self {
            folder,
            read: BTreeMap::new(),
        })
    }

    /// Puts into a request what the dictionaries of its language say. Without them spelling is
    /// not judged, and the report says so.
    ///
    /// # Errors
    /// When a dictionary is there and cannot be read, and when the scorer refuses the request.
    pub fn judge(&mut self, path: &Path, request: &mut ScoreRequest) -> Result<(), CliError> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        let asked = scoring::words_to_check(request)
            .map_err(|error| CliError::Score(path.to_path_buf(), error))?;
        let Some(language) = asked.language else {
            return Ok(());
        };
        if !self.read.contains_key(&language) {
            let speller = load(folder, &language)?;
            self.read.insert(language.clone(), speller);
        }
        if let Some(Some(speller)) = self.read.get(&language) {
            let verdict = speller.check(asked.words.iter().map(String::as_str));
            request.spelling = Some(Spelling {
                language: verdict.language,
                misspelt: verdict.misspelt,
            });
        }
        Ok(())
    }
}

/// Where dictionaries are looked for.
fn usual() -> Vec<PathBuf> {
    let beside = env::current_exe()
        .ok()
        .and_then(|program| Some(program.parent()?.join("dictionaries")));
    let set = |variable: &str| env::var_os(variable).filter(|value| !value.is_empty());
    let data = set("XDG_DATA_HOME")
        .map(PathBuf::from)
        .or_else(|| set("HOME").map(|home| PathBuf::from(home).join(".local/share")))
        .map(|data| data.join("legible/dictionaries"));
    beside.into_iter().chain(data).collect()
}

/// The dictionaries of a language; none when the folder has none. English needs both of its
/// customs, for what one of them knows is right.
fn load(folder: &Path, language: &str) -> Result<Option<Speller>, CliError> {
    let names: &[&str] = if language == "en" {
        &["en", "en-gb"]
    } else {
        &[language]
    };
    let mut texts = Vec::new();
    for name in names {
        // As the web app serves them, or as npm unpacks them.
        for place in [folder.join(name), folder.join(format!("dictionary-{name}"))] {
            let dic = place.join("index.dic");
            if dic.is_file() {
                texts.push((text(&place.join("index.aff"))?, text(&dic)?));
                break;
            }
        }
    }
    if texts.is_empty() {
        return Ok(None);
    }
    let files: Vec<Files> = texts.iter().map(|(aff, dic)| Files { aff, dic }).collect();
    Speller::new(language, &files)
        .map(Some)
        .map_err(|error| CliError::Dictionary(folder.to_path_buf(), error))
}

fn text(path: &Path) -> Result<String, CliError> {
    fs::read_to_string(path).map_err(|error| CliError::io(path, error))
}
