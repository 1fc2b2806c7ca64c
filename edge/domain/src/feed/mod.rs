//! The live feed's policy: where a client goes on, what is kept, who is sent how much.

mod flow;
mod keep;
mod position;

pub use flow::{Flow, Lag, Window};
pub use keep::{Compaction, Entry, KeepLimits, compact};
pub use position::{Bounds, Position, resume};
