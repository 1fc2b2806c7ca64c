//! The durable queue: jobs in SQLite, run under leases, with the alarm as clock.
//!
//! * `table`: the rows, and the only SQL.
//! * `commands`: what requests ask.
//! * `runner`: one attempt at one job.
//! * `announce`: what live feeds are told.
//! * `cleanup`: what is removed when its time has come.
//!
//! What runs next, when to retry and when to give up is decided in `domain::jobs`.

mod announce;
mod cleanup;
mod commands;
mod runner;
mod table;

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use domain::{
    jobs::{self, Event, Fault, LEASE_MS, Verdict},
    limits::{GIVE_UP_AFTER_MS, RETENTION_MS},
};
use futures_channel::oneshot;
use serde_json::json;
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object};

use self::table::{Row, Table};
use super::job_queue::Call;
use crate::{
    api::Phase,
    clock::Clock,
    log::{self, Level},
    random, settings,
    store::results::Stored,
};

/// A file that a job may need stays longer than the job can wait.
const FILE_RETENTION_MS: i64 = GIVE_UP_AFTER_MS + 3_600_000;

/// What is being written, and never reported as written, is removed after this time.
const UNCLAIMED_MS: i64 = 3_600_000;

/// The feed could not be told: it is tried again after this long.
const ANNOUNCE_AGAIN_MS: i64 = 1_000;

/// Something is to be done, and nothing runs whose end would wake the queue.
const LOOK_AGAIN_MS: i64 = 1_000;

/// Removal of what has expired is tried at most this often.
const CLEANUP_PAUSE_MS: i64 = 5_000;

/// An alarm may be this late before a request does its work.
const ALARM_LATE_MS: i64 = 1_000;

/// Jobs one shard may run at once, at most.
const CONCURRENCY_MAX: u32 = 64;

/// One shard of the queue.
#[durable_object]
pub struct JobQueue {
    shared: Rc<Shared>,
}

/// What the object and its runners share.
struct Shared {
    state: State,
    env: Env,
    table: Table,
    clock: Cell<Clock>,
    /// Runs in this life of the object, by job.
    runs: RefCell<HashMap<String, Run>>,
    announcing: Cell<bool>,
    announce_failed: Cell<bool>,
    next_cleanup: Cell<i64>,
}

/// A run in this life of the object.
struct Run {
    token: String,
    /// Dropped or sent: the run stops and closes its connection, which kills the engine.
    stop: oneshot::Sender<()>,
}

impl DurableObject for JobQueue {
    fn new(state: State, env: Env) -> Self {
        let table = Table::open(state.storage().sql())
            .expect("the schema is valid and an empty object has room for it");
        let shared = Rc::new(Shared {
            state,
            env,
            table,
            clock: Cell::default(),
            runs: RefCell::default(),
            announcing: Cell::new(false),
            announce_failed: Cell::new(false),
            next_cleanup: Cell::new(0),
        });
        // Whoever ran a job died with this object's earlier life: no need to wait for the
        // leases. Nothing is started here: the alarm or the request that woke us does that.
        if let Err(error) = shared.table.end_all_leases() {
            failed("end_all_leases", &error);
        }
        Self { shared }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let call: Call = request.json().await?;
        self.shared.clock.set(call.clock);
        self.shared.go_on_if_due()?;
        let reply = self.shared.answer(call).await?;
        Response::from_json(&reply)
    }

    async fn alarm(&self) -> Result<Response> {
        self.shared.move_on().await;
        // The next alarm waits for the end of this one, which must not wait for others.
        let shared = Rc::clone(&self.shared);
        self.shared
            .state
            .wait_until(async move { shared.tidy().await });
        Response::empty()
    }
}

impl Shared {
    fn now(&self) -> i64 {
        self.clock.get().now()
    }

    /// Whatever is due.
    async fn go_on(self: &Rc<Self>) {
        self.move_on().await;
        self.tidy().await;
    }

    /// Ended leases and new runs; then sets the alarm. Nothing is awaited between: a job
    /// that becomes available after the runs were started and before the alarm was set
    /// would be waited for by nobody. And a store or a feed that takes its time must not
    /// keep a job from being tried again.
    async fn move_on(self: &Rc<Self>) {
        if let Err(error) = self.end_leases() {
            failed("end_leases", &error);
        }
        self.pump();
        if let Err(error) = self.schedule().await {
            failed("schedule", &error);
        }
    }

    /// Removals and announcements, and what has become due meanwhile.
    async fn tidy(self: &Rc<Self>) {
        self.cleanup().await;
        self.announce().await;
        self.move_on().await;
    }

    /// A request may come before the alarm: after a restart, with a shifted clock (tests),
    /// or where the runtime was late.
    fn go_on_if_due(self: &Rc<Self>) -> Result<()> {
        let now = self.now();
        let times = self.table.times()?;
        let due = [
            times.lease,
            times.expiry,
            times.file_expiry,
            times.unclaimed,
        ]
        .into_iter()
        .flatten()
        .any(|at| at <= now);
        if due || times.available.is_some_and(|at| at + ALARM_LATE_MS <= now) {
            let shared = Rc::clone(self);
            self.state.wait_until(async move { shared.go_on().await });
        }
        Ok(())
    }

    fn end_leases(self: &Rc<Self>) -> Result<()> {
        for row in self.table.lease_ended(self.now())? {
            self.stop(&row.id);
            let token = row.lease_token.clone().unwrap_or_default();
            self.fault(&row.id, &token, Fault::Interrupted, "the lease ended")?;
        }
        Ok(())
    }

