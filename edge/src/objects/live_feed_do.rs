//! The live feed of one owner: hibernating sockets, and events that can be replayed.
//!
//! Events have increasing ids and lie in SQLite, at most
//! [`FEED_EVENTS_MAX`] and for [`RETENTION_MS`]. A socket costs nothing while it
//! waits: the runtime answers `ping` by itself and wakes the object only for
//! events.

use domain::limits::{FEED_EVENTS_MAX, FEED_SOCKETS_MAX, RETENTION_MS};
use serde::Deserialize;
use worker::{
    DurableObject, Env, Error, Request, Response, Result, SqlStorage, State, WebSocket,
    WebSocketIncomingMessage, WebSocketPair, durable_object,
    worker_sys::WebSocketRequestResponsePair,
};

use super::{live_feed::Publish, sql};
use crate::{api::LiveMessage, clock::Clock};

/// Close codes of RFC 6455 and of our own.
const TOO_MANY: u16 = 4008;

/// One owner's feed.
#[durable_object]
pub struct LiveFeed {
    state: State,
    sql: SqlStorage,
}

#[derive(Deserialize)]
struct EventRow {
    id: i64,
    body: String,
}

#[derive(Deserialize)]
struct Number {
    n: Option<i64>,
}

#[derive(Deserialize)]
struct SocketQuery {
    #[serde(default)]
    after: Option<i64>,
}

impl DurableObject for LiveFeed {
    fn new(state: State, _: Env) -> Self {
        let sql = state.storage().sql();
        sql::run(
            &sql,
            "CREATE TABLE IF NOT EXISTS events (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                job_id TEXT NOT NULL,
                revision INTEGER NOT NULL,
                body TEXT NOT NULL,
                at INTEGER NOT NULL
            )",
            vec![],
        )
        .and_then(|()| {
            sql::run(
                &sql,
                "CREATE INDEX IF NOT EXISTS events_by_job ON events (job_id, revision)",
                vec![],
            )
        })
        .expect("the schema is valid and an empty object has room for it");
        if let Ok(pair) = WebSocketRequestResponsePair::new("ping", "pong") {
            state.set_websocket_auto_response(&pair);
        }
        Self { state, sql }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        match request.path().as_str() {
            "/publish" => {
                self.publish(request.json().await?).await?;
                Response::empty()
            }
            "/socket" => self.accept(request.query::<SocketQuery>()?.after),
            _ => Response::error("unknown path", 404),
        }
    }

    async fn alarm(&self) -> Result<Response> {
        let horizon = Clock::default().now() - RETENTION_MS;
        sql::run(
            &self.sql,
            "DELETE FROM events WHERE at <= ?",
            vec![horizon.into()],
        )?;
        self.schedule().await?;
        Response::empty()
    }

    /// Nothing is taken from clients but `ping`, which never arrives here.
    async fn websocket_message(&self, _: WebSocket, _: WebSocketIncomingMessage) -> Result<()> {
        Ok(())
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

impl LiveFeed {
    async fn publish(&self, Publish { clock, job }: Publish) -> Result<()> {
        let newest: Option<Number> = sql::first(
            &self.sql,
            "SELECT MAX(revision) AS n FROM events WHERE job_id = ?",
            vec![job.id.as_str().into()],
        )?;
        let revision = i64::from(job.revision);
        if newest
            .and_then(|row| row.n)
            .is_some_and(|newest| newest >= revision)
        {
            // Sent twice, or overtaken by a newer state.
            return Ok(());
        }
        let job_id = job.id.clone();
        let id: Option<Number> = sql::first(
            &self.sql,
            "INSERT INTO events (job_id, revision, body, at) VALUES (?, ?, '', ?) RETURNING id AS n",
            vec![job_id.as_str().into(), revision.into(), clock.now().into()],
        )?;
        let id = id
            .and_then(|row| row.n)
            .ok_or_else(|| Error::RustError("an insert returned no id".into()))?;
        let body = serde_json::to_string(&LiveMessage::Job {
            id,
            job: Box::new(job),
        })?;
        sql::run(
            &self.sql,
            "UPDATE events SET body = ? WHERE id = ?",
            vec![body.as_str().into(), id.into()],
        )?;
        sql::run(
            &self.sql,
            "DELETE FROM events WHERE id <= ?",
            vec![(id - FEED_EVENTS_MAX).into()],
        )?;
        for socket in self.state.get_websockets() {
            // A socket that is closing misses nothing: it replays when it comes back.
            let _ = socket.send_with_str(&body);
        }
        if self.state.storage().get_alarm().await?.is_none() {
            self.schedule().await?;
        }
        Ok(())
    }

    fn accept(&self, after: Option<i64>) -> Result<Response> {
        let pair = WebSocketPair::new()?;
        self.state.accept_web_socket(&pair.server);
        if self.state.get_websockets().len() > FEED_SOCKETS_MAX {
            pair.server
                .close(Some(TOO_MANY), Some("too many connections"))?;
            return Response::from_websocket(pair.client);
        }
        let bounds: Option<Bounds> = sql::first(
            &self.sql,
            "SELECT MIN(id) AS oldest, (SELECT seq FROM sqlite_sequence WHERE name = 'events') AS newest FROM events",
            vec![],
        )?;
        let bounds = bounds.unwrap_or_default();
        let newest = bounds.newest.unwrap_or(0);
        let oldest = bounds.oldest.unwrap_or(newest + 1);
        // An id from another life of this object (or made up) cannot be resumed from.
        let complete =
            after.is_none_or(|after| after.saturating_add(1) >= oldest && after <= newest);
        let hello = LiveMessage::Hello {
            id: newest,
            complete,
        };
        pair.server.send_with_str(serde_json::to_string(&hello)?)?;
        if let Some(after) = after {
            let events: Vec<EventRow> = sql::rows(
                &self.sql,
                "SELECT id, body FROM events WHERE id > ? ORDER BY id",
                vec![after.into()],
            )?;
            for event in events.iter().filter(|event| event.id <= newest) {
                pair.server.send_with_str(&event.body)?;
            }
        }
        Response::from_websocket(pair.client)
    }

    /// Wakes when the oldest event is to go.
    async fn schedule(&self) -> Result<()> {
        let oldest: Option<Number> =
            sql::first(&self.sql, "SELECT MIN(at) AS n FROM events", vec![])?;
        if let Some(at) = oldest.and_then(|row| row.n) {
            let wait = (at + RETENTION_MS - Clock::default().now()).max(0);
            self.state.storage().set_alarm(wait).await?;
        }
        Ok(())
    }
}

#[derive(Default, Deserialize)]
struct Bounds {
    oldest: Option<i64>,
    newest: Option<i64>,
}
