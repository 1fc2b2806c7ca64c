//! Why a way to a provider and back ends before its end, and the page that says so.

use axum::{
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::oauth::{Fault, Intent, Provider, Refusal, refused};
use serde_json::json;

use super::to;
use crate::{
    log::{self, Level},
    oauth::Failure,
    problem::{Code, Problem, Result},
};

/// Why.
#[derive(Debug)]
pub enum Stop {
    /// Something that the person is told as it is.
    Refused(Refusal),
    /// The provider's answer is not taken.
    Failed(Failure),
    /// There is no way that this would be the end of.
    Lost(&'static str),
    /// Something of ours.
    Problem(Problem),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Failed(fault.into())
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<worker::Error> for Stop {
    fn from(error: worker::Error) -> Self {
        Self::Problem(error.into())
    }
}

impl Stop {
    /// What the person is told.
    const fn refusal(&self) -> Refusal {
        match self {
            Self::Refused(refusal) => *refusal,
            Self::Problem(problem) => match problem.code {
                Code::AccountBlocked => Refusal::Blocked,
                Code::TooManyAttempts => Refusal::TooManyAttempts,
                _ => Refusal::Failed,
            },
            Self::Failed(Failure::Fault(Fault::EmailUnverified)) => Refusal::EmailUnverified,
            Self::Failed(_) | Self::Lost(_) => Refusal::Failed,
        }
    }

    /// For the log: a code, and for what is ours what went wrong.
    fn cause(&self) -> (Level, Option<String>) {
        match self {
            Self::Refused(_) => (Level::Info, None),
            Self::Lost(what) => (Level::Info, Some((*what).to_owned())),
            Self::Failed(failure) => (Level::Warn, Some(failure.to_string())),
            Self::Problem(problem) => {
                let (code, status, _) = problem.code.entry();
                if status.is_server_error() {
                    let cause = problem.cause.as_deref().unwrap_or(code);
                    (Level::Error, Some(cause.to_owned()))
                } else {
                    (Level::Info, Some(code.to_owned()))
                }
            }
        }
    }

    /// The page that says why.
    pub fn page(&self, provider: Provider, intent: Intent, next: &str) -> Result<Response> {
        let refusal = self.refusal();
        let (level, cause) = self.cause();
        log::line(
            level,
            "oauth_stopped",
            json!({
                "provider": provider.name(),
                "intent": intent.as_str(),
                "code": refusal.code(),
                "cause": cause,
            }),
        );
        let page = refused(intent, refusal, next);
        to(StatusCode::SEE_OTHER, &page, HeaderMap::new())
    }
}
