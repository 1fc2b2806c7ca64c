//! Unpacking a zip that a stranger made.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::path::shown;
use crate::text::looks_like;
use crate::{
    FILES_MAX, PROJECT_MAX, ProjectError, TEXT_FILE_MAX, UNPACKED_MAX, is_text_path, safe_path,
};

/// Entries looked at, folders and junk included: bounds the work for an archive of nothing else.
const ENTRIES_MAX: usize = 10 * FILES_MAX;

/// Unpacks into files by normalised path, real bytes counted while inflating.
pub(crate) fn unpack(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, ProjectError> {
    if bytes.len() > PROJECT_MAX {
        return Err(ProjectError::ProjectTooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        if bytes.starts_with(b"PK") {
            damaged(&error)
        } else {
            ProjectError::NotAZip {
                looks_like: match looks_like(bytes) {
                    Some(name) => name,
                    None if bytes.is_empty() => "an empty file",
                    None => "text",
                },
            }
        }
    })?;
    if archive.len() > ENTRIES_MAX {
        return Err(ProjectError::TooManyFiles);
    }
    if archive.has_duplicate_names() {
        return Err(ProjectError::ZipDuplicate);
    }
    if archive.has_overlapping_entries().map_err(|e| damaged(&e))? {
        return Err(ProjectError::ZipOverlap);
    }
    let mut files = BTreeMap::new();
    let mut total = 0;
    for index in 0..archive.len() {
        let Some((path, content)) = entry(&mut archive, index, UNPACKED_MAX - total)? else {
            continue;
        };
        total += content.len();
        if files.contains_key(&path) {
            return Err(ProjectError::DuplicatePath { path });
        }
        files.insert(path, content);
        if files.len() > FILES_MAX {
            return Err(ProjectError::TooManyFiles);
        }
    }
    Ok(without_top_folder(files))
}

/// One entry's path and content; `None` for folders and junk.
fn entry(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: usize,
) -> Result<Option<(String, Vec<u8>)>, ProjectError> {
    let about = archive.by_index_data(index).map_err(|e| damaged(&e))?;
    // Many programs write UTF-8 without saying so; what is not UTF-8 is decoded as DOS text.
    let name = match std::str::from_utf8(about.name_raw()) {
        Ok(name) => name.to_owned(),
        Err(_) => about.name().map_err(|e| damaged(&e))?.into_owned(),
    };
    // Old Windows programs separate folders by backslashes.
    let name = name.replace('\\', "/");
    if is_junk(&name) {
        return Ok(None);
    }
    let is_folder = name.ends_with('/');
    let path = safe_path(name.trim_end_matches('/'))?;
    let path_shown = || shown(&path);
    // File type bits of the Unix mode: regular files, folders, or none stated.
    let kind = about.unix_mode().map_or(0, |mode| mode & 0o170_000);
    if about.is_symlink() || !matches!(kind, 0 | 0o100_000 | 0o040_000) {
        return Err(ProjectError::ZipLink { path: path_shown() });
    }
    if is_folder {
        return Ok(None);
    }
    if about.encrypted() {
        return Err(ProjectError::ZipEncrypted { path: path_shown() });
    }
    if !matches!(
        about.compression(),
        CompressionMethod::Stored | CompressionMethod::Deflated
    ) {
        return Err(ProjectError::ZipMethod { path: path_shown() });
    }
    // Sizes in the headers can lie: inflating stops at the limit by itself.
    let text_limit = is_text_path(&path).then_some(TEXT_FILE_MAX);
    let limit = text_limit.map_or(left, |text| text.min(left));
    let mut content = Vec::new();
    let file = archive.by_index(index).map_err(|e| damaged(&e))?;
    file.take(limit as u64 + 1)
        .read_to_end(&mut content)
        .map_err(|error| damaged(&ZipError::Io(error)))?;
    if content.len() > left {
        return Err(ProjectError::UnpackedTooLarge);
    }
    if content.len() > limit {
        return Err(ProjectError::TextFileTooLarge { path });
    }
    Ok(Some((path, content)))
}

/// What operating systems and version control leave in zips.
fn is_junk(name: &str) -> bool {
    name.split('/').any(|segment| {
        matches!(
            segment,
            "__MACOSX" | ".DS_Store" | "Thumbs.db" | "desktop.ini" | ".git"
        ) || segment.starts_with("._")
    })
}

/// Strips the folder that holds everything, as archives of folders have it.
fn without_top_folder(files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let top = |path: &String| path.split_once('/').map(|(top, _)| top.to_owned());
    let Some(first) = files.keys().next().and_then(top) else {
        return files;
    };
    if !files.keys().all(|path| top(path).as_ref() == Some(&first)) {
        return files;
    }
    files
        .into_iter()
        .map(|(path, content)| (path[first.len() + 1..].to_owned(), content))
        .collect()
}

fn damaged(error: &ZipError) -> ProjectError {
    ProjectError::ZipDamaged {
        detail: error.to_string().chars().take(120).collect(),
    }
}
