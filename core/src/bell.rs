//! The indexer's bell: who writes rings it, the indexer wakes.

use tokio::sync::Notify;

/// Rung after a commit; a ring while nobody listens is kept.
#[derive(Debug, Default)]
pub struct Bell(Notify);

impl Bell {
    /// Wakes the indexer.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    /// Waits for a ring.
    pub async fn wait(&self) {
        self.0.notified().await;
    }
}
