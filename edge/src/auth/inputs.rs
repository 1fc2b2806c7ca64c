//! What people fill in: addresses and names.

use domain::accounts::{email::Email, name};

use crate::problem::{Code, Problem, Result};

/// An address that mail can be sent to.
///
/// # Errors
/// `email_invalid`.
pub fn email(text: &str) -> Result<Email> {
    Email::parse(text).ok_or_else(|| {
        Problem::new(
            Code::EmailInvalid,
            "This is not an e-mail address. It has a name, an @, and a domain, such as ada@example.org.",
        )
    })
}

/// A name: of a person, of a token, or any other short text in one line.
///
/// # Errors
/// `name_invalid`.
pub fn name(text: &str) -> Result<String> {
    name::clean(text).ok_or_else(|| {
        Problem::new(
            Code::NameInvalid,
            "A name has 1 to 80 characters, and no line breaks or invisible marks.",
        )
    })
}

/// A person's name, which may be left empty.
///
/// # Errors
/// `name_invalid`.
pub fn optional_name(text: &str) -> Result<Option<String>> {
    match text.trim() {
        "" => Ok(None),
        text => name(text).map(Some),
    }
}
