//! Spelling, with a small dictionary of our own.

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{json, legible, run, stdout};

const AFF: &str = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n";
const DIC: &str = "12\nbuilt\nthe\npayment\nservice/S\nin\ncut\nnightly\nreport/S\nfrom\nto\nminute/S\nreceive/S\n";
const RESUME: &str = "# Jane Sample\n\njane.sample@example.com\n\n## Experience\n\n### Engineer, Example GmbH, Jan 2021 – May 2024\n\n- Built the payment service to recieve the reports from the nightly service\n- Cut the report from 50 to 6 minutes in the service\n";

/// A folder with a resume, and with dictionaries whose folder has this name.
fn folder(name: &str, aff: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = folder.path().join("words").join(name);
    fs::create_dir_all(&place).expect("a folder");
    fs::write(place.join("index.aff"), aff).expect("written");
    fs::write(place.join("index.dic"), DIC).expect("written");
    fs::write(folder.path().join("jane.md"), RESUME).expect("written");
    folder
}

fn shown(path: &Path, name: &str) -> String {
    path.join(name).display().to_string()
}

fn slips(report: &Value) -> Vec<&str> {
    report["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|finding| finding["code"] == "REA003")
        .filter_map(|finding| finding["title"].as_str())
        .collect()
}

#[test]
fn slips_are_found_with_dictionaries_of_either_layout() {
    for name in ["en", "dictionary-en-gb"] {
        let folder = folder(name, AFF);
        let (resume, words) = (
            shown(folder.path(), "jane.md"),
            shown(folder.path(), "words"),
        );
        let named = json(&run(&[
            "check",
            &resume,
            "--dictionaries",
            &words,
            "--format",
            "json",
        ]));
        let report = &named["resumes"][0]["report"];
        assert_eq!(report["stats"]["spelling"], "en");
        assert_eq!(slips(report).len(), 1, "{report:#}");
        assert!(slips(report)[0].contains("recieve"), "{report:#}");
        let out = legible()
            .args(["check", &resume, "--format", "json"])
            .env("LEGIBLE_DICTIONARIES", &words)
            .assert();
        assert_eq!(json(&out), named);
    }
}

#[test]
fn dictionaries_are_found_where_data_are_kept() {
    let folder = folder("en", AFF);
    let data = folder.path().join("data/legible");
    fs::create_dir_all(&data).expect("a folder");
    fs::rename(folder.path().join("words"), data.join("dictionaries")).expect("moved");
    let out = legible()
        .args([
            "check",
            &shown(folder.path(), "jane.md"),
            "--format",
            "json",
        ])
        .env_remove("LEGIBLE_DICTIONARIES")
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .assert();
    assert_eq!(
        json(&out)["resumes"][0]["report"]["stats"]["spelling"],
        "en"
    );
}

#[test]
fn without_dictionaries_the_report_says_that_spelling_was_not_judged() {
    let folder = folder("fr", AFF);
    let (resume, words) = (
        shown(folder.path(), "jane.md"),
        shown(folder.path(), "words"),
    );
    for more in [&[][..], &["--dictionaries", &words]] {
        let mut args = vec!["check", &resume];
        args.extend(more);
        let text = stdout(&run(&args));
        assert!(text.contains("Spelling was not judged"), "{text}");
        args.extend(["--format", "json"]);
        let all = json(&run(&args));
        let report = &all["resumes"][0]["report"];
        assert!(report["stats"]["spelling"].is_null());
        assert!(slips(report).is_empty());
    }
}

#[test]
fn what_is_no_dictionary_is_told() {
    let folder = folder("en", "SFX S Y many\n");
    let (resume, words) = (
        shown(folder.path(), "jane.md"),
        shown(folder.path(), "words"),
    );
    let out = run(&[
        "check",
        &resume,
        "--dictionaries",
        &words,
        "--format",
        "json",
    ])
    .code(2);
    assert_eq!(json(&out)["errors"][0]["code"], "bad_dictionary");
    run(&["check", &resume, "--dictionaries", "nowhere"]).code(2);
}

#[test]
fn fixes_mend_slips_too() {
    let folder = folder("en", AFF);
    let (resume, words) = (
        shown(folder.path(), "jane.md"),
        shown(folder.path(), "words"),
    );
    run(&["check", &resume, "--dictionaries", &words, "--fix"]);
    let mended = fs::read_to_string(&resume).expect("there");
    assert!(mended.contains("to receive the reports"), "{mended}");
}
