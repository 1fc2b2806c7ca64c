//! TeX trees: where they are, and which files they hold.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    error::{Error, Result},
    search::{self, Rank},
};

/// The trees that belong to the machine, in the order of `TEXMF` in `texmf.cnf`. The person's own
/// (`TEXMFHOME` and the like) are left out: a bundle is the same whoever builds it.
const VARIABLES: [&str; 6] = [
    "TEXMFLOCAL",
    "TEXMFSYSCONFIG",
    "TEXMFSYSVAR",
    "TEXMFDEBIAN",
    "TEXMFMAIN",
    "TEXMFDIST",
];

/// Trees nest links; nothing that TeX reads lies deeper.
const DEPTH_MAX: usize = 24;

/// A file of a tree that a search can lead to.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its path below the tree, with `/`: the path in the bundle too.
    pub path: String,
    /// Where its bytes are.
    pub file: PathBuf,
    rank: Rank,
}

impl Found {
    /// The name that TeX asks by.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// Every name of the trees with its files, the one that TeX finds first.
pub type Names = BTreeMap<String, Vec<Found>>;

/// The trees of the installed TeX Live, in search order.
///
/// # Errors
/// [`Error::NoTree`].
pub fn installed() -> Result<Vec<PathBuf>> {
    let mut trees: Vec<PathBuf> = Vec::new();
    for variable in VARIABLES {
        let asked = Command::new("kpsewhich")
            .arg(format!("-var-value={variable}"))
            .output();
        let Ok(output) = asked else { break };
        let tree = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
        if is_tree(&tree) && !trees.contains(&tree) {
            trees.push(tree);
        }
    }
    if trees.is_empty() {
        Err(Error::NoTree)
    } else {
        Ok(trees)
    }
}

/// Trees that were named by hand.
///
/// # Errors
/// [`Error::NotATree`] for the first that is none.
pub fn check(trees: &[PathBuf]) -> Result<()> {
    match trees.iter().find(|tree| !is_tree(tree)) {
        Some(tree) => Err(Error::NotATree(tree.clone())),
        None => Ok(()),
    }
}

fn is_tree(folder: &Path) -> bool {
    folder.is_absolute()
        && ["tex", "fonts", "dvipdfmx"]
            .iter()
            .any(|part| folder.join(part).is_dir())
}

/// Everything that a search of these trees can lead to. Links are followed; what they miss is left out.
///
/// # Errors
/// [`Error::Io`].
pub fn walk(trees: &[PathBuf]) -> Result<Names> {
    let mut names = Names::new();
    for (index, tree) in trees.iter().enumerate() {
        for top in ["tex", "fonts", "dvipdfmx", "bibtex"] {
            let folder = tree.join(top);
            if folder.is_dir() {
                visit(index, &folder, top, 0, &mut names)?;
            }
        }
    }
    for found in names.values_mut() {
        found.sort_by(|a, b| a.rank.cmp(&b.rank));
    }
    Ok(names)
}

fn visit(tree: usize, folder: &Path, below: &str, depth: usize, names: &mut Names) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(Error::reading(folder))? {
        let entry = entry.map_err(Error::reading(folder))?;
        // A name that is not UTF-8 is none that a document could ask for.
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let file = entry.path();
        let kind = match fs::metadata(&file) {
            Ok(metadata) => metadata.file_type(),
            // A link to a package that is not installed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(Error::reading(&file)(error)),
        };
        let path = format!("{below}/{name}");
        if kind.is_dir() {
            if depth < DEPTH_MAX {
                visit(tree, &file, &path, depth + 1, names)?;
            }
        } else if kind.is_file()
            && let Some(rank) = search::rank(tree, &path)
        {
            names
                .entry(name)
                .or_default()
                .push(Found { path, file, rank });
        }
    }
    Ok(())
}
