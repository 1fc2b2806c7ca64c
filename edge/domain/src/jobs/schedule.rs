//! Which waiting job runs next, and when to look again.
//!
//! Fair first, then old first: of the jobs that may run, one of the owner with
//! the fewest running is taken, and of those the oldest. Priorities by plan will
//! be one more key before these.

use std::collections::BTreeMap;

/// A waiting job as the policy sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The job.
    pub id: String,
    /// Whose it is.
    pub owner: String,
    /// Not to be run before this time.
    pub available_at: i64,
    /// When it was accepted.
    pub created_at: i64,
}

/// The job to run next, or `None` when none may run now.
/// `running` counts running jobs by owner.
pub fn next_to_run<'a>(
    waiting: &'a [Waiting],
    running: &BTreeMap<String, usize>,
    now: i64,
) -> Option<&'a Waiting> {
    waiting
        .iter()
        .filter(|job| job.available_at <= now)
        .min_by_key(|job| {
            let busy = running.get(&job.owner).copied().unwrap_or(0);
            (busy, job.created_at, &job.id)
        })
}

/// When to look again: the earliest of the times given, though not before `now`.
pub fn wake_at(times: impl IntoIterator<Item = Option<i64>>, now: i64) -> Option<i64> {
    times.into_iter().flatten().min().map(|at| at.max(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(id: &str, owner: &str, available_at: i64, created_at: i64) -> Waiting {
        Waiting {
            id: id.into(),
            owner: owner.into(),
            available_at,
            created_at,
        }
    }

    #[test]
    fn the_next_job_is_of_the_least_busy_owner_then_the_oldest() {
        let none = BTreeMap::new();
        let busy_a = BTreeMap::from([("a".to_owned(), 1)]);
        let waiting = [
            job("1", "a", 0, 10),
            job("2", "a", 0, 20),
            job("3", "b", 0, 30),
            job("4", "c", 500, 1),
        ];
        for (running, now, expected) in [
            (&none, 100, Some("1")),
            (&busy_a, 100, Some("3")),
            (&none, 500, Some("4")),
            (&none, -1, None),
        ] {
            let next = next_to_run(&waiting, running, now).map(|job| job.id.as_str());
            assert_eq!(next, expected, "at {now}");
        }
        assert_eq!(next_to_run(&[], &none, 0), None);
    }

    #[test]
    fn the_alarm_rings_at_the_earliest_time_and_never_in_the_past() {
        assert_eq!(wake_at([None, None], 5), None);
        assert_eq!(wake_at([Some(9), None, Some(7)], 5), Some(7));
        assert_eq!(wake_at([Some(1)], 5), Some(5));
    }
}
