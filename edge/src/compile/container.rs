//! The compile service in a container, which a Durable Object starts and stands before.

use worker::{AbortSignal, Env, ObjectNamespace, Request, RequestInit, Response, Result};

use super::Transport;

/// The namespace of `CompileContainer` objects.
pub struct Container(ObjectNamespace);

impl Container {
    /// The namespace of this environment.
    pub fn of(env: &Env) -> Result<Self> {
        env.durable_object("COMPILE_CONTAINER").map(Self)
    }
}

impl Transport for Container {
    /// Aborts are not handed on: dropping the response's stream closes the connection.
    async fn send(
        &self,
        path: &str,
        init: &RequestInit,
        _: Option<&AbortSignal>,
    ) -> Result<Response> {
        let request = Request::new_with_init(&format!("http://container{path}"), init)?;
        // One container until there is a pool: every job and its cancel go to the same.
        self.0
            .get_by_name("compile-0")?
            .fetch_with_request(request)
            .await
    }
}
