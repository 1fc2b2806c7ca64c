//! `check` as people and pipelines use it.

mod support;

use std::fs;

use snapbox::str;
use support::{json, legible, run, samples, stdout};

const AS_OF: [&str; 2] = ["--as-of", "2026-05-01"];

fn check(more: &[&str]) -> snapbox::cmd::OutputAssert {
    let mut args = vec!["check"];
    args.extend(AS_OF);
    args.extend(more);
    run(&args)
}

/// A copy of the sample project, to be changed.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("sections")).expect("a folder");
    for file in ["main.tex", "sections/work.tex"] {
        fs::copy(
            samples().join("project").join(file),
            folder.path().join(file),
        )
        .expect("a copy");
    }
    folder
}

#[test]
fn findings_stand_with_their_place_reason_fix_and_gain() {
    let out = stdout(&check(&["project"]).code(0));
    for part in [
        "warning[REA002]: A word stands twice\n",
        "project/sections/work.tex:5:",
        "  \\item Built the the payment service in Rust and Javascript\n",
        "├ why: A word is there twice.",
        "├ fix: Remove the second word (--fix does it)",
        "╰ gain: 0.6 points",
        "project/main.tex: ",
    ] {
        assert!(out.contains(part), "{part:?} is not in\n{out}");
    }
    assert!(!out.contains('\u{1b}'), "colours without a terminal");
}

#[test]
fn exit_codes_say_what_was_found() {
    check(&["project"]).code(0);
    check(&["project", "--fail-on", "warning"]).code(1);
    check(&["project", "--fail-on", "never", "--min-score", "100"]).code(1);
    check(&["project", "--min-score", "50"]).code(0);
    check(&["folder/jane.md", "--fail-on", "hint"]).code(0);
    check(&["nothing.tex"]).code(2).stderr_eq(str![[r"
error[not_found]: nothing.tex: there is no such file or folder.

"]]);
    check(&["project", "--min-score", "101"]).code(2);
    check(&[]).code(2);
    // One that cannot be read does not hide the others.
    let both = check(&["project", "nothing.tex", "--format", "json"]).code(2);
    let both = json(&both);
    assert_eq!(both["resumes"].as_array().map(Vec::len), Some(1));
    assert_eq!(both["errors"][0]["code"], "not_found");
}

#[test]
fn a_folder_stands_for_the_resumes_in_it() {
    let all = json(&check(&[".", "--format", "json"]));
    let paths: Vec<&str> = all["resumes"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["path"].as_str())
        .collect();
    assert_eq!(paths, ["./folder/jane.md", "./project/main.tex"]);
}

#[test]
fn profile_market_and_posting_are_heeded_and_named() {
    let one = json(&check(&[
        "project",
        "--profile",
        "federal-us",
        "--posting",
        "posting.txt",
        "--format",
        "json",
    ]));
    let report = &one["resumes"][0]["report"];
    assert_eq!(report["engine"]["profile"], "federal-us");
    assert_eq!(report["engine"]["market"], "us");
    assert!(report["score"]["fits"].is_number());
    let other = json(&check(&["project", "--market", "de", "--format", "json"]));
    assert_eq!(other["resumes"][0]["report"]["engine"]["market"], "de");
    check(&["project", "--market", "mars"]).code(2);
    let unknown = check(&["project", "--profile", "astronaut"]).code(2);
    let message = String::from_utf8_lossy(&unknown.get_output().stderr).into_owned();
    assert!(
        message.contains("There is no profile “astronaut”. Built in are: standard, software"),
        "{message}"
    );
}

#[test]
fn mistakes_in_weights_are_named_by_field() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("own.json");
    for (text, expected) in [
        (
            r#"{"id":"own","title":"Own","fits":{"each":"ten","most":40}}"#,
            "`fits.each`: invalid type: string \"ten\", expected i32",
        ),
        (
            r#"{"id":"own","title":"Own","wieghts":1}"#,
            "unknown field `wieghts`, expected one of `id`",
        ),
        (
            r#"{"id":"own","title":"Own","rules":{"BUL001":{"factor":900}}}"#,
            "`rules.BUL001.factor` is 900; allowed are percents from 0 to 500",
        ),
        ("", "the weights cannot be used"),
    ] {
        fs::write(&file, text).expect("written");
        let run = check(&["project", "--profile", &file.display().to_string()]).code(2);
        let message = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(message.contains(expected), "{message}");
    }
    fs::write(
        &file,
        r#"{"id":"own","title":"Own","rules":{"REA":{"off":true}}}"#,
    )
    .expect("written");
    let run = check(&[
        "project",
        "--profile",
        &file.display().to_string(),
        "--format",
        "json",
    ])
    .code(0);
    let report = &json(&run)["resumes"][0]["report"];
    assert_eq!(report["engine"]["profile"], "own");
    assert!(!stdout(&run).contains("REA002"));
}

#[test]
fn workflow_commands_name_file_line_and_column() {
    let out = stdout(&check(&["project", "--format", "github"]));
    assert!(
        out.contains("::warning file=project/sections/work.tex,line=5,endLine=5,col="),
        "{out}"
    );
    for line in out.lines() {
        assert!(line.starts_with("::"), "{line}");
    }
}

#[test]
fn sarif_names_rules_places_and_fixes() {
    let log = json(&check(&["project", "nothing.tex", "--format", "sarif"]).code(2));
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert!(!results.is_empty());
    for result in results {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].is_string());
    }
    let twice = results
        .iter()
        .find(|result| result["ruleId"] == "REA002")
        .expect("found");
    let region = &twice["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], 5);
    assert_eq!(
        twice["fixes"][0]["artifactChanges"][0]["artifactLocation"]["uri"],
        "project/sections/work.tex"
    );
}

#[test]
fn markdown_is_a_report_for_people() {
    let out = stdout(&check(&[
        "project",
        "--format",
        "markdown",
        "--posting",
        "posting.txt",
    ]));
    assert!(out.starts_with("# Resume report: Jane Sample\n"), "{out}");
    assert!(out.contains("At sections/work.tex:5."), "{out}");
    assert!(out.contains("| COBOL | required | no |"), "{out}");
}

#[test]
fn fixes_are_applied_until_none_is_left() {
    let folder = copy();
    let path = folder.path().display().to_string();
    let before = fs::read_to_string(folder.path().join("sections/work.tex")).expect("there");
    let dry = stdout(&check(&[&path, "--fix", "--dry-run"]).code(0));
    assert!(
        dry.contains("-  \\item Built the the payment service in Rust and Javascript\n"),
        "{dry}"
    );
    assert!(
        dry.contains("+  \\item Built the payment service in Rust and JavaScript\n"),
        "{dry}"
    );
    let same = fs::read_to_string(folder.path().join("sections/work.tex")).expect("there");
    assert_eq!(before, same, "a dry run changes no file");
    let wet = stdout(&check(&[&path, "--fix"]).code(0));
    assert!(wet.contains("fixes applied, "), "{wet}");
    let after = fs::read_to_string(folder.path().join("sections/work.tex")).expect("there");
    assert!(after.contains("Built the payment service in Rust and JavaScript"));
    let again = stdout(&check(&[&path, "--fix", "--dry-run"]));
    assert!(!again.contains("@@"), "{again}");
    let names: Vec<_> = fs::read_dir(folder.path())
        .expect("there")
        .flatten()
        .collect();
    assert_eq!(names.len(), 2, "nothing is left beside the files");
}

#[cfg(unix)]
#[test]
fn a_fix_never_follows_a_link_out_of_the_project() {
    let (folder, outside) = (copy(), tempfile::tempdir().expect("a temporary folder"));
    let link = folder.path().join("sections/work.tex");
    let target = outside.path().join("work.tex");
    fs::rename(&link, &target).expect("moved");
    std::os::unix::fs::symlink(&target, &link).expect("linked");
    let before = fs::read_to_string(&target).expect("there");
    let run = check(&[&folder.path().display().to_string(), "--fix"]).code(2);
    let message = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(message.contains("error[outside_project]"), "{message}");
    assert_eq!(fs::read_to_string(&target).expect("there"), before);
}

#[cfg(unix)]
#[test]
fn loops_of_links_end() {
    let folder = copy();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).expect("linked");
    check(&[&folder.path().display().to_string()]).code(0);
}

