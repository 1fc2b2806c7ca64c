//! What a device compiled goes along into the account that is made in its browser.
//!
//! The account gets jobs of its own that point to the same results, as if it had asked for what was compiled
//! already; the device keeps its jobs until they expire, and what it has spent of its trial. Only an account that
//! is made takes something along: whoever signs in to theirs on a browser of somebody else's gets nothing of it.

use domain::{devices::DeviceId, permissions::Owner, plans::Plan};
use worker::Env;

use crate::{
    clock::Clock,
    log::{self, Level},
    middleware::visit::Visit,
    objects::job_queue::{Done, Idempotency, JobQueue, NewJob},
    problem::Result,
    random, settings,
    store::{
        accounts::Account,
        results::{Results, Stored},
    },
};

/// Takes it along once the answer is on its way. What fails is told to the log and stays with the device: the
/// same input compiles again without being counted.
pub fn soon(visit: &Visit, device: DeviceId, account: &Account) {
    let (env, clock) = (visit.app.env.clone(), visit.clock);
    let from = Owner::device(device);
    let to = Owner::account(account.account_id());
    visit.app.after(async move {
        if let Err(problem) = take_along(&env, clock, &from, &to).await {
            log::line(
                Level::Warn,
                "work_left_behind",
                serde_json::json!({ "code": problem.code.entry().0, "cause": problem.cause }),
            );
        }
    });
}

async fn take_along(env: &Env, clock: Clock, from: &Owner, to: &Owner) -> Result<()> {
    let results = Results::of(env)?;
    let queue = JobQueue::of(env, to, clock);
    let until = clock.now() + settings::retention_ms(env);
    for done in JobQueue::of(env, from, clock).done().await? {
        // Kept before a job points to it, so that none ever points to what is gone.
        if !results.keep(&done.prefix, until).await? {
            continue;
        }
        if let Some(stored) = results.stored(&done.prefix).await? {
            queue.enqueue(job(done, stored, clock)).await?;
        }
    }
    Ok(())
}

fn job(done: Done, stored: Stored, clock: Clock) -> NewJob {
    let terms = Plan::Free.terms();
    NewJob {
        id: random::id(clock.now()).to_string(),
        priority: terms.priority,
        concurrent: terms.concurrent,
        draft: false,
        document: done.document,
        // However often it is taken along, it is one job.
        idempotency: Some(Idempotency {
            key: done.id,
            fingerprint: done.payload.input_hash(),
        }),
        payload: done.payload,
        cached: Some(stored),
    }
}
