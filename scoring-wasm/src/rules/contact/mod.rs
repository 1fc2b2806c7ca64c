//! Name, e-mail, phone, links.

pub mod broken_link;
pub mod identity_number;
pub mod in_header;
pub mod informal_email;
pub mod link_mismatch;
pub mod no_email;
pub mod no_location;
pub mod no_name;
pub mod no_phone;
pub mod personal_data;
pub mod photo;
pub mod placeholder;
pub mod several_emails;
pub mod shortened_name;
pub mod unprinted_link;
pub mod unreachable;
