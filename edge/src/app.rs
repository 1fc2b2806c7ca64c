//! The router with its OpenAPI document.

use std::{cell::OnceCell, sync::OnceLock};

use axum::{Router, middleware::from_fn_with_state};
use utoipa::{
    Modify, OpenApi,
    openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    api::{AdminListedState, ListedState, LiveMessage},
    middleware::finish::finish,
    problem::{Code, Problem, ProblemDocument},
    routes,
};

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
    components(schemas(ProblemDocument, LiveMessage, ListedState, AdminListedState)),
    modifiers(&Security),
    tags(
        (name = "scores", description = "What a machine reads, and what it costs"),
        (name = "compiles", description = "LaTeX to PDF"),
        (name = "jobs", description = "Work in the queue"),
        (name = "devices", description = "Anonymous owners of jobs"),
        (name = "tex", description = "The TeX engine that runs in the browser"),
        (name = "service", description = "The service itself"),
        (name = "admin", description = "Looking after the queues")
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
            "admin_token",
            SecurityScheme::Http(
                HttpBuilder::new()
                    .scheme(HttpAuthScheme::Bearer)
                    .description(Some("The secret `ADMIN_TOKEN` of the server."))
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
    let (router, document) = OpenApiRouter::with_openapi(Document::openapi())
        .nest("/api/v1", routes::v1())
        .nest("/tex", routes::tex())
        .split_for_parts();
    let router = router
        .merge(routes::pages())
        .fallback(|| async {
            Problem::new(
                Code::RouteNotFound,
                "There is nothing at this address. The API is described at /docs.",
            )
        })
        .method_not_allowed_fallback(|| async {
            Problem::new(
                Code::MethodNotAllowed,
                "This address does not take this method. The API is described at /docs.",
            )
        });
    (router, document)
}

/// The OpenAPI document as JSON.
pub fn openapi_json() -> &'static str {
    static JSON: OnceLock<String> = OnceLock::new();
    // A document of strings and numbers: serialisation cannot fail.
    JSON.get_or_init(|| serde_json::to_string(&router().1).unwrap_or_default())
}

/// The whole service for one request. The router is built once per isolate.
pub fn service(env: worker::Env) -> Router {
    thread_local! {
        static ROUTER: OnceCell<Router<App>> = const { OnceCell::new() };
    }
    let app = App { env };
    ROUTER
        .with(|cell| cell.get_or_init(|| router().0).clone())
        .layer(from_fn_with_state(app.clone(), finish))
        .with_state(app)
}
