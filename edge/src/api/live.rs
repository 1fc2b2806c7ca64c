//! Messages of the live feed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Job;

/// One message of the live feed, as JSON text. A client ignores types it doesn't know.
///
/// Over the WebSocket it may send `ping`, which is answered with `pong`, and sends `ack N` now
/// and then, with the id of the last event it took.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum LiveMessage {
    /// The first message of a connection.
    Hello {
        /// Id of the newest event there is.
        id: i64,
        /// Events later than this one follow: what `after` takes should the connection break
        /// before the first of them.
        after: i64,
        /// False when jobs may have changed without an event that follows: fetch `/jobs` anew.
        complete: bool,
        /// True when of some jobs only the newest state follows, not each on the way there.
        coalesced: bool,
    },
    /// A job changed.
    Job {
        /// Increases with every event of this owner.
        id: i64,
        /// The job as it was then.
        job: Box<Job>,
        /// True when the job's `result` was too large for an event and is not whole: fetch
        /// `/jobs/{id}`.
        partial: bool,
    },
}

/// What came after an event, for clients that ask again and again.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LivePage {
    /// What `after` takes next time.
    pub id: i64,
    /// As in `hello`.
    pub complete: bool,
    /// As in `hello`.
    pub coalesced: bool,
    /// There are later events: ask again at once.
    pub more: bool,
    /// Ask again after this many milliseconds; more while no job is under way. Add jitter.
    pub poll_after_ms: u32,
    /// `job` messages, oldest first.
    pub events: Vec<LiveMessage>,
}
