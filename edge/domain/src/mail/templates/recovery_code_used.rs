//! Somebody signed in with a recovery code.

use crate::mail::{
    Site,
    letter::{Letter, OWNER, count},
};

pub fn letter(left: u32, site: Site<'_>) -> Letter {
    let rest = match left {
        0 => "It was the last one. Make new ones before you need them.".to_owned(),
        1..=3 => format!(
            "You have {} left. Make new ones before you need them.",
            count(left, "recovery code")
        ),
        _ => format!("You have {} left.", count(left, "recovery code")),
    };
    Letter::new("A recovery code was used", rest.clone(), OWNER)
        .text(format!(
            "Somebody, most likely you, signed in to your Legible account with a recovery code. It cannot be used again. {rest}"
        ))
        .action(
            "Open the security settings",
            &format!("{}/settings/security", site.origin),
        )
        .not_you(
            "It wasn't you? Choose a new password, then make new recovery codes.",
            site,
        )
}
