//! `POST /api/v1/compiles`.

use std::collections::BTreeMap;

use axum::{
    Json,
    body::Body,
    extract::{Query, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode},
};
use domain::{
    files::{cache_key, fingerprint, input_hash, sha256_hex},
    jobs::idempotency,
    permissions::Owner,
};
use futures_util::{StreamExt, TryStreamExt, future::join, stream};
use worker::Env;

use crate::{
    api::{Binary, CompileBody, Job, JobState},
    app::App,
    clock::Clock,
    compile::{engine_name, texlive},
    input::{self, Content, Input, InputQuery},
    log::{self, Level},
    middleware::{
        body,
        finish::Asked,
        metering::Meter,
        owner::Asker,
        rate_limit::{self, Limit},
    },
    objects::job_queue::{CompileInput, FileRef, Found, Idempotency, JobQueue, NewJob, Payload},
    problem::{self, Code, Problem, ProblemDocument, Result},
    random, settings,
    store::{
        files::Files,
        results::{Results, Stored},
    },
};

/// Says that an earlier request with the same key made the job.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Files written at once: a Worker may have six connections open.
const WRITES: usize = 6;

#[utoipa::path(
    post,
    path = "/compiles",
    tag = "compiles",
    operation_id = "createCompile",
    params(
        ("main" = Option<String>, Query, description = "Main file; for zip bodies"),
        ("engine" = Option<compile_protocol::Engine>, Query, description = "Engine; for zip and text bodies"),
        ("draft" = Option<bool>, Query, description = "Draft; for zip and text bodies"),
        ("document" = Option<String>, Query, description = "The client's name of the document; for zip and text bodies"),
        ("Idempotency-Key" = Option<String>, Header, description = "However often a request is sent with one key, it makes one job; visible ASCII, at most 255 characters"),
    ),
    request_body(
        description = "A project as JSON, one LaTeX file as text, or a project as zip",
        content(
            (CompileBody = "application/json"),
            (String = "text/x-tex"),
            (String = "application/x-tex"),
            (String = "text/plain"),
            (Binary = "application/zip"),
        ),
    ),
    responses(
        (status = 202, description = "Accepted; follow it at `/jobs/{id}` or `/live`", body = Job),
        (status = 200, description = "Answered from an earlier compile of identical input", body = Job),
        (status = 400, description = "`bad_json`, `bad_request`, `engine_unknown`, `idempotency_key_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`, `blocked`, `challenge_required`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 402, description = "`compiles_spent`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`files_missing`, with `missing`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`main_ambiguous` (with `candidates`), `main_not_found`, `main_empty`, `no_main_file`, `bad_base64`, `not_text`, `document_invalid`, `idempotency_key_reused`, and those of a project", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `queue_full`, `cool_down`, `network_spent`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Compile a project
///
/// A request with an `Idempotency-Key` that was sent before is answered with the job that it
/// made then, as it stands now, and `Idempotency-Replayed: true`.
#[worker::send]
pub async fn create_compile(
    State(app): State<App>,
    asked: Asked,
    Asker { owner, plan }: Asker,
    meter: Meter,
    Query(query): Query<InputQuery>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, HeaderMap, Json<Job>)> {
    let key = idempotency_key(&headers)?;
    rate_limit::count(&app.env, Limit::Compiles, owner.as_str()).await?;
    let bytes = body::read(&headers, body, input::BODY_MAX).await?;
    let mut input = input::read(&body::media_type(&headers), bytes, &query)?;

    let queue = JobQueue::of(&app.env, &owner, asked.clock);
    let manifest: BTreeMap<String, String> = input
        .files
        .iter()
        .map(|(path, content)| (path.clone(), content.sha256()))
        .collect();
    let mut distinct: Vec<String> = manifest.values().cloned().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let coming = input
        .files
        .values()
        .filter_map(|content| match content {
            Content::Bytes(_) => Some(content.sha256()),
            Content::Stored(_) => None,
        })
        .collect();
    // Most requests name the main file: what identical input became is looked up meanwhile.
    let named = input.main.as_ref().and_then(|_| input.main().ok());
    let named = named.map(|main| input_hash(&manifest, &main, engine_name(input.engine)));
    let early = async {
        match &named {
            Some(input_hash) => earlier(&app.env, asked.clock, input_hash).await,
            None => None,
        }
    };
    let (known, early) = join(queue.touch(distinct, coming), early).await;
    let known = known?;
    let sizes: BTreeMap<&str, usize> = known
        .iter()
        .map(|file| (file.sha256.as_str(), file.size))
        .collect();
    require_stored(&input, &sizes)?;
    input::check(&input.files, &sizes)?;
    if input.main.is_none() {
        load_sources(&app.env, &owner, &mut input).await?;
    }
    let main = input.main()?;
    let new: BTreeMap<String, Vec<u8>> = input
        .files
        .into_values()
        .filter_map(|content| match content {
            Content::Bytes(bytes) => Some((sha256_hex(&bytes), bytes)),
            Content::Stored(_) => None,
        })
        .filter(|(sha256, _)| !sizes.contains_key(sha256.as_str()))
        .collect();
    store_files(&app.env, &owner, &queue, new).await?;

    let now = asked.clock.now();
    let input_hash = input_hash(&manifest, &main, engine_name(input.engine));
    let cached = match named {
        Some(_) => early,
        None => earlier(&app.env, asked.clock, &input_hash).await,
    };
    let terms = plan.terms();
    let id = random::id(now).to_string();
    // What is answered from an earlier result costs nothing.
    let charge = match cached {
        Some(_) => None,
        None => Some(meter.charge(&id, &input_hash).await?),
    };
    let idempotency = key.map(|key| Idempotency {
        key,
        fingerprint: fingerprint(&input_hash, input.draft, input.document.as_deref()),
    });
    let prefix = cached.as_ref().map(|stored| stored.prefix.clone());
    let enqueue = queue.enqueue(NewJob {
        id,
        payload: Payload::Compile(CompileInput {
            main,
            engine: input.engine,
            manifest,
        }),
        priority: terms.priority,
        concurrent: terms.concurrent,
        draft: input.draft,
        document: input.document,
        idempotency,
        cached,
    });
    let keep = async {
        if let Some(prefix) = &prefix {
            keep(&app.env, asked.clock, prefix).await;
        }
    };
    let (enqueued, ()) = join(enqueue, keep).await;
    let (found, job) = match (enqueued, charge) {
        (Ok((Found::Known, job)), Some(charge)) => {
            charge.give_back().await?;
            (Found::Known, job)
        }
        (Ok(known), _) => known,
        (Err(problem), charge) => {
            if let Some(charge) = charge {
                charge.give_back().await?;
            }
            return Err(problem);
        }
    };
    let status = match job.state {
        JobState::Pending | JobState::Processing => StatusCode::ACCEPTED,
        _ => StatusCode::OK,
    };
    let mut headers = HeaderMap::new();
    if found == Found::Known {
        headers.insert(REPLAYED, HeaderValue::from_static("true"));
    }
    Ok((status, headers, Json(job)))
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>> {
    let Some(value) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    match value.to_str() {
        Ok(key) if idempotency::is_key(key) => Ok(Some(key.to_owned())),
        _ => Err(Problem::new(
            Code::IdempotencyKeyInvalid,
            "An Idempotency-Key is made of 1 to 255 visible ASCII characters, for example a UUID.",
        )),
    }
}

fn require_stored(input: &Input, sizes: &BTreeMap<&str, usize>) -> Result<()> {
    let missing: Vec<String> = input
        .files
        .values()
        .filter_map(|content| match content {
            Content::Stored(sha256) if !sizes.contains_key(sha256.as_str()) => Some(sha256.clone()),
            _ => None,
        })
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(input::missing(missing))
}

/// Where no main file is named, the sources are needed to find it.
async fn load_sources(env: &Env, owner: &Owner, input: &mut Input) -> Result<()> {
    let files = Files::of(env)?;
    for (path, content) in &mut input.files {
        if let Content::Stored(sha256) = content
            && project::is_text_path(path)
        {
            let bytes = files.get(owner.as_str(), sha256).await?;
            *content = Content::Bytes(bytes.unwrap_or_default());
        }
    }
    Ok(())
}

async fn store_files(
    env: &Env,
    owner: &Owner,
    queue: &JobQueue<'_>,
    new: BTreeMap<String, Vec<u8>>,
) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let files = Files::of(env)?;
    let files = &files;
    let stored: Vec<FileRef> = stream::iter(new)
        .map(|(sha256, bytes)| async move {
            let size = bytes.len();
            files.put(owner, &sha256, bytes).await?;
            Ok::<_, worker::Error>(FileRef { sha256, size })
        })
        .buffer_unordered(WRITES)
        .try_collect()
        .await?;
    queue.stored(stored).await
}

/// What became of identical input with the same TeX distribution. A cache that fails is a cache that
/// has nothing.
async fn earlier(env: &Env, clock: Clock, input_hash: &str) -> Option<Stored> {
    let key = cache_key(input_hash, &texlive(env, clock).await?);
    let found = match Results::of(env) {
        Ok(results) => results.find(&key, clock.now()).await,
        Err(error) => Err(error),
    };
    found.unwrap_or_else(|error| {
        failed(&error);
        None
    })
}

/// Keeps results that another job points to, beside writing that job down: both take a write. What fails
/// is tried once more; a job whose results go before it says so when they are asked for.
async fn keep(env: &Env, clock: Clock, prefix: &str) {
    for _ in 0..2 {
        let kept = match Results::of(env) {
            Ok(results) => {
                let until = clock.now() + settings::retention_ms(env);
                results.keep(prefix, until).await
            }
            Err(error) => Err(error),
        };
        match kept {
            Ok(_) => return,
            Err(error) => failed(&error),
        }
    }
}

fn failed(error: &worker::Error) {
    log::line(
        Level::Warn,
        "cache_failed",
        serde_json::json!({ "cause": error.to_string() }),
    );
}
