//! The job that a request names: one of the device that asks.

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use domain::permissions::Owner;

use crate::{
    api::Job,
    app::App,
    clock::Clock,
    middleware::{
        finish::Asked,
        metering::Meter,
        owner::Asker,
        rate_limit::{self, Limit},
    },
    objects::job_queue::{JobQueue, Record},
    problem::Result,
    random,
};

/// For routes below `/jobs/{id}`: who asks, and for which job.
pub struct OwnJob {
    app: App,
    owner: Owner,
    meter: Meter,
    clock: Clock,
    id: String,
}

impl OwnJob {
    /// The bindings.
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// The job as it stands.
    ///
    /// # Errors
    /// `job_not_found`.
    pub async fn get(&self) -> Result<Record> {
        self.queue().get(&self.id).await
    }

    /// The job after it was cancelled, unless it was final already.
    ///
    /// # Errors
    /// `job_not_found`.
    pub async fn cancel(&self) -> Result<Record> {
        self.queue().cancel(&self.id).await
    }

    /// A new job that does the same again.
    ///
    /// # Errors
    /// `rate_limited`, and those of [`JobQueue::retry`].
    pub async fn retry(&self) -> Result<Job> {
        rate_limit::count(&self.app.env, Limit::Compiles, self.owner.as_str()).await?;
        let new_id = random::id(self.clock.now()).to_string();
        let record = self.queue().get(&self.id).await?;
        let charge = self.meter.charge(&new_id, &record.input).await?;
        match self.queue().retry(&self.id, new_id).await {
            Ok(job) => Ok(job),
            Err(problem) => {
                charge.give_back().await?;
                Err(problem)
            }
        }
    }

    const fn queue(&self) -> JobQueue<'_> {
        JobQueue::of(&self.app.env, &self.owner, self.clock)
    }
}

impl FromRequestParts<App> for OwnJob {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &App,
    ) -> std::result::Result<Self, Response> {
        let Asker { owner, .. } = Asker::from_request_parts(parts, app)
            .await
            .map_err(IntoResponse::into_response)?;
        let meter = Meter::from_request_parts(parts, app)
            .await
            .map_err(IntoResponse::into_response)?;
        let Path(id) = Path::from_request_parts(parts, app)
            .await
            .map_err(IntoResponse::into_response)?;
        Ok(Self {
            app: app.clone(),
            owner,
            meter,
            clock: Asked::of(parts).clock,
            id,
        })
    }
}
