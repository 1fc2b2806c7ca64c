//! The live feed of one owner: events that can be replayed, to be had in three ways.
//!
//! * `log`: the events, and the only SQL.
//! * `sockets`: hibernating sockets. One costs nothing while it waits: the runtime answers `ping`
//!   by itself and wakes the object only for events and acknowledgements.
//! * `stream`: server-sent events, for who cannot have a socket.
//! * `poll`: pages, for who can have neither.
//!
//! All three send what the log holds, in its order. How much is kept and who is sent how much
//! is decided in `domain::feed`.

mod log;
mod poll;
mod sockets;
mod stream;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use domain::limits::FEED_EVENTS_MAX;
use futures_channel::oneshot;
use serde::{Deserialize, de::DeserializeOwned};
use worker::{
    DurableObject, Env, Error, Request, Response, Result, State, WebSocket,
    WebSocketIncomingMessage, durable_object, worker_sys::WebSocketRequestResponsePair,
};

use self::log::Log;
use super::live_feed::Publish;
use crate::{clock::Clock, settings};

/// One owner's feed.
#[durable_object]
pub struct LiveFeed {
    shared: Rc<Shared>,
}

/// What the object and its streams share.
struct Shared {
    state: State,
    env: Env,
    log: Log,
    /// Streams that are open.
    streams: Cell<usize>,
    /// Those of them that wait for an event.
    waiting: RefCell<Vec<oneshot::Sender<()>>>,
}

#[derive(Deserialize)]
struct SocketQuery {
    #[serde(default)]
    after: Option<i64>,
}

impl DurableObject for LiveFeed {
    fn new(state: State, env: Env) -> Self {
        // Tests have not the patience to fill a log.
        let kept = settings::number(&env, "FEED_EVENTS", FEED_EVENTS_MAX, FEED_EVENTS_MAX);
        let log = Log::open(state.storage().sql(), kept)
            .expect("the schema is valid and an empty object has room for it");
        if let Ok(pair) = WebSocketRequestResponsePair::new("ping", "pong") {
            state.set_websocket_auto_response(&pair);
        }
        Self {
            shared: Rc::new(Shared {
                state,
                env,
                log,
                streams: Cell::new(0),
                waiting: RefCell::default(),
            }),
        }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let shared = &self.shared;
        match request.path().as_str() {
            "/publish" => {
                shared.publish(read(&mut request).await?).await?;
                Response::empty()
            }
            "/forget" => {
                shared.log.expire(i64::MAX)?;
                Response::empty()
            }
            "/socket" => shared.accept(request.query::<SocketQuery>()?.after).await,
            "/events" => shared.stream(read(&mut request).await?),
            "/poll" => shared.poll(read(&mut request).await?),
            _ => Response::error("unknown path", 404),
        }
    }

    async fn alarm(&self) -> Result<Response> {
        let horizon = Clock::default().now() - settings::retention_ms(&self.shared.env);
        self.shared.log.expire(horizon)?;
        if let Some(next) = self.shared.close_laggards() {
            self.shared.wake_by(next).await?;
        }
        self.shared.wake_for_the_oldest().await?;
        Response::empty()
    }

    async fn websocket_message(
        &self,
        socket: WebSocket,
        message: WebSocketIncomingMessage,
    ) -> Result<()> {
        match message {
            WebSocketIncomingMessage::String(text) => self.shared.heard(&socket, &text).await,
            WebSocketIncomingMessage::Binary(_) => Ok(()),
        }
    }

    async fn websocket_close(&self, ws: WebSocket, code: usize, _: String, _: bool) -> Result<()> {
        // 1005 and 1006 only describe; they must not be sent.
        let code = u16::try_from(code)
            .ok()
            .filter(|code| ![1005, 1006].contains(code));
        // Closing what is closed already is harmless.
        let _ = ws.close(code, None::<&str>);
        Ok(())
    }

    async fn websocket_error(&self, _: WebSocket, _: Error) -> Result<()> {
        Ok(())
    }
}

/// The body of a request. Not through JavaScript's numbers, which round large ids.
async fn read<T: DeserializeOwned>(request: &mut Request) -> Result<T> {
    Ok(serde_json::from_str(&request.text().await?)?)
}

impl Shared {
    async fn publish(&self, Publish { clock, job }: Publish) -> Result<()> {
        let Some(event) = self.log.append(job, clock.now())? else {
            // Sent twice, or overtaken by a newer state.
            return Ok(());
        };
        self.tell(&event).await;
        self.wake_streams();
        if self.state.storage().get_alarm().await?.is_none() {
            self.wake_for_the_oldest().await?;
        }
        Ok(())
    }

    /// Sockets and streams.
    fn connections(&self) -> usize {
        self.sockets() + self.streams.get()
    }

    /// Wakes when the oldest event is to go.
    async fn wake_for_the_oldest(&self) -> Result<()> {
        match self.log.oldest_at()? {
            Some(at) => self.wake_by(at + settings::retention_ms(&self.env)).await,
            None => Ok(()),
        }
    }

    /// Wakes at a time, unless it wakes before.
    async fn wake_by(&self, at: i64) -> Result<()> {
        let storage = self.state.storage();
        if storage.get_alarm().await?.is_none_or(|set| set > at) {
            let wait = (at - Clock::default().now()).max(0);
            storage.set_alarm(wait).await?;
        }
        Ok(())
    }
}
