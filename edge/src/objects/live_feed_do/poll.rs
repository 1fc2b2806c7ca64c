//! The same events by asking again and again.

use std::fmt::Write as _;

use domain::{feed::resume, limits::FEED_PAGE_EVENTS};
use worker::{Headers, Response, Result};

use super::{super::live_feed::Ask, Shared};

/// Pauses that a client is told, milliseconds: while a job is under way, and otherwise.
const PAUSE_BUSY_MS: u32 = 1_000;
const PAUSE_IDLE_MS: u32 = 5_000;

impl Shared {
    /// A page, with an `ETag` that changes whenever the page would.
    pub(super) fn poll(&self, ask: Ask) -> Result<Response> {
        let bounds = self.log.bounds()?;
        let position = resume(bounds, ask.after);
        let limit = ask
            .limit
            .unwrap_or(FEED_PAGE_EVENTS)
            .clamp(1, FEED_PAGE_EVENTS);
        let events = self.log.page(position.after, limit)?;
        let last = events.last().map(|event| event.id);
        let more = last.is_some_and(|last| last < bounds.newest);
        // What lies between the last event and the newest id has gone: nothing is to come of it.
        let id = if more { last } else { None }.unwrap_or(bounds.newest);
        let pause = if self.log.is_busy()? {
            PAUSE_BUSY_MS
        } else {
            PAUSE_IDLE_MS
        };
        // Events are kept as JSON: reading them only to write them again would cost more than all else.
        let mut body = format!(
            "{{\"id\":{id},\"complete\":{},\"coalesced\":{},\"more\":{more},\"poll_after_ms\":{pause},\"events\":[",
            position.complete, position.coalesced
        );
        for (n, event) in events.iter().enumerate() {
            let comma = if n == 0 { "" } else { "," };
            // Writing to a string never fails.
            let _ = write!(body, "{comma}{}", event.body);
        }
        body.push_str("]}");
        let headers = Headers::new();
        headers.set("content-type", "application/json")?;
        headers.set(
            "etag",
            &format!(
                "\"{}-{}-{}\"",
                bounds.newest, bounds.compacted, bounds.dropped
            ),
        )?;
        Ok(Response::ok(body)?.with_headers(headers))
    }
}
