//! Entries of the audit trail, as routes write them.

use domain::accounts::acts::{Act, Actor};
use serde_json::json;
use worker::D1PreparedStatement;

use crate::{
    app::App,
    log::{self, Level},
    middleware::visit::Visit,
    problem::Result,
    store::{
        audit::{self, New},
        sql::run,
    },
};

/// What a person did to their own account, or somebody who acted as them.
pub fn own(
    visit: &Visit,
    account_id: &str,
    act: Act,
    detail: &[(&str, &str)],
) -> Result<D1PreparedStatement> {
    let browser = visit.browser_on_system();
    let entry = New {
        account_id,
        act,
        actor: Actor::Own,
        actor_id: None,
        browser: Some(&browser),
        place: visit.place.as_deref(),
        detail,
        now: visit.now(),
    };
    Ok(audit::insert(&visit.app.env, &entry)?)
}

/// [`own`], written after the answer: for what failed, whose time must say nothing.
///
/// # Errors
/// `unavailable`.
pub fn own_later(visit: &Visit, account_id: &str, act: Act, detail: &[(&str, &str)]) -> Result<()> {
    later(&visit.app, own(visit, account_id, act, detail)?);
    Ok(())
}

/// Writes an entry after the answer. One that cannot be written is told in the log.
pub fn later(app: &App, entry: D1PreparedStatement) {
    let env = app.env.clone();
    app.after(async move {
        if let Err(error) = run(&env, vec![entry]).await {
            let cause = error.to_string();
            log::line(Level::Error, "trail_failed", json!({ "cause": cause }));
        }
    });
}
