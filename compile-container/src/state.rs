//! What the service knows while it runs: its surroundings, its slots, its jobs.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use compile_protocol::{CompileResult, Engine, Event, Outcome, Timings};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::compile::{self, Input, Output};
use crate::config::Setup;
use crate::diagnostics;
use crate::metrics::Metrics;
use crate::routes::problem::Problem;
use crate::slots::{Place, Slots};
use crate::warm::Pool;

/// A handle to the running service; clones are the same service.
#[derive(Debug, Clone)]
pub struct Service {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    setup: Setup,
    slots: Slots,
    metrics: Metrics,
    pool: Pool,
    jobs: Mutex<HashMap<String, Admitted>>,
    stopping: CancellationToken,
    running: TaskTracker,
}

/// What is to be known of a job from outside.
#[derive(Debug)]
struct Admitted {
    cancel: CancellationToken,
    /// The document that it is a draft of.
    draft_of: Option<String>,
}

/// An admitted job; dropping it forgets the job and gives its place back.
#[derive(Debug)]
pub struct Job {
    /// Ends the job.
    pub cancel: CancellationToken,
    id: String,
    place: Place,
    service: Service,
    _running: tokio_util::task::task_tracker::TaskTrackerToken,
}

impl Service {
    /// A service with nothing to do yet.
    pub fn new(setup: Setup) -> Self {
        Self {
            inner: Arc::new(Inner {
                metrics: Metrics::new(&setup),
                slots: Slots::new(setup.config.slots, setup.config.queue),
                pool: Pool::new(&setup),
                setup,
                jobs: Mutex::default(),
                stopping: CancellationToken::new(),
                running: TaskTracker::new(),
            }),
        }
    }

    /// Settings, TeX, sandbox.
    pub fn setup(&self) -> &Setup {
        &self.inner.setup
    }

    /// The slots.
    pub fn slots(&self) -> &Slots {
        &self.inner.slots
    }

    /// The counters.
    pub fn metrics(&self) -> &Metrics {
        &self.inner.metrics
    }

    /// Whether new jobs are taken: not while stopping, and not without walls.
    pub fn is_ready(&self) -> bool {
        !self.inner.stopping.is_cancelled() && self.setup().layers.holds()
    }

    /// The warm engines.
    pub fn pool(&self) -> &Pool {
        &self.inner.pool
    }

    /// Cancelled once the service is to stop.
    pub fn stopping(&self) -> &CancellationToken {
        &self.inner.stopping
    }

    /// Refuses new jobs from now on, and returns when the last one has ended and its folder is
    /// gone. Jobs that still run after `patience` are ended.
    pub async fn stop(&self, patience: std::time::Duration) {
        self.inner.stopping.cancel();
        self.inner.running.close();
        if tokio::time::timeout(patience, self.inner.running.wait())
            .await
            .is_err()
        {
            for job in self.jobs().values() {
                job.cancel.cancel();
            }
            self.inner.running.wait().await;
        }
        self.inner.pool.close().await;
    }

    /// Ends the job of this id, if there is one.
    pub fn cancel(&self, id: &str) {
        if let Some(job) = self.jobs().get(id) {
            job.cancel.cancel();
        }
    }

    /// A place for a job whose files are to be received.
    ///
    /// # Errors
    /// [`Problem::Stopping`] or [`Problem::Busy`].
    pub fn place(&self) -> Result<Place, Problem> {
        if self.inner.stopping.is_cancelled() {
            return Err(Problem::Stopping);
        }
        self.inner.slots.admit().ok_or(Problem::Busy)
    }

    /// Takes a job in. One that is a draft of a document ends older drafts of it.
    ///
    /// # Errors
    /// [`Problem::Stopping`] or [`Problem::JobRunning`].
    pub fn admit(
        &self,
        place: Place,
        id: String,
        draft_of: Option<String>,
    ) -> Result<Job, Problem> {
        if self.inner.stopping.is_cancelled() {
            return Err(Problem::Stopping);
        }
        let mut jobs = self.jobs();
        if jobs.contains_key(&id) {
            return Err(Problem::JobRunning);
        }
        if draft_of.is_some() {
            for older in jobs.values().filter(|older| older.draft_of == draft_of) {
                older.cancel.cancel();
            }
        }
        let cancel = CancellationToken::new();
        let admitted = Admitted {
            cancel: cancel.clone(),
            draft_of,
        };
        jobs.insert(id.clone(), admitted);
        Ok(Job {
            cancel,
            id,
            place,
            service: self.clone(),
            _running: self.inner.running.token(),
        })
    }

    /// Waits for a slot and compiles. Whatever happens, the outcome is a result.
    pub async fn run(&self, job: &Job, input: Input, event: impl FnMut(Event)) -> Output {
        let came = Instant::now();
        let engine = input.engine;
        let permit = tokio::select! {
            permit = job.place.slot() => permit,
            () = job.cancel.cancelled() => None,
        };
        let wait_ms = u64::try_from(came.elapsed().as_millis()).unwrap_or(u64::MAX);
        let mut output = if permit.is_some() {
            let cancel = job.cancel.clone();
            match compile::compile(self.setup(), self.pool(), input, cancel, event).await {
                Ok(output) => output,
                Err(error) => {
                    tracing::error!(job = job.id, %error, "a compile could not be run");
                    self.without_run(engine, Outcome::LatexError)
                }
            }
        } else {
            self.without_run(engine, Outcome::Cancelled)
        };
        output.result.timings.wait_ms = wait_ms;
        output.result.timings.total_ms += wait_ms;
        let result = &output.result;
        self.metrics().ended(result);
        tracing::info!(
            job = job.id,
            outcome = ?result.outcome,
            engine = ?result.engine,
            passes = result.passes,
            pages = result.pages,
            warm = result.warm,
            diagnostics = result.diagnostics.len(),
            wait_ms,
            engine_ms = result.timings.engine_ms,
            total_ms = result.timings.total_ms,
            "compile"
        );
        output
    }

    /// The result of a compile in which no engine ran.
    fn without_run(&self, engine: Engine, outcome: Outcome) -> Output {
        let diagnostics = if outcome == Outcome::Cancelled {
            Vec::new()
        } else {
            vec![diagnostics::service_failed()]
        };
        Output {
            result: CompileResult {
                outcome,
                engine,
                passes: 0,
                pages: 0,
                warm: false,
                diagnostics,
                fonts: Vec::new(),
                timings: Timings::default(),
                texlive: self.setup().tex.version.clone(),
            },
            pdf: None,
            log: Vec::new(),
            synctex: None,
            page_text: None,
        }
    }

    fn jobs(&self) -> std::sync::MutexGuard<'_, HashMap<String, Admitted>> {
        // The map is whole after any panic: each change to it is one call.
        self.inner
            .jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.service.jobs().remove(&self.id);
    }
}
