//! Reads of one request, gathered: what its resolvers ask for at the same time is read at once.

use std::{
    collections::HashMap,
    hash::Hash,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::OnceCell;

use crate::error::Error;

/// What went wrong in a read that several resolvers share.
pub(crate) type Shared<T> = Result<T, Arc<Error>>;

type Reading<K, V> = Pin<Box<dyn Future<Output = Result<HashMap<K, V>, Error>> + Send>>;

/// Reads values by key: all keys that resolvers ask for until each of them has come to wait make one read.
///
/// All resolvers of a request run in one task. A yield brings a waiting resolver back only when the task has polled all
/// of them, so the batch is as large as it can be and nobody waits for a timer.
pub(crate) struct Loader<K, V> {
    read: Box<dyn Fn(Vec<K>) -> Reading<K, V> + Send + Sync>,
    state: Mutex<State<K, V>>,
}

struct State<K, V> {
    known: HashMap<K, Option<V>>,
    waiting: Arc<Batch<K>>,
}

struct Batch<K> {
    keys: Mutex<Vec<K>>,
    done: OnceCell<Result<(), Arc<Error>>>,
}

impl<K> Default for Batch<K> {
    fn default() -> Self {
        Self {
            keys: Mutex::new(Vec::new()),
            done: OnceCell::new(),
        }
    }
}

impl<K, V> Loader<K, V>
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    /// A loader that reads with this function, which is never given a key twice.
    pub(crate) fn new<F>(read: impl Fn(Vec<K>) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<HashMap<K, V>, Error>> + Send + 'static,
    {
        Self {
            read: Box::new(move |keys| Box::pin(read(keys))),
            state: Mutex::new(State {
                known: HashMap::new(),
                waiting: Arc::default(),
            }),
        }
    }

    /// The value of a key, if there is one.
    pub(crate) async fn one(&self, key: K) -> Shared<Option<V>> {
        Ok(self.many(std::slice::from_ref(&key)).await?.pop().flatten())
    }

    /// The values of these keys, each in its key's place.
    pub(crate) async fn many(&self, keys: &[K]) -> Shared<Vec<Option<V>>> {
        let batch = {
            let state = lock(&self.state);
            let missing: Vec<&K> = keys.iter().filter(|key| !state.known.contains_key(key)).collect();
            if missing.is_empty() {
                return Ok(state.get(keys));
            }
            lock(&state.waiting.keys).extend(missing.into_iter().cloned());
            state.waiting.clone()
        };
        tokio::task::yield_now().await;
        batch.done.get_or_init(|| self.work(&batch)).await.clone()?;
        Ok(lock(&self.state).get(keys))
    }

    /// Puts values that were read on the way where they are looked for.
    pub(crate) fn know(&self, values: impl IntoIterator<Item = (K, V)>) {
        let mut state = lock(&self.state);
        state
            .known
            .extend(values.into_iter().map(|(key, value)| (key, Some(value))));
    }

    async fn work(&self, batch: &Arc<Batch<K>>) -> Result<(), Arc<Error>> {
        let mut keys = {
            let mut state = lock(&self.state);
            if Arc::ptr_eq(&state.waiting, batch) {
                state.waiting = Arc::default();
            }
            let mut seen = std::collections::HashSet::new();
            let mut keys = lock(&batch.keys).clone();
            keys.retain(|key| !state.known.contains_key(key) && seen.insert(key.clone()));
            keys
        };
        if keys.is_empty() {
            return Ok(());
        }
        let mut found = (self.read)(keys.clone()).await.map_err(Arc::new)?;
        let mut state = lock(&self.state);
        for key in keys.drain(..) {
            let value = found.remove(&key);
            state.known.insert(key, value);
        }
        Ok(())
    }
}

impl<K: Eq + Hash, V: Clone> State<K, V> {
    fn get(&self, keys: &[K]) -> Vec<Option<V>> {
        keys.iter().map(|key| self.known.get(key).cloned().flatten()).collect()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

mod of_request;
pub(crate) use of_request::Loaders;

#[cfg(test)]
mod tests;
