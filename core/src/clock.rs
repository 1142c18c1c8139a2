//! The time, passed in so that tests can set it.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use qiao_entity::Millis;

/// How far China's clocks are ahead of UTC: days and months are read there.
pub const CHINA: TimeDelta = TimeDelta::hours(8);

/// When a day begins in China.
#[must_use]
pub fn beginning(day: NaiveDate) -> Millis {
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    Millis::from(midnight.checked_sub_signed(CHINA).unwrap_or(midnight))
}

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Clock").field(&self.0()).finish()
    }
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    pub fn system() -> Self {
        Self(Arc::new(Utc::now))
    }

    /// A clock that tells what the given function says.
    pub fn told_by(tell: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// Now, to the millisecond, as it is stored.
    #[must_use]
    pub fn now(&self) -> Millis {
        let now = (self.0)();
        Millis::from(DateTime::from_timestamp_millis(now.timestamp_millis()).unwrap_or(now))
    }

    /// Today's date in China (UTC+8), where deadlines are read.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        ((self.0)() + CHINA).date_naive()
    }
}

/// How far a clock is behind the machine's: who tells what happened earlier sets it back, and lets it go at the end.
#[derive(Clone, Debug, Default)]
pub struct Travel(Arc<AtomicI64>);

impl Travel {
    /// The clock that is set.
    #[must_use]
    pub fn clock(&self) -> Clock {
        let (machine, behind) = (Clock::system(), self.0.clone());
        Clock::told_by(move || *machine.now() - TimeDelta::milliseconds(behind.load(Ordering::SeqCst)))
    }

    /// Goes on from this moment; never one to come.
    pub fn to(&self, moment: DateTime<Utc>) {
        let behind = (*Clock::system().now() - moment).num_milliseconds();
        self.0.store(behind.max(0), Ordering::SeqCst);
    }

    /// Goes on from now.
    pub fn home(&self) {
        self.0.store(0, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_back_comes_home() {
        let travel = Travel::default();
        let clock = travel.clock();
        let machine = Clock::system();
        travel.to(*machine.now() - TimeDelta::days(3));
        assert_eq!((*machine.now() - *clock.now()).num_days(), 3);
        travel.to(*machine.now() + TimeDelta::days(3));
        assert!(*clock.now() <= *machine.now());
        travel.home();
        assert_eq!((*machine.now() - *clock.now()).num_minutes(), 0);
    }
}
