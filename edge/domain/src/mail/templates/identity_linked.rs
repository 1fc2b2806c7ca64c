//! A provider can sign this account in.

use crate::{
    mail::{
        Site,
        letter::{Letter, OWNER},
    },
    oauth::Provider,
};

pub fn letter(provider: Provider, site: Site<'_>) -> Letter {
    let title = provider.title();
    Letter::new(
        format!("{title} can now sign you in"),
        format!("A {title} account was linked to yours."),
        OWNER,
    )
    .text(format!(
        "A {title} account was linked to your Legible account. Whoever can sign in there can now sign in here."
    ))
    .action(
        "Open the security settings",
        &format!("{}/settings/security", site.origin),
    )
    .not_you(
        &format!("It wasn't you? Remove {title} in the settings, then choose a new password."),
        site,
    )
}
