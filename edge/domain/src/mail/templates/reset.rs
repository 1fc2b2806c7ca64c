//! Somebody asked for another password.

use crate::mail::letter::{ASKED, Letter, count};

pub fn letter(link: &str, minutes: u32) -> Letter {
    Letter::new(
        "Choose a new password",
        "The link works once, for a short time.",
        ASKED,
    )
    .text("Somebody, most likely you, asked for a new password for your Legible account.")
    .action("Choose a new password", link)
    .text(format!(
        "The link works once, for {}. When you have chosen a password, every other device is signed out.",
        count(minutes, "minute")
    ))
    .text("It wasn't you? Then do nothing: your password stays as it is.")
}
