//! The compile services: which takes the next job, and how each of them is.
//!
//! What is known of them lives in memory alone: after an eviction all are taken for well
//! until they show otherwise. Decisions are in `domain::jobs::pool`.

use std::{cell::RefCell, rc::Rc, time::Duration};

use domain::jobs::pool::{Condition, Ended, Pool, Report};
use worker::Env;

use super::{Shared, failed};
use crate::{
    api::{ServiceHealth, ServiceState},
    compile::{CompileService, within},
    random,
};

/// A service that takes longer to say how it is is not well.
const CHECK_LIMIT: Duration = Duration::from_secs(3);

/// All services, and what is known of them.
pub(super) struct Services {
    services: Vec<CompileService>,
    pool: RefCell<Pool>,
}

impl Services {
    pub fn of(env: &Env) -> Self {
        let services = CompileService::all(env).unwrap_or_else(|error| {
            failed("services", &error);
            Vec::new()
        });
        let names = services.iter().map(|service| service.name().to_owned());
        Self {
            pool: RefCell::new(Pool::new(names)),
            services,
        }
    }

    /// The service for a job of a document, by its index.
    pub fn choose(&self, document: &str, now: i64) -> Option<usize> {
        self.pool.borrow().choose(document, now)
    }

    /// Whether any takes jobs now.
    pub fn is_usable(&self, now: i64) -> bool {
        self.pool.borrow().is_usable(now)
    }

    pub fn get(&self, index: usize) -> Option<&CompileService> {
        self.services.get(index)
    }

    pub fn started(&self, index: usize) {
        self.pool.borrow_mut().started(index);
    }

    pub fn ended(&self, index: usize, how: Ended, now: i64) {
        self.pool
            .borrow_mut()
            .ended(index, how, now, random::unit());
    }

    /// When something is to be done about them: one is to be asked, or may be free again.
    pub fn wake_at(&self, active: bool, now: i64) -> Option<i64> {
        let pool = self.pool.borrow();
        let free = active.then(|| pool.next_free(now)).flatten();
        [pool.next_check(active, now), free]
            .into_iter()
            .flatten()
            .min()
    }

    /// How each is.
    pub fn health(&self) -> Vec<ServiceHealth> {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.pool
            .borrow()
            .services()
            .iter()
            .map(|service| ServiceHealth {
                name: service.name.clone(),
                state: match service.condition() {
                    Condition::Up => ServiceState::Up,
                    Condition::Down => ServiceState::Down,
                    Condition::Trying => ServiceState::Trying,
                    Condition::Draining => ServiceState::Draining,
                },
                in_flight: number(service.in_flight),
                running: service.report.map(|report| number(report.load)),
                slots: service.report.map(|report| number(report.slots)),
                faults: service.failures(),
                retry_at: service.retry_at(),
            })
            .collect()
    }
}

impl Shared {
    /// Asks the services that are due how they are; what they say may let jobs run.
    pub(super) fn check_services(self: &Rc<Self>, active: bool) {
        let due = self.services.pool.borrow_mut().to_check(active, self.now());
        for index in due {
            let shared = Rc::clone(self);
            self.state.wait_until(async move {
                shared.check_service(index).await;
                shared.move_on().await;
            });
        }
    }

    async fn check_service(&self, index: usize) {
        let Some(service) = self.services.get(index) else {
            return;
        };
        let report = within(CHECK_LIMIT, service.health())
            .await
            .ok()
            .map(|health| Report {
                load: health.running + health.waiting,
                slots: health.slots,
                ready: health.ready,
            });
        self.services
            .pool
            .borrow_mut()
            .checked(index, report, self.now(), random::unit());
    }
}