    /// Puts a job back to wait after a fault of ours, or gives it up.
    fn fault(&self, id: &str, token: &str, fault: Fault, cause: &str) -> Result<()> {
        let Some(row) = self.table.get(id)? else {
            return Ok(());
        };
        let now = self.now();
        let interrupted = row.interrupted + u32::from(fault == Fault::Interrupted);
        let faults = row.faults + 1;
        let verdict = jobs::after_fault(
            fault,
            interrupted,
            faults,
            row.created_at,
            now,
            random::unit(),
        );
        let event = match verdict {
            Verdict::RetryAt(_) => Event::Retry,
            Verdict::GiveUp => Event::Fail,
        };
        let changed = self.table.change(id, Some(token), Some(event), |row| {
            row.interrupted = interrupted;
            row.faults = faults;
            row.pass = None;
            row.page = None;
            match verdict {
                Verdict::RetryAt(at) => {
                    row.available_at = at;
                    row.phase = Some(Phase::Waiting);
                }
                Verdict::GiveUp => {
                    row.finished_at = Some(now);
                    row.expires_at = now + RETENTION_MS;
                    row.error_code = Some("gave_up".into());
                    row.error_message = Some(
                        "The compile was cut off again and again by faults of ours. Try once more; if it happens again, tell us.".into(),
                    );
                }
            }
        })?;
        if changed.is_some() {
            log::line(
                Level::Warn,
                "job_fault",
                json!({
                    "job": id,
                    "fault": format!("{fault:?}"),
                    "faults": faults,
                    "verdict": format!("{verdict:?}"),
                    "cause": cause,
                }),
            );
        }
        Ok(())
    }

    /// Starts as many jobs as may run.
    fn pump(self: &Rc<Self>) {
        if let Err(error) = self.try_pump() {
            failed("pump", &error);
        }
    }

    fn try_pump(self: &Rc<Self>) -> Result<()> {
        while self.has_room()? {
            let running = self.table.running()?;
            let now = self.now();
            let waiting = self.table.waiting()?;
            let Some(next) = jobs::next_to_run(&waiting, &running, now) else {
                return Ok(());
            };
            let token = random::id(now).to_string();
            let claimed = self
                .table
                .change(&next.id, None, Some(Event::Claim), |row| {
                    row.attempts += 1;
                    row.started_at = Some(now);
                    row.phase = Some(Phase::Preparing);
                    row.lease_token = Some(token.clone());
                    row.lease_until = Some(now + LEASE_MS);
                })?;
            let Some(row) = claimed else {
                return Ok(());
            };
            let (stop, stopped) = oneshot::channel();
            self.runs.borrow_mut().insert(
                row.id.clone(),
                Run {
                    token: token.clone(),
                    stop,
                },
            );
            let shared = Rc::clone(self);
            self.state.wait_until(async move {
                runner::run(&shared, &row, &token, stopped).await;
                shared.run_ended(&row.id, &token);
                shared.go_on().await;
            });
            self.announce_soon();
        }
        Ok(())
    }

    /// Whether one more job may run.
    fn has_room(&self) -> Result<bool> {
        let limit = settings::number(&self.env, "QUEUE_CONCURRENCY", 2, CONCURRENCY_MAX) as usize;
        Ok(self.table.running()?.values().sum::<usize>() < limit)
    }

    /// Stops the run of a job in this life of the object, if there is one.
    fn stop(&self, id: &str) {
        if let Some(run) = self.runs.borrow_mut().remove(id) {
            // A run that has just ended no longer listens.
            let _ = run.stop.send(());
        }
    }

    fn run_ended(&self, id: &str, token: &str) {
        let mut runs = self.runs.borrow_mut();
        if runs.get(id).is_some_and(|run| run.token == token) {
            runs.remove(id);
        }
    }

    /// Sets the alarm to the next time at which something is to be done.
    async fn schedule(&self) -> Result<()> {
        let now = self.now();
        let times = self.table.times()?;
        let not_before = |at: i64| at.max(self.next_cleanup.get());
        let available = match times.available {
            // It waits for a slot, whose end or lease wakes us. Where there is a slot,
            // its run could not be started, or it has only just become available.
            Some(at) if at <= now => self.has_room()?.then_some(now + LOOK_AGAIN_MS),
            later => later,
        };
        let wake = jobs::wake_at(
            [
                available,
                times.lease,
                times.expiry.map(not_before),
                times.file_expiry.map(not_before),
                times.unclaimed.map(not_before),
                self.announce_failed
                    .get()
                    .then_some(now + ANNOUNCE_AGAIN_MS),
            ],
            now,
        );
        match wake {
            Some(at) => self.state.storage().set_alarm(at - now).await,
            None => self.state.storage().delete_alarm().await,
        }
    }
}

/// Notes that something could not be done; it is tried again at the next occasion.
fn failed(what: &str, error: &worker::Error) {
    log::line(
        Level::Error,
        "queue_failed",
        json!({ "what": what, "cause": error.to_string() }),
    );
}

/// A result that a job takes over: fields that do not depend on how it came about.
fn fill(row: &mut Row, stored: &Stored) -> Result<()> {
    row.result = Some(serde_json::to_string(&stored.result)?);
    row.has_pdf = i64::from(stored.has_pdf);
    row.prefix = Some(stored.prefix.clone());
    row.file_name = Some(stored.file_name.clone());
    Ok(())
}
