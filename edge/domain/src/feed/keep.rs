//! What a feed keeps: everything while there is room, then the newest state of each job.

/// An event that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: i64,
    /// Its size.
    pub bytes: usize,
    /// A later event of the same job says more.
    pub superseded: bool,
}

/// How much is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeepLimits {
    /// Events.
    pub events: usize,
    /// Bytes of all of them.
    pub bytes: usize,
}

/// What is to go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compaction {
    /// These events.
    pub remove: Vec<i64>,
    /// The newest of those that a later event of the same job makes good for.
    pub compacted: Option<i64>,
    /// The newest of those that nothing makes good for.
    pub dropped: Option<i64>,
}

impl KeepLimits {
    /// Whether there is too much.
    pub const fn exceeded(self, events: usize, bytes: usize) -> bool {
        events > self.events || bytes > self.bytes
    }
}

/// What is to go once there is too much: down to three quarters, so that it does not go on with
/// every event. Older states of jobs go first, then the oldest jobs; the newest event stays.
///
/// `entries` are all that are kept, oldest first.
pub fn compact(entries: &[Entry], limits: KeepLimits) -> Compaction {
    let mut events = entries.len();
    let mut bytes: usize = entries.iter().map(|entry| entry.bytes).sum();
    let mut compaction = Compaction::default();
    if !limits.exceeded(events, bytes) {
        return compaction;
    }
    let goal = KeepLimits {
        events: limits.events / 4 * 3,
        bytes: limits.bytes / 4 * 3,
    };
    for superseded in [true, false] {
        let until = if superseded {
            &mut compaction.compacted
        } else {
            &mut compaction.dropped
        };
        for entry in entries
            .iter()
            .filter(|entry| entry.superseded == superseded)
        {
            if events <= 1 || !goal.exceeded(events, bytes) {
                break;
            }
            events -= 1;
            bytes -= entry.bytes;
            *until = Some(entry.id);
            compaction.remove.push(entry.id);
        }
    }
    compaction
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entries(list: &[(i64, usize, bool)]) -> Vec<Entry> {
        list.iter()
            .map(|&(id, bytes, superseded)| Entry {
                id,
                bytes,
                superseded,
            })
            .collect()
    }

    #[test]
    fn nothing_goes_while_there_is_room() {
        let kept = entries(&[(1, 10, true), (2, 10, true), (3, 10, false)]);
        let limits = KeepLimits {
            events: 3,
            bytes: 30,
        };
        assert_eq!(compact(&kept, limits), Compaction::default());
    }

    #[test]
    fn older_states_go_before_the_last_state_of_an_older_job() {
        let kept = entries(&[
            (1, 10, false),
            (2, 10, true),
            (3, 10, true),
            (4, 10, true),
            (5, 10, false),
        ]);
        let limits = KeepLimits {
            events: 4,
            bytes: 1_000,
        };
        assert_eq!(
            compact(&kept, limits),
            Compaction {
                remove: vec![2, 3],
                compacted: Some(3),
                dropped: None,
            }
        );
    }

    #[test]
    fn where_that_does_not_suffice_the_oldest_jobs_go() {
        let kept = entries(&[
            (1, 40, false),
            (2, 40, true),
            (3, 40, false),
            (4, 40, false),
        ]);
        let limits = KeepLimits {
            events: 100,
            bytes: 100,
        };
        assert_eq!(
            compact(&kept, limits),
            Compaction {
                remove: vec![2, 1, 3],
                compacted: Some(2),
                dropped: Some(3),
            }
        );
    }

    proptest! {
        #[test]
        fn what_is_left_fits_and_ends_with_the_newest(
            list in proptest::collection::vec((0_usize..50, any::<bool>()), 1..60),
        ) {
            let mut kept: Vec<Entry> = (1..)
                .zip(&list)
                .map(|(id, &(bytes, superseded))| Entry { id, bytes, superseded })
                .collect();
            // The newest event is always its job's last.
            if let Some(last) = kept.last_mut() {
                last.superseded = false;
            }
            let limits = KeepLimits { events: 20, bytes: 300 };
            let Compaction { remove, compacted, dropped } = compact(&kept, limits);
            let left: Vec<&Entry> = kept.iter().filter(|entry| !remove.contains(&entry.id)).collect();
            let bytes = left.iter().map(|entry| entry.bytes).sum();
            prop_assert!(!limits.exceeded(left.len(), bytes));
            prop_assert_eq!(left.last().map(|entry| entry.id), kept.last().map(|entry| entry.id));
            for entry in kept.iter().filter(|entry| remove.contains(&entry.id)) {
                let until = if entry.superseded { compacted } else { dropped };
                prop_assert!(until.is_some_and(|until| entry.id <= until));
            }
            // A last state goes only when no older state of any job is left.
            prop_assert!(dropped.is_none() || left.iter().all(|entry| !entry.superseded));
        }
    }
}
