//! Reading what a compile left in its folder: the PDF, the SyncTeX data and the log, within their
//! limits.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use compile_protocol::frame::SYNCTEX_MAX;
use synctex::{Document, Limits, Map};

use crate::config::{LOG_MAX, PDF_MAX};

/// A PDF as it was found.
#[derive(Debug, PartialEq, Eq)]
pub enum Pdf {
    /// None, or an empty or broken one.
    None,
    /// Above the limit.
    TooLarge,
    /// The bytes.
    Bytes(Vec<u8>),
}

/// Reads a PDF.
pub fn pdf(path: &Path) -> Pdf {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_file() && about.len() > PDF_MAX => return Pdf::TooLarge,
        Ok(about) if about.is_file() => {}
        _ => return Pdf::None,
    }
    match fs::read(path) {
        Ok(mut bytes) if bytes.starts_with(b"%PDF-") && has_end(&bytes) => {
            settle_id(&mut bytes);
            Pdf::Bytes(bytes)
        }
        _ => Pdf::None,
    }
}

/// An engine that was killed leaves half a PDF.
fn has_end(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    tail.windows(5).any(|window| window == b"%%EOF")
}

/// Derives the file identifier from the content. LuaTeX derives it from the folder's name,
/// which differs from job to job.
fn settle_id(bytes: &mut [u8]) {
    const DIGITS: usize = 32;
    // Trailers stand at the end; in a long cross-reference stream's dictionary, near it.
    let from = bytes.len().saturating_sub(1 << 16);
    let marker = b"/ID [";
    let Some(at) = bytes[from..]
        .windows(marker.len())
        .rposition(|window| window == marker)
    else {
        return;
    };
    let mut ids = Vec::new();
    let mut position = from + at + marker.len();
    while ids.len() < 2 {
        match bytes.get(position) {
            Some(b' ') => position += 1,
            Some(b'<') => {
                let id = position + 1..position + 1 + DIGITS;
                let whole = bytes
                    .get(id.clone())
                    .is_some_and(|id| id.iter().all(u8::is_ascii_hexdigit));
                if !whole || bytes.get(id.end) != Some(&b'>') {
                    return;
                }
                position = id.end + 1;
                ids.push(id);
            }
            _ => return,
        }
    }
    for id in &ids {
        bytes[id.clone()].fill(b'0');
    }
    let half = |salt: u8, bytes: &[u8]| {
        let mut hasher = DefaultHasher::new();
        (salt, bytes).hash(&mut hasher);
        hasher.finish()
    };
    let digits = format!("{:016X}{:016X}", half(0, bytes), half(1, bytes));
    for id in ids {
        bytes[id].copy_from_slice(digits.as_bytes());
    }
}

/// Reads the SyncTeX data of the job that wrote to `job`, a path without an ending, and keeps what
/// it says of the project's `files` below `root`: the JSON of a map. `None` without any, and when
/// it is no data or too much; a page is worth having without it.
pub fn synctex(job: &Path, root: &Path, files: &BTreeMap<String, Vec<u8>>) -> Option<Vec<u8>> {
    let path = job.with_file_name(format!("{}.synctex.gz", job.file_name()?.to_str()?));
    let about = fs::symlink_metadata(&path).ok()?;
    if !about.is_file() || about.len() > PDF_MAX {
        return None;
    }
    let document = Document::read(&fs::read(path).ok()?, &Limits::default()).ok()?;
    // Engines write the folder as the kernel names it.
    let root = root.canonicalize().ok()?;
    let map = Map::of(&document, root.to_str()?, |path| files.contains_key(path));
    let json = map.to_json();
    (!map.is_empty() && json.len() <= SYNCTEX_MAX).then_some(json)
}

/// Reads a log: whole, or its head and its tail with a line between that says what is missing.
pub fn log(path: &Path) -> Vec<u8> {
    read_log(path).unwrap_or_default()
}

fn read_log(path: &Path) -> std::io::Result<Vec<u8>> {
    let about = fs::symlink_metadata(path)?;
    if !about.is_file() {
        return Ok(Vec::new());
    }
    if about.len() <= LOG_MAX as u64 {
        return fs::read(path);
    }
    let half = LOG_MAX / 2;
    let mut file = File::open(path)?;
    let mut kept = vec![0; half];
    file.read_exact(&mut kept)?;
    let left_out = about.len() - 2 * half as u64;
    kept.extend_from_slice(
        format!("\n[{left_out} bytes of the log are left out here]\n").as_bytes(),
    );
    file.seek(SeekFrom::Start(about.len() - half as u64))?;
    file.read_to_end(&mut kept)?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("file");
        fs::write(&path, bytes).expect("written");
        (folder, path)
    }

    #[test]
    fn half_a_pdf_is_none() {
        let (_folder, path) = written(b"%PDF-1.5 and then nothing");
        assert_eq!(pdf(&path), Pdf::None);
        let (_folder, path) = written(b"%PDF-1.5 x %%EOF\n");
        assert!(matches!(pdf(&path), Pdf::Bytes(_)));
        assert_eq!(pdf(Path::new("/nowhere")), Pdf::None);
    }

    #[test]
    fn a_pdf_above_the_limit_is_not_read() {
        let (_folder, path) = written(b"");
        File::options()
            .write(true)
            .open(&path)
            .expect("open")
            .set_len(PDF_MAX + 1)
            .expect("sparse");
        assert_eq!(pdf(&path), Pdf::TooLarge);
    }

    #[test]
    fn identifiers_follow_the_content_alone() {
        let with = |id: char, text: &str| {
            let id = id.to_string().repeat(32);
            let mut bytes = format!("%PDF {text} /ID [ <{id}> <{id}> ] %%EOF").into_bytes();
            settle_id(&mut bytes);
            bytes
        };
        assert_eq!(with('A', "x"), with('B', "x"));
        assert_ne!(with('A', "x")[8..], with('A', "y")[8..]);
        let mut odd = b"%PDF /ID [ <12> ] %%EOF".to_vec();
        settle_id(&mut odd);
        assert_eq!(odd, b"%PDF /ID [ <12> ] %%EOF");
    }

    #[test]
    fn a_long_log_keeps_its_head_and_its_tail() {
        let mut bytes = vec![b'a'; LOG_MAX];
        bytes.extend_from_slice(&vec![b'z'; LOG_MAX]);
        let (_folder, path) = written(&bytes);
        let kept = log(&path);
        assert!(kept.len() < LOG_MAX + 100);
        assert!(kept.starts_with(b"aaa") && kept.ends_with(b"zzz"));
    }
}
