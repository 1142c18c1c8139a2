//! The indexer's task: one per process.

use std::time::Duration;

use tokio::{
    sync::watch,
    task::{JoinError, JoinHandle},
};

use super::{
    follow::Follower,
    health::State,
    rebuild::{build, dictionary, newest, sweep},
};
use crate::{app::App, error::Error};

/// How long the indexer waits after a failure before it tries again.
const AFTER_FAILURE: Duration = Duration::from_secs(1);

/// The running indexer.
#[derive(Debug)]
pub struct Indexer {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Indexer {
    /// Opens the index and begins to follow the change log; builds a new one where there is none of this version.
    #[must_use]
    pub fn start(app: &App) -> Self {
        let (stop, stopped) = watch::channel(false);
        let task = tokio::spawn(run(app.clone(), stopped));
        Self { stop, task }
    }

    /// Ends the indexer after what it is doing.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        drop(self.task.await);
    }
}

/// A build under way.
struct Building {
    task: JoinHandle<Result<Follower, Error>>,
    /// The last request to build anew that came before it began.
    request: u64,
}

impl Building {
    fn begin(app: &App) -> Self {
        Self {
            request: *app.search.rebuild_wanted.borrow(),
            task: tokio::spawn(build(app.clone())),
        }
    }
}

async fn run(app: App, mut stopped: watch::Receiver<bool>) {
    let root = app.index_root();
    let opened = {
        let (root, analyzer) = (root.clone(), app.search.analyzer.clone());
        // Whatever is wrong with the dictionary stops the next build, and is said then.
        let dictionary = dictionary(&app).await.unwrap_or_default();
        tokio::task::spawn_blocking(move || newest(&root, &analyzer, dictionary.version))
            .await
            .unwrap_or_default()
    };
    let mut building: Option<Building> = None;
    let mut follower = None;
    if let Some((index, same)) = opened {
        match index.writer(1) {
            Ok(writer) => {
                let opened = Follower::new(index.clone(), writer);
                app.search.serve(index, opened.progress.clone());
                if same {
                    let (root, keep) = (root.clone(), opened.index.folder().to_owned());
                    drop(tokio::task::spawn_blocking(move || sweep(&root, &keep)).await);
                } else {
                    building = Some(Building::begin(&app));
                }
                follower = Some(opened);
            }
            Err(error) => {
                // Someone else writes to this folder: it serves as it is until one of our own is built.
                failing(&app, &error.into());
                app.search.serve(index, super::health::Progress::default());
            }
        }
    }
    if follower.is_none() && building.is_none() {
        building = Some(Building::begin(&app));
    }
    let mut wanted = app.search.rebuild_wanted.subscribe();
    loop {
        if building.is_none() && *wanted.borrow_and_update() > *app.search.rebuilt.borrow() {
            building = Some(Building::begin(&app));
        }
        let mut pause = app.config.poll_interval;
        if let Some(follower) = &mut follower {
            match follower.step(&app).await {
                Ok(more) => {
                    app.search.progress.send_replace(follower.progress.clone());
                    following(&app);
                    // A backlog is taken up first: what it brings is worth learning from too.
                    if !more && building.is_none() && follower.has_much_new() {
                        building = Some(Building::begin(&app));
                    }
                    let built = building.as_ref().is_some_and(|building| building.task.is_finished());
                    if more && !built && !*stopped.borrow() {
                        continue;
                    }
                }
                Err(error) => {
                    failing(&app, &error);
                    pause = AFTER_FAILURE;
                }
            }
        }
        let built = tokio::select! {
            () = told(&mut stopped) => break,
            () = app.bell.wait() => continue,
            () = tokio::time::sleep(pause) => continue,
            _ = wanted.changed() => continue,
            built = done(&mut building) => built,
        };
        let request = building.take().map_or(0, |building| building.request);
        match built.map_err(Error::internal).flatten() {
            Ok(new) => {
                let keep = new.index.folder().to_owned();
                // Before it serves: who waits for what it holds sees that it is followed.
                following(&app);
                app.search.serve(new.index.clone(), new.progress.clone());
                app.search.note(|health| health.building = None);
                if let Some(old) = follower.replace(new) {
                    old.close().await;
                }
                let root = root.clone();
                drop(tokio::task::spawn_blocking(move || sweep(&root, &keep)).await);
                app.search.rebuilt.send_replace(request);
            }
            Err(error) => {
                failing(&app, &error);
                tokio::time::sleep(AFTER_FAILURE).await;
                building = Some(Building::begin(&app));
            }
        }
    }
    if let Some(building) = building {
        building.task.abort();
    }
    if let Some(follower) = follower {
        follower.leave().await;
    }
    app.search.note(|health| health.state = State::Stopped);
}

/// Waits until the indexer is told to stop.
async fn told(stopped: &mut watch::Receiver<bool>) {
    drop(stopped.wait_for(|stopped| *stopped).await.map(|_| ()));
}

/// Waits for a build; for ever when there is none.
async fn done(building: &mut Option<Building>) -> Result<Result<Follower, Error>, JoinError> {
    match building {
        Some(building) => (&mut building.task).await,
        None => std::future::pending().await,
    }
}

fn following(app: &App) {
    app.search.note(|health| {
        if matches!(health.state, State::Failing { .. }) {
            tracing::info!("the indexer goes on");
        }
        health.state = State::Following;
    });
}

/// Notes a failure, and logs it unless it is the one that was logged last.
fn failing(app: &App, error: &Error) {
    let state = State::Failing {
        reason: error.code.as_str().to_owned(),
    };
    app.search.note(|health| {
        if health.state != state {
            tracing::error!(%error, "the indexer cannot go on; it tries again");
            health.state = state;
        }
    });
}
