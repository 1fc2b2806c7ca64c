//! The compile service as a process at a URL.

use worker::{AbortSignal, Fetch, Request, RequestInit, Response, Result};

use super::Transport;

/// A base URL without a slash at its end.
pub struct BaseUrl(String);

impl BaseUrl {
    /// From configuration.
    pub fn new(url: impl Into<String>) -> Self {
        let url: String = url.into();
        Self(url.trim_end_matches('/').to_owned())
    }
}

impl Transport for BaseUrl {
    async fn send(
        &self,
        path: &str,
        init: &RequestInit,
        abort: Option<&AbortSignal>,
    ) -> Result<Response> {
        let request = Fetch::Request(Request::new_with_init(&format!("{}{path}", self.0), init)?);
        match abort {
            Some(signal) => request.send_with_signal(signal).await,
            None => request.send().await,
        }
    }
}
