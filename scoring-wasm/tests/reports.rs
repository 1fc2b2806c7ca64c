//! Snapshots of what is understood of small resumes of several families.

use std::collections::BTreeMap;

use scoring::{ScoreRequest, score};

fn snapshot(name: &str, source: &str, posting: Option<&str>) {
    let report = score(&ScoreRequest {
        files: BTreeMap::from([("main.tex".to_owned(), source.to_owned())]),
        main: None,
        posting: posting.map(str::to_owned),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    })
    .expect("one file and a date make a valid request");
    insta::assert_json_snapshot!(name, report);
}

#[test]
fn an_article_with_sections() {
    snapshot("article", include_str!("samples/article.tex"), None);
}

#[test]
fn heads_in_tables_by_own_macros() {
    snapshot("subheading", include_str!("samples/subheading.tex"), None);
}

#[test]
fn moderncv_in_spanish() {
    snapshot("moderncv", include_str!("samples/moderncv.tex"), None);
}

#[test]
fn awesome_cv_against_a_posting() {
    let posting = "Data Analyst (f/m/d)\n\nRequirements:\n- Strong SQL and Python\n- Experience with Tableau\n\nNice to have:\n- Power BI\n- Spark\n";
    snapshot(
        "awesome",
        include_str!("samples/awesome.tex"),
        Some(posting),
    );
}

#[test]
fn markdown_is_read_by_its_headings() {
    let report = score(&ScoreRequest {
        files: BTreeMap::from([(
            "cv.md".to_owned(),
            "# Jane Sample\n\njane@sample.example | +49 30 5550100\n\n## Experience\n\n**Engineer**, Example GmbH, Jan 2020 – Present\n\n- Built a bridge\n\n## Education\n\nBSc, Example University, 2015 – 2019\n\n## Skills\n\nRust, SQL\n".to_owned(),
        )]),
        main: None,
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    })
    .expect("one file and a date make a valid request");
    insta::assert_json_snapshot!("markdown", report);
}
