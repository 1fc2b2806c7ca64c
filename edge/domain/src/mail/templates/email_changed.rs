//! To the old address: another one was confirmed.

use crate::mail::{
    Site,
    letter::{Letter, OWNER},
    value,
};

pub fn letter(new_masked: &str, site: Site<'_>) -> Letter {
    let undo = if site.answered {
        "It wasn't you? Sign in, change the address back and choose a new password. If you cannot, answer this mail."
    } else {
        "It wasn't you? Sign in, change the address back and choose a new password."
    };
    Letter::new(
        "Your e-mail address was changed",
        "Your account no longer uses this address.",
        OWNER,
    )
    .text(format!(
        "Your Legible account now uses {}. This address can no longer sign in, and gets no more mail about the account.",
        value::short(new_masked)
    ))
    .text(undo)
    .option("Open the settings", &format!("{}/settings", site.origin))
}
