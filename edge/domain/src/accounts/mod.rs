//! People: what they sign in with, and for how long.

pub mod acts;
pub mod attempts;
pub mod browser;
pub mod email;
pub mod links;
pub mod name;
pub mod password;
pub mod recovery;
pub mod secret;
pub mod sessions;
pub mod totp;
