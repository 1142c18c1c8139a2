//! The terms of a challenge.

use chrono::{DateTime, Utc};

use crate::domain::{
    problem::{Checks, Problem, Trouble},
    prose::Prose,
    reference::decimals,
};

/// Most accounts of a panel.
pub const MOST_PANEL: usize = 50;
/// Greatest bounty, in minor units.
const GREATEST: i64 = 10_000_000_000_000;
/// Most days of a public notice.
const MOST_DAYS: i32 = 90;

/// What a challenge shall say.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The bounty, in minor units of the currency.
    pub bounty: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// Who may bid and how.
    pub conditions: Prose,
    /// Until when bids are taken.
    pub closes_at: DateTime<Utc>,
    /// Days of the public notice.
    pub notice_days: i32,
    /// Whether everyone may know how many bids there are before they are opened.
    pub shows_count: bool,
    /// The accounts of the panel.
    pub panel: Vec<i64>,
}

impl Draft {
    /// Everything that is wrong with it by itself.
    #[must_use]
    pub fn problems(&self, now: DateTime<Utc>) -> Vec<Problem> {
        let mut checks = Checks::default();
        checks.range("bounty", self.bounty, 0, GREATEST);
        checks.code("currency", self.currency.as_deref(), |code| decimals(code).is_some());
        match (self.bounty, &self.currency) {
            (Some(_), None) => checks.add("currency", Trouble::Required),
            (None, Some(_)) => checks.add("currency", Trouble::NotWanted),
            _ => {}
        }
        checks.prose("conditions", &self.conditions, 4_000, false);
        if self.closes_at <= now {
            checks.add("closesAt", Trouble::Past);
        }
        checks.range("noticeDays", Some(self.notice_days), 1, MOST_DAYS);
        checks.list("panel", &self.panel, MOST_PANEL, false);
        checks.problems()
    }
}
