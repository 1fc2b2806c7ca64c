//! Which of a job's files an engine has read, by the times of access that the kernel keeps.
//!
//! It sees each way of reading: `\input`, images, fonts, Lua. Where the disk keeps no such times
//! ([`Reads::are_kept`]) every file counts as read.

use std::collections::BTreeSet;
use std::fs::{self, File, FileTimes};
use std::io::{self, Read as _};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Whether times of access tell anything in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reads {
    kept: bool,
}

impl Reads {
    /// Tries it with a file of its own.
    pub fn find(folder: &Path) -> Self {
        let path = folder.join(format!("reads-{}", std::process::id()));
        let kept = tried(&path).unwrap_or(false);
        // Missing is as good as removed.
        let _ = fs::remove_file(&path);
        Self { kept }
    }

    /// Whether the disk keeps times of access.
    pub fn are_kept(self) -> bool {
        self.kept
    }

    /// Marks a file as not read yet.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget(self, path: &Path) -> io::Result<()> {
        if !self.kept {
            return Ok(());
        }
        File::options()
            .write(true)
            .open(path)?
            .set_times(FileTimes::new().set_accessed(LONG_AGO))
    }

    /// Those of `paths`, files below `root`, that were read since they were marked. Files that
    /// are gone or have become something else count too.
    pub fn of<'a>(self, root: &Path, paths: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
        let read = |path: &Path| {
            fs::symlink_metadata(path)
                .and_then(|about| about.accessed())
                .map_or(true, |accessed| accessed != LONG_AGO)
        };
        paths
            .filter(|path| !self.kept || read(&root.join(path)))
            .cloned()
            .collect()
    }
}

/// Before any time of change: also disks that update the time of access only when it is older
/// than that (`relatime`) do so at the first reading.
const LONG_AGO: SystemTime = SystemTime::UNIX_EPOCH;

fn tried(path: &Path) -> io::Result<bool> {
    fs::write(path, "x")?;
    let about = Reads { kept: true };
    about.forget(path)?;
    let accessed = || fs::metadata(path).and_then(|about| about.accessed());
    if accessed()? != LONG_AGO {
        return Ok(false);
    }
    File::open(path)?.read_to_end(&mut Vec::new())?;
    Ok(accessed()?
        .duration_since(LONG_AGO)
        .is_ok_and(|since| since > Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_known() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let reads = Reads::find(folder.path());
        let names = ["read", "looked-at", "gone"].map(str::to_owned);
        for name in &names {
            let path = folder.path().join(name);
            fs::write(&path, "x").expect("written");
            reads.forget(&path).expect("marked");
        }
        fs::read(folder.path().join("read")).expect("readable");
        fs::metadata(folder.path().join("looked-at")).expect("there");
        fs::remove_file(folder.path().join("gone")).expect("removed");
        let found: Vec<_> = reads.of(folder.path(), names.iter()).into_iter().collect();
        if reads.are_kept() {
            assert_eq!(found, ["gone", "read"]);
        } else {
            assert_eq!(found, ["gone", "looked-at", "read"]);
        }
    }
}
