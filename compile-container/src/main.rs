//! The compile service's binary; also its own sandbox helper, its reader of pages, and its container's
//! health check.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use compile_service::config::{Config, Setup};
use compile_service::state::Service;
use compile_service::{engine, page_text, routes, sandbox};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// How long a question for health may take.
const HEALTH_TIME: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    if let Some(code) = sandbox::enter_if_helper().or_else(page_text::enter_if_reader) {
        return code;
    }
    if std::env::args().nth(1).is_some_and(|word| word == "health") {
        return ask_for_health();
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

/// `compile-service health`: asks the service on this machine whether it is ready. Containers
/// have no other program to ask with.
fn ask_for_health() -> ExitCode {
    let ask = || -> std::io::Result<bool> {
        let config = Config::from_env().map_err(std::io::Error::other)?;
        let address = SocketAddr::from(([127, 0, 0, 1], config.bind.port()));
        let mut stream = TcpStream::connect_timeout(&address, HEALTH_TIME)?;
        stream.set_read_timeout(Some(HEALTH_TIME))?;
        stream.write_all(b"GET /health/ready HTTP/1.0\r\n\r\n")?;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer)?;
        Ok(answer.ends_with(b" 200"))
    };
    match ask() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("no answer: {error}");
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
        stop.stop(stop.setup().config.patience).await;
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
