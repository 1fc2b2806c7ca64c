//! Where a client goes on.

/// What a feed has, by ids of its events. Ids begin with 1 and never repeat.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The newest event there ever was; 0 before the first.
    pub newest: i64,
    /// The newest that went because a later one of the same job says more; 0 if none did.
    pub compacted: i64,
    /// The newest that went although it was its job's last; 0 if none did.
    pub dropped: i64,
}

/// Where a client goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Later events follow.
    pub after: i64,
    /// Every job that changed since the client was here is among them, or there was nothing to miss.
    pub complete: bool,
    /// Of some jobs only the newest state is.
    pub coalesced: bool,
}

/// Where a client goes on that saw the event `after` last; without it, with what comes next.
pub fn resume(bounds: Bounds, after: Option<i64>) -> Position {
    match after {
        None => Position {
            after: bounds.newest,
            complete: true,
            coalesced: false,
        },
        // From another life of this feed, or made up.
        Some(after) if after > bounds.newest => Position {
            after: bounds.newest,
            complete: false,
            coalesced: false,
        },
        Some(after) => Position {
            after: after.max(0),
            complete: after >= bounds.dropped,
            coalesced: after < bounds.compacted,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_positions() {
        let bounds = Bounds {
            newest: 50,
            compacted: 20,
            dropped: 10,
        };
        for (after, expected) in [
            (None, (50, true, false)),
            (Some(50), (50, true, false)),
            (Some(20), (20, true, false)),
            (Some(19), (19, true, true)),
            (Some(10), (10, true, true)),
            (Some(9), (9, false, true)),
            (Some(-1), (0, false, true)),
            (Some(i64::MIN), (0, false, true)),
            (Some(51), (50, false, false)),
            (Some(i64::MAX), (50, false, false)),
        ] {
            let Position {
                after: from,
                complete,
                coalesced,
            } = resume(bounds, after);
            assert_eq!((from, complete, coalesced), expected, "{after:?}");
        }
    }

    #[test]
    fn a_feed_without_events_has_nothing_to_miss() {
        assert!(resume(Bounds::default(), Some(0)).complete);
        assert!(!resume(Bounds::default(), Some(-1)).complete);
        assert!(!resume(Bounds::default(), Some(1)).complete);
    }
}
