//! The durable queue: jobs in SQLite, run under leases, with the alarm as clock.
//!
//! * `table`: the rows, and the only SQL.
//! * `commands`: what owners ask; `admin`: what those ask who look after the queue.
//! * `runner`: one attempt at one job; `kinds`: how each kind is done.
//! * `services`: where jobs are handed to.
//! * `announce`: what live feeds are told.
//! * `cleanup`: what is removed when its time has come.
//!
//! What runs next and where, when to retry and when to give up is decided in `domain::jobs`.

mod admin;
mod announce;
mod cleanup;
mod commands;
mod kinds;
mod runner;
mod services;
mod table;

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

use domain::{
    jobs::{self, BACKOFF_MAX_MS, Event, Fault, LEASE_MS, OwnerLoad, Past, Verdict, Waiting},
    limits::{GIVE_UP_AFTER_MS, HOUR_MS},
};
use futures_channel::oneshot;
use serde_json::json;
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object};

use self::{
    services::Services,
    table::{Row, Table},
};
use super::job_queue::Call;
use crate::{
    api::Phase,
    clock::Clock,
    log::{self, Level},
    random, settings,
};

/// A file that a job may need stays longer than the job can wait.
const FILE_RETENTION_MS: i64 = GIVE_UP_AFTER_MS + HOUR_MS;

/// What is being written, and never reported as written, is removed after this time.
const UNCLAIMED_MS: i64 = HOUR_MS;

/// The feed was not told of something: it is looked at again after this long. Usually it has been told
/// by then; the alarm is for what broke it off, be it the end of this life of the object.
const ANNOUNCE_AGAIN_MS: i64 = 2_000;

/// Something is to be done, and nothing runs whose end would wake the queue.
const LOOK_AGAIN_MS: i64 = 1_000;

/// Removal of what has expired is tried at most this often.
const CLEANUP_PAUSE_MS: i64 = 5_000;

/// An alarm may be this late before a request does its work.
const ALARM_LATE_MS: i64 = 1_000;

/// Jobs one shard may run at once, at most.
const CONCURRENCY_MAX: u32 = 64;

/// Owners whose turn is remembered; above it all begin anew, which costs nobody much.
const OWNERS_MAX: usize = 10_000;

/// What a job says that was given up after runs that were cut off.
const CUT_OFF: &str = "The compile was cut off again and again by faults of ours. Try once more; if it happens again, tell us.";

/// What a job says that found nobody to run it for too long.
const NEVER_RUN: &str =
    "No compile service could take this for a whole day. That is our fault. Try once more.";

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
    services: Services,
    /// Runs in this life of the object, by job.
    runs: RefCell<HashMap<String, Run>>,
    /// When each owner was served last, by a counter.
    served: RefCell<HashMap<String, u64>>,
    starts: Cell<u64>,
    /// When the alarm rings, by the runtime's own clock; `None` when that is not known.
    alarm_at: Cell<Option<i64>>,
    announcing: Cell<bool>,
    /// It has looked at what is due in this life.
    looked: Cell<bool>,
    next_cleanup: Cell<i64>,
}

/// A run in this life of the object.
struct Run {
    token: String,
    /// Where it was handed to.
    service: usize,
    /// Dropped or sent: the run stops and closes its connection, which kills the engine.
    stop: oneshot::Sender<()>,
}

