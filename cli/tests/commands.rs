//! The other commands.

mod support;

use snapbox::str;
use support::{json, legible, run, stdout};

#[test]
fn read_follows_the_contract() {
    let model = json(&run(&["read", "project", "--format", "json"]).code(0));
    assert_eq!(model["name"], "Jane Sample");
    assert_eq!(model["emails"][0], "jane.sample@example.com");
    assert_eq!(model["phones"][0], "+49 30 5550100");
    assert_eq!(model["sections"][0]["heading"], "Experience");
    assert_eq!(model["sections"][0]["kind"], "experience");
    let entry = &model["entries"][0];
    assert_eq!(entry["title"], "Software Engineer");
    assert_eq!(entry["organisation"], "Example Systems GmbH");
    assert_eq!(entry["start"], "2021-01");
    assert_eq!(entry["end"], "present");
    assert_eq!(entry["bullets"].as_array().map(Vec::len), Some(2));
    assert_eq!(model["skills"].as_array().map(Vec::len), Some(3));
    assert!(
        model["text"]
            .as_str()
            .is_some_and(|text| text.starts_with("Jane Sample\n"))
    );
    let place = &model["places"]["name"]["span"];
    assert_eq!(place["file"], "main.tex");
    let outline = stdout(&run(&["read", "project"]));
    assert!(
        outline.contains(
            "Software Engineer · Example Systems GmbH · Berlin, Germany · Jan 2021 – Present"
        ),
        "{outline}"
    );
}

#[test]
fn text_is_what_a_machine_reads() {
    let text = stdout(&run(&["text", "project"]).code(0));
    assert!(text.starts_with("Jane Sample\n"), "{text}");
    assert!(text.contains("Cut the nightly report from 50 to 6 minutes"));
}

#[test]
fn word_documents_are_read_and_scored() {
    let file = "../../../scoring-wasm/docx/tests/samples/resume.docx";
    let model = json(&run(&["read", file, "--format", "json"]).code(0));
    assert_eq!(model["name"], "Maya Lindqvist");
    let report = json(&run(&["check", file, "--format", "json", "--fail-on", "never"]).code(0));
    assert!(report["resumes"][0]["report"]["score"]["overall"].is_number());
    run(&["check", file, "--fail-on", "never"]).code(0);
}

#[test]
fn job_and_match_follow_the_contract() {
    let job = json(&run(&["job", "posting.txt", "--format", "json"]).code(0));
    assert_eq!(job["title"], "Backend Engineer");
    let posting = std::fs::read_to_string(support::samples().join("posting.txt")).expect("there");
    for asked in job["requirements"].as_array().expect("a list") {
        let term = asked["term"].as_str().expect("a term");
        let span =
            |n: usize| usize::try_from(asked["span"][n].as_u64().expect("a span")).expect("small");
        assert_eq!(&posting[span(0)..span(1)], term);
        assert_eq!(asked["importance"], "must");
    }
    let held = json(&run(&["match", "project", "posting.txt", "--format", "json"]).code(0));
    let states: Vec<(&str, &str)> = held["requirements"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|asked| Some((asked["term"].as_str()?, asked["state"].as_str()?)))
        .collect();
    assert_eq!(
        states,
        [("Rust", "exact"), ("SQL", "exact"), ("COBOL", "missing")]
    );
    assert!(held["requirements"][0]["found"][0][0].is_number());
    assert_eq!(
        held["requirements"][2]["found"].as_array().map(Vec::len),
        Some(0)
    );
}

#[test]
fn rank_puts_the_best_fit_first() {
    let word = "../../../scoring-wasm/docx/tests/samples/resume.docx";
    let file = std::env::temp_dir().join(format!("legible-job-{}.txt", std::process::id()));
    let asks = "Data Engineer\n\nRequirements:\n- SQL\n- Kafka\n- Docker\n- COBOL\n";
    std::fs::write(&file, asks).expect("a place for files");
    let posting = file.to_string_lossy().into_owned();
    let args = ["rank", "project", word, "--posting", &posting];
    let text = stdout(&run(&args).code(0));
    let rows: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(rows.len(), 2, "{text}");
    assert!(
        rows[0].contains("resume.docx: 3 of 4 required; missing COBOL"),
        "{text}"
    );
    assert!(rows[1].contains("missing Kafka, Docker, COBOL"), "{text}");
    let all = json(&run(&[&args[..], &["--format", "json"]].concat()).code(0));
    assert_eq!(all["matches"][0]["resume"], 1);
    assert_eq!(all["resumes"].as_array().map(Vec::len), Some(2));
    let lost = run(&["rank", "none.tex", "--posting", "posting.txt"]).code(2);
    assert!(String::from_utf8_lossy(&lost.get_output().stderr).contains("no such file"));
}

