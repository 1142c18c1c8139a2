//! What becomes of a challenge whose need has ended.

use qiao_entity::challenge::{ActiveModel, Column, Entity};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{Act, MOVES, Status};
use crate::{
    auth::Requester,
    domain::{
        chain::{self, No, Side, Step, Subject},
        write::Write,
    },
    error::Error,
};

/// Cancels the challenge of a need that has ended, or ends it without an award where its bids are open already.
pub async fn end_with_need(write: &Write, requester: &Requester, need: i64, no: &No) -> Result<(), Error> {
    let row = Entity::find()
        .filter(Column::NeedId.eq(need))
        .lock_exclusive()
        .one(write.txn())
        .await?;
    let Some(row) = row else { return Ok(()) };
    let act = match row.status {
        Status::Planned | Status::Open => Act::Cancel,
        _ => Act::Fail,
    };
    let code = qiao_entity::challenge::ChallengeStatus::code;
    let Some(Ok((side, to))) = chain::allowed(MOVES, act, &[Side::Service], row.status, code) else {
        return Ok(());
    };
    let next = ActiveModel {
        id: Set(row.id),
        status: Set(to),
        ended_at: Set(Some(write.now())),
        reason: Set(Some(no.reason)),
        sentence: Set(Some(no.sentence.clone())),
        updated_at: Set(write.now()),
        version: Set(row.version + 1),
        ..Default::default()
    };
    next.update(write.txn()).await?;
    let step = Step {
        subject: Subject::Challenge,
        id: row.id,
        need,
        act: act.code(),
        from: Some(&row.status.code()),
        to: &to.code(),
        side,
        no: Some(no),
    };
    chain::record(write, requester, step).await
}
