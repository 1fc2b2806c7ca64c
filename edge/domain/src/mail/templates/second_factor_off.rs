//! Signing in takes no code any more.

use crate::mail::{
    Site,
    letter::{Letter, OWNER},
    when::date_and_time,
};

pub fn letter(when: i64, site: Site<'_>) -> Letter {
    Letter::new(
        "Signing in no longer takes a code",
        "The second factor of your account was turned off.",
        OWNER,
    )
    .text("The second factor of your Legible account was turned off, and its recovery codes no longer work. You can turn it on again in the settings.")
    .facts([("When", Some(date_and_time(when)))])
    .option(
        "Open the security settings",
        &format!("{}/settings/security", site.origin),
    )
    .not_you(
        "It wasn't you? Choose a new password, then turn the second factor on again.",
        site,
    )
}
