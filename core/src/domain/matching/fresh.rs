//! Results at least as fresh as a write.

use crate::{
    app::App,
    error::{Code, Error},
};

/// Waits until the index holds this position of the change log, at most as long as the configuration allows.
///
/// # Errors
///
/// [`Code::NotYetFresh`] when it does not come that far in time.
pub async fn at_least(app: &App, position: i64) -> Result<(), Error> {
    app.search
        .wait_for(position, app.config.freshness_wait)
        .await
        .map_err(|at| {
            let waited = app.config.freshness_wait.as_millis();
            Error::new(
                Code::NotYetFresh,
                format!("the index has come to {at}, not yet to {position}, after {waited} ms"),
            )
        })
}
