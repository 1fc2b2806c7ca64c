//! The compile service as a process at a URL.

use worker::{AbortSignal, Fetch, Request, RequestInit, Response, Result};

use super::Transport;

/// A base URL without a slash at its end, and what is shown there.
pub struct BaseUrl {
    url: String,
    token: Option<String>,
}

impl BaseUrl {
    /// From configuration; `token` is what the service knows us by.
    pub fn new(url: impl Into<String>, token: Option<String>) -> Self {
        let url: String = url.into();
        Self {
            url: url.trim_end_matches('/').to_owned(),
            token,
        }
    }
}

impl Transport for BaseUrl {
    async fn send(
        &self,
        path: &str,
        init: &RequestInit,
        abort: Option<&AbortSignal>,
    ) -> Result<Response> {
        let mut request = Request::new_with_init(&format!("{}{path}", self.url), init)?;
        if let Some(token) = &self.token {
            request
                .headers_mut()?
                .set("authorization", &format!("Bearer {token}"))?;
        }
        let request = Fetch::Request(request);
        match abort {
            Some(signal) => request.send_with_signal(signal).await,
            None => request.send().await,
        }
    }
}
