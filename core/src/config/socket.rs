//! What one WebSocket may do, and for how long.

use std::time::Duration;

/// The bounds of WebSockets. They are the same for every service; only tests change them.
#[derive(Clone, Debug)]
pub struct SocketBounds {
    /// Most sockets of the process at a time.
    pub most: usize,
    /// Most operations of a socket at a time.
    pub operations: usize,
    /// Most messages that wait to be sent; operations wait while there are as many.
    pub queue: usize,
    /// Longest wait for `connection_init`.
    pub init: Duration,
    /// How often the client is asked whether it is still there; it is taken for gone when it missed two.
    pub keep_alive: Duration,
    /// How often it is looked whether the credentials still hold, when nothing is run.
    pub revalidate: Duration,
    /// A socket on which nothing is run is closed after this.
    pub idle: Duration,
    /// Longest time in which a client takes what is sent.
    pub patience: Duration,
}

impl Default for SocketBounds {
    fn default() -> Self {
        Self {
            most: 1_000,
            operations: 32,
            queue: 16,
            init: Duration::from_secs(10),
            keep_alive: Duration::from_secs(20),
            revalidate: Duration::from_secs(30),
            idle: Duration::from_mins(10),
            patience: Duration::from_secs(10),
        }
    }
}
