//! From where a request comes, as far as logging in is concerned.

use std::net::IpAddr;

/// From where a request comes: what throttles count, what a session shows, and how its cookie is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caller {
    /// The address, where one is known.
    pub address: Option<IpAddr>,
    /// What the browser calls itself.
    pub agent: String,
    /// Whether the browser came by HTTPS.
    pub secure: bool,
}

tokio::task_local! {
    static CALLER: Caller;
}

impl Caller {
    /// Does the work of a request that comes from here.
    pub async fn scope<T>(self, work: impl Future<Output = T>) -> T {
        CALLER.scope(self, work).await
    }

    /// From where the request comes that this task works for; nothing is known of it outside of one.
    #[must_use]
    pub fn current() -> Self {
        CALLER.try_with(Self::clone).unwrap_or_default()
    }
}
