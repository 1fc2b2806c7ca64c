//! The one place where compiles are counted against what a plan has.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{
    challenge::is_needed,
    funnel::Step,
    metering::{COOL_DOWN_MS, NETWORK_MAX, Refusal, Standing, limit, may, period},
    network::bucket,
    plans::{Plan, Quota},
};
use serde_json::json;

use super::{finish::Asked, owner::Asker, rate_limit, visit};
use crate::{
    app::App,
    challenge,
    clock::Clock,
    log::{self, Level},
    problem::{Code, Problem, Result},
    settings,
    store::{
        challenge_passes,
        charges::{self, Charged, New},
        funnel,
    },
};

/// The meter of whoever asks.
pub struct Meter {
    app: App,
    clock: Clock,
    owner: String,
    /// What the owner is signed up for.
    pub plan: Plan,
    network: String,
}

/// A compile that may be done. It counts once the job is done; dropped without a job it is to be given
/// back with [`Charge::give_back`].
#[must_use]
pub struct Charge {
    app: App,
    job_id: Option<String>,
}

impl FromRequestParts<App> for Meter {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let Asker { owner, plan } = Asker::from_request_parts(parts, app).await?;
        Ok(Self::of(
            app,
            Asked::of(parts).clock,
            owner.as_str(),
            plan,
            rate_limit::network(&parts.headers),
        ))
    }
}

impl Meter {
    /// The meter of an owner who comes from a network.
    pub fn of(app: &App, clock: Clock, owner: &str, plan: Plan, network: String) -> Self {
        Self {
            app: app.clone(),
            clock,
            owner: owner.to_owned(),
            plan,
            network,
        }
    }

    fn quota(&self) -> Quota {
        if settings::trial_is_off(&self.app.env) {
            Quota::Unlimited
        } else {
            self.plan.terms().compiles
        }
    }

    /// Charges for a compile of an input as a job. Nothing is charged where nothing is counted.
    ///
    /// # Errors
    /// `compiles_spent`, `cool_down`, `network_spent`, `blocked`, `challenge_required`.
    pub async fn charge(&self, job_id: &str, input: &str) -> Result<Charge> {
        let mut charge = Charge {
            app: self.app.clone(),
            job_id: None,
        };
        let quota = self.quota();
        let Some((period, network, subjects)) = self.bearings(quota).await? else {
            return Ok(charge);
        };
        let now = self.clock.now();
        let new = New {
            job_id,
            owner: &self.owner,
            period: &period,
            input,
            network: network.as_deref(),
            subjects: [&subjects[0], &subjects[1]],
            now,
        };
        let env = &self.app.env;
        self.require_somebody(&new).await?;
        match charges::charge(env, &new, quota).await? {
            Charged::Written { before } => {
                charge.job_id = Some(job_id.to_owned());
                if self.plan == Plan::Anonymous {
                    if before == 0 {
                        self.count(Step::Compiled);
                    }
                    if Some(before + 1) == limit(quota) {
                        self.count(Step::Limit);
                    }
                }
                Ok(charge)
            }
            Charged::Same => Ok(charge),
            Charged::Refused(standing) => {
                // What was asked and what is said are decided by the same rules.
                let refusal = may(quota, standing, now).err().unwrap_or(Refusal::Spent);
                Err(refused(self.plan, refusal, now))
            }
        }
    }

    /// Asks devices of a network that has compiled a few times today to show that somebody is there. What
    /// would be refused anyway is refused for its own reason.
    async fn require_somebody(&self, new: &New<'_>) -> Result<()> {
        let env = &self.app.env;
        if self.plan != Plan::Anonymous || challenge::Configured::of(env).is_none() {
            return Ok(());
        }
        let standing = charges::look(env, new).await?;
        let asked =
            is_needed(standing.network_used) && may(self.quota(), standing, new.now).is_ok();
        if !asked || challenge_passes::holds(env, &self.owner, new.now).await? {
            return Ok(());
        }
        Err(Problem::new(
            Code::ChallengeRequired,
            "From your network there were several compiles without an account today. Show that you are a person, or sign in; compiling in the browser works without.",
        ))
    }

    /// Where the owner stands.
    ///
    /// # Errors
    /// `unavailable`.
    pub async fn standing(&self) -> Result<(Quota, Standing)> {
        let quota = self.quota();
        let Some((period, network, subjects)) = self.bearings(quota).await? else {
            return Ok((quota, Standing::default()));
        };
        let new = New {
            job_id: "",
            owner: &self.owner,
            period: &period,
            input: "",
            network: network.as_deref(),
            subjects: [&subjects[0], &subjects[1]],
            now: self.clock.now(),
        };
        Ok((quota, charges::look(&self.app.env, &new).await?))
    }

    /// Period, network and names on the list of those who may not; `None` where nothing is counted.
    async fn bearings(
        &self,
        quota: Quota,
    ) -> Result<Option<(String, Option<String>, [String; 2])>> {
        let Some(period) = period(quota, &self.clock.today()[..7]) else {
            return Ok(None);
        };
        let network = if self.plan == Plan::Anonymous {
            Some(visit::hashed(&self.app.env, self.clock, &self.network).await?)
        } else {
            None
        };
        let subjects = [
            self.owner.clone(),
            format!("network:{}", bucket(&self.network)),
        ];
        Ok(Some((period, network, subjects)))
    }

    /// Counts a step, once the answer is on its way.
    fn count(&self, step: Step) {
        let (env, day) = (self.app.env.clone(), self.clock.today());
        self.app.after(async move {
            let counted = async { funnel::count(&env, &day, step)?.run().await };
            if let Err(error) = counted.await {
                let cause = error.to_string();
                log::line(Level::Warn, "funnel_failed", json!({ "cause": cause }));
            }
        });
    }
}

impl Charge {
    /// There is no job after all.
    ///
    /// # Errors
    /// `unavailable`; the hourly sweep then gives it back.
    pub async fn give_back(self) -> Result<()> {
        if let Some(job_id) = &self.job_id {
            charges::settle(&self.app.env, job_id, false).await?;
        }
        Ok(())
    }
}

fn refused(plan: Plan, refusal: Refusal, now: i64) -> Problem {
    match refusal {
        Refusal::Blocked => Problem::new(
            Code::Blocked,
            "This device or its network may not compile here. Compiling in the browser still works; an account lifts this.",
        ),
        Refusal::Spent if plan == Plan::Anonymous => Problem::new(
            Code::CompilesSpent,
            "Your three compiles without an account are used up. Register for three more each month; scoring and compiling in the browser stay free.",
        ),
        Refusal::Spent => Problem::new(
            Code::CompilesSpent,
            "This month’s compiles are used up. They begin anew with the next month; scoring and compiling in the browser stay free.",
        ),
        Refusal::NetworkSpent => Problem::new(
            Code::NetworkSpent,
            format!(
                "From your network there were {NETWORK_MAX} compiles without an account today. Register to go on, or compile in the browser."
            ),
        ),
        Refusal::CoolDown(at) => {
            let seconds = u32::try_from((at - now + 999).max(0) / 1_000).unwrap_or(0);
            let mut problem = Problem::new(
                Code::CoolDown,
                format!(
                    "Without an account there are {} seconds between two compiles. The next one can start in {seconds}.",
                    COOL_DOWN_MS / 1_000
                ),
            );
            problem.retry_after = Some(seconds);
            problem
        }
    }
}
