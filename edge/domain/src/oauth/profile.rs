//! Who somebody is, as a provider says.

use crate::accounts::{email::Email, name};

/// A person over there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// What the provider calls the person, for ever. Names and addresses change hands, this does not.
    pub subject: String,
    /// Their address, if the provider has confirmed it and mail can be sent to it.
    pub email: Option<Email>,
    /// What they are called, if that can be a name here.
    pub name: Option<String>,
    /// When they signed in over there, in milliseconds, where the provider says it.
    pub signed_in_at: Option<i64>,
}

impl Profile {
    /// From what a provider says: the address counts only when it is `confirmed`.
    pub(super) fn new(
        subject: String,
        email: Option<&str>,
        confirmed: bool,
        name: Option<&str>,
    ) -> Self {
        Self {
            subject,
            email: email.filter(|_| confirmed).and_then(Email::parse),
            name: name.and_then(name::clean),
            signed_in_at: None,
        }
    }
}
