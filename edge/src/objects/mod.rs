//! Durable Objects: one file a class; their callers use the clients beside them.

pub mod compile_container_do;
pub mod job_queue;
pub mod job_queue_do;
pub mod live_feed;
pub mod live_feed_do;
mod sql;
