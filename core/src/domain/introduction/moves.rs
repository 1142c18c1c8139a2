//! What may be done with an introduction: by whom, from where, and where it leads.

use qiao_entity::{
    introduction::{IntroductionStatus as Status, Model},
    membership::MemberRole,
};

use crate::{
    auth::Requester,
    domain::{
        chain::{self, Move, Side},
        problem::Refusal,
    },
};

/// What is done with an introduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// The side that is introduced says yes.
    Accept,
    /// The side that is introduced says no; so may the enterprise to what a matchmaker introduced.
    Decline,
    /// Who introduced takes it back.
    Withdraw,
    /// One side ends what was accepted.
    End,
    /// Time reminds of it.
    Remind,
    /// Time closes it.
    Lapse,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 6] = [
        Self::Accept,
        Self::Decline,
        Self::Withdraw,
        Self::End,
        Self::Remind,
        Self::Lapse,
    ];

    /// Its code, as steps tell it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Accept => "ACCEPT",
            Self::Decline => "DECLINE",
            Self::Withdraw => "WITHDRAW",
            Self::End => "END",
            Self::Remind => "REMIND",
            Self::Lapse => "LAPSE",
        }
    }
}

/// Every allowed move.
pub const MOVES: &[Move<Act, Status>] = &[
    Move {
        act: Act::Accept,
        by: &[Side::Manager, Side::Supplier, Side::Operator],
        from: &[Status::Proposed],
        to: Status::Accepted,
    },
    Move {
        act: Act::Decline,
        by: &[Side::Manager, Side::Supplier, Side::Enterprise, Side::Operator],
        from: &[Status::Proposed],
        to: Status::Declined,
    },
    Move {
        act: Act::Withdraw,
        // The service, where the need has ended.
        by: &[Side::Enterprise, Side::Matchmaker, Side::Operator, Side::Service],
        from: &[Status::Proposed],
        to: Status::Withdrawn,
    },
    Move {
        act: Act::End,
        by: &[
            Side::Enterprise,
            Side::Manager,
            Side::Supplier,
            Side::Operator,
            Side::Service,
        ],
        from: &[Status::Accepted],
        to: Status::Ended,
    },
    Move {
        act: Act::Remind,
        by: &[Side::Service],
        from: &[Status::Proposed],
        to: Status::Proposed,
    },
    Move {
        act: Act::Lapse,
        by: &[Side::Service],
        from: &[Status::Proposed],
        to: Status::Lapsed,
    },
];

/// The side that an introduction introduces.
#[must_use]
pub fn introduced_side(row: &Model) -> Side {
    if row.manager_id.is_some() {
        Side::Manager
    } else {
        Side::Supplier
    }
}

/// On which sides of an introduction the requester acts, if it is at least this in the organizations concerned; its own before
/// an administrator's. `poster` is the organization of the need.
fn stands(requester: &Requester, row: &Model, poster: Option<i64>, least: MemberRole) -> Vec<Side> {
    let mut sides = Vec::new();
    if poster.is_some_and(|poster| requester.is_member(poster, least)) {
        sides.push(Side::Enterprise);
    }
    if row.manager_id.is_some() && requester.manager() == row.manager_id {
        sides.push(Side::Manager);
    }
    if row
        .supplier_id
        .is_some_and(|supplier| requester.is_member(supplier, least))
    {
        sides.push(Side::Supplier);
    }
    if row.side == Side::Matchmaker && requester.account().is_some() && requester.actor() == row.actor {
        sides.push(Side::Matchmaker);
    }
    if requester.is_administrator() {
        sides.push(Side::Operator);
    }
    sides
}

/// On which sides of an introduction the requester may act.
#[must_use]
pub fn sides(requester: &Requester, row: &Model, poster: Option<i64>) -> Vec<Side> {
    if !requester.may_write() {
        return Vec::new();
    }
    stands(requester, row, poster, MemberRole::Editor)
}

/// Whether the requester may know which person acted on this side: of its own, of a matchmaker, and of the other once names are
/// told.
#[must_use]
pub fn tells_person(requester: &Requester, row: &Model, poster: Option<i64>, side: Side) -> bool {
    let mine = stands(requester, row, poster, MemberRole::Reader);
    let is_party = |side| matches!(side, Side::Enterprise | Side::Manager | Side::Supplier);
    let told = row.revealed_at.is_some() && mine.iter().any(|side| is_party(*side));
    requester.is_administrator() || mine.contains(&side) || side == Side::Matchmaker || (is_party(side) && told)
}

/// Where an act of the requester leads, and on which side it acts: none when it is not its to do, the status otherwise.
#[must_use]
pub fn may(row: &Model, is: Status, act: Act, sides: &[Side]) -> Option<Result<(Side, Status), Refusal>> {
    let own: Vec<Side> = sides
        .iter()
        .copied()
        .filter(|side| match act {
            // Who introduced takes it back; who did not declines.
            Act::Withdraw => *side == row.side || matches!(side, Side::Operator | Side::Service),
            Act::Decline => *side != row.side || *side == Side::Operator,
            _ => true,
        })
        .collect();
    chain::allowed(MOVES, act, &own, is, Status::code)
}
