//! What an export has in it: rows as JSON, and files under the names that their owner gave them.

use std::collections::BTreeSet;

use domain::{
    exports::Folders,
    library::Manifest,
    permissions::{AccountId, Owner},
    privacy::{Export as Exported, LINKED, Linked},
};
use serde_json::{Value, json};
use worker::{Env, Error, Result};

use super::archive::Archive;
use crate::{
    clock::Clock,
    objects::job_queue::{JobFilter, JobQueue},
    store::{
        exports::{self, ROWS},
        library_files::LibraryFiles,
    },
};

/// What the archive says of itself.
const README: &str = "Everything that belongs to your Legible account.

data/       What is kept of you, a JSON file for each kind. Times are milliseconds since 1970 (UTC).
resumes/    Your resumes as they are now, deleted ones included: a folder each, with its files.
versions/   Files that only old versions have, named by their SHA-256.
            data/versions.json says which version has which file under which path.

What is not in here: passwords and other secrets, of which only fingerprints are kept, and PDFs, which
are made anew from your files.
";

/// Jobs that are listed: all of the last day, for nearly everybody.
const JOBS_MAX: usize = 1_000;

/// Writes the archive of an account; gives its size in bytes.
pub async fn write(env: &Env, account_id: &str, object: &str, clock: Clock) -> Result<u64> {
    let mut archive = Archive::begin(&exports::bucket(env)?, object).await?;
    match fill(&mut archive, env, account_id, clock).await {
        Ok(()) => archive.finish().await,
        Err(error) => {
            archive.abort().await?;
            Err(error)
        }
    }
}

async fn fill(archive: &mut Archive, env: &Env, account_id: &str, clock: Clock) -> Result<()> {
    archive.file("README.txt", README.as_bytes()).await?;
    let mut files = Files {
        library: LibraryFiles::of(env, account_id)?,
        written: BTreeSet::new(),
        folders: Folders::default(),
    };
    for linked in LINKED {
        if matches!(linked.export, Exported::Nothing(_)) {
            continue;
        }
        let mut list = JsonList::default();
        let mut after = 0;
        loop {
            let rows = exports::rows(env, linked, account_id, after).await?;
            after += rows.len();
            let more = rows.len() == ROWS;
            for row in rows {
                let row = files.take_along(archive, linked, row).await?;
                list.push(&row)?;
            }
            if !more {
                break;
            }
        }
        let path = format!("data/{}.json", linked.table);
        archive.file(&path, &list.end()).await?;
    }
    let jobs = jobs(env, account_id, clock).await?;
    archive.file("data/jobs.json", &jobs).await
}

async fn jobs(env: &Env, account_id: &str, clock: Clock) -> Result<Vec<u8>> {
    let owner = domain::ids::Uuid::parse_str(account_id).map_err(|_| no_account())?;
    let owner = Owner::account(AccountId(owner));
    let (jobs, _) = JobQueue::of(env, &owner, clock)
        .list(JobFilter::All, None, JOBS_MAX)
        .await
        .map_err(|problem| Error::RustError(problem.cause.unwrap_or(problem.detail)))?;
    let mut list = JsonList::default();
    for job in jobs {
        list.push(&serde_json::to_value(job)?)?;
    }
    Ok(list.end())
}

fn no_account() -> Error {
    Error::RustError("an account's id is no UUID".into())
}

/// A JSON array, one value a line.
#[derive(Default)]
struct JsonList(Vec<u8>);

impl JsonList {
    fn push(&mut self, value: &Value) -> Result<()> {
        self.0
            .extend_from_slice(if self.0.is_empty() { b"[\n" } else { b",\n" });
        serde_json::to_writer(&mut self.0, value)?;
        Ok(())
    }

    fn end(mut self) -> Vec<u8> {
        self.0
            .extend_from_slice(if self.0.is_empty() { b"[]\n" } else { b"\n]\n" });
        self.0
    }
}

/// Files of the library on their way into the archive.
struct Files<'a> {
    library: LibraryFiles<'a>,
    /// SHA-256s that are in it.
    written: BTreeSet<String>,
    folders: Folders,
}

impl Files<'_> {
    /// Puts the files that a row names into the archive; gives the row with JSON where it has JSON.
    async fn take_along(
        &mut self,
        archive: &mut Archive,
        linked: &Linked,
        mut row: Value,
    ) -> Result<Value> {
        for column in ["manifest", "details", "score", "detail"] {
            if let Some(text) = row.get(column).and_then(Value::as_str)
                && let Ok(value) = serde_json::from_str(text)
            {
                row[column] = value;
            }
        }
        if !matches!(linked.table, "resumes" | "versions") {
            return Ok(row);
        }
        let manifest: Manifest = serde_json::from_value(row["manifest"].clone())?;
        if linked.table == "resumes" {
            let folder = self.folders.name(row["name"].as_str().unwrap_or(""));
            for (path, file) in &manifest {
                let path = format!("resumes/{folder}/{path}");
                self.file(archive, &path, &file.sha256).await?;
            }
            row["folder"] = json!(format!("resumes/{folder}"));
        } else {
            let hashes: BTreeSet<&str> =
                manifest.values().map(|file| file.sha256.as_str()).collect();
            for sha256 in hashes {
                if !self.written.contains(sha256) {
                    let path = format!("versions/{sha256}");
                    self.file(archive, &path, sha256).await?;
                }
            }
        }
        Ok(row)
    }

    async fn file(&mut self, archive: &mut Archive, path: &str, sha256: &str) -> Result<()> {
        // One that was removed between the row and this is of a state that is no longer kept.
        let Some(object) = self.library.get(sha256).await? else {
            return Ok(());
        };
        let Some(body) = object.body() else {
            return Ok(());
        };
        archive.file(path, &body.bytes().await?).await?;
        self.written.insert(sha256.to_owned());
        Ok(())
    }
}
