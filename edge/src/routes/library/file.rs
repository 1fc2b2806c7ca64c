//! `GET /api/v1/files/{sha256}`.

use axum::{extract::Path, response::Response};
use domain::files::is_sha256;

use crate::{
    api::Binary,
    middleware::member::Member,
    problem::{self, Code, Problem, ProblemDocument, Result},
    routes::stored,
    store::library_files::LibraryFiles,
};

#[utoipa::path(
    get,
    path = "/files/{sha256}",
    tag = "library",
    operation_id = "getFile",
    params(("sha256" = String, Path, description = "SHA-256 of the content, 64 hexadecimal digits in lower case")),
    responses(
        (status = 200, description = "The content of a file of your library", body = Binary, content_type = "application/octet-stream"),
        (status = 404, description = "`file_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Read a file of your library
#[worker::send]
pub async fn get(member: Member, Path(sha256): Path<String>) -> Result<Response> {
    let not_found = || {
        Problem::new(
            Code::FileNotFound,
            "Your library has no file with this SHA-256.",
        )
    };
    if !is_sha256(&sha256) {
        return Err(not_found());
    }
    let library = LibraryFiles::of(&member.app.env, &member.account_id)?;
    let object = library.get(&sha256).await?.ok_or_else(not_found)?;
    // Never shown by a browser as what it may look like.
    let name = stored::disposition(true, &sha256);
    stored::response(&object, "application/octet-stream", Some(name))
}
