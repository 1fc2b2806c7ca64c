//! The gate: what the table of permissions asks of a route, before any handler runs.

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::permissions::{Access, Denial, Method, Principal, Role, access, permit};
use serde_json::json;

use super::{credentials, finish::Asked};
use crate::{
    app::App,
    log::{self, Level},
    problem::{Code, Problem, Result},
    settings::{self, Environment},
};

/// Lets through whoever may. Handlers find the [`Principal`] among the request's extensions, but for
/// routes that ask nothing: those look for themselves, where they want to know.
#[worker::send]
pub async fn authorize(mut request: Request, next: Next) -> Response {
    match check(&request).await {
        Ok(Some(principal)) => {
            request.extensions_mut().insert(principal);
        }
        Ok(None) => {}
        Err(problem) => return problem.into_response(),
    }
    next.run(request).await
}

async fn check(request: &Request) -> Result<Option<Principal>> {
    let pattern = request.extensions().get::<MatchedPath>();
    let pattern = pattern.map_or("", MatchedPath::as_str);
    let declared = Method::of(request.method().as_str()).and_then(|method| access(method, pattern));
    let Some(access) = declared else {
        log::line(
            Level::Error,
            "route_undeclared",
            json!({ "route": pattern }),
        );
        return Err(problem(Denial::Undeclared));
    };
    if access == Access::Public {
        return Ok(None);
    }
    let (Some(app), Some(asked)) = (
        request.extensions().get::<App>(),
        request.extensions().get::<Asked>(),
    ) else {
        return Err(problem(Denial::Undeclared));
    };
    // What is sensitive asks the database itself: a session that was ended a second ago has ended.
    let fresh = !matches!(access, Access::Owner(_) | Access::Account(_));
    let now = asked.clock.now();
    let lenient = settings::environment(&app.env) == Environment::Local;
    let principal = credentials::principal(
        app,
        request.method(),
        request.uri(),
        request.headers(),
        now,
        fresh,
    )
    .await?;
    permit(access, &principal, now, lenient).map_err(problem)?;
    Ok(Some(principal))
}

/// What is said to whoever may not.
fn problem(denial: Denial) -> Problem {
    match denial {
        Denial::DeviceRequired => Problem::new(
            Code::DeviceRequired,
            "Jobs belong to an account or a device. Sign in, or get a token from POST /api/v1/devices and send it as Authorization: Bearer.",
        ),
        Denial::SignInRequired => Problem::new(
            Code::SignInRequired,
            "This belongs to an account. Sign in first; a token does not do here.",
        ),
        Denial::ScopeRequired(scope) => Problem::new(
            Code::ScopeRequired,
            format!(
                "This token lacks the scope “{}”. Make one that has it in the settings.",
                scope.as_str()
            ),
        ),
        Denial::StepUpRequired => Problem::new(
            Code::StepUpRequired,
            "This changes who can use the account. Prove once more who you are: with your password, a code, or the provider that you sign in with.",
        ),
        Denial::RoleRequired(role) => Problem::new(
            Code::RoleRequired,
            match role {
                Role::Admin => "Only administrators may do this.",
                Role::Support | Role::User => "Only those who look after the service may see this.",
            },
        ),
        Denial::SecondFactorRequired => Problem::new(
            Code::SecondFactorRequired,
            "Those who look after the service sign in with a second factor. Turn it on in the settings, then sign in again.",
        ),
        Denial::Undeclared => Problem::new(
            Code::RouteNotFound,
            "There is nothing at this address. The API is described at /docs.",
        ),
    }
}
