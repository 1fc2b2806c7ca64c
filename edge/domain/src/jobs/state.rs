//! The states of a job and what leads from one to the next.
//!
//! ```text
//! pending ──claim──▶ processing ──succeed──▶ completed
//!    ▲  │                │ │  └────fail────▶ failed
//!    │  └──cancel──┐     │ └──cancel──▶ cancelled
//!    └────retry────┼─────┘                  ▲
//!                  └────────────────────────┘
//! ```

use serde::{Deserialize, Serialize};

/// Where a job stands. `completed`, `failed` and `cancelled` are final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = JobState))]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Accepted, waiting for its turn or for the next attempt.
    Pending,
    /// Running now.
    Processing,
    /// Done; the PDF is there.
    Completed,
    /// Done without success; `error` says why. A LaTeX error ends here, with its result.
    Failed,
    /// Cancelled by its owner.
    Cancelled,
}

/// What happens to a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A runner takes it.
    Claim,
    /// A fault of ours: it goes back to wait.
    Retry,
    /// It is done.
    Succeed,
    /// It is done without success, or given up.
    Fail,
    /// Its owner no longer wants it.
    Cancel,
}

/// An event that a state does not take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a job that is {state:?} does not take {event:?}")]
pub struct Illegal {
    /// Where the job stands.
    pub state: State,
    /// What was to happen.
    pub event: Event,
}

impl State {
    /// All states.
    pub const ALL: [Self; 5] = [
        Self::Pending,
        Self::Processing,
        Self::Completed,
        Self::Failed,
        Self::Cancelled,
    ];

    /// As stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Processing => "processing",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether nothing can happen any more.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }

    /// The state after an event.
    ///
    /// # Errors
    /// [`Illegal`] when this state does not take this event.
    pub const fn after(self, event: Event) -> Result<Self, Illegal> {
        Ok(match (self, event) {
            (Self::Pending, Event::Claim) => Self::Processing,
            (Self::Processing, Event::Retry) => Self::Pending,
            (Self::Processing, Event::Succeed) => Self::Completed,
            // A job may be given up while it waits for the next attempt.
            (Self::Pending | Self::Processing, Event::Fail) => Self::Failed,
            (Self::Pending | Self::Processing, Event::Cancel) => Self::Cancelled,
            (state, event) => return Err(Illegal { state, event }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_states_and_events_is_complete() {
        use Event::{Cancel, Claim, Fail, Retry, Succeed};
        use State::{Cancelled, Completed, Failed, Pending, Processing};
        let events = [Claim, Retry, Succeed, Fail, Cancel];
        let table: [(State, [Option<State>; 5]); 5] = [
            (
                Pending,
                [Some(Processing), None, None, Some(Failed), Some(Cancelled)],
            ),
            (
                Processing,
                [
                    None,
                    Some(Pending),
                    Some(Completed),
                    Some(Failed),
                    Some(Cancelled),
                ],
            ),
            (Completed, [None; 5]),
            (Failed, [None; 5]),
            (Cancelled, [None; 5]),
        ];
        for (state, row) in table {
            for (event, expected) in events.into_iter().zip(row) {
                assert_eq!(state.after(event).ok(), expected, "{state:?} {event:?}");
            }
            assert_eq!(state.is_final(), row.iter().all(Option::is_none));
        }
        assert_eq!(table.map(|(state, _)| state), State::ALL);
    }

    #[test]
    fn the_stored_name_is_the_one_on_the_wire() {
        for state in State::ALL {
            let wire = serde_json::to_string(&state).expect("a unit variant");
            assert_eq!(wire, format!("\"{}\"", state.as_str()));
        }
    }
}
