//! Attempts, counted before any work is done for them.

use domain::accounts::attempts::Act;

use crate::{
    middleware::visit::Visit,
    problem::{Code, Problem, Result},
    store::attempts::{Attempt, count},
};

/// Counts an attempt in: about somebody, and from where it comes.
///
/// # Errors
/// `too_many_attempts`, with the seconds after which there may be another.
pub async fn attempt(visit: &Visit, act: Act, about: Option<&str>) -> Result<()> {
    let now = visit.now();
    let network = visit.network().await?;
    let attempt = Attempt {
        act,
        about,
        network: &network,
    };
    let Some(until) = count(&visit.app.env, &attempt, now).await? else {
        return Ok(());
    };
    let seconds = u32::try_from((until - now).max(0) / 1_000 + 1).unwrap_or(u32::MAX);
    let mut problem = Problem::new(
        Code::TooManyAttempts,
        format!(
            "There were too many attempts. Try again in {}.",
            match seconds.div_ceil(60) {
                1 => "a minute".to_owned(),
                minutes => format!("{minutes} minutes"),
            }
        ),
    );
    problem.retry_after = Some(seconds);
    Err(problem)
}
