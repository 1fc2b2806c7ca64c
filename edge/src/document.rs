//! The OpenAPI document, beside what the handlers say of themselves.

use domain::{
    oauth::Intent,
    permissions::{Access, Method, access},
};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        Content, OpenApi as OpenApiDocument, Ref, RefOr, Response, ResponseBuilder,
        path::Operation,
        security::{
            ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
        },
    },
};

use crate::{
    api::{AdminListedState, ListedState, LiveMessage},
    problem::{self, ProblemDocument},
};

/// The document, before the routes are in it.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Legible",
        description = "Score a LaTeX resume as machines read it, and compile it to PDF.\n\nErrors are problem documents (RFC 9457) with a stable `code`. Times are milliseconds since the epoch. See `docs/api.md` for a walk through it.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    servers((url = "/")),
    components(schemas(ProblemDocument, LiveMessage, ListedState, AdminListedState, Intent)),
    modifiers(&Security),
    tags(
        (name = "scores", description = "What a machine reads, and what it costs"),
        (name = "compiles", description = "LaTeX to PDF"),
        (name = "jobs", description = "Work in the queue"),
        (name = "devices", description = "Anonymous owners of jobs"),
        (name = "tex", description = "The TeX engine that runs in the browser"),
        (name = "service", description = "The service itself"),
        (name = "auth", description = "Becoming somebody"),
        (name = "account", description = "An account of one's own"),
        (name = "library", description = "Resumes of an account, and their versions"),
        (name = "admin", description = "Looking after the service and its people")
    )
)]
pub struct Document;

/// How somebody proves who they are: name, what it is, what to know.
const SCHEMES: [(&str, Option<&str>, &str); 4] = [
    ("device_token", None, "The token of `POST /api/v1/devices`."),
    (
        "personal_token",
        None,
        "A token of `POST /api/v1/account/tokens`, for what its scopes say.",
    ),
    (
        "session_cookie",
        Some("__Host-session"),
        "Set by signing in. Unsafe methods must come from the same origin.",
    ),
    (
        "device_cookie",
        Some("__Host-device"),
        "Set by `POST /api/v1/devices`. Unsafe methods must come from the same origin.",
    ),
];

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut OpenApiDocument) {
        let components = document.components.get_or_insert_default();
        for (name, cookie, description) in SCHEMES {
            let scheme = match cookie {
                Some(cookie) => SecurityScheme::ApiKey(ApiKey::Cookie(
                    ApiKeyValue::with_description(cookie, description),
                )),
                None => SecurityScheme::Http(
                    HttpBuilder::new()
                        .scheme(HttpAuthScheme::Bearer)
                        .description(Some(description))
                        .build(),
                ),
            };
            components.add_security_scheme(name, scheme);
        }
    }
}

/// Writes into each operation what holds for all of them: what is said of a path or a query that cannot be
/// read, and what the table of permissions asks, how one proves it, and what is said to whoever may not.
pub fn complete(document: &mut OpenApiDocument) {
    for (path, item) in &mut document.paths.paths {
        for (method, operation) in [
            (Method::Get, &mut item.get),
            (Method::Post, &mut item.post),
            (Method::Put, &mut item.put),
            (Method::Patch, &mut item.patch),
            (Method::Delete, &mut item.delete),
        ] {
            let Some(operation) = operation else { continue };
            // Who keeps what belongs to several accounts says which one is meant.
            if operation.tags.as_deref() == Some(&["library".to_owned()]) {
                add(operation, "403", &["other_account"]);
            }
            if operation.parameters.is_some() {
                // What axum's own extractors refuse.
                add(operation, "400", &["bad_request"]);
            }
            if let Some(access) = access(method, path) {
                declare(operation, access);
            }
        }
    }
}

fn declare(operation: &mut Operation, access: Access) {
    let (schemes, unauthorized, forbidden): (&[&str], &[&str], &[&str]) = match access {
        Access::Public => return,
        Access::Owner(_) => (
            &[
                "device_token",
                "device_cookie",
                "personal_token",
                "session_cookie",
            ],
            &["device_required", "device_invalid", "token_invalid"],
            &["cross_site", "scope_required"],
        ),
        Access::Account(_) => (
            &["personal_token", "session_cookie"],
            &["sign_in_required", "device_invalid", "token_invalid"],
            &["cross_site", "scope_required"],
        ),
        Access::Session => (
            &["session_cookie"],
            &["sign_in_required", "device_invalid", "token_invalid"],
            &["cross_site"],
        ),
        Access::Fresh => (
            &["session_cookie"],
            &["sign_in_required", "device_invalid", "token_invalid"],
            &["cross_site", "step_up_required"],
        ),
        Access::Staff(_) => (
            &["session_cookie"],
            &["sign_in_required", "device_invalid", "token_invalid"],
            &["cross_site", "role_required", "second_factor_required"],
        ),
        Access::FreshStaff(_) => (
            &["session_cookie"],
            &["sign_in_required", "device_invalid", "token_invalid"],
            &[
                "cross_site",
                "role_required",
                "second_factor_required",
                "step_up_required",
            ],
        ),
    };
    operation.security = Some(
        schemes
            .iter()
            .map(|scheme| SecurityRequirement::new(*scheme, std::iter::empty::<String>()))
            .collect(),
    );
    add(operation, "401", unauthorized);
    add(operation, "403", forbidden);
}

/// Adds codes to what is documented of a status.
fn add(operation: &mut Operation, status: &str, codes: &[&str]) {
    let known = match operation.responses.responses.get(status) {
        Some(RefOr::T(response)) => response.description.clone(),
        _ => String::new(),
    };
    let mut description = known.clone();
    for code in codes {
        let code = format!("`{code}`");
        if !description.contains(&code) {
            if !description.is_empty() {
                description.push_str(", ");
            }
            description.push_str(&code);
        }
    }
    let response: Response = ResponseBuilder::new()
        .description(description)
        .content(
            problem::MEDIA_TYPE,
            Content::new(Some(Ref::from_schema_name("ProblemDocument"))),
        )
        .build();
    operation
        .responses
        .responses
        .insert(status.to_owned(), response.into());
}
