//! The resume held against the posting, with places in the source.

use crate::latex::Document;
use crate::latex::emit::span;
use crate::posting::{self, Held, Posting};
use crate::report::{JobMatch, Requirement, Span};

/// The resume held against a posting.
#[derive(Debug, Clone)]
pub struct Match {
    /// What the posting asks for.
    pub posting: Posting,
    /// For each requirement, whether the resume shows it; places in the machine text.
    pub held: Vec<Held>,
}

/// Reads a posting and holds the visible text of a resume against it.
pub fn hold(text: &str, document: &Document) -> Match {
    let posting = posting::read(text);
    let held = posting::hold(&posting, &visible(document));
    Match { posting, held }
}

/// The machine text with everything hidden blanked, so that offsets stay and
/// hidden words count for nothing.
fn visible(document: &Document) -> String {
    let text = &document.text.text;
    let mut out = String::with_capacity(text.len());
    let runs = &document.text.runs;
    for (n, run) in runs.iter().enumerate() {
        let end = runs.get(n + 1).map_or(text.len(), |next| next.out as usize);
        let part = text.get(run.out as usize..end).unwrap_or_default();
        if run.style.hidden.is_some() {
            out.extend(std::iter::repeat_n(' ', part.len()));
        } else {
            out.push_str(part);
        }
    }
    out
}

impl Match {
    /// As the report shows it.
    pub fn present(&self, document: &Document, paths: &[&str]) -> JobMatch {
        JobMatch {
            title: self.posting.title.clone(),
            requirements: self
                .posting
                .requirements
                .iter()
                .zip(&self.held)
                .map(|(asked, held)| Requirement {
                    term: asked.term.clone(),
                    kind: asked.kind.to_owned(),
                    importance: asked.importance,
                    state: held.state,
                    found: held
                        .found
                        .iter()
                        .filter_map(|range| document.text.source(range.start, range.end))
                        .map(|src| span(paths, src))
                        .collect::<Vec<Span>>(),
                    posting: asked
                        .places
                        .iter()
                        .map(|range| [range.start, range.end])
                        .collect(),
                })
                .collect(),
        }
    }
}
