//! Messages of the live feed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Job;

/// One message of the WebSocket, as JSON text. A client ignores types it doesn't
/// know, and may send `ping`, which is answered with `pong`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum LiveMessage {
    /// The first message of a connection.
    Hello {
        /// Id of the newest event there is; what `after` takes on the next connection.
        id: i64,
        /// False when events after `after` are no longer kept: fetch `/jobs` anew.
        complete: bool,
    },
    /// A job changed.
    Job {
        /// Increases with every event of this owner.
        id: i64,
        /// The job, whole.
        job: Box<Job>,
    },
}