#[test]
fn text_that_is_not_utf8_is_read_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("cv.tex");
    let text = b"\\documentclass{article}\\begin{document}Jos\xe9 Sample\\\\ jose@example.com\n\\section{Work} the the end\\end{document}";
    fs::write(&file, text).expect("written");
    let path = file.display().to_string();
    let read = stdout(&run(&["text", &path]).code(0));
    assert!(read.contains("José Sample"), "{read}");
    let out = stdout(&check(&[&path, "--fix", "--fail-on", "never"]).code(0));
    assert!(out.contains("not UTF-8, so it is left as it is"), "{out}");
    assert_eq!(fs::read(&file).expect("there"), text);
}

#[test]
fn any_file_gets_an_answer() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes, code) in [
        ("a.tex", b"\x00\x01\x02\x03".repeat(100), Some("not_text")),
        ("b.tex", Vec::new(), Some("empty_file")),
        ("c.txt", b" \n\t ".to_vec(), Some("empty_file")),
        (
            "d.md",
            b"\xff\xd8\xff\xe0".to_vec(),
            Some("unsupported_file"),
        ),
        ("e.zip", b"PK\x03\x04 rubbish".to_vec(), Some("zip_damaged")),
        ("f.tex", vec![b'{'; 900_000], None),
        ("g.tex", vec![b'a'; 1_000_001], Some("too_large")),
        ("h.html", b"<p>x".to_vec(), Some("unsupported_file")),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, bytes).expect("written");
        let path = file.display().to_string();
        for command in ["check", "read", "text"] {
            let output = legible().args([command, &path]).assert();
            let err = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
            match code {
                Some(code) => {
                    output.code(2);
                    assert!(
                        err.contains(&format!("error[{code}]")),
                        "{command} {name}: {err}"
                    );
                }
                None => assert!(err.is_empty(), "{command} {name}: {err}"),
            }
        }
    }
    let empty = tempfile::tempdir().expect("a temporary folder");
    let run = check(&[&empty.path().display().to_string()]).code(2);
    assert!(String::from_utf8_lossy(&run.get_output().stderr).contains("error[no_resume]"));
}

#[test]
fn standard_input_is_a_resume_too() {
    let out = legible()
        .args(["check", "-", "--as-of", "2026-05-01"])
        .stdin("# Jane Sample\njane@example.com\n\n## Experience\nthe the end")
        .assert()
        .code(1);
    let out = stdout(&out);
    assert!(out.contains("╭▸ <stdin>:5:"), "{out}");
    legible()
        .args(["check", "-", "--fix"])
        .stdin("# Jane Sample\nthe the end")
        .assert()
        .code(2);
}
