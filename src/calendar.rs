//! What time does by itself: needs whose last day has passed leave matching, log-ins that nobody ended are forgotten.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::{
    app::App,
    domain::{account::identity, need},
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
            if let Err(error) = identity::forget_abandoned(&app).await {
                tracing::warn!(%error, "log-ins that nobody ended could not be removed; tried again later");
            }
            tokio::time::sleep(EVERY).await;
        }
    })
}
