//! Access to D1, KV and R2: one file each noun, SQL and key names nowhere else.

pub mod devices;
pub mod faults;
pub mod files;
pub mod orphans;
pub mod results;
pub mod tex;
pub mod texlive;
