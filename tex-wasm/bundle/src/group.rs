//! Groups: lists of names that a resume of one family needs, so that one request fetches them.
//!
//! A list is a text file, a name a line, `#` begins a comment. `starter.txt` comes first, the others by name.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::error::{Error, Result};

/// The group that every first preview fetches.
pub const STARTER: &str = "starter";

/// The group of what the builder itself writes.
pub const GENERATED: &str = "generated";

/// A list that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The group's name: the file's without its ending.
    pub name: String,
    /// The files' names, in the list's order.
    pub files: Vec<String>,
}

/// The lists of a folder, the starter group first.
///
/// # Errors
/// [`Error::Io`], [`Error::GroupName`].
pub fn read(folder: &Path) -> Result<Vec<List>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::reading(folder))? {
        let path = entry.map_err(Error::reading(folder))?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            paths.push(path);
        }
    }
    let mut lists = paths
        .iter()
        .map(|path| read_list(path))
        .collect::<Result<Vec<_>>>()?;
    lists.sort_by(|a, b| (a.name != STARTER, &a.name).cmp(&(b.name != STARTER, &b.name)));
    Ok(lists)
}

fn read_list(path: &Path) -> Result<List> {
    let name = path
        .file_stem()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || !name.chars().all(plain) || name == GENERATED {
        return Err(Error::GroupName(path.to_owned()));
    }
    let text = fs::read_to_string(path).map_err(Error::reading(path))?;
    let files = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
        .map(ToOwned::to_owned)
        .collect();
    Ok(List {
        name: name.to_owned(),
        files,
    })
}

/// The group of a file that no list names: the folder of its package.
pub fn of_folder(path: &str) -> String {
    let depth = match path.split('/').next() {
        Some("fonts") => 4,
        _ => 3,
    };
    let folders: Vec<&str> = path.split('/').collect();
    folders[..depth.min(folders.len().saturating_sub(1))].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starter_group_comes_first() {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in [
            ("awesome-cv.txt", "a.cls\n"),
            ("starter.txt", "# what it is\nb.sty # why\n\n"),
            ("notes.md", "no list"),
        ] {
            fs::write(folder.path().join(name), text).expect("written");
        }
        let lists = read(folder.path()).expect("lists");
        let names: Vec<_> = lists.iter().map(|list| list.name.as_str()).collect();
        assert_eq!(names, ["starter", "awesome-cv"]);
        assert_eq!(lists[0].files, ["b.sty"]);
    }

    #[test]
    fn a_name_that_cannot_be_a_group_is_refused() {
        for name in ["Awesome CV.txt", "generated.txt", "tex.latex.txt"] {
            let folder = tempfile::tempdir().expect("a folder");
            fs::write(folder.path().join(name), "a.cls\n").expect("written");
            let error = read(folder.path()).expect_err("refused");
            assert!(error.to_string().contains(name), "{error}");
        }
    }

    #[test]
    fn packages_are_groups_of_their_own() {
        assert_eq!(
            of_folder("tex/latex/pgf/frontendlayer/tikz/tikz.sty"),
            "tex/latex/pgf"
        );
        assert_eq!(
            of_folder("fonts/tfm/public/lm/ec-lmr10.tfm"),
            "fonts/tfm/public/lm"
        );
        assert_eq!(
            of_folder("fonts/map/glyphlist/glyphlist.txt"),
            "fonts/map/glyphlist"
        );
        assert_eq!(of_folder("dvipdfmx/dvipdfmx.cfg"), "dvipdfmx");
    }
}
