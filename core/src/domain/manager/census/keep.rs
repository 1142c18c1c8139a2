//! The keeper of the census: takes it when the service begins and follows what is written in masses.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::app::App;

/// How long it waits at most for something to change, and after a failure.
const PATIENCE: Duration = Duration::from_secs(10);

/// Keeps the census until aborted.
pub(crate) fn keep(app: &App) -> JoinHandle<()> {
    let app = app.clone();
    tokio::spawn(async move {
        let mut failed = false;
        loop {
            let seen = app.search.position();
            match app.census.follow(&app).await {
                Ok(()) => {
                    failed = false;
                    drop(tokio::time::timeout(PATIENCE, app.search.moved_from(seen)).await);
                }
                Err(error) => {
                    if !failed {
                        tracing::warn!(%error, "managers could not be counted ahead; the database counts them, and it is tried again");
                    }
                    failed = true;
                    tokio::time::sleep(PATIENCE).await;
                }
            }
        }
    })
}
