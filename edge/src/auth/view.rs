//! An account as its owner sees it.

use domain::accounts::sessions::stepped_up_until;
use futures_util::future::try_join3;
use worker::Env;

use crate::{
    api,
    problem::Result,
    store::{accounts::Account, identities, links, recovery_codes},
};

/// The account, with what is kept beside it. `proved_at`: when the session last proved who it is.
pub async fn account(
    env: &Env,
    account: &Account,
    proved_at: Option<i64>,
    now: i64,
) -> Result<api::Account> {
    let (identities, recovery_codes_left, pending_email) = try_join3(
        identities::list(env, &account.id),
        recovery_codes::left(env, &account.id),
        links::pending_email(env, &account.id, now),
    )
    .await?;
    Ok(api::Account {
        id: account.id.clone(),
        email: account.email.clone(),
        pending_email,
        undeliverable: account.undeliverable(),
        name: account.name.clone(),
        role: account.role(),
        plan: account.plan(),
        created_at: account.created_at,
        has_password: account.password_hash.is_some(),
        second_factor: account.second_factor(),
        recovery_codes_left,
        identities: identities
            .into_iter()
            .map(|identity| api::LinkedIdentity {
                provider: identity.provider,
                email: identity.email,
                linked_at: identity.linked_at,
            })
            .collect(),
        notifications: api::Notifications {
            new_device: account.notify_new_device(),
            product: account.notify_product(),
        },
        stepped_up_until: proved_at.and_then(|at| stepped_up_until(at, now)),
        deletion_at: account.deletion_at,
    })
}
