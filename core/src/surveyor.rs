//! The surveyor: keeps what is known of how well open needs are served, beside the requests. It reads the change log for
//! needs that changed, and goes through all open needs once more when the index or the day is another.

use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

use qiao_entity::{change, need, noun::Noun};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio::task::JoinHandle;

use crate::{
    app::App,
    domain::{matching, need::OPEN},
    error::Error,
    indexer::last_position,
};

/// Needs reckoned between two rests.
const BATCH: usize = 16;
/// Changes read at once.
const READ: u64 = 1_000;
/// How much longer than it worked it rests: it never takes more than a fifth of a processor …
const REST: u32 = 4;
/// … and all needs together no more than a twentieth, however often the index changes.
const BETWEEN: u32 = 20;
/// Longest rest: changes are followed within minutes.
const LONGEST: Duration = Duration::from_mins(10);
/// Needs that are reckoned without a rest after the start: what they read of the index is in memory then for who searches first.
const WARMS: usize = 64;
/// How long it waits after a failure, and at most for something to change.
const PATIENCE: Duration = Duration::from_mins(1);

/// What is to be reckoned.
#[derive(Debug, Default)]
struct Survey {
    needs: VecDeque<i64>,
    /// The change log was read up to here; none before the first round, which takes up everything.
    read: Option<i64>,
    /// Of which index and day all needs were taken up last.
    round: Option<(u64, i32)>,
    /// The position of that index.
    position: i64,
    /// How long that round has worked, and when it began.
    worked: Duration,
    began: Option<Instant>,
    /// How many were reckoned since the start, up to [`WARMS`].
    warmed: usize,
}

/// Surveys until aborted.
pub(crate) fn keep(app: &App) -> JoinHandle<()> {
    let app = app.clone();
    tokio::spawn(async move {
        let mut survey = Survey::default();
        let mut failed = false;
        loop {
            let seen = app.search.position();
            let rest = match survey.step(&app).await {
                Ok(rest) => {
                    failed = false;
                    rest
                }
                Err(error) => {
                    if !failed {
                        tracing::warn!(%error, "it could not be reckoned how well needs are served; tried again later");
                    }
                    failed = true;
                    survey = Survey::default();
                    Some(PATIENCE)
                }
            };
            match rest {
                Some(rest) => tokio::time::sleep(rest).await,
                None => drop(tokio::time::timeout(PATIENCE, app.search.moved_from(seen)).await),
            }
        }
    })
}

impl Survey {
    /// Reckons some needs; how long to rest then, or none when there is nothing to do until the index changes.
    async fn step(&mut self, app: &App) -> Result<Option<Duration>, Error> {
        let Ok((snapshot, number)) = app.search.snapshot() else {
            return Ok(None);
        };
        self.take_up_changes(app).await?;
        let round = Some((number, app.clock.today().to_epoch_days()));
        if self.needs.is_empty() {
            if self.round == round {
                return Ok(None);
            }
            let due = (self.worked * BETWEEN).min(LONGEST);
            if let Some(early) = self.began.and_then(|began| due.checked_sub(began.elapsed())) {
                // Needs that are new do not wait for a round.
                return Ok(Some(early.min(Duration::from_secs(1))));
            }
            self.needs = open(app).await?.into();
            self.round = round;
            self.position = snapshot.position();
            (self.worked, self.began) = (Duration::ZERO, Some(Instant::now()));
        }
        let started = Instant::now();
        let batch: Vec<i64> = self.needs.drain(..BATCH.min(self.needs.len())).collect();
        matching::reckon(app, &batch).await?;
        let worked = started.elapsed();
        self.worked += worked;
        let is_cold = self.warmed < WARMS;
        self.warmed += batch.len();
        if self.needs.is_empty() {
            app.surveyed.send_replace(self.position);
        }
        Ok(Some(if is_cold { Duration::ZERO } else { worked * REST }))
    }

    /// Puts needs that changed lately before all others.
    async fn take_up_changes(&mut self, app: &App) -> Result<(), Error> {
        let Some(read) = self.read else {
            self.read = Some(last_position(app).await?);
            return Ok(());
        };
        let changes: Vec<(i64, Noun, i64)> = change::Entity::find()
            .select_only()
            .columns([change::Column::Position, change::Column::Noun, change::Column::RowId])
            .filter(change::Column::Position.gt(read))
            .order_by_asc(change::Column::Position)
            .limit(READ)
            .into_tuple()
            .all(&app.db)
            .await?;
        self.read = changes.last().map(|(position, ..)| *position).or(self.read);
        for (_, noun, id) in changes.into_iter().rev() {
            if noun == Noun::Need {
                self.needs.push_front(id);
            }
        }
        Ok(())
    }
}

/// The open needs, the newest first: they are looked at most.
async fn open(app: &App) -> Result<Vec<i64>, Error> {
    Ok(need::Entity::find()
        .select_only()
        .column(need::Column::Id)
        .filter(need::Column::Status.is_in(OPEN))
        .order_by_desc(need::Column::Id)
        .into_tuple()
        .all(&app.db)
        .await?)
}
