//! The compile service in a container, which a Durable Object starts and stands before.

use worker::{AbortSignal, Env, ObjectNamespace, Request, RequestInit, Response, Result};

use super::Transport;

/// One container.
pub struct Container {
    namespace: ObjectNamespace,
    name: String,
}

impl Container {
    /// The container of this number, counted from 0.
    pub fn of(env: &Env, index: usize) -> Result<Self> {
        Ok(Self {
            namespace: env.durable_object("COMPILE_CONTAINER")?,
            name: format!("compile-{index}"),
        })
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
        self.namespace
            .get_by_name(&self.name)?
            .fetch_with_request(request)
            .await
    }
}
