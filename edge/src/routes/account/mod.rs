//! `/api/v1/account`: an account of one's own.

pub mod audit;
pub mod deletion;
pub mod email;
pub mod experiments;
pub mod export;
pub mod identities;
pub mod password;
pub mod profile;
pub mod recovery_codes;
pub mod second_factor;
pub mod sessions;
pub mod tokens;
