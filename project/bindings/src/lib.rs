//! The project importer's JavaScript face: bytes or JSON in, JSON out.
//!
//! Every answer is JSON. What is refused answers `{"error":{"code","message"}}`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use project::{Limits, Project, ProjectError};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;

/// Unpacks a zip: `{"files":[{"path","size","text"?,"base64"?}],"candidates":[path…]}`.
///
/// `size` is bytes; a text file has `text`, any other has `base64`; `candidates` are the
/// files that can be the main file, the likeliest first.
#[wasm_bindgen]
pub fn import_zip(bytes: &[u8]) -> String {
    #[derive(Serialize)]
    struct Imported {
        files: Vec<File>,
        candidates: Vec<String>,
    }
    #[derive(Serialize)]
    struct File {
        path: String,
        size: usize,
        #[serde(flatten)]
        content: Content,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "lowercase")]
    enum Content {
        Text(String),
        Base64(String),
    }
    answer(Project::from_zip(bytes).map(|project| {
        let candidates = project.main_candidates();
        let files = project.into_files().into_iter();
        Imported {
            files: files
                .map(|(path, bytes)| File {
                    size: bytes.len(),
                    content: if project::is_text(&path, &bytes) {
                        Content::Text(String::from_utf8_lossy(&bytes).into_owned())
                    } else {
                        Content::Base64(STANDARD.encode(&bytes))
                    },
                    path,
                })
                .collect(),
            candidates,
        }
    }))
}

/// Reads one dropped file: `{"path","text"?,"converted_from"?}`.
///
/// Without `text` the file is not text, and may be kept as it is. A name that promises text
/// over bytes that are none is the error `not_text`; `converted_from` names the encoding
/// that the text was converted from, for telling the person.
#[wasm_bindgen]
pub fn read_file(path: &str, bytes: &[u8]) -> String {
    #[derive(Serialize)]
    struct Read {
        path: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        converted_from: Option<&'static str>,
    }
    let read = || -> Result<Read, ProjectError> {
        let path = project::check_manifest([(path, bytes.len())])?.remove(0);
        if !project::is_text_path(&path) && !project::is_text(&path, bytes) {
            return Ok(Read {
                path,
                text: None,
                converted_from: None,
            });
        }
        let decoded = project::decode_text(&path, bytes)?;
        Ok(Read {
            path,
            text: Some(decoded.text),
            converted_from: decoded.converted_from,
        })
    };
    answer(read())
}

/// Checks paths and sizes: `[{"path","size"}…]` in, `{"paths":[normalised…]}` out.
#[wasm_bindgen]
pub fn check(json: &str) -> String {
    #[derive(Deserialize)]
    struct Entry {
        path: String,
        size: usize,
    }
    #[derive(Serialize)]
    struct Checked {
        paths: Vec<String>,
    }
    match serde_json::from_str::<Vec<Entry>>(json) {
        Ok(entries) => answer(
            project::check_manifest(entries.into_iter().map(|entry| (entry.path, entry.size)))
                .map(|paths| Checked { paths }),
        ),
        Err(error) => refusal("invalid_json", &error.to_string()),
    }
}

/// Files that can be the main file, the likeliest first: `{"path":"text"…}` in,
/// `{"candidates":[path…]}` out.
#[wasm_bindgen]
pub fn main_candidates(json: &str) -> String {
    #[derive(Serialize)]
    struct Found {
        candidates: Vec<String>,
    }
    match serde_json::from_str::<std::collections::BTreeMap<String, String>>(json) {
        Ok(files) => answer(
            Project::unpacked(
                files
                    .into_iter()
                    .map(|(path, text)| (path, text.into_bytes())),
            )
            .map(|project| Found {
                candidates: project.main_candidates(),
            }),
        ),
        Err(error) => refusal("invalid_json", &error.to_string()),
    }
}

/// What a main document is set with: the project's text `{"path":"text"…}` in,
/// `{"engine":"pdflatex"|"xelatex"|"lualatex","runs":"lua"|"programs"?}` out.
///
/// `runs`: what it runs beside TeX.
#[wasm_bindgen]
pub fn engine_for(json: &str, main: &str) -> String {
    #[derive(Serialize)]
    struct Chosen {
        engine: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        runs: Option<&'static str>,
    }
    match serde_json::from_str::<std::collections::BTreeMap<String, String>>(json) {
        Ok(files) => {
            let files = files
                .into_iter()
                .map(|(path, text)| (path, text.into_bytes()))
                .collect();
            answer(Ok(Chosen {
                engine: match project::engine_for(&files, main) {
                    project::Engine::Pdflatex => "pdflatex",
                    project::Engine::Xelatex => "xelatex",
                    project::Engine::Lualatex => "lualatex",
                },
                runs: project::runs(&files, main).map(|runs| match runs {
                    project::Runs::Lua => "lua",
                    project::Runs::Programs => "programs",
                }),
            }))
        }
        Err(error) => refusal("invalid_json", &error.to_string()),
    }
}

/// The limits, in bytes: `{"text_file_max","project_max","unpacked_max","files_max","path_max"}`.
#[wasm_bindgen]
pub fn limits() -> String {
    answer(Ok(Limits::CURRENT))
}

fn answer<T: Serialize>(result: Result<T, ProjectError>) -> String {
    match result {
        Ok(value) => serde_json::to_string(&value)
            .unwrap_or_else(|error| refusal("internal", &error.to_string())),
        Err(error) => refusal(error.code(), &error.to_string()),
    }
}

fn refusal(code: &str, message: &str) -> String {
    serde_json::json!({ "error": { "code": code, "message": message } }).to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn json(text: &str) -> Value {
        serde_json::from_str(text).expect("every answer is JSON")
    }

    #[test]
    fn a_refusal_has_a_code_and_a_sentence() {
        let answer = json(&import_zip(b"%PDF-1.4"));
        assert_eq!(answer["error"]["code"], "not_a_zip");
        assert!(
            answer["error"]["message"]
                .as_str()
                .is_some_and(|m| m.contains("a PDF"))
        );
        assert_eq!(json(&check("{"))["error"]["code"], "invalid_json");
    }

    #[test]
    fn a_dropped_file_is_text_or_kept_or_refused() {
        assert_eq!(json(&read_file("a.tex", b"caf\xe9"))["text"], "café");
        assert_eq!(
            json(&read_file("a.tex", b"caf\xe9"))["converted_from"],
            "Windows-1252"
        );
        assert_eq!(
            json(&read_file("me.png", b"\x89PNG\r\n\x1a\n"))["text"],
            Value::Null
        );
        assert_eq!(
            json(&read_file("a.tex", b"\x89PNG\r\n\x1a\n"))["error"]["code"],
            "not_text"
        );
    }

    #[test]
    fn paths_are_checked_and_candidates_found() {
        assert_eq!(
            json(&check(r#"[{"path":"./a.tex","size":3}]"#))["paths"][0],
            "a.tex"
        );
        assert_eq!(
            json(&main_candidates(
                r#"{"a.tex":"\\documentclass{a}\\begin{document}"}"#
            ))["candidates"][0],
            "a.tex"
        );
        assert_eq!(
            json(&engine_for(r#"{"a.tex":"\\directlua{}"}"#, "a.tex")),
            serde_json::json!({ "engine": "lualatex", "runs": "lua" })
        );
        assert_eq!(json(&limits())["files_max"], 200);
    }
}
