//! What the process holds.

use std::{ops::Deref, sync::Arc};

use qiao_migration::Migrator;
use sea_orm::DatabaseConnection;
use sea_orm_migration::MigratorTrait;
use tokio::sync::Mutex;

use crate::{
    bell::Bell,
    clock::Clock,
    config::Config,
    database,
    domain::{record::Rows, reference},
    error::Error,
};

/// The running service: cheap to clone, shared by everything that serves a request.
#[derive(Clone, Debug)]
pub struct App(Arc<Parts>);

/// The parts of an [`App`].
#[derive(Debug)]
pub struct Parts {
    /// Every knob.
    pub config: Config,
    /// The truth.
    pub db: DatabaseConnection,
    /// The time.
    pub clock: Clock,
    /// Wakes the indexer.
    pub bell: Bell,
    /// Rows kept in memory.
    pub rows: Rows,
    /// Whose turn it is to write, on SQLite.
    pub write_turn: Arc<Mutex<()>>,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Connects to the database, brings it up to date and loads what is kept in memory.
    pub async fn start(config: Config, clock: Clock) -> Result<Self, Error> {
        let db = database::connect(&config).await?;
        Migrator::up(&db, None).await?;
        reference::sync(&db).await?;
        Ok(Self(Arc::new(Parts {
            rows: Rows::new(config.cached_rows),
            config,
            db,
            clock,
            bell: Bell::default(),
            write_turn: Arc::default(),
        })))
    }
}
