//! The dictionaries on real resumes, where both are there: prints every word that is refused
//! (`--nocapture`), and holds the number low. `LEGIBLE_DICTIONARIES` may name the folder with
//! `dictionary-en` and `dictionary-en-gb`; it is `node_modules` otherwise.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use scoring::ScoreRequest;
use spelling::{Files, Speller};

/// Refused words a resume on the average: real slips are among them.
const MOST: usize = 1;

fn folder(variable: &str, other: &str) -> PathBuf {
    std::env::var_os(variable).map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join(other),
        PathBuf::from,
    )
}

fn speller() -> Option<Speller> {
    let root = folder("LEGIBLE_DICTIONARIES", "../../node_modules");
    let read =
        |package: &str, file: &str| std::fs::read_to_string(root.join(package).join(file)).ok();
    let texts: Vec<(String, String)> = ["dictionary-en", "dictionary-en-gb"]
        .iter()
        .map(|package| Some((read(package, "index.aff")?, read(package, "index.dic")?)))
        .collect::<Option<_>>()?;
    let files: Vec<Files> = texts.iter().map(|(aff, dic)| Files { aff, dic }).collect();
    Some(Speller::new("en", &files).expect("the packages hold sound dictionaries"))
}

fn sources(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for path in std::fs::read_dir(next)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
        {
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            if path.is_dir() {
                if name != "upstream-src" {
                    open.push(path);
                }
            } else if [".tex", ".cls", ".sty", ".cfg", ".bib"]
                .iter()
                .any(|end| name.ends_with(end))
                && let Ok(text) = std::fs::read_to_string(&path)
                && let Ok(relative) = path.strip_prefix(folder)
            {
                files.insert(relative.to_string_lossy().replace('\\', "/"), text);
            }
        }
    }
    files
}

#[test]
fn few_words_of_real_resumes_are_refused() {
    let (Some(speller), corpus) = (
        speller(),
        folder("LEGIBLE_CORPUS", "../../../shared/corpus").join("resumes"),
    ) else {
        println!("the dictionaries are absent: nothing was checked");
        return;
    };
    let mut folders: Vec<PathBuf> = std::fs::read_dir(&corpus)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("main.tex").is_file())
        .collect();
    folders.sort();
    let (mut resumes, mut refused) = (0, 0);
    for path in folders {
        let request = ScoreRequest {
            files: sources(&path),
            main: Some("main.tex".to_owned()),
            as_of: "2026-11-22".to_owned(),
            ..ScoreRequest::default()
        };
        let asked = scoring::words_to_check(&request).expect("there is a main.tex");
        if asked.language.as_deref() != Some("en") {
            println!("{}: {:?}", path.display(), asked.language);
            continue;
        }
        let verdict = speller.check(asked.words.iter().map(String::as_str));
        println!(
            "{}: {} words, {:?}",
            path.display(),
            asked.words.len(),
            verdict.misspelt
        );
        resumes += 1;
        refused += verdict.misspelt.len();
    }
    if resumes == 0 {
        println!("the corpus is absent: nothing was checked");
        return;
    }
    assert!(
        refused <= MOST * resumes,
        "{refused} words refused in {resumes} resumes"
    );
}
