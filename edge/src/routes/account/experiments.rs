//! `/api/v1/account/experiments`.

use axum::{Json, extract::Path};

use crate::{
    api::{ExperimentAssignment, ExperimentAssignments, ExperimentWish},
    middleware::{
        body::Filled,
        finish::Asked,
        person::{Asking, Person},
    },
    problem::{self, Code, Problem, ProblemDocument, Result},
    settings,
    store::{experiment_assignments, sql::run},
};

#[utoipa::path(
    get,
    path = "/account/experiments",
    tag = "account",
    operation_id = "experiments",
    responses(
        (status = 200, description = "What the account takes part in, or left", body = ExperimentAssignments),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See which weights you are scored with in experiments
#[worker::send]
pub async fn get(asking: Asking) -> Result<Json<ExperimentAssignments>> {
    let assignments = experiment_assignments::list(&asking.app.env, &asking.account.id).await?;
    Ok(Json(ExperimentAssignments { assignments }))
}

#[utoipa::path(
    put,
    path = "/account/experiments/{id}",
    tag = "account",
    operation_id = "takePart",
    params(("id" = String, Path, description = "The experiment that runs, as `GET /config` names it")),
    request_body = ExperimentWish,
    responses(
        (status = 200, description = "What holds now: the arm that the account had before, if it had one", body = ExperimentAssignment),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`experiment_unknown`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`arm_unknown`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Take part in an experiment, or leave it
///
/// The first arm of an account stays, on all its devices, until it leaves; whoever left stays out.
#[worker::send]
pub async fn put(
    person: Person,
    asked: Asked,
    Path(id): Path<String>,
    Filled(ExperimentWish { arm }): Filled<ExperimentWish>,
) -> Result<Json<ExperimentAssignment>> {
    let env = &person.visit.app.env;
    let account_id = person.account.id.as_str();
    let experiment = settings::experiment(env)
        .filter(|running| running.id == id)
        .ok_or_else(unknown)?;
    if let Some(arm) = &arm
        && experiment.arms.iter().all(|known| known.profile != *arm)
    {
        return Err(Problem::new(
            Code::ArmUnknown,
            "The experiment has no such arm. GET /api/v1/config names its arms.",
        ));
    }
    let now = asked.clock.now();
    let batch = vec![experiment_assignments::assign(
        env,
        account_id,
        &experiment,
        arm.as_deref(),
        now,
    )?];
    run(env, batch).await?;
    experiment_assignments::list(env, account_id)
        .await?
        .into_iter()
        .find(|assignment| assignment.experiment == id)
        .map(Json)
        .ok_or_else(unknown)
}

fn unknown() -> Problem {
    Problem::new(
        Code::ExperimentUnknown,
        "This experiment does not run. GET /api/v1/config names the one that does, if any.",
    )
}
