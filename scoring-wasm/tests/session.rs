//! Law of incremental reading: after any edits a session reports what a fresh score reports.

use std::collections::BTreeMap;

use proptest::prelude::*;
use scoring::{ScoreRequest, Session, score};

const SAMPLES: [&str; 4] = [
    include_str!("samples/article.tex"),
    include_str!("samples/subheading.tex"),
    include_str!("samples/moderncv.tex"),
    include_str!("samples/awesome.tex"),
];

const CLASS: &str = "\\newcommand{\\own}[1]{<#1>}\n\\endinput\nnever read\n";

/// What people and fingers put into a resume, the harmful included.
const PIECES: [&str; 52] = [
    "",
    " ",
    "\n",
    "\n\n",
    "a",
    "-",
    "--",
    "'",
    "%",
    "{",
    "}",
    "$",
    "\\",
    "[",
    "]",
    "&",
    "word ",
    "\\\\",
    "\\textbf{bold}",
    "\\textbf{",
    "\\section{New}\n",
    "\\item one more\n",
    "\\input{part}\n",
    "\\href{https://a.example/%7E}{b}",
    "\\href{a%}b",
    "\\url{a{\n\n",
    "\\begin{itemize}\n",
    "\\end{itemize}\n",
    "\\begin{verbatim}\n",
    "\\newcommand{\\z}{Z}\n",
    "\\def\\z{Y}\n",
    "\\z ",
    "\\begin{tabular}{ll}\na & b \\\\\n\n",
    "\\end{tabular}\n",
    "\\iffalse\n",
    "\\fi\n",
    "\\end{document}\n",
    "\\begin{document}\n",
    "\\usepackage{own}\n",
    "\\own{x}",
    "\\makeatletter\n",
    "\\color{white}\n",
    "\\def\\a{\\a\\a}\\a\n",
    "\\lhead{top}\n",
    "\\bibliography{refs}\n",
    "\\nocite{*}\n",
    "\\cite{bo} ",
    "@misc{bo, title = {Bo}}\n",
    "\\stepcounter{n}\n",
    "\\arabic{n} ",
    "\\begin{enumerate}\n",
    "\\end{enumerate}\n",
];

#[derive(Debug, Clone)]
struct Change {
    file: prop::sample::Index,
    at: prop::sample::Index,
    cut: usize,
    insert: &'static str,
}

fn change() -> impl Strategy<Value = Change> {
    let size = prop_oneof![4 => 0_usize..3, 1 => 0_usize..80, 1 => 0_usize..2_000];
    (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        size,
        prop::sample::select(PIECES.to_vec()),
    )
        .prop_map(|(file, at, cut, insert)| Change {
            file,
            at,
            cut,
            insert,
        })
}

/// A project of four files; the body stands in the main file or in a part of its own.
fn project(sample: &str, split: bool) -> BTreeMap<String, String> {
    let start = sample
        .find("\\begin{document}")
        .expect("a sample has a document")
        + 16;
    let end = sample.rfind("\\end{document}").expect("a sample ends");
    let (main, part) = if split {
        let main = format!(
            "{}\n\\usepackage{{own}}\n\\input{{part}}\nafter it\n\n{}",
            &sample[..start],
            &sample[end..]
        );
        (main, sample[start..end].to_owned())
    } else {
        (sample.to_owned(), "a part\n\nof its own\n".to_owned())
    };
    BTreeMap::from([
        ("main.tex".to_owned(), main),
        ("own.sty".to_owned(), CLASS.to_owned()),
        ("part.tex".to_owned(), part),
        (
            "refs.bib".to_owned(),
            "@book{bo, author = {Bo Berg}, title = {Bridges}, year = 1900}\n".to_owned(),
        ),
    ])
}

fn request(files: &BTreeMap<String, String>) -> ScoreRequest {
    ScoreRequest {
        files: files.clone(),
        main: Some("main.tex".to_owned()),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    }
}

fn agrees(session: &mut Session, files: &BTreeMap<String, String>) -> Result<(), TestCaseError> {
    let request = request(files);
    let fresh = serde_json::to_string(&score(&request).expect("a valid request"))
        .expect("a report is serialisable");
    let held = serde_json::to_string(&session.update(request).expect("a valid request"))
        .expect("a report is serialisable");
    prop_assert_eq!(fresh, held);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn a_session_reports_what_a_fresh_score_reports(
        sample in prop::sample::select(SAMPLES.to_vec()),
        split in any::<bool>(),
        changes in prop::collection::vec(change(), 1..12),
    ) {
        let mut files = project(sample, split);
        let mut session = Session::new();
        agrees(&mut session, &files)?;
        for change in changes {
            let paths: Vec<String> = files.keys().cloned().collect();
            let path = if change.file.index(3) > 0 && !split { "main.tex" } else { &paths[change.file.index(paths.len())] };
            let text = files.get_mut(path).expect("the path is one of the files'");
            let places: Vec<usize> = text.char_indices().map(|(n, _)| n).chain([text.len()]).collect();
            let at = change.at.index(places.len());
            let to = places[(at + change.cut).min(places.len() - 1)];
            text.replace_range(places[at]..to, change.insert);
            agrees(&mut session, &files)?;
        }
    }
}

#[test]
fn a_file_that_comes_or_goes_is_noticed() {
    let mut files = project(SAMPLES[0], true);
    let mut session = Session::new();
    agrees(&mut session, &files).expect("equal at first");
    files.remove("part.tex");
    agrees(&mut session, &files).expect("equal without the part");
    files.insert("part.tex".to_owned(), "back\n".to_owned());
    agrees(&mut session, &files).expect("equal with the part again");
}