#[test]
fn match_takes_requirements_of_ones_own() {
    let own = |text: &str| {
        let file = std::env::temp_dir().join(format!("legible-own-{}.json", std::process::id()));
        std::fs::write(&file, text).expect("a place for files");
        file.to_string_lossy().into_owned()
    };
    let changed = own(
        r#"[{"term": "COBOL", "removed": true}, {"term": "Kafka", "added": true, "importance": "nice"},
            {"term": "sql", "weight": 7}]"#,
    );
    let args = [
        "match",
        "project",
        "posting.txt",
        "--format",
        "json",
        "--own",
    ];
    let held = json(&run(&[&args[..], &[&changed]].concat()).code(0));
    let rows = held["requirements"].as_array().expect("a list");
    let of = |term: &str| rows.iter().find(|row| row["term"] == term);
    assert!(of("COBOL").is_none());
    assert_eq!(held["removed"][0], "COBOL");
    assert_eq!(
        of("Kafka").map(|row| &row["importance"]),
        Some(&"nice".into())
    );
    assert_eq!(of("SQL").map(|row| &row["weight"]), Some(&7.into()));
    let wrong = own(r#"[{"term": "SQL", "weight": 11}]"#);
    let said = run(&[&args[..], &[&wrong]].concat())
        .code(2)
        .get_output()
        .stderr
        .clone();
    assert!(String::from_utf8_lossy(&said).contains("weights go from 1 to 10"));
    let broken = own("{");
    run(&[&args[..], &[&broken]].concat()).code(2);
}

#[test]
fn compare_says_what_changes_and_why() {
    let all = json(
        &run(&[
            "compare",
            "--profiles",
            "standard",
            "federal-us",
            ".",
            "--format",
            "json",
        ])
        .code(0),
    );
    assert_eq!(all["resumes"].as_array().map(Vec::len), Some(2));
    assert_eq!(all["profiles"][1], "federal-us");
    let text = stdout(&run(&[
        "compare",
        "--profiles",
        "standard",
        "software",
        "project",
    ]));
    assert!(
        text.contains("REA001 “Javascript” is written “JavaScript”: warning −0.6 → warning −0.9"),
        "{text}"
    );
    assert!(text.contains("Mean of 1"), "{text}");
    run(&["compare", "--profiles", "standard", "."]).code(2);
    run(&["compare", "--profiles", "standard", "astronaut", "."]).code(2);
}

#[test]
fn rules_explain_themselves() {
    for name in ["BUL001", "bul001", "weak-first-verb"] {
        let page = stdout(&run(&["explain", name]).code(0));
        assert!(page.starts_with("BUL001 weak-first-verb\n"), "{page}");
        assert!(page.contains("\nWhy it matters\n"), "{page}");
    }
    run(&["explain", "XYZ999"]).code(2).stderr_eq(str![[r"
error[unknown_rule]: There is no rule “XYZ999”. `legible rules` lists all.

"]]);
    let list = stdout(&run(&["rules"]).code(0));
    assert_eq!(list.lines().count(), scoring::RULES.len());
    let list = json(&run(&["rules", "--format", "json"]));
    assert_eq!(list.as_array().map(Vec::len), Some(scoring::RULES.len()));
}

#[test]
fn a_built_in_profile_is_a_document_to_start_from() {
    let list = stdout(&run(&["profiles"]).code(0));
    for id in scoring::profile::IDS {
        assert!(list.contains(id), "{id}");
        let printed = stdout(&run(&["profiles", id]).code(0));
        let profile: scoring::profile::Profile = serde_json::from_str(&printed).expect("a profile");
        assert_eq!(Some(profile), scoring::profile::builtin(id));
    }
    run(&["profiles", "astronaut"]).code(2);
}

#[test]
fn a_request_is_scored_as_the_api_does() {
    let request = r##"{"files":{"cv.md":"# Jane Sample"},"as_of":"2026-05-01"}"##;
    let out = legible()
        .args(["score", "-"])
        .stdin(request)
        .assert()
        .code(0);
    assert_eq!(stdout(&out), format!("{}\n", scoring::score_json(request)));
    let out = legible().args(["score", "-"]).stdin("{}").assert().code(2);
    assert_eq!(json(&out)["error"]["code"], "bad_request");
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_legible"))
        .args(["rules", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let out = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&out.stderr), "");
    assert!(out.status.success());
}
