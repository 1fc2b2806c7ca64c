//! Somebody registered with this address.

use crate::mail::letter::{ASKED, Letter, count};

pub fn letter(link: &str, hours: u32) -> Letter {
    Letter::new(
        "Confirm your e-mail address",
        "Then your Legible account is open.",
        ASKED,
    )
    .text("Somebody, most likely you, opened a Legible account with this address. Confirm that the address is yours.")
    .action("Confirm the address", link)
    .text(format!("The link works once, for {}.", count(hours, "hour")))
    .text("It wasn't you? Then do nothing: without this confirmation there is no account.")
}
