//! How much a job has written while its program runs.

use std::path::PathBuf;

use super::process::{Scene, Stop, Watch};
use crate::config::{JOB_BYTES_MAX, SAID_MAX};
use crate::workdir;

/// What the kernel's limits on single files do not see: the folder as a whole, files that were
/// removed while they are open, and the log. Looked at beside the runtime: a hostile folder
/// takes a while.
pub(super) struct Usage {
    folder: PathBuf,
    log: PathBuf,
    max: u64,
    helper: Option<u32>,
}

impl Usage {
    pub(super) fn new(scene: Scene<'_>, watch: &Watch, helper: Option<u32>) -> Self {
        Self {
            folder: scene.dir.root().to_owned(),
            log: scene.log(),
            max: watch.bytes_at_start.saturating_add(JOB_BYTES_MAX),
            helper,
        }
    }

    /// Why the program is to be stopped, if it is.
    pub(super) fn too_much(&self) -> Option<Stop> {
        let named = workdir::size(&self.folder, self.max);
        let nameless = self.helper.map_or(0, nameless_files);
        if named.saturating_add(nameless) > self.max {
            return Some(Stop::Output);
        }
        let log = std::fs::symlink_metadata(&self.log).map_or(0, |about| about.len());
        (log > SAID_MAX as u64).then_some(Stop::Log)
    }
}

/// Bytes of the files that a process and its children hold open without a name.
fn nameless_files(process: u32) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    let folder = PathBuf::from(format!("/proc/{process}"));
    let own: u64 = std::fs::read_dir(folder.join("fd"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| std::fs::metadata(entry.path()).ok())
        .filter(|about| about.is_file() && about.nlink() == 0)
        .map(|about| about.len())
        .sum();
    // One thread a process: threads cannot be started.
    let children = std::fs::read_to_string(folder.join(format!("task/{process}/children")));
    children
        .unwrap_or_default()
        .split_ascii_whitespace()
        .filter_map(|child| child.parse().ok())
        .map(nameless_files)
        .fold(own, u64::saturating_add)
}
