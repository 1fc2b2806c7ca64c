//! `POST /compile`.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use compile_protocol::frame::{Decoder, Frame, MEDIA_TYPE};
use compile_protocol::{CompileRequest, Engine, Event};
use futures_util::{Stream, StreamExt as _, stream};
use project::{FILES_MAX, PATH_MAX, Project, UNPACKED_MAX};
use tokio::sync::mpsc;
use tokio_util::sync::DropGuard;

use super::problem::Problem;
use crate::compile::Input;
use crate::state::{Job, Service};

/// The largest body: a project and its frames.
const BODY_MAX: usize = UNPACKED_MAX + FILES_MAX * (PATH_MAX + 16) + 4096;

/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);

/// The longest name of a document, in bytes.
const DOCUMENT_MAX: usize = 128;

/// Characters that TeX's command line would read as commands.
const TEX_SPECIAL: &[char] = &[
    '\\', '%', '#', '$', '{', '}', '~', '^', '"', '\'', '&', '|', '`', ';', '<', '>',
];

/// Reads the frames, checks them, and streams what happens. A caller that goes away takes the
/// compile with it.
pub async fn compile(
    State(service): State<Service>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    if headers
        .get(header::CONTENT_TYPE)
        .is_none_or(|value| value != MEDIA_TYPE)
    {
        return Err(Problem::MediaType);
    }
    // A place before the body: what is being sent takes memory too.
    let place = match service.place() {
        Ok(place) => place,
        Err(refusal) => {
            // Callers hear an answer once they have sent all.
            let _ = tokio::time::timeout(BODY_TIME, discard(body)).await;
            return Err(refusal);
        }
    };
    let (request, files) = tokio::time::timeout(BODY_TIME, read(body))
        .await
        .map_err(|_| Problem::Slow)??;
    let input = check(&service, &request, files)?;
    let draft_of = request.document.filter(|_| request.draft);
    let job = service.admit(place, request.job_id, draft_of)?;
    let guard = job.cancel.clone().drop_guard();
    let (events, receiver) = mpsc::channel(64);
    tokio::spawn(run(service, job, input, events));
    Ok((
        [(header::CONTENT_TYPE, MEDIA_TYPE)],
        Body::from_stream(frames(receiver, guard)),
    )
        .into_response())
}

async fn discard(body: Body) {
    let mut pieces = body.into_data_stream();
    let mut received = 0;
    while let Some(Ok(piece)) = pieces.next().await {
        received += piece.len();
        if received > BODY_MAX {
            return;
        }
    }
}

async fn read(body: Body) -> Result<(CompileRequest, Vec<(String, Vec<u8>)>), Problem> {
    let mut decoder = Decoder::default();
    let mut request = None;
    let mut files = Vec::new();
    let mut received = 0;
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| Problem::Interrupted)?;
        received += piece.len();
        if received > BODY_MAX {
            return Err(Problem::TooLarge);
        }
        decoder.push(&piece);
        while let Some(frame) = decoder.next_frame()? {
            match (frame, &request) {
                (Frame::Request(head), None) => request = Some(head),
                (Frame::File { path, bytes }, Some(_)) => {
                    if files.len() >= FILES_MAX {
                        return Err(project::ProjectError::TooManyFiles.into());
                    }
                    files.push((path, bytes));
                }
                _ => return Err(Problem::Order),
            }
        }
    }
    decoder.finish()?;
    Ok((request.ok_or(Problem::Order)?, files))
}

fn check(
    service: &Service,
    request: &CompileRequest,
    files: Vec<(String, Vec<u8>)>,
) -> Result<Input, Problem> {
    let id = &request.job_id;
    let id_char = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !(1..=64).contains(&id.len()) || !id.chars().all(id_char) {
        return Err(Problem::JobId);
    }
    if request
        .document
        .as_ref()
        .is_some_and(|name| !(1..=DOCUMENT_MAX).contains(&name.len()))
    {
        return Err(Problem::DocumentName);
    }
    let installed = &service.setup().tex.engines;
    if request.engine != Engine::Auto && !installed.contains(&request.engine) {
        return Err(Problem::EngineMissing);
    }
    let files = Project::unpacked(files)?.into_files();
    let main = project::safe_path(&request.main)?;
    if !files.contains_key(&main) {
        return Err(Problem::MainMissing(main));
    }
    let name = main.rsplit('/').next().unwrap_or(&main);
    if name.contains(TEX_SPECIAL) || name.starts_with(['-', '.', '*']) {
        return Err(Problem::MainName(name.to_owned()));
    }
    Ok(Input {
        files,
        main,
        engine: request.engine,
        document: request.document.clone(),
    })
}

/// Waits for a slot, compiles, and sends frames. Nobody listening any more is the caller's
/// doing, and the job's token knows it already.
async fn run(service: Service, job: Job, input: Input, frames: mpsc::Sender<Frame>) {
    let progress = frames.clone();
    let finished = service
        .run(&job, input, move |event| {
            // Progress that a slow reader has no room for is left out; results wait below.
            let _ = progress.try_send(Frame::Event(event));
        })
        .await;
    // Free for the next compile before the bytes are on their way.
    drop(job);
    let mut last = Vec::new();
    last.extend(finished.pdf.map(Frame::Pdf));
    last.extend(finished.synctex.map(Frame::Synctex));
    last.extend(finished.page_text.map(Frame::PageText));
    last.push(Frame::Log(finished.log));
    last.push(Frame::Event(Event::Done(finished.result)));
    for frame in last {
        if frames.send(frame).await.is_err() {
            return;
        }
    }
}

/// The response's body; dropped with the connection, and the guard with it.
fn frames(
    receiver: mpsc::Receiver<Frame>,
    guard: DropGuard,
) -> impl Stream<Item = Result<Bytes, std::convert::Infallible>> {
    stream::unfold((receiver, guard), |(mut receiver, guard)| async move {
        let frame = receiver.recv().await?;
        let mut bytes = Vec::new();
        frame.encode(&mut bytes);
        Some((Ok(Bytes::from(bytes)), (receiver, guard)))
    })
}
