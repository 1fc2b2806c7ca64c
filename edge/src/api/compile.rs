//! What a compile is asked with.

use std::collections::BTreeMap;

use compile_protocol::Engine;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A project to compile.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompileBody {
    /// Path within the project → content.
    pub files: BTreeMap<String, FileBody>,
    /// The main file; found by itself when absent and only one file can be it.
    #[serde(default)]
    pub main: Option<String>,
    /// Which engine runs; `auto` goes by what the document needs.
    #[serde(default)]
    pub engine: Engine,
    /// Whether whatever is asked for the same document next replaces it while it is
    /// unfinished; needs `document`.
    #[serde(default)]
    pub draft: bool,
    /// The client's own name of the document, 1 to 64 letters, digits, `-` and `_`. Compiles of one
    /// document find its engine warm, and replace its drafts.
    #[serde(default)]
    pub document: Option<String>,
}

/// Content of one file, given in one of three ways.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum FileBody {
    /// Content sent earlier with `PUT /files/{sha256}`.
    Stored(StoredFile),
    /// Text.
    Text(TextFile),
    /// Bytes.
    Base64(Base64File),
}

/// Content sent earlier with `PUT /files/{sha256}`.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StoredFile {
    /// SHA-256 of the content, 64 hexadecimal digits in lower case.
    pub sha256: String,
}

/// Text content.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextFile {
    /// The text, sent as it is.
    pub text: String,
}

/// Binary content.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Base64File {
    /// The bytes in standard base64.
    pub base64: String,
}

/// Answer to a stored file.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FileStored {
    /// SHA-256 of the content, as in the URL.
    pub sha256: String,
    /// Bytes.
    pub size: usize,
    /// When it is removed unless a compile uses it; milliseconds since the epoch.
    pub expires_at: i64,
}
