//! The archive of everything is there.

use crate::mail::{
    Site,
    letter::{Letter, count},
};

pub fn letter(link: &str, hours: u32, site: Site<'_>) -> Letter {
    Letter::new(
        "Your export is ready",
        "Everything that belongs to your account, in one file.",
        "You get this because an export was asked for in your account.",
    )
    .text("You asked for everything that belongs to your Legible account. It is ready: one zip with your files and your data as JSON.")
    .action("Download the export", link)
    .text(format!("The link works once, for {}.", count(hours, "hour")))
    .not_you(
        "It wasn't you? Then somebody else is signed in to your account: choose a new password now.",
        site,
    )
}
