//! A resume's state from a request, with its files stored.

use std::collections::BTreeMap;

use domain::{
    accounts::name::clean_within,
    files::sha256_hex,
    jobs::kinds::compile::is_document,
    library::{Kind, NAME_MAX, State, StoredFile, check_details},
};
use futures_util::{StreamExt, TryStreamExt, stream};
use project::PROJECT_MAX;
use scoring::report::{OWN_MAX, OWN_TERM_MAX_CHARS};

use crate::{
    api::{ResumeBody, ResumeDetails},
    compile::engine_name,
    input::{self, Content},
    middleware::member::Member,
    problem::{Code, Problem, Result},
    store::{files::Files, library_files::LibraryFiles},
};

/// Files read at once: a Worker may have six connections open.
const READS: usize = 6;

/// Holds an id against what may name a resume.
///
/// # Errors
/// `resume_id_invalid`.
pub fn check_id(id: &str) -> Result<()> {
    if is_document(id) {
        return Ok(());
    }
    Err(Problem::new(
        Code::ResumeIdInvalid,
        "A resume's id is made of letters, digits, “-” and “_”, at most 64 of them; a UUID will do.",
    ))
}

/// Reads a state and stores the files that it brings.
///
/// # Errors
/// `name_invalid`, `details_invalid`, `document_files`, `main_not_found`, `files_missing`,
/// `library_full`, `bad_base64`, `hash_invalid`, and those of a project.
pub async fn read(member: &Member, body: ResumeBody) -> Result<State> {
    let name = clean_within(&body.name, NAME_MAX).ok_or_else(|| {
        Problem::new(
            Code::NameInvalid,
            format!(
                "A resume's name has 1 to {NAME_MAX} characters, and no line breaks or invisible marks."
            ),
        )
    })?;
    let details = details(&body.details)?;
    let files = input::files(body.files)?;
    let main = main(body.main.as_deref(), body.kind, &files)?;
    let manifest = keep(member, body.kind, files).await?;
    Ok(State {
        name,
        kind: body.kind,
        main,
        engine: engine_name(body.engine).to_owned(),
        manifest,
        details,
    })
}

fn details(details: &ResumeDetails) -> Result<String> {
    let settings = details.profile.as_deref().into_iter();
    let settings = settings.chain(details.market.as_deref());
    check_details(&details.ignored, &details.posting, settings)
        .map_err(|error| Problem::new(Code::DetailsInvalid, error.to_string()))?;
    let within = |text: &str| text.chars().nth(OWN_TERM_MAX_CHARS).is_none();
    let fits = details
        .own
        .iter()
        .all(|own| within(&own.term) && own.into.as_deref().is_none_or(within));
    if details.own.len() > OWN_MAX || !fits {
        return Err(Problem::new(
            Code::DetailsInvalid,
            format!(
                "At most {OWN_MAX} requirements of your own are kept, each of at most {OWN_TERM_MAX_CHARS} characters."
            ),
        ));
    }
    serde_json::to_string(details).map_err(|error| worker::Error::from(error).into())
}

fn main(
    named: Option<&str>,
    kind: Kind,
    files: &BTreeMap<String, Content>,
) -> Result<Option<String>> {
    let main = named.map(project::safe_path).transpose()?;
    let alone = kind == Kind::Latex || (files.len() == 1 && main.is_some());
    if !alone {
        return Err(Problem::new(
            Code::DocumentFiles,
            "A PDF or a Word document is the only file of its resume, and its main file.",
        ));
    }
    match main {
        Some(main) if !files.contains_key(&main) => Err(Problem::new(
            Code::MainNotFound,
            format!(
                "The main file {} is not among the files.",
                input::shown(&main)
            ),
        )),
        main => Ok(main),
    }
}

/// Stores the files that the library does not have; gives the manifest.
async fn keep(
    member: &Member,
    kind: Kind,
    files: BTreeMap<String, Content>,
) -> Result<BTreeMap<String, StoredFile>> {
    let library = LibraryFiles::of(&member.app.env, &member.account_id)?;
    let hashes: BTreeMap<String, String> = files
        .iter()
        .map(|(path, content)| (path.clone(), content.sha256()))
        .collect();
    let named: Vec<&str> = hashes.values().map(String::as_str).collect();
    let mut sizes = library.known(&named).await?;
    let mut new = sent(member, &files, &sizes).await?;
    for bytes in files.values().filter_map(|content| match content {
        Content::Bytes(bytes) => Some(bytes),
        Content::Stored(_) => None,
    }) {
        let sha256 = sha256_hex(bytes);
        if !sizes.contains_key(&sha256) {
            new.insert(sha256, bytes.clone());
        }
    }
    sizes.extend(
        new.iter()
            .map(|(sha256, bytes)| (sha256.clone(), bytes.len())),
    );
    let by_hash: BTreeMap<&str, usize> = sizes
        .iter()
        .map(|(sha256, size)| (sha256.as_str(), *size))
        .collect();
    if kind == Kind::Latex {
        input::check(&files, &by_hash)?;
    } else if by_hash.values().any(|size| *size > PROJECT_MAX) {
        return Err(Problem::new(
            Code::BodyTooLarge,
            format!("A document may have at most {PROJECT_MAX} bytes."),
        ));
    }
    let bytes_max = member.plan.terms().library_bytes;
    if !library.put(new, bytes_max, member.now).await? {
        return Err(full(bytes_max));
    }
    Ok(hashes
        .into_iter()
        .map(|(path, sha256)| {
            let size = sizes.get(&sha256).copied().unwrap_or(0);
            (path, StoredFile { sha256, size })
        })
        .collect())
}

/// The problem of a library without room.
pub fn full(bytes_max: u64) -> Problem {
    Problem::new(
        Code::LibraryFull,
        format!(
            "Your library has room for {} MB. Delete resumes that you don't need: they make room once they are deleted for good.",
            bytes_max / 1_000_000
        ),
    )
}

/// Files that are named by hash and were sent for compiles, with `PUT /files/{sha256}`.
async fn sent(
    member: &Member,
    files: &BTreeMap<String, Content>,
    known: &BTreeMap<String, usize>,
) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut named: Vec<&String> = files
        .values()
        .filter_map(|content| match content {
            Content::Stored(sha256) if !known.contains_key(sha256) => Some(sha256),
            _ => None,
        })
        .collect();
    named.sort_unstable();
    named.dedup();
    let store = Files::of(&member.app.env)?;
    let store = &store;
    let found: Vec<(String, Option<Vec<u8>>)> = stream::iter(named)
        .map(|sha256| async move {
            let bytes = store.get(member.owner.as_str(), sha256).await?;
            Ok::<_, worker::Error>((sha256.clone(), bytes))
        })
        .buffer_unordered(READS)
        .try_collect()
        .await?;
    let mut missing = Vec::new();
    let mut read = BTreeMap::new();
    for (sha256, bytes) in found {
        match bytes {
            Some(bytes) => drop(read.insert(sha256, bytes)),
            None => missing.push(sha256),
        }
    }
    if missing.is_empty() {
        Ok(read)
    } else {
        Err(input::missing(missing))
    }
}
