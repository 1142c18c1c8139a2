//! Open challenges (揭榜挂帅): a need with a bounty, a closing time, sealed bids, a panel, a public notice and an award.

mod award;
mod close;
mod draft;
mod end;
mod objection;
mod read;
mod store;

pub use award::{award, fail, nominate, recall};
pub use close::{open_due, settle};
pub use draft::{Draft, MOST_PANEL};
pub use end::end_with_need;
pub use objection::{answer, object, objections};
pub use qiao_entity::challenge::{ChallengeStatus as Status, Model};
use qiao_entity::{
    challenge::{ActiveModel, Entity},
    membership::MemberRole,
    need,
};
pub use read::{
    Commitment, Facts, Standing, by_digest, by_handles, facts, nominees, of_needs, one, panels, read_by_panelist,
    registers, seats, shows_register, sits_on,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QuerySelect};
pub use store::{announce, cancel, extend, plan};

use super::{
    chain::{self, Move, No, Side, Step, Subject},
    need as needs,
    problem::Refusal,
    store::{check_version, for_change},
    write::Write,
};
use crate::{app::App, auth::Requester, error::Error};

/// What can be done to a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Its terms are written, or written anew.
    Plan,
    /// It is announced: bids are taken.
    Announce,
    /// Its closing time is put off.
    Extend,
    /// It is given up before it closes; no bid is ever opened.
    Cancel,
    /// Its time is over: the bids are opened.
    Close,
    /// A bid is put up for the award: the public notice begins.
    Nominate,
    /// The nomination is taken back.
    Recall,
    /// The award is made.
    Award,
    /// It ends without an award.
    Fail,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 9] = [
        Self::Plan,
        Self::Announce,
        Self::Extend,
        Self::Cancel,
        Self::Close,
        Self::Nominate,
        Self::Recall,
        Self::Award,
        Self::Fail,
    ];

    /// Its code in steps.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Plan => "PLAN",
            Self::Announce => "ANNOUNCE",
            Self::Extend => "EXTEND",
            Self::Cancel => "CANCEL",
            Self::Close => "CLOSE",
            Self::Nominate => "NOMINATE",
            Self::Recall => "RECALL",
            Self::Award => "AWARD",
            Self::Fail => "FAIL",
        }
    }
}

/// Who acts for the enterprise.
const POSTER: &[Side] = &[Side::Enterprise, Side::Operator];
/// Who ends it: the service does where the need has ended.
const ENDING: &[Side] = &[Side::Enterprise, Side::Operator, Side::Service];

/// What may be done to a challenge, by whom, when. Nothing else decides.
pub const MOVES: &[Move<Act, Status>] = &[
    go(Act::Plan, POSTER, &[Status::Planned], Status::Planned),
    go(Act::Announce, POSTER, &[Status::Planned], Status::Open),
    go(Act::Extend, POSTER, &[Status::Open], Status::Open),
    go(Act::Cancel, ENDING, &[Status::Planned, Status::Open], Status::Cancelled),
    go(Act::Close, &[Side::Service], &[Status::Open], Status::Review),
    go(Act::Nominate, POSTER, &[Status::Review], Status::Notice),
    go(Act::Recall, POSTER, &[Status::Notice], Status::Review),
    go(Act::Award, POSTER, &[Status::Notice], Status::Awarded),
    go(Act::Fail, ENDING, &[Status::Review, Status::Notice], Status::Failed),
];

const fn go(act: Act, by: &'static [Side], from: &'static [Status], to: Status) -> Move<Act, Status> {
    Move { act, by, from, to }
}

/// On which sides of a need's challenge the requester stands as one who acts.
#[must_use]
pub fn sides(requester: &Requester, poster: i64) -> Vec<Side> {
    let mut sides = Vec::new();
    if requester.may_write() && requester.is_member(poster, MemberRole::Editor) {
        sides.push(Side::Enterprise);
    }
    if requester.may_write() && requester.is_administrator() {
        sides.push(Side::Operator);
    }
    sides
}

/// What the requester may do to a challenge now.
#[must_use]
pub fn acts(requester: &Requester, row: &Model, poster: i64) -> Vec<Act> {
    let sides = sides(requester, poster);
    let allowed = |act: &Act| {
        let way = chain::allowed(
            MOVES,
            *act,
            &sides,
            row.status,
            qiao_entity::challenge::ChallengeStatus::code,
        );
        matches!(way, Some(Ok(_)))
    };
    Act::ALL.into_iter().filter(allowed).collect()
}

/// Whether the requester reads what a need's poster reads of its challenge.
#[must_use]
pub fn is_posters(requester: &Requester, poster: i64) -> bool {
    requester.is_administrator() || requester.organizations().contains(&poster)
}

/// A write of a challenge under way.
struct Begun {
    write: Write,
    row: Model,
    need: need::Model,
}

/// Begins a write of a challenge, if the requester may know of its need and nobody else changed the challenge since `version`.
async fn begin(app: &App, requester: &Requester, id: i64, version: i64) -> Result<Result<Begun, Refusal>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    settle(app).await?;
    let write = Write::begin(app).await?;
    let Some((need, row)) = held(&write, requester, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    // Who may not act here at all is told so, whatever version it saw.
    if sides(requester, need.organization_id).is_empty() {
        return Err(Error::forbidden());
    }
    Ok(check_version(row.version, version).map(|()| Begun { write, row, need }))
}

/// A challenge, held so that two who act at once go one after the other.
pub async fn locked(write: &Write, id: i64) -> Result<Option<Model>, Error> {
    Ok(Entity::find_by_id(id).lock_exclusive().one(write.txn()).await?)
}

/// A challenge and its need, both held, if the requester may know of the need. Everyone takes the need first, then the
/// challenge, then bids, so that nobody waits in a circle.
async fn held(write: &Write, requester: &Requester, id: i64) -> Result<Option<(need::Model, Model)>, Error> {
    let Some(row) = Entity::find_by_id(id).one(write.txn()).await? else {
        return Ok(None);
    };
    let Some(need) = for_change::<need::Model>(write, requester, row.need_id).await? else {
        return Ok(None);
    };
    Ok(locked(write, id).await?.map(|row| (need, row)))
}

impl Begun {
    /// The side on which the requester may do this and where it leads.
    fn may(&self, requester: &Requester, act: Act) -> Result<Result<(Side, Status), Refusal>, Error> {
        let sides = sides(requester, self.need.organization_id);
        chain::allowed(
            MOVES,
            act,
            &sides,
            self.row.status,
            qiao_entity::challenge::ChallengeStatus::code,
        )
        .ok_or_else(Error::forbidden)
    }

    /// Makes the move: the row, and its step.
    async fn go(
        &mut self,
        requester: &Requester,
        act: Act,
        (side, to): (Side, Status),
        next: ActiveModel,
        no: Option<&No>,
    ) -> Result<(), Error> {
        let from = self.row.status;
        let next = ActiveModel {
            id: Set(self.row.id),
            status: Set(to),
            updated_at: Set(self.write.now()),
            version: Set(self.row.version + 1),
            ..next
        };
        self.row = next.update(self.write.txn()).await?;
        let (from, to) = (from.code(), to.code());
        let step = Step {
            subject: Subject::Challenge,
            id: self.row.id,
            need: self.row.need_id,
            act: act.code(),
            from: Some(&from),
            to: &to,
            side,
            no,
        };
        chain::record(&self.write, requester, step).await
    }
}

/// Whether a need takes a challenge: it asks for one, and it looks for partners.
fn takes_bids(need: &need::Model) -> bool {
    needs::OPEN.contains(&need.status)
}
