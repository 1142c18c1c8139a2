//! The WebSockets that are open: at most so many, and all are told when the service stops.

use std::{sync::Arc, time::Duration};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

/// Longest wait for sockets to close when the service stops.
const PATIENCE: Duration = Duration::from_secs(5);

/// The WebSockets of the process.
#[derive(Debug)]
pub struct Sockets {
    seats: Arc<Semaphore>,
    most: u32,
    stop: watch::Sender<bool>,
}

impl Sockets {
    /// None is open; so many may be.
    #[must_use]
    pub fn new(most: usize) -> Self {
        let most = u32::try_from(most).unwrap_or(u32::MAX).min(1 << 20);
        Self {
            seats: Arc::new(Semaphore::new(most as usize)),
            most,
            stop: watch::Sender::new(false),
        }
    }

    /// A seat for one more socket, given back when it is dropped; none when there is none, or the service stops.
    #[must_use]
    pub fn enter(&self) -> Option<OwnedSemaphorePermit> {
        if *self.stop.borrow() {
            return None;
        }
        self.seats.clone().try_acquire_owned().ok()
    }

    /// Tells all sockets that the service stops.
    pub fn say_stop(&self) {
        self.stop.send_replace(true);
    }

    /// Tells all sockets that the service stops, and waits for them to close.
    pub async fn close(&self) {
        self.say_stop();
        let all = self.seats.acquire_many(self.most);
        drop(tokio::time::timeout(PATIENCE, all).await);
    }

    /// Ends when the service stops.
    pub async fn stopped(&self) {
        drop(self.stop.subscribe().wait_for(|stop| *stop).await.map(|_| ()));
    }
}
