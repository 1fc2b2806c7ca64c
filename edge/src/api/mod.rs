//! What travels over the public API: one file a noun.
//!
//! The OpenAPI document, and with it the web client's types, come from here.

mod admin;
mod binary;
mod compile;
mod config;
mod device;
mod fault;
mod health;
mod job;
mod live;
mod synctex;

pub use admin::{AdminJob, AdminJobList, AdminListedState, Count, LastDay, QueueShard, Queues};
pub use binary::Binary;
pub use compile::{CompileBody, FileBody, FileStored};
pub use config::{Config, Limits};
pub use device::Device;
pub use fault::{Accepted, FaultReport};
pub use health::{
    Check, Checks, Health, HealthStatus, QueueHealth, ServiceHealth, ServiceState, Waiting,
};
pub use job::{Job, JobError, JobKind, JobList, JobState, ListedState, Phase};
pub use live::{LiveMessage, LivePage};
pub use synctex::SynctexMap;
