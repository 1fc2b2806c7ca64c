//! Prints the report of a resume as JSON.
//!
//! `score FILE.tex|DIR [--posting FILE] [--as-of YYYY-MM-DD] [--text]`, or `score -` with a
//! request as JSON on standard input.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Read;
use std::path::{Path, PathBuf};

use scoring::ScoreRequest;

/// Ends of names that are read as text.
const TEXT: [&str; 9] = ["tex", "cls", "sty", "cfg", "bib", "bbl", "txt", "md", "clo"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut source: Option<String> = None;
    let mut posting = None;
    let mut as_of = "2026-01-01".to_owned();
    let mut text = false;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--posting" => {
                let path = args.next().ok_or("--posting needs a file")?;
                posting = Some(std::fs::read_to_string(path)?);
            }
            "--as-of" => as_of = args.next().ok_or("--as-of needs a date")?,
            "--text" => text = true,
            _ => source = Some(arg),
        }
    }
    let source =
        source.ok_or("usage: score FILE.tex|DIR|- [--posting FILE] [--as-of DATE] [--text]")?;
    if source == "-" {
        let mut request = String::new();
        std::io::stdin().read_to_string(&mut request)?;
        println!("{}", scoring::score_json(&request));
        return Ok(());
    }
    let path = Path::new(&source);
    let (root, main) = if path.is_dir() {
        (path.to_path_buf(), None)
    } else {
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let name = path.file_name().ok_or("not a file")?;
        (
            folder.map_or_else(|| PathBuf::from("."), Path::to_path_buf),
            Some(name.to_string_lossy().into_owned()),
        )
    };
    let mut files = BTreeMap::new();
    collect(&root, &root, &mut files)?;
    let main = main.or_else(|| {
        files
            .contains_key("main.tex")
            .then(|| "main.tex".to_owned())
    });
    let report = scoring::score(&ScoreRequest {
        files,
        main,
        posting,
        as_of,
        ..ScoreRequest::default()
    })?;
    if text {
        println!("{}", report.text);
    } else {
        println!("{}", serde_json::to_string_pretty(&report)?);
    }
    Ok(())
}

fn collect(
    root: &Path,
    folder: &Path,
    files: &mut BTreeMap<String, String>,
) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
            continue;
        }
        let known = path
            .extension()
            .is_some_and(|ending| TEXT.iter().any(|known| ending == *known));
        if known && let Ok(text) = std::fs::read_to_string(&path) {
            let name = path
                .strip_prefix(root)?
                .to_string_lossy()
                .replace('\\', "/");
            files.insert(name, text);
        }
    }
    Ok(())
}
