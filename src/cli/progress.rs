//! Progress bars on standard error; plain lines where nobody looks.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Failure;
use crate::app::App;

/// A bar of unknown length until somebody gives it one.
pub(super) fn bar(what: &'static str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10)).with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{msg:<24} [{bar:30}] {pos}/{len} {elapsed}") {
        bar.set_style(style.progress_chars("=> "));
    }
    bar
}

/// Waits for work that builds the index, and shows how far it is.
pub(super) async fn watch_index<T>(app: &App, bar: &ProgressBar, work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    loop {
        tokio::select! {
            done = &mut work => return done,
            () = tokio::time::sleep(Duration::from_millis(50)) => {
                if let Some((done, of)) = app.search.health().building {
                    bar.set_length(of);
                    bar.set_position(done);
                }
            }
        }
    }
}

/// An index that stands still is waited for so many half minutes: after a large import it says nothing until all of it is written.
const STILL: u32 = 20;

/// Waits until the index holds everything that is stored; an index that is slow but goes on is waited for.
pub(super) async fn settled(app: &App, bar: &ProgressBar) -> Result<(), Failure> {
    let (mut last, mut still) = ((0, None), 0);
    loop {
        let health = app.search.health();
        let now = (health.position, health.building);
        still = if now == last { still + 1 } else { 0 };
        last = now;
        match watch_index(app, bar, app.settled(Duration::from_secs(30))).await {
            Ok(()) => return Ok(()),
            Err(_) if still < STILL => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Shows how far an import is.
pub(super) fn show(bar: &ProgressBar, progress: &crate::import::Progress) {
    bar.set_length(progress.total);
    bar.set_position(progress.done);
}
