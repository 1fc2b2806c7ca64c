//! A small TeX tree, and bundles made from it.
#![allow(dead_code, reason = "each test file uses a part")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use tex_bundle::{
    Result,
    bundle::{self, Built, Plan},
};

/// A folder with trees, lists of groups, a set, and room for what is built.
pub struct World {
    folder: TempDir,
}

impl World {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let world = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        fs::create_dir_all(world.path("groups")).expect("a folder");
        for (path, text) in files {
            world.write(path, text);
        }
        world
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("written");
    }

    /// Builds from the trees `one` and `two` into `out`, with the set `set.txt` if there is one.
    pub fn build(&self, out: &str) -> Result<Built> {
        let set = self.path("set.txt");
        let trees = ["one", "two"].map(|tree| self.path(tree));
        bundle::build(&Plan {
            trees: trees.into_iter().filter(|tree| tree.exists()).collect(),
            set: set.exists().then_some(set),
            groups: self.path("groups"),
            out: self.path(out),
        })
    }
}

/// Names of the groups with those of their files.
pub fn groups(built: &Built) -> Vec<(String, Vec<String>)> {
    built
        .groups
        .iter()
        .map(|group| {
            let names = group
                .entries
                .iter()
                .map(|entry| entry.name().to_owned())
                .collect();
            (group.name.clone(), names)
        })
        .collect()
}

/// What stands in a file of the bundle.
pub fn text(bundle: &Path, name: &str) -> String {
    let bytes = tex_bundle::reader::Reader::open(bundle)
        .and_then(|mut reader| reader.file(name))
        .expect("a bundle")
        .unwrap_or_else(|| panic!("no {name}"));
    String::from_utf8(bytes).expect("text")
}
