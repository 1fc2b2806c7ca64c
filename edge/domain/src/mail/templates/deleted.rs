//! The account was deleted.

use crate::mail::letter::Letter;

pub fn letter() -> Letter {
    Letter::new(
        "Your account is deleted",
        "This is the last mail about it.",
        "You get this because the account that used this address was deleted.",
    )
    .text("Your Legible account is deleted, with your resumes, their versions and everything else that belonged to it. It cannot be brought back.")
    .text("This is the last mail about it. Thank you for having tried Legible, and good luck with your applications.")
}
