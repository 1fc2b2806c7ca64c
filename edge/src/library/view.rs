//! Rows of the library as people see them.

use domain::{
    library::{Kind, Why, expires_at},
    plans::Plan,
};
use serde::de::DeserializeOwned;

use crate::{
    api,
    compile::engine_of,
    store::{resumes, versions},
};

/// What we wrote as JSON; what cannot be read is as if it were not there.
fn json<T: DeserializeOwned>(stored: Option<&str>) -> Option<T> {
    serde_json::from_str(stored?).ok()
}

/// A resume in a list.
pub fn summary(row: &resumes::Resume) -> api::ResumeSummary {
    api::ResumeSummary {
        id: row.id.clone(),
        name: row.name.clone(),
        kind: Kind::of(&row.kind),
        main: row.main.clone(),
        engine: engine_of(&row.engine).unwrap_or_default(),
        revision: row.revision,
        files: row.files,
        bytes: row.bytes,
        created_at: row.created_at,
        updated_at: row.updated_at,
        deleted_at: row.deleted_at,
        copy_of: row.copy_of.clone(),
        score: json(row.score.as_deref()),
    }
}

/// A resume, whole.
pub fn resume(row: &resumes::Resume) -> api::Resume {
    api::Resume {
        summary: summary(row),
        manifest: json(Some(&row.manifest)).unwrap_or_default(),
        details: json(Some(&row.details)).unwrap_or_default(),
    }
}

/// A version in a list.
pub fn version_summary(row: &versions::Version, plan: Plan) -> api::VersionSummary {
    api::VersionSummary {
        id: row.id.clone(),
        kind: Why::of(&row.why),
        at: row.at,
        name: row.name.clone(),
        main: row.main.clone(),
        engine: engine_of(&row.engine).unwrap_or_default(),
        files: row.files,
        bytes: row.bytes,
        score: json(row.score.as_deref()),
        job_id: row.job_id.clone(),
        expires_at: expires_at(row.at, plan),
    }
}

/// A version, whole.
pub fn version(row: &versions::Version, plan: Plan) -> api::Version {
    api::Version {
        summary: version_summary(row, plan),
        resume_kind: Kind::of(&row.kind),
        manifest: json(Some(&row.manifest)).unwrap_or_default(),
        details: json(Some(&row.details)).unwrap_or_default(),
    }
}
