//! Paths of the project, out of paths as the engine saw them.

/// The path within `root`, without `.` and `..`; `None` outside of it.
///
/// Engines write `/root/./main.tex` for `main.tex`, and `/root/cv/./../part.tex` where they run in
/// a folder.
pub fn within(root: &str, name: &str) -> Option<String> {
    let root = parts(root)?;
    let name = parts(name)?;
    let inside = name.strip_prefix(root.as_slice())?;
    (!inside.is_empty()).then(|| inside.join("/"))
}

/// The parts of an absolute path; a relative one counts from the root, which suits data without
/// folders.
fn parts(path: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn folders_of_the_machine_are_stripped_and_other_files_dropped() {
        let job = "/tmp/job-1-0/work";
        let of = |name| within(job, name);
        assert_eq!(
            of("/tmp/job-1-0/work/./main.tex").as_deref(),
            Some("main.tex")
        );
        assert_eq!(
            of("/tmp/job-1-0/work/cv/./../parts/a.tex").as_deref(),
            Some("parts/a.tex")
        );
        assert_eq!(of("/usr/share/texmf/article.cls"), None);
        assert_eq!(of("/tmp/job-1-0/work/../other/main.tex"), None);
        assert_eq!(of("/tmp/job-1-0/workshop/main.tex"), None);
        assert_eq!(of("/.."), None);
        assert_eq!(of(job), None);
        assert_eq!(within("", "./main.tex").as_deref(), Some("main.tex"));
    }
}
