//! What every request passes through, and what handlers ask about a request.

pub mod authorize;
pub mod body;
pub mod credentials;
pub mod finish;
pub mod form;
pub mod listener;
pub mod member;
pub mod metering;
pub mod origin;
pub mod owner;
pub mod person;
pub mod rate_limit;
pub mod security;
pub mod staff;
pub mod visit;
