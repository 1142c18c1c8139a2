//! What becomes of an evaluation whose need has ended.

use qiao_entity::evaluation::{ActiveModel, Column, Entity, EvaluationStatus};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Act, MOVES};
use crate::{
    auth::Requester,
    domain::{
        chain::{self, No, Side, Step, Subject},
        write::Write,
    },
    error::Error,
};

/// Gives the evaluation of a need that has ended up, for the reason for which it ended. Sheets that were handed in stay.
pub async fn end_with_need(write: &Write, requester: &Requester, need: i64, no: &No) -> Result<(), Error> {
    let rows = Entity::find()
        .filter(Column::NeedId.eq(need))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(write.txn())
        .await?;
    for row in rows {
        let way = chain::allowed(MOVES, Act::Cancel, &[Side::Service], row.status, EvaluationStatus::code);
        let Some(Ok((side, to))) = way else { continue };
        let next = ActiveModel {
            id: Set(row.id),
            status: Set(to),
            updated_at: Set(write.now()),
            version: Set(row.version + 1),
            ..Default::default()
        };
        next.update(write.txn()).await?;
        let step = Step {
            subject: Subject::Evaluation,
            id: row.id,
            need,
            act: Act::Cancel.code(),
            from: Some(&row.status.code()),
            to: &to.code(),
            side,
            no: Some(no),
        };
        chain::record(write, requester, step).await?;
    }
    Ok(())
}
