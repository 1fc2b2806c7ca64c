//! How much a socket is sent before it says what has arrived.
//!
//! Nobody can see how far a hibernating socket has drained, and what is sent waits in the
//! machine's memory. So no more is sent than a window, and the client acknowledges ids.

use serde::{Deserialize, Serialize};

use crate::limits::FEED_LAG_MS;

/// What may be under way at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Events.
    pub events: u32,
    /// Bytes of all of them.
    pub bytes: u32,
}

/// How far a socket is. Written down beside the socket, so that it outlives the object's sleep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// The last event that was sent.
    sent: i64,
    /// The last that was acknowledged.
    acked: i64,
    /// Events between the two.
    events: u32,
    /// Bytes of these.
    bytes: u32,
    /// Has acknowledged before.
    acks: bool,
    /// Events have been waiting for room since then; milliseconds since the epoch.
    full_since: Option<i64>,
}

/// What to do about a socket that has no room for what waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lag {
    /// It answers now and then: wait for that until this time.
    Wait(i64),
    /// Close it: it comes back and goes on where it was.
    Close,
}

impl Flow {
    /// A socket that goes on after an event.
    pub const fn new(after: i64) -> Self {
        Self {
            sent: after,
            acked: after,
            events: 0,
            bytes: 0,
            acks: false,
            full_since: None,
        }
    }

    /// The last event that was sent.
    pub const fn sent(&self) -> i64 {
        self.sent
    }

    /// Whether one more event may be sent. A single one always may.
    pub const fn fits(&self, bytes: u32, window: Window) -> bool {
        self.events == 0
            || (self.events < window.events && self.bytes.saturating_add(bytes) <= window.bytes)
    }

    /// Notes that an event was sent.
    pub const fn send(&mut self, id: i64, bytes: u32) {
        self.sent = id;
        self.events += 1;
        self.bytes = self.bytes.saturating_add(bytes);
    }

    /// Nothing is kept between what was sent and this id.
    pub fn skip_to(&mut self, id: i64) {
        self.sent = self.sent.max(id);
        self.full_since = None;
    }

    /// Whether an acknowledgement says anything: neither what is known nor what was never sent.
    pub const fn is_news(&self, id: i64) -> bool {
        id > self.acked && id <= self.sent
    }

    /// Notes an acknowledgement; `events` and `bytes` are still under way.
    pub const fn acknowledge(&mut self, id: i64, events: u32, bytes: u32) {
        self.acked = id;
        self.events = events;
        self.bytes = bytes;
        self.acks = true;
        self.full_since = None;
    }

    /// An event waits and does not fit.
    pub fn lag(&mut self, now: i64) -> Lag {
        if !self.acks {
            return Lag::Close;
        }
        let until = *self.full_since.get_or_insert(now) + FEED_LAG_MS;
        if until <= now {
            Lag::Close
        } else {
            Lag::Wait(until)
        }
    }

    /// Whether events wait for room.
    pub const fn is_full(&self) -> bool {
        self.full_since.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window {
        events: 2,
        bytes: 100,
    };

    #[test]
    fn no_more_is_sent_than_the_window_takes() {
        let mut flow = Flow::new(7);
        assert!(flow.fits(1_000, WINDOW), "a single event always fits");
        flow.send(8, 60);
        assert!(flow.fits(40, WINDOW));
        assert!(!flow.fits(41, WINDOW));
        flow.send(9, 10);
        assert!(!flow.fits(1, WINDOW));
    }

    #[test]
    fn an_acknowledgement_makes_room() {
        let mut flow = Flow::new(0);
        flow.send(1, 10);
        flow.send(2, 10);
        assert!(flow.is_news(1) && flow.is_news(2) && !flow.is_news(0) && !flow.is_news(3));
        flow.acknowledge(1, 1, 10);
        assert!(flow.fits(10, WINDOW));
        assert!(!flow.is_news(1));
        assert_eq!(flow.sent(), 2);
    }

    #[test]
    fn who_never_acknowledges_is_closed_at_once_and_others_after_a_while() {
        let mut silent = Flow::new(0);
        silent.send(1, 10);
        assert_eq!(silent.lag(1_000), Lag::Close);

        let mut slow = Flow::new(0);
        slow.send(1, 10);
        slow.acknowledge(1, 0, 0);
        assert_eq!(slow.lag(1_000), Lag::Wait(1_000 + FEED_LAG_MS));
        assert_eq!(slow.lag(2_000), Lag::Wait(1_000 + FEED_LAG_MS));
        assert!(slow.is_full());
        assert_eq!(slow.lag(1_000 + FEED_LAG_MS), Lag::Close);
    }

    #[test]
    fn it_does_not_lag_once_it_has_acknowledged_or_nothing_waits() {
        let mut flow = Flow::new(0);
        flow.send(1, 10);
        flow.acknowledge(1, 0, 0);
        let _ = flow.lag(1_000);
        flow.send(2, 10);
        flow.acknowledge(2, 0, 0);
        assert!(!flow.is_full());
        let _ = flow.lag(2_000);
        flow.skip_to(9);
        assert!(!flow.is_full());
        assert_eq!(flow.sent(), 9);
    }
}
