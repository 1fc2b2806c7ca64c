//! Name, e-mail, phone, links.

pub mod no_name;
pub mod unreachable;
