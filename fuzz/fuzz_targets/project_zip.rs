//! Zips of projects: any archive is unpacked within the limits or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use project::{FILES_MAX, Project, UNPACKED_MAX, safe_path};

fuzz_target!(|data: &[u8]| {
    let Ok(project) = Project::from_zip(data) else {
        return;
    };
    assert!(project.files().len() <= FILES_MAX);
    let total: usize = project.files().values().map(Vec::len).sum();
    // Text that is converted to UTF-8 may grow by half.
    assert!(total <= UNPACKED_MAX * 2);
    for path in project.files().keys() {
        assert_eq!(safe_path(path).as_ref(), Ok(path), "an unsafe path came in");
    }
    for main in project.main_candidates() {
        assert!(project.files().contains_key(&main));
    }
});
