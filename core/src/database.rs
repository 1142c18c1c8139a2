//! The connection to the database, set up alike for both kinds.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr, sqlx::Connection};

use crate::{config::Config, error::Error};

tokio::task_local! {
    /// How many statements the work in this scope has run.
    pub static STATEMENTS: Arc<AtomicU64>;
}

/// Connects; on SQLite the file is made when it is missing.
///
/// # Errors
///
/// [`crate::error::Code::DatabaseUnavailable`] when there is no database to be reached.
pub async fn connect(config: &Config) -> Result<DatabaseConnection, Error> {
    let mut options = ConnectOptions::new(url(config));
    options
        .max_connections(config.database_connections)
        .acquire_timeout(Duration::from_secs(5))
        .connect_timeout(Duration::from_secs(5))
        .sqlx_logging(false)
        // A connection in steady use is not asked first; one that slept may have lost its server meanwhile.
        .test_before_acquire(false)
        .test_before_acquire_if_idle_for(Duration::from_secs(2))
        .map_sqlx_sqlite_pool_opts(|pool| {
            // When the disk is full SQLite itself rolls back, the driver's own rollback then fails, and the connection
            // would go on as if a transaction were open: such a one is closed. The ping waits for a pending rollback.
            pool.after_release(|connection, _| {
                Box::pin(async move {
                    if connection.is_in_transaction() {
                        connection.ping().await?;
                    }
                    Ok(!connection.is_in_transaction())
                })
            })
        })
        .map_sqlx_sqlite_opts(|sqlite| {
            use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
            sqlite
                .create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(SqliteJournalMode::Wal)
                // What was acknowledged survives a power cut: the log is on disk before the answer.
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(10))
                .statement_cache_capacity(256)
        });
    let mut db = Database::connect(options).await.map_err(|error| match error {
        DbErr::Conn(_) => error,
        other => DbErr::Conn(sea_orm::RuntimeErr::Internal(other.to_string())),
    })?;
    db.set_metric_callback(|_| {
        // Outside of a scope nobody counts.
        let _ = STATEMENTS.try_with(|count| count.fetch_add(1, Ordering::Relaxed));
    });
    Ok(db)
}

/// The database's address: the configured one, or SQLite in the data folder.
#[must_use]
pub fn url(config: &Config) -> String {
    config
        .database_url
        .clone()
        .unwrap_or_else(|| format!("sqlite://{}?mode=rwc", config.data.join("qiao.sqlite3").display()))
}
