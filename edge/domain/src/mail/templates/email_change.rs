//! To a new address: somebody wants to use it.

use crate::mail::letter::{ASKED, Letter, count};

pub fn letter(link: &str, hours: u32) -> Letter {
    Letter::new(
        "Confirm your new e-mail address",
        "Until then your account keeps the old one.",
        ASKED,
    )
    .text("Somebody, most likely you, wants to use this address for their Legible account.")
    .action("Confirm the new address", link)
    .text(format!(
        "The link works once, for {}. Until then the account keeps its old address.",
        count(hours, "hour")
    ))
    .text("It wasn't you? Then do nothing: the address is not used.")
}
