//! Following the change log: reads what is new, reads the records *now*, puts them, commits content and position as one.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use qiao_entity::{change, noun::Noun};
use qiao_index::{Index, IndexError, Kind, Writer};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    document::{Entry, entries},
    health::Progress,
    learn::is_stale,
};
use crate::{
    app::App,
    domain::matching::kind,
    error::{Code, Error},
};

/// Changes taken up with one commit.
const BATCH: usize = 2_000;
/// Changes of people taken up ahead of an import's backlog with one commit.
const AHEAD: u64 = 500;
/// Records read at once.
pub(super) const READ: usize = 500;

/// One index that follows the change log.
#[derive(Debug)]
pub(super) struct Follower {
    pub(super) index: Index,
    /// Gone while blocking work holds it, or after that work panicked.
    writer: Option<Writer>,
    pub(super) progress: Progress,
    /// Whether the last write failed: the writer must recover first.
    broken: bool,
}

impl Follower {
    pub(super) fn new(index: Index, writer: Writer) -> Self {
        let position = index.snapshot().position();
        let progress = Progress {
            position,
            ahead: Arc::default(),
        };
        Self {
            index,
            writer: Some(writer),
            progress,
            broken: false,
        }
    }

    /// Takes up a batch of what is new; whether there was anything.
    pub(super) async fn step(&mut self, app: &App) -> Result<bool, Error> {
        if self.broken {
            let position = self.blocking(Writer::recover).await?;
            self.progress = Progress {
                position,
                ahead: Arc::default(),
            };
            self.broken = false;
        }
        let after = self.progress.position;
        let log = change::Entity::find()
            .filter(change::Column::Position.gt(after))
            .order_by_asc(change::Column::Position)
            .limit(BATCH as u64)
            .all(&app.db)
            .await?;
        let Some(last) = log.last().map(|change| change.position) else {
            return Ok(false);
        };
        let mut ahead: BTreeSet<i64> = self
            .progress
            .ahead
            .iter()
            .copied()
            .filter(|position| *position > last)
            .collect();
        let mut changed: BTreeMap<Noun, BTreeSet<i64>> = BTreeMap::new();
        for change in &log {
            changed.entry(change.noun).or_default().insert(change.row_id);
        }
        if log.len() == BATCH {
            // A backlog: whoever just posted must not wait for an import.
            let from = ahead.last().copied().unwrap_or(last).max(last);
            let urgent = change::Entity::find()
                .filter(change::Column::Bulk.eq(false))
                .filter(change::Column::Position.gt(from))
                .order_by_asc(change::Column::Position)
                .limit(AHEAD)
                .all(&app.db)
                .await?;
            for change in urgent {
                changed.entry(change.noun).or_default().insert(change.row_id);
                ahead.insert(change.position);
            }
        }
        for (noun, ids) in changed {
            // Another process may have changed them: forget before reading, so that nothing older is kept.
            for id in &ids {
                app.rows.forget(noun, *id);
            }
            let ids: Vec<i64> = ids.into_iter().collect();
            for part in ids.chunks(READ) {
                let entries = entries(&app.db, noun, part).await?;
                self.blocking(move |writer| take_up(writer, entries)).await?;
            }
        }
        self.blocking(move |writer| writer.commit(last)).await?;
        self.progress = Progress {
            position: last,
            ahead: Arc::new(ahead),
        };
        Ok(true)
    }

    /// Whether there is much in the index that its model was not learned from.
    pub(super) fn has_much_new(&self) -> bool {
        let snapshot = self.index.snapshot();
        let documents = Kind::ALL.into_iter().map(|kind| snapshot.documents(kind)).sum();
        is_stale(self.index.model().documents(), documents)
    }

    /// Does blocking work with the writer.
    pub(super) async fn blocking<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Writer) -> Result<T, IndexError> + Send + 'static,
    ) -> Result<T, Error> {
        let mut writer = match self.writer.take() {
            Some(writer) => writer,
            None => self.index.writer(1)?,
        };
        let done = tokio::task::spawn_blocking(move || {
            let result = work(&mut writer);
            (writer, result)
        });
        let (writer, result) = done.await.map_err(Error::internal)?;
        self.writer = Some(writer);
        result.map_err(|error| {
            self.broken = true;
            error.into()
        })
    }

    /// Lets the index folder go at once. What was committed is safe; a merge that is cut short is made again.
    pub(super) async fn leave(self) {
        if let Some(writer) = self.writer {
            drop(tokio::task::spawn_blocking(move || drop(writer)).await);
        }
    }

    /// Lets the index folder go once nothing writes to it any more, so that it can be removed.
    pub(super) async fn close(self) {
        if let Some(writer) = self.writer
            && let Ok(Err(error)) = tokio::task::spawn_blocking(move || writer.close()).await
        {
            tracing::warn!(%error, "an index could not be closed");
        }
    }
}

/// Puts and removes.
pub(super) fn take_up(writer: &mut Writer, entries: Vec<Entry>) -> Result<(), IndexError> {
    for entry in entries {
        match entry {
            Entry::Put(document) => writer.put(&document)?,
            Entry::Remove(noun, id) => writer.remove(kind(noun), id)?,
        }
    }
    Ok(())
}

impl From<IndexError> for Error {
    fn from(error: IndexError) -> Self {
        let code = match &error {
            IndexError::Io(io) => match io.kind() {
                std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Code::StorageFull,
                std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => Code::StorageReadOnly,
                _ => Code::IndexUnavailable,
            },
            IndexError::Terms { .. } => Code::Internal,
            _ => Code::IndexUnavailable,
        };
        Self::new(code, error.to_string())
    }
}
