//! The router with its OpenAPI document.

use axum::Router;
use utoipa::{
    Modify, OpenApi,
    openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
};
use utoipa_axum::router::OpenApiRouter;

use crate::{api::LiveMessage, problem::ProblemDocument, routes};

/// What every handler may use: the bindings of the Worker.
#[derive(Clone)]
pub struct App {
    /// Bindings, variables and secrets.
    pub env: worker::Env,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Legible",
        description = "Score a LaTeX resume as machines read it, and compile it to PDF.\n\nErrors are problem documents (RFC 9457) with a stable `code`. Times are milliseconds since the epoch. See `docs/api.md` for a walk through it.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    servers((url = "/")),
    components(schemas(ProblemDocument, LiveMessage)),
    modifiers(&Security),
    tags(
        (name = "scores", description = "What a machine reads, and what it costs"),
        (name = "compiles", description = "LaTeX to PDF"),
        (name = "jobs", description = "Work in the queue"),
        (name = "devices", description = "Anonymous owners of jobs"),
        (name = "service", description = "The service itself")
    )
)]
struct Document;

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        components.add_security_scheme(
            "device_token",
            SecurityScheme::Http(
                HttpBuilder::new()
                    .scheme(HttpAuthScheme::Bearer)
                    .description(Some("The token of `POST /api/v1/devices`."))
                    .build(),
            ),
        );
        components.add_security_scheme(
            "device_cookie",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
                "__Host-device",
                "Set by `POST /api/v1/devices`. Unsafe methods must come from the same origin.",
            ))),
        );
    }
}

/// The router and the document that is generated from it.
pub fn router() -> (Router<App>, utoipa::openapi::OpenApi) {
    OpenApiRouter::with_openapi(Document::openapi())
        .nest("/api/v1", routes::v1())
        .split_for_parts()
}
