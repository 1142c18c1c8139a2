//! How every change of an evaluation begins and ends: with its row locked, on a side that may, from a status that allows it;
//! and with one step.

use std::sync::Arc;

use qiao_entity::{
    evaluation::{ActiveModel, Entity, Model},
    evaluation_reviewer as reviewer,
    step::{Side, Subject},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    EntityTrait, QuerySelect,
};

use super::{Act, MOVES, REVIEWER_MOVES, ReviewerAct, Room, rooms, seat::owner_sides};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, No, Step},
        problem::{Answer, Refusal, Written},
        store::check_version,
        write::Write,
    },
    error::Error,
};

/// A change that was begun.
pub(super) struct Begun {
    pub(super) write: Write,
    pub(super) room: Arc<Room>,
    /// On whose side the requester acts.
    pub(super) side: Side,
}

/// The evaluation of a number, locked; none where the requester may not know of it.
async fn locked(app: &App, requester: &Requester, id: i64) -> Result<Option<(Write, Arc<Room>)>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    // Others that change it wait here, on PostgreSQL; everything else is read behind this lock.
    Entity::find_by_id(id).lock_exclusive().one(write.txn()).await?;
    let room = rooms(write.txn(), &[id]).await?.remove(&id);
    let room = room.filter(|room| room.seat(requester).is_some());
    Ok(room.map(|room| (write, room)))
}

/// Begins what the owner's side does.
pub(super) async fn begin(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    act: Act,
) -> Result<Result<Begun, Refusal>, Error> {
    let Some((write, room)) = locked(app, requester, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let sides = owner_sides(requester, &room.need);
    let Some(move_) = chain::allowed(
        MOVES,
        act,
        &sides,
        room.row.status,
        qiao_entity::evaluation::EvaluationStatus::code,
    ) else {
        return Err(Error::forbidden());
    };
    if let Err(stale) = check_version(room.row.version, version) {
        return Ok(Err(stale));
    }
    Ok(move_.map(|(side, _)| Begun { write, room, side }))
}

/// Begins what a reviewer does; the version is that of its own part.
pub(super) async fn begin_review(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    act: ReviewerAct,
) -> Result<Result<(Begun, reviewer::Model), Refusal>, Error> {
    let Some((write, room)) = locked(app, requester, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let Some(own) = room.review_of(requester).cloned() else {
        return Err(Error::forbidden());
    };
    if let Err(stale) = check_version(own.version, version) {
        return Ok(Err(stale));
    }
    let side = Side::Reviewer;
    Ok(
        match chain::allowed(
            REVIEWER_MOVES,
            act,
            &[side],
            own.status,
            qiao_entity::evaluation_reviewer::ReviewerStatus::code,
        ) {
            None => return Err(Error::forbidden()),
            Some(Err(refusal)) => Err(refusal),
            Some(Ok(_)) => Ok((Begun { write, room, side }, own)),
        },
    )
}

impl Begun {
    /// Ends what was done with the evaluation itself.
    pub(super) async fn go(
        self,
        requester: &Requester,
        act: Act,
        next: ActiveModel,
        no: Option<&No>,
    ) -> Result<Answer<Model>, Error> {
        let (row, side) = (self.room.row.clone(), self.side);
        let code = qiao_entity::evaluation::EvaluationStatus::code;
        let Some(Ok((_, to))) = chain::allowed(MOVES, act, &[side], row.status, code) else {
            return Err(Error::internal("a move was begun that the table does not know"));
        };
        let next = ActiveModel {
            status: Set(to),
            ..next
        };
        let (from, to) = (row.status.code(), to.code());
        self.finish(requester, act.code(), (&from, &to), next, no).await
    }

    /// Ends what was done by a reviewer or to one: how the reviewer stands, and the step.
    pub(super) async fn go_review(
        self,
        requester: &Requester,
        act: ReviewerAct,
        own: &reviewer::Model,
        next: reviewer::ActiveModel,
        no: Option<&No>,
    ) -> Result<Answer<Model>, Error> {
        let to = match chain::allowed(
            REVIEWER_MOVES,
            act,
            &[self.side],
            own.status,
            qiao_entity::evaluation_reviewer::ReviewerStatus::code,
        ) {
            Some(Ok((_, to))) => to,
            Some(Err(refusal)) => return Ok(Err(refusal)),
            None => return Err(Error::internal("a move was begun that the table does not know")),
        };
        let next = reviewer::ActiveModel {
            id: Set(own.id),
            status: Set(to),
            reason: Set(no.map(|no| no.reason)),
            sentence: Set(no.map(|no| no.sentence.clone())),
            version: Set(own.version + 1),
            ..next
        };
        next.update(self.write.txn()).await?;
        let (from, to) = (own.status.code(), to.code());
        self.finish(requester, act.code(), (&from, &to), unchanged(), no).await
    }

    /// Writes the step, the evaluation's row and commits. A reviewer's own acts leave the evaluation's version alone: otherwise
    /// every yes would make the owner's page stale.
    pub(super) async fn finish(
        self,
        requester: &Requester,
        act: &str,
        (from, to): (&str, &str),
        next: ActiveModel,
        no: Option<&No>,
    ) -> Result<Answer<Model>, Error> {
        let Self { write, room, side } = self;
        let row = &room.row;
        let next = ActiveModel {
            id: Set(row.id),
            updated_at: Set(write.now()),
            version: if side == Side::Reviewer {
                NotSet
            } else {
                Set(row.version + 1)
            },
            ..next
        };
        let record = next.update(write.txn()).await?;
        let step = Step {
            subject: Subject::Evaluation,
            id: row.id,
            need: row.need_id,
            act,
            from: Some(from),
            to,
            side,
            no,
        };
        chain::record(&write, requester, step).await?;
        Ok(Ok(Written {
            record,
            position: write.commit().await?,
        }))
    }
}

/// Nothing to be changed in the evaluation itself.
pub(super) fn unchanged() -> ActiveModel {
    ActiveModel { ..Default::default() }
}
