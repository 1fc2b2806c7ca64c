//! Which file starts the document.

use crate::report::{ScoreError, ScoreRequest};
use crate::text_search::Search as _;

/// The main file of a request.
///
/// # Errors
/// [`ScoreError::MainNotFound`] when the named one is absent,
/// [`ScoreError::NoMain`] when none is named and none looks like one.
pub fn main_file(request: &ScoreRequest) -> Result<&str, ScoreError> {
    if let Some(main) = &request.main {
        return request
            .files
            .get_key_value(main)
            .map(|(path, _)| path.as_str())
            .ok_or_else(|| ScoreError::MainNotFound(main.clone()));
    }
    let mut best: Option<((u8, usize, usize), &str)> = None;
    for (path, text) in &request.files {
        let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
        let tex = name.rsplit('.').next() == Some("tex");
        let text_file = [".txt", ".md", ".markdown"]
            .iter()
            .any(|ending| name.ends_with(ending));
        let starts = tex && text.has("\\begin{document}");
        let class = tex && text.has("\\documentclass");
        let rank = match (starts, class) {
            (true, true) => 0,
            (true, false) | (false, true) => 1,
            (false, false) if tex && (name == "main.tex" || request.files.len() == 1) => 2,
            (false, false) if text_file && !name.starts_with("readme") => 3,
            _ => continue,
        };
        let known = [
            "main.tex",
            "resume.tex",
            "cv.tex",
            "main.md",
            "resume.md",
            "resume.txt",
        ];
        let familiar = known
            .iter()
            .position(|known| *known == name)
            .unwrap_or(known.len());
        let key = (rank, path.matches('/').count(), familiar);
        if best.as_ref().is_none_or(|(known, _)| key < *known) {
            best = Some((key, path));
        }
    }
    best.map(|(_, path)| path).ok_or(ScoreError::NoMain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(files: &[(&str, &str)]) -> ScoreRequest {
        ScoreRequest {
            files: files
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
                .collect(),
            ..ScoreRequest::default()
        }
    }

    #[test]
    fn the_file_with_the_document_is_the_main_one() {
        let whole = "\\documentclass{article}\\begin{document}";
        for (files, main) in [
            (vec![("a.tex", ""), ("z/cv.tex", whole)], "z/cv.tex"),
            (
                vec![("cover.tex", whole), ("resume.tex", whole)],
                "resume.tex",
            ),
            (vec![("only.tex", "\\section{x}")], "only.tex"),
            (vec![("cv.md", "# Jane")], "cv.md"),
        ] {
            assert_eq!(main_file(&request(&files)), Ok(main));
        }
    }

    #[test]
    fn without_a_candidate_there_is_a_clear_error() {
        let none = request(&[("a.sty", ""), ("b.cls", "")]);
        assert_eq!(main_file(&none), Err(ScoreError::NoMain));
        let mut named = request(&[("a.tex", "")]);
        named.main = Some("b.tex".into());
        assert_eq!(
            main_file(&named),
            Err(ScoreError::MainNotFound("b.tex".into()))
        );
    }
}
