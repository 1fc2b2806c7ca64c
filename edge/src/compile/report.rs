//! What the scorer says of a compile: of the source and of the page that it became.

use std::collections::BTreeMap;

use scoring::{Report, ScoreRequest};

/// The report on a project and its page, of the day `today` (`YYYY-MM-DD`). The page is as the
/// compile service read it, as JSON; the PDF itself, a stranger's file, is never opened in the queue, where
/// all jobs of a shard would wait for it. Without a page, on the project alone; `None` for a project
/// that cannot be scored.
pub fn of(
    files: &BTreeMap<String, Vec<u8>>,
    main: &str,
    page_text: Option<&[u8]>,
    today: &str,
) -> Option<Report> {
    let text = |(path, bytes): (&String, &Vec<u8>)| {
        let text = project::decode_text(path, bytes).ok()?.text;
        project::is_text_path(path).then(|| (path.clone(), text))
    };
    let request = ScoreRequest {
        files: files.iter().filter_map(text).collect(),
        main: Some(main.to_owned()),
        as_of: today.to_owned(),
        page: page_text.and_then(|json| serde_json::from_slice(json).ok()),
        ..ScoreRequest::default()
    };
    scoring::score(&request).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(source: &str) -> BTreeMap<String, Vec<u8>> {
        BTreeMap::from([
            ("main.tex".to_owned(), source.as_bytes().to_vec()),
            ("photo.png".to_owned(), vec![0x89, b'P', 0xff]),
        ])
    }

    #[test]
    fn a_page_that_cannot_be_read_leaves_the_report_on_the_source() {
        let files = project(
            "\\documentclass{article}\\begin{document}\\section{Experience} Engineer\\end{document}",
        );
        let without = of(&files, "main.tex", None, "2026-05-01").expect("a resume");
        let broken = of(&files, "main.tex", Some(b"{\"pages\""), "2026-05-01").expect("a resume");
        assert_eq!(
            serde_json::to_string(&without).expect("JSON"),
            serde_json::to_string(&broken).expect("JSON")
        );
        assert!(of(&files, "other.tex", None, "2026-05-01").is_none());
    }
}
