//! Somebody registered with this address, which has an account.

use crate::mail::letter::{ASKED, Letter};

pub fn letter(sign_in_link: &str, reset_link: &str) -> Letter {
    Letter::new(
        "You already have an account",
        "Sign in, or choose a new password.",
        ASKED,
    )
    .text("Somebody, most likely you, tried to open a Legible account with this address. There is one already, so no second one was made.")
    .action("Sign in", sign_in_link)
    .text("You don't remember the password? Choose another one.")
    .option("Choose a new password", reset_link)
    .text("It wasn't you? Then do nothing: nobody got in, and nothing has changed.")
}
