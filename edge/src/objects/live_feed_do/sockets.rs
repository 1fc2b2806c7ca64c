//! The sockets of a feed: what they are sent, and what they say.

use domain::{
    feed::{Flow, Lag, Window, resume},
    limits::{FEED_SOCKETS_MAX, FEED_WINDOW_BYTES, FEED_WINDOW_EVENTS},
};
use worker::{Response, Result, WebSocket, WebSocketPair};

use super::{Shared, log::Event};
use crate::{api::LiveMessage, clock::Clock, settings};

/// Close codes of our own, from the range that RFC 6455 leaves to applications.
const TOO_MANY: u16 = 4008;
/// Too much was sent that was not acknowledged: to come back with `after`.
const LAGGING: u16 = 4009;

impl Shared {
    /// Takes a socket in. It is greeted and sent what it missed, as far as its window goes.
    pub(super) async fn accept(&self, after: Option<i64>) -> Result<Response> {
        let pair = WebSocketPair::new()?;
        if self.connections() >= FEED_SOCKETS_MAX {
            // A browser is not told the status of an upgrade that was refused.
            pair.server.accept()?;
            pair.server
                .close(Some(TOO_MANY), Some("too many connections"))?;
            return Response::from_websocket(pair.client);
        }
        let bounds = self.log.bounds()?;
        let position = resume(bounds, after);
        self.state.accept_web_socket(&pair.server);
        pair.server
            .send_with_str(serde_json::to_string(&LiveMessage::Hello {
                id: bounds.newest,
                after: position.after,
                complete: position.complete,
                coalesced: position.coalesced,
            })?)?;
        self.pump(&pair.server, Flow::new(position.after)).await?;
        Response::from_websocket(pair.client)
    }

    /// Sockets, but for those that were told to go and have not gone yet.
    pub(super) fn sockets(&self) -> usize {
        let sockets = self.state.get_websockets();
        sockets.iter().filter_map(flow_of).count()
    }

    /// Sends an event to every socket that has all before it, and to others what fits.
    pub(super) async fn tell(&self, event: &Event) {
        for socket in self.state.get_websockets() {
            // A socket that fails misses nothing: it replays when it comes back.
            let _ = self.tell_one(&socket, event).await;
        }
    }

    /// What a client says: `ack N`. Anything else is left alone.
    pub(super) async fn heard(&self, socket: &WebSocket, text: &str) -> Result<()> {
        let id = text.strip_prefix("ack ").and_then(|id| id.parse().ok());
        let (Some(id), Some(mut flow)) = (id, flow_of(socket)) else {
            return Ok(());
        };
        if !flow.is_news(id) {
            return Ok(());
        }
        let (events, bytes) = self.log.weight(id, flow.sent())?;
        flow.acknowledge(id, events, bytes);
        self.pump(socket, flow).await
    }

    /// Closes those that have lagged for too long; says when the next one will have.
    pub(super) fn close_laggards(&self) -> Option<i64> {
        let now = Clock::default().now();
        let mut next = None;
        for socket in self.state.get_websockets() {
            let Some(mut flow) = flow_of(&socket).filter(Flow::is_full) else {
                continue;
            };
            match flow.lag(now) {
                Lag::Close => close(&socket),
                Lag::Wait(until) => next = Some(next.map_or(until, |next: i64| next.min(until))),
            }
        }
        next
    }

    async fn tell_one(&self, socket: &WebSocket, event: &Event) -> Result<()> {
        let Some(mut flow) = flow_of(socket) else {
            return Ok(());
        };
        if flow.sent() + 1 == event.id && flow.fits(event.bytes(), self.window()) {
            socket.send_with_str(&event.body)?;
            flow.send(event.id, event.bytes());
            return socket.serialize_attachment(flow);
        }
        self.pump(socket, flow).await
    }

    /// Sends from the log what fits; what doesn't waits there.
    async fn pump(&self, socket: &WebSocket, mut flow: Flow) -> Result<()> {
        let window = self.window();
        let full = 'sending: loop {
            let page = self.log.page(flow.sent(), window.events)?;
            if page.is_empty() {
                flow.skip_to(self.log.bounds()?.newest);
                break false;
            }
            for event in page {
                if !flow.fits(event.bytes(), window) {
                    break 'sending true;
                }
                socket.send_with_str(&event.body)?;
                flow.send(event.id, event.bytes());
            }
        };
        let lag = full.then(|| flow.lag(Clock::default().now()));
        socket.serialize_attachment(flow)?;
        match lag {
            None => {}
            Some(Lag::Close) => close(socket),
            Some(Lag::Wait(until)) => self.wake_by(until).await?,
        }
        Ok(())
    }

    fn window(&self) -> Window {
        Window {
            // A test has not the patience for hundreds of events.
            events: settings::number(
                &self.env,
                "FEED_WINDOW_EVENTS",
                FEED_WINDOW_EVENTS,
                FEED_WINDOW_EVENTS,
            ),
            bytes: FEED_WINDOW_BYTES,
        }
    }
}

fn flow_of(socket: &WebSocket) -> Option<Flow> {
    socket.deserialize_attachment().ok().flatten()
}

fn close(socket: &WebSocket) {
    // Closing what is closed already is harmless. Without a flow it is sent nothing more.
    let _ = socket.serialize_attachment(());
    let _ = socket.close(Some(LAGGING), Some("too much is unacknowledged: reconnect"));
}
