//! What becomes of engagements whose need has ended.

use qiao_entity::{
    engagement::{ActiveModel, Column, Entity, Stage},
    step::Subject,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    Act, MOVES, RUNNING,
    stage::{arrive, next},
    standing::wholes,
};
use crate::{
    auth::Requester,
    domain::{
        chain::{self, No, Side, Step},
        contract,
        write::Write,
    },
    error::Error,
};

/// Closes every engagement of a need that has ended; its managers have room again.
pub async fn end_with_need(write: &mut Write, requester: &Requester, need: i64, no: &No) -> Result<(), Error> {
    let rows = Entity::find()
        .filter(Column::NeedId.eq(need))
        .filter(Column::Stage.is_in(RUNNING))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(write.txn())
        .await?;
    for whole in wholes(write.txn(), rows).await? {
        let is = whole.row.stage;
        let Some(Ok((side, to))) = chain::allowed(MOVES, Act::Close, &[Side::Service], is, Stage::code) else {
            continue;
        };
        let step = Step {
            subject: Subject::Engagement,
            id: whole.row.id,
            need,
            act: Act::Close.code(),
            from: Some(&is.code()),
            to: &to.code(),
            side,
            no: Some(no),
        };
        chain::record(write, requester, step).await?;
        arrive(write, requester, &whole, to).await?;
        contract::end_drafts(write, requester, whole.row.id, no).await?;
        let next = ActiveModel {
            id: Set(whole.row.id),
            version: Set(whole.row.version + 1),
            updated_at: Set(write.now()),
            ..next(write, to)
        };
        next.update(write.txn()).await?;
    }
    Ok(())
}
