//! Passwords, as routes take them.

use domain::accounts::password;

use crate::{
    problem::{Code, Problem, Result},
    random,
};

/// The hash of a new password, if it is a good one; `about` is what is known of the person.
///
/// # Errors
/// `password_refused`, saying why.
pub fn accept(text: &str, about: &[&str]) -> Result<String> {
    password::check(text, about)
        .map_err(|weakness| Problem::new(Code::PasswordRefused, weakness.to_string()))?;
    Ok(password::hash(text, random::bytes()))
}

/// What is said of an address and a password that do not belong together.
pub fn wrong() -> Problem {
    Problem::new(
        Code::CredentialsWrong,
        "There is no account with this address and this password. Check both, or choose a new password.",
    )
}
