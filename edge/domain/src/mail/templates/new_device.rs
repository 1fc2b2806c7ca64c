//! A sign-in from a browser that was not seen before.

use crate::mail::{Site, letter::Letter, value, when::date_and_time};

pub fn letter(
    when: i64,
    place: Option<&str>,
    browser: &str,
    sessions_link: &str,
    site: Site<'_>,
) -> Letter {
    let browser = value::short(browser);
    let subject = if browser.is_empty() {
        "New sign-in".to_owned()
    } else {
        format!("New sign-in: {browser}")
    };
    Letter::new(
        subject,
        "If it was you, there is nothing to do.",
        "You get this because a new device signed in to your account. You can turn it off in the settings.",
    )
    .text("A browser that we had not seen before signed in to your Legible account. If it was you, there is nothing to do.")
    .facts([
        ("When", Some(date_and_time(when))),
        ("Where", place.map(str::to_owned)),
        ("With", Some(browser)),
    ])
    .action("See your sessions", sessions_link)
    .not_you(
        "It wasn't you? End that session, then choose a new password.",
        site,
    )
}
