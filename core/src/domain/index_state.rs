//! How far the search index is behind the database, for administrators.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use qiao_entity::{Millis, change};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::facet::Count;
use crate::{
    app::App,
    auth::Requester,
    error::Error,
    indexer::{Held, State, last_position},
};

/// How the search index is doing.
#[derive(Clone, Debug)]
pub struct IndexState {
    /// What the indexer is doing.
    pub state: State,
    /// The last position of the change log.
    pub log_position: i64,
    /// The position that the serving index holds; 0 while none serves.
    pub position: i64,
    /// How many changes it has not taken up.
    pub behind: i64,
    /// How long the oldest of them has waited, in seconds.
    pub seconds: i64,
    /// How many records of each noun are in it.
    pub documents: Vec<Count>,
    /// When it was begun, and its model learned; none while none serves.
    pub built_at: Option<DateTime<Utc>>,
    /// How many records its model was learned from.
    pub learned_from: u64,
    /// Records read into the next index while one is being built, and how many there are.
    pub building: Option<(u64, u64)>,
    /// The position of the last index by which it was reckoned how well all open needs are served.
    pub surveyed: i64,
}

/// How the search index is doing: for administrators alone.
pub async fn index_state(app: &App, requester: &Requester) -> Result<IndexState, Error> {
    if !requester.is_administrator() {
        return Err(Error::forbidden());
    }
    let health = app.search.health();
    let Held {
        documents,
        built_at,
        learned_from,
    } = app.search.held();
    let waiting = change::Entity::find().filter(change::Column::Position.gt(health.position));
    let oldest: Option<Millis> = waiting
        .clone()
        .select_only()
        .column(change::Column::At)
        .order_by_asc(change::Column::Position)
        .limit(1)
        .into_tuple()
        .one(&app.db)
        .await?;
    let seconds = oldest.map_or(0, |oldest| (*app.clock.now() - *oldest).num_seconds().max(0));
    Ok(IndexState {
        log_position: last_position(app).await?,
        position: health.position,
        behind: i64::try_from(waiting.count(&app.db).await?).unwrap_or(i64::MAX),
        seconds,
        documents: documents
            .into_iter()
            .map(|(noun, count)| Count {
                value: noun.code(),
                count: i64::try_from(count).unwrap_or(i64::MAX),
            })
            .collect(),
        built_at: built_at.and_then(moment),
        learned_from,
        building: health.building,
        surveyed: *app.surveyed.borrow(),
        state: health.state,
    })
}

/// A moment of the file system, to the second.
fn moment(at: SystemTime) -> Option<DateTime<Utc>> {
    let since = at.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    DateTime::from_timestamp(i64::try_from(since.as_secs()).ok()?, 0)
}
