//! Which waiting job runs next, and when to look again.
//!
//! Of the jobs that may run now, those of the highest priority come first, where
//! waiting raises priority ([`Priority::aged`]). Among equals it is fair: the owner
//! with the fewest running jobs, then the one served the longest ago; and of one
//! owner's jobs the oldest. An owner who queues a hundred jobs so takes turns with
//! one who queues a single one.

use std::collections::BTreeMap;

use super::{Priority, retry::BACKOFF_MAX_MS};

/// A waiting job as the policy sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The job.
    pub id: String,
    /// Whose it is.
    pub owner: String,
    /// As given when it was accepted.
    pub priority: Priority,
    /// Jobs its owner may have running at once.
    pub concurrent: usize,
    /// Not to be run before this time.
    pub available_at: i64,
    /// When it was accepted.
    pub created_at: i64,
}

impl Waiting {
    /// Whether it may run as far as time goes. No back-off is longer than
    /// [`BACKOFF_MAX_MS`]: what lies further ahead was written by a clock that was wrong.
    pub const fn is_available(&self, now: i64) -> bool {
        self.available_at <= now || self.available_at - now > BACKOFF_MAX_MS
    }
}

/// What is known of an owner when the next job is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OwnerLoad {
    /// Jobs running now.
    pub running: usize,
    /// Counts the starts of jobs; that of theirs last, 0 when nobody remembers. (A
    /// counter, because a clock may go back.)
    pub served: u64,
}

/// The job to run next, or `None` when none may run now.
pub fn next_to_run<'a>(
    waiting: &'a [Waiting],
    owners: &BTreeMap<String, OwnerLoad>,
    now: i64,
) -> Option<&'a Waiting> {
    let load = |job: &Waiting| owners.get(&job.owner).copied().unwrap_or_default();
    waiting
        .iter()
        .filter(|job| job.is_available(now) && load(job).running < job.concurrent)
        .min_by_key(|job| {
            let OwnerLoad { running, served } = load(job);
            (
                job.priority.aged(now - job.created_at),
                running,
                served,
                job.created_at,
                &job.id,
            )
        })
}

