//! What time does by itself: needs whose last day has passed leave matching, introductions that nobody answers are reminded of and
//! close, sealed bids are opened at their closing time, members of teams leave when their term is over, log-ins that nobody ended
//! are forgotten.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::{
    app::App,
    domain::{account::identity, challenge, engagement, introduction, need},
};

/// How often the calendar is looked at.
const EVERY: Duration = Duration::from_mins(10);

/// Looks at the calendar now and every ten minutes, until aborted.
pub(crate) fn keep(app: &App) -> JoinHandle<()> {
    let app = app.clone();
    tokio::spawn(async move {
        loop {
            match need::expire_due(&app).await {
                Ok(0) => {}
                Ok(count) => tracing::info!(count, "needs have expired"),
                Err(error) => tracing::warn!(%error, "needs that are due could not be expired; tried again later"),
            }
            match challenge::open_due(&app).await {
                Ok(0) => {}
                Ok(count) => tracing::info!(count, "open challenges have closed; their bids were opened"),
                Err(error) => tracing::error!(%error, "bids that are due could not be opened; tried again later"),
            }
            match introduction::freshen_due(&app).await {
                Ok(0) => {}
                Ok(count) => tracing::info!(count, "introductions were reminded of or have lapsed"),
                Err(error) => {
                    tracing::warn!(%error, "introductions that are due could not be seen to; tried again later");
                }
            }
            match engagement::end_due(&app).await {
                Ok(0) => {}
                Ok(count) => tracing::info!(count, "terms in teams are over"),
                Err(error) => tracing::warn!(%error, "terms that are over could not be ended; tried again later"),
            }
            if let Err(error) = identity::forget_abandoned(&app).await {
                tracing::warn!(%error, "log-ins that nobody ended could not be removed; tried again later");
            }
            tokio::time::sleep(EVERY).await;
        }
    })
}
