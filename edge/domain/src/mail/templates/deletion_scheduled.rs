//! The account is going to be deleted.

use crate::mail::{
    Site,
    letter::{Letter, OWNER},
    when::date,
};

pub fn letter(on: i64, cancel_link: &str, site: Site<'_>) -> Letter {
    let day = date(on);
    Letter::new(
        format!("Your account will be deleted on {day}"),
        "You can change your mind until then.",
        OWNER,
    )
    .text(format!(
        "You asked us to delete your Legible account. On {day} it goes, with your resumes, their versions and everything else that belongs to it. Until then it stays as it is."
    ))
    .text("You changed your mind? Sign in and keep the account.")
    .action("Keep my account", cancel_link)
    .not_you(
        "It wasn't you? Keep the account, then choose a new password.",
        site,
    )
}
