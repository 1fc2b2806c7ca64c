//! A personal API token was made.

use crate::mail::{
    Site,
    letter::{Letter, OWNER},
    value,
};

pub fn letter(name: &str, scopes: &[String], site: Site<'_>) -> Letter {
    let name = value::short(name);
    let subject = if name.is_empty() {
        "New API token".to_owned()
    } else {
        format!("New API token: {name}")
    };
    Letter::new(
        subject,
        "It can act for you until it expires or you revoke it.",
        OWNER,
    )
    .text("Your Legible account has a new API token. Whoever has it can act for you, as far as its scopes go, until it expires or you revoke it.")
    .facts([
        ("Name", Some(name)),
        ("Scopes", Some(scopes.join(", "))),
    ])
    .action("See your tokens", &format!("{}/settings/tokens", site.origin))
    .not_you("It wasn't you? Revoke it, then choose a new password.", site)
}
