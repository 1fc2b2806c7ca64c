//! Scoring a resume again and again while somebody edits it.

use std::collections::BTreeMap;

use crate::assess;
use crate::face::{parse, to_json};
use crate::latex::Reader;
#[cfg(feature = "whole")]
use crate::list_words;
#[cfg(feature = "whole")]
use crate::matching::Last;
use crate::report::{Report, ScoreError, ScoreRequest};

/// Keeps a project's files and what reading them taught, so that a keystroke costs the reading of
/// what follows it rather than of everything. Its reports equal those of [`crate::score`], byte
/// for byte.
#[derive(Default)]
pub struct Session {
    files: BTreeMap<String, String>,
    reader: Reader,
    /// The other module reads none, and what drops one takes half a kilobyte of it.
    #[cfg(feature = "whole")]
    posting: Option<Last>,
}

impl Session {
    /// A session without files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Scores a request, whose files become the session's.
    ///
    /// # Errors
    /// As [`crate::score`].
    pub fn update(&mut self, request: ScoreRequest) -> Result<Report, ScoreError> {
        #[cfg(feature = "whole")]
        let last = Some(&mut self.posting);
        #[cfg(not(feature = "whole"))]
        let last = None;
        let result = assess(&request, Some(&mut self.reader), last);
        self.files = request.files;
        result
    }

    /// Adds a text file or replaces its text.
    pub fn set_file(&mut self, path: &str, text: String) {
        self.files.insert(path.to_owned(), text);
    }

    /// Takes a file away; false when there is none of this path.
    pub fn remove_file(&mut self, path: &str) -> bool {
        let before = self.files.len();
        // Files are few, and taking one out of an ordered map takes four kilobytes of the module that
        // travels.
        for (known, text) in std::mem::take(&mut self.files) {
            if known != path {
                self.files.insert(known, text);
            }
        }
        self.files.len() < before
    }

    /// Replaces a stretch of a file. Offsets count UTF-16 code units, as JavaScript strings and
    /// editors do. False, and nothing changed, when there is no such file or stretch.
    pub fn edit(&mut self, path: &str, start: usize, end: usize, text: &str) -> bool {
        let Some(file) = self.files.get_mut(path) else {
            return false;
        };
        let Some(from) = byte_of(file, start) else {
            return false;
        };
        let to = end
            .checked_sub(start)
            .and_then(|len| byte_of(file.get(from..).unwrap_or_default(), len));
        let Some(to) = to else { return false };
        file.replace_range(from..from + to, text);
        true
    }

    /// Scores the session's files. `options` is a [`ScoreRequest`] as JSON, without its files or
    /// with them: then they become the session's. Gives the report or a problem, as
    /// [`crate::score_json`] does.
    pub fn score_json(&mut self, options: &str) -> String {
        to_json(
            self.request(options)
                .and_then(|request| self.update(request)),
        )
    }

    /// The words that a dictionary can judge, as [`crate::words_to_check_json`] lists them;
    /// `options` as in [`Session::score_json`].
    #[cfg(feature = "whole")]
    pub fn words_to_check_json(&mut self, options: &str) -> String {
        to_json(self.request(options).and_then(|request| {
            let words = list_words(&request, Some(&mut self.reader));
            self.files = request.files;
            words
        }))
    }

    fn request(&mut self, options: &str) -> Result<ScoreRequest, ScoreError> {
        let mut request = parse(options)?;
        if request.files.is_empty() && request.docx.is_none() {
            request.files = std::mem::take(&mut self.files);
        }
        Ok(request)
    }
}

/// The byte at which a UTF-16 code unit starts; none inside of a character or past the end.
fn byte_of(text: &str, unit: usize) -> Option<usize> {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if units >= unit {
            return (units == unit).then_some(at);
        }
        units += c.len_utf16();
    }
    (units == unit).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: &str = r#"{"as_of": "2026-05-01"}"#;

    #[test]
    fn offsets_are_those_of_editors() {
        for (text, unit, byte) in [
            ("aé𝄞b", 0, Some(0)),
            ("aé𝄞b", 1, Some(1)),
            ("aé𝄞b", 2, Some(3)),
            ("aé𝄞b", 3, None),
            ("aé𝄞b", 4, Some(7)),
            ("aé𝄞b", 5, Some(8)),
            ("aé𝄞b", 6, None),
        ] {
            assert_eq!(byte_of(text, unit), byte, "{unit}");
        }
    }

    #[test]
    fn files_stay_and_edits_reach_the_report() {
        let mut session = Session::new();
        session.set_file("main.tex", "\\section{Skils}\nRust".to_owned());
        assert!(session.score_json(OPTIONS).contains("Skils"));
        assert!(session.edit("main.tex", 12, 14, "lls"));
        assert!(session.score_json(OPTIONS).contains("Skills"));
        assert!(!session.edit("main.tex", 12, 400, ""));
        assert!(!session.edit("none.tex", 0, 0, ""));
        #[cfg(feature = "whole")]
        assert_eq!(
            session.words_to_check_json(OPTIONS),
            crate::words_to_check_json(
                r#"{"files": {"main.tex": "\\section{Skills}\nRust"}, "as_of": "2026-05-01"}"#
            )
        );
        assert!(session.score_json(OPTIONS).contains("Skills"));
        assert!(session.remove_file("main.tex"));
        assert!(session.score_json(OPTIONS).contains("no_files"));
    }

    #[test]
    fn given_files_replace_what_was_there() {
        let mut session = Session::new();
        session.set_file("old.tex", "old".to_owned());
        let request = r#"{"files": {"main.tex": "new"}, "as_of": "2026-05-01"}"#;
        assert_eq!(session.score_json(request), crate::score_json(request));
        assert!(session.score_json(OPTIONS).contains("new"));
        assert!(session.score_json("{").contains("bad_request"));
        assert!(session.score_json("[]").contains("bad_request"));
    }

    #[test]
    fn a_bad_request_keeps_the_files() {
        let mut session = Session::new();
        session.set_file("main.tex", "kept".to_owned());
        assert!(
            session
                .score_json(r#"{"as_of": 1}"#)
                .contains("bad_request")
        );
        assert!(
            session
                .score_json(r#"{"as_of": "soon"}"#)
                .contains("bad_date")
        );
        assert!(session.score_json(OPTIONS).contains("kept"));
    }
}
