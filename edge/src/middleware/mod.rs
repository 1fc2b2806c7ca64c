//! What every request passes through, and what handlers ask about a request.

pub mod admin;
pub mod body;
pub mod finish;
pub mod form;
pub mod listener;
pub mod origin;
pub mod owner;
pub mod rate_limit;
pub mod security;
