//! What travels over the public API: one file a noun.
//!
//! The OpenAPI document, and with it the web client's types, come from here.

mod account;
mod admin;
mod auth;
mod binary;
mod challenge;
mod compile;
mod config;
mod device;
mod experiment;
mod export;
mod fault;
mod health;
mod job;
mod library;
mod live;
mod synctex;
mod usage;

pub use account::{
    Account, AccountPatch, AuditEntry, AuditList, CodeBody, LinkedIdentity, NewToken,
    Notifications, PasswordBody, RecoveryCodes, SecondFactor, Session, SessionList, Token,
    TokenBody, TokenList,
};
pub use admin::{
    AccountSearch, AdminAccount, AdminAccountList, AdminAuditEntry, AdminAuditList, AdminJob,
    AdminJobList, AdminListedState, LastDay, LetterCount, QueueShard, Queues, RoleBody,
};
pub use auth::{
    Asked, ConfirmedEmail, EmailBody, LinkBody, RegisterBody, ResetBody, SecondFactorBody, SignIn,
    SignInBody, StepUpBody, VerifyBody,
};
pub use binary::Binary;
pub use challenge::{Challenge, ChallengeBody};
pub use compile::{CompileBody, FileBody, FileStored};
pub use config::{Config, Limits, PasswordLength, SignInWays};
pub use device::Device;
pub use experiment::{
    ExperimentAssignment, ExperimentAssignments, ExperimentWish, RunningExperiment,
};
pub use export::{AccountExport, Export, ExportForm, ExportLink, ExportState};
pub use fault::{Accepted, FaultReport};
pub use health::{
    Check, Checks, Health, HealthStatus, QueueHealth, ServiceHealth, ServiceState, Waiting,
};
pub use job::{Job, JobError, JobKind, JobList, JobState, ListedState, Phase};
pub use library::{
    Emptied, LibraryUsage, Resume, ResumeBody, ResumeDetails, ResumeList, ResumeScore,
    ResumeSummary, ScoreEvent, ScorePoint, ScorePoints, Version, VersionBody, VersionList,
    VersionSummary,
};
pub use live::{LiveMessage, LivePage};
pub use synctex::SynctexMap;
pub use usage::{
    Block, BlockBody, BlockList, BlockSubject, CompileUsage, Funnel, FunnelBody, FunnelDay, Period,
    Usage,
};
