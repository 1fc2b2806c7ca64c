//! The same events as `text/event-stream`.
//!
//! A stream is pulled: the next page is read from the log when the client has taken the one
//! before, so a slow client costs a page of memory. While a stream is open the object cannot
//! sleep; that is why it ends by itself, and why a socket is to be had first.

use std::{fmt::Write as _, rc::Rc, time::Duration};

use domain::{
    feed::resume,
    limits::{FEED_SOCKETS_MAX, FEED_STREAM_EVENTS, FEED_STREAM_SECONDS},
};
use futures_channel::oneshot;
use futures_util::{
    future::{Either, select},
    stream,
};
use worker::{Delay, Headers, Response, Result};

use super::{super::live_feed::Ask, Shared, log::Event};
use crate::{api::LiveMessage, clock::Clock, settings};

/// Proxies close what is silent for a minute.
const BEAT_MS: i64 = 15_000;
/// When a client comes back after the end, milliseconds.
const RETRY_MS: u32 = 1_000;

/// One open stream.
struct Open {
    shared: Rc<Shared>,
    /// What is sent before any event.
    greeting: Option<String>,
    /// The last event that was sent.
    sent: i64,
    /// Events that may still be sent.
    left: u32,
    /// When it ends, milliseconds since the epoch.
    ends_at: i64,
}

impl Drop for Open {
    fn drop(&mut self) {
        let streams = &self.shared.streams;
        streams.set(streams.get().saturating_sub(1));
    }
}

impl Shared {
    /// Opens a stream.
    pub(super) fn stream(self: &Rc<Self>, ask: Ask) -> Result<Response> {
        if self.connections() >= FEED_SOCKETS_MAX {
            return Response::error("too many connections", 429);
        }
        let bounds = self.log.bounds()?;
        let position = resume(bounds, ask.after);
        let hello = serde_json::to_string(&LiveMessage::Hello {
            id: bounds.newest,
            after: position.after,
            complete: position.complete,
            coalesced: position.coalesced,
        })?;
        let seconds = settings::number(
            &self.env,
            "FEED_STREAM_SECONDS",
            FEED_STREAM_SECONDS,
            FEED_STREAM_SECONDS,
        );
        self.streams.set(self.streams.get() + 1);
        let open = Open {
            shared: Rc::clone(self),
            // With its id, so that who only knows `Last-Event-ID` goes on from here as well.
            greeting: Some(format!(
                "retry: {RETRY_MS}\nid: {}\nevent: hello\ndata: {hello}\n\n",
                position.after
            )),
            sent: position.after,
            left: ask
                .limit
                .unwrap_or(FEED_STREAM_EVENTS)
                .clamp(1, FEED_STREAM_EVENTS),
            ends_at: Clock::default().now() + i64::from(seconds) * 1_000,
        };
        let headers = Headers::new();
        headers.set("content-type", "text/event-stream; charset=utf-8")?;
        // A proxy that compresses or buffers would hold events back.
        headers.set("cache-control", "no-store, no-transform")?;
        headers.set("x-accel-buffering", "no")?;
        let body = stream::unfold(open, Open::next);
        Ok(Response::from_stream(body)?.with_headers(headers))
    }

    /// Wakes the streams that wait for an event.
    pub(super) fn wake_streams(&self) {
        for waiting in self.waiting.take() {
            // A stream whose client has gone no longer waits.
            let _ = waiting.send(());
        }
    }

    fn changed(&self) -> oneshot::Receiver<()> {
        let (wake, woken) = oneshot::channel();
        let mut waiting = self.waiting.borrow_mut();
        waiting.retain(|other| !other.is_canceled());
        waiting.push(wake);
        woken
    }
}

impl Open {
    /// The next piece, as soon as there is one; `None` at the end.
    async fn next(mut self) -> Option<(Result<Vec<u8>>, Self)> {
        if let Some(greeting) = self.greeting.take() {
            return Some((Ok(greeting.into_bytes()), self));
        }
        loop {
            let left_ms = self.ends_at - Clock::default().now();
            if self.left == 0 || left_ms <= 0 {
                return None;
            }
            let page = match self.shared.log.page(self.sent, self.left) {
                Ok(page) => page,
                Err(error) => return Some((Err(error), self)),
            };
            if let Some(last) = page.last() {
                self.sent = last.id;
                self.left -= u32::try_from(page.len()).unwrap_or(self.left);
                return Some((Ok(lines(&page)), self));
            }
            let pause = u64::try_from(left_ms.min(BEAT_MS)).unwrap_or(0);
            let rest = Box::pin(Delay::from(Duration::from_millis(pause)));
            let changed = self.shared.changed();
            if let Either::Right(_) = select(changed, rest).await
                && left_ms > BEAT_MS
            {
                return Some((Ok(b": \n\n".to_vec()), self));
            }
        }
    }
}

/// Events as the stream has them. A message is JSON, which has no line breaks.
fn lines(page: &[Event]) -> Vec<u8> {
    let mut text = String::new();
    for Event { id, body } in page {
        // Writing to a string never fails.
        let _ = write!(text, "id: {id}\nevent: job\ndata: {body}\n\n");
    }
    text.into_bytes()
}
