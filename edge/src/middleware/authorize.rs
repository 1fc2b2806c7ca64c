//! The gate: what the table of permissions asks of a route, before any handler runs.

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    accounts::acts::{Act, Actor},
    permissions::{Access, Denial, Identity, Method, Principal, Role, access, permit},
};
use serde_json::json;

use super::{credentials, finish::Asked};
use crate::{
    app::App,
    auth::trail,
    log::{self, Level},
    problem::{Code, Problem, Result},
    settings::{self, Environment},
    store::audit::{self, New},
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
    if let Err(denial) = permit(access, &principal, now, lenient) {
        let problem = problem(denial);
        if let Principal::Account(identity) = &principal {
            note(app, identity, denial, &problem, pattern, now)?;
        }
        return Err(problem);
    }
    Ok(Some(principal))
}

/// Writes to the trail that an account asked for what it may not. To be asked for a fresh proof, or to sign
/// in, is a step on the way, and is not written.
fn note(
    app: &App,
    identity: &Identity,
    denial: Denial,
    problem: &Problem,
    route: &str,
    now: i64,
) -> Result<()> {
    match denial {
        Denial::ScopeRequired(_) | Denial::RoleRequired(_) | Denial::SecondFactorRequired => {}
        Denial::DeviceRequired
        | Denial::SignInRequired
        | Denial::StepUpRequired
        | Denial::Undeclared => return Ok(()),
    }
    let entry = New {
        account_id: &identity.account.0.to_string(),
        act: Act::Refused,
        actor: Actor::Own,
        actor_id: None,
        browser: None,
        place: None,
        detail: &[("code", problem.code.entry().0), ("route", route)],
        now,
    };
    trail::later(app, audit::insert_refusal(&app.env, &entry)?);
    Ok(())
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
