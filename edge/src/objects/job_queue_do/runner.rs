//! One attempt at one job, whatever its kind: the lease kept alive, progress told, faults judged.

use std::{pin::pin, rc::Rc, time::Duration};

use compile_protocol::frame::FrameError;
use domain::jobs::{Event, Fault, HEARTBEAT_MS, Kind, LEASE_MS, pool::Ended};
use futures_channel::oneshot;
use futures_util::{
    FutureExt,
    future::{Either, select},
};
use worker::{AbortController, Delay, Error, Result};

use super::{Shared, failed, kinds, table::Row};

/// Why an attempt ended without a result.
pub(super) enum Stop {
    /// The lease is no longer ours: cancelled, or another attempt has begun.
    Lost,
    /// A fault of ours.
    Fault {
        fault: Fault,
        /// What it says about the service.
        service: Ended,
        cause: String,
    },
    /// The job can never be done.
    Refused { code: &'static str, message: String },
}

impl Stop {
    /// A store refused before anything ran, or when the results were to be kept.
    pub fn store(error: &Error) -> Self {
        Self::Fault {
            fault: Fault::Unavailable,
            service: Ended::Stopped,
            cause: error.to_string(),
        }
    }

    /// The service could not be reached.
    pub fn unreachable(error: &Error) -> Self {
        Self::Fault {
            fault: Fault::Unavailable,
            service: Ended::Failed,
            cause: error.to_string(),
        }
    }

    /// The service is full or about to stop.
    pub fn busy(ms: i64, cause: impl Into<String>) -> Self {
        Self::Fault {
            fault: Fault::Unavailable,
            service: Ended::Busy(ms),
            cause: cause.into(),
        }
    }

    /// It ran, and the service broke off or said nonsense.
    pub fn broken(cause: impl Into<Cause>) -> Self {
        Self::Fault {
            fault: Fault::Interrupted,
            service: Ended::Failed,
            cause: cause.into().0,
        }
    }

    /// It ran, and we could not go on.
    pub fn interrupted(cause: impl Into<Cause>) -> Self {
        Self::Fault {
            fault: Fault::Interrupted,
            service: Ended::Stopped,
            cause: cause.into().0,
        }
    }

    fn service(&self) -> Ended {
        match self {
            Self::Lost => Ended::Stopped,
            Self::Fault { service, .. } => *service,
            Self::Refused { .. } => Ended::Answered,
        }
    }
}

/// Why an attempt was interrupted, in words for the log.
pub(super) struct Cause(String);

impl From<&str> for Cause {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Cause {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<Error> for Cause {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

impl From<FrameError> for Cause {
    fn from(error: FrameError) -> Self {
        Self(error.to_string())
    }
}

/// What a kind's own file works with.
pub(super) struct Attempt<'a> {
    pub shared: &'a Rc<Shared>,
    pub row: &'a Row,
    pub token: &'a str,
    pub started: i64,
    /// The service it was handed to.
    pub service: usize,
    stopped: Stopped,
}

/// Ready when the run is to stop; the sender may also be gone with the object.
type Stopped = futures_util::future::Shared<oneshot::Receiver<()>>;

/// Runs a job that was claimed under `token`, writes down how it ended, and says what that
/// means for the service.
pub(super) async fn run(
    shared: &Rc<Shared>,
    row: &Row,
    token: &str,
    service: usize,
    stopped: oneshot::Receiver<()>,
) -> Ended {
    let attempt = Attempt {
        shared,
        row,
        token,
        started: shared.now(),
        service,
        stopped: stopped.shared(),
    };
    let abort = AbortController::default();
    let outcome = match row.kind {
        Kind::Compile => kinds::compile::run(&attempt, &abort.signal()).await,
    };
    let Err(stop) = outcome else {
        return Ended::Answered;
    };
    // The stream is dropped by now, which closes a connection that had begun to
    // answer; this is for one that had not.
    abort.abort();
    let how = stop.service();
    let ended = match stop {
        Stop::Lost => Ok(()),
        Stop::Fault { fault, cause, .. } => shared.fault(&row.id, token, fault, &cause),
        Stop::Refused { code, message } => attempt.refuse(code, message),
    };
    if let Err(error) = ended {
        // The lease ends by itself, and the job runs anew.
        failed("run", &error);
    }
    how
}

impl Attempt<'_> {
    fn refuse(&self, code: &str, message: String) -> Result<()> {
        let now = self.shared.now();
        let expires_at = self.shared.expiry(now);
        self.shared.table.change(
            &self.row.id,
            Some(self.token),
            Some((Event::Fail, now)),
            |row| {
                row.expires_at = expires_at;
                row.error_code = Some(code.to_owned());
                row.error_message = Some(message);
            },
        )?;
        Ok(())
    }

    /// Notes details of a job that runs, and tells its owner.
    pub fn progress(&self, edit: impl FnOnce(&mut Row)) -> std::result::Result<(), Stop> {
        let changed = self
            .shared
            .table
            .change(&self.row.id, Some(self.token), None, edit);
        match changed {
            Ok(Some(_)) => {
                self.shared.announce_soon();
                Ok(())
            }
            Ok(None) => Err(Stop::Lost),
            Err(error) => Err(Stop::interrupted(error)),
        }
    }

    /// Awaits while the lease is kept alive, until the run is to stop.
    pub async fn beating<T>(
        &self,
        future: impl Future<Output = T>,
    ) -> std::result::Result<T, Stop> {
        let future = pin!(future);
        let mut either = select(future, self.stopped.clone());
        loop {
            let beat = Delay::from(Duration::from_millis(HEARTBEAT_MS.unsigned_abs()));
            match select(&mut either, beat).await {
                Either::Left((Either::Left((value, _)), _)) => return Ok(value),
                Either::Left((Either::Right(_), _)) => return Err(Stop::Lost),
                Either::Right(_) => self.extend_lease()?,
            }
        }
    }

    fn extend_lease(&self) -> std::result::Result<(), Stop> {
        let now = self.shared.now();
        if now - self.started > self.row.kind.policy().run_max_ms {
            return Err(Stop::interrupted("the run took too long"));
        }
        let held = self
            .shared
            .table
            .extend_lease(&self.row.id, self.token, now + LEASE_MS)
            .map_err(Stop::interrupted)?;
        if held { Ok(()) } else { Err(Stop::Lost) }
    }
}
