//! Proposals (方案, 揭榜): answers to needs, in versions. Bids of open challenges are sealed until the closing time: their author
//! alone reads them, and nobody else learns that they are there.

mod content;
mod decide;
mod end;
mod hand_in;
mod leave;
mod open;
mod read;
mod seal;
mod store;

pub use content::{
    Content, GREATEST_PRICE, MOST_ACHIEVEMENTS, MOST_MEMBERS, MOST_MILESTONES, MOST_MONTHS, Member, Milestone, Promise,
};
pub use decide::{accept, decline};
pub use end::end_with_need;
pub use hand_in::{hand_in, withdraw};
pub use leave::{exported, forget_author};
pub use open::open_bids;
pub use qiao_entity::proposal::{Model, ProposalStatus as Status};
use qiao_entity::{
    membership::MemberRole,
    proposal::{ActiveModel, Entity},
};
pub use read::{
    Asked, ByHandIn, Posted, Stated, count_mine, counts, mine, one, pages, stated, stated_by_number, taken_over,
    values_of,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QuerySelect};
pub use seal::digest;
pub use seal::make_key;
pub use store::{Bidder, post, save};

use super::{
    chain::{self, Move, No, Side, Step, Subject},
    write::Write,
};
use crate::{auth::Requester, error::Error};

/// What can be done to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// It is handed in to the poster of the need.
    HandIn,
    /// It is handed in as a bid, sealed; or a newer version of it is.
    Seal,
    /// A newer version is handed in.
    Revise,
    /// It is taken back.
    Withdraw,
    /// The closing time has come: it is opened.
    Open,
    /// The poster says no.
    Decline,
    /// The poster accepts it.
    Accept,
    /// It is put up for the award.
    Nominate,
    /// The nomination is taken back.
    Recall,
    /// It gets the award.
    Award,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 10] = [
        Self::HandIn,
        Self::Seal,
        Self::Revise,
        Self::Withdraw,
        Self::Open,
        Self::Decline,
        Self::Accept,
        Self::Nominate,
        Self::Recall,
        Self::Award,
    ];

    /// Its code in steps.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::HandIn => "HAND_IN",
            Self::Seal => "SEAL",
            Self::Revise => "REVISE",
            Self::Withdraw => "WITHDRAW",
            Self::Open => "OPEN",
            Self::Decline => "DECLINE",
            Self::Accept => "ACCEPT",
            Self::Nominate => "NOMINATE",
            Self::Recall => "RECALL",
            Self::Award => "AWARD",
        }
    }
}

/// Who hands in.
const BIDDER: &[Side] = &[Side::Supplier, Side::Manager];
/// Who decides.
const POSTER: &[Side] = &[Side::Enterprise, Side::Operator];

/// What may be done to a proposal, by whom, when. Nothing else decides.
pub const MOVES: &[Move<Act, Status>] = &[
    way(Act::HandIn, BIDDER, &[Status::Draft], Status::Submitted),
    way(Act::Seal, BIDDER, &[Status::Draft, Status::Sealed], Status::Sealed),
    way(Act::Revise, BIDDER, &[Status::Submitted], Status::Submitted),
    way(
        Act::Withdraw,
        BIDDER,
        &[Status::Draft, Status::Sealed, Status::Submitted, Status::Nominated],
        Status::Withdrawn,
    ),
    way(Act::Open, &[Side::Service], &[Status::Sealed], Status::Submitted),
    way(
        Act::Decline,
        // The service, where the need has ended.
        &[Side::Enterprise, Side::Operator, Side::Service],
        &[Status::Submitted, Status::Nominated],
        Status::Declined,
    ),
    way(Act::Accept, POSTER, &[Status::Submitted], Status::Awarded),
    way(Act::Nominate, POSTER, &[Status::Submitted], Status::Nominated),
    way(Act::Recall, POSTER, &[Status::Nominated], Status::Submitted),
    way(Act::Award, POSTER, &[Status::Nominated], Status::Awarded),
];

const fn way(act: Act, by: &'static [Side], from: &'static [Status], to: Status) -> Move<Act, Status> {
    Move { act, by, from, to }
}

/// Whether a proposal is nobody's to know of but its author's: it was not handed in, is sealed, or was taken back before anybody
/// could read it.
#[must_use]
pub fn is_hidden(row: &Model) -> bool {
    matches!(row.status, Status::Draft | Status::Sealed) || row.unopened
}

/// Whether the requester wrote a proposal, and asks through a door that lets it read what is confidential.
#[must_use]
pub fn is_author(requester: &Requester, row: &Model) -> bool {
    requester.account() == Some(row.account_id) && requester.rights().is_some_and(|rights| rights.scopes.confidential)
}

