//! How often one may try to log in: for each login, whoever tries, and for each address, whatever it tries.

use std::{
    fmt,
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    num::NonZeroU32,
    time::Duration,
};

use governor::{Quota, RateLimiter, middleware::NoOpMiddleware, nanos::Nanos, state::keyed::DashMapStateStore};

use crate::{client::Client, clock::Clock, error::Error};

/// Tries of one login at once, and how soon another comes.
const LOGIN: (u32, Duration) = (5, Duration::from_secs(30));
/// Tries from one address at once, and how soon another comes.
const ADDRESS: (u32, Duration) = (30, Duration::from_secs(2));
/// Logins and addresses are counted in so many places, which bounds the memory. Who shares a place shares its tries;
/// the places are drawn anew with each start, so that nobody chooses whom to share with.
const PLACES: u64 = 1 << 17;

/// The service's time, as the meters take it.
#[derive(Clone, Debug)]
struct Time(Clock);

impl governor::clock::Clock for Time {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let millis = u64::try_from(self.0.now().timestamp_millis()).unwrap_or_default();
        Nanos::from(Duration::from_millis(millis))
    }
}

type Meter = RateLimiter<u64, DashMapStateStore<u64>, Time, NoOpMiddleware<Nanos>>;

/// Counts tries to log in.
pub struct Throttle {
    logins: Meter,
    addresses: Meter,
    places: RandomState,
    time: Time,
}

impl fmt::Debug for Throttle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Throttle").finish_non_exhaustive()
    }
}

impl Throttle {
    /// One that has counted nothing yet.
    #[must_use]
    pub fn new(clock: &Clock) -> Self {
        let time = Time(clock.clone());
        let meter = |(burst, every): (u32, Duration)| {
            let quota = Quota::with_period(every).unwrap_or_else(|| Quota::per_minute(NonZeroU32::MIN));
            let quota = quota.allow_burst(NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN));
            Meter::new(quota, DashMapStateStore::default(), time.clone())
        };
        Self {
            logins: meter(LOGIN),
            addresses: meter(ADDRESS),
            places: RandomState::new(),
            time: time.clone(),
        }
    }

    /// Counts a try with this login.
    pub fn login(&self, login: &str) -> Result<(), Error> {
        self.count(&self.logins, self.places.hash_one(login))
    }

    /// Counts a try from this address, of which IPv6 gives each network a great many.
    pub fn address(&self, address: Option<IpAddr>) -> Result<(), Error> {
        let Some(address) = address else { return Ok(()) };
        self.count(&self.addresses, self.places.hash_one(Client::address(address)))
    }

    fn count(&self, meter: &Meter, hash: u64) -> Result<(), Error> {
        meter.check_key(&(hash % PLACES)).map_err(|until| {
            let wait = until.wait_time_from(governor::clock::Clock::now(&self.time));
            Error::rate_limited(wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::{
        net::Ipv6Addr,
        sync::{
            Arc,
            atomic::{AtomicI64, Ordering},
        },
    };

    use super::*;
    use crate::error::Code;

    fn throttle() -> (Throttle, Arc<AtomicI64>) {
        let now = Arc::new(AtomicI64::new(1_800_000_000_000));
        let told = now.clone();
        let clock = Clock::told_by(move || {
            chrono::DateTime::from_timestamp_millis(told.load(Ordering::SeqCst)).expect("a moment in range")
        });
        (Throttle::new(&clock), now)
    }

    #[test]
    fn a_login_is_tried_five_times_and_then_twice_a_minute() {
        let (throttle, now) = throttle();
        for _ in 0..5 {
            throttle.login("li").expect("a quick try");
        }
        let late = throttle.login("li").expect_err("too quick");
        assert_eq!((late.code, late.detail.as_str()), (Code::RateLimited, "30"));
        throttle.login("wang").expect("another's try");
        now.fetch_add(29_000, Ordering::SeqCst);
        assert_eq!(throttle.login("li").expect_err("too quick").detail, "1");
        now.fetch_add(1_000, Ordering::SeqCst);
        throttle.login("li").expect("after a wait");
        throttle.login("li").expect_err("one only");
    }

    #[test]
    fn an_address_tries_thirty_times_whichever_of_its_network_it_is() {
        let (throttle, now) = throttle();
        for host in 0..30_u16 {
            let address = Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 0, 0, 0, host);
            throttle.address(Some(address.into())).expect("a quick try");
        }
        let same = Some(IpAddr::from(Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 9, 9, 9, 9)));
        assert_eq!(throttle.address(same).expect_err("too quick").code, Code::RateLimited);
        let other = Some(IpAddr::from([192, 0, 2, 1]));
        throttle.address(other).expect("another's try");
        now.fetch_add(2_000, Ordering::SeqCst);
        throttle.address(same).expect("after a wait");
        throttle.address(None).expect("nobody's");
    }
}
