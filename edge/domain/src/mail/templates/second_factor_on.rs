//! Signing in takes a code from now on.

use crate::mail::{
    Site,
    letter::{Letter, OWNER},
    when::date_and_time,
};

pub fn letter(when: i64, site: Site<'_>) -> Letter {
    Letter::new(
        "Signing in now takes a code",
        "Your account has a second factor.",
        OWNER,
    )
    .text("Your Legible account has a second factor. To sign in you need a code from your authenticator app, or one of your recovery codes. Keep those where you find them without your phone.")
    .facts([("When", Some(date_and_time(when)))])
    .not_you("It wasn't you? Choose a new password now.", site)
}
