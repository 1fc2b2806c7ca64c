//! Name, e-mail, phone, links.

pub mod in_header;
pub mod informal_email;
pub mod no_email;
pub mod no_name;
pub mod no_phone;
pub mod personal_data;
pub mod photo;
pub mod placeholder;
pub mod unreachable;
