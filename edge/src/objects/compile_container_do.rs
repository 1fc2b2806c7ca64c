//! Starts the compile container and hands requests on to it.

use std::time::Duration;

use worker::{
    ContainerStartupOptions, Delay, DurableObject, Env, Error, Request, Response, Result, State,
    durable_object,
};

/// The port that the image listens on; see `compile-container/Dockerfile`.
const PORT: u16 = 8788;

/// A cold container needs a few seconds until it listens.
const START_TRIES: u32 = 40;
const START_WAIT: Duration = Duration::from_millis(250);

/// One container.
#[durable_object]
pub struct CompileContainer {
    state: State,
}

impl DurableObject for CompileContainer {
    fn new(state: State, _: Env) -> Self {
        Self { state }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        let container = self.state.container().ok_or_else(|| {
            Error::RustError("no container is configured: set COMPILE_BASE_URL instead".into())
        })?;
        if !container.running() {
            let mut options = ContainerStartupOptions::new();
            // Compiles read nothing from the network.
            options.enable_internet(false);
            container.start(Some(options))?;
        }
        let port = container.get_tcp_port(PORT)?;
        for _ in 0..START_TRIES {
            if port
                .fetch("http://container/health", None)
                .await
                .is_ok_and(|response| response.status().is_success())
            {
                break;
            }
            Delay::from(START_WAIT).await;
        }
        Response::try_from(port.fetch_request(request).await?)
    }
}
