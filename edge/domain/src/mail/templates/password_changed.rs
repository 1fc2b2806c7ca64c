//! The password is another one.

use crate::mail::{
    Site,
    letter::{Letter, OWNER},
    when::date_and_time,
};

pub fn letter(when: i64, place: Option<&str>, browser: &str, site: Site<'_>) -> Letter {
    Letter::new(
        "Your password was changed",
        "Every other device was signed out.",
        OWNER,
    )
    .text("The password of your Legible account is a new one. Every other device was signed out.")
    .facts([
        ("When", Some(date_and_time(when))),
        ("Where", place.map(str::to_owned)),
        ("With", Some(browser.to_owned())),
    ])
    .not_you("It wasn't you? Choose a new password now.", site)
}
