//! Commission slips (佣金约定): what is earned of a deal, agreed before names are told. The version that both sides signed last holds;
//! a version never changes, and a new one replaces it only when both have signed that too.

mod fresh;
mod read;
mod sign;
mod terms;

use chrono::{DateTime, Utc};
pub(super) use fresh::freshen_due;
use qiao_entity::Millis;
pub use qiao_entity::slip::{SlipBase, SlipKind, SlipPayee, SlipPayer};
use qiao_entity::{slip::Model, slip_milestone};
pub use read::{in_force, of_introductions};
pub use sign::{decline, may_decline, may_offer, may_sign, offer, sign};
pub use terms::{MOST_MILESTONES, Milestone, NOTE, Terms, WHOLE, written};

use super::fresh::{Freshness, later};
use crate::domain::chain::{Move, Side};

/// A version of the terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// The terms and signatures.
    pub row: Model,
    /// When which part falls due.
    pub milestones: Vec<slip_milestone::Model>,
    /// How it stands.
    pub status: Status,
    /// Whether it holds now.
    pub in_force: bool,
}

/// How a version of the terms stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// It waits for the other side.
    Offered,
    /// Both sides signed it.
    Signed,
    /// The other side said no.
    Declined,
    /// Another version was offered before it was signed.
    Replaced,
    /// Nobody answered it in time.
    Lapsed,
}

impl Status {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Offered => "OFFERED",
            Self::Signed => "SIGNED",
            Self::Declined => "DECLINED",
            Self::Replaced => "REPLACED",
            Self::Lapsed => "LAPSED",
        }
    }
}

/// What is done with a version of the terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// The side that did not offer it signs it.
    Sign,
    /// The side that did not offer it says no.
    Decline,
    /// Another version takes its place.
    Replace,
    /// Time reminds of it.
    Remind,
    /// Time closes it.
    Lapse,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 5] = [Self::Sign, Self::Decline, Self::Replace, Self::Remind, Self::Lapse];

    /// Its code, as steps tell it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sign => "SIGN",
            Self::Decline => "DECLINE",
            Self::Replace => "REPLACE",
            Self::Remind => "REMIND",
            Self::Lapse => "LAPSE",
        }
    }
}

/// The sides that bind themselves. Nobody signs for them, administrators neither.
const PARTIES: &[Side] = &[Side::Enterprise, Side::Manager, Side::Supplier];

/// Every allowed move.
pub const MOVES: &[Move<Act, Status>] = &[
    Move {
        act: Act::Sign,
        by: PARTIES,
        from: &[Status::Offered],
        to: Status::Signed,
    },
    Move {
        act: Act::Decline,
        by: PARTIES,
        from: &[Status::Offered],
        to: Status::Declined,
    },
    Move {
        act: Act::Replace,
        by: PARTIES,
        from: &[Status::Offered],
        to: Status::Replaced,
    },
    Move {
        act: Act::Remind,
        by: &[Side::Service],
        from: &[Status::Offered],
        to: Status::Offered,
    },
    Move {
        act: Act::Lapse,
        by: &[Side::Service],
        from: &[Status::Offered],
        to: Status::Lapsed,
    },
];

/// When an offer lapses if nobody answers it.
#[must_use]
pub fn lapses_at(row: &Model, freshness: Freshness) -> DateTime<Utc> {
    later(row.offered_at, freshness.lapse_days)
}

/// How a version stands at a moment, of which so many were offered. One that nobody answered has lapsed, whether or not that is
/// written down yet.
#[must_use]
pub fn status(row: &Model, latest: i32, now: Millis, freshness: Freshness) -> Status {
    if row.need_signed_at.is_some() && row.supply_signed_at.is_some() {
        Status::Signed
    } else if row.declined_at.is_some() {
        Status::Declined
    } else if row.lapsed_at.is_some() {
        Status::Lapsed
    } else if row.number < latest {
        Status::Replaced
    } else if lapses_at(row, freshness) <= *now {
        Status::Lapsed
    } else {
        Status::Offered
    }
}
