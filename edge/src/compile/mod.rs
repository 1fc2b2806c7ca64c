//! The compile service as the edge sees it: one trait, two ways to reach it.
//!
//! In production these are containers beside Durable Objects; elsewhere processes at
//! `COMPILE_BASE_URL`. Both speak `compile-protocol`.

mod base_url;
mod container;
pub mod report;

use std::time::Duration;

use compile_protocol::{Engine, Health, frame};
use futures_util::future::{Either, select};
use worker::{
    AbortSignal, Delay, Env, Error, Headers, Method, RequestInit, Response, Result,
    js_sys::Uint8Array,
};

pub use base_url::BaseUrl;
pub use container::Container;

use crate::{clock::Clock, settings, store::texlive as store};

/// The most containers that can be configured.
const CONTAINERS_MAX: u32 = 64;

/// A way to reach the compile service.
pub trait Transport {
    /// Sends a request to a path of the service. An abort drops the connection.
    async fn send(
        &self,
        path: &str,
        init: &RequestInit,
        abort: Option<&AbortSignal>,
    ) -> Result<Response>;
}

/// One compile service.
pub struct CompileService {
    name: String,
    transport: Way,
}

/// How it is reached.
enum Way {
    BaseUrl(BaseUrl),
    Container(Container),
}

impl CompileService {
    /// The services of this environment: those at `COMPILE_BASE_URL` (several are separated
    /// by commas); without one, the containers, `COMPILE_CONTAINERS` of them.
    pub fn all(env: &Env) -> Result<Vec<Self>> {
        let named = |index: usize, transport: Way| Self {
            name: format!("compile-{index}"),
            transport,
        };
        if let Some(urls) = settings::var(env, "COMPILE_BASE_URL") {
            let token = settings::secret(env, "COMPILE_TOKEN");
            return Ok(urls
                .split(',')
                .map(str::trim)
                .filter(|url| !url.is_empty())
                .enumerate()
                .map(|(index, url)| named(index, Way::BaseUrl(BaseUrl::new(url, token.clone()))))
                .collect());
        }
        let count = settings::number(env, "COMPILE_CONTAINERS", 1, CONTAINERS_MAX) as usize;
        (0..count)
            .map(|index| Ok(named(index, Way::Container(Container::of(env, index)?))))
            .collect()
    }

    /// What it is called here; not its address.
    pub fn name(&self) -> &str {
        &self.name
    }

    async fn send(
        &self,
        path: &str,
        init: &RequestInit,
        abort: Option<&AbortSignal>,
    ) -> Result<Response> {
        match &self.transport {
            Way::BaseUrl(base_url) => base_url.send(path, init, abort).await,
            Way::Container(container) => container.send(path, init, abort).await,
        }
    }

    /// Starts a compile; the body is frames, and so is the response's.
    pub async fn compile(&self, body: &[u8], abort: &AbortSignal) -> Result<Response> {
        let headers = Headers::new();
        headers.set("content-type", frame::MEDIA_TYPE)?;
        let mut init = RequestInit::new();
        init.with_method(Method::Post)
            .with_headers(headers)
            .with_body(Some(Uint8Array::from(body).into()));
        self.send("/compile", &init, Some(abort)).await
    }

    /// Stops a running compile.
    pub async fn cancel(&self, job_id: &str) -> Result<()> {
        let mut init = RequestInit::new();
        init.with_method(Method::Delete);
        let path = format!("/compile/{job_id}");
        let sent = self.send(&path, &init, None);
        within(Duration::from_secs(5), sent).await?;
        Ok(())
    }

    /// Asks how it is.
    pub async fn health(&self) -> Result<Health> {
        let mut response = self.send("/health", &RequestInit::new(), None).await?;
        match response.status_code() {
            200 => response.json().await,
            status => Err(Error::RustError(format!(
                "the compile service answered {status}"
            ))),
        }
    }
}

/// What the first service that is well says of itself.
///
/// # Errors
/// What the last one asked answered, when none is well.
pub async fn any_health(env: &Env) -> Result<Health> {
    let mut last = Error::RustError("no compile service is configured".into());
    for service in CompileService::all(env)? {
        match service.health().await {
            Ok(health) if health.status == "ok" => return Ok(health),
            Ok(health) => last = Error::RustError(health.status),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// An engine's name, as on the wire and in the input's hash.
pub const fn engine_name(engine: Engine) -> &'static str {
    match engine {
        Engine::Auto => "auto",
        Engine::Pdflatex => "pdflatex",
        Engine::Xelatex => "xelatex",
        Engine::Lualatex => "lualatex",
    }
}

/// The engine of a name.
pub fn engine_of(name: &str) -> Option<Engine> {
    [
        Engine::Auto,
        Engine::Pdflatex,
        Engine::Xelatex,
        Engine::Lualatex,
    ]
    .into_iter()
    .find(|engine| engine_name(*engine) == name)
}

/// How long a compile request waits for the service to name its TeX distribution.
const TEXLIVE_WAIT: Duration = Duration::from_millis(1_500);

/// The TeX distribution that compiles run with, as far as is known.
pub async fn texlive(env: &Env, clock: Clock) -> Option<String> {
    let now = clock.now();
    // A store that fails knows nothing.
    let known = store::read(env).await.ok().flatten();
    if let Some(known) = &known
        && known.is_fresh(now)
    {
        return Some(known.texlive.clone());
    }
    match within(TEXLIVE_WAIT, any_health(env)).await {
        Ok(health) => {
            // Only a copy: without it the next request asks again.
            let _ = store::write(env, &health.texlive, now).await;
            Some(health.texlive)
        }
        Err(_) => known.map(|known| known.texlive),
    }
}

/// Races a future with a timer.
pub async fn within<T>(limit: Duration, future: impl Future<Output = Result<T>>) -> Result<T> {
    let future = std::pin::pin!(future);
    match select(future, Delay::from(limit)).await {
        Either::Left((result, _)) => result,
        Either::Right(_) => Err(Error::RustError(format!(
            "no answer within {} ms",
            limit.as_millis()
        ))),
    }
}
