//! Makes a release: engine, format, index and bundle that belong together, with compressed copies and a manifest.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    thread,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    bundle, client_index,
    compressed::{self, Coding},
    error::{Error, Result},
    reader::Reader,
    ttb,
};

/// The manifest's name.
pub const MANIFEST: &str = "manifest.json";

/// What to make it from.
#[derive(Debug)]
pub struct Plan {
    /// The engine's WebAssembly module.
    pub engine: PathBuf,
    /// The formats that this engine dumped; they keep their names.
    pub formats: Vec<PathBuf>,
    /// The folder that [`bundle::build`] wrote.
    pub bundle: PathBuf,
    /// Where to write.
    pub out: PathBuf,
    /// Where compressed copies are kept.
    pub cache: PathBuf,
}

/// `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// 16 hex digits, the beginning of a SHA-256 over all files.
    pub release: String,
    /// Its files by name.
    pub files: BTreeMap<String, Entry>,
}

/// A file of a release; sizes in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// As it is.
    pub bytes: u64,
    /// SHA-256, in hex.
    pub sha256: String,
    /// As brotli; absent for what is never encoded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub br: Option<u64>,
    /// As gzip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gzip: Option<u64>,
}

/// Makes the release's folder; what was there is replaced.
///
/// # Errors
/// [`Error::Missing`], [`Error::Damaged`], [`Error::IndexDiffers`], [`Error::Io`], [`Error::Compression`].
pub fn make(plan: &Plan) -> Result<Manifest> {
    let built = "Build it with tex-bundle build";
    let bundle = there("bundle", plan.bundle.join(bundle::NAME), built)?;
    let index = there("index", plan.bundle.join(client_index::NAME), built)?;
    let engine = there(
        "engine",
        plan.engine.clone(),
        "Build it first; docs/tex-bundle.md names the command",
    )?;
    for format in &plan.formats {
        let dumped = "The engine dumps it; docs/tex-bundle.md names the command";
        there("format", format.clone(), dumped)?;
    }
    check(&bundle, &index)?;

    if plan.out.is_dir() {
        fs::remove_dir_all(&plan.out).map_err(Error::writing(&plan.out))?;
    }
    fs::create_dir_all(&plan.out).map_err(Error::writing(&plan.out))?;
    let mut files = BTreeMap::new();
    let encoded = [("engine.wasm", &engine), (client_index::NAME, &index)];
    let formats = plan.formats.iter().filter_map(|path| {
        let name = path.file_name()?.to_str()?;
        Some((name, path))
    });
    // Brotli takes most of a minute for a format, and cannot share the work on one file.
    let encoded: Vec<_> = encoded.into_iter().chain(formats).collect();
    let placed: Vec<Result<Entry>> = thread::scope(|scope| {
        let places: Vec<_> = encoded
            .iter()
            .map(|(name, path)| scope.spawn(|| place(name, path, plan, true)))
            .collect();
        places
            .into_iter()
            .map(|place| {
                place
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    });
    for ((name, _), entry) in encoded.into_iter().zip(placed) {
        files.insert(name.to_owned(), entry?);
    }
    files.insert(
        bundle::NAME.to_owned(),
        place(bundle::NAME, &bundle, plan, false)?,
    );

    let manifest = Manifest {
        release: release_name(&files),
        files,
    };
    let path = plan.out.join(MANIFEST);
    let json = serde_json::to_string_pretty(&manifest)
        .map_err(|error| Error::writing(&path)(error.into()))?;
    fs::write(&path, json + "\n").map_err(Error::writing(&path))?;
    Ok(manifest)
}

fn there(what: &'static str, path: PathBuf, how: &'static str) -> Result<PathBuf> {
    if path.is_file() {
        Ok(path)
    } else {
        Err(Error::Missing { what, path, how })
    }
}

/// That the client's index says the same as the bundle's own.
fn check(bundle: &Path, index: &Path) -> Result<()> {
    let reader = Reader::open(bundle)?;
    let text = fs::read_to_string(index).map_err(Error::reading(index))?;
    let files = client_index::parse(&text)
        .ok_or_else(|| Error::IndexDiffers("it cannot be read".into()))?;
    let mut own: Vec<_> = reader
        .entries()
        .iter()
        .map(|entry| (entry.name(), entry.start, entry.stored, entry.length))
        .collect();
    own.sort_unstable_by_key(|(_, start, ..)| *start);
    if own.len() != files.len() {
        return Err(Error::IndexDiffers(format!(
            "it has {} files, the bundle {}",
            files.len(),
            own.len()
        )));
    }
    match own.iter().zip(&files).find(|(own, file)| own != file) {
        Some((own, _)) => Err(Error::IndexDiffers(format!("{} is elsewhere", own.0))),
        None => Ok(()),
    }
}

/// Copies a file into the release, with compressed copies beside it.
fn place(name: &str, from: &Path, plan: &Plan, is_encoded: bool) -> Result<Entry> {
    let bytes = fs::read(from).map_err(Error::reading(from))?;
    let sha256 = ttb::hex(&Sha256::digest(&bytes));
    let write = |name: &str, bytes: &[u8]| {
        let path = plan.out.join(name);
        fs::write(&path, bytes).map_err(Error::writing(&path))
    };
    write(name, &bytes)?;
    let packed = |coding: Coding| {
        let packed = compressed::copy(name, &bytes, &sha256, coding, &plan.cache)?;
        write(&format!("{name}.{}", coding.ending()), &packed)?;
        Ok(packed.len() as u64)
    };
    Ok(Entry {
        br: is_encoded.then(|| packed(Coding::Brotli)).transpose()?,
        gzip: is_encoded.then(|| packed(Coding::Gzip)).transpose()?,
        bytes: bytes.len() as u64,
        sha256,
    })
}

fn release_name(files: &BTreeMap<String, Entry>) -> String {
    let mut all = Sha256::new();
    for (name, file) in files {
        all.update(format!("{name} {}\n", file.sha256));
    }
    ttb::hex(&all.finalize()[..8])
}
