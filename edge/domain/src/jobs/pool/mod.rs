//! The compile services a queue may hand jobs to: which takes the next one.
//!
//! A job goes where its document was compiled last, because the engine is warm there,
//! as long as that service has a slot free; else to the least loaded. A service that
//! fails again and again gets nothing until a health check finds it well ([`breaker`]);
//! one that is draining, or says that it is full, gets nothing until it says otherwise.

mod breaker;

pub use breaker::Breaker;

/// How a service is, as told to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Takes jobs.
    Up,
    /// Failed; being looked at again from time to time.
    Down,
    /// Failed, and is being asked right now.
    Trying,
    /// Takes nothing new because it is about to stop.
    Draining,
}

/// What a service says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Jobs that it runs, and those that wait for a slot there; whoever sent them.
    pub load: usize,
    /// Jobs that it can run at once.
    pub slots: usize,
    /// Whether it takes new ones.
    pub ready: bool,
}

/// How a run ended, as far as the service is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It answered; what it said is another matter.
    Answered,
    /// It is full, or about to stop: nothing more for this many milliseconds.
    Busy(i64),
    /// It could not be reached, or broke off.
    Failed,
    /// We stopped the run: says nothing about the service.
    Stopped,
}

/// While there are jobs, a service is asked how it is this often, in milliseconds.
pub const CHECK_MS: i64 = 15_000;

/// A service that is draining is asked this often, in milliseconds.
const DRAINING_CHECK_MS: i64 = 5_000;

/// The longest that a service may ask to be left alone, in milliseconds.
const BUSY_MAX_MS: i64 = 30_000;

/// One service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// What people and logs call it.
    pub name: String,
    /// Jobs of ours that run there.
    pub in_flight: usize,
    /// What it said last.
    pub report: Option<Report>,
    breaker: Breaker,
    /// Jobs of others, when it was asked last.
    others: usize,
    busy_until: i64,
    checked_at: i64,
    checking: bool,
}

impl Service {
    fn new(name: String) -> Self {
        Self {
            name,
            in_flight: 0,
            report: None,
            breaker: Breaker::default(),
            others: 0,
            busy_until: 0,
            checked_at: 0,
            checking: false,
        }
    }

    /// How it is.
    pub fn condition(&self) -> Condition {
        if self.breaker.is_open() {
            if self.checking {
                Condition::Trying
            } else {
                Condition::Down
            }
        } else if self.is_draining() {
            Condition::Draining
        } else {
            Condition::Up
        }
    }

    /// Failures in a row.
    pub const fn failures(&self) -> u32 {
        self.breaker.failures()
    }

    /// When it is looked at again, while it is down.
    pub const fn retry_at(&self) -> Option<i64> {
        self.breaker.retry_at()
    }

    fn is_draining(&self) -> bool {
        self.report.is_some_and(|report| !report.ready)
    }

    fn is_usable(&self, now: i64) -> bool {
        !self.breaker.is_open()
            && !self.is_draining()
            // A pause that is longer than can be asked for was written by a wrong clock.
            && (self.busy_until <= now || self.busy_until - now > BUSY_MAX_MS)
    }

    fn load(&self) -> usize {
        self.in_flight + self.others
    }

    fn slots(&self) -> usize {
        self.report.map_or(1, |report| report.slots.max(1))
    }

    /// When it is to be asked how it is; `None` when it need not be.
    fn next_check(&self, active: bool, now: i64) -> Option<i64> {
        if !active || self.checking {
            return None;
        }
        let at = match self.breaker.retry_at() {
            Some(at) => at,
            None if self.is_draining() => self.checked_at + DRAINING_CHECK_MS,
            None => self.checked_at + CHECK_MS,
        };
        // What lies further ahead than any pause was written by a wrong clock.
        Some(if at - now > CHECK_MS { now } else { at })
    }
}

/// All services.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pool {
    services: Vec<Service>,
}

