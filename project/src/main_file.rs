//! Finding the file that TeX is to be run on.

use std::collections::{BTreeMap, BTreeSet};

/// Names that people give to the main file, the commonest first.
const USUAL_NAMES: &[&str] = &["main", "resume", "cv"];

/// See [`Project::main_candidates`](crate::Project::main_candidates).
pub(crate) fn candidates(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let sources: Vec<(&str, String)> = files
        .iter()
        .filter(|(path, _)| ending_is_tex(path))
        .map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    let mut roots = BTreeSet::new();
    let mut parts = BTreeSet::new();
    for (path, source) in &sources {
        if let Some(root) = declared_root(path, source)
            && root != *path
            && files.contains_key(&root)
        {
            roots.insert(root);
            parts.insert(*path);
        }
    }
    let documents = |whole: bool| -> Vec<&str> {
        sources
            .iter()
            .filter(|(path, source)| !parts.contains(path) && is_document(source, whole))
            .map(|(path, _)| *path)
            .collect()
    };
    let mut found = documents(true);
    if found.is_empty() {
        found = documents(false);
    }
    found.sort_by_key(|path| {
        let stem = stem(path).to_ascii_lowercase();
        let usual = USUAL_NAMES.iter().position(|name| *name == stem);
        (
            !roots.contains(*path),
            path.matches('/').count(),
            usual.unwrap_or(USUAL_NAMES.len()),
            *path,
        )
    });
    found.into_iter().map(str::to_owned).collect()
}

fn ending_is_tex(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| {
        ["tex", "ltx", "latex", "xtx"]
            .iter()
            .any(|tex| ending.eq_ignore_ascii_case(tex))
    })
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn is_document(source: &str, whole: bool) -> bool {
    let mut class = false;
    let mut begin = false;
    for line in source.lines().map(without_comment) {
        class |= line.contains("\\documentclass") || line.contains("\\documentstyle");
        begin |= line.contains("\\begin{document}");
    }
    class && (begin || !whole)
}

/// The line up to its comment.
fn without_comment(line: &str) -> &str {
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match c {
            '%' if !escaped => return &line[..at],
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    line
}

/// What `% !TEX root = ../main.tex` names, as a path within the project.
fn declared_root(path: &str, source: &str) -> Option<String> {
    // Editors read such comments in the first lines only.
    let named = source.lines().take(20).find_map(|line| {
        let comment = line.trim_start().strip_prefix('%')?.trim_start();
        let (directive, value) = comment.split_once('=')?;
        directive
            .split_whitespace()
            .map(str::to_ascii_lowercase)
            .eq(["!tex", "root"])
            .then(|| value.trim())
    })?;
    let mut segments: Vec<&str> = path.split('/').collect();
    segments.pop();
    for segment in named.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            other => segments.push(other),
        }
    }
    Some(segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "\\documentclass{article}\n\\begin{document}x\\end{document}";

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        candidates(
            &files
                .iter()
                .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
                .collect(),
        )
    }

    #[test]
    fn the_top_folder_comes_first_then_the_usual_names() {
        assert_eq!(
            found(&[
                ("a/main.tex", DOCUMENT),
                ("aaa.tex", DOCUMENT),
                ("cv.tex", DOCUMENT),
                ("Resume.tex", DOCUMENT),
                ("main.tex", DOCUMENT),
                ("part.tex", "\\section{x}"),
                ("x.cls", DOCUMENT),
            ]),
            ["main.tex", "Resume.tex", "cv.tex", "aaa.tex", "a/main.tex"]
        );
    }

    #[test]
    fn commands_in_comments_do_not_count() {
        assert_eq!(
            found(&[
                ("a.tex", "%\\documentclass{a}\n\\begin{document}"),
                ("b.tex", "\\documentclass{a} \\\\% \\begin{document}"),
                ("c.tex", "\\documentclass{a} 50\\% \\begin{document}"),
            ]),
            ["c.tex"]
        );
    }

    #[test]
    fn a_declared_root_wins_and_the_part_that_declares_it_is_out() {
        assert_eq!(
            found(&[
                ("main.tex", DOCUMENT),
                ("src/thesis.tex", DOCUMENT),
                (
                    "src/parts/a.tex",
                    &format!("% !TeX root = ../thesis.tex\n{DOCUMENT}")
                ),
            ]),
            ["src/thesis.tex", "main.tex"]
        );
    }

    #[test]
    fn a_root_that_leads_nowhere_is_ignored() {
        for root in ["../../x.tex", "gone.tex", "", "main.tex"] {
            assert_eq!(
                found(&[("main.tex", &format!("%!TEX root={root}\n{DOCUMENT}"))]),
                ["main.tex"]
            );
        }
    }

    #[test]
    fn a_class_alone_will_do_where_nothing_better_is() {
        assert_eq!(
            found(&[
                ("a.tex", "\\documentclass{x}\\input{b}"),
                ("b.tex", "\\begin{document}")
            ]),
            ["a.tex"]
        );
        assert!(found(&[("a.tex", "hello")]).is_empty());
    }
}
