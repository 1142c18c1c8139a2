//! How many requests an account or an address may send in a minute.

use std::{
    fmt,
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::NoOpMiddleware,
    state::keyed::DefaultKeyedStateStore,
};

use super::Client;
use crate::config::Config;

/// After so many requests those clients are forgotten who have their whole minute again. What is kept is thereby
/// bounded by the requests of a minute, without a task that wakes for it.
const SWEEP: u32 = 1_024;

/// What each client sent lately. A client may send a minute's requests at once; they come back evenly.
pub struct Rates<C: Clock = DefaultClock> {
    addresses: Option<Meter<C>>,
    accounts: Option<Meter<C>>,
}

/// One limit, for all clients of a kind.
struct Meter<C: Clock> {
    limiter: RateLimiter<Client, DefaultKeyedStateStore<Client>, C, NoOpMiddleware<C::Instant>>,
    clock: C,
    seen: AtomicU32,
}

impl<C: Clock> fmt::Debug for Rates<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rates").finish_non_exhaustive()
    }
}

impl Rates {
    /// The configured limits.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        Self::with_clock(config.rate_limit, config.account_rate_limit, &DefaultClock::default())
    }
}

impl<C: Clock + Clone> Rates<C> {
    fn with_clock(addresses: u32, accounts: u32, clock: &C) -> Self {
        let meter = |per_minute: u32| {
            NonZeroU32::new(per_minute).map(|per_minute| Meter {
                limiter: RateLimiter::new(
                    Quota::per_minute(per_minute),
                    DefaultKeyedStateStore::default(),
                    clock.clone(),
                ),
                clock: clock.clone(),
                seen: AtomicU32::new(0),
            })
        };
        Self {
            addresses: meter(addresses),
            accounts: meter(accounts),
        }
    }

    /// Counts requests of a client.
    ///
    /// # Errors
    ///
    /// How long the client has to wait, in whole seconds, when they are too many.
    pub fn admit(&self, client: Client, requests: u32) -> Result<(), Duration> {
        let meter = match client {
            Client::Address(_) => &self.addresses,
            Client::Account(_) | Client::Token(_) => &self.accounts,
            Client::Operator => &None,
        };
        match (meter, NonZeroU32::new(requests)) {
            (Some(meter), Some(requests)) => meter.admit(client, requests),
            _ => Ok(()),
        }
    }
}

impl<C: Clock> Meter<C> {
    fn admit(&self, client: Client, requests: NonZeroU32) -> Result<(), Duration> {
        if self.seen.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            self.limiter.retain_recent();
            self.limiter.shrink_to_fit();
        }
        let wait = match self.limiter.check_key_n(&client, requests) {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(until)) => until.wait_time_from(self.clock.now()),
            // More at once than a whole minute allows.
            Err(_) => Duration::from_mins(1),
        };
        Err(Duration::from_secs(wait.as_secs() + 1))
    }
}

#[cfg(test)]
mod tests {
    use governor::clock::FakeRelativeClock;

    use super::*;

    fn address(last: u32) -> Client {
        Client::address(std::net::Ipv4Addr::from(last).into())
    }

    #[test]
    fn who_sends_too_much_waits_and_nobody_else_does() {
        let clock = FakeRelativeClock::default();
        let rates = Rates::with_clock(6, 60, &clock);
        assert_eq!(rates.admit(address(1), 6), Ok(()));
        let wait = rates.admit(address(1), 1).expect_err("the minute is spent");
        assert!((9..=11).contains(&wait.as_secs()), "{wait:?}");
        assert_eq!(rates.admit(address(2), 1), Ok(()));
        assert_eq!(rates.admit(Client::Account(1), 60), Ok(()));
        assert!(rates.admit(Client::Account(1), 1).is_err());
        assert_eq!(rates.admit(Client::Operator, 1_000), Ok(()));
        clock.advance(wait);
        assert_eq!(rates.admit(address(1), 1), Ok(()));
        assert!(rates.admit(address(1), 1).is_err());
        assert!(rates.admit(address(3), 7).is_err(), "more than ever is allowed");
    }

    #[test]
    fn zero_means_any_number() {
        let rates = Rates::with_clock(0, 0, &FakeRelativeClock::default());
        assert!(
            (0..10_000).all(|_| rates.admit(address(1), 10).is_ok() && rates.admit(Client::Account(1), 10).is_ok())
        );
    }

    #[test]
    fn who_is_gone_is_forgotten() {
        let clock = FakeRelativeClock::default();
        let rates = Rates::with_clock(10, 0, &clock);
        let kept = || rates.addresses.as_ref().map_or(0, |meter| meter.limiter.len());
        for minute in 0..20 {
            for each in 0..SWEEP {
                assert_eq!(rates.admit(address(minute * SWEEP + each), 1), Ok(()));
            }
            assert!(kept() <= 2 * SWEEP as usize, "{}", kept());
            clock.advance(Duration::from_mins(1));
        }
    }
}
