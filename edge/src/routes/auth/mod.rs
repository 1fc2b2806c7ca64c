//! `/api/v1/auth`: becoming somebody.

pub mod confirm_email;
pub mod oauth_callback;
pub mod oauth_start;
pub mod register;
pub mod reset;
pub mod reset_confirm;
pub mod second_factor;
pub mod sign_in;
pub mod sign_out;
pub mod step_up;
pub mod verify;
