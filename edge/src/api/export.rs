//! An archive of everything that belongs to an account.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where an export stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ExportState {
    /// It is being made.
    Pending,
    /// It can be downloaded.
    Ready,
    /// It could not be made.
    Failed,
}

/// An export.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Export {
    /// Where it stands.
    pub state: ExportState,
    /// Bytes of the archive, once it is ready.
    #[schema(required)]
    pub bytes: Option<u64>,
    /// When it was asked for; milliseconds since the epoch, as all that follow.
    pub created_at: i64,
    /// When it was ready.
    #[schema(required)]
    pub ready_at: Option<i64>,
    /// It is removed then.
    pub expires_at: i64,
    /// Whether its link was not used yet.
    pub link_open: bool,
}

/// The export of an account, if there is one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccountExport {
    /// The last one that was asked for, as long as it is kept.
    #[schema(required)]
    pub export: Option<Export>,
}

/// A link to an export.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExportLink {
    /// Opens the archive once, with `POST /account/export/download`.
    pub token: String,
    /// Until then, in milliseconds since the epoch.
    pub expires_at: i64,
}

/// A form that opens an export.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ExportForm {
    /// The token of the link.
    pub token: String,
}
