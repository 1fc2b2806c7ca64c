//! Entries of the audit trail, as routes write them.

use domain::accounts::acts::{Act, Actor};
use worker::D1PreparedStatement;

use crate::{
    middleware::visit::Visit,
    problem::Result,
    store::audit::{self, New},
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
