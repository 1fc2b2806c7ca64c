//! The mails, one file each: what it says, from its data.

pub mod already_registered;
pub mod deleted;
pub mod deletion_scheduled;
pub mod email_change;
pub mod email_changed;
pub mod export_ready;
pub mod identity_linked;
pub mod new_device;
pub mod password_changed;
pub mod recovery_code_used;
pub mod reset;
pub mod second_factor_off;
pub mod second_factor_on;
pub mod token_created;
pub mod verify;