impl Pool {
    /// A pool of services with these names, all taken for well.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        Self {
            services: names.into_iter().map(Service::new).collect(),
        }
    }

    /// The services, in the order of their names' list.
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// The service for a job, by its index; `None` when none takes jobs now. `document`
    /// says which document of whom it is.
    pub fn choose(&self, document: &str, now: i64) -> Option<usize> {
        let usable = || {
            self.services
                .iter()
                .enumerate()
                .filter(|(_, service)| service.is_usable(now))
        };
        // Rendezvous hashing: a service that comes or goes moves only its own documents.
        let home = usable().max_by_key(|(_, service)| hash(document, &service.name));
        match home {
            Some((index, service)) if service.load() < service.slots() => Some(index),
            // Compared crosswise, a / b < c / d as a · d < c · b; the first of equals.
            _ => usable()
                .min_by(|(_, a), (_, b)| (a.load() * b.slots()).cmp(&(b.load() * a.slots())))
                .map(|(index, _)| index),
        }
    }

    /// A job was handed to a service.
    pub fn started(&mut self, index: usize) {
        if let Some(service) = self.services.get_mut(index) {
            service.in_flight += 1;
        }
    }

    /// Its run has ended. `random` is 0..1.
    pub fn ended(&mut self, index: usize, how: Ended, now: i64, random: f64) {
        let Some(service) = self.services.get_mut(index) else {
            return;
        };
        service.in_flight = service.in_flight.saturating_sub(1);
        match how {
            Ended::Answered => service.breaker.succeeded(),
            Ended::Busy(ms) => {
                service.busy_until = now + ms.clamp(0, BUSY_MAX_MS);
                // Full, or about to stop? It is asked at once.
                service.checked_at = 0;
            }
            Ended::Failed => service.breaker.failed(now, random),
            Ended::Stopped => {}
        }
    }

    /// Services that are to be asked how they are now; they count as being asked from
    /// here on. `active`: there are jobs.
    pub fn to_check(&mut self, active: bool, now: i64) -> Vec<usize> {
        let mut due = Vec::new();
        for (index, service) in self.services.iter_mut().enumerate() {
            if service.next_check(active, now).is_some_and(|at| at <= now) {
                service.checking = true;
                due.push(index);
            }
        }
        due
    }

    /// When the next service is to be asked.
    pub fn next_check(&self, active: bool, now: i64) -> Option<i64> {
        self.services
            .iter()
            .filter_map(|service| service.next_check(active, now))
            .min()
    }

    /// What a service answered when it was asked; `None` for no answer.
    pub fn checked(&mut self, index: usize, report: Option<Report>, now: i64, random: f64) {
        let Some(service) = self.services.get_mut(index) else {
            return;
        };
        service.checking = false;
        service.checked_at = now;
        if let Some(report) = report {
            service.breaker.succeeded();
            service.others = report.load.saturating_sub(service.in_flight);
            service.report = Some(report);
        } else {
            service.others = 0;
            service.breaker.failed(now, random);
        }
    }

    /// Whether any service takes jobs now.
    pub fn is_usable(&self, now: i64) -> bool {
        self.services.iter().any(|service| service.is_usable(now))
    }

    /// When a service that is full may be asked again, where all that are well are full.
    pub fn next_free(&self, now: i64) -> Option<i64> {
        self.services
            .iter()
            .filter(|service| !service.breaker.is_open() && service.busy_until > now)
            .map(|service| service.busy_until)
            .min()
    }
}

