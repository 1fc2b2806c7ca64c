//! Who may do what: one table, [`TABLE`], from routes to what they ask of whoever comes.

mod owner;
mod principal;
mod role;
mod scope;
mod table;

pub use owner::Owner;
pub use principal::{AccountId, Denial, Identity, Principal, Via, permit};
pub use role::Role;
pub use scope::Scope;
pub use table::{Access, Method, TABLE, access};
