//! Access to D1, KV and R2: one file each noun, SQL and key names nowhere else.

pub mod account_devices;
pub mod accounts;
pub mod attempts;
pub mod audit;
pub mod blocks;
pub mod charges;
pub mod devices;
pub mod faults;
pub mod files;
pub mod funnel;
pub mod identities;
pub mod links;
pub mod mails;
pub mod oauth_states;
pub mod orphans;
pub mod outbox;
pub mod recovery_codes;
pub mod results;
pub mod salts;
pub mod sessions;
pub mod sql;
pub mod tex;
pub mod texlive;
pub mod tickets;
pub mod tokens;
