//! Every resume of the corpus, where it is there: read whole, with a name,
//! sections and sensible text. Prints a table (`--nocapture`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use scoring::{Report, ScoreRequest};

/// Ends of names that are read as text.
const TEXT: [&str; 8] = ["tex", "cls", "sty", "cfg", "bib", "bbl", "clo", "def"];

/// Resumes that print no name by design of their author.
const NAMELESS: [&str; 0] = [];

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("LEGIBLE_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus"),
        PathBuf::from,
    );
    let folder = folder.join("resumes");
    folder.is_dir().then_some(folder)
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "upstream-src") {
                collect(root, &path, files);
            }
            continue;
        }
        let known = path
            .extension()
            .is_some_and(|ending| TEXT.iter().any(|known| ending == *known));
        if known
            && let Ok(text) = std::fs::read_to_string(&path)
            && let Ok(name) = path.strip_prefix(root)
        {
            files.insert(name.to_string_lossy().replace('\\', "/"), text);
        }
    }
}

fn score(folder: &Path) -> Report {
    let mut files = BTreeMap::new();
    collect(folder, folder, &mut files);
    scoring::score(&ScoreRequest {
        files,
        main: Some("main.tex".to_owned()),
        as_of: "2026-11-22".to_owned(),
        ..ScoreRequest::default()
    })
    .expect("every resume of the corpus has a main.tex")
}

#[test]
fn resumes_of_the_corpus_are_read_whole() {
    let Some(folder) = folder() else {
        println!("the corpus is absent: nothing was checked");
        return;
    };
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the corpus can be listed")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("main.tex").is_file())
        .collect();
    folders.sort();
    println!(
        "{:36} {:>5} {:>5} {:>4} {:>4} {:>4}  name",
        "resume", "score", "words", "sec", "ent", "find"
    );
    for path in folders {
        let id = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let report = score(&path);
        let name = report.resume.name.as_ref().map(|found| found.text.clone());
        println!(
            "{id:36} {:5.1} {:5} {:4} {:4} {:4}  {}",
            report.score.overall,
            report.stats.words,
            report.resume.sections.len(),
            report.resume.entries.len(),
            report.findings.len(),
            name.as_deref().unwrap_or("–"),
        );
        assert!(!report.stats.truncated, "{id} was cut short");
        assert!(
            name.is_some() || NAMELESS.contains(&id.as_str()),
            "{id}: no name"
        );
        assert!(report.resume.sections.len() >= 2, "{id}: no sections");
        assert!(report.stats.words >= 60, "{id}: hardly any text");
        assert!(!report.text.contains('\\'), "{id}: commands in the text");
        let again = score(&path);
        assert_eq!(report, again, "{id}: two runs differ");
    }
}
