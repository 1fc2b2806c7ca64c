//! Which files come into a bundle, and what is said of what does not.

use std::collections::BTreeMap;

use crate::{
    font_list,
    group::List,
    set::Set,
    tree::{Found, Names},
};

/// What was chosen.
#[derive(Debug, Default)]
pub struct Chosen<'a> {
    /// By name: the file that TeX finds first.
    pub files: BTreeMap<&'a str, &'a Found>,
    /// Notes for whoever builds: patterns and names that these trees don't have.
    pub notes: Vec<String>,
}

/// The files of the set and of the lists; all files without a set.
///
/// A name that the set asks for anywhere is answered by the file that the search order prefers,
/// as XeLaTeX would answer, even if that file lies elsewhere.
pub fn choose<'a>(names: &'a Names, set: Option<&Set>, lists: &[List]) -> Chosen<'a> {
    let mut chosen = Chosen::default();
    for (name, found) in names {
        let Some(first) = found.first() else { continue };
        let wanted = set.is_none_or(|set| {
            !set.excludes(&first.path) && found.iter().any(|found| set.contains(&found.path))
        });
        if wanted {
            chosen.files.insert(name, first);
        }
    }
    for list in lists {
        for file in &list.files {
            match names
                .get_key_value(file)
                .and_then(|(name, found)| Some((name, found.first()?)))
            {
                Some((name, first)) => {
                    chosen.files.insert(name, first);
                }
                // Made later; no tree has it.
                None if file == font_list::NAME => {}
                None => chosen.notes.push(format!(
                    "{file}, of the group {}, is not in these trees",
                    list.name
                )),
            }
        }
    }
    if let Some(set) = set {
        let paths: Vec<&str> = names
            .values()
            .flatten()
            .map(|found| found.path.as_str())
            .collect();
        let unused = set.unused(&paths);
        chosen.notes.extend(
            unused
                .iter()
                .map(|line| format!("“{line}” of the set matches nothing in these trees")),
        );
    }
    chosen
}
