//! What searches see of the indexer: the index that serves, how far it is, and how it is doing.

use std::{
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use qiao_index::{Analyzer, Index, Kind, Snapshot, Weights};
use quick_cache::{Weighter, sync::Cache};
use tokio::sync::{Semaphore, SemaphorePermit, watch};

use super::health::{Health, Held, Progress};
use crate::{
    client::{
        Client,
        turn::{Turn, Turns},
    },
    domain::matching::{Found, Key, noun},
    error::{Code, Error},
};

/// Findings expected to be kept in memory, and the bytes that they may take.
const KEPT: usize = 8_192;
const KEPT_BYTES: u64 = 64 << 20;
/// Longest wait for a turn to search.
const PATIENCE: Duration = Duration::from_secs(3);

/// The door to the index for searches.
#[derive(Debug)]
pub struct Search {
    /// The shared analyzer, for documents and queries alike.
    pub analyzer: Analyzer,
    weights: Weights,
    serving: RwLock<Option<Arc<Serving>>>,
    pub(super) progress: watch::Sender<Progress>,
    health: Mutex<Health>,
    permits: Semaphore,
    turns: Arc<Turns>,
    /// What was found a moment ago.
    pub found: Cache<Key, Arc<Found>, Size>,
    /// How many times the index was asked to be built anew.
    pub(super) rebuild_wanted: watch::Sender<u64>,
    /// The last of those requests that is done.
    pub(super) rebuilt: watch::Sender<u64>,
}

/// How much memory a finding takes, about.
#[derive(Clone, Copy, Debug)]
pub struct Size;

impl Weighter<Key, Arc<Found>> for Size {
    fn weight(&self, _: &Key, found: &Arc<Found>) -> u64 {
        found.bytes()
    }
}

/// An index with a number of its own, so that findings of one index are never taken for another's.
#[derive(Debug)]
struct Serving {
    index: Index,
    number: u64,
}

impl Search {
    /// No index yet.
    #[must_use]
    pub fn new(analyzer: Analyzer, weights: Weights, concurrent: usize, of_each: Turns) -> Self {
        Self {
            analyzer,
            weights,
            serving: RwLock::new(None),
            progress: watch::Sender::new(Progress::default()),
            health: Mutex::default(),
            permits: Semaphore::new(concurrent.max(1)),
            turns: Arc::new(of_each),
            found: Cache::with_weighter(KEPT, KEPT_BYTES, Size),
            rebuild_wanted: watch::Sender::new(0),
            rebuilt: watch::Sender::new(0),
        }
    }

    /// The state of the index after the last commit, with a number that no other state has.
    ///
    /// # Errors
    ///
    /// [`Code::IndexUnavailable`] while there is no index.
    pub fn snapshot(&self) -> Result<(Snapshot, u64), Error> {
        let serving = self.serving.read().unwrap_or_else(PoisonError::into_inner).clone();
        let serving = serving.ok_or_else(|| {
            Error::new(
                Code::IndexUnavailable,
                "the index is being built; try again in a moment",
            )
        })?;
        let snapshot = serving.index.snapshot();
        let number = serving.number << 40 | snapshot.generation();
        Ok((snapshot, number))
    }

    /// What the serving index holds.
    #[must_use]
    pub fn held(&self) -> Held {
        let serving = self.serving.read().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(serving) = serving else {
            return Held::default();
        };
        let snapshot = serving.index.snapshot();
        Held {
            documents: Kind::ALL
                .into_iter()
                .map(|kind| (noun(kind), snapshot.documents(kind)))
                .collect(),
            built_at: serving.index.begun(),
            learned_from: snapshot.learned_from(),
        }
    }

    /// A turn to search, for the client whose request this task serves: a client who searches much waits behind
    /// itself, and others do not.
    ///
    /// # Errors
    ///
    /// [`Code::Busy`] when too many search at the same time for too long.
    pub async fn permit(self: &Arc<Self>) -> Result<Permit, Error> {
        let turns = async {
            let own = self.turns.take(Client::current()).await?;
            let permit = self.permits.acquire().await.map_err(Error::internal)?;
            SemaphorePermit::forget(permit);
            Ok(Permit {
                search: self.clone(),
                _own: own,
            })
        };
        tokio::time::timeout(PATIENCE, turns)
            .await
            .map_err(|_| Error::new(Code::Busy, "too many searches at the same time"))?
    }

    /// How the index is doing.
    #[must_use]
    pub fn health(&self) -> Health {
        let health = self.health.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Health {
            position: self.progress.borrow().position,
            ..health
        }
    }

    /// The position that the serving index holds.
    #[must_use]
    pub fn position(&self) -> i64 {
        self.progress.borrow().position
    }

    /// Waits until the serving index holds a position.
    ///
    /// # Errors
    ///
    /// The position that it has come to, when it does not come that far in time.
    pub async fn wait_for(&self, position: i64, patience: Duration) -> Result<(), i64> {
        self.wait_until(patience, |progress| progress.holds(position)).await
    }

    /// Waits until the serving index holds a position and everything before it.
    ///
    /// # Errors
    ///
    /// The position that it has come to, when it does not come that far in time.
    pub async fn wait_for_all(&self, position: i64, patience: Duration) -> Result<(), i64> {
        self.wait_until(patience, |progress| progress.position >= position)
            .await
    }

    async fn wait_until(&self, patience: Duration, there: impl FnMut(&Progress) -> bool) -> Result<(), i64> {
        let mut progress = self.progress.subscribe();
        match tokio::time::timeout(patience, progress.wait_for(there)).await {
            Ok(Ok(_)) => Ok(()),
            _ => Err(self.position()),
        }
    }

    /// Waits until the serving index holds another position than this one.
    pub async fn moved_from(&self, position: i64) {
        let mut progress = self.progress.subscribe();
        drop(
            progress
                .wait_for(|progress| progress.position != position)
                .await
                .map(drop),
        );
    }

    /// Has the index built anew beside the one that serves, and waits until the new one serves.
    ///
    /// # Errors
    ///
    /// [`Code::IndexUnavailable`] when the indexer is not running.
    pub async fn build_anew(&self) -> Result<(), Error> {
        let mut request = 0;
        self.rebuild_wanted.send_modify(|wanted| {
            *wanted += 1;
            request = *wanted;
        });
        let mut rebuilt = self.rebuilt.subscribe();
        let done = rebuilt.wait_for(|rebuilt| *rebuilt >= request).await;
        done.map(|_| ())
            .map_err(|_| Error::new(Code::IndexUnavailable, "the indexer is not running"))
    }

    pub(super) fn serve(&self, index: Index, progress: Progress) {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        index.set_weights(self.weights.clone());
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        *self.serving.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(Serving { index, number }));
        self.note(|health| health.serving = true);
        self.progress.send_replace(progress);
    }

    pub(super) fn note(&self, change: impl FnOnce(&mut Health)) {
        change(&mut self.health.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// A turn to search; given back when dropped.
#[derive(Debug)]
pub struct Permit {
    search: Arc<Search>,
    _own: Turn,
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.search.permits.add_permits(1);
    }
}
