//! The LaTeX reader and what follows it: any bytes, read as the main file of a project with a
//! class, a part and a bibliography cut from the same bytes, come to an end without a crash, and a
//! session that reaches the same text by an edit reports the same.
#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use scoring::{ScoreRequest, Session, score};

/// Separates the files of a project in the input.
const BETWEEN: &str = "%%%%";

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let names = ["main.tex", "part.tex", "own.sty", "refs.bib"];
    let files: BTreeMap<String, String> = names
        .iter()
        .zip(text.splitn(names.len(), BETWEEN))
        .map(|(name, text)| ((*name).to_owned(), text.to_owned()))
        .collect();
    let request = ScoreRequest {
        files,
        main: Some("main.tex".to_owned()),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    };
    let report = score(&request).expect("a file and a date make a valid request");

    // The same project before its second half was typed.
    let mut session = Session::new();
    let mut before = request.clone();
    if let Some(main) = before.files.get_mut("main.tex") {
        let mut half = main.len() / 2;
        while !main.is_char_boundary(half) {
            half -= 1;
        }
        main.truncate(half);
    }
    drop(session.update(before));
    let edited = session
        .update(request)
        .expect("a file and a date make a valid request");
    assert!(report == edited, "a session reports something else");
});
