//! The library between HTTP and its stores: states read and written, rows as people see them.

pub mod save;
pub mod state;
pub mod sweep;
pub mod view;
