//! What the process holds.

use std::{ops::Deref, path::PathBuf, sync::Arc, time::Duration};

use qiao_index::Analyzer;
use qiao_migration::Migrator;
use sea_orm::DatabaseConnection;
use sea_orm_migration::MigratorTrait;
use tokio::{
    sync::{Mutex, watch},
    task::JoinHandle,
};

use crate::{
    bell::Bell,
    calendar,
    client::{rate::Rates, socket::Sockets, turn::Turns},
    clock::Clock,
    config::Config,
    database,
    domain::{
        account::{Known, Passwords, Throttle},
        manager,
        record::Rows,
        reference,
        statistics::Figures,
    },
    error::{Code, Error},
    indexer::{Indexer, News, Search, last_position},
    surveyor,
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
    /// Rights read lately.
    pub known: Known,
    /// How often one may try to log in.
    pub throttle: Throttle,
    /// Digests of passwords, a few at the same time.
    pub passwords: Passwords,
    /// The door to the index.
    pub search: Arc<Search>,
    /// What each client sent lately.
    pub rates: Rates,
    /// What changed lately, for those who follow it.
    pub news: News,
    /// The WebSockets that are open.
    pub sockets: Sockets,
    /// The position of the last index by which it was reckoned how well all open needs are served.
    pub surveyed: watch::Sender<i64>,
    /// Figures of the statistics that were counted lately.
    pub figures: Figures,
    /// Managers by what they are counted by.
    pub census: manager::Census,
    /// Whose turn it is to write, on SQLite.
    pub write_turn: Arc<Mutex<()>>,
    running: Mutex<Option<Running>>,
}

/// What runs beside the requests.
#[derive(Debug)]
struct Running {
    indexer: Indexer,
    calendar: JoinHandle<()>,
    census: JoinHandle<()>,
    surveyor: JoinHandle<()>,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Connects to the database, brings it up to date and loads what is kept in memory. Nothing follows the change log:
    /// this is for commands that work beside a running service.
    pub async fn open(config: Config, clock: Clock) -> Result<Self, Error> {
        let db = database::connect(&config).await?;
        Migrator::up(&db, None).await?;
        reference::sync(&db).await?;
        let analyzer = tokio::task::spawn_blocking(Analyzer::shipped)
            .await
            .map_err(Error::internal)?;
        Ok(Self(Arc::new(Parts {
            rows: Rows::new(config.cached_rows),
            known: Known::default(),
            throttle: Throttle::new(&clock),
            passwords: Passwords::default(),
            search: Arc::new(Search::new(
                analyzer,
                config.matching.weights(),
                config.concurrent_searches,
                Turns::new(config.searches_per_client),
            )),
            rates: Rates::new(&config),
            news: News::default(),
            sockets: Sockets::new(config.socket.most),
            config,
            db,
            clock,
            bell: Bell::default(),
            surveyed: watch::Sender::new(0),
            figures: Figures::default(),
            census: manager::Census::default(),
            write_turn: Arc::default(),
            running: Mutex::default(),
        })))
    }

    /// Opens, and starts what runs beside the requests: the indexer, the calendar, the census and the surveyor.
    pub async fn start(config: Config, clock: Clock) -> Result<Self, Error> {
        let app = Self::open(config, clock).await?;
        *app.running.lock().await = Some(Running {
            indexer: Indexer::start(&app),
            calendar: calendar::keep(&app),
            census: manager::census::keep(&app),
            surveyor: surveyor::keep(&app),
        });
        Ok(app)
    }

    /// Ends WebSockets and the indexer and lets the database go.
    pub async fn stop(&self) {
        self.sockets.close().await;
        if let Some(running) = self.running.lock().await.take() {
            let Running {
                indexer,
                calendar,
                census,
                surveyor,
            } = running;
            calendar.abort();
            census.abort();
            surveyor.abort();
            indexer.stop().await;
        }
        // Each SQLite connection that closes last tidies its log away; a failure only leaves that for the next start.
        drop(self.db.clone().close().await);
    }

    /// Waits until the index holds everything that is stored now.
    ///
    /// # Errors
    ///
    /// [`Code::NotYetFresh`] when that takes longer than `patience`.
    pub async fn settled(&self, patience: Duration) -> Result<(), Error> {
        let position = last_position(self).await?;
        let waiting = tokio::time::timeout(patience, async {
            while self.search.snapshot().is_err() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        });
        drop(waiting.await);
        let late = |at| {
            Error::new(
                Code::NotYetFresh,
                format!("the index has come to {at}, not yet to {position}"),
            )
        };
        self.search.wait_for_all(position, patience).await.map_err(late)
    }

    /// Waits until it is reckoned how well all needs that are stored now are served.
    ///
    /// # Errors
    ///
    /// [`Code::NotYetFresh`] when that takes longer than `patience`.
    pub async fn surveyed(&self, patience: Duration) -> Result<(), Error> {
        let position = last_position(self).await?;
        let mut surveyed = self.surveyed.subscribe();
        let done = tokio::time::timeout(patience, surveyed.wait_for(|surveyed| *surveyed >= position)).await;
        done.map(drop).map_err(|_| {
            Error::new(
                Code::NotYetFresh,
                format!("not all needs up to {position} are reckoned"),
            )
        })
    }

    /// The folder of all indexes of this process.
    #[must_use]
    pub fn index_root(&self) -> PathBuf {
        self.config.data.join("index")
    }
}