impl DurableObject for JobQueue {
    fn new(state: State, env: Env) -> Self {
        let table = Table::open(state.storage().sql())
            .expect("the schema is valid and an empty object has room for it");
        let services = Services::of(&env);
        let shared = Rc::new(Shared {
            state,
            env,
            table,
            clock: Cell::default(),
            services,
            runs: RefCell::default(),
            served: RefCell::default(),
            starts: Cell::new(0),
            alarm_at: Cell::new(None),
            announcing: Cell::new(false),
            looked: Cell::new(false),
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
        self.shared.alarm_at.set(None);
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

    /// When a job that becomes final now is to be removed.
    fn expiry(&self, now: i64) -> i64 {
        now + settings::retention_ms(&self.env)
    }

    /// Ended leases and new runs; then sets the alarm. Nothing is awaited between: a job
    /// that becomes available after the runs were started and before the alarm was set
    /// would be waited for by nobody. And a store or a feed that takes its time must not
    /// keep a job from being tried again.
    async fn move_on(self: &Rc<Self>) {
        if let Err(error) = self.end_leases() {
            failed("end_leases", &error);
        }
        if let Err(error) = self.give_up_waiting() {
            failed("give_up_waiting", &error);
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
    /// or where the runtime was late. Where it ended the last life because a write had failed,
    /// the alarm may be lost.
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
        let first = !self.looked.replace(true);
        if first || due || times.available.is_some_and(|at| at + ALARM_LATE_MS <= now) {
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

    /// Jobs that nobody could run for too long: without a service that is well they are
    /// never started, and so never judged after a fault.
    fn give_up_waiting(&self) -> Result<()> {
        let now = self.now();
        for row in self.table.waiting_since(now - GIVE_UP_AFTER_MS)? {
            self.give_up(&row, None, NEVER_RUN)?;
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
        let past = Past {
            interrupted,
            faults,
            created_at: row.created_at,
        };
        let verdict = jobs::after_fault(row.kind.policy(), fault, past, now, random::unit());
        let changed = match verdict {
            Verdict::RetryAt(at) => {
                let event = Some((Event::Retry, now));
                self.table.change(id, Some(token), event, |row| {
                    row.interrupted = interrupted;
                    row.faults = faults;
                    row.pass = None;
                    row.page = None;
                    row.available_at = at;
                    row.phase = Some(Phase::Waiting);
                })?
            }
            Verdict::GiveUp => {
                let judged = Row {
                    interrupted,
                    faults,
                    ..row
                };
                let message = if fault == Fault::Interrupted {
                    CUT_OFF
                } else {
                    NEVER_RUN
                };
                self.give_up(&judged, Some(token), message)?
            }
        };
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

    /// Makes a job a dead letter. Its files stay as long as it does, so that it can be replayed.
    fn give_up(&self, judged: &Row, token: Option<&str>, message: &str) -> Result<Option<Row>> {
        let now = self.now();
        let expires_at = self.expiry(now);
        let event = Some((Event::Fail, now));
        let changed = self.table.change(&judged.id, token, event, |row| {
            row.interrupted = judged.interrupted;
            row.faults = judged.faults;
            row.expires_at = expires_at;
            row.dead = 1;
            row.error_code = Some("gave_up".into());
            row.error_message = Some(message.into());
        })?;
        if changed.is_some() {
            let super::job_queue::Payload::Compile(input) = judged.payload()?;
            let sha256s: Vec<String> = input.manifest.into_values().collect();
            self.table
                .touch(&judged.owner, &sha256s, expires_at + HOUR_MS)?;
            log::line(Level::Error, "job_dead", json!({ "job": judged.id }));
        }
        Ok(changed)
    }

    /// Starts as many jobs as may run.
    fn pump(self: &Rc<Self>) {
        if let Err(error) = self.try_pump() {
            failed("pump", &error);
        }
    }

    fn try_pump(self: &Rc<Self>) -> Result<()> {
        let now = self.now();
        let running = self.table.running()?;
        let mut free = self.room(&running);
        if free == 0 {
            return Ok(());
        }
        let mut waiting = self.table.waiting(now)?;
        let mut owners = self.loads(&waiting, &running);
        while free > 0 {
            let Some(next) = jobs::next_to_run(&waiting, &owners, now).cloned() else {
                break;
            };
            let Some(row) = self.table.get(&next.id)? else {
                break;
            };
            let Some(service) = self.services.choose(&kinds::compile::document(&row), now) else {
                // Nobody is well. Whoever waits is told what for.
                if self.table.wait_for_service()? {
                    self.announce_soon();
                }
                break;
            };
            waiting.retain(|job| job.id != next.id);
            if let Some(row) = self.claim(&next.id, service, now)? {
                free -= 1;
                let load = owners.entry(next.owner.clone()).or_default();
                load.running += 1;
                load.served = self.serve(next.owner);
                self.start(row, service);
            }
        }
        self.check_services(!waiting.is_empty() || !self.runs.borrow().is_empty());
        Ok(())
    }

    /// Takes a job that waits, under a lease.
    fn claim(&self, id: &str, service: usize, now: i64) -> Result<Option<Row>> {
        let token = random::id(now).to_string();
        let name = self.services.get(service).map(|it| it.name().to_owned());
        self.table
            .change(id, None, Some((Event::Claim, now)), |row| {
                row.attempts += 1;
                row.first_started_at.get_or_insert(now);
                row.started_at = Some(now);
                row.phase = Some(Phase::Preparing);
                row.lease_token = Some(token);
                row.lease_until = Some(now + LEASE_MS);
                row.service = name;
            })
    }

    /// Runs a job that was claimed.
    fn start(self: &Rc<Self>, row: Row, service: usize) {
        let token = row.lease_token.clone().unwrap_or_default();
        let (stop, stopped) = oneshot::channel();
        let run = Run {
            token: token.clone(),
            service,
            stop,
        };
        self.runs.borrow_mut().insert(row.id.clone(), run);
        self.services.started(service);
        let shared = Rc::clone(self);
        self.state.wait_until(async move {
            let how = runner::run(&shared, &row, &token, service, stopped).await;
            shared.services.ended(service, how, shared.now());
            shared.run_ended(&row.id, &token);
            shared.go_on().await;
        });
        self.announce_soon();
    }

    /// How many more jobs may run.
    fn room(&self, running: &BTreeMap<String, usize>) -> usize {
        let limit = settings::number(&self.env, "QUEUE_CONCURRENCY", 2, CONCURRENCY_MAX) as usize;
        limit.saturating_sub(running.values().sum())
    }

    /// What the policy wants to know of the owners of jobs that wait.
    fn loads(
        &self,
        waiting: &[Waiting],
        running: &BTreeMap<String, usize>,
    ) -> BTreeMap<String, OwnerLoad> {
        let served = self.served.borrow();
        waiting
            .iter()
            .map(|job| {
                let load = OwnerLoad {
                    running: running.get(&job.owner).copied().unwrap_or(0),
                    served: served.get(&job.owner).copied().unwrap_or(0),
                };
                (job.owner.clone(), load)
            })
            .collect()
    }

    /// Notes that it is an owner's turn; gives the turn's number.
    fn serve(&self, owner: String) -> u64 {
        let turn = self.starts.get() + 1;
        self.starts.set(turn);
        let mut served = self.served.borrow_mut();
        if served.len() >= OWNERS_MAX {
            served.clear();
        }
        served.insert(owner, turn);
        turn
    }

    /// Stops the run of a job in this life of the object, if there is one; says which
    /// service it was handed to.
    fn stop(&self, id: &str) -> Option<usize> {
        let run = self.runs.borrow_mut().remove(id)?;
        // A run that has just ended no longer listens.
        let _ = run.stop.send(());
        Some(run.service)
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
        let active = times.available.is_some() || times.lease.is_some();
        let available = match times.available {
            // It waits for a slot, whose end or lease wakes us, or for a service, which is
            // looked at below. Where there are both, its run could not be started, it has
            // only just become available, or its owner has too many running.
            Some(at) if at <= now || at - now > BACKOFF_MAX_MS => {
                let room = self.room(&self.table.running()?) > 0;
                (room && self.services.is_usable(now)).then_some(now + LOOK_AGAIN_MS)
            }
            later => later,
        };
        let wake = jobs::wake_at(
            [
                available,
                times.waiting_since.map(|since| since + GIVE_UP_AFTER_MS),
                times.lease,
                times.expiry.map(not_before),
                times.file_expiry.map(not_before),
                times.unclaimed.map(not_before),
                self.services.wake_at(active, now),
                times.unannounced.then_some(now + ANNOUNCE_AGAIN_MS),
            ],
            now,
        );
        let Some(at) = wake else {
            // Nothing to do ever: an alarm that rings all the same does no harm.
            return Ok(());
        };
        // By the runtime's clock, which tests do not shift.
        let real = Clock::default().now();
        let rings_at = real + (at - now);
        if self
            .alarm_at
            .get()
            .is_some_and(|known| known > real && known <= rings_at)
        {
            // It rings early enough, and is then set anew.
            return Ok(());
        }
        self.alarm_at.set(Some(rings_at));
        let set = self.state.storage().set_alarm(at - now).await;
        if set.is_err() {
            self.alarm_at.set(None);
        }
        set
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
