//! A fresh folder for each job, removed when the job ends, however it ends.

use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

const PREFIX: &str = "job-";

/// A job's folder; dropping it removes it.
#[derive(Debug)]
pub struct JobDir {
    root: PathBuf,
}

impl JobDir {
    /// Creates the folder with the project's files in `work/` and an empty `var/` beside it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn create<'a>(
        parent: &Path,
        files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>,
    ) -> io::Result<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let root = parent.join(format!("{PREFIX}{}-{number}", std::process::id()));
        create_private(&root)?;
        let dir = Self { root };
        create_private(&dir.work())?;
        create_private(&dir.var())?;
        for (path, bytes) in files {
            let path = dir.work().join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, bytes)?;
        }
        Ok(dir)
    }

    /// Where the project's files are and TeX writes.
    pub fn work(&self) -> PathBuf {
        self.root.join("work")
    }

    /// Where TeX keeps what is not the document's: caches, temporary files.
    pub fn var(&self) -> PathBuf {
        self.root.join("var")
    }

    /// A path for one file that is not in its place yet, out of the programs' reach.
    pub fn beside(&self) -> PathBuf {
        self.root.join("beside")
    }

    /// Bytes of all files in the folder; what cannot be read counts nothing.
    pub fn size(&self) -> u64 {
        size_of(&self.root)
    }
}

impl Drop for JobDir {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.root) {
            tracing::error!(%error, "a job's folder could not be removed");
        }
    }
}

fn create_private(path: &Path) -> io::Result<()> {
    fs::DirBuilder::new().mode(0o700).create(path)
}

fn size_of(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(about) if about.is_dir() => size_of(&entry.path()),
            Ok(about) => about.len(),
            Err(_) => 0,
        })
        .sum()
}

/// Creates the parent folder and removes what jobs of dead services left in it.
///
/// # Errors
/// When the parent can be neither found nor created.
pub fn prepare(parent: &Path) -> io::Result<()> {
    fs::create_dir_all(parent)?;
    for entry in fs::read_dir(parent)?.flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(|name| {
            name.strip_prefix(PREFIX)?
                .split('-')
                .next()?
                .parse::<u32>()
                .ok()
        });
        let Some(owner) = owner else { continue };
        // A container's service has the same number at each start.
        let alive = owner != std::process::id() && Path::new(&format!("/proc/{owner}")).exists();
        if !alive && let Err(error) = fs::remove_dir_all(entry.path()) {
            tracing::warn!(%error, "a stale job folder could not be removed");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_dropped_job_leaves_nothing() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let files = BTreeMap::from([("a/b.tex".to_owned(), b"x".to_vec())]);
        let dir = JobDir::create(parent.path(), files.iter()).expect("created");
        assert_eq!(fs::read(dir.work().join("a/b.tex")).expect("written"), b"x");
        assert_eq!(dir.size(), 1);
        drop(dir);
        assert_eq!(fs::read_dir(parent.path()).expect("readable").count(), 0);
    }

    #[test]
    fn what_a_dead_service_left_is_swept_and_nothing_else() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        // Process numbers end below 2^22.
        fs::create_dir_all(parent.path().join("job-4194305-0/work")).expect("created");
        fs::create_dir_all(parent.path().join("job-1-0/work")).expect("created");
        fs::create_dir_all(parent.path().join("other")).expect("created");
        prepare(parent.path()).expect("prepared");
        let mut left: Vec<_> = fs::read_dir(parent.path())
            .expect("readable")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        left.sort();
        assert_eq!(left, ["job-1-0", "other"]);
    }
}
