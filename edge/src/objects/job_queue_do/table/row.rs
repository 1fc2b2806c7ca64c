//! A job as its row holds it.

use std::collections::BTreeMap;

use compile_protocol::{CompileResult, Engine};
use domain::jobs::State;
use serde::Deserialize;
use worker::Result;

use crate::api::{Job, JobError, JobKind, Phase};

/// A row of `jobs`.
#[derive(Debug, Clone, Deserialize)]
pub struct Row {
    pub id: String,
    pub owner: String,
    pub kind: JobKind,
    pub state: State,
    pub revision: u32,
    pub main: String,
    pub engine: Engine,
    /// Path → SHA-256, as JSON.
    pub manifest: String,
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
    pub started_at: Option<i64>,
    pub finished_at: Option<i64>,
    pub lease_token: Option<String>,
    pub lease_until: Option<i64>,
    /// `CompileResult` as JSON.
    pub result: Option<String>,
    pub error_code: Option<String>,
    pub error_message: Option<String>,
    pub has_pdf: i64,
    pub prefix: Option<String>,
    pub file_name: Option<String>,
    pub expires_at: i64,
}

impl Row {
    /// As its owner sees it.
    pub fn job(&self) -> Job {
        Job {
            id: self.id.clone(),
            kind: self.kind,
            state: self.state,
            revision: self.revision,
            main: self.main.clone(),
            engine: self.engine,
            phase: self.phase,
            pass: self.pass,
            page: self.page,
            attempts: self.attempts,
            cached: self.cached != 0,
            created_at: self.created_at,
            started_at: self.started_at,
            finished_at: self.finished_at,
            result: self
                .result
                .as_deref()
                .and_then(|json| serde_json::from_str::<CompileResult>(json).ok()),
            error: self.error_code.clone().map(|code| JobError {
                code,
                message: self.error_message.clone().unwrap_or_default(),
            }),
            has_pdf: self.has_pdf != 0,
            expires_at: self.expires_at,
        }
    }

    /// Path → SHA-256.
    pub fn files(&self) -> Result<BTreeMap<String, String>> {
        Ok(serde_json::from_str(&self.manifest)?)
    }
}
