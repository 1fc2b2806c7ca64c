//! A job as its row holds it.

use compile_protocol::{CompileResult, Engine};
use domain::jobs::{Kind, Priority, State};
use serde::Deserialize;
use worker::Result;

use crate::{
    api::{AdminJob, Job, JobError, Phase},
    objects::job_queue::Payload,
};

/// A row of `jobs`.
#[derive(Debug, Clone, Deserialize)]
pub struct Row {
    pub id: String,
    pub owner: String,
    pub kind: Kind,
    pub state: State,
    pub revision: u32,
    /// `Payload` as JSON.
    pub payload: String,
    pub priority: Priority,
    pub concurrent: usize,
    pub draft: i64,
    pub document: Option<String>,
    pub retry_of: Option<String>,
    /// The client's idempotency key.
    pub key: Option<String>,
    pub fingerprint: Option<String>,
    pub phase: Option<Phase>,
    pub pass: Option<u32>,
    pub page: Option<u32>,
    /// Runs that were started.
    pub attempts: u32,
    /// Runs that were cut off.
    pub interrupted: u32,
    /// Faults of any kind in a row.
    pub faults: u32,
    pub cached: i64,
    pub created_at: i64,
    pub available_at: i64,
    pub first_started_at: Option<i64>,
    pub started_at: Option<i64>,
    pub processing_ms: Option<i64>,
    pub finished_at: Option<i64>,
    pub lease_token: Option<String>,
    pub lease_until: Option<i64>,
    /// The service that the latest attempt was handed to.
    pub service: Option<String>,
    /// `CompileResult` as JSON.
    pub result: Option<String>,
    pub error_code: Option<String>,
    pub error_message: Option<String>,
    pub has_pdf: i64,
    pub prefix: Option<String>,
    pub file_name: Option<String>,
    /// Given up.
    pub dead: i64,
    /// Given up, and then repeated by this job.
    pub replayed_as: Option<String>,
    pub expires_at: i64,
}

/// What a job is asked for with.
#[derive(Debug)]
pub struct Asked {
    pub id: String,
    pub owner: String,
    pub kind: Kind,
    /// `Payload` as JSON.
    pub payload: String,
    pub priority: Priority,
    pub concurrent: usize,
    pub document: Option<String>,
}

impl Row {
    /// A job that waits, of which nothing has happened.
    pub fn new(asked: Asked, now: i64, expires_at: i64) -> Self {
        Self {
            id: asked.id,
            owner: asked.owner,
            kind: asked.kind,
            state: State::Pending,
            revision: 1,
            payload: asked.payload,
            priority: asked.priority,
            concurrent: asked.concurrent,
            draft: 0,
            document: asked.document,
            retry_of: None,
            key: None,
            fingerprint: None,
            phase: Some(Phase::Queued),
            pass: None,
            page: None,
            attempts: 0,
            interrupted: 0,
            faults: 0,
            cached: 0,
            created_at: now,
            available_at: now,
            first_started_at: None,
            started_at: None,
            processing_ms: None,
            finished_at: None,
            lease_token: None,
            lease_until: None,
            service: None,
            result: None,
            error_code: None,
            error_message: None,
            has_pdf: 0,
            prefix: None,
            file_name: None,
            dead: 0,
            replayed_as: None,
            expires_at,
        }
    }

    /// What it is made from.
    pub fn payload(&self) -> Result<Payload> {
        Ok(serde_json::from_str(&self.payload)?)
    }

    /// As its owner sees it.
    pub fn job(&self) -> Job {
        let (main, engine) = match self.payload() {
            Ok(Payload::Compile(input)) => (input.main, input.engine),
            // Written by us: not to be read only if the storage is damaged.
            Err(_) => (String::new(), Engine::Auto),
        };
        Job {
            id: self.id.clone(),
            kind: self.kind,
            state: self.state,
            revision: self.revision,
            main,
            engine,
            priority: self.priority,
            draft: self.draft != 0,
            document: self.document.clone(),
            retry_of: self.retry_of.clone(),
            phase: self.phase,
            pass: self.pass,
            page: self.page,
            attempts: self.attempts,
            max_attempts: self.kind.policy().attempts_max,
            cached: self.cached != 0,
            created_at: self.created_at,
            available_at: (self.state == State::Pending && self.faults > 0)
                .then_some(self.available_at),
            started_at: self.started_at,
            waited_ms: self
                .first_started_at
                .map(|at| (at - self.created_at).max(0)),
            processing_ms: self.processing_ms,
            finished_at: self.finished_at,
            result: self
                .result
                .as_deref()
                .and_then(|json| serde_json::from_str::<CompileResult>(json).ok()),
            error: self.error(),
            has_pdf: self.has_pdf != 0,
            expires_at: self.expires_at,
        }
    }

    /// As those see it who look after the queue; `owner` is the short hash of its owner.
    pub fn admin_job(&self, shard: u32, owner: String) -> AdminJob {
        AdminJob {
            shard,
            id: self.id.clone(),
            kind: self.kind,
            owner,
            state: self.state,
            priority: self.priority,
            attempts: self.attempts,
            interrupted: self.interrupted,
            faults: self.faults,
            // Messages of the compile service may name files.
            error: self.error_code.clone().map(|code| JobError {
                message: if code == "gave_up" {
                    self.error_message.clone().unwrap_or_default()
                } else {
                    String::new()
                },
                code,
            }),
            created_at: self.created_at,
            available_at: self.available_at,
            started_at: self.started_at,
            finished_at: self.finished_at,
            expires_at: self.expires_at,
            service: self.service.clone(),
            replayed_as: self.replayed_as.clone(),
        }
    }

    fn error(&self) -> Option<JobError> {
        self.error_code.clone().map(|code| JobError {
            code,
            message: self.error_message.clone().unwrap_or_default(),
        })
    }
}
