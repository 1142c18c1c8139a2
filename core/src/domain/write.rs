//! Writing: one transaction holds the change and its row of the change log.

use std::collections::HashSet;

use qiao_entity::{Millis, change, noun::Noun};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use tokio::sync::OwnedMutexGuard;

use crate::{app::App, error::Error};

/// The advisory lock under which PostgreSQL hands out positions: any number that nothing else here uses.
const LOG_LOCK: i64 = 0x0071_6961_6f00;

/// A transaction that ends with its rows of the change log.
pub struct Write {
    app: App,
    txn: DatabaseTransaction,
    changes: Vec<(Noun, i64)>,
    bulk: bool,
    rights: bool,
    now: Millis,
    /// SQLite has one writer: waiting here is cheaper and fairer than its busy handler.
    _turn: Option<OwnedMutexGuard<()>>,
}

impl std::fmt::Debug for Write {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Write")
            .field("changes", &self.changes)
            .finish_non_exhaustive()
    }
}

impl Write {
    /// Begins a write.
    pub async fn begin(app: &App) -> Result<Self, Error> {
        let sqlite = app.db.get_database_backend() == DbBackend::Sqlite;
        let turn = if sqlite {
            Some(app.write_turn.clone().lock_owned().await)
        } else {
            None
        };
        let options = TransactionOptions {
            // A read that later writes would fail when someone else wrote in between.
            sqlite_transaction_mode: sqlite.then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let txn = app.db.begin_with_options(options).await?;
        Ok(Self {
            app: app.clone(),
            txn,
            changes: Vec::new(),
            bulk: false,
            rights: false,
            now: app.clock.now(),
            _turn: turn,
        })
    }

    /// Begins a write of an import, whose changes the indexer takes up behind everyone else's.
    pub async fn begin_bulk(app: &App) -> Result<Self, Error> {
        Ok(Self {
            bulk: true,
            ..Self::begin(app).await?
        })
    }

    /// Where the statements of this write go.
    #[must_use]
    pub fn txn(&self) -> &DatabaseTransaction {
        &self.txn
    }

    /// The moment of this write.
    #[must_use]
    pub fn now(&self) -> Millis {
        self.now
    }

    /// Holds other writes with this key back until this one ends. On SQLite there are none: it has one writer.
    pub async fn lock_key(&self, actor: &str, key: &str) -> Result<(), Error> {
        if self.txn.get_database_backend() == DbBackend::Postgres {
            let digest = blake3::hash(format!("{actor}\u{0}{key}").as_bytes());
            let number = i64::from_le_bytes(digest.as_bytes()[..8].try_into().map_err(Error::internal)?);
            self.txn
                .execute_unprepared(&format!("select pg_advisory_xact_lock({number})"))
                .await?;
        }
        Ok(())
    }

    /// Notes that a record changed: its index document must be made anew.
    pub fn changed(&mut self, noun: Noun, id: i64) {
        self.changes.push((noun, id));
    }

    /// Notes that someone's rights change: those known in memory are forgotten once it is committed.
    pub fn rights_changed(&mut self) {
        self.rights = true;
    }

    /// Leaves nothing behind: what a dry run does instead of committing.
    pub async fn discard(self) -> Result<(), Error> {
        let Self { txn, _turn: turn, .. } = self;
        txn.rollback().await?;
        drop(turn);
        Ok(())
    }

    /// Writes the change log and commits; returns the position of the last change (0 when nothing changed).
    ///
    /// On PostgreSQL numbers of a sequence become visible in the order of commits, not of numbers: a reader that
    /// remembers the highest number seen would skip a late commit. So positions are taken under a lock that is held
    /// until the commit is visible. It is taken last, when this transaction waits for nothing else, so it cannot deadlock.
    pub async fn commit(self) -> Result<i64, Error> {
        let Self {
            app,
            txn,
            changes,
            bulk,
            rights,
            now,
            _turn: turn,
        } = self;
        let mut seen = HashSet::new();
        let changes: Vec<_> = changes.into_iter().filter(|change| seen.insert(*change)).collect();
        let mut position = 0;
        if !changes.is_empty() {
            if txn.get_database_backend() == DbBackend::Postgres {
                txn.execute_unprepared(&format!("select pg_advisory_xact_lock({LOG_LOCK})"))
                    .await?;
            }
            // SQLite binds at most 32,766 values a statement.
            for part in changes.chunks(5_000) {
                let rows = part.iter().map(|(noun, id)| change::ActiveModel {
                    noun: Set(*noun),
                    row_id: Set(*id),
                    at: Set(now),
                    bulk: Set(bulk),
                    ..Default::default()
                });
                let done = change::Entity::insert_many(rows).exec(&txn).await?;
                position = done.last_insert_id.unwrap_or(position);
            }
        }
        txn.commit().await?;
        drop(turn);
        if rights {
            app.known.forget();
        }
        for (noun, id) in &changes {
            app.rows.forget(*noun, *id);
        }
        if !changes.is_empty() {
            app.bell.ring();
        }
        Ok(position)
    }
}
