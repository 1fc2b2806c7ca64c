//! `GET /api/v1/resumes`.

use axum::{Json, extract::Query};
use domain::library::RESUMES_MAX;
use serde::Deserialize;

use super::size;
use crate::{
    api::{LibraryUsage, ResumeList},
    library::view,
    middleware::member::Member,
    problem::{self, Code, Problem, ProblemDocument, Result},
    routes::page::cut,
    store::{library_files::LibraryFiles, resumes},
};

/// The query.
#[derive(Debug, Deserialize)]
pub struct ListQuery {
    #[serde(default)]
    deleted: bool,
    #[serde(default)]
    before: Option<String>,
    #[serde(default)]
    limit: Option<usize>,
}

/// Before everything: later than all that was ever changed.
const NEWEST: i64 = i64::MAX >> 11;

#[utoipa::path(
    get,
    path = "/resumes",
    tag = "library",
    operation_id = "resumes",
    params(
        ("deleted" = Option<bool>, Query, description = "Only those that were deleted a short time ago"),
        ("before" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 200, description = "At most so many; 100 where absent"),
    ),
    responses(
        (status = 200, description = "Your resumes, the one changed last first", body = ResumeList),
        (status = 400, description = "`bad_query`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See your resumes
#[worker::send]
pub async fn list(member: Member, Query(query): Query<ListQuery>) -> Result<Json<ResumeList>> {
    let (env, account_id) = (&member.app.env, member.account_id.as_str());
    let limit = size(query.limit);
    let before = match &query.before {
        None => (NEWEST, ""),
        Some(text) => place(text).ok_or_else(|| {
            Problem::new(
                Code::BadQuery,
                "“before” must be what another page gave as “next”.",
            )
        })?,
    };
    let library = LibraryFiles::of(env, account_id)?;
    let (rows, count, bytes) = futures_util::try_join!(
        resumes::list(env, account_id, query.deleted, before, limit + 1),
        resumes::count(env, account_id),
        library.bytes(),
    )?;
    let (rows, more) = cut(rows, limit);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| format!("{}.{}", row.updated_at, row.id));
    let terms = member.plan.terms();
    Ok(Json(ResumeList {
        resumes: rows.iter().map(view::summary).collect(),
        next,
        usage: LibraryUsage {
            resumes: count,
            resumes_max: RESUMES_MAX,
            bytes,
            bytes_max: terms.library_bytes,
            versions_ms: terms.versions_ms,
        },
    }))
}

/// A place in the list: the time of a resume's last change, and its id.
fn place(text: &str) -> Option<(i64, &str)> {
    let (at, id) = text.split_once('.')?;
    let at = at.parse().ok().filter(|at| (0..NEWEST).contains(at))?;
    Some((at, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_what_a_page_gave() {
        assert_eq!(place("17.abc"), Some((17, "abc")));
        for bad in ["", "17", "x.abc", "-1.abc", "99999999999999999.abc"] {
            assert_eq!(place(bad), None, "{bad}");
        }
    }
}
