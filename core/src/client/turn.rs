//! How much of one kind of work a client may have under way at the same time.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Client;
use crate::error::Error;

/// Whose work is under way. A client whose work has ended is forgotten.
#[derive(Debug)]
pub struct Turns {
    most: usize,
    clients: Mutex<HashMap<Client, Arc<Semaphore>>>,
}

impl Turns {
    /// At most so much at the same time for each client.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self {
            most: most.max(1),
            clients: Mutex::default(),
        }
    }

    /// Waits for a turn of this client.
    pub async fn take(self: &Arc<Self>, client: Client) -> Result<Turn, Error> {
        if client == Client::Operator {
            return Ok(Turn(None));
        }
        let (mut held, semaphore) = self.ask(client);
        held.permit = Some(semaphore.acquire_owned().await.map_err(Error::internal)?);
        Ok(Turn(Some(held)))
    }

    /// A turn of this client, if there is one now.
    #[must_use]
    pub fn try_take(self: &Arc<Self>, client: Client) -> Option<Turn> {
        let (mut held, semaphore) = self.ask(client);
        held.permit = Some(semaphore.try_acquire_owned().ok()?);
        Some(Turn(Some(held)))
    }

    /// What is held from now on, before there is a turn: who gives up waiting is forgotten like one who has worked.
    fn ask(self: &Arc<Self>, client: Client) -> (Held, Arc<Semaphore>) {
        let held = Held {
            turns: self.clone(),
            client,
            permit: None,
        };
        let mut clients = self.lock();
        let known = clients.entry(client);
        let semaphore = known.or_insert_with(|| Arc::new(Semaphore::new(self.most))).clone();
        (held, semaphore)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Client, Arc<Semaphore>>> {
        self.clients.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A turn; given back when dropped. The operator's is none.
#[derive(Debug)]
pub struct Turn(#[expect(dead_code, reason = "held until it is dropped")] Option<Held>);

#[derive(Debug)]
struct Held {
    turns: Arc<Turns>,
    client: Client,
    permit: Option<OwnedSemaphorePermit>,
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut clients = self.turns.lock();
        // Under the lock nobody else takes one up: who waits or works holds one beside the map's.
        self.permit = None;
        if clients
            .get(&self.client)
            .is_some_and(|known| Arc::strong_count(known) == 1)
        {
            clients.remove(&self.client);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn each_client_has_its_own_turns_and_is_forgotten() {
        let turns = Arc::new(Turns::new(2));
        let first = turns.take(Client::Account(1)).await.expect("a turn");
        let second = turns.take(Client::Account(1)).await.expect("a turn");
        assert!(
            turns.take(Client::Account(1)).now_or_never().is_none(),
            "both are taken"
        );
        let other = turns.take(Client::Account(2)).now_or_never();
        assert!(other.expect("at once").is_ok());
        for _ in 0..10 {
            assert!(turns.take(Client::Operator).now_or_never().is_some(), "not bounded");
        }
        assert!(turns.try_take(Client::Account(1)).is_none());
        assert!(turns.try_take(Client::Account(2)).is_some());
        assert_eq!(turns.lock().len(), 1);
        let waiting = tokio::spawn({
            let turns = turns.clone();
            async move { turns.take(Client::Account(1)).await.map(drop) }
        });
        tokio::task::yield_now().await;
        drop(first);
        let come = tokio::time::timeout(Duration::from_secs(5), waiting).await;
        come.expect("in time").expect("no panic").expect("a turn");
        drop(second);
        assert!(turns.lock().is_empty());
    }
}
