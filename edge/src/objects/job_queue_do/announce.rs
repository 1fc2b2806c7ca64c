//! Tells the owners' live feeds what became of their jobs.

use std::{rc::Rc, time::Duration};

use domain::jobs::State;
use worker::Result;

use super::{Shared, failed};
use crate::{compile::within, objects::live_feed, store::charges};

/// How long a feed may take to note an event.
const ANNOUNCE_LIMIT: Duration = Duration::from_secs(5);

impl Shared {
    pub(super) fn announce_soon(self: &Rc<Self>) {
        let shared = Rc::clone(self);
        self.state
            .wait_until(async move { shared.announce().await });
    }

    /// Tells the owners' feeds what changed, one after the other, until all is told.
    pub(super) async fn announce(&self) {
        if self.announcing.replace(true) {
            // Whoever is at it looks again before it stops.
            return;
        }
        let outcome = self.try_announce().await;
        self.announcing.set(false);
        if let Err(error) = outcome {
            failed("announce", &error);
        }
    }

    async fn try_announce(&self) -> Result<()> {
        loop {
            let rows = self.table.unannounced()?;
            if rows.is_empty() {
                return Ok(());
            }
            for row in rows {
                let told = live_feed::publish(&self.env, &row.owner, self.clock.get(), row.job());
                within(ANNOUNCE_LIMIT, told).await?;
                if row.state.is_final() && row.cached == 0 {
                    // Here, since what is not yet told is told again until all of it was done.
                    let counts = row.state == State::Completed && row.has_pdf != 0;
                    within(ANNOUNCE_LIMIT, charges::settle(&self.env, &row.id, counts)).await?;
                }
                self.table.announced(&row.id, row.revision)?;
            }
        }
    }
}