/// FNV-1a, 64 bits, of both texts.
fn hash(document: &str, name: &str) -> u64 {
    document
        .bytes()
        .chain([0])
        .chain(name.bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_000_000;

    fn pool(n: usize) -> Pool {
        let mut pool = Pool::new((0..n).map(|i| format!("service-{i}")));
        for i in 0..n {
            pool.checked(i, Some(report(0)), NOW, 0.0);
        }
        pool
    }

    const fn report(load: usize) -> Report {
        Report {
            load,
            slots: 2,
            ready: true,
        }
    }

    fn fail(pool: &mut Pool, index: usize) {
        for _ in 0..breaker::FAILURES_MAX {
            pool.started(index);
            pool.ended(index, Ended::Failed, NOW, 0.0);
        }
    }

    #[test]
    fn a_document_stays_where_it_is_warm_while_a_slot_is_free() {
        let mut pool = pool(3);
        let home = pool.choose("a", NOW).expect("all are well");
        pool.started(home);
        assert_eq!(pool.choose("a", NOW), Some(home));
        pool.started(home);
        let elsewhere = pool.choose("a", NOW).expect("two are idle");
        assert_ne!(elsewhere, home);
        pool.ended(home, Ended::Answered, NOW, 0.0);
        assert_eq!(pool.choose("a", NOW), Some(home));
    }

    #[test]
    fn documents_spread_over_the_services() {
        let pool = pool(3);
        let homes: std::collections::BTreeSet<_> = (0..50)
            .filter_map(|i| pool.choose(&format!("document-{i}"), NOW))
            .collect();
        assert_eq!(homes.len(), 3);
    }

    #[test]
    fn the_least_loaded_takes_what_finds_no_slot_at_home() {
        let mut pool = pool(3);
        for (index, load) in [(0, 5), (1, 2), (2, 3)] {
            pool.checked(index, Some(report(load)), NOW, 0.0);
        }
        for document in ["a", "b", "c", "d"] {
            assert_eq!(pool.choose(document, NOW), Some(1));
        }
        // Load counts by slots: five of eight is less than two of two.
        let many = Report {
            load: 5,
            slots: 8,
            ready: true,
        };
        pool.checked(0, Some(many), NOW, 0.0);
        for document in ["a", "b", "c", "d"] {
            assert_eq!(pool.choose(document, NOW), Some(0));
        }
    }

    #[test]
    fn own_jobs_are_not_counted_twice() {
        let mut pool = pool(1);
        pool.started(0);
        pool.checked(0, Some(report(1)), NOW, 0.0);
        assert_eq!(pool.services()[0].load(), 1);
    }

    #[test]
    fn a_service_that_fails_is_left_alone_until_a_check_finds_it_well() {
        let mut pool = pool(2);
        fail(&mut pool, 0);
        assert_eq!(pool.services()[0].condition(), Condition::Down);
        for document in ["a", "b", "c", "d", "e"] {
            assert_eq!(pool.choose(document, NOW), Some(1));
        }
        let at = pool.services()[0].retry_at().expect("it is down");
        assert_eq!(pool.to_check(true, at - 1), Vec::<usize>::new());
        assert_eq!(pool.to_check(true, at), [0]);
        assert_eq!(pool.services()[0].condition(), Condition::Trying);
        // Nobody asks twice at once.
        assert_eq!(pool.to_check(true, at), Vec::<usize>::new());
        pool.checked(0, None, at, 0.0);
        let later = pool.services()[0].retry_at().expect("still down");
        assert!(later - at > at - NOW, "it waits longer each time");
        assert_eq!(pool.to_check(true, later)[0], 0);
        pool.checked(0, Some(report(0)), later, 0.0);
        assert_eq!(pool.services()[0].condition(), Condition::Up);
    }

    #[test]
    fn none_is_chosen_when_none_is_well() {
        let mut pool = pool(2);
        fail(&mut pool, 0);
        fail(&mut pool, 1);
        assert_eq!(pool.choose("a", NOW), None);
        assert!(!pool.is_usable(NOW));
        assert_eq!(Pool::new([]).choose("a", NOW), None);
    }

    #[test]
    fn a_success_forgives_and_a_stop_says_nothing() {
        let mut pool = pool(1);
        for _ in 0..10 {
            for how in [Ended::Failed, Ended::Answered, Ended::Stopped] {
                pool.started(0);
                pool.ended(0, how, NOW, 0.0);
            }
        }
        assert_eq!(pool.services()[0].condition(), Condition::Up);
        assert_eq!(pool.services()[0].in_flight, 0);
    }

    #[test]
    fn a_full_service_rests_for_as_long_as_it_asks_within_reason() {
        for (asked, rests) in [(2_000, 2_000), (86_400_000, BUSY_MAX_MS), (-5, 0)] {
            let mut pool = pool(1);
            pool.started(0);
            pool.ended(0, Ended::Busy(asked), NOW, 0.0);
            assert_eq!(pool.is_usable(NOW), rests == 0, "{asked}");
            assert!(pool.is_usable(NOW + rests), "{asked}");
            assert_eq!(pool.to_check(true, NOW), [0], "it is asked at once");
            let next = (rests > 0).then_some(NOW + rests);
            assert_eq!(pool.next_free(NOW), next);
            // A clock that went back by a day does not stop it for a day.
            assert!(pool.is_usable(NOW - 86_400_000));
        }
    }

    #[test]
    fn a_draining_service_gets_nothing_new_until_it_is_ready() {
        let mut pool = pool(2);
        let draining = Report {
            ready: false,
            ..report(1)
        };
        pool.checked(0, Some(draining), NOW, 0.0);
        assert_eq!(pool.services()[0].condition(), Condition::Draining);
        for document in ["a", "b", "c", "d", "e"] {
            assert_eq!(pool.choose(document, NOW), Some(1));
        }
        assert_eq!(pool.next_check(true, NOW), Some(NOW + DRAINING_CHECK_MS));
        pool.checked(0, Some(report(0)), NOW, 0.0);
        assert_eq!(pool.services()[0].condition(), Condition::Up);
    }

    #[test]
    fn a_clock_that_went_back_does_not_keep_a_service_down() {
        let mut pool = pool(1);
        fail(&mut pool, 0);
        let back = NOW - 86_400_000;
        assert_eq!(pool.next_check(true, back), Some(back));
        assert_eq!(pool.to_check(true, back), [0]);
    }

    #[test]
    fn nobody_is_asked_while_there_is_nothing_to_do() {
        let mut pool = pool(2);
        fail(&mut pool, 0);
        assert_eq!(pool.next_check(false, NOW), None);
        assert_eq!(pool.to_check(false, NOW + 1_000_000), Vec::<usize>::new());
    }
}
