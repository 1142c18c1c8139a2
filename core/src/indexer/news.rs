//! What changed lately, for those who follow it: read once for all of them.

use std::sync::Arc;

use qiao_entity::{Millis, change, noun::Noun};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio::sync::Mutex;

use crate::{app::App, error::Error};

/// Most changes read at once.
const MOST: u64 = 500;

/// Rows of one noun that changed, with the moment of each change.
pub type Changes = Arc<Vec<(i64, Millis)>>;

/// The last changes that were read. All followers wake at the same advance of the index and ask the same.
#[derive(Debug, Default)]
pub struct News(Mutex<Option<Part>>);

/// Changes of a noun behind a position, and the position up to which they were read.
#[derive(Clone, Debug)]
struct Part {
    noun: Noun,
    behind: i64,
    upto: i64,
    changes: Changes,
}

impl News {
    /// The next changes of a noun behind a position that the serving index holds, and the position up to which they go.
    /// Waits until there are any.
    pub async fn of(&self, app: &App, noun: Noun, mut behind: i64) -> Result<(Changes, i64), Error> {
        let mut progress = app.search.progress.subscribe();
        loop {
            let held = progress.wait_for(|progress| progress.position > behind).await;
            let upto = held.map_err(Error::internal)?.position;
            let part = self.read(app, noun, behind, upto).await?;
            if !part.changes.is_empty() {
                return Ok((part.changes, part.upto));
            }
            behind = part.upto;
        }
    }

    async fn read(&self, app: &App, noun: Noun, behind: i64, upto: i64) -> Result<Part, Error> {
        let mut last = self.0.lock().await;
        if let Some(part) = last.as_ref().filter(|part| part.noun == noun && part.behind == behind) {
            return Ok(part.clone());
        }
        let rows = change::Entity::find()
            .filter(change::Column::Noun.eq(noun))
            .filter(change::Column::Position.gt(behind))
            .filter(change::Column::Position.lte(upto))
            .order_by_asc(change::Column::Position)
            .limit(MOST)
            .all(&app.db)
            .await?;
        let is_all = (rows.len() as u64) < MOST;
        let upto = rows.last().filter(|_| !is_all).map_or(upto, |row| row.position);
        let part = Part {
            noun,
            behind,
            upto,
            changes: Arc::new(rows.iter().map(|row| (row.row_id, row.at)).collect()),
        };
        *last = Some(part.clone());
        Ok(part)
    }
}