/// Whether the requester stands on the bidder's side of a proposal that may be known of.
#[must_use]
pub fn is_bidders(requester: &Requester, row: &Model) -> bool {
    let organization = row
        .organization_id
        .is_some_and(|id| requester.organizations().contains(&id));
    let manager = row.manager_id.is_some() && requester.reads_profile() == row.manager_id;
    is_author(requester, row) || (!is_hidden(row) && (organization || manager))
}

/// The side of its author.
#[must_use]
pub fn bidder_side(row: &Model) -> Side {
    if row.manager_id.is_some() {
        Side::Manager
    } else {
        Side::Supplier
    }
}

/// On which sides of a proposal the requester stands as one who acts; `poster` is the organization with the need. A proposal
/// that is hidden has one side, its author's.
#[must_use]
pub fn sides(requester: &Requester, row: &Model, poster: i64) -> Vec<Side> {
    let mut sides = Vec::new();
    let editor = row
        .organization_id
        .is_some_and(|id| requester.is_member(id, MemberRole::Editor));
    let acts = is_author(requester, row) || (is_bidders(requester, row) && (editor || row.manager_id.is_some()));
    if acts && requester.may_write() {
        sides.push(bidder_side(row));
    }
    if !is_hidden(row) {
        sides.extend(super::challenge::sides(requester, poster));
    }
    sides
}

/// What the requester may do to a proposal now by itself; what a challenge's moves do to its bids is asked of the challenge.
/// `open` says whether its challenge takes bids still.
#[must_use]
pub fn acts(requester: &Requester, row: &Model, poster: i64, open: bool) -> Vec<Act> {
    let sides = sides(requester, row, poster);
    let is_bid = row.challenge_id.is_some();
    let fits = |act: &Act| match act {
        Act::HandIn | Act::Revise => !is_bid && is_author(requester, row),
        Act::Seal => is_bid && open && is_author(requester, row),
        Act::Withdraw => is_author(requester, row),
        Act::Accept => !is_bid,
        Act::Decline => true,
        Act::Open | Act::Nominate | Act::Recall | Act::Award => false,
    };
    let allowed = |act: &Act| {
        let way = chain::allowed(
            MOVES,
            *act,
            &sides,
            row.status,
            qiao_entity::proposal::ProposalStatus::code,
        );
        matches!(way, Some(Ok(_)))
    };
    Act::ALL.into_iter().filter(fits).filter(allowed).collect()
}

/// A proposal, held so that two who act at once go one after the other.
async fn locked(write: &Write, id: i64) -> Result<Option<Model>, Error> {
    Ok(Entity::find_by_id(id).lock_exclusive().one(write.txn()).await?)
}

/// Moves a proposal inside a write and writes the step down. The table of moves must allow it: who calls has asked it, or knows
/// the status.
pub async fn go(
    write: &Write,
    requester: &Requester,
    row: Model,
    act: Act,
    side: Side,
    no: Option<&No>,
) -> Result<Model, Error> {
    let code = qiao_entity::proposal::ProposalStatus::code;
    let Some(Ok((_, to))) = chain::allowed(MOVES, act, &[side], row.status, code) else {
        return Err(Error::internal("a proposal is moved against its table"));
    };
    let decides = !matches!(act, Act::Withdraw | Act::Nominate | Act::Recall);
    let next = ActiveModel {
        decided_at: Set(decides.then(|| write.now())),
        reason: Set(no.filter(|_| act != Act::Recall).map(|no| no.reason)),
        sentence: Set(no.filter(|_| act != Act::Recall).map(|no| no.sentence.clone())),
        ..Default::default()
    };
    let from = row.status;
    let row = put(write, row, to, next).await?;
    step(write, requester, &row, act, from, side, no).await?;
    Ok(row)
}

/// Writes the row of a proposal that moves.
async fn put(write: &Write, row: Model, to: Status, next: ActiveModel) -> Result<Model, Error> {
    let next = ActiveModel {
        id: Set(row.id),
        status: Set(to),
        updated_at: Set(write.now()),
        version: Set(row.version + 1),
        ..next
    };
    Ok(next.update(write.txn()).await?)
}

/// Writes the step of a proposal that moved.
async fn step(
    write: &Write,
    requester: &Requester,
    row: &Model,
    act: Act,
    from: Status,
    side: Side,
    no: Option<&No>,
) -> Result<(), Error> {
    let (from, to) = (from.code(), row.status.code());
    let step = Step {
        subject: Subject::Proposal,
        id: row.id,
        need: row.need_id,
        act: act.code(),
        from: Some(&from),
        to: &to,
        side,
        no,
    };
    chain::record(write, requester, step).await
}
