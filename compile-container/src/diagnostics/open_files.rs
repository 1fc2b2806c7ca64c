//! The files that TeX has open, as the log's round brackets tell.

use std::collections::BTreeMap;

/// One open bracket.
enum Opened {
    /// A file of the project.
    Project(String),
    /// A file of the distribution.
    System(String),
    /// Text in brackets.
    Other,
}

/// Follows the log line by line.
pub(super) struct OpenFiles<'a> {
    files: &'a BTreeMap<String, Vec<u8>>,
    /// The main file's folder, which paths in the log are relative to.
    folder: &'a str,
    stack: Vec<Opened>,
}

impl<'a> OpenFiles<'a> {
    pub(super) fn new(files: &'a BTreeMap<String, Vec<u8>>, folder: &'a str) -> Self {
        Self {
            files,
            folder,
            stack: Vec::new(),
        }
    }

    pub(super) fn follow(&mut self, line: &str) {
        let mut rest = line;
        while let Some(at) = rest.find(['(', ')']) {
            let closes = rest[at..].starts_with(')');
            rest = &rest[at + 1..];
            if closes {
                self.stack.pop();
            } else {
                let end = rest.find(['(', ')', '[', '{', '<']).unwrap_or(rest.len());
                let name = rest[..end].trim();
                let first = name.split(' ').next().unwrap_or(name);
                let opened = match self.in_project(name).or_else(|| self.in_project(first)) {
                    Some(path) => Opened::Project(path),
                    None if first.starts_with('/') => Opened::System(first.to_owned()),
                    None => Opened::Other,
                };
                // Brackets that nothing closes must not cost memory without end.
                if self.stack.len() < DEPTH_MAX {
                    self.stack.push(opened);
                }
            }
        }
    }

    /// The innermost file of the project.
    pub(super) fn current(&self) -> Option<String> {
        self.stack.iter().rev().find_map(|opened| match opened {
            Opened::Project(path) => Some(path.clone()),
            _ => None,
        })
    }

    /// The file of the distribution that the project's innermost file opened: its name without
    /// folder and ending.
    pub(super) fn asked_for(&self) -> Option<String> {
        let from = self
            .stack
            .iter()
            .rposition(|opened| matches!(opened, Opened::Project(_)))?;
        self.stack[from..].iter().find_map(|opened| match opened {
            Opened::System(path) => Some(stem(path).to_owned()),
            _ => None,
        })
    }

    /// The project's path of what the log names relative to the main file's folder.
    pub(super) fn in_project(&self, name: &str) -> Option<String> {
        let name = name.trim_matches('"');
        let mut segments: Vec<&str> = self.folder.split('/').filter(|s| !s.is_empty()).collect();
        // Found through the search path, a file is named by its absolute path.
        if let Some((_, inside)) = name.split_once("/work/").filter(|_| name.starts_with('/')) {
            return Some(inside.to_owned()).filter(|path| self.files.contains_key(path));
        }
        for segment in name.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop()?;
                }
                other => segments.push(other),
            }
        }
        let path = segments.join("/");
        self.files.contains_key(&path).then_some(path)
    }
}

/// More brackets than TeX can have files open, by far.
const DEPTH_MAX: usize = 1000;

/// A path's file name without its ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}
