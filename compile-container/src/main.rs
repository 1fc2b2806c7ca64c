//! The compile service's binary; also its own sandbox helper.

use std::process::ExitCode;
use std::time::Duration;

use compile_service::config::{Config, Setup};
use compile_service::state::Service;
use compile_service::{engine, routes, sandbox};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// How long running compiles may go on after the service was told to stop. Container
/// platforms kill after ten seconds.
const PATIENCE: Duration = Duration::from_secs(8);

fn main() -> ExitCode {
    if let Some(code) = sandbox::enter_if_helper() {
        return code;
    }
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(
            EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info")),
        )
        .init();
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the service cannot start");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn serve() -> Result<(), Box<dyn std::error::Error>> {
    let setup = Setup::find(Config::from_env()?)?;
    let listener = tokio::net::TcpListener::bind(setup.config.bind).await?;
    let service = Service::new(setup);
    let setup = service.setup();
    tracing::info!(
        address = %listener.local_addr()?,
        texlive = setup.tex.version,
        engines = ?setup.tex.engines,
        sandbox = ?setup.layers.names(),
        slots = setup.config.slots,
        "listening"
    );
    let fonts = service.clone();
    tokio::spawn(async move {
        match engine::font_cache::build(fonts.setup()).await {
            Ok(()) => tracing::info!("LuaTeX's font cache is ready"),
            Err(error) => tracing::warn!(%error, "LuaTeX's font cache could not be built"),
        }
    });
    let stop = service.clone();
    let shutdown = async move {
        told_to_stop().await;
        tracing::info!("stopping");
        stop.stop(PATIENCE).await;
    };
    axum::serve(listener, routes::router(service))
        .with_graceful_shutdown(shutdown)
        .await?;
    Ok(())
}

async fn told_to_stop() {
    let mut terminate = signal(SignalKind::terminate()).ok();
    let terminated = async {
        match terminate.as_mut() {
            Some(signal) => signal.recv().await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = terminated => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
