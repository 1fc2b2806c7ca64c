//! What is asked while somebody types: files and choices.
//!
//! The browser's first module reads these and nothing else. `None` says that a request wants more,
//! or is no request: the whole scorer will tell.

use std::collections::BTreeMap;

use crate::json::Reader;
use crate::profile::Market;
use crate::report::ScoreRequest;

/// A request from JSON, where it has no posting, page or Word document and no weights of its own.
pub fn request(json: &str) -> Option<ScoreRequest> {
    let mut request = ScoreRequest::default();
    let mut day = None;
    let mut seen: Vec<String> = Vec::new();
    let mut reader = Reader::new(json);
    reader.object(&mut |name, reader| {
        // The whole scorer says what is wrong with a name that comes twice.
        if seen.iter().any(|one| one == name) {
            return None;
        }
        seen.push(name.to_owned());
        match name {
            "files" => request.files = texts(reader)?,
            "main" => request.main = Some(reader.string()?),
            "as_of" => day = Some(reader.string()?),
            "profile" => request.profile = Some(reader.string()?),
            "market" => request.market = Some(Market::named(&reader.string()?)?),
            "page_stale" => request.page_stale = reader.flag()?,
            _ => return None,
        }
        Some(())
    })?;
    reader.end()?;
    request.as_of = day?;
    Some(request)
}

fn texts(reader: &mut Reader) -> Option<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    reader.object(&mut |path, reader| {
        texts.insert(path.to_owned(), reader.string()?);
        Some(())
    })?;
    Some(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_as_serde_reads_it() {
        for json in [
            r#"{"as_of":"2026-05-01"}"#,
            r#"{"files":{"main.tex":"\\section{Skills}\nRust \u00e9","a.sty":""},"main":"main.tex","as_of":"2026-05-01",
                "profile":"software","market":"de","page_stale":true}"#,
        ] {
            let expected: ScoreRequest = serde_json::from_str(json).expect("a request");
            assert_eq!(request(json), Some(expected), "{json}");
        }
    }

    #[test]
    fn what_wants_more_is_left_to_the_whole_scorer() {
        for json in [
            "",
            "{}",
            r#"{"as_of":1}"#,
            r#"{"as_of":"2026-05-01","as_of":"2026-05-01"}"#,
            r#"{"as_of":"2026-05-01","posting":"Rust"}"#,
            r#"{"as_of":"2026-05-01","file_name":"a.pdf"}"#,
            r#"{"as_of":"2026-05-01","market":"mars"}"#,
            r#"{"as_of":"2026-05-01","profile":null}"#,
            r#"{"as_of":"2026-05-01","spelling":{"language":"en","misspelt":{}}}"#,
            r#"{"as_of":"2026-05-01"} x"#,
        ] {
            assert_eq!(request(json), None, "{json}");
        }
    }
}
