//! The committed OpenAPI document, from which the web client's types are made, is the current one.

use std::{fs, path::Path};

#[test]
fn the_committed_document_is_the_one_the_handlers_describe() {
    let current = serde_json::to_value(edge::openapi()).expect("strings and numbers");
    let committed = include_str!("../../docs/openapi.json");
    let committed: serde_json::Value = serde_json::from_str(committed).expect("JSON");
    assert!(
        committed == current,
        "docs/openapi.json is out of date: cargo run -q -p edge --example openapi >docs/openapi.json"
    );
}

/// Crates whose types are in the document.
const CRATES: [&str; 8] = [
    "src",
    "domain/src",
    "../scoring-wasm/src",
    "../scoring-wasm/page/src",
    "../scoring-wasm/pdf/src",
    "../scoring-wasm/docx/src",
    "../compile-container/protocol/src",
    "../project/src",
];

/// Names of the schemas that a source file derives, with the file's name.
fn schemas(file: &Path, found: &mut Vec<(String, String)>) {
    let text = fs::read_to_string(file).expect("a source file");
    let mut attributes = String::new();
    for line in text.lines().map(str::trim) {
        let bare = line.strip_prefix("pub ").unwrap_or(line);
        let declared = bare
            .strip_prefix("struct ")
            .or_else(|| bare.strip_prefix("enum "));
        if declared.is_none() && (line.starts_with("#[") || !attributes.is_empty()) {
            attributes.push_str(line);
            continue;
        }
        if let Some(rest) = declared
            && attributes.contains("ToSchema")
        {
            let own = rest.split(|c: char| !c.is_alphanumeric()).next();
            let named = attributes
                .split("schema(as = ")
                .nth(1)
                .and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
            let name = named.or(own).unwrap_or_default().to_owned();
            found.push((name, file.display().to_string()));
        }
        attributes.clear();
    }
}

fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            schemas(&path, found);
        }
    }
}

/// Of two types of one name the document has one, and says it of both.
#[test]
fn no_two_types_have_one_name_in_the_document() {
    let mut found = Vec::new();
    for folder in CRATES {
        walk(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
            &mut found,
        );
    }
    let document = edge::openapi();
    let known = document.components.expect("schemas").schemas;
    for name in known.keys() {
        assert!(
            found.iter().any(|(found, _)| found == name),
            "the source of {name} was not found"
        );
    }
    found.retain(|(name, _)| known.contains_key(name));
    found.sort();
    for pair in found.windows(2) {
        assert_ne!(
            pair[0].0, pair[1].0,
            "give one of them another name with #[schema(as = …)]: {}, {}",
            pair[0].1, pair[1].1
        );
    }
}