/// When to look again: the earliest of the times given, though not before `now`.
pub fn wake_at(times: impl IntoIterator<Item = Option<i64>>, now: i64) -> Option<i64> {
    times.into_iter().flatten().min().map(|at| at.max(now))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::jobs::AGEING_MS;
    use Priority::{High, Low, Normal};

    fn job(id: &str, owner: &str, priority: Priority, created_at: i64) -> Waiting {
        Waiting {
            id: id.into(),
            owner: owner.into(),
            priority,
            concurrent: 2,
            available_at: created_at,
            created_at,
        }
    }

    fn load(owner: &str, running: usize, served: u64) -> (String, OwnerLoad) {
        (owner.into(), OwnerLoad { running, served })
    }

    #[test]
    fn priority_then_fairness_then_age() {
        let jobs = |list: &[(&str, &str, Priority, i64)]| -> Vec<Waiting> {
            list.iter()
                .map(|(id, owner, priority, at)| job(id, owner, *priority, *at))
                .collect()
        };
        let now = 1_000_000;
        for (what, waiting, owners, expected) in [
            ("nothing waits", jobs(&[]), vec![], None),
            (
                "the oldest of one owner",
                jobs(&[("2", "a", Low, now - 1), ("1", "a", Low, now - 2)]),
                vec![],
                Some("1"),
            ),
            (
                "the higher priority before the older",
                jobs(&[
                    ("1", "a", Low, now - 500),
                    ("2", "b", High, now),
                    ("3", "c", Normal, now),
                ]),
                vec![],
                Some("2"),
            ),
            (
                "one who waited long before a newcomer of high priority",
                jobs(&[("1", "a", Low, now - 2 * AGEING_MS), ("2", "b", High, now)]),
                vec![],
                Some("1"),
            ),
            (
                "the less busy owner before the older job",
                jobs(&[("1", "a", Low, now - 9), ("2", "b", Low, now)]),
                vec![load("a", 1, 5)],
                Some("2"),
            ),
            (
                "who was served the longest ago",
                jobs(&[("1", "a", Low, now - 9), ("2", "b", Low, now)]),
                vec![load("a", 0, 6), load("b", 0, 5)],
                Some("2"),
            ),
            (
                "an owner at the limit waits, whatever the priority",
                jobs(&[("1", "a", High, now - 9), ("2", "b", Low, now)]),
                vec![load("a", 2, 0)],
                Some("2"),
            ),
            (
                "nobody, when all are at their limit",
                jobs(&[("1", "a", High, now)]),
                vec![load("a", 2, 0)],
                None,
            ),
        ] {
            let owners = owners.into_iter().collect();
            let next = next_to_run(&waiting, &owners, now).map(|job| job.id.as_str());
            assert_eq!(next, expected, "{what}");
        }
    }

    #[test]
    fn a_job_waits_for_its_time_unless_a_wrong_clock_set_it() {
        let now = 1_000_000;
        for (ahead, available) in [
            (-1, true),
            (0, true),
            (1, false),
            (BACKOFF_MAX_MS, false),
            (BACKOFF_MAX_MS + 1, true),
        ] {
            let mut waiting = job("1", "a", Low, now);
            waiting.available_at = now + ahead;
            assert_eq!(waiting.is_available(now), available, "{ahead} ms ahead");
        }
    }

    #[test]
    fn the_alarm_rings_at_the_earliest_time_and_never_in_the_past() {
        assert_eq!(wake_at([None, None], 5), None);
        assert_eq!(wake_at([Some(9), None, Some(7)], 5), Some(7));
        assert_eq!(wake_at([Some(1)], 5), Some(5));
    }

    /// Runs `slots` at a time until nothing waits; one step is one second. Gives the
    /// jobs in the order in which they were started.
    fn simulate(mut waiting: Vec<Waiting>, slots: usize) -> Vec<Waiting> {
        let mut owners: BTreeMap<String, OwnerLoad> = BTreeMap::new();
        let mut started = Vec::new();
        let mut now = 0;
        while !waiting.is_empty() {
            let mut batch: Vec<String> = Vec::new();
            while batch.len() < slots {
                let Some(next) = next_to_run(&waiting, &owners, now).cloned() else {
                    break;
                };
                waiting.retain(|job| job.id != next.id);
                let load = owners.entry(next.owner.clone()).or_default();
                load.running += 1;
                load.served = started.len() as u64 + 1;
                batch.push(next.owner.clone());
                started.push(next);
            }
            for owner in batch {
                owners.entry(owner).or_default().running -= 1;
            }
            now += 1_000;
        }
        started
    }

    proptest! {
        #[test]
        fn owners_of_equal_priority_take_turns(
            counts in prop::collection::vec(1_usize..8, 1..12),
            slots in 1_usize..4,
        ) {
            let waiting: Vec<Waiting> = counts
                .iter()
                .enumerate()
                .flat_map(|(owner, n)| {
                    (0..*n).map(move |i| job(&format!("{owner}-{i}"), &owner.to_string(), Low, 0))
                })
                .collect();
            let started = simulate(waiting, slots);
            prop_assert_eq!(started.len(), counts.iter().sum::<usize>());
            // At any point no owner with jobs left is more than one turn behind another.
            let mut served = vec![0_usize; counts.len()];
            for job in &started {
                let owner: usize = job.owner.parse().expect("a number");
                served[owner] += 1;
                for (other, n) in counts.iter().enumerate() {
                    if served[other] < *n {
                        prop_assert!(served[owner] <= served[other] + 1);
                    }
                }
            }
        }

        #[test]
        fn every_job_is_started_once(
            owners in prop::collection::vec((0_u8..5, 0_usize..3), 0..60),
            slots in 1_usize..4,
        ) {
            let waiting: Vec<Waiting> = owners
                .iter()
                .enumerate()
                .map(|(i, (owner, priority))| {
                    job(&format!("{i:03}"), &owner.to_string(), Priority::ALL[*priority], 0)
                })
                .collect();
            let mut started: Vec<String> =
                simulate(waiting.clone(), slots).into_iter().map(|job| job.id).collect();
            started.sort_unstable();
            let all: Vec<String> = waiting.into_iter().map(|job| job.id).collect();
            prop_assert_eq!(started, all);
        }
    }
}
