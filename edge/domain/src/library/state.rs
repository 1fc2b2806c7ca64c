//! What a resume is made of at one moment.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::files::sha256_hex;

/// What kind of document a resume is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = ResumeKind))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Sources.
    #[default]
    Latex,
    /// A PDF without sources.
    Pdf,
    /// A Word document.
    Docx,
}

impl Kind {
    /// As stored and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Latex => "latex",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }

    /// The kind of a stored name.
    pub fn of(name: &str) -> Self {
        match name {
            "pdf" => Self::Pdf,
            "docx" => Self::Docx,
            _ => Self::Latex,
        }
    }
}

/// A file of the library.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = ManifestFile))]
pub struct StoredFile {
    /// SHA-256 of the content, 64 hexadecimal digits in lower case.
    pub sha256: String,
    /// Bytes.
    pub size: usize,
}

/// Path → file.
pub type Manifest = BTreeMap<String, StoredFile>;

/// All that a save writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct State {
    /// What its owner calls it.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The main file.
    pub main: Option<String>,
    /// The engine asked for.
    pub engine: String,
    /// Its files.
    pub manifest: Manifest,
    /// What belongs to it beside its files, as JSON that is always written alike.
    pub details: String,
}

impl State {
    /// Equal for equal states, and for no others.
    pub fn digest(&self) -> String {
        // Strings and numbers in maps with an order: serialisation cannot fail, nor come out otherwise.
        sha256_hex(&serde_json::to_vec(self).unwrap_or_default())
    }

    /// Size of all files, in bytes.
    pub fn bytes(&self) -> usize {
        self.manifest.values().map(|file| file.size).sum()
    }

    /// SHA-256s of its files, each once.
    pub fn hashes(&self) -> BTreeSet<&str> {
        self.manifest
            .values()
            .map(|file| file.sha256.as_str())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> State {
        let file = |size| StoredFile {
            sha256: "a".repeat(64),
            size,
        };
        State {
            name: "Resume".into(),
            kind: Kind::Latex,
            main: Some("main.tex".into()),
            engine: "auto".into(),
            manifest: [("main.tex".into(), file(3)), ("b.cls".into(), file(3))].into(),
            details: "{}".into(),
        }
    }

    #[test]
    fn every_part_of_a_state_changes_its_digest() {
        let base = state();
        assert_eq!(base.digest(), state().digest());
        assert_eq!(base.bytes(), 6);
        assert_eq!(base.hashes().len(), 1);
        let changes: [fn(&mut State); 7] = [
            |state| state.name = "Other".into(),
            |state| state.kind = Kind::Pdf,
            |state| state.main = None,
            |state| state.engine = "lualatex".into(),
            |state| state.details = "{\"posting\":\"\"}".into(),
            |state| drop(state.manifest.remove("b.cls")),
            |state| {
                if let Some(file) = state.manifest.get_mut("b.cls") {
                    file.sha256 = "b".repeat(64);
                }
            },
        ];
        for change in changes {
            let mut other = state();
            change(&mut other);
            assert_ne!(other.digest(), base.digest(), "{other:?}");
        }
    }

    #[test]
    fn kinds_are_known_by_their_names() {
        for kind in [Kind::Latex, Kind::Pdf, Kind::Docx] {
            assert_eq!(Kind::of(kind.as_str()), kind);
            let wire = serde_json::to_string(&kind).expect("a unit variant");
            assert_eq!(wire, format!("\"{}\"", kind.as_str()));
        }
    }
}
