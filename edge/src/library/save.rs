//! A state that becomes the present one, unless somebody else was first.

use domain::library::{Condition, ConditionError, RESUMES_MAX, State, Verdict, decide};
use worker::D1PreparedStatement;

use crate::{
    input,
    middleware::member::Member,
    problem::{Code, Problem, Result},
    store::{
        library_files::LibraryFiles,
        resumes::{self, Resume},
        sql::{is_conflict, run_if},
    },
};

/// How often a save looks anew where something changed between its look and its write.
const LOOKS: usize = 4;

/// How a save ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It was made.
    Created,
    /// It was changed, or stood as sent already.
    Stands,
}

/// The condition of a request's headers.
///
/// # Errors
/// `revision_required`, `revision_invalid`.
pub fn condition(headers: &axum::http::HeaderMap) -> Result<Condition> {
    let header = |name| {
        headers
            .get(name)
            .map(|value: &axum::http::HeaderValue| value.to_str().unwrap_or(""))
    };
    Condition::of(header("if-match"), header("if-none-match")).map_err(|error| match error {
        ConditionError::Required => Problem::new(
            Code::RevisionRequired,
            "Say which revision this was made from: If-Match with the ETag that you have, or If-None-Match: * for a new resume.",
        ),
        ConditionError::Invalid => Problem::new(
            Code::RevisionInvalid,
            "If-Match names a revision in quotes, such as \"7\"; If-None-Match can only be *.",
        ),
    })
}

/// The problem of a save that came second.
pub fn conflict() -> Problem {
    Problem::new(
        Code::RevisionConflict,
        "This resume was changed elsewhere meanwhile, and nothing was overwritten. Read it anew, join both, and save with its revision.",
    )
}

/// The problem of a resume that is not there.
pub fn not_found() -> Problem {
    Problem::new(
        Code::ResumeNotFound,
        "There is no resume of yours with this id. It may have been deleted.",
    )
}

/// Saves a state; `before` is written in the same breath, when the resume is replaced. Gives the
/// resume as it then stands.
///
/// # Errors
/// `revision_conflict`, `resume_not_found`, `library_full`, `files_missing`.
pub async fn save(
    member: &Member,
    id: &str,
    state: &State,
    condition: Condition,
    copy_of: Option<&str>,
    before: impl Fn(&Resume) -> Result<Vec<D1PreparedStatement>>,
) -> Result<(Saved, Resume)> {
    let (env, account_id) = (&member.app.env, member.account_id.as_str());
    let library = LibraryFiles::of(env, account_id)?;
    let hashes: Vec<&str> = state.hashes().into_iter().collect();
    let digest = state.digest();
    for _ in 0..LOOKS {
        let present = resumes::find(env, account_id, id).await?;
        let verdict = decide(present.as_ref().map(Resume::present), condition, &digest);
        let (saved, batch) = match (verdict, present) {
            (Verdict::Same, Some(present)) => return Ok((Saved::Stands, present)),
            (Verdict::Conflict, _) => return Err(conflict()),
            (Verdict::Create, _) => {
                let batch = vec![
                    resumes::room(env, account_id)?,
                    library.all_there(&hashes)?,
                    resumes::insert(env, account_id, id, state, copy_of, member.now)?,
                ];
                (Saved::Created, batch)
            }
            (Verdict::Save, Some(present)) => {
                let revision = present.revision;
                let mut batch = vec![
                    resumes::stands(env, account_id, id, revision)?,
                    library.all_there(&hashes)?,
                ];
                batch.extend(before(&present)?);
                batch.push(resumes::update(
                    env, account_id, id, state, revision, member.now,
                )?);
                (Saved::Stands, batch)
            }
            (Verdict::Missing | Verdict::Same | Verdict::Save, _) => return Err(not_found()),
        };
        match run_if(env, batch).await {
            Ok(true) => {
                let present = resumes::find(env, account_id, id).await?;
                return Ok((saved, present.ok_or_else(not_found)?));
            }
            // Something changed between the look and the write, or there is no room.
            Ok(false) if saved == Saved::Created => room(member).await?,
            Ok(false) => {}
            Err(error) if is_conflict(&error) => {}
            Err(error) => return Err(error.into()),
        }
        require_files(&library, &hashes).await?;
    }
    Err(conflict())
}

/// Tells which files are not there, when a write found that not all of them are.
///
/// # Errors
/// `files_missing`.
pub async fn require_files(library: &LibraryFiles<'_>, hashes: &[&str]) -> Result<()> {
    let known = library.known(hashes).await?;
    let missing: Vec<String> = hashes
        .iter()
        .filter(|sha256| !known.contains_key(**sha256))
        .map(|sha256| (*sha256).to_owned())
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(input::missing(missing))
    }
}

/// Whether the account may have another resume.
async fn room(member: &Member) -> Result<()> {
    let count = resumes::count(&member.app.env, &member.account_id).await?;
    if count < RESUMES_MAX {
        return Ok(());
    }
    Err(too_many())
}

/// The problem of one resume too many.
pub fn too_many() -> Problem {
    Problem::new(
        Code::LibraryFull,
        format!(
            "Your library has {RESUMES_MAX} resumes, as many as it may. Delete some that you don't need."
        ),
    )
}
