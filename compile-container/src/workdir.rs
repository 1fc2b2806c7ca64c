//! A fresh folder for each job, removed when the job ends, however it ends.

use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

const PREFIX: &str = "job-";
/// What a name costs a file system, about: a million empty files are not nothing.
const ENTRY_BYTES: u64 = 4096;
/// How deep a folder may be to be removed in one go: each level takes an open file.
const DEPTH_MAX: u32 = 64;

/// A job's folder; dropping it removes it.
#[derive(Debug)]
pub struct JobDir {
    root: PathBuf,
}

impl JobDir {
    /// Creates the folder with the project's files in `work/` and an empty `var/` beside it.
    ///
    /// # Errors
    /// When the disk refuses, or a path leads out of the folder.
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
            let path = dir.within(path)?;
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

    /// Where a path of the project is.
    ///
    /// # Errors
    /// For a path that leads out. Callers have checked it before; this is the last look before
    /// the service, which no sandbox confines, writes.
    pub fn within(&self, path: &str) -> io::Result<PathBuf> {
        let inside = Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if inside {
            Ok(self.work().join(path))
        } else {
            Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "a path leads out of the job's folder",
            ))
        }
    }

    /// Where TeX keeps what is not the document's: caches, temporary files.
    pub fn var(&self) -> PathBuf {
        self.root.join("var")
    }

    /// A path for one file that is not in its place yet, out of the programs' reach.
    pub fn beside(&self) -> PathBuf {
        self.root.join("beside")
    }

    /// What the whole folder takes up, as [`size`] counts.
    pub fn size(&self) -> u64 {
        size(&self.root, u64::MAX)
    }

    /// The whole folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Removes the folder without keeping other jobs waiting: a hostile one may take seconds.
    pub async fn remove(self) {
        // Dropping does the work; a runtime that shuts down does it here.
        let _ = tokio::task::spawn_blocking(move || drop(self)).await;
    }
}

/// What a folder takes up, in bytes: its files, and something for each name. Counting ends once
/// it is more than `max`. Folders too deep to be looked into count as more.
pub fn size(folder: &Path, max: u64) -> u64 {
    let mut size = 0_u64;
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::InvalidFilename => return u64::MAX,
            Err(_) => continue,
        };
        for entry in entries.flatten() {
            size += ENTRY_BYTES;
            match entry.metadata() {
                Ok(about) if about.is_dir() => folders.push(entry.path()),
                Ok(about) => size = size.saturating_add(about.len()),
                Err(_) => {}
            }
            if size > max {
                return size;
            }
        }
    }
    size
}

impl Drop for JobDir {
    fn drop(&mut self) {
        if let Err(error) = remove(&self.root) {
            tracing::error!(%error, "a job's folder could not be removed");
        }
    }
}

fn create_private(path: &Path) -> io::Result<()> {
    fs::DirBuilder::new().mode(0o700).create(path)
}

/// Removes a folder whatever is in it: folders a thousand deep, or closed to their owner.
fn remove(root: &Path) -> io::Result<()> {
    // The library's own way goes down by calling itself: too deep a folder would be its end.
    let mut number = 0;
    let mut ahead = vec![root.to_owned()];
    while let Some(top) = ahead.pop() {
        let mut folders = vec![(top.clone(), 0)];
        while let Some((folder, depth)) = folders.pop() {
            open_to_owner(&folder)?;
            if depth == DEPTH_MAX {
                number += 1;
                let higher = root.join(format!(".deep-{number}"));
                fs::rename(&folder, &higher)?;
                ahead.push(higher);
                continue;
            }
            for entry in fs::read_dir(&folder)?.flatten() {
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) && entry.path() != top {
                    folders.push((entry.path(), depth + 1));
                }
            }
        }
        // The root goes last: deeper folders were moved into it.
        if top != root {
            fs::remove_dir_all(&top)?;
        }
    }
    fs::remove_dir_all(root)
}

fn open_to_owner(folder: &Path) -> io::Result<()> {
    const ALL: u32 = 0o700;
    let mut permissions = fs::metadata(folder)?.permissions();
    if permissions.mode() & ALL != ALL {
        permissions.set_mode(ALL);
        fs::set_permissions(folder, permissions)?;
    }
    Ok(())
}

/// Creates a folder that nobody else may write to, or makes sure that one is so: in a shared
/// `/tmp`, somebody else may have been first.
///
/// # Errors
/// When it cannot be created, is a link, or belongs to or is open to others.
pub fn own(folder: &Path) -> io::Result<()> {
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent)?;
    }
    match create_private(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        done => return done,
    }
    let about = fs::symlink_metadata(folder)?;
    let ours = about.uid() == rustix::process::geteuid().as_raw();
    if about.is_dir() && ours && about.mode() & 0o022 == 0 {
        Ok(())
    } else {
        Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            format!("{} is not a folder of ours alone", folder.display()),
        ))
    }
}

/// Creates the parent folder and removes what jobs of dead services left in it.
///
/// # Errors
/// When the parent can be neither found nor created.
pub fn prepare(parent: &Path) -> io::Result<()> {
    own(parent)?;
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
        if !alive && let Err(error) = remove(&entry.path()) {
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
        // Four names and one byte: work, var, a, b.tex.
        assert_eq!(size(&dir.root, u64::MAX), 4 * ENTRY_BYTES + 1);
        assert!(size(&dir.root, ENTRY_BYTES) > ENTRY_BYTES);
        drop(dir);
        assert_eq!(fs::read_dir(parent.path()).expect("readable").count(), 0);
    }

    #[test]
    fn paths_that_lead_out_are_not_written() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let outside = parent.path().join("outside");
        for path in [
            "../../outside",
            "a/../../../outside",
            "/tmp/x/../outside",
            ".",
        ] {
            let files = BTreeMap::from([(path.to_owned(), b"x".to_vec())]);
            assert!(
                JobDir::create(parent.path(), files.iter()).is_err(),
                "{path}"
            );
        }
        assert!(!outside.exists());
        assert_eq!(fs::read_dir(parent.path()).expect("readable").count(), 0);
    }

    #[test]
    fn folders_without_end_are_removed_as_well() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let dir = JobDir::create(parent.path(), std::iter::empty()).expect("created");
        // Built from the inside: the whole is too deep for any path.
        let mut top = dir.work().join("d");
        fs::create_dir(&top).expect("created");
        for _ in 0..30 {
            let deep = "e/".repeat(100);
            let next = dir.work().join("next");
            fs::create_dir_all(next.join(&deep)).expect("created");
            fs::rename(&top, next.join(&deep).join("d")).expect("moved");
            fs::rename(&next, &top).expect("moved");
            top = dir.work().join("d");
        }
        let mut closed = fs::metadata(&top).expect("there").permissions();
        closed.set_mode(0o000);
        fs::set_permissions(&top, closed).expect("closed");
        assert_eq!(size(&dir.root, u64::MAX - 1), u64::MAX);
        drop(dir);
        assert_eq!(fs::read_dir(parent.path()).expect("readable").count(), 0);
    }

    #[test]
    fn a_folder_of_somebody_else_is_not_taken() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let open = parent.path().join("open");
        own(&open).expect("created");
        own(&open).expect("ours still");
        fs::set_permissions(&open, fs::Permissions::from_mode(0o777)).expect("opened");
        assert!(own(&open).is_err());
        let link = parent.path().join("link");
        std::os::unix::fs::symlink("/tmp", &link).expect("linked");
        assert!(own(&link).is_err());
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
