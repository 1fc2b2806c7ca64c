//! Warm engines: the preamble is most of a resume's compile time, and seldom changes.
//!
//! After each compile of a document an engine is started in the background that reads everything
//! up to `\begin{document}` and waits. The next revision goes on from there, if nothing that the
//! engine has read is different. Each engine serves one compile. They are kept by document: what
//! one document made is never handed to another.

mod digest;
mod engine;
mod head;
mod left;
mod pool;
mod reads;
mod waiting;

pub use engine::{Plan, Resumed, WarmEngine};
pub use left::Left;
pub use pool::{Figures, Key, Pool};
pub use reads::Reads;
