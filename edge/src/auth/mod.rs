//! Signing in: what its routes have in common.

pub mod cookies;
pub mod enter;
pub mod inputs;
pub mod letters;
pub mod limit;
pub mod links;
pub mod new_account;
pub mod oauth;
pub mod passwords;
pub mod renewal;
pub mod second_factor;
pub mod trail;
pub mod view;
pub mod work_in_hand;
