//! The router with its OpenAPI document.

use std::{
    cell::OnceCell,
    sync::{Arc, OnceLock},
};

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
};
use utoipa::OpenApi as _;
use utoipa_axum::router::OpenApiRouter;

use crate::{
    document::{Document, complete},
    middleware::{authorize::authorize, finish::finish},
    problem::{Code, Problem},
    routes,
};

/// What every handler may use: the bindings of the Worker.
#[derive(Clone)]
pub struct App {
    /// Bindings, variables and secrets.
    pub env: worker::Env,
    context: Option<Arc<worker::Context>>,
}

impl App {
    /// Does something once the answer is on its way.
    pub fn after(&self, work: impl Future<Output = ()> + 'static) {
        if let Some(context) = &self.context {
            context.wait_until(work);
        }
    }
}

/// The router and the document that is generated from it.
pub fn router() -> (Router<App>, utoipa::openapi::OpenApi) {
    let (router, mut document) = OpenApiRouter::with_openapi(Document::openapi())
        .nest("/api/v1", routes::v1())
        .nest("/tex", routes::tex())
        .split_for_parts();
    complete(&mut document);
    let router = router
        .merge(routes::pages())
        .route_layer(from_fn(authorize))
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
pub fn service(env: worker::Env, context: worker::Context) -> Router {
    thread_local! {
        static ROUTER: OnceCell<Router<App>> = const { OnceCell::new() };
    }
    let app = App {
        env,
        context: Some(Arc::new(context)),
    };
    ROUTER
        .with(|cell| cell.get_or_init(|| router().0).clone())
        .layer(from_fn_with_state(app.clone(), finish))
        .with_state(app)
}
