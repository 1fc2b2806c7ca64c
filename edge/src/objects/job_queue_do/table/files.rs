//! Whose files are stored or on their way, and results that no job has taken over yet.

use serde::Deserialize;
use worker::Result;

use super::Table;
use crate::objects::{job_queue::FileRef, sql};

#[derive(Deserialize)]
struct PrefixRow {
    prefix: String,
}

#[derive(Deserialize)]
struct StoredRow {
    sha256: String,
    size: usize,
    expires_at: i64,
}

/// How much earlier than asked a file's time may end, in milliseconds: half of what files are kept beyond
/// the time that a job may wait.
const SLACK_MS: i64 = 30 * 60_000;

/// An owner's file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OwnedFile {
    pub owner: String,
    pub sha256: String,
}

impl Table {
    /// Keeps those of these files that are stored until `until`, give or take [`SLACK_MS`], and gives them.
    ///
    /// Whose time was set a moment ago is not written again: an answer waits for what was written before it,
    /// and most compiles ask for the files of the one before.
    pub fn touch(&self, owner: &str, sha256s: &[String], until: i64) -> Result<Vec<FileRef>> {
        let mut stored = Vec::new();
        for sha256 in sha256s {
            let row: Option<StoredRow> = sql::first(
                &self.0,
                "SELECT sha256, size, expires_at FROM files WHERE owner = ? AND sha256 = ? AND size >= 0",
                vec![owner.into(), sha256.as_str().into()],
            )?;
            let Some(row) = row else { continue };
            if row.expires_at < until - SLACK_MS {
                sql::run(
                    &self.0,
                    "UPDATE files SET expires_at = ? WHERE owner = ? AND sha256 = ?",
                    vec![until.into(), owner.into(), sha256.as_str().into()],
                )?;
            }
            stored.push(FileRef {
                sha256: row.sha256,
                size: row.size,
            });
        }
        Ok(stored)
    }

    /// Notes files that are about to be stored, so that they are removed at `until` if
    /// nobody comes back to say that they were.
    pub fn coming(&self, owner: &str, sha256s: &[String], until: i64) -> Result<()> {
        for sha256 in sha256s {
            sql::run(
                &self.0,
                "INSERT INTO files (owner, sha256, size, expires_at) VALUES (?, ?, -1, ?)
                 ON CONFLICT (owner, sha256) DO UPDATE SET expires_at = MAX(expires_at, excluded.expires_at)",
                vec![owner.into(), sha256.as_str().into(), until.into()],
            )?;
        }
        Ok(())
    }

    /// Notes where results are about to be written, until [`Self::claim`].
    pub fn unclaimed(&self, prefix: &str, until: i64) -> Result<()> {
        sql::run(
            &self.0,
            "INSERT OR REPLACE INTO unclaimed (prefix, expires_at) VALUES (?, ?)",
            vec![prefix.into(), until.into()],
        )
    }

    /// Takes back what [`Self::unclaimed`] noted, because a job points to these results now
    /// or they were removed. False when they were given up meanwhile: they may be gone.
    pub fn claim(&self, prefix: &str) -> Result<bool> {
        let row: Option<PrefixRow> = sql::first(
            &self.0,
            "DELETE FROM unclaimed WHERE prefix = ? RETURNING prefix",
            vec![prefix.into()],
        )?;
        Ok(row.is_some())
    }

    /// Gives up results that no job took over in time: nobody may claim them any more.
    pub fn take_expired_unclaimed(&self, now: i64) -> Result<Vec<String>> {
        let rows: Vec<PrefixRow> = sql::rows(
            &self.0,
            "DELETE FROM unclaimed WHERE prefix IN
                (SELECT prefix FROM unclaimed WHERE expires_at <= ? LIMIT 100)
             RETURNING prefix",
            vec![now.into()],
        )?;
        Ok(rows.into_iter().map(|row| row.prefix).collect())
    }

    /// Notes files that are stored.
    pub fn stored(&self, owner: &str, files: &[FileRef], until: i64) -> Result<()> {
        for file in files {
            let size = i64::try_from(file.size).unwrap_or(i64::MAX);
            sql::run(
                &self.0,
                "INSERT INTO files (owner, sha256, size, expires_at) VALUES (?, ?, ?, ?)
                 ON CONFLICT (owner, sha256) DO UPDATE SET size = excluded.size, expires_at = MAX(expires_at, excluded.expires_at)",
                vec![
                    owner.into(),
                    file.sha256.as_str().into(),
                    size.into(),
                    until.into(),
                ],
            )?;
        }
        Ok(())
    }

    /// Files that are to be removed.
    pub fn expired_files(&self, now: i64) -> Result<Vec<OwnedFile>> {
        sql::rows(
            &self.0,
            "SELECT owner, sha256 FROM files WHERE expires_at <= ? LIMIT 500",
            vec![now.into()],
        )
    }

    /// Whether a file is stored or on its way.
    pub fn has_file(&self, file: &OwnedFile) -> Result<bool> {
        let row: Option<OwnedFile> = sql::first(
            &self.0,
            "SELECT owner, sha256 FROM files WHERE owner = ? AND sha256 = ?",
            vec![file.owner.as_str().into(), file.sha256.as_str().into()],
        )?;
        Ok(row.is_some())
    }

    /// Forgets a file that was removed.
    pub fn forget_file(&self, file: &OwnedFile) -> Result<()> {
        sql::run(
            &self.0,
            "DELETE FROM files WHERE owner = ? AND sha256 = ?",
            vec![file.owner.as_str().into(), file.sha256.as_str().into()],
        )
    }
}
