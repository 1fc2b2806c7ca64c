//! The beginning of every account.

use domain::{
    accounts::{acts::Act, links::Link},
    funnel::Step,
};
use worker::D1PreparedStatement;

use super::trail;
use crate::{
    middleware::visit::Visit,
    problem::Result,
    store::{
        accounts::{self, New},
        funnel,
        links::remove_to,
    },
};

/// What makes an account, unless the address has one: a condition comes first. `by` says how the address
/// was confirmed, for the trail. Links that wait for the address to be confirmed are void from then on:
/// a stranger may have asked for them.
pub fn statements(visit: &Visit, new: &New<'_>, by: &str) -> Result<Vec<D1PreparedStatement>> {
    let env = &visit.app.env;
    Ok(vec![
        accounts::none_of(env, new.email_key)?,
        accounts::insert(env, new)?,
        remove_to(env, Link::Verify, new.email_key)?,
        trail::own(visit, new.id, Act::AccountCreated, &[("by", by)])?,
        funnel::count(env, &visit.clock.today(), Step::Registered)?,
    ])
}
